"""A change that a report prints itself ("52 more than the year before"), where the report before it is not in the library."""

import re
from collections.abc import Sequence
from typing import Literal

from assistant.cues import load
from assistant.findings import find_all
from assistant.gather import Evidence
from assistant.plan import QuestionPlan
from assistant.readings import reading_of
from assistant.reply import Line, Reply, quotes_of
from assistant.sentences import reading_label, say, value_text, who_text
from ingest.folding import fold_text
from ingest.report import Figure

Way = Literal["more", "fewer"]


def printed_change(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """The change on the year before as the one report at hand prints it beside the figure, or None.

    Only where the missing report is that of the year before: over any other span the printed change says nothing.
    """
    if plan.kind != "change" or len(plan.reports) != 1:
        return None
    report = plan.reports[0]
    row, language = evidence.rows[report], plan.language
    year = row.identity.year
    if year is None or any(gap.year != year - 1 for gap in plan.gaps):
        return None
    found = [finding for finding in find_all(plan, evidence, report) if finding.standing == "answered"]
    if len(found) != 1 or len(found[0].readings) != 1:
        return None
    own = found[0].readings[0]
    changes = [change for figure in own.figures if (change := next_to(figure, evidence.figures[report])) is not None]
    if len({(change.value, change.unit, way_of(change)) for change in changes}) != 1:
        return None
    reading = reading_of(changes, changes)
    fields = {
        "difference": say(str(way_of(changes[0])), language, value=value_text(reading, language)),
        "now": value_text(own, language),
        "label": reading_label(own, language),
        "who": who_text(row, language),
        "before": year - 1,
    }
    return Reply("answered", (Line("change_printed", fields, quotes_of([reading, own]), (reading,)),))


def next_to(figure: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The change on the year before that the same sentence prints right after a figure, or None."""
    if figure.in_table:
        return None
    after = [other for other in figures if other.quote_start == figure.quote_start and other.start > figure.start]
    first = min((other for other in after if not other.in_table), key=lambda other: other.start, default=None)
    return first if first is not None and first.value is not None and way_of(first) else None


def way_of(figure: Figure) -> Way | None:
    """Which way a figure says that something went since the year before; None where it says no such thing."""
    label = fold_text(figure.label)
    patterns = load("time")["printed_change"]
    if not isinstance(patterns, dict):
        raise TypeError("time.yaml: printed_change must hold patterns")
    ways: tuple[Way, ...] = ("more", "fewer")
    return next((way for way in ways if re.fullmatch(str(patterns[way]), label)), None)
