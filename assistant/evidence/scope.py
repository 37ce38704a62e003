"""Whose work a number counts: the agency's own level or offices, or everything below it (the whole city, all of a system).

A report may tell both counts of one thing ("of the 1026 of the whole city 135 of the city itself"). Each number of such a report
gets the scope that its own words tell, or its whole, or the sum that it is a part of, and the agency's own count stands as a part
of the area's. Words: ``scope`` in bodies.yaml.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Literal

from assistant.cues import load
from assistant.measures import amount, measure_of
from assistant.question.families import stands_whole
from ingest.folding import fold_text
from ingest.report import Figure

Scope = Literal["area", "body"]
OWN_COUNT_OF = {
    "proactive_own_level": "proactive_total"
}  # indicators that are by name the agency's own count of another


def with_scopes(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures of one report with the scope that its text tells of each; unchanged where it tells of one scope alone."""
    if not tells_both(figures):
        return tuple(like_own(figures))
    told = without_others(resolved(figures))
    wholes = areas(told)
    told = [own_part(figure, wholes) for figure in told]
    return tuple(like_prose(list(of_its_sum(told))))


def tells_both(figures: Sequence[Figure]) -> bool:
    """Whether the running text has a count of a whole area and one of the agency itself."""
    told = [figure for figure in figures if not figure.in_table]
    own = [figure for figure in told if figure.coverage == "body" or names_own(figure)]
    parted = any(figure.part_of is not None and counts_no_kind(figure) for figure in own)
    return bool(own) and (parted or any(figure.coverage == "area" for figure in told))


def resolved(figures: Sequence[Figure]) -> list[Figure]:
    """Each number of the text under the scope of its label, of the member of its list before it, of its whole or of its clause."""
    found: dict[str, Scope | None] = {}
    last: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda one: one.start):
        if figure.in_table or figure.id in found:
            continue
        before = last.get(figure.group or "")
        found[figure.id] = scope_of(figure, found, before)
        if figure.group:
            last[figure.group] = figure
    return [replace(figure, coverage=found[figure.id]) if figure.id in found else figure for figure in figures]


def scope_of(figure: Figure, found: Mapping[str, Scope | None], before: Figure | None) -> Scope | None:
    """The scope of one number of the text; ``found`` is that of those before it, ``before`` the member of its list before it."""
    label = fold_text(figure.label)
    if pattern("others").search(label) and not pattern("own").search(label) and figure.part_of is not None:
        return None
    said = last_said(label)
    if said is not None:
        return said
    if before is not None and before.quote_start == figure.quote_start:
        between = fold_text(
            figure.quote[max(before.end - figure.quote_start, 0) : max(figure.start - figure.quote_start, 0)]
        )
        if not pattern("apart").search(between):
            return found.get(before.id)
    if figure.part_of is not None and figure.part_of in found:
        return found[figure.part_of]
    return last_said(fold_text(figure.quote[: max(figure.start - figure.quote_start, 0)])) or figure.coverage


def last_said(words: str) -> Scope | None:
    """The scope that is named last in some words, or None."""
    ends = {
        scope: max((found.end() for found in pattern(name).finditer(words)), default=-1)
        for scope, name in (("area", "area"), ("body", "own"))
    }
    if ends["area"] == ends["body"]:
        return None
    return "area" if ends["area"] > ends["body"] else "body"


def without_others(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those of other bodies alone ("各乡镇、部门共受理88件") as a count of nothing where the agency's own stands beside.

    The agency's own, told in the same words ("市府办共受理41件"), is what the report counts.
    """
    own = [figure for figure in figures if not figure.in_table and figure.coverage == "body" and counts_no_kind(figure)]
    changed: dict[str, Figure] = {}
    for other in figures:
        if not is_count(other) or pattern("only_others").search(fold_text(other.label)) is None:
            continue
        beside = [one for one in own if one.indicator == other.indicator or told_alike(one, other)]
        for one in beside:
            changed[one.id] = replace(one, indicator=other.indicator, basis=other.basis)
            changed[other.id] = replace(other, indicator=None, coverage=None)
    return [changed.get(figure.id, figure) for figure in figures]


def told_alike(own: Figure, other: Figure) -> bool:
    """Whether two counts are told in the same words behind their subjects."""
    words = pattern("own").sub("", fold_text(own.label))
    return (
        own.indicator is None and len(words) > 1 and fold_text(other.label).endswith(words) and own.unit == other.unit
    )


def areas(figures: Sequence[Figure]) -> dict[str, Figure]:
    """The one count of the whole area that the text tells of each indicator."""
    told: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.indicator and is_count(figure) and figure.coverage == "area" and figure.basis != "cumulative":
            told.setdefault(figure.indicator, []).append(figure)
    return {name: found[0] for name, found in told.items() if len({one.value for one in found}) == 1}


def is_count(figure: Figure) -> bool:
    """Whether a number of the text stands for the whole of its indicator."""
    return not figure.in_table and figure.value is not None and not figure.inferred and stands_whole(figure)


def own_part(figure: Figure, wholes: Mapping[str, Figure]) -> Figure:
    """The agency's own count of something as a part of the area's, where the text tells both; any other figure as it is."""
    if not is_count(figure) or figure.coverage != "body" or figure.basis == "cumulative":
        return figure
    name = OWN_COUNT_OF.get(figure.indicator or "", figure.indicator)
    whole = wholes.get(name or "")
    if whole is None or not is_less(figure, whole):
        return figure
    return replace(figure, part_of=whole.id)


def of_its_sum(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Lists under one of two counts without a word on which: what they add up to tells whose parts they are.

    One that adds up to neither, in another sentence than its whole's, is of nobody known.
    """
    own, above = own_counts(figures), areas_of_own(figures)
    by_id = {figure.id: figure for figure in figures}
    wholes = {whole: by_id[whole] for whole in own} | above
    open_parts = [
        figure for figure in figures if figure.group and figure.part_of in wholes and says_no_body(figure, above)
    ]
    sums: dict[str, Decimal] = {}
    for figure in open_parts:
        sums[figure.group or ""] = sums.get(figure.group or "", Decimal(0)) + (figure.value or 0)
    settled = {}
    for figure in open_parts:
        whole = wholes[figure.part_of or ""]
        part = own[whole.id]
        if sums[figure.group or ""] == part.value:
            settled[figure.id] = replace(figure, coverage="body", part_of=part.id)
        elif sums[figure.group or ""] == whole.value or (figure.value or 0) > (part.value or 0):
            settled[figure.id] = replace(figure, coverage="area", part_of=whole.id)
        elif figure.quote_start != by_id[figure.part_of or ""].quote_start:
            settled[figure.id] = replace(figure, coverage=None, part_of=None)
    return (settled.get(figure.id, figure) for figure in figures)


def says_no_body(figure: Figure, own: Container[str]) -> bool:
    """Whether a number of the text is no count of the agency or of other bodies by its label."""
    label = fold_text(figure.label)
    named = last_said(label) is not None or pattern("others").search(label) is not None
    return not figure.in_table and not named and figure.id not in own


def own_counts(figures: Sequence[Figure]) -> dict[str, Figure]:
    """The agency's own count beside each count of a whole area, by the area's id; where the text tells one value."""
    by_id = {figure.id: figure for figure in figures}
    told: dict[str, list[Figure]] = {}
    for figure in figures:
        whole = by_id.get(figure.part_of or "")
        if whole is not None and is_own_count(figure, whole):
            told.setdefault(whole.id, []).append(figure)
    return {whole: found[0] for whole, found in told.items() if len({(one.value, one.unit) for one in found}) == 1}


def areas_of_own(figures: Sequence[Figure]) -> dict[str, Figure]:
    """The count of the whole area beside each of the agency's own, by the id of the latter, told once or again."""
    by_id = {figure.id: figure for figure in figures}
    own = own_counts(figures)
    return {
        figure.id: by_id[figure.part_of]
        for figure in figures
        if figure.part_of in own and is_own_count(figure, by_id[figure.part_of])
    }


def is_own_count(figure: Figure, whole: Figure) -> bool:
    """Whether a figure is the agency's own count of what ``whole`` counts, for the area or without a word on whose, and nothing narrower."""
    same = figure.indicator is not None and whole.indicator in (figure.indicator, OWN_COUNT_OF.get(figure.indicator))
    alike = whole.coverage != "body" and figure.coverage == "body" and is_less(figure, whole)
    plain = None in (figure.indicator, whole.indicator) and counts_no_kind(figure)
    return alike and not figure.breakdown and (same or plain)


def is_less(figure: Figure, whole: Figure) -> bool:
    """Whether a number is one of the same things as another and no more than it."""
    if figure.value is None or whole.value is None or measure_of(figure.unit).kind != measure_of(whole.unit).kind:
        return False
    return amount(figure.value, figure.unit) <= amount(whole.value, whole.unit)


def counts_no_kind(figure: Figure) -> bool:
    """Whether a label says whose count a number is, and nothing narrower than what was counted."""
    label = fold_text(figure.label)
    return names_own(figure) and pattern("matter").fullmatch(pattern("own").sub("", label)) is not None


def names_own(figure: Figure) -> bool:
    """Whether a figure's own label says that it counts the agency alone."""
    return pattern("own").search(fold_text(figure.label)) is not None


def like_prose(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Tables under the scope of the one count in the text that their own total repeats."""
    by_id = {figure.id: figure for figure in figures}
    scopes: dict[str, Scope] = {}
    for whole_id, own in own_counts(figures).items():
        whole = by_id[whole_id]
        for total in totals(figures, whole.indicator):
            if total.value == own.value != whole.value:
                scopes[table_of(total)] = "body"
            elif total.value == whole.value != own.value:
                scopes[table_of(total)] = "area"
    return scoped_tables(figures, scopes)


def like_own(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Tables whose own total the text gives as the count of the agency's own level ("市政府本级新收326件") under that scope."""
    scopes: dict[str, Scope] = {}
    for figure in figures:
        if is_count(figure) and figure.coverage == "body" and pattern("level").search(fold_text(figure.label)):
            same = (total for total in totals(figures, figure.indicator) if total.value == figure.value)
            scopes |= dict.fromkeys(map(table_of, same), "body")
    return scoped_tables(figures, scopes)


def totals(figures: Iterable[Figure], indicator: str | None) -> Iterator[Figure]:
    """The totals of an indicator that tables print."""
    for figure in figures:
        own = figure.in_table and not figure.breakdown and stands_whole(figure)
        if own and figure.indicator is not None and figure.indicator == indicator:
            yield figure


def scoped_tables(figures: Sequence[Figure], scopes: Mapping[str, Scope]) -> Sequence[Figure]:
    """The figures with those of the tables that ``scopes`` names under their scope, where their own heads name none."""
    if not scopes:
        return figures
    return [
        replace(figure, coverage=scopes[table_of(figure)])
        if figure.in_table and figure.coverage is None and table_of(figure) in scopes
        else figure
        for figure in figures
    ]


def table_of(figure: Figure) -> str:
    """The form and the table that a cell's group names."""
    return "/".join((figure.group or "").split("/")[:2])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One pattern of ``scope`` in bodies.yaml."""
    return re.compile(str(load("bodies")["scope"][name]))  # type: ignore[index]
