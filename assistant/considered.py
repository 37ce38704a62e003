"""What was considered for a question and why it was taken or passed over: agencies, years, indicators."""

from collections.abc import Iterator, Sequence
from typing import Any

from assistant.answer import Language
from assistant.cues import load
from assistant.evidence.findings import find_all
from assistant.question.held import AgencyMention
from assistant.question.holdings import Agency, holdings_of
from assistant.question.when import read_years
from assistant.question.who import find_agencies
from assistant.readings import Finding
from assistant.sentences import agency_text, indicator_text
from assistant.trail import Trail
from index.catalog_rows import ReportRow
from ingest.folding import fold_text
from ingest.vocabulary import find_asked, find_passed_over

MOST = 12  # agencies listed for one word of the question


def why(name: str, language: Language, **fields: object) -> str:
    """The sentence ``name`` of explain.yaml with its fields filled in."""
    sentence = load("explain")[name]
    if not isinstance(sentence, dict):
        raise TypeError(f"explain.yaml: {name} must give zh and en")
    return str(sentence[language]).format(**fields)


def agencies(trail: Trail) -> list[dict[str, Any]]:
    """Every agency that a word of the question may mean, and those that came from elsewhere."""
    plan, language = trail.plan, trail.plan.language
    if plan.reason is not None:
        return []
    held = holdings_of(trail.evidence.listing)
    folded = fold_text(plan.question).strip()
    mentions = find_agencies(folded, folded, language, held)
    rows = [row for mention in mentions for row in mentioned(trail, mention)]
    named = {row["name"] for row in rows}
    source = next((how for how in plan.inherited if how in AGENCY_SOURCES), "all" if plan.all_reports else "")
    if source in AGENCY_SOURCES:
        chosen = [agency for agency in held if asked_of(trail, agency) and spoken(agency, language) not in named]
        rows += [agency_row(agency, True, why(AGENCY_SOURCES[source], language), language) for agency in chosen[:MOST]]
    return rows


AGENCY_SOURCES = {
    "agency": "agency_inherited", "place": "agency_place", "quotation": "agency_quotation",
    "only_report": "agency_only", "all": "agency_all",
}  # fmt: skip


def mentioned(trail: Trail, mention: AgencyMention) -> Iterator[dict[str, Any]]:
    """The agencies that one stretch of the question may mean."""
    language = trail.plan.language
    if not mention.agencies:
        reason = why("agency_unheld", language, words=mention.text)
        yield {"name": mention.text, "years": [], "chosen": False, "why": reason}
    for agency in mention.agencies[:MOST]:
        chosen = asked_of(trail, agency)
        reason = "agency_named" if chosen else rejected(trail, mention, agency)
        yield agency_row(agency, chosen, why(reason, language, words=mention.text), language)


def rejected(trail: Trail, mention: AgencyMention, agency: Agency) -> str:
    """Why an agency that a word may mean was not taken."""
    years = {row.identity.year for row in agency.reports}
    if agency.name in trail.plan.choices:
        return "agency_namesake"
    if len(mention.agencies) > 1 and trail.plan.years and not set(trail.plan.years) <= years:
        return "agency_year"
    return "agency_other"


def asked_of(trail: Trail, agency: Agency) -> bool:
    """Whether the answer is asked of an agency: by its reports, or by the year that it has none for."""
    reports = {row.id for row in agency.reports}
    return bool(reports & set(trail.plan.reports)) or any(gap.agency == agency.name for gap in trail.plan.gaps)


def spoken(agency: Agency, language: Language) -> str:
    """An agency's name in a language."""
    return agency_text(agency.reports[0], language)


def agency_row(agency: Agency, chosen: bool, reason: str, language: Language) -> dict[str, Any]:
    """One agency as plain data."""
    years = [row.identity.year for row in agency.reports if row.identity.year is not None]
    return {"name": spoken(agency, language), "years": years, "chosen": chosen, "why": reason}


def years(trail: Trail) -> list[dict[str, Any]]:
    """Every year that the question names or that a report of the agencies asked is held for."""
    plan, language = trail.plan, trail.plan.language
    named = set(read_years(fold_text(plan.question).strip(), language).named)
    rows: dict[int, tuple[bool, str]] = {}
    chosen_reports = [trail.evidence.rows[report] for report in plan.reports]
    for year in plan.years:
        rows[year] = (True, "year_named" if year in named else "year_read")
    for gap in plan.gaps:
        if gap.year is not None:
            rows[gap.year] = (False, "year_missing")
    for row in [*chosen_reports, *held_beside(trail, chosen_reports)]:
        held = row.identity.year
        if held is not None and held not in rows:
            rows[held] = (True, "year_held") if row in chosen_reports else (False, "year_unasked")
    return [
        {"year": year, "chosen": chosen, "why": why(reason, language)}
        for year, (chosen, reason) in sorted(rows.items())
    ]


def held_beside(trail: Trail, chosen: Sequence[ReportRow]) -> list[ReportRow]:
    """The other reports of the agencies that are asked."""
    names = {row.identity.agency for row in chosen} - {None}
    return [row for row in trail.evidence.rows.values() if row.identity.agency in names and row not in chosen]


def indicators_considered(trail: Trail) -> list[dict[str, Any]]:
    """Every indicator that words of the question may mean: what the reports say of it, or why it was passed over."""
    plan, language = trail.plan, trail.plan.language
    if plan.reason is not None:
        return []
    found = [finding for report in plan.reports for finding in find_all(plan, trail.evidence, report)]
    rows = [finding_row(trail, finding) for finding in found]
    taken = {finding.indicator for finding in found}
    for name in dict.fromkeys(used_indicators(trail)):
        if name not in taken:
            rows.append(indicator_row(name, "", True, why("indicator_used", language), language))
            taken.add(name)
    for ask in plan.asks:
        for name in ask.indicators:
            if name not in taken:
                reason = "indicator_family" if found else "indicator_asked"
                rows.append(
                    indicator_row(name, ask.phrase, not found, why(reason, language, words=ask.phrase), language)
                )
                taken.add(name)
    folded = fold_text(plan.question).strip()
    for passed in (*find_asked(folded, language), *find_passed_over(folded, language)):
        for name in passed.ids:
            if name not in taken:
                reason = why("indicator_longer", language, words=passed.phrase)
                rows.append(indicator_row(name, passed.phrase, False, reason, language))
                taken.add(name)
    return rows


def used_indicators(trail: Trail) -> list[str]:
    """The indicators of the figures that the answer stands on."""
    readings = [reading for line in trail.reply.lines for reading in line.readings]
    return [figure.indicator for reading in readings for figure in reading.figures if figure.indicator]


def finding_row(trail: Trail, finding: Finding) -> dict[str, Any]:
    """What one report says of one indicator."""
    language = trail.plan.language
    words = next((ask.phrase for ask in trail.plan.asks if finding.indicator in ask.indicators), "")
    reason = why(f"indicator_{finding.standing}", language)
    if finding.note in ("narrower", "crossed", "other_unit", "stands_for"):
        reason = why(f"indicator_{finding.note}", language, words=" ".join(trail.plan.residue))
    stated = finding.standing in ("answered", "conflict", "blank")
    row = indicator_row(finding.indicator, words, stated, reason, language)
    return {**row, "file": trail.evidence.rows[finding.report].file}


def indicator_row(name: str, words: str, chosen: bool, reason: str, language: Language) -> dict[str, Any]:
    """One indicator as plain data."""
    label = indicator_text(name, language)
    return {"indicator": name, "label": label, "words": words, "chosen": chosen, "why": reason}
