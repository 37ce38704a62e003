"""Which years a question asks about, and which belongs to which agency."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Language
from assistant.cues import load
from assistant.plan import Gap, QuestionPlan
from assistant.question.held import AgencyMention
from assistant.question.holdings import holdings_of
from index.listing import Listing
from ingest.vocabulary import YearMention, find_years

RANGE = re.compile(r"^\s*年?度?\s*(?:到|至|—+|–|-|~|～|to|through|until|and|和|与|、)\s*(?:年)?\s*$", re.IGNORECASE)
TWO_DIGITS = re.compile(r"(?<![\d.])([5-9]\d)年(?!来|代|度?以)")
# A year of two digits that shares the 年 or the century of its neighbour: "21到23年", "21、22年", "2021 to 23", "2021-23".
SHARES_BEFORE = re.compile(r"(?<![\d.])(0[5-9]|[1-4]\d)年?度?\s*(?:到|至|—+|–|-|~|～|、|和|与|,)\s*$")
SHARES_AFTER = re.compile(
    r"\s*(?:(?:到|至|—+|–|-|~|～|\b(?:to|through|until)\b)\s*['’]?([0-4]\d)(?![\d.年%/-])(?!\s*[条件人次个万元份篇项宗])"
    r"|(?:、|,|和|与|\band\b|&)\s*['’]?([0-4]\d)(?=\s*(?:[?.,。]|$)))",
    re.IGNORECASE,
)
SPAN_WORDS = re.compile(r"到|至|—|–|-|~|～|to|through|until", re.IGNORECASE)


@dataclass(frozen=True)
class Years:
    """The years a question asks about (``named``: those it names itself) in its order, and where they stand.

    ``since`` and ``until`` are the first and the last year of a span that is open at its other end; ``latest`` asks for
    the newest report, ``recent`` for those of that many newest years, ``every`` for all; ``relative`` years were counted
    from today.
    """

    years: tuple[int, ...]
    named: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    since: int | None = None
    until: int | None = None
    latest: bool = False
    earliest: bool = False
    recent: int | None = None
    every: bool = False
    relative: bool = False

    def is_open(self) -> bool:
        """Whether the one year named is an end of a span without the other end."""
        return len(self.named) == 1 and (self.since is not None or self.until is not None)

    def among(self, held: Sequence[int | None]) -> tuple[int, ...] | None:
        """Of the years that an agency has reports for those meant, where the question does not name each; else None."""
        known = sorted({year for year in held if year is not None})
        if self.is_open():
            return tuple(year for year in known if (self.since or 0) <= year <= (self.until or 9999))
        if self.years:
            return None
        if self.latest or self.earliest:
            return tuple(known[-1:] if self.latest else known[:1])
        return tuple(known[-self.recent :]) if self.recent else tuple(known) if self.every else None

    def how_read(self) -> tuple[str, ...]:
        """What an answer must say about the reading of the years: counted from today, or from the newest report."""
        return ("calendar",) if self.relative else ("recent",) if self.recent and not self.years else ()


def read_years(question: str, language: Language) -> Years:
    """The years of a folded question; "2019 to 2021" names all three, "since 2019" is open."""
    mentions = with_neighbours(question, [*find_years(question, language), *last_century(question)])
    years: list[int] = []
    for position, mention in enumerate(mentions):
        last = mentions[position - 1] if position else None
        between = question[last.end : mention.start] if last else ""
        if last and RANGE.match(between) and SPAN_WORDS.search(between) and 1 < mention.year - last.year <= 30:
            years.extend(range(last.year + 1, mention.year))
        years.append(mention.year)
    words = load("time")
    bounds = [bound_of(question, mention, language) for mention in mentions]
    since = next((first for first, _ in bounds if first), None)
    until = next((last for _, last in bounds if last), None)
    named = tuple(dict.fromkeys(years))
    based = len(named) == 1 and is_base(question, mentions[0], language)
    if len(named) == 1 and not based and re.search(str(words["year_before"][language]), question, re.IGNORECASE):  # type: ignore[index]
        years.insert(0, years[0] - 1)
    relative = () if named else relative_years(question, language)
    years += relative
    earliest = bool(re.search(str(words["earliest"][language]), question, re.IGNORECASE))  # type: ignore[index]
    latest = bool(re.search(str(words["latest"][language]), question, re.IGNORECASE))  # type: ignore[index]
    spans = tuple((mention.start, mention.end) for mention in mentions)
    every = bool(re.search(str(words["every"][language]), question, re.IGNORECASE))  # type: ignore[index]
    recent = recent_years(question, language)
    return Years(
        tuple(dict.fromkeys(years)), named, spans, since, until, latest, earliest, recent, every, bool(relative)
    )


def is_base(question: str, mention: YearMention, language: Language) -> bool:
    """Whether the one year named is the earlier of two that are compared ("than in 2015", "比2015年多")."""
    words = load("time")["base_year"][language]  # type: ignore[index]
    return bool(re.search(rf"{words['before']}\s*$", question[: mention.start], re.IGNORECASE)) and (
        words["after"] == "(?!)" or bool(re.match(str(words["after"]), question[mention.end :]))
    )


def with_the_year_after(years: Years, question: str, language: Language) -> Years:
    """``years`` with the later one of a comparison that names only the earlier ("by how much did it change against 2015")."""
    mentions = find_years(question, language)
    if len(years.years) != 1 or len(mentions) != 1 or not is_base(question, mentions[0], language):
        return years
    return replace(years, years=(years.years[0], years.years[0] + 1))


def recent_years(question: str, language: Language) -> int | None:
    """How many years "the last three years" or "近三年" speaks of, or None."""
    return count_of(re.search(str(load("time")["recent"][language]), question, re.IGNORECASE))  # type: ignore[index]


def few_before(question: str, language: Language) -> int | None:
    """How many years before the one just spoken of "the two years before" or "前两年" means, or None."""
    return count_of(re.search(str(load("time")["few_before"][language]), question, re.IGNORECASE))  # type: ignore[index]


def count_of(found: re.Match[str] | None) -> int | None:
    """The number in the one group of a match that is there; None without a match."""
    said = next((group for group in found.groups() if group), "").lower() if found else ""
    if not said:
        return None
    return int(said) if said.isdigit() else int(load("time")["counts"][said])  # type: ignore[index]


def relative_years(question: str, language: Language) -> tuple[int, ...]:
    """The calendar years that "last year" or "this year" mean today; none where none is said, or one beside a comparison."""
    words = load("time")
    steps = words["relative"][language]  # type: ignore[index]
    found = list(re.finditer("|".join(f"({pattern})" for pattern in steps), question, re.IGNORECASE))
    compared = re.search(str(words["year_before"][language]), question, re.IGNORECASE)  # type: ignore[index]
    if compared and len(found) < 2:
        return ()
    return tuple(today().year + int(tuple(steps.values())[int(one.lastindex or 1) - 1]) for one in found)


def today() -> date:
    """The day of the question; tests put another one in its place."""
    return date.today()


def said_of_time(question: str, language: Language) -> list[tuple[int, int]]:
    """The stretches of a folded question that only say which years are meant: "the latest", "以来"."""
    words = load("time")
    spoken = [words[name][language] for name in ("latest", "earliest", "only_time", "every", "recent", "few_before")]  # type: ignore[index]
    spoken += list(words["relative"][language])  # type: ignore[index]
    return [found.span() for pattern in spoken for found in re.finditer(str(pattern), question, re.IGNORECASE)]


def over_the_span(plan: QuestionPlan, reports: Listing) -> QuestionPlan:
    """A change over a span of years needs its two ends only; a mean or an extreme "between" two years all that lie inside.

    What was read without knowing the kind of the question is set right here.
    """
    years: tuple[int, ...]
    if plan.kind == "trend" and len(plan.agencies) == 1 and not plan.gaps:
        return with_years_between(plan, reports)
    if plan.kind == "change" and len(plan.years) > 2 and len(plan.agencies) == 1:
        years = (plan.years[0], plan.years[-1])
    elif plan.kind in ("mean", "total", "rank", "trend") and len(plan.years) == 2 and len(plan.agencies) == 1:
        if not re.search(str(load("time")["between"][plan.language]), plan.question, re.IGNORECASE):  # type: ignore[index]
            return plan
        years = tuple(range(min(plan.years), max(plan.years) + 1))
    else:
        return plan
    own = holdings_of(reports).of_reports(plan.reports)
    mine = own[0].reports if len(own) == 1 else ()
    if not mine:
        return plan
    held = {row.identity.year for row in mine}
    return replace(
        plan,
        years=years,
        reports=tuple(row.id for year in years for row in mine if row.identity.year == year),
        gaps=tuple(Gap(plan.agencies[0], year) for year in years if year not in held),
    )


def with_years_between(plan: QuestionPlan, reports: Listing) -> QuestionPlan:
    """A trend over the reports at hand: the years between them that have none are gaps."""
    held = {row.identity.year for row in reports if row.id in plan.reports} - {None}
    years = [year for year in held if year is not None]
    missing = [year for year in range(min(years), max(years)) if year not in held] if years else []
    return replace(plan, gaps=tuple(Gap(plan.agencies[0], year) for year in missing))


def with_neighbours(question: str, found: Sequence[YearMention]) -> list[YearMention]:
    """The years of a question in its order, those among them that are written in two digits beside another year.

    >>> [one.year for one in with_neighbours("21、22到24年", find_years("21、22到24年"))]
    [2021, 2022, 2024]
    """
    mentions = sorted(found, key=lambda mention: mention.start)
    position = 0
    while position < len(mentions):
        this = mentions[position]
        before = SHARES_BEFORE.search(question, 0, this.start)
        after = SHARES_AFTER.match(question, this.end)
        taken = any(one.start <= before.start() < one.end for one in mentions) if before else True
        if before and not taken and int(before[1]) < this.year % 100:
            mentions.insert(position, YearMention(2000 + int(before[1]), before.start(), before.end(1), before[1]))
            continue
        later = after and (after[1] or after[2])
        if after and "-" in after.group() and int(later or 0) <= 12:
            later = None  # 2009-10 is a month
        if any(one.start < after.end() for one in mentions[position + 1 :] if after):
            later = None
        if after and later and int(later) > this.year % 100 and this.year >= 2000:
            start = after.start(1) if after[1] else after.start(2)
            mentions.insert(position + 1, YearMention(2000 + int(later), start, after.end(), later))
        position += 1
    return mentions


def last_century(question: str) -> list[YearMention]:
    """Two-digit years of the last century ("99年"); no report is as old, and the question must not lose its year."""
    return [
        YearMention(1900 + int(found.group(1)), found.start(), found.end(), found.group())
        for found in TWO_DIGITS.finditer(question)
    ]


def bound_of(question: str, mention: YearMention, language: Language) -> tuple[int | None, int | None]:
    """The first or the last year of the open span that a year opens ("since 2019") or closes ("before 2016"), else None."""
    if says(question, mention, language, "since"):
        return mention.year, None
    if says(question, mention, language, "before"):
        return None, mention.year - 1
    return (None, mention.year) if says(question, mention, language, "until") else (None, None)


def says(question: str, mention: YearMention, language: Language, name: str) -> bool:
    """Whether words of time of that name stand right before or after a year."""
    words = load("time")[name][language]  # type: ignore[index]
    return bool(re.search(rf"(?:{words['before']})\s*$", question[: mention.start], re.IGNORECASE)) or bool(
        re.match(rf"\s*(?:{words['after']})", question[mention.end :], re.IGNORECASE)
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
