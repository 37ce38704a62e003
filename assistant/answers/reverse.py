"""What numbers that a question names count in a report."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from assistant.evidence.gather import Evidence
from assistant.plan import QuestionPlan
from assistant.readings import Reading, reading_of
from assistant.reply import Line, Reply, quotes_of
from assistant.sentences import reading_label, value_text, who_text
from ingest.report import Figure


def reverse(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """What the numbers named in the question count, in the reports it names."""
    lines: list[Line] = []
    language = plan.language
    for report in plan.reports:
        row = evidence.rows[report]
        for number in plan.numbers:
            found = readings_with(evidence.figures.get(report, ()), number)
            if not found:
                fields = {"who": who_text(row, language), "number": number}
                lines.append(Line("reverse_none", fields))
            for reading in found:
                fields = {
                    "value": value_text(reading, language),
                    "label": reading_label(reading, language),
                    "who": who_text(row, language),
                }
                lines.append(Line("reverse_row", fields, quotes_of([reading]), (reading,)))
    answered = any(line.readings for line in lines)
    many = len({reading.indicator or reading.label for line in lines for reading in line.readings}) > len(plan.numbers)
    tail = (Line("reverse_several"),) if many else ()
    return Reply("answered" if answered else "not_reported", (*lines, *tail))


def readings_with(figures: Sequence[Figure], number: str) -> list[Reading]:
    """The readings whose value is ``number``, one for each thing it counts."""
    try:
        value = Decimal(number)
    except InvalidOperation:
        return []
    grouped: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.value == value and not figure.inferred:
            grouped.setdefault(figure.indicator or figure.label, []).append(figure)
    return [reading_of(group, group) for group in grouped.values()]
