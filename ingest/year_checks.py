"""Time: a period against the day of signing, a report against the report of the year before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from ingest.check_rules import countable, name_of, only, rules
from ingest.findings import Finding, compare, plain, side
from ingest.forms import FormTable, form_named
from ingest.report import Figure, Identity


def period_findings(identity: Identity) -> tuple[Finding, ...]:
    """The end of the period against the days of signing and publishing: what is not over cannot have been counted."""
    dates = [("signed", "落款", identity.signed), ("published", "发布", identity.published)]
    if identity.period_end is None or not identity.period_stated:
        return ()
    return tuple(_period_finding(identity.period_end, name, zh, day) for name, zh, day in dates if day is not None)


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
        left_field="period",
        right_field=name,
    )


def across_years(earlier: Sequence[Figure], later: Sequence[Figure], ambiguous: bool = False) -> tuple[Finding, ...]:
    """The figures of two consecutive years of one body against each other.

    ``ambiguous``: there are several reports on one of the years. Which of them counts is not known, so none can fail.
    """
    earlier, later = countable(earlier), countable(later)
    found = (*_carried(earlier, later), *_stocks(earlier, later), *_running(earlier, later))
    return tuple(_open(one) if ambiguous and one.status == "failed" else one for one in found)


@cache
def indicators_across_years() -> frozenset[str]:
    """The indicators that ``across_years`` reads."""
    years = rules()["years"]
    names = [name for rule in (*years["carried"], *years["stocks"]) for name in rule.values()]
    for rule in years["running"]:
        names += [name for pair in _running_rows(rule["form"]) for name in pair]
    return frozenset(names)


def _open(finding: Finding) -> Finding:
    zh = f"{finding.zh}；同一年有几份报告，以哪一份为准不明"
    en = f"{finding.en}; there are several reports on one year, which of them counts is not known"
    return replace(finding, status="not_assessable", zh=zh, en=en)


def _carried(earlier: Sequence[Figure], later: Sequence[Figure]) -> Iterator[Finding]:
    """What was carried out of the first year against what was carried into the next."""
    for rule in rules()["years"]["carried"]:
        out, into = only(earlier, rule["out"]), only(later, rule["into"])
        if out is None or into is None or not _same_coverage(out, into):
            continue
        whole, part = name_of(rule["out"]), name_of(rule["into"])
        sides = (
            side(f"上一年报告“{whole[0]}”", f"{whole[1]}, report of the year before", [out]),
            side(f"本年报告“{part[0]}”", f"{part[1]}, this report", [into]),
        )
        yield _between(compare("years", f"years:{rule['out']}", *sides), out, into)


def _stocks(earlier: Sequence[Figure], later: Sequence[Figure]) -> Iterator[Finding]:
    """What is in force against what was in force the year before, with what came and went."""
    for rule in rules()["years"]["stocks"]:
        before, now = only(earlier, rule["stock"]), only(later, rule["stock"])
        added, gone = only(later, rule["added"]), only(later, rule["gone"])
        if before is None or now is None or added is None or gone is None or not _same_coverage(before, now):
            continue
        values = [figure.value for figure in (before, added, gone, now) if figure.value is not None]
        expected = values[0] + values[1] - values[2]
        zh, en = name_of(rule["stock"])
        sum_ = f"{plain(values[0])}+{plain(values[1])}-{plain(values[2])}={plain(expected)}"
        agrees = expected == values[3]
        found = Finding(
            "years",
            f"years:{rule['stock']}",
            "passed" if agrees else "failed",
            expected,
            values[3],
            values[3] - expected,
            (before.id, added.id, gone.id),
            (now.id,),
            f"{zh}：上年现行有效+制发-废止:{sum_};本年:{plain(values[3])}；"
            + ("相符" if agrees else "不相等（口径可能不同）"),
            f"{en}: last year + issued - repealed: {sum_}; this year: {plain(values[3])}; "
            + ("they agree" if agrees else "they differ (they may count different things)"),
            usual=True,
        )
        yield _between(found, before, now)


def _running(earlier: Sequence[Figure], later: Sequence[Figure]) -> Iterator[Finding]:
    """Running totals of the forms that have them: last year's and the year's count make this year's."""
    for rule in rules()["years"]["running"]:
        before, now = _of_form(earlier, rule["form"]), _of_form(later, rule["form"])
        for running_name, year_name in _running_rows(rule["form"]):
            last, total = _column(before, running_name, "cumulative"), _column(now, running_name, "cumulative")
            year = _column(now, year_name, "year")
            if last is None or total is None or year is None or not _same_coverage(last, total):
                continue
            zh, en = name_of(running_name)
            sides = (
                side(f"{zh}，本年报告累计数", f"{en}, running total of this report", [total]),
                side("上一年报告累计数+本年数", "running total of the year before + the year's", [last, year]),
            )
            found = compare("years", f"years:running:{running_name}", *sides, "equal", rule["usual"])
            yield _between(found, last, total)


@cache
def _running_rows(form: str) -> tuple[tuple[str, str], ...]:
    """The indicators of the rows that have a running total and a year's count, in pairs."""
    found = form_named(form)
    tables = [table for table in found.tables if table.year_within_cumulative] if found else []
    return tuple(pair for table in tables for pair in _pairs(table))


def _pairs(table: FormTable) -> Iterator[tuple[str, str]]:
    running, year = table.column("cumulative"), table.column("year")
    for row in table.rows:
        names = row.indicator_in(running), row.indicator_in(year)
        if names[0] and names[1] and not row.text and row.basis != "stock":
            yield names[0], names[1]


def _of_form(figures: Sequence[Figure], form: str) -> list[Figure]:
    return [figure for figure in figures if figure.in_table and (figure.group or "").startswith(f"{form}#")]


def _column(figures: Sequence[Figure], indicator: str, basis: str) -> Figure | None:
    return only([figure for figure in figures if figure.basis == basis], indicator)


def _same_coverage(one: Figure, other: Figure) -> bool:
    return one.coverage == other.coverage


def _between(finding: Finding, earlier: Figure, later: Figure) -> Finding:
    return replace(finding, report=later.report, earlier=earlier.report)
