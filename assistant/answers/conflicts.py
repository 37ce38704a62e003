"""How two numbers of text and table for one thing are told: with the sentence that explains them, or as unexplained."""

from collections.abc import Sequence

from assistant.readings import Finding
from assistant.reply import Line, figure_quote
from ingest.check_rules import names_number, only, rules
from ingest.report import Figure


def conflict_line(found: Finding, figures: Sequence[Figure]) -> Line:
    """The line before two values that differ."""
    return with_carried_in(figures, found) or Line(conflict_name(found))


def with_carried_in(figures: Sequence[Figure], found: Finding) -> Line | None:
    """That the text's number is the table's with what was carried over from the year before, where it is; else None."""
    told = [reading for reading in found.readings if not any(figure.in_table for figure in reading.figures)]
    table = [reading for reading in found.readings if reading not in told]
    names = rules()["prose_table"]["also"].get(found.indicator, ())
    more = [one for name in names if name != found.indicator if (one := only([*filter(in_table, figures)], name))]
    if len(told) != 1 or len(table) != 1 or len(more) != 1 or not names:
        return None
    whole, new, carried = told[0].value, table[0].value, more[0].value
    if whole is None or new is None or carried is None or whole != new + carried or not carried:
        return None
    return Line(
        "conflict_carried",
        {"whole": f"{whole:f}", "new": f"{new:f}", "carried": f"{carried:f}"},
        (figure_quote(more[0]),),
    )


def in_table(figure: Figure) -> bool:
    """Whether a figure stands in a table."""
    return figure.in_table


def conflict_name(found: Finding) -> str:
    """How a conflict is told: a sentence that names the other number beside its own has something to say on it."""
    told = any(
        names_number(figure.quote, other.value)
        for reading in found.readings
        for other in found.readings
        for figure in reading.figures
        if other is not reading and other.value is not None and not figure.in_table
    )
    return "conflict_told" if told else "conflict"
