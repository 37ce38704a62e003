"""Checks of one report's figures against each other. Pure: figures and identity in, findings out, nothing changed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import Any

import yaml

from ingest.findings import Finding, Status, compare, plain, side
from ingest.form_checks import form_findings
from ingest.forms import VOCABULARY
from ingest.report import Figure, Identity
from ingest.vocabulary.indicators import indicators


def check_report(figures: Sequence[Figure], identity: Identity | None = None) -> tuple[Finding, ...]:
    """All findings over the figures of one report, in the order of the checks named below."""
    return (
        *form_findings(figures),
        *part_whole_findings(figures),
        *prose_table_findings(figures),
        *daily_yearly_findings(figures),
        *ratio_findings(figures),
        *(period_findings(identity) if identity else ()),
    )


def part_whole_findings(figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """Lists of the prose against their whole: parts may not exceed it; parts that fall short may not be all of them.

    Of parts that overlap, as channels do (one item goes out on several), only the largest may not exceed the whole.
    """
    by_id = {figure.id: figure for figure in figures}
    parts = [figure for figure in figures if figure.origin == "prose" and figure.part_of in by_id and figure.group]
    parts.sort(key=lambda figure: (figure.part_of or "", figure.group or "", figure.start))
    findings = []
    for (whole_id, group), members in groupby(parts, key=lambda figure: (figure.part_of, figure.group)):
        found = list(members)
        whole = by_id[whole_id or ""]
        if any(figure.unit != whole.unit and figure.unit and whole.unit for figure in found):
            continue
        if _overlap(found) and _sum(found) > (whole.value or 0):
            found = [max(found, key=lambda figure: figure.value or 0)]
        kind = "at_most" if len(found) == 1 else "part_whole"
        finding = compare(
            "part_whole" if _adds_up(whole, found) else "at_most",
            f"{kind}:{group}",
            side(whole.label, whole.label, [whole]),
            side("+".join(figure.label for figure in found), " + ".join(figure.label for figure in found), found),
        )
        findings.append(finding)
    return tuple(findings)


def prose_table_findings(figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """A figure of the prose against the same figure of a table; several of the prose may also be parts of it."""
    tables = [figure for figure in figures if _comparable(figure) and figure.origin != "prose"]
    prose = [figure for figure in figures if _comparable(figure) and figure.origin == "prose" and not figure.inferred]
    findings = []
    for table in tables:
        elsewhere = {other.value for other in tables if other.indicator == table.indicator and other is not table}
        same = [figure for figure in prose if figure.indicator == table.indicator and _same_time(figure, table)]
        same = [figure for figure in same if figure.value == table.value or figure.value not in elsewhere]
        if not same or not _same_unit(same, table):
            continue
        equal = [figure for figure in same if figure.value == table.value]
        name = _name(table.indicator)
        findings.append(
            compare(
                "prose_table",
                f"prose_table:{table.indicator}",
                side(f"统计表“{name[0]}”", f"table, {name[1]}", [table]),
                side(f"正文“{name[0]}”", f"text, {name[1]}", equal[:1] or same),
            )
        )
    return tuple(findings)


def daily_yearly_findings(figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """Daily averages times the days of a year against the year's figure; two averages may have changed places."""
    rules = _rules()["daily_yearly"]
    tolerance = Decimal(str(rules["tolerance"]))
    pairs = [(_only(figures, rule["daily"]), _only(figures, rule["yearly"])) for rule in rules["pairs"]]
    whole = [(daily, yearly) for daily, yearly in pairs if daily is not None and yearly is not None]
    findings = []
    for daily, yearly in whole:
        others = [other for other, _ in whole if other is not daily]
        agrees = _daily_agrees(daily, yearly, tolerance)
        swapped = not agrees and any(_daily_agrees(other, yearly, tolerance) for other in others)
        findings.append(_daily_finding(daily, yearly, agrees, swapped))
    return tuple(findings)


def ratio_findings(figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """A printed percentage of reduction against the two figures that it is the reduction of."""
    findings = []
    for rule in _rules()["reductions"]:
        before, after = _only(figures, rule["before"]), _only(figures, rule["after"])
        stated = [figure for figure in figures if figure.unit == "%" and rule["word"] in figure.label]
        if before is None or after is None or len(stated) != 1 or not before.value or after.value is None:
            continue
        share = stated[0].value
        computed = (before.value - after.value) / before.value * 100
        rounded = computed.quantize(Decimal("0.1"))
        agrees = share is not None and abs(computed - share) <= Decimal(str(rule["tolerance"]))
        zh = f"（{plain(before.value)}-{plain(after.value)}）/{plain(before.value)}={plain(rounded)}%，文中为{plain(share)}%"
        en = f"({plain(before.value)}-{plain(after.value)})/{plain(before.value)} is {plain(rounded)}%, the text says {plain(share)}%"
        findings.append(
            Finding(
                "ratio",
                f"ratio:{rule['before']}:{rule['after']}",
                "passed" if agrees else "failed",
                rounded,
                share,
                share - rounded if share is not None else None,
                (before.id, after.id),
                (stated[0].id,),
                zh,
                en,
            )
        )
    return tuple(findings)


def period_findings(identity: Identity) -> tuple[Finding, ...]:
    """The end of the period against the days of signing and publishing: what is not over cannot have been counted."""
    dates = [("signed", "落款", identity.signed), ("published", "发布", identity.published)]
    if identity.period_end is None or not identity.period_stated:
        return ()
    return tuple(_period_finding(identity.period_end, name, zh, day) for name, zh, day in dates if day is not None)


def carried_findings(earlier: Sequence[Figure], later: Sequence[Figure]) -> tuple[Finding, ...]:
    """Of two consecutive years of one body: what was carried out of the first against what was carried into the next."""
    findings = []
    for rule in _rules()["carried"]:
        out, into = _only(earlier, rule["out"]), _only(later, rule["into"])
        if out is not None and into is not None:
            whole, part = _name(rule["out"]), _name(rule["into"])
            findings.append(compare("years", f"years:{rule['out']}", side(*whole, [out]), side(*part, [into])))
    return tuple(findings)


def _overlap(parts: Sequence[Figure]) -> bool:
    """Whether a thing may be counted in several of the parts, by what the vocabulary says of one of them."""
    known = [indicators()[figure.indicator] for figure in parts if figure.indicator]
    return any(part.id.startswith(tuple(_rules()["overlapping"])) or part.parent_rel == "subset" for part in known)


def _sum(parts: Sequence[Figure]) -> Decimal:
    return sum((figure.value for figure in parts if figure.value is not None), Decimal(0))


def _adds_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts can be held to the sum: they exceed the whole, or are it; fewer may be only some of them."""
    values = [figure.value for figure in parts]
    if whole.value is None or any(value is None for value in values) or len(parts) < 2:
        return False
    return _sum(parts) >= whole.value


def _comparable(figure: Figure) -> bool:
    exact = figure.qualifier in {"exact", "cumulative"}
    return figure.indicator is not None and figure.value is not None and not figure.breakdown and exact


def _same_time(one: Figure, other: Figure) -> bool:
    return (one.basis == "cumulative") == (other.basis == "cumulative")


def _same_unit(same: Sequence[Figure], table: Figure) -> bool:
    kinds = {"money" if "元" in figure.unit else "count" for figure in (*same, table)}
    return len(kinds) == 1 and ("money" not in kinds or len({figure.unit for figure in (*same, table)}) == 1)


def _only(figures: Sequence[Figure], indicator: str) -> Figure | None:
    """The figure of that indicator, None where there is none or more than one value."""
    found = [figure for figure in figures if figure.indicator == indicator and figure.value is not None]
    found = [figure for figure in found if not figure.breakdown]
    return found[0] if len({figure.value for figure in found}) == 1 else None


def _daily_agrees(daily: Figure, yearly: Figure, tolerance: Decimal) -> bool:
    if daily.value is None or not yearly.value:
        return False
    return abs(daily.value * 365 - yearly.value) <= tolerance * yearly.value


def _daily_finding(daily: Figure, yearly: Figure, agrees: bool, swapped: bool) -> Finding:
    product = daily.value * 365 if daily.value is not None else None
    status: Status = "passed" if agrees else "failed"
    name, total = _name(daily.indicator), _name(yearly.indicator)
    zh = f"{name[0]}{plain(daily.value)}×365={plain(product)}，{total[0]}为{plain(yearly.value)}"
    en = f"{name[1]} {plain(daily.value)} x 365 = {plain(product)}, {total[1]} is {plain(yearly.value)}"
    if swapped:
        zh += "；日均数疑似互换"
        en += "; the daily averages look swapped"
    difference = product - yearly.value if product is not None and yearly.value is not None else None
    relation = f"daily_yearly:{daily.indicator}" + (":swapped" if swapped else "")
    return Finding(
        "daily_yearly", relation, status, yearly.value, product, difference, (yearly.id,), (daily.id,), zh, en
    )


def _period_finding(end: date, name: str, zh: str, day: date) -> Finding:
    late = end > day
    return Finding(
        "period",
        f"period:{name}",
        "failed" if late else "passed",
        None,
        None,
        Decimal((end - day).days) if late else None,
        (),
        (),
        f"统计期截止{end.isoformat()}，{zh}日期{day.isoformat()}" + ("，统计期在其之后才结束" if late else ""),
        f"the period ends on {end.isoformat()}, the report is {name} {day.isoformat()}"
        + (", before its end" if late else ""),
    )


def _name(indicator: str | None) -> tuple[str, str]:
    found = indicators().get(indicator or "")
    return (found.zh, found.en) if found else (indicator or "", indicator or "")


@cache
def _rules() -> Mapping[str, Any]:
    with (VOCABULARY / "checks.yaml").open(encoding="utf-8") as file:
        rules: Mapping[str, Any] = yaml.safe_load(file)
    return rules


def failed(findings: Sequence[Finding]) -> Iterator[tuple[str, Finding]]:
    """Figure id and finding for every failed finding that touches the figure."""
    for finding in findings:
        if finding.status == "failed":
            yield from ((figure_id, finding) for figure_id in (*finding.left_figures, *finding.right_figures))
