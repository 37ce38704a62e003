"""Answers that give no figure: why not, and what can be asked instead. A refusal is a value with one wording."""

from collections.abc import Sequence

from assistant.answers.instead import SUGGESTIONS, in_other_words, related, suggestion
from assistant.evidence.gather import ASKED_FIRST, Evidence
from assistant.plan import Gap, QuestionPlan
from assistant.question.families import stands_whole
from assistant.question.holdings import Agency, holdings_of
from assistant.question.kinds import asks_number
from assistant.readings import Finding
from assistant.reply import Line, Reply, figure_quote
from assistant.sentences import agency_name, agency_text, indicator_text, say, who_text
from index.catalog_rows import ReportRow
from index.listing import Listing
from ingest.folding import fold_text
from ingest.report import Figure
from ingest.vocabulary import romanise

MOST_NAMED = 8  # agencies named where a question names none


def nothing_found(plan: QuestionPlan, evidence: Evidence, findings: Sequence[Finding]) -> Reply:
    """The reports are there and do not say it."""
    language = plan.language
    lines = []
    asked_of: dict[str, list[str]] = {}
    for found in findings:
        if found.note != "narrower":
            asked_of.setdefault(found.report, []).append(found.indicator)
    for report in plan.reports:
        row = evidence.rows[report]
        asked = asked_of.get(report)
        held = {figure.indicator for figure in evidence.bearing.get(report, ())}
        if asked and not held & set(asked):  # what the report has, though not as asked, is not called missing
            names = "、".join(indicator_text(name, language) for name in asked) if language == "zh" else ", ".join(
                indicator_text(name, language) for name in asked
            )  # fmt: skip
            lines.append(Line("not_reported", {"who": who_text(row, language), "label": names}))
        else:
            lines.append(Line("no_such_thing", {"who": who_text(row, language), "phrase": plan.as_typed.strip()}))
    if not lines:
        return unclear_what(plan, evidence)
    unread = plan.kind == "lookup" and not plan.asks and not plan.quoted and asks_number(fold_text(plan.question))
    meant = in_other_words(plan, evidence) if unread else None
    if meant is not None and meant.stands_out:
        fields = {"who": who_text(evidence.rows[plan.reports[0]], language), "phrase": plan.as_typed.strip()}
        return Reply("unclear", (Line("unclear_indicator", fields),), suggestions=related(plan, evidence))
    return Reply("not_reported", tuple(lines), suggestions=related(plan, evidence))


def counted_otherwise(plan: QuestionPlan, evidence: Evidence, findings: Sequence[Finding]) -> Reply:
    """The reports count what is asked only of others than the body asked about: each such sentence is quoted, none asserted."""
    lines = [
        Line(
            "counted_otherwise",
            {"who": who_text(evidence.rows[found.report], plan.language)},
            tuple(dict.fromkeys(figure_quote(figure) for figure in found.candidates)),
            show_quotes=True,
        )
        for found in findings
    ]
    return Reply("not_reported", tuple(lines), suggestions=related(plan, evidence))


def no_report(plan: QuestionPlan, evidence: Evidence, reports: Listing) -> Reply:
    """The library lacks the report that was asked for; what it has of that agency instead."""
    language = plan.language
    if plan.detail == "no_unnamed":
        return Reply("no_report", (Line("no_report_unnamed"), Line("add_report")))
    lines: list[Line] = []
    suggestions: list[str] = []
    for gap in plan.gaps:
        held = [agency for agency in holdings_of(reports) if agency.name == gap.agency]
        lines.append(gap_line(gap, held, plan))
        years = [str(row.identity.year) for agency in held for row in agency.reports if row.identity.year]
        if years:
            lines.append(Line("has_years", {"years": "、".join(years) if language == "zh" else ", ".join(years)}))
        for agency in held:
            for row in having(evidence, agency.reports, plan)[-SUGGESTIONS:]:
                suggestions.append(suggestion(row, plan.asks[0].indicators[0], plan))
    if plan.near:
        lines.append(Line("near_name"))
    lines.append(Line("add_report"))
    if plan.reports and plan.kind in ("compare", "change", "trend", "share", "rank"):
        lines.append(Line("not_compared"))
    return Reply("no_report", tuple(lines), suggestions=(*plan.near, *suggestions, say("suggest_library", language)))


def gap_line(gap: Gap, held: Sequence[Agency], plan: QuestionPlan) -> Line:
    """The line that names a missing report."""
    name = gap.agency
    if held and plan.language == "en":
        name = agency_text(held[0].reports[0], "en")
    if gap.year is None:
        return Line("no_report_agency", {"agency": name})
    return Line("no_report_year", {"agency": name, "year": gap.year})


def unclear_figure(plan: QuestionPlan, evidence: Evidence, candidates: Sequence[Figure]) -> Reply:
    """Several printed figures could be meant: each is quoted, none is asserted."""
    quotes = tuple(dict.fromkeys(figure_quote(figure) for figure in candidates))[:6]
    names = [figure.indicator for figure in candidates if figure.indicator]
    suggestions = (
        tuple(suggestion(evidence.rows[candidates[0].report], name, plan) for name in dict.fromkeys(names))
        if len(set(names)) > 1
        else ()
    )
    return Reply(
        "unclear", (Line("unclear_figure", quotes=quotes, show_quotes=True),), suggestions=suggestions[:SUGGESTIONS]
    )


def unclear_what(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """Nothing that is asked for was understood; examples of what can be asked."""
    return Reply("unclear", (Line("unclear_what"),), suggestions=examples(evidence, plan))


def unclear_agency(plan: QuestionPlan, evidence: Evidence, reports: Listing) -> Reply:
    """The question fits several agencies, or names none: the choices, as questions that can be asked as they stand."""
    language = plan.language
    if plan.choices:
        held = [agency for agency in holdings_of(reports) if agency.name in plan.choices]
        suggestions = [choice(row, plan) for agency in held for row in rows_asked(agency, plan)]
        return Reply("unclear", (Line("unclear_agency"),), suggestions=tuple(suggestions))
    agencies = holdings_of(reports).agencies
    named = [agency_text(agency.reports[-1], language) for agency in agencies[:MOST_NAMED]]
    names = ("、" if language == "zh" else "; ").join(named) + ("…" if len(agencies) > MOST_NAMED else "")
    offered = having(evidence, [agency.reports[-1] for agency in agencies], plan)
    suggestions = [choice(row, plan) for row in offered[:SUGGESTIONS]] or list(examples(evidence, plan))
    return Reply("unclear", (Line("unclear_which_agency", {"agencies": names}),), suggestions=tuple(suggestions))


def having(evidence: Evidence, rows: Sequence[ReportRow], plan: QuestionPlan) -> list[ReportRow]:
    """Those of the reports that print what is asked for, as far as they were looked at; none where nothing is asked for."""
    return [row for row in rows if plan.asks and prints(evidence, row, plan.asks[0].indicators[0])]


def prints(evidence: Evidence, row: ReportRow, indicator: str) -> bool:
    """Whether a report that may be offered instead has a number of this indicator."""
    told = evidence.elsewhere[row.id] if row.id in evidence.elsewhere else evidence.bearing.get(row.id, ())
    return any(one.indicator == indicator and one.value is not None and stands_whole(one) for one in told)


def rows_asked(agency: Agency, plan: QuestionPlan) -> Sequence[ReportRow]:
    """The reports of an agency for the years asked; its newest two where it has none of them or none was named."""
    return [row for row in agency.reports if row.identity.year in plan.years] or agency.reports[-2:]


def unclear_year(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """One agency, several reports, no year: which one is meant."""
    rows = [evidence.rows[report] for report in plan.reports]
    years = ("、" if plan.language == "zh" else ", ").join(str(row.identity.year or "?") for row in rows)
    fields = {"agency": agency_text(rows[0], plan.language), "years": years}
    return Reply("unclear", (Line("unclear_year", fields),), suggestions=tuple(choice(row, plan) for row in rows[-6:]))


def choice(row: ReportRow, plan: QuestionPlan) -> str:
    """The question about the same thing for one report; a namesake is told apart by the place above it."""
    name = name_apart(row, plan)
    if name is None:
        return suggestion(row, plan.asks[0].indicators[0], plan) if plan.asks else who_text(row, plan.language)
    year = row.identity.year or ""
    if not plan.asks:
        return say("year_agency", plan.language, agency=name, year=year) if year else name
    label = indicator_text(plan.asks[0].indicators[0], plan.language)
    return say("suggest_lookup", plan.language, agency=name, year=year, label=label)


def name_apart(row: ReportRow, plan: QuestionPlan) -> str | None:
    """An agency's name with the larger place, where it may be needed: always in English, in Chinese among equal names."""
    path = row.identity.place_path
    agency = row.identity.agency
    if not agency or len(path) < 2:
        return None
    if plan.language == "en":
        return f"{romanise(agency)}, {romanise(path[-2])}" if plan.asks else None
    return f"{path[-2]}{agency}" if plan.choices.count(agency) > 1 and path[-2] not in agency else None


def refused(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """Empty, too long, in a third language, or about something else."""
    name = plan.reason or "out_of_scope"
    if plan.near:
        return Reply("unclear", (Line(name),), suggestions=(*plan.near, say("suggest_library", plan.language)))
    return Reply(
        "out_of_scope" if plan.kind == "out_of_scope" else "unclear",
        (Line(name),),
        suggestions=examples(evidence, plan),
    )


def examples(evidence: Evidence, plan: QuestionPlan) -> tuple[str, ...]:
    """Questions that the library can answer."""
    near = dict.fromkeys((*plan.reports[:SUGGESTIONS], *evidence.elsewhere))
    known = [row for report in near if (row := evidence.rows[report]).identity.agency and row.identity.year]
    named = [row for row in known if prints(evidence, row, ASKED_FIRST)][:2]
    found = [
        say(
            "example_lookup",
            plan.language,
            agency=agency_name(row, plan.language),
            year=row.identity.year,
        )
        for row in named
    ]
    return (*found, say("suggest_library", plan.language))
