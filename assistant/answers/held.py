"""What the library holds: which agencies and years, how many reports, the newest and oldest, what is missing between."""

from collections.abc import Sequence

from assistant.answer import Language
from assistant.plan import QuestionPlan
from assistant.question.held_asked import HeldAsked
from assistant.question.holdings import group, holdings_of
from assistant.reply import Line, Reply
from assistant.sentences import agency_text, say
from index.catalog_rows import ReportRow
from index.listing import Listing

MOST_LISTED = 200  # agencies listed in one answer
MOST_NAMED = 8  # agencies named in one sentence


def library(plan: QuestionPlan, reports: Listing) -> Reply:
    """What the library holds, of the agencies or the kind of agencies asked about, or of all."""
    asked = plan.held or HeldAsked("list")
    offered = [row.id for agency in holdings_of(reports) if agency.name in plan.choices for row in agency.reports]
    wanted = frozenset([*plan.reports, *offered])
    chosen = [row for row in reports if row.id in wanted] if wanted or plan.held else list(reports)
    if not reports:
        return Reply("answered", (Line("empty_library"),))
    if not chosen:
        return none_held(plan, asked)
    if asked.about in ("newest", "oldest"):
        return extreme_year(plan, asked, chosen)
    return missing_years(plan, chosen) if asked.about == "missing" else listed(plan, asked, chosen)


def none_held(plan: QuestionPlan, asked: HeldAsked) -> Reply:
    """The library has nothing of what is asked for."""
    language = plan.language
    years = joined([str(year) for year in plan.years], language)
    name = "none_held_years" if years else "none_held"
    kind = asked.said(language) or say("any_agency", language)
    places = joined(plan.agencies, language)
    fields = {"years": years, "kind": say("kind_in", language, kind=kind, places=places) if places else kind}
    return Reply("no_report", (Line(name, fields), Line("add_report")), suggestions=(say("suggest_library", language),))


def listed(plan: QuestionPlan, asked: HeldAsked, chosen: Sequence[ReportRow]) -> Reply:
    """Each agency with its years, and how many there are of both."""
    language = plan.language
    agencies = group(chosen)
    head = {"count": len(chosen), "agencies": len(agencies), "kind": asked.said(language)}
    lines = [Line("library_kind" if head["kind"] else "library_head", head)]
    for agency in agencies[:MOST_LISTED]:
        years = [str(row.identity.year or say("unknown_year", language)) for row in agency.reports]
        fields = {"agency": agency_text(agency.reports[-1], language), "years": joined(years, language)}
        lines.append(Line("library_agency", fields))
    if len(agencies) > MOST_LISTED:
        lines.append(Line("library_more", {"count": len(agencies) - MOST_LISTED}))
    nameless = [row for row in chosen if row.identity.agency is None]
    unnamed = say("unnamed_agency", language)
    lines += [Line("library_agency", {"agency": unnamed, "years": row.file}) for row in nameless]
    return Reply("answered", tuple(lines))


def extreme_year(plan: QuestionPlan, asked: HeldAsked, chosen: Sequence[ReportRow]) -> Reply:
    """The newest or the oldest year that there is a report for, and whose it is."""
    known = [row for row in chosen if row.identity.year is not None]
    if not known:
        return none_held(plan, asked)
    pick = max if asked.about == "newest" else min
    year = pick(row.identity.year or 0 for row in known)
    agencies = group([row for row in known if row.identity.year == year])
    names = [agency_text(agency.reports[0], plan.language) for agency in agencies[:MOST_NAMED]]
    fields = {"year": year, "agencies": joined(names, plan.language) + ("…" if len(agencies) > MOST_NAMED else "")}
    name = "library_newest" if asked.about == "newest" else "library_oldest"
    return Reply("answered", (Line(name, {**fields, "count": len(agencies)}),))


def missing_years(plan: QuestionPlan, chosen: Sequence[ReportRow]) -> Reply:
    """For each agency the years without a report: those asked about, else those between its first and its last."""
    language = plan.language
    agencies = group(chosen)
    lines = []
    for agency in agencies:
        held = sorted(year for year in agency.years if year is not None)
        span = plan.years or (range(held[0], held[-1] + 1) if held else ())
        lacks = [str(year) for year in span if year not in held]
        if lacks:
            fields = {"agency": agency_text(agency.reports[-1], language), "years": joined(lacks, language)}
            lines.append(Line("library_lacks", fields))
    head = Line("library_missing" if lines else "library_complete", {"count": len(lines), "agencies": len(agencies)})
    more = [Line("library_more", {"count": len(lines) - MOST_LISTED})] if len(lines) > MOST_LISTED else []
    between = [] if plan.years else [Line("library_between")]
    return Reply("answered", (head, *lines[:MOST_LISTED], *more, *between))


def joined(names: Sequence[str], language: Language) -> str:
    """Names in a row as each language writes them."""
    return ("、" if language == "zh" else ", ").join(names)
