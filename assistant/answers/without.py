"""Which reports do not: zero, blank and not reported are listed apart, and so are those that cannot be told."""

from collections.abc import Sequence

from assistant.answers.caveats import caveats_for
from assistant.answers.no_figure import unclear_what
from assistant.answers.points import Point, points_of
from assistant.answers.series import gap_row, point_quotes, point_readings, row_fields
from assistant.evidence.gather import Evidence
from assistant.plan import QuestionPlan
from assistant.reply import Line, Reply, passage_quote
from assistant.sentences import say, who_text
from index.search import is_tabular

MOST_NAMED = 200  # reports of one group
HEADS = {"zero": "without_zero", "blank": "without_blank", "absent": "without_absent", "open": "without_open"}


def without_figure(plan: QuestionPlan, evidence: Evidence, silent: bool) -> Reply:
    """The reports whose figure is zero, left blank, not there or open, each group by itself.

    ``silent``: the question is for reports that say nothing; those come first, and a printed zero is no silence.
    """
    if not plan.asks:
        return unclear_what(plan, evidence)
    points = points_of(plan, evidence)
    groups: dict[str, list[Point]] = {"zero": [], "blank": [], "absent": [], "open": [], "rest": []}
    for point in points:
        groups[standing_of(point)].append(point)
    order = ("absent", "blank", "zero", "open") if silent else ("zero", "blank", "absent", "open")
    lines = [line for name in order for line in group_lines(plan, evidence, name, groups[name])]
    if not groups[order[0]]:
        lines.insert(0, Line("without_none_absent" if silent else "without_none_zero"))
    if groups["rest"]:
        lines.append(Line("without_rest", {"count": len(groups["rest"])}))
    findings = [point.finding for point in groups["zero"] if point.finding]
    return Reply("answered", tuple(lines), caveats_for(plan, evidence, findings))


def standing_of(point: Point) -> str:
    """The group that a report belongs to."""
    if point.reading is not None:
        return "rest" if point.reading.value else "zero"
    if point.finding is None or point.finding.standing in ("blank", "absent"):
        return "blank" if point.finding is not None and point.finding.standing == "blank" else "absent"
    return "open"


def group_lines(plan: QuestionPlan, evidence: Evidence, name: str, points: Sequence[Point]) -> list[Line]:
    """The head of a group and its reports: a zero and a blank each cited, what is not there by name."""
    if not points:
        return []
    head = Line(HEADS[name], {"count": len(points)})
    shown = points[:MOST_NAMED]
    more = [Line("without_more", {"count": len(points) - MOST_NAMED})] if len(points) > MOST_NAMED else []
    if name == "zero":
        rows = [Line("row", row_fields(plan, evidence, one), point_quotes(one), point_readings(one)) for one in shown]
    elif name == "absent":
        rows = [Line("without_named", {"who": who_text(evidence.rows[one.report], plan.language)}) for one in shown]
    else:
        rows = [gap_row(plan, evidence, one) for one in shown]
    return [head, *rows, *more]


def without_words(plan: QuestionPlan, evidence: Evidence, words: str) -> Reply:
    """The reports in which no passage says the words; where only the rows of a form do, that is said apart."""
    saying = {passage.report: passage for passage in evidence.passages}
    silent = [report for report in plan.reports if report not in saying]
    rows = [passage for passage in evidence.passages if is_tabular(passage)]
    head = "without_words" if silent else "without_words_none"
    lines = [Line(head, {"words": words, "count": len(silent)})]
    lines += [
        Line("without_named", {"who": who_text(evidence.rows[one], plan.language)}) for one in silent[:MOST_NAMED]
    ]
    if len(silent) > MOST_NAMED:
        lines.append(Line("without_more", {"count": len(silent) - MOST_NAMED}))
    if rows:
        lines.append(Line("without_words_rows", {"count": len(rows)}))
        lines += [
            Line("says", {"who": who_text(evidence.rows[one.report], plan.language)}, (passage_quote(one),))
            for one in rows[:MOST_NAMED]
        ]
    prose = len(saying) - len(rows)
    if prose:
        lines.append(Line("without_words_rest", {"count": prose, "words": words}))
    return Reply("answered", tuple(lines), suggestions=(say("suggest_library", plan.language),))
