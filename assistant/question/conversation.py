"""What a follow-up question leaves unsaid and takes from the answer before it: agency, years, indicator, kind."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.answer import Answer, Language
from assistant.cues import QUANTITY, Cues, load
from assistant.plan import Ask, Gap, QuestionPlan
from assistant.question.elliptic import own_name
from assistant.question.families import dimension_in, is_within, parts, siblings, whole_of
from assistant.question.held import AgencyMention
from assistant.question.holdings import Agency, Holdings, agencies_of, holdings_of, years_of
from assistant.question.offices import office_named
from assistant.question.placing import level_asked, reports_for, tell_apart
from assistant.question.residue import said
from assistant.question.several import of_the_several, the_other
from assistant.question.together import found_in, set_beside
from assistant.question.turns import both_years, in_turn, named_beside, said_at_all
from assistant.question.when import Years
from index.listing import Listing
from ingest.vocabulary import children, indicators
from ingest.vocabulary.stems import stem


def carry_over(
    plan: QuestionPlan,
    mentions: Sequence[AgencyMention],
    years: Years,
    cues: Cues,
    folded: str,
    history: Sequence[Answer],
    reports: Listing,
) -> QuestionPlan:
    """``plan`` completed from the last answer that was about a report; as it is where nothing is missing or known.

    A question that names its own agency and indicator takes nothing. What was taken is named in ``inherited``.
    """
    about = [answer for answer in history if any(answer.plan.get(name) for name in ("reports", "gaps", "choices"))]
    # "How much more?" looked at two years, "why?" at words; the conversation stays with what was asked about before it.
    about = [answer for answer in about if not {"change", "why"} & set(answer.plan.get("inherited", ()))] or about
    last = about[-1] if about else None
    if last is None or (cues.has("kinds", "smalltalk") and not plan.asks and not mentions):
        return plan
    plan = in_turn(of_the_place(plan, mentions, last, reports), last, folded)
    plan = carry_agency(plan, mentions, years, cues, last, folded, reports)
    if has_nothing_of_its_own(plan, cues, folded) and last.plan.get("kind") == "describe":
        return replace(plan, topic_words=str(last.plan["topic_words"]), inherited=(*plan.inherited, "topic"))
    plan = set_beside(plan, mentions, folded, history, reports)
    several = of_the_several(plan, mentions, cues, folded, history, reports)
    several = several or the_other(plan, folded, history, years, reports)
    if several is not None:
        return several
    again = words_again(plan, history[-1], cues)
    if again is not None:
        return again
    plan = named_beside(plan, history[-1], cues, folded)
    counted = next((answer for answer in reversed(history) if answer.plan.get("asks")), last)
    return both_years(carry_indicator(said_at_all(plan, cues, folded), counted, cues, folded), history, cues, reports)


def has_nothing_of_its_own(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Whether a follow-up names but a place or a year ("and in 2022?", "那教育局呢")."""
    return not (
        plan.asks or plan.residue or plan.quoted or plan.dimension or cues.names("kinds") or QUANTITY.search(folded)
    )


def of_the_place(plan: QuestionPlan, mentions: Sequence[AgencyMention], last: Answer, reports: Listing) -> QuestionPlan:
    """ "Which county had the most?" after a question about a city that the library has no county of is asked of its report."""
    holdings = holdings_of(reports)
    agencies = agencies_of(last, holdings)
    above = len(agencies) == 1 and agencies[0].level in ("province", "prefecture")
    if mentions or not plan.all_reports or not above or level_asked(plan) not in below_cities():
        return plan
    path = agencies[0].place_path
    if any(one.place_path[: len(path)] == path != one.place_path for one in holdings):
        return plan
    return replace(plan, all_reports=False, reports=())


def below_cities() -> tuple[str, ...]:
    """The endings of names of the levels below a city."""
    endings = load("naming")["level_endings"]
    return tuple(str(endings[level]) for level in ("县", "区", "镇", "乡"))  # type: ignore[index]


def words_again(plan: QuestionPlan, last: Answer, cues: Cues) -> QuestionPlan | None:
    """A short turn after a figure that no indicator names ("how many windows?") asks for it again, of another year or place.

    What was counted before that is not meant. None where the turn says something of its own.
    """
    words, numbers = last.plan.get("residue", ()), last.plan.get("numbers", ())
    own = plan.asks or plan.residue or plan.quoted or plan.dimension or cues.names("kinds") - {"total"}
    if (
        own
        or not moved(plan, last)
        or not words
        or last.plan.get("asks")
        or last.plan.get("kind") not in ("lookup", "total")
    ):
        return None
    quoted = tuple(map(str, last.plan.get("quoted", ())))
    return replace(
        plan,
        residue=tuple(map(str, words)),
        numbers=tuple(map(str, numbers)),
        quoted=quoted,
        inherited=(*plan.inherited, "words"),
    )


def carry_agency(
    plan: QuestionPlan,
    mentions: Sequence[AgencyMention],
    years: Years,
    cues: Cues,
    last: Answer,
    folded: str,
    reports: Listing,
) -> QuestionPlan:
    """The reports of the last answer, or those of its agencies for the years this question means."""
    if mentions or plan.all_reports or plan.detail == "no_unnamed" or plan.reports:
        return carry_years(plan, last, reports)
    office = office_named(plan, last, years, cues, folded, reports)
    if office is not None and (office.reports or not names_a_part(plan, last)):
        return office
    holdings = holdings_of(reports)
    agencies = agencies_of(last, holdings)
    if not agencies and last.plan.get("choices"):
        return choose(plan, last, years, holdings)
    before = tuple(str(report) for report in last.plan.get("reports", ()) if report in holdings_of(reports).by_report)
    if asks_which_year(folded, plan.language) and len(agencies) == 1 and len(before) < 2:
        years = replace(years, every=True)
    meant = any(years.among(tuple(agency.years)) is not None for agency in agencies)
    if not plan.years and not meant:
        gaps = tuple(Gap(gap["agency"], gap["year"]) for gap in last.plan.get("gaps", ()) if not before)
        kept = tuple(int(year) for year in last.plan.get("years", ()))
        names = tuple(str(name) for name in last.plan.get("agencies", ()))
        return replace(
            plan, reports=before, gaps=gaps, agencies=names, years=kept, inherited=(*plan.inherited, "agency")
        )
    return over_agencies(plan, agencies, years)


def choose(plan: QuestionPlan, last: Answer, years: Years, holdings: Holdings) -> QuestionPlan:
    """The agency among the last answer's choices that the year of this turn decides for; else the choices again."""
    offered = tuple(agency for agency in holdings if agency.name in last.plan["choices"])
    wanted = plan.years or years_of(last, holdings)
    if not any(set(wanted) <= agency.years for agency in offered):
        called = {own_name(agency) for agency in offered}
        offered = tuple(agency for agency in holdings if own_name(agency) in called)
    left = tell_apart(offered, wanted)
    plan = replace(plan, years=wanted, inherited=(*plan.inherited, "agency"))
    if len(left) != 1:
        return replace(plan, choices=tuple(agency.name for agency in left))
    return over_agencies(plan, left, replace(years, years=wanted))


def over_agencies(plan: QuestionPlan, agencies: Sequence[Agency], years: Years) -> QuestionPlan:
    """``plan`` about the agencies spoken of before, for the years that this question means."""
    chosen = [reports_for(agency, plan.years, years) for agency in agencies]
    meant = [years.among(tuple(agency.years)) for agency in agencies]
    spanned = tuple(sorted({year for found in meant for year in found or ()}))
    return replace(
        plan,
        reports=tuple(report for found, _ in chosen for report in found),
        gaps=tuple(gap for _, missing in chosen for gap in missing),
        agencies=tuple(agency.name for agency in agencies),
        years=plan.years if any(found is None for found in meant) else spanned,
        inherited=(*plan.inherited, "agency"),
    )


def asks_which_year(folded: str, language: Language) -> bool:
    """Whether a question asks which of several years it was."""
    return bool(re.search(str(load("followup")["which_year"][language]), folded, re.IGNORECASE))  # type: ignore[index]


def carry_years(plan: QuestionPlan, last: Answer, reports: Listing) -> QuestionPlan:
    """A new agency without a year is asked about the years of the last question, where those were named.

    The last year is kept only where the new agency has a report for it; its own only report needs no year.
    """
    years = years_of(last, holdings_of(reports))
    if not plan.years and len(years) == 1 and plan.gaps and not plan.reports and not plan.asks:
        missing = tuple(replace(gap, year=gap.year or years[0]) for gap in plan.gaps)
        return replace(plan, gaps=missing, years=years, inherited=(*plan.inherited, "years"))
    if plan.years or not years or not plan.reports or plan.asks:
        return plan
    rows = holdings_of(reports).by_report
    if len(plan.reports) == 1:
        other = rows[plan.reports[0]].identity.year not in years
        return replace(plan, inherited=(*plan.inherited, "other_year")) if other else plan
    fitting = tuple(report for report in plan.reports if rows[report].identity.year in years)
    return replace(plan, reports=fitting, years=years, inherited=(*plan.inherited, "years")) if fitting else plan


def carry_indicator(plan: QuestionPlan, last: Answer, cues: Cues, folded: str) -> QuestionPlan:
    """The indicator of the last question where this one only changes the place, year, part or way of looking at it."""
    answered = {value.indicator for value in last.values}
    # What the last answer gave a figure for is what "of those" means, before what its question only mentioned.
    before = sorted(last.plan.get("asks", ()), key=lambda ask: not answered & set(ask["indicators"]))
    plan = narrow_to_siblings(plan, before)
    if before and not plan.asks and len(plan.reports) == 1 and (said := found_in("whole", folded, plan.language)):
        return replace(
            plan,
            asks=(Ask((whole_of(str(before[0]["indicators"][0])),), said.group(), 0, 0),),
            residue=(),
            inherited=(*plan.inherited, "indicator"),
        )
    if not before or (plan.asks and not points_back(folded, plan.language) and not names_the_whole(plan, before, cues)):
        return plan
    if plan.asks:
        return carry_whole(plan, before, cues)
    parts = parts_named(plan, before)
    if parts:
        return replace(plan, asks=parts, residue=(), inherited=(*plan.inherited, "indicator"))
    wants_words = (
        cues.has("kinds", "describe")
        or cues.has("kinds", "reason")
        or (cues.has("kinds", "identity") and not cues.has("kinds", "rank"))
    )
    if wants_words or any(cues.has("kinds", name) for name in ("library", "period", "signed", "published", "filled")):
        return plan
    if plan.residue and stands_alone(plan, folded):
        return plan
    asks = tuple(Ask(tuple(ask["indicators"]), str(ask["phrase"]), 0, 0) for ask in before)
    same_way = last.plan.get("kind") in ("lookup", "total") and not cues.names("kinds") and not plan.dimension
    same_way = same_way and (last.status != "no_report" or "agency" in plan.inherited)  # else it was part of a name
    words = tuple(map(str, last.plan.get("residue", ()))) if same_way else ()  # what narrowed it narrows it again
    summed = last.plan.get("kind") == "total" and len(asks) > 1 and cues.has("kinds", "share")
    taken = ("indicator", "sum") if summed else ("indicator",)  # the share of a sum is that of its parts together
    again = has_nothing_of_its_own(plan, cues, folded)
    if again and last.plan.get("kind") == "share" and moved(plan, last):
        taken = (*taken, "as_share")
    split = last.plan.get("dimension") if again else None  # what was split is split again
    return replace(
        plan,
        asks=asks,
        residue=plan.residue or words,
        dimension=plan.dimension or split,
        inherited=(*plan.inherited, *taken),
    )


def moved(plan: QuestionPlan, last: Answer) -> bool:
    """Whether a turn is about other reports than the last answer, held or missing."""
    return bool(plan.reports or plan.gaps) and list(plan.reports) != list(last.plan.get("reports", ()))


def stands_alone(plan: QuestionPlan, folded: str) -> bool:
    """Whether a follow-up asks for something of its own ("how many windows?"), not for a part of what was asked."""
    own = sum(len(word) for word in plan.residue)
    return QUANTITY.search(folded) is not None and own >= (4 if plan.language == "zh" else 6)


def narrow_to_siblings(plan: QuestionPlan, before: Sequence[Mapping[str, Any]]) -> QuestionPlan:
    """A word that may mean several things ("the library?", "repealed?") means the one beside, or in the row of, what was just asked."""
    asked = [str(indicator) for ask in before for indicator in ask["indicators"]]
    beside = {other for indicator in asked for other in beside_or_in(indicator)}
    rows = {indicator.split("_")[0] for indicator in asked}
    asks = []
    for ask in plan.asks:
        fitting = tuple(name for name in ask.indicators if name in beside)
        fitting = fitting or tuple(name for name in ask.indicators if name.split("_")[0] in rows)
        asks.append(replace(ask, indicators=fitting) if len(ask.indicators) > 1 and len(fitting) == 1 else ask)
    return replace(plan, asks=tuple(asks))


def beside_or_in(indicator: str) -> tuple[str, ...]:
    """What stands beside an indicator in its whole, and what it is itself made up of."""
    return (*siblings(indicator), *children(indicator), *parts(indicator, None))


def names_a_part(plan: QuestionPlan, last: Answer) -> bool:
    """Whether a word that is also the name of an office ("the library?") means one part of what was just counted."""
    before = {other for ask in last.plan.get("asks", ()) for name in ask["indicators"] for other in beside_or_in(name)}
    return len(plan.asks) == 1 and len(before & set(plan.asks[0].indicators)) == 1


def points_back(folded: str, language: str) -> bool:
    """Whether the question refers to what was just counted ("of those", "其中")."""
    return bool(re.search(str(load("followup")["of_those"][language]), folded, re.IGNORECASE))  # type: ignore[index]


def names_the_whole(plan: QuestionPlan, before: Sequence[Mapping[str, Any]], cues: Cues) -> bool:
    """ "As a share of all reviews?" after the reviews upheld: what was last asked is the part."""
    if not cues.has("kinds", "share") or len(plan.asks) != 1:
        return False
    return any(is_within(str(part), whole) for part in before[0]["indicators"] for whole in plan.asks[0].indicators)


def carry_whole(plan: QuestionPlan, before: Sequence[Mapping[str, Any]], cues: Cues) -> QuestionPlan:
    """Of "what share of those" and "其中自然人几件": what was last asked is the whole, or the row to cross with."""
    last = tuple(str(name) for name in before[0]["indicators"])
    inside = any(is_within(part, whole) for ask in plan.asks for part in ask.indicators for whole in last)
    same = any(set(ask.indicators) & set(last) for ask in plan.asks)
    if not cues.has("kinds", "share") and (inside or same):
        return plan  # "of those" only takes a part of the last whole
    whole = Ask(tuple(before[0]["indicators"]), str(before[0]["phrase"]), 0, 0)
    return replace(plan, asks=(*plan.asks, whole), inherited=(*plan.inherited, "whole"))


def parts_named(plan: QuestionPlan, before: Sequence[Mapping[str, Any]]) -> tuple[Ask, ...]:
    """The parts of what was last asked, or those beside it, that the new words name ("by letter?", "in person or online?").

    All words name one part, or each names one of its own; a word that could name two names none.
    """
    words = (*plan.residue, *plan.quoted)
    asked = [indicator for ask in before for indicator in ask["indicators"]]
    below = [other for indicator in asked for other in children(indicator)]
    near = [*below, *(other for indicator in asked for other in siblings(indicator))]
    near = [name for name in dict.fromkeys(near) if name not in asked]
    together = [name for name in near if words and is_called(name, words, plan.language)]
    together = [name for name in together if name in below] or together  # a part of it before what stands beside it
    if len(together) == 1:
        return (Ask((together[0],), " ".join(words), 0, 0),)
    single = [[name for name in near if is_called(name, (word,), plan.language)] for word in words]
    sure = {dimension_in(names[0]) for names in single if len(names) == 1}
    single = [[name for name in names if len(names) == 1 or dimension_in(name) in sure] for names in single]
    if len(words) < 2 or any(len(names) != 1 for names in single):
        return ()
    return tuple(Ask((name,), name, 0, 0) for name in dict.fromkeys(names[0] for names in single))


def is_called(indicator: str, words: Sequence[str], language: Language) -> bool:
    """Whether every word is one that an indicator is called or asked by."""
    entry = indicators()[indicator]
    if language == "zh":
        called = (entry.zh, *entry.labels, *entry.ask_zh)
        return all(any(word in phrase or said(phrase, word) for phrase in called) for word in words)
    stems = {
        stem(part.lower()) for phrase in (entry.en, *entry.ask_en) for part in re.split(r"[^A-Za-z]+", phrase) if part
    }
    return all(stem(word) in stems for word in words)
