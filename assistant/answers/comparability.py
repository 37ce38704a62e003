"""What stands against setting reports side by side: other forms, years, levels, coverage, definitions, one within another."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from assistant.answer import Language
from assistant.answers.points import Point
from assistant.cues import load
from assistant.evidence.gather import Evidence
from assistant.plan import QuestionPlan
from assistant.sentences import agency_text, reading_label, say, who_text
from index.catalog_rows import ReportRow

NEW_RULES = 2019  # first data year under the regulations and the form of 2019
GOVERNMENTS = ("province", "prefecture", "county")


def is_break(earlier: ReportRow, later: ReportRow) -> bool:
    """Whether the rules and forms of 2019 lie between two reports of one agency."""
    return (earlier.identity.year or 0) < NEW_RULES <= (later.identity.year or 0)


def comparison_caveats(plan: QuestionPlan, evidence: Evidence, points: Sequence[Point]) -> tuple[str, ...]:
    """What differs between reports set side by side, each said for itself; () where nothing does."""
    rows = [evidence.rows[point.report] for point in points]
    language = plan.language
    several = len({row.identity.agency for row in rows}) > 1
    found: list[str] = []
    forms = {row.form for row in rows}
    if len(forms) > 1:
        found.append(say("caveat_forms", language, groups=grouped(rows, language)))
        found += definitions(plan, points, forms)
    years = {row.identity.year for row in rows}
    if several and len(years) > 1:
        found.append(say("caveat_years", language, rows=listed((who_text(row, language) for row in rows), language)))
    levels = {row.identity.agency_level for row in rows}
    if several and len(levels) > 1:
        pairs = (in_brackets(agency_text(row, language), level_text(row, language), language) for row in rows)
        found.append(say("caveat_levels", language, rows=listed(pairs, language)))
    for point in points:
        if point.reading is not None and point.reading.indicator is None:
            label = reading_label(point.reading, language)
            found.append(
                say("caveat_by_label", language, who=who_text(evidence.rows[point.report], language), label=label)
            )
    return (*found, *coverage_caveats(plan, evidence, points))


def grouped(rows: Sequence[ReportRow], language: Language) -> str:
    """The forms and the reports that use each, for a reader; years alone where all are of one agency."""
    one = len({row.identity.agency for row in rows}) == 1
    by_form: dict[str, list[str]] = {}
    for row in rows:
        name = str(row.identity.year or "?") if one else who_text(row, language)
        by_form.setdefault(row.form, []).append(name)
    parts = (
        in_brackets(name_of("forms", form, language), listed(names, language), language)
        for form, names in by_form.items()
    )
    return listed(parts, language)


def level_text(row: ReportRow, language: Language) -> str:
    """The level of a report's agency for a reader."""
    return name_of("levels", row.identity.agency_level or "unknown", language)


def name_of(group: str, name: str, language: Language) -> str:
    """What a reader calls a form or a level (comparability.yaml); KeyError where it has no name."""
    return str(load("comparability")[group][name][language])  # type: ignore[index]


def in_brackets(text: str, more: str, language: Language) -> str:
    """``text`` with ``more`` in the brackets of the language."""
    return f"{text}\uff08{more}\uff09" if language == "zh" else f"{text} ({more})"


def listed(items: Iterable[str], language: Language) -> str:
    """Items as a list in running text, each once."""
    return ("\u3001" if language == "zh" else ", ").join(dict.fromkeys(items))


def definitions(plan: QuestionPlan, points: Sequence[Point], forms: set[str]) -> Iterable[str]:
    """How what is asked is counted differently in the forms that stand side by side (comparability.yaml)."""
    asked = {name for ask in plan.asks for name in ask.indicators}
    asked |= {str(point.reading.indicator) for point in points if point.reading}
    for entry in load("comparability")["definitions"]:  # type: ignore[attr-defined]
        fits = any(fnmatchcase(name, str(pattern)) for name in asked for pattern in entry["indicators"])
        sides = [forms & set(map(str, side)) for side in entry["between"]]
        if fits and sum(bool(side) for side in sides) > 1:
            yield str(entry[plan.language])


def coverage_caveats(plan: QuestionPlan, evidence: Evidence, points: Sequence[Point]) -> Iterable[str]:
    """That one figure covers a whole area and another the agency alone."""
    by_coverage: dict[str, list[str]] = {}
    for point in points:
        covered = {figure.coverage for figure in point.reading.figures} - {None} if point.reading else set()
        if len(covered) == 1:
            by_coverage.setdefault(str(next(iter(covered))), []).append(
                who_text(evidence.rows[point.report], plan.language)
            )
    if len(by_coverage) > 1:
        area, body = (listed(by_coverage[name], plan.language) for name in ("area", "body"))
        yield say("caveat_coverage", plan.language, area=area, body=body)


def overlap_caveats(plan: QuestionPlan, evidence: Evidence, points: Sequence[Point]) -> Iterable[str]:
    """Of a sum: that a government's figure may already hold that of an office or place below it, for the same year."""
    rows = [evidence.rows[point.report] for point in points]
    by_area: dict[tuple[str, ...], list[ReportRow]] = {}
    for row in rows:
        path = row.identity.place_path
        for steps in range(1, len(path) + 1):
            by_area.setdefault(path[:steps], []).append(row)
    for whole in rows:
        if whole.identity.agency_level not in GOVERNMENTS:
            continue
        near = by_area.get(whole.identity.place_path, ())
        inside = [row for row in near if row is not whole and lies_within(row, whole)]
        if inside:
            names = listed((agency_text(row, plan.language) for row in inside), plan.language)
            yield say("caveat_overlap", plan.language, whole=who_text(whole, plan.language), parts=names)


def lies_within(row: ReportRow, whole: ReportRow) -> bool:
    """Whether a report is on the same year as another and of an office or place of the other's area."""
    path = whole.identity.place_path
    same = row.identity.year == whole.identity.year and row.identity.agency != whole.identity.agency
    return bool(path) and same and row.identity.place_path[: len(path)] == path
