"""Which years a question asks about, and which belongs to which agency."""

import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Language
from assistant.cues import load
from assistant.held import AgencyMention
from assistant.plan import Gap, QuestionPlan
from index.listing import Listing
from ingest.vocabulary import YearMention, find_years

RANGE = re.compile(r"^\s*年?度?\s*(?:到|至|—+|–|-|~|～|to|through|until|and|和|与|、)\s*(?:年)?\s*$", re.IGNORECASE)
TWO_DIGITS = re.compile(r"(?<![\d.])([5-9]\d)年(?!来|代|度?以)")
SPAN_WORDS = re.compile(r"到|至|—|–|-|~|～|to|through|until", re.IGNORECASE)


@dataclass(frozen=True)
class Years:
    """The years a question asks about (``named``: those it names itself) in its order, where they stand, and whether it asks for the latest report."""

    years: tuple[int, ...]
    named: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    since: int | None
    latest: bool
    relative: bool = False


def read_years(question: str, language: Language) -> Years:
    """The years of a folded question; "2019 to 2021" names all three, "since 2019" is open."""
    mentions = [*find_years(question, language), *last_century(question)]
    mentions.sort(key=lambda mention: mention.start)
    years: list[int] = []
    for position, mention in enumerate(mentions):
        last = mentions[position - 1] if position else None
        between = question[last.end : mention.start] if last else ""
        if last and RANGE.match(between) and SPAN_WORDS.search(between) and 1 < mention.year - last.year <= 30:
            years.extend(range(last.year + 1, mention.year))
        years.append(mention.year)
    words = load("time")
    since = next(
        (mention.year for mention in mentions if says_since(question, mention.start, mention.end, language)), None
    )
    named = tuple(dict.fromkeys(years))
    if len(named) == 1 and re.search(str(words["year_before"][language]), question, re.IGNORECASE):  # type: ignore[index]
        years.insert(0, years[0] - 1)
    relative = None if named else relative_year(question, language)
    if relative is not None:
        years = [relative]
    latest = bool(re.search(str(words["latest"][language]), question, re.IGNORECASE))  # type: ignore[index]
    spans = tuple((mention.start, mention.end) for mention in mentions)
    return Years(tuple(dict.fromkeys(years)), named, spans, since, latest, relative is not None)


def relative_year(question: str, language: Language) -> int | None:
    """The calendar year that "last year" or "this year" means today; None where neither is said, or beside a comparison."""
    words = load("time")
    if re.search(str(words["year_before"][language]), question, re.IGNORECASE):  # type: ignore[index]
        return None
    for pattern, step in words["relative"][language].items():  # type: ignore[index]
        if re.search(str(pattern), question, re.IGNORECASE):
            return today().year + int(step)
    return None


def today() -> date:
    """The day of the question; tests put another one in its place."""
    return date.today()


def said_of_time(question: str, language: Language) -> list[tuple[int, int]]:
    """The stretches of a folded question that only say which years are meant: "the latest", "以来"."""
    words = load("time")
    spoken = [words["latest"][language], words["only_time"][language], *words["relative"][language]]  # type: ignore[index]
    return [found.span() for pattern in spoken for found in re.finditer(str(pattern), question, re.IGNORECASE)]


def over_the_span(plan: QuestionPlan, reports: Listing) -> QuestionPlan:
    """A change over a span of years needs its two ends only; a mean or an extreme "between" two years all that lie inside.

    What was read without knowing the kind of the question is set right here.
    """
    years: tuple[int, ...]
    if plan.kind == "change" and len(plan.years) > 2 and len(plan.agencies) == 1:
        years = (plan.years[0], plan.years[-1])
    elif plan.kind in ("mean", "total", "rank", "trend") and len(plan.years) == 2 and len(plan.agencies) == 1:
        if not re.search(str(load("time")["between"][plan.language]), plan.question, re.IGNORECASE):  # type: ignore[index]
            return plan
        years = tuple(range(min(plan.years), max(plan.years) + 1))
    else:
        return plan
    rows = [row for row in reports if row.identity.agency == plan.agencies[0]]
    codes = {row.identity.place_code for row in rows if row.id in plan.reports}
    mine = [row for row in rows if row.identity.place_code in codes]
    held = {row.identity.year for row in mine}
    return replace(
        plan,
        years=years,
        reports=tuple(row.id for year in years for row in mine if row.identity.year == year),
        gaps=tuple(Gap(plan.agencies[0], year) for year in years if year not in held),
    )


def last_century(question: str) -> list[YearMention]:
    """Two-digit years of the last century ("99年"); no report is as old, and the question must not lose its year."""
    return [
        YearMention(1900 + int(found.group(1)), found.start(), found.end(), found.group())
        for found in TWO_DIGITS.finditer(question)
    ]


def says_since(question: str, start: int, end: int, language: Language) -> bool:
    """Whether the year at ``start:end`` opens a span that runs to the present."""
    words = load("time")["since"]
    before, after = words[language]["before"], words[language]["after"]  # type: ignore[index]
    return bool(re.search(rf"(?:{before})\s*$", question[:start], re.IGNORECASE)) or bool(
        re.match(rf"\s*(?:{after})", question[end:], re.IGNORECASE)
    )


def pair(mentions: tuple[AgencyMention, ...], years: Years) -> dict[int, tuple[int, ...]]:
    """Which years belong to which mention (by position): each its own where both stand in turn, else all to all.

    "A 2012 and B 2009" pairs; "A and B in 2012" and "A in 2012 and 2013" do not.
    """
    everything = dict.fromkeys(range(len(mentions)), years.years)
    if len(mentions) < 2 or len(years.spans) != len(mentions) or len(set(years.years)) < 2:
        return everything
    order = sorted([(mention.start, "a", i) for i, mention in enumerate(mentions)]
                   + [(start, "y", i) for i, (start, _) in enumerate(years.spans)])  # fmt: skip
    kinds = "".join(kind for _, kind, _ in order)
    if kinds not in ("ay" * len(mentions), "ya" * len(mentions)) or len(years.years) != len(mentions):
        return everything
    return {i: (years.years[i],) for i in range(len(mentions))}
