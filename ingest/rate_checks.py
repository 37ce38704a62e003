"""Averages against totals, printed percentages against the numbers that they are made of."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ingest.check_rules import name_of, only, rounded, rules, same_kind, total
from ingest.findings import Finding, Status, plain
from ingest.report import Figure
from ingest.vocabulary.indicators import indicators


def daily_yearly_findings(figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """Daily averages times the days of a year against the year's figure; two averages may have changed places."""
    pairs = [(only(figures, rule["daily"]), only(figures, rule["yearly"])) for rule in rules()["daily_yearly"]["pairs"]]
    whole = [(daily, yearly) for daily, yearly in pairs if daily is not None and yearly is not None]
    findings = []
    for daily, yearly in whole:
        others = [other for other, _ in whole if other is not daily]
        agrees = _daily_agrees(daily, yearly)
        swapped = not agrees and any(_daily_agrees(other, yearly) for other in others)
        findings.append(_daily_finding(daily, yearly, agrees, swapped))
    return tuple(findings)


def _daily_agrees(daily: Figure, yearly: Figure) -> bool:
    """Whether the year can be the daily average times 365, as far as "more than 600 a day" tells."""
    if daily.value is None or not yearly.value:
        return False
    tolerance = Decimal(str(rules()["daily_yearly"]["tolerance"]))
    low, high = _reach(daily)
    least, most = _reach(yearly)
    return low * 365 <= most * (1 + tolerance) and high * 365 >= least * (1 - tolerance)


def _reach(figure: Figure) -> tuple[Decimal, Decimal]:
    """Between what a number may lie: 600余 is under 700, 近900 over 800, an exact one is itself."""
    value = figure.value or Decimal(0)
    if figure.qualifier in {"exact", "cumulative", "computed"}:
        return value, value
    step = Decimal(1).scaleb(_last_place(value.normalize()))
    return (value, value + step) if figure.qualifier == "at_least" else (value - step, value + step)


def _last_place(value: Decimal) -> int:
    """The power of ten of the last digit: -1 of 33.9, 2 of 6E+2."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _daily_finding(daily: Figure, yearly: Figure, agrees: bool, swapped: bool) -> Finding:
    product = daily.value * 365 if daily.value is not None else None
    comparable = "cumulative" not in {daily.basis, yearly.basis}
    status: Status = "passed" if agrees else "failed" if comparable else "not_assessable"
    name, year = name_of(daily.indicator), name_of(yearly.indicator)
    zh = f"{name[0]}{plain(daily.value)}×365={plain(product)}，{year[0]}为{plain(yearly.value)}"
    en = f"{name[1]} {plain(daily.value)} x 365 = {plain(product)}, {year[1]} is {plain(yearly.value)}"
    if swapped:
        zh += "；日均数疑似互换"
        en += "; the daily averages look swapped"
    difference = product - yearly.value if product is not None and yearly.value is not None else None
    relation = f"daily_yearly:{daily.indicator}" + (":swapped" if swapped else "")
    return Finding(
        "daily_yearly", relation, status, yearly.value, product, difference, (yearly.id,), (daily.id,), zh, en
    )


def ratio_findings(figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """Printed percentages: of a reduction against before and after, of a share against part and whole."""
    return (*_reductions(figures), *_reductions_of_a_sentence(figures), *_shares(figures))


def _reductions(figures: Sequence[Figure]) -> Iterator[Finding]:
    for rule in rules()["reductions"]["pairs"]:
        before, after = only(figures, rule["before"]), only(figures, rule["after"])
        stated = [figure for figure in figures if figure.unit == "%" and rule["word"] in figure.label]
        if before is not None and after is not None and len(stated) == 1:
            yield from _reduction(f"ratio:{rule['before']}:{rule['after']}", before, after, stated[0])


def _reductions_of_a_sentence(figures: Sequence[Figure]) -> Iterator[Finding]:
    """Of "from 20 days to 8, 60% less": the two times and the percentage of one sentence, where it has no others."""
    rule = rules()["reductions"]
    for stated in figures:
        if stated.unit != "%" or not any(word in stated.label for word in rule["words"]):
            continue
        inside = [other for other in figures if not other.in_table and other.quote_start == stated.quote_start]
        days = [other for other in inside if other.unit in rule["units"] and other.qualifier == "exact"]
        if len(days) == 2 and not any(day.indicator for day in days):
            days.sort(key=lambda day: day.value or Decimal(0), reverse=True)
            yield from _reduction(f"ratio:{stated.label}", days[0], days[1], stated)


def _reduction(relation: str, before: Figure, after: Figure, stated: Figure) -> Iterator[Finding]:
    if not before.value or after.value is None or stated.value is None or stated.qualifier != "exact":
        return
    computed = (before.value - after.value) / before.value * 100
    agrees = abs(computed - stated.value) <= Decimal(str(rules()["reductions"]["tolerance"]))
    sum_ = f"({plain(before.value)} - {plain(after.value)}) / {plain(before.value)}"
    yield _ratio(relation, rounded(computed), stated, (before, after), agrees, sum_)


def _ratio(relation: str, computed: Decimal, stated: Figure, of: Sequence[Figure], agrees: bool, sum_: str) -> Finding:
    value = stated.value or Decimal(0)
    return Finding(
        "ratio",
        relation,
        "passed" if agrees else "failed",
        computed,
        value,
        value - computed,
        tuple(figure.id for figure in of),
        (stated.id,),
        f"{sum_} = {plain(computed)}%，文中为{plain(value)}%",
        f"{sum_} is {plain(computed)}%, the text says {plain(value)}%",
    )


def _shares(figures: Sequence[Figure]) -> Iterator[Finding]:
    """A share ("占28%") against the figure right before it and its whole, or whatever else it may be a share of."""
    by_id = {figure.id: figure for figure in figures}
    prose = [figure for figure in figures if not figure.in_table]
    for part, stated in pairwise(prose):
        if stated.unit != "%" or not stated.label.startswith(part.label + rules()["shares"]["word"]):
            continue
        if not part.value or stated.value is None or {part.qualifier, stated.qualifier} != {"exact"}:
            continue
        whole = by_id.get(part.part_of or "")
        candidates = [[whole]] if whole is not None else []
        candidates += _other_wholes(part, stated, prose, figures)
        fitting = next((wholes for wholes in candidates if _is_share(part, wholes, stated)), None)
        exact = whole is not None and whole.value and whole.qualifier in {"exact", "cumulative"}
        if fitting is None and not exact:
            continue  # what it is a share of is not said
        wholes = fitting or candidates[0]
        sum_ = f"{plain(part.value)} / {plain(total(wholes))}"
        computed = rounded(part.value / total(wholes) * 100)
        yield _ratio(f"share:{part.label}", computed, stated, (part, *wholes), fitting is not None, sum_)


def _other_wholes(
    part: Figure, stated: Figure, prose: Sequence[Figure], figures: Sequence[Figure]
) -> Iterator[list[Figure]]:
    """What a share may be of when it is not of the whole named: its list, a total of the sentence, a total of the form."""
    if part.group:
        yield [figure for figure in prose if figure.group == part.group]
    yield from ([one] for one in prose if one.quote_start == stated.quote_start and one.part_of is None)
    yield from ([one] for one in prose if one.section == part.section and one.part_of is None and one.end <= part.start)
    known = indicators().get(part.indicator or "")
    names = {*rules()["shares"]["wholes"], *((known.parent,) if known and known.parent else ())}
    yield from ([one] for one in figures if one.indicator in names and not one.breakdown)
    for summed in rules()["shares"]["sums"]:
        found = [only(figures, name) for name in summed]
        yield [one for one in found if one is not None]


def _is_share(part: Figure, wholes: Sequence[Figure], stated: Figure) -> bool:
    """Whether the stated percentage is the part of these, to the last digit printed; cut off counts as rounded."""
    whole = total(wholes)
    if not whole or part.value is None or stated.value is None or part.value > whole:
        return False
    if not same_kind([part, *wholes]):
        return False
    digit = Decimal(1).scaleb(min(_last_place(stated.value), 0))
    return abs(part.value / whole * 100 - stated.value) < digit
