"""Whose count a number of the running text is: one that names another body than the reporting agency does not answer for it."""

import re
from collections.abc import Sequence
from functools import cache

from assistant.cues import load
from assistant.evidence.scope import with_scopes
from assistant.evidence.scope_asked import asked_scopes, in_asked_scope
from assistant.plan import Kind, QuestionPlan
from index.catalog_rows import ReportRow
from ingest.folding import fold_text
from ingest.report import Figure, Identity

EVERY_FIGURE: frozenset[Kind] = frozenset(("check", "reverse"))  # what a sum or a number stands on, whoever it counts
RANKS = {"省": 5, "市": 4, "州": 4, "盟": 4, "县": 3, "区": 3, "旗": 3, "镇": 2, "乡": 2, "道": 2}
LEVELS = {"nation": 6, "province": 5, "prefecture": 4, "township": 2}


def meant(figures: Sequence[Figure], plan: QuestionPlan, row: ReportRow) -> tuple[Figure, ...]:
    """The figures of one report that may answer ``plan``: those of the agency, and those of bodies that it names."""
    if plan.kind in EVERY_FIGURE:
        return tuple(figures)
    department = row.identity.agency_level == "department"
    figures = in_asked_scope(with_scopes(figures), asked_scopes(plan), names_government(plan), department)
    own = of_government(figures)
    asked_inside = asks_inside(plan) is not None
    kept = []
    for figure in figures:
        body = None if figure.in_table else another_body(figure, figures, row.identity)
        if body is not None and not names_body(plan, body):
            continue
        if not asked_inside and (figure.id in own or names_the_others(plan, figure)):
            continue
        kept.append(figure)
    if own and asked_inside:
        counted = {figure.indicator for figure in kept if figure.id in own}
        kept = [figure for figure in kept if figure.id in own or figure.indicator not in counted]
    return tuple(kept)


def another_body(figure: Figure, figures: Sequence[Figure], identity: Identity) -> str | None:
    """The body that the clause of a prose figure names as its subject, where it is not the reporting agency; else None."""
    quote = fold_text(figure.quote)
    within = identity.agency_level in ("department", "township")
    area = str(load("bodies")["whose"]["area_word"]) in quote  # type: ignore[index]
    before = fold_text(figure.quote[: max(figure.end - figure.quote_start, 0)]) if area or within else ""
    said_own = list(pattern("own").finditer(before))
    areas = [found for found in pattern("area").finditer(before) if not said_own or said_own[-1].end() < found.end()]
    if areas and is_wider(areas[-1]["kind"], identity, pattern("own").search(quote) is not None):
        return f"全{areas[-1]['kind']}"
    label = fold_text(figure.label)
    if within:
        contrast = not said_own and pattern("own").search(quote) is not None
        site = pattern("site").search(label) if contrast else None
        return site.group() if site else None
    beside = pattern("beside").search(label) if figure.indicator else None
    if beside is None:
        return None
    near = [other for other in figures if other.quote_start == figure.quote_start and other is not figure]
    return beside.group() if any(government_of(other) for other in near) else None


def is_wider(kind: str, identity: Identity, contrast: bool) -> bool:
    """Whether an area of this kind is more than the agency answers for.

    A department often counts for its whole area; not where the sentence sets itself beside the area (``contrast``).
    """
    level = identity.agency_level
    if level is None or identity.place is None:
        return False
    own = LEVELS.get(level, RANKS.get(identity.place[-1], 6))
    return RANKS[kind] > own or (level == "department" and RANKS[kind] == own and contrast)


def of_government(figures: Sequence[Figure]) -> frozenset[str]:
    """The ids of the counts of a government itself, with their parts, where the report counts the same of its whole area.

    "Of the 24 of the county government, 18 came online" says nothing of the 71 in the county.
    """
    wholes = [
        whole
        for whole in figures
        if is_of_government(whole)
        and any(
            other.indicator == whole.indicator
            and other.coverage == "area"
            and other.value is not None
            and whole.value is not None
            and other.value > whole.value
            for other in figures
        )
    ]
    ids = {whole.id for whole in wholes}
    return frozenset(figure.id for figure in figures if figure.id in ids or figure.part_of in ids)


def is_of_government(figure: Figure) -> bool:
    """Whether running text gives a figure as the count of a government itself."""
    told = not figure.in_table and figure.indicator is not None and figure.coverage != "area"
    return told and government_of(figure) is not None


def government_of(figure: Figure) -> str | None:
    """The government whose own count a figure's label says it is, or None."""
    found = pattern("government").search(fold_text(figure.label))
    return found["body"].replace("人民", "") if found else None


def names_body(plan: QuestionPlan, body: str) -> bool:
    """Whether a question names a body: in its words, or any whole area in English."""
    return body in fold_text(plan.question) or (
        body.startswith("全") and plan.language == "en" and "area" in asked_scopes(plan)
    )


def asks_inside(plan: QuestionPlan) -> re.Match[str] | None:
    """Where a question names a body inside the report beside its agency ("县政府", "the county government itself")."""
    words = plan.topic_words or fold_text(plan.question)
    return re.search(str(load("bodies")["inside"][plan.language]), words, re.IGNORECASE)  # type: ignore[index]


def names_government(plan: QuestionPlan) -> bool:
    """Whether a Chinese question says "government" where it names its agency (某省政府): it may mean the government alone."""
    question = fold_text(plan.question)
    found = re.search(str(load("bodies")["inside"]["zh"]), question)  # type: ignore[index]
    of_town = re.search(str(load("bodies")["scope"]["asked"]["zh"]["town"]), question)  # type: ignore[index]
    return plan.language == "zh" and (of_town is not None or (found is not None and found["government"] is not None))


def names_the_others(plan: QuestionPlan, figure: Figure) -> bool:
    """Whether a question names only those whom a figure counts together with their government (省级部门 of 省政府及省级部门)."""
    found = pattern("joined").match(fold_text(figure.label).replace("人民", ""))
    words = (plan.topic_words or fold_text(plan.question)).replace("人民", "")
    return found is not None and found["other"] in words and found["one"] not in words


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One pattern of ``whose`` in bodies.yaml."""
    return re.compile(str(load("bodies")["whose"][name]))  # type: ignore[index]
