"""Offices that came before or after the one asked about: said and offered, never taken for it without a word."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answers.instead import SUGGESTIONS, suggestion
from assistant.answers.no_figure import having, no_report
from assistant.evidence.gather import Evidence
from assistant.plan import Gap, QuestionPlan
from assistant.question.elliptic import places_of
from assistant.question.holdings import Agency, Holdings, holdings_of
from assistant.question.who import office_of
from assistant.reply import Line, Reply
from assistant.sentences import agency_text, say
from index.listing import Listing
from ingest.vocabulary import find_places, parse_agency
from ingest.vocabulary.agencies import departments
from ingest.vocabulary.office_changes import came_after, fields_called, former_names, is_kin

MOST_NEARBY = 6  # agencies of a place that are named where the one asked about is not held
MOST_NAMED = 20  # reports of a question that names its offices; of all reports none is meant by a name


def no_report_but_kin(plan: QuestionPlan, evidence: Evidence, reports: Listing) -> Reply:
    """The refusal for a missing report, with the offices that did the same before or after it where the library has them."""
    reply = no_report(plan, evidence, reports)
    found = [kin_of_gap(gap, plan, reports) for gap in plan.gaps]
    if not any(own for own, _ in found):
        found = [nearby(plan, evidence, reports)]
    lines = tuple(line for own, _ in found for line in own)
    more = tuple(question for _, own in found for question in own)
    if not lines:
        return reply
    at = next(place for place, line in enumerate(reply.lines) if line.name == "add_report")
    return replace(
        reply, lines=(*reply.lines[:at], *lines, *reply.lines[at:]), suggestions=(*plan.near, *more, *reply.suggestions)
    )


def kin_of_gap(gap: Gap, plan: QuestionPlan, reports: Listing) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """For a report that is missing the offices of its place that did the same before or after, with questions about them."""
    office, at_place = office_and_place(gap.agency, holdings_of(reports))
    lines: list[Line] = []
    suggestions: list[str] = []
    for agency in at_place:
        other = office_of(agency)
        if not office or not other or not is_kin(office, other):
            continue
        name = "kin_after" if came_after(office) & fields_called(other) else "kin_before"
        held = [str(row.identity.year) for row in agency.reports if row.identity.year]
        years = ("、" if plan.language == "zh" else ", ").join(held)
        called = agency_text(agency.reports[-1], plan.language)
        lines.append(Line(name, {"agency": called, "years": years}))
        of_year = [row for row in agency.reports if row.identity.year == gap.year]
        asked = [
            suggestion(row, plan.asks[0].indicators[0], plan) for row in of_year or agency.reports[-1:] if plan.asks
        ]
        suggestions[:0] = asked if of_year else []
        suggestions += [] if of_year else asked
    return tuple(lines), tuple(suggestions)


def nearby(plan: QuestionPlan, evidence: Evidence, reports: Listing) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The agencies held of the places of bodies that are not held themselves, with the same question about the first of them."""
    holdings = holdings_of(reports)
    known = {agency.name for agency in holdings}
    near: dict[Agency, None] = {}
    for gap in plan.gaps:
        if gap.agency not in known:
            at_place = holdings.at(places_of(gap.agency, plan.language))
            called = [one for one in holdings if one.place and one.code is None and one.place in gap.agency]
            near |= dict.fromkeys((*at_place, *called))
    if not near:
        return (), ()
    shown = sorted(near, key=lambda agency: agency.level in ("department", "township"))[:MOST_NEARBY]
    names = [agency_text(agency.reports[-1], plan.language) for agency in shown]
    line = Line("nearby", {"agencies": ("、" if plan.language == "zh" else "; ").join(names)})
    years = {gap.year for gap in plan.gaps}
    rows = [next((row for row in agency.reports if row.identity.year in years), agency.reports[-1]) for agency in shown]
    asked = [suggestion(row, plan.asks[0].indicators[0], plan) for row in having(evidence, rows, plan)]
    return (line,), tuple(asked[:SUGGESTIONS])


def office_and_place(name: str, holdings: Holdings) -> tuple[str, Sequence[Agency]]:
    """The office that an agency's name ends with, and the other agencies held at its place; none where either is not known."""
    own = next((agency for agency in holdings if agency.name == name), None)
    if own is not None:
        line = holdings.line(own)
        return office_of(own), [agency for agency in holdings if agency is not own and holdings.line(agency) == line]
    parsed = parse_agency(name)
    place = next((found for found in find_places(name) if found.start == 0), None)
    if parsed is None or not parsed.office or place is None:
        return "", ()
    return parsed.office, holdings.at(place.candidates)


def former_name_caveats(plan: QuestionPlan, reports: Listing) -> Iterator[str]:
    """That the question calls an office by the name it bore before it was renamed."""
    asked = plan.question.lower()
    for agency in holdings_of(reports).of_reports(plan.reports[:MOST_NAMED]):
        office = office_of(agency)
        known = departments().get(office)
        own = {office, *(known.english if known else ()), *(known.also if known else ())} - set(former_names(office))
        if not office or any(name.lower() in asked for name in own):
            continue
        for old in former_names(office):
            old_department = departments().get(old)
            english = () if old_department is None or plan.language == "zh" else old_department.english
            said = next((name for name in (old, *english) if name.lower() in asked and name not in own), None)
            if said is not None:
                called = agency_text(agency.reports[-1], plan.language)
                yield say("caveat_former", plan.language, said=said, agency=called)
                break
