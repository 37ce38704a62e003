"""Which years a question asks about, and which belongs to which agency."""

import re
from dataclasses import dataclass

from assistant.answer import Language
from assistant.cues import load
from assistant.held import AgencyMention
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
    latest = bool(re.search(str(words["latest"][language]), question, re.IGNORECASE))  # type: ignore[index]
    spans = tuple((mention.start, mention.end) for mention in mentions)
    return Years(tuple(dict.fromkeys(years)), named, spans, since, latest)


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
