"""The text of a report against itself and against its tables: lists and their wholes, text and table, one number twice."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from ingest.check_rules import name_of, names_number, only, rules, same_kind, total
from ingest.findings import Finding, compare, plain, side
from ingest.report import Figure
from ingest.vocabulary.indicators import indicators


def part_whole_findings(figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """Lists of the prose against their whole: parts may not exceed it; parts that fall short may not be all of them.

    A list that ends with "others" names all parts and must reach the whole. Of parts that overlap, as channels do (one
    item goes out on several), only the largest may not exceed it.
    """
    by_id = {figure.id: figure for figure in figures}
    parts = [figure for figure in figures if not figure.in_table and figure.part_of in by_id and figure.group]
    parts.sort(key=lambda figure: (figure.part_of or "", figure.group or "", figure.start))
    findings = []
    for (whole_id, group), members in groupby(parts, key=lambda figure: (figure.part_of, figure.group)):
        found, whole = list(members), by_id[whole_id or ""]
        if same_kind([whole, *found]) and same_matter([whole, *found]):
            findings.append(_list_finding(whole, found, group or ""))
    return (*findings, *_scattered(figures))


def same_matter(figures: Sequence[Figure]) -> bool:
    """Whether no list mixes reviews with lawsuits: in "全市行政复议9件、行政诉讼3件,其中涉及市政府的行政复议4件、行政诉讼1件" each part has its own whole."""
    said = [{word for word in rules()["matters"] if word in figure.label} for figure in figures]
    return len(set().union(*said)) < 2


def _scattered(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Parts and wholes that the vocabulary knows and no sentence of the text joins."""
    prose = [figure for figure in figures if not figure.in_table and figure.basis != "cumulative"]
    prose = [figure for figure in prose if not figure.inferred]
    for rule in rules()["lists"]:
        whole = only(prose, rule["whole"])
        found = [only(prose, name) for name in rule["parts"]]
        parts = [part for part in found if part is not None]
        if whole is None or len(parts) < 2 or any(part.part_of == whole.id for part in parts):
            continue
        if not same_kind([whole, *parts]) or len({figure.coverage for figure in (whole, *parts)}) > 1:
            continue
        names = name_of(whole.indicator), [name_of(part.indicator) for part in parts]
        all_there = rule.get("all", False) and len(parts) == len(found)
        yield compare(
            "part_whole",
            f"part_whole:{rule['whole']}",
            side(*names[0], [whole]),
            side("+".join(zh for zh, _ in names[1]), " + ".join(en for _, en in names[1]), parts),
            "equal" if all_there or total(parts) > (whole.value or 0) else "at_most",
        )


def _list_finding(whole: Figure, parts: Sequence[Figure], group: str) -> Finding:
    found = list(parts)
    if _overlap(whole, found) and total(found) > (whole.value or 0):
        found = [max(found, key=lambda figure: figure.value or 0)]
    names = list(dict.fromkeys(figure.label for figure in found))
    return compare(
        "part_whole",
        f"part_whole:{group}",
        side(whole.label, whole.label, [whole]),
        side("+".join(names), " + ".join(names), found),
        "equal" if _adds_up(whole, found) else "at_most",
    )


def _overlap(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a thing may be counted in several of the parts: by the vocabulary, or by what the parts are called."""
    known = [found for figure in parts if (found := indicators().get(figure.indicator or ""))]
    if any(part.id.startswith(tuple(rules()["overlapping"])) or part.parent_rel == "subset" for part in known):
        return True
    if (whole.indicator or "").startswith(tuple(rules()["one_channel"])):
        return False
    return any(word in figure.label for figure in parts for word in rules()["channels"])


def _adds_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts can be held to the sum: they reach the whole, or say that they are all; fewer may be only some."""
    if whole.value is None or any(figure.value is None for figure in parts) or len(parts) < 2:
        return False
    closed = any(re.search(pattern, parts[-1].label) for pattern in rules()["others"]) and not _overlap(whole, parts)
    return closed or total(parts) >= whole.value


def prose_table_findings(figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """What the text says of a thing against what the table says of the same thing, at the same time and of the same scope."""
    tables = [figure for figure in figures if _comparable(figure) and figure.in_table]
    prose = [figure for figure in figures if _comparable(figure) and not figure.in_table and not figure.inferred]
    findings = []
    for table in tables:
        elsewhere = {other.value for other in tables if other.indicator == table.indicator and other is not table}
        same = [figure for figure in prose if figure.indicator == table.indicator and _same_time(figure, table)]
        same = [figure for figure in same if figure.value == table.value or figure.value not in elsewhere]
        finding = _against_table(table.indicator, [table], same, figures)
        if finding is not None:
            findings.append(finding)
    return (*findings, *_against_sums(tables, prose, figures))


def _against_sums(tables: Sequence[Figure], prose: Sequence[Figure], figures: Sequence[Figure]) -> Iterator[Finding]:
    """Totals of the text that the table only has in parts, where it has all of them."""
    for rule in rules()["prose_table"]["sums"]:
        cells = [only(tables, name) for name in rule["parts"]]
        if any(cell is None for cell in cells) or any(cell.indicator == rule["total"] for cell in tables):
            continue
        same = [figure for figure in prose if figure.indicator == rule["total"] and figure.basis != "cumulative"]
        found = [cell for cell in cells if cell is not None]
        finding = _against_table(rule["total"], found, same, figures, rule.get("usual", False))
        if finding is not None:
            yield finding


def _against_table(
    indicator: str | None,
    cells: Sequence[Figure],
    same: Sequence[Figure],
    figures: Sequence[Figure],
    usual: bool = False,
) -> Finding | None:
    """One finding for a thing, or None where the text does not speak of it or counts it in another unit or scope."""
    same = [figure for figure in same if not _other_scope(figure, cells[0])]
    if not same or not _same_unit([*same, *cells]):
        return None
    due = total(cells)
    chosen = [figure for figure in same if figure.value == due][:1] or _told_as_one(same)
    if chosen and total(chosen) != due and total(chosen) in _also(indicator, figures):
        return None  # the text counts it together with what was carried over
    if chosen and total(chosen) != due and any(names_number(figure.quote, due) for figure in chosen):
        return None  # the sentence names the table's number beside its own and says how they differ
    less = total(chosen) < due
    partial = less and (indicator in rules()["prose_table"]["events"] or len(chosen) > 1)
    unsure = any(_perhaps_other_scope(figure, cells[0]) for figure in chosen)
    name = name_of(indicator)
    found = compare(
        "prose_table",
        f"prose_table:{indicator}",
        side(f"统计表“{name[0]}”", f"table, {name[1]}", cells),
        side(f"正文“{name[0]}”", f"text, {name[1]}", chosen or [None]),
        "equal",
        usual or partial or unsure,
    )
    return found if chosen else None


def _told_as_one(same: Sequence[Figure]) -> list[Figure]:
    """The figures of the text that together say how much there was: the only one, one list, or the one called a total."""
    if len({figure.value for figure in same}) == 1:
        return list(same[:1])
    if len({figure.group for figure in same}) == 1 and same[0].group:
        return list(same)
    totals = [figure for figure in same if re.search("共|总|全年|累计", figure.label)]
    return totals[:1] if len({figure.value for figure in totals}) == 1 else []


def _also(indicator: str | None, figures: Sequence[Figure]) -> set[object]:
    """What a word of the text may count beside the one row: requests received, with those carried in."""
    names = rules()["prose_table"]["also"].get(indicator, ())
    tables = [figure for figure in figures if figure.in_table]
    found = [only(tables, name) for name in names]
    return {total([one for one in found if one is not None])} if found and all(found) else set()


def _comparable(figure: Figure) -> bool:
    exact = figure.qualifier in {"exact", "cumulative"}
    return figure.indicator is not None and figure.value is not None and not figure.breakdown and exact


def _same_time(one: Figure, other: Figure) -> bool:
    return (one.basis == "cumulative") == (other.basis == "cumulative")


def _other_scope(prose: Figure, table: Figure) -> bool:
    """Whether one counts the whole area and the other the body alone."""
    return bool(prose.coverage and table.coverage and prose.coverage != table.coverage)


def _perhaps_other_scope(prose: Figure, table: Figure) -> bool:
    """Whether one side names a scope that the other does not; "our bureau" alone is only the reporter."""
    if prose.coverage == table.coverage:
        return False
    return prose.coverage != "body" or any(word in prose.label for word in rules()["prose_table"]["own_level"])


def _same_unit(figures: Sequence[Figure]) -> bool:
    kinds = {"money" if "元" in figure.unit else "count" for figure in figures}
    return len(kinds) == 1 and ("money" not in kinds or len({figure.unit for figure in figures}) == 1)


def same_number_findings(figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """A large number that the text prints of two different things: chance or a copying error, which nobody can tell."""
    large = [figure for figure in figures if _is_telling(figure)]
    findings = []
    for one, other in combinations(large, 2):
        if one.value != other.value or one.indicator == other.indicator or _related(one, other):
            continue
        if any(
            one.value == table.value for table in figures if table.indicator == other.indicator and table is not other
        ):
            continue  # said again elsewhere, so it is no slip
        names = name_of(one.indicator), name_of(other.indicator)
        findings.append(
            Finding(
                "same_number",
                f"same_number:{one.indicator}:{other.indicator}",
                "not_assessable",
                one.value,
                other.value,
                None,
                (one.id,),
                (other.id,),
                f"{plain(one.value)}既是“{names[0][0]}”，又是“{names[1][0]}”；是巧合还是抄错，无法判断",
                f"{plain(one.value)} is printed both of {names[0][1]} and of {names[1][1]}; chance or a copying error, "
                "which cannot be told",
            )
        )
    return tuple(findings)


def _is_telling(figure: Figure) -> bool:
    value = figure.value
    exact = not figure.in_table and figure.qualifier == "exact" and not figure.inferred and not figure.breakdown
    return bool(exact and figure.indicator and value and value >= rules()["same_number"]["least"] and value % 100)


def _related(one: Figure, other: Figure) -> bool:
    """Whether one of two things counts the other: a part of it, its running total, or a thing of the same list."""
    if one.id == other.part_of or other.id == one.part_of or (one.group and one.group == other.group):
        return True
    names = str(one.indicator), str(other.indicator)
    return _root(names[0]) == _root(names[1])


def _root(indicator: str) -> str:
    known, seen = indicators(), set()
    while indicator in known and known[indicator].parent and indicator not in seen:
        seen.add(indicator)
        indicator = str(known[indicator].parent)
    return indicator.removesuffix("_cumulative")
