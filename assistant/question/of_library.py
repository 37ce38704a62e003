"""Questions about the library itself as plans: the reports meant by place, kind of agency and year."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Language
from assistant.plan import Gap, QuestionPlan
from assistant.question.below import paths_of
from assistant.question.elliptic import lies_below, places_of
from assistant.question.held import AgencyMention
from assistant.question.held_asked import HeldAsked
from assistant.question.holdings import Agency, Holdings, agencies_of, holdings_of
from assistant.question.when import Years
from index.catalog_rows import ReportRow
from index.listing import Listing


def about_library(
    plan: QuestionPlan,
    asked: HeldAsked,
    mentions: Sequence[AgencyMention],
    years: Years,
    history: Sequence[Answer],
    reports: Listing,
) -> QuestionPlan:
    """``plan`` as a question about the library: the reports it asks about by place, kind of agency and year.

    A place that nothing is held of is a gap. What is missing, in a conversation, is missing of the agency spoken of.
    """
    holdings = holdings_of(reports)
    agencies: list[Agency] = []
    gaps = []
    for mention in mentions:
        found = agencies_named(mention, asked, plan.language, holdings)
        agencies += found
        gaps += [Gap(mention.text, None)] if not found and asked.kind is None else []
        gaps += [Gap(agency.name, year) for agency in mention.agencies for year in lacking(agency, asked, years)]
    if not mentions:
        last = next((answer for answer in reversed(history) if answer.plan.get("reports")), None)
        spoken_of = agencies_of(last, holdings) if last is not None and asked.of_the_last else ()
        agencies += spoken_of or [agency for agency in holdings if asked.fits(agency)]
    rows = [row for agency in dict.fromkeys(agencies) for row in meant_rows(agency, asked, years)]
    if not mentions and asked.kind is None and asked.about == "list":
        rows += [
            row
            for row in reports
            if row.identity.agency is None and (not years.years or row.identity.year in years.years)
        ]
    places = [mention.text for mention in mentions]
    named = tuple(dict.fromkeys([agency.name for agency in agencies if mentions] or places))
    return replace(
        plan,
        kind="library",
        reports=tuple(row.id for row in rows),
        gaps=tuple(gaps) if not rows else (),
        agencies=named,
        held=asked,
        detail=asked.about,
    )


def agencies_named(
    mention: AgencyMention, asked: HeldAsked, language: Language, holdings: Holdings
) -> tuple[Agency, ...]:
    """The held agencies that a name means: those themselves, or, of a kind or where there are none, those in that place."""
    if mention.agencies and asked.kind is None:
        return mention.agencies
    paths = paths_of(mention, language) or {agency.place_path for agency in mention.agencies}
    places = () if mention.agencies else places_of(mention.text, language)
    return tuple(
        agency
        for agency in holdings
        if asked.fits(agency)
        and agency not in mention.agencies
        and (
            any(path and agency.place_path[: len(path)] == path for path in paths)
            or any(lies_below(agency, place) for place in places)
        )
    )


def lacking(agency: Agency, asked: HeldAsked, years: Years) -> Sequence[int]:
    """The years named that an agency has no report for, where its reports are asked for and not those of its places."""
    if asked.about != "list" or asked.kind is not None:
        return ()
    return [year for year in years.years if year not in agency.years]


def meant_rows(agency: Agency, asked: HeldAsked, years: Years) -> Sequence[ReportRow]:
    """The reports of an agency for the years asked; all of them where what is missing is asked for."""
    if asked.about != "list":
        return agency.reports
    wanted = years.among([row.identity.year for row in agency.reports]) if not years.latest else None
    wanted = years.years if wanted is None else wanted
    return [row for row in agency.reports if not wanted or row.identity.year in wanted]
