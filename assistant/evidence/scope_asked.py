"""Which scope a question names (the whole area, the agency's own level), and the figures that may answer for it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.cues import load
from assistant.evidence.scope import OWN_COUNT_OF, Scope, areas_of_own, pattern
from assistant.plan import QuestionPlan
from ingest.folding import fold_text
from ingest.report import Figure

AND_OTHERS = re.compile("(?:和|与|及|以及|、)(?:各|其[他余它]|所属|下属|直属)")  # a list of which the own office is one


def asked_scopes(plan: QuestionPlan) -> frozenset[Scope]:
    """The scopes that a question names: the whole area, the agency's own level, both, or none."""
    return frozenset(places_of(plan))


def places_of(plan: QuestionPlan) -> dict[Scope, tuple[int, int]]:
    """Where a question names each scope. Beside the whole area the government or its office is the agency's own."""
    question = fold_text(plan.question)
    words: Mapping[str, str] = load("bodies")["scope"]["asked"][plan.language]  # type: ignore[index]
    area, own = (re.search(words[name], question, re.IGNORECASE) for name in ("area", "own"))
    if area is not None and own is None:
        own = re.search(words["beside"], question, re.IGNORECASE)
    found: dict[Scope, tuple[int, int]] = {}
    if area is not None:
        found["area"] = area.span()
    if own is not None and not AND_OTHERS.match(question, own.end()):
        found["body"] = own.span()
    return found


def without_scope(words: Iterable[str], plan: QuestionPlan, figures: Sequence[Figure]) -> tuple[str, ...]:
    """Words of a question that nothing accounts for, without those that name the scope that all these figures have."""
    question = fold_text(plan.question)
    scopes = {figure.coverage for figure in figures if figure.coverage is not None}
    named = [question[start:end].lower() for scope, (start, end) in places_of(plan).items() if scopes == {scope}]
    return tuple(word for word in words if not any(word.lower() in name for name in named))


def in_asked_scope(
    figures: Sequence[Figure], asked: frozenset[Scope], government: bool = False, department: bool = False
) -> tuple[Figure, ...]:
    """The figures that may answer for the scope asked for.

    For the whole area none of the agency's own. For its own level its own counts take the place of the area's, and the area's
    other numbers do not answer, nor in such a report those that do not say whose they are. Where neither is named, a count is the area's, the agency's own a part of it; not so of a
    ``department``, and not where the agency's name says "government" (``government``): there it is its own where it is told.
    """
    if asked == {"area"}:
        return tuple(figure for figure in figures if figure.coverage != "body")
    own = areas_of_own(figures)
    if asked != {"body"}:
        told = {
            part for part, whole in own.items() if whole.coverage == "area"
        }  # what says nothing of whose it is is the agency's
        apart = set() if asked or not (government or department) else told
        figures = [as_part(figure) if figure.id in own.keys() - apart else figure for figure in figures]
        own = {part: whole for part, whole in own.items() if part in apart}
        if not own:
            return tuple(figures)
    replaced = {whole.indicator for whole in own.values()} - {None}
    kept = []
    for figure in figures:
        whole = own.get(figure.id)
        if whole is not None:
            kept.append(replace(figure, indicator=whole.indicator or figure.indicator, part_of=None))
        elif figure.coverage == "area" and figure.indicator in replaced and asked != {"body"}:
            kept.append(replace(figure, indicator=None))
        elif (
            asked != {"body"}
            or figure.coverage == "body"
            or (figure.coverage is None and (not own or counts_others(figure)))
        ):
            kept.append(figure)
    return tuple(kept)


def counts_others(figure: Figure) -> bool:
    """Whether a label names other bodies of the agency ("城区分局61件"): in a list beside its own office."""
    return pattern("others").search(fold_text(figure.label)) is not None


def as_part(figure: Figure) -> Figure:
    """The agency's own count as no more than a part of the area's."""
    return figure if figure.indicator in OWN_COUNT_OF else replace(figure, indicator=None)
