"""Which figures may answer for the time that a question means: what was planned and what another year had are no figures of the year."""

import re
from collections.abc import Sequence

from ingest.folding import fold_text
from ingest.other_time import asks_for_plan, names_other_year, told_elsewhen
from ingest.report import Figure

YEAR = re.compile(r"(20\d\d)年?")
PRIOR = re.compile(r"去年|上一?年|上期|往年|前年")


def of_its_time(figures: Sequence[Figure], question: str, year: int | None) -> tuple[Figure, ...]:
    """The figures that may answer ``question`` (folded) by their label alone: those of the report's ``year``.

    A question for a plan is answered by what is told as a plan only, one that names the other year itself by any.
    """
    if asks_for_plan(question):
        return plans_only(figures, year)
    if PRIOR.search(question):
        return tuple(figures)
    return tuple(figure for figure in figures if not is_of_other_time(figure, question, year))


def plans_only(figures: Sequence[Figure], year: int | None) -> tuple[Figure, ...]:
    """The figures of running text that are told as plans."""
    return tuple(
        figure for figure in figures if not figure.in_table and told_elsewhen(words_before(figure), year) == "plan"
    )


def is_of_other_time(figure: Figure, question: str, year: int | None) -> bool:
    """Whether a figure without an indicator is told of a plan or of a year that is not the report's nor in ``question``."""
    if figure.indicator is not None or figure.basis is not None:
        return False
    heading = fold_text(figure.column or "")
    if figure.in_table or heading:
        named = [int(found) for found in YEAR.findall(heading)]
        return PRIOR.search(heading) is not None or (
            year is not None and bool(named) and year not in named and str(named[-1]) not in question
        )
    before = words_before(figure)
    return told_elsewhen(before, year) is not None or names_other_year(before, year)


def words_before(figure: Figure, since: int | None = None) -> str:
    """The folded words of a figure's quote up to its number, from the place ``since`` on (the start of the quote, unless told)."""
    first = figure.quote_start if since is None else max(since, figure.quote_start)
    return fold_text(figure.quote[first - figure.quote_start : max(figure.start - figure.quote_start, 0)])
