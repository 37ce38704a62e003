"""From names and years to reports: which reports a question points to, what is not there, and what is not clear."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.cues import Cues, load
from assistant.plan import Gap, QuestionPlan
from assistant.question.carried import INTO, OUT
from assistant.question.families import are_parts
from assistant.question.held import AgencyMention
from assistant.question.holdings import Agency, holdings_of
from assistant.question.when import Years, pair
from assistant.question.worded import asks_in_words, says
from index.listing import Listing

OF_YEARS = re.compile(r"哪一?[年几]|\b(?:which|what) years?\b", re.IGNORECASE)


def place(
    plan: QuestionPlan, mentions: Sequence[AgencyMention], years: Years, cues: Cues, reports: Listing
) -> QuestionPlan:
    """The plan with the reports that its names and years point to, the gaps, and the choices where a name is not clear."""
    if cues.has("groups", "unnamed"):
        nameless = tuple(report.id for report in reports if report.identity.agency is None)
        held = place_mentions(plan, mentions, years)
        return replace(held, reports=(*held.reports, *nameless), detail=None if nameless else "no_unnamed")
    if not mentions and cues.has("groups", "all"):
        level = level_asked(plan)
        chosen = tuple(
            report
            for report in reports
            if (not plan.years or report.identity.year in plan.years)
            and (level is None or re.search(level, report.identity.agency or ""))
        )
        return replace(plan, reports=tuple(report.id for report in chosen), all_reports=True)
    return place_mentions(plan, mentions, years)


def place_carried(
    plan: QuestionPlan, mentions: Sequence[AgencyMention], years: Years, cues: Cues, reports: Listing, alone: bool
) -> QuestionPlan:
    """``place``; what was carried into or out of a year without a report is asked of the report on the year beside it.

    ``alone`` says that the year carried to or from is the only one that the question names.
    """
    placed = place(plan, mentions, years, cues, reports)
    turned = {INTO: (OUT, -1), OUT: (INTO, 1)}.get(plan.asks[0].indicators[0]) if len(plan.asks) == 1 else None
    if turned is None or not alone or placed.reports or not placed.gaps or len(years.years) != 1:
        return placed
    beside = (years.years[0] + turned[1],)
    asked = replace(plan, years=beside, asks=(replace(plan.asks[0], indicators=(turned[0],)),))
    again = place(asked, mentions, replace(years, years=beside, named=beside), cues, reports)
    return again if again.reports and not again.gaps else placed


def level_asked(plan: QuestionPlan) -> str | None:
    """The endings of names of the level that "which district" and "哪个县" ask for, or None."""
    words = load("naming")
    asked = re.search(str(words["which_level"][plan.language]), plan.question, re.IGNORECASE)  # type: ignore[index]
    return str(words["level_endings"][asked.group(1).lower()]) if asked else None  # type: ignore[index]


def place_mentions(plan: QuestionPlan, mentions: Sequence[AgencyMention], years: Years) -> QuestionPlan:
    """``place`` for named agencies: each mention with its years becomes reports, gaps or a choice."""
    by_mention = pair(tuple(mentions), years)
    found: list[str] = []
    gaps: list[Gap] = []
    choices: list[str] = []
    names: list[str] = []
    spanned: list[int] = []
    for position, mention in enumerate(mentions):
        wanted = by_mention[position]
        if not mention.agencies:
            gaps.append(Gap(mention.text, wanted[0] if len(wanted) == 1 else None))
            continue
        agencies = tell_apart(mention.agencies, wanted)
        if len(agencies) > 1 and len(agencies) != mention.count:
            choices += [agency.name for agency in agencies]
            continue
        for agency in agencies:
            names.append(agency.name)
            meant = years.among([report.identity.year for report in agency.reports])
            spanned += meant if meant and not (years.latest or years.earliest) else ()
            ids, missing = reports_for(agency, wanted, years)
            found += ids
            gaps += missing
    return replace(
        plan,
        reports=tuple(dict.fromkeys(found)),
        gaps=tuple(gaps),
        choices=tuple(choices),
        agencies=tuple(dict.fromkeys(names)),
        years=tuple(sorted(set(spanned))) if len(names) == 1 and spanned else plan.years,
        # One phrase for all below a place, or a span without an end: what is meant is what the library holds.
        open_scope=bool(spanned) or len({mention.start for mention in mentions}) < len(mentions),
    )


def tell_apart(agencies: tuple[Agency, ...], years: tuple[int, ...]) -> tuple[Agency, ...]:
    """Namesakes left after the year has spoken: those with a report for every year asked, where any has one."""
    if len(agencies) < 2 or not years:
        return agencies
    fitting = tuple(agency for agency in agencies if set(years) <= {report.identity.year for report in agency.reports})
    return fitting or agencies


def reports_for(agency: Agency, wanted: tuple[int, ...], years: Years) -> tuple[list[str], list[Gap]]:
    """The reports of one agency for the years asked, and the years without one. No year asked: all its reports."""
    held = [report.identity.year for report in agency.reports]
    meant = years.among(held)
    if meant is not None:
        ids = [report.id for report in agency.reports if report.identity.year in meant]
        return (ids[-1:] if years.latest or years.earliest else ids), (
            [] if ids else [Gap(agency.name, (wanted or (None,))[0])]
        )
    if not wanted:
        return [report.id for report in agency.reports], []
    ids = [report.id for year in wanted for report in agency.reports if report.identity.year == year]
    return ids, [Gap(agency.name, year) for year in wanted if year not in held]


def settle(plan: QuestionPlan, reports: Listing) -> QuestionPlan:
    """The last look: a quotation picks the report it stands in; a library of one report needs no name, nor does an order of all."""
    if plan.reports or plan.gaps or plan.choices or plan.kind in ("library", "out_of_scope", "unclear"):
        return plan
    if len(reports) == 1 and plan.asks:
        return replace(plan, reports=(reports[0].id,), inherited=("only_report",))
    whole = plan.asks and plan.dimension is None and not any(are_parts(ask.indicators) for ask in plan.asks)
    if plan.kind == "rank" and whole and not plan.residue and not OF_YEARS.search(plan.question):
        chosen = tuple(row.id for row in reports if not plan.years or row.identity.year in plan.years)
        return replace(plan, reports=chosen, all_reports=True)  # an order of nobody named is one of all
    return plan


def planned_before(plan: QuestionPlan, folded: str, reports: Listing) -> QuestionPlan:
    """A question in words for what is planned for a year without a report, as one for the report on the year before."""
    if plan.reports or plan.choices or len(plan.gaps) != 1 or plan.gaps[0].year is None:
        return plan
    if not (asks_in_words(folded, plan.language) and says("intends", folded, plan.language)):
        return plan
    year = plan.gaps[0].year - 1
    mine = [agency for agency in holdings_of(reports) if agency.name == plan.gaps[0].agency]
    found = tuple(row.id for agency in mine for row in agency.reports if row.identity.year == year)
    if len(found) != 1:
        return plan
    return replace(plan, reports=found, gaps=(), years=(year,), inherited=(*plan.inherited, "plan_year"))
