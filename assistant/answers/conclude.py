"""From plan and evidence to what there is to say: one function a kind, and the refusals that come before any of them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from assistant.answers import rank as ranks
from assistant.answers import series
from assistant.answers.bodies import parts_passed_over
from assistant.answers.bounded import bounded
from assistant.answers.caveats import ocr_caveats, with_failed_checks
from assistant.answers.change import change
from assistant.answers.check import check
from assistant.answers.claim import held_against
from assistant.answers.define import define
from assistant.answers.duties import with_duties
from assistant.answers.held import library
from assistant.answers.kin import MOST_NAMED, former_name_caveats, no_report_but_kin
from assistant.answers.lookup import lookup
from assistant.answers.named import names_counted
from assistant.answers.no_figure import examples, refused, unclear_agency, unclear_year
from assistant.answers.parts import breakdown
from assistant.answers.premise import with_premise
from assistant.answers.reverse import reverse
from assistant.answers.share import share
from assistant.answers.told_before import told_before
from assistant.answers.told_change import told_change
from assistant.answers.trend import trend
from assistant.answers.two_scopes import two_scopes
from assistant.answers.why import why
from assistant.answers.without import without_figure, without_words
from assistant.answers.words import dates, describe, grounds_contradict, identity, reports_saying
from assistant.evidence.gather import Evidence
from assistant.evidence.saying import is_known, mentioned
from assistant.plan import Kind, QuestionPlan
from assistant.question.below import parts_meant
from assistant.question.families import are_parts, count_behind
from assistant.question.holdings import holdings_of
from assistant.question.residue import HAN_RUN, strip_harmless
from assistant.question.without import find_without
from assistant.reply import Line, Reply
from assistant.sentences import agency_text, say
from index.listing import Listing
from ingest.folding import fold_text
from ingest.vocabulary import romanise

# Kinds that set several reports of one agency side by side; every other kind wants one report an agency.
OVER_YEARS: frozenset[Kind] = frozenset(("trend", "change", "rank", "total", "mean", "list", "compare", "library"))


def conclude(plan: QuestionPlan, evidence: Evidence, reports: Listing) -> Reply:
    """What there is to say to ``plan``: a refusal where who or when is missing, else the answer of its kind."""
    if plan.reason is not None or plan.kind == "out_of_scope":
        return refused(plan, evidence)
    if plan.kind == "library":
        return no_report_but_kin(plan, evidence, reports) if plan.gaps and not plan.reports else library(plan, reports)
    if plan.kind == "define":
        return define(plan, evidence)
    plan, lacking = without_parts_lacking(plan)
    missing = missing_report(plan, evidence, reports)
    if missing is not None:
        return replace(missing, caveats=(*missing.caveats, *calendar_caveat(plan)))
    reply = with_failed_checks(
        held_against(
            plan,
            evidence,
            names_counted(plan, evidence) or two_scopes(plan, evidence) or BY_KIND[plan.kind](plan, evidence),
        ),
        evidence,
        plan.language,
    )
    reply = with_duties(plan, evidence, reply)
    if parts := parts_passed_over(plan, reply, evidence.rows):
        reply = no_report_but_kin(replace(plan, gaps=parts), evidence, reports)
    said = (
        *calendar_caveat(plan, evidence),
        *lacking,
        *reply.caveats,
        *renamed_caveats(plan, reports),
        *former_name_caveats(plan, reports),
        *namesake_caveats(plan, reports),
        *ocr_caveats(plan, evidence, reply),
    )
    return replace(reply, caveats=tuple(dict.fromkeys(said)))


def without_parts_lacking(plan: QuestionPlan) -> tuple[QuestionPlan, tuple[str, ...]]:
    """``plan`` without those parts of a place ("各区") that have no report for the year where others have one, and a caveat
    that names them: what is meant is what the library holds."""
    if not (plan.gaps and plan.reports):
        return plan, ()
    kind = parts_meant(fold_text(plan.question), plan.language)
    listed = "agency" in plan.inherited and len(plan.agencies) > 2  # those of a list given before
    if not listed and (kind is None or not all(re.search(kind.names, gap.agency) for gap in plan.gaps)):
        return plan, ()
    names = [gap.agency if plan.language == "zh" else f"{romanise(gap.agency)} ({gap.agency})" for gap in plan.gaps]
    joined = ("、" if plan.language == "zh" else ", ").join(dict.fromkeys(names))
    return replace(plan, gaps=()), (say("caveat_parts_lacking", plan.language, agencies=joined),)


def calendar_caveat(plan: QuestionPlan, evidence: Evidence | None = None) -> tuple[str, ...]:
    """How "last year" and "the last three years" were read, and where plans for a year without a report were looked for."""
    if "other_year" in plan.inherited and evidence is not None and len(plan.reports) == 1:
        return (say("caveat_other_year", plan.language, year=evidence.rows[plan.reports[0]].identity.year or "?"),)
    if "receipts" in plan.inherited:
        return (say("caveat_receipts", plan.language),)
    if "recent" in plan.inherited and plan.years:
        years = ("、" if plan.language == "zh" else ", ").join(map(str, plan.years))
        return (say("caveat_recent", plan.language, years=years),)
    if "plan_year" in plan.inherited:
        return (say("caveat_plan_year", plan.language, year=plan.years[0], planned=plan.years[0] + 1),)
    if "calendar" not in plan.inherited or not plan.years:
        return ()
    year = ("、" if plan.language == "zh" else ", ").join(map(str, plan.years))
    return (say("caveat_calendar", plan.language, year=year),)


def renamed_caveats(plan: QuestionPlan, reports: Listing) -> tuple[str, ...]:
    """That an agency bore another name, where the question or one of the reports it is answered from uses that."""
    asked = plan.question.lower()
    chosen = frozenset(plan.reports)
    said = []
    for agency in holdings_of(reports).of_reports(plan.reports):
        new = str(agency.place)
        others = dict.fromkeys(str(row.identity.place) for row in agency.reports if row.identity.place != new)
        used = {row.identity.place for row in agency.reports if row.id in chosen}
        for old in others:
            spoken = ((old[:-1] if len(old) > 2 else old, new), (romanise(old).lower(), romanise(new).lower()))
            if old in used or any(name in asked.replace(now, "") for name, now in spoken):
                names = (
                    (old, new) if plan.language == "zh" else (f"{romanise(old)} ({old})", f"{romanise(new)} ({new})")
                )
                said.append(say("caveat_renamed", plan.language, old=names[0], new=names[1]))
    return tuple(said)


def namesake_caveats(plan: QuestionPlan, reports: Listing) -> Iterator[str]:
    """In which larger place an agency lies whose printed name another agency of the library bears as well."""
    shared = holdings_of(reports).by_name
    for agency in holdings_of(reports).of_reports(plan.reports if len(plan.reports) <= MOST_NAMED else ()):
        others = [other for other in shared[agency.name] if other != agency]
        if others and len(agency.place_path) > 1:
            names = [one.place_path[-2] for one in (agency, *others) if len(one.place_path) > 1]
            names = names if plan.language == "zh" else [romanise(name) for name in names]
            joined = ("、" if plan.language == "zh" else ", ").join(dict.fromkeys(names[1:]))
            called = agency_text(agency.reports[-1], plan.language)
            yield say("caveat_namesake", plan.language, agency=called, place=names[0], others=joined)


def missing_report(plan: QuestionPlan, evidence: Evidence, reports: Listing) -> Reply | None:
    """The refusal where a report is missing, a name is not clear, or a year is needed and not named; else None."""
    if not reports:
        return Reply("no_report", (Line("empty_library"),))
    if plan.choices:
        return unclear_agency(plan, evidence, reports)
    if plan.kind == "derive":
        return derive(plan, evidence)
    named_there = (plan.kind == "trend" or plan.bound is not None) and len(
        plan.reports
    ) > 1  # the gaps stand in the answer
    if plan.detail == "no_unnamed" or (plan.gaps and not named_there):
        change_there = told_change(plan, evidence)
        if change_there is not None:
            return held_against(plan, evidence, change_there)
        return told_before(plan, evidence, reports) or no_report_but_kin(plan, evidence, reports)
    if not plan.reports:
        return unclear_agency(plan, evidence, reports)
    several = len(plan.reports) > 1 and len(holdings_of(reports).of_reports(plan.reports)) == 1
    if several and not plan.years and plan.kind not in OVER_YEARS:
        return unclear_year(plan, evidence)
    return None


def derive(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """A figure that the question proposes to work out from others: refused, with the reason and both figures quoted."""
    looked = lookup(replace(plan, basis="both"), evidence) if plan.reports and plan.asks else None
    quotes = tuple(quote for line in looked.lines for quote in line.quotes) if looked else ()
    line = Line("derive", quotes=tuple(dict.fromkeys(quotes)), show_quotes=True)
    return Reply("not_reported", (line,), (say("caveat_derive", plan.language),))


def breakdown_or_grounds(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """A breakdown; reasons of refusals that contradict their total are shown as a contradiction first."""
    contradiction = grounds_contradict(plan, evidence) if plan.dimension == "grounds" else None
    return contradiction or breakdown(plan, evidence)


def mean(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The mean of one figure over the reports."""
    return series.over_reports(plan, evidence, mean=True)


def listed(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The reports that say some words, or those that give a figure, or those that do not; that none does is said."""
    if plan.bound is not None:
        return bounded(plan, evidence)
    words = mentioned(plan)
    denied = find_without(fold_text(plan.question), plan.language)
    if words is not None and not is_known(plan, words) and not plan.asks:
        return Reply("unclear", (Line("unclear_words", {"words": words}),), suggestions=examples(evidence, plan))
    if denied is not None:
        in_words = words is not None and denied.silent
        return without_words(plan, evidence, str(words)) if in_words else without_figure(plan, evidence, denied.silent)
    if evidence.passages:
        return reports_saying(plan, evidence)
    if words is not None and (not plan.asks or says_more(plan, words)):
        suggestions = (say("suggest_library", plan.language),)
        return Reply("not_reported", (Line("says_none", {"words": words}),), suggestions=suggestions)
    return ranks.list_reports(plan, evidence)


def says_more(plan: QuestionPlan, words: str) -> bool:
    """Whether the words that a report is to mention say more than the thing they name ("专职人员不足"): its figure is no mention."""
    named = [part for ask in plan.asks for part in ask.phrase.split()]
    for part in sorted(named, key=len, reverse=True):
        words = words.replace(part, " ")
    return plan.language == "zh" and any(strip_harmless(run) for run in HAN_RUN.findall(words))


def looked_up(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The figure asked for; a rate that the report does not print ("按时办结率") is worked out from the counts behind it."""
    found = series.looked_up(plan, evidence)
    rate = len(plan.asks) == 1 and count_behind(plan.asks[0].indicators[0]) is not None and not plan.residue
    if not rate or found.status != "not_reported":
        return found
    worked_out = share(plan, evidence)
    return worked_out if worked_out.status == "answered" else found


def described(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """What the reports say in words, and what the question takes for granted and is not so.

    "How did people make their enquiries" is answered by the counts of the ways, where a report prints them.
    """
    if plan.dimension == "channel" and plan.asks and not plan.residue:
        counted = breakdown(plan, evidence) if all(are_parts(ask.indicators) for ask in plan.asks) else None
        if counted is not None and counted.status == "answered":
            return counted
    return why(plan, evidence) if "why" in plan.inherited else with_premise(plan, evidence, describe(plan, evidence))


BY_KIND: Mapping[Kind, Callable[[QuestionPlan, Evidence], Reply]] = {
    "lookup": looked_up,
    "breakdown": breakdown_or_grounds,
    "reverse": reverse,
    "trend": trend,
    "change": change,
    "compare": ranks.compare,
    "rank": ranks.rank,
    "total": series.total,
    "mean": mean,
    "share": share,
    "list": listed,
    "check": check,
    "describe": described,
    "define": define,
    "identity": identity,
    "date": dates,
}
