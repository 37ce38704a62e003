"""Questions over several reports: trends, changes, comparisons, extremes, totals and means, and what the library holds."""

import random
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from eval.asking.figures import Figure, called, figures, load, same_agency
from eval.asking.questions import Question, computed, each, evidence, files, frame, one, rounded
from eval.asking.truth import Fact, amount

GAP = {"value": "no report", "unit": "", "qualifier": ""}


def over_years(figure: Figure) -> list[Fact]:
    """The facts of the one agency that has several years, by year."""
    known = figure.known()
    return [fact for fact in known if len(same_agency(fact.file)) > 1]


def _words(name: str, figure: Figure, facts: Sequence[Fact], language: str, chance: random.Random) -> str:
    agency = called(facts[0].file, language, chance)
    counted = chance.choice(figure.named[language])
    return frame(name, language, chance).format(a=agency, y=facts[0].year, z=facts[-1].year, n=counted)


def trends(language: str, chance: random.Random) -> Iterator[Question]:
    """A figure for every year of a span; a year without a report is a gap, and one without the figure too."""
    for figure in figures().values():
        facts = over_years(figure)
        for span in (facts, facts[-3:]):
            if len(span) < 3 or span[-1].year != 2023:
                continue  # "since" reaches to the last report
            by_year = {fact.year: fact for fact in span}
            years = range(span[0].year, span[-1].year + 1)
            values = each(((str(fact.year), fact) for fact in span), figure.unit[language])
            expected = values + [GAP | {"label": str(year)} for year in years if year not in by_year]
            text = _words("trend", figure, span, language, chance)
            yield Question("trend", language, text, "trend", expected, files(span), evidence(span))


def changes(language: str, chance: random.Random) -> Iterator[Question]:
    """The difference between two years; of a question that says "fall", how far it fell."""
    for figure in figures().values():
        facts = over_years(figure)
        for old, new in pairwise(facts):
            before, after = amount(old), amount(new)
            if before != after:
                name = "rose" if after > before else "fell"
                text = _words(name, figure, [old, new], language, chance)
                expected = computed(abs(after - before), figure.unit[language], f"{before} and {after}")
                yield Question("change", language, text, "trend", expected, files([old, new]), evidence([old, new]))


def percent_changes(language: str, chance: random.Random) -> Iterator[Question]:
    """By how many percent a figure grew; none where it began at zero."""
    for figure in figures().values():
        facts = over_years(figure)
        for old, new in pairwise(facts):
            before, after = amount(old), amount(new)
            if before and after > before:
                text = _words("percent", figure, [old, new], language, chance)
                percent = rounded((after - before) * 100 / before, 1)
                expected = computed(percent, "%", f"{before} to {after}")
                proof = evidence([old, new])
                yield Question("percent change", language, text, "trend", expected, files([old, new]), proof)


def comparisons(language: str, chance: random.Random) -> Iterator[Question]:
    """Two agencies side by side."""
    for figure in figures().values():
        known = figure.known()
        for left in known:
            for right in known:
                if left.file < right.file and right.file not in same_agency(left.file):
                    text = frame("compare", language, chance).format(
                        a=called(left.file, language, chance), b=called(right.file, language, chance),
                        y=left.year, z=right.year, n=chance.choice(figure.named[language]),
                    )  # fmt: skip
                    expected = each(((fact.file, fact) for fact in (left, right)), figure.unit[language])
                    pair = [left, right]
                    yield Question("comparison", language, text, "compare", expected, files(pair), evidence(pair))


def extremes(language: str, chance: random.Random) -> Iterator[Question]:
    """The year with the most or the least; none where two years tie."""
    for figure in figures().values():
        facts = over_years(figure)[-3:]
        if len(facts) < 3:
            continue
        for name, pick in (("most_year", max), ("least_year", min)):
            best = pick(fact.value for fact in facts if fact.value is not None)
            holders = [fact for fact in facts if fact.value == best]
            if len(holders) == 1:
                text = _words(name, figure, facts, language, chance)
                expected = one(holders[0], figure, language)
                yield Question("extreme", language, text, "rank", expected, files(facts), evidence(holders))


def totals(language: str, chance: random.Random) -> Iterator[Question]:
    """A sum or a mean over the years."""
    for figure in figures().values():
        facts = over_years(figure)[-3:]
        if len(facts) < 3 or figure.name in ("inforce", "staff", "parttime"):
            continue  # what is counted at one day adds up to nothing
        total = sum((fact.value for fact in facts if fact.value is not None), Decimal(0))
        for name, value in (("total", total), ("mean", rounded(total / len(facts), 1))):
            text = _words(name, figure, facts, language, chance)
            expected = computed(value, figure.unit[language], f"over {len(facts)} years")
            yield Question(name, language, text, "aggregate", expected, files(facts), evidence(facts))


def library(language: str, chance: random.Random) -> Iterator[Question]:
    """Which reports there are: the catalog's answer, which stands in no report."""
    for file in load("agencies"):
        mine = same_agency(file)
        if file != mine[0]:
            continue
        for asked in load("frames")["library"][language]:
            years = ", ".join(str(figure) for figure in sorted(_years(mine)))
            expected = {"value": f"years {years}", "unit": "", "qualifier": ""}
            text = asked.format(a=called(file, language, chance))
            yield Question("library", language, text, "lookup", expected, ())


def _years(mine: Sequence[str]) -> set[int]:
    return {int(file.rsplit("-", 1)[1].split(".")[0]) for file in mine}
