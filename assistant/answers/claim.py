"""Whether a number that the question states is the report's: the figure as it was looked up, and a yes or no before it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from assistant.answers.no_figure import nothing_found
from assistant.compute import in_unit, unit_of
from assistant.evidence.gather import Evidence
from assistant.plan import Kind, QuestionPlan
from assistant.question.claim import Claim
from assistant.readings import Reading, reading_of
from assistant.reply import Line, Reply, figure_quote
from assistant.sentences import value_text
from ingest.folding import fold_text
from ingest.report import Figure

# Kinds whose one value is what the question states a number of; other answers are given as they are.
JUDGED: frozenset[Kind] = frozenset(("lookup", "total", "share", "breakdown", "compare", "rank", "change"))
# The lines that tell how far two figures lie apart: what a claim of a growth or an excess is held against.
OF_TWO = frozenset(("change", "told_change", "apart"))
MONEY = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10**4),
    "百万元": Decimal(10**6),
    "亿元": Decimal(10**8),
}
# The verdicts, and each with the value in the same sentence.
WITH_VALUE = {"claim_holds": "claim_holds_value", "claim_false": "claim_false_value", "claim_open": "claim_open_value"}
TENTH = Decimal("0.1")


def held_against(plan: QuestionPlan, evidence: Evidence, reply: Reply) -> Reply:
    """``reply`` to a question that states a number, with what it says of that number; unchanged where nothing was found.

    No verdict is given on several figures, on an approximate one that may be meant, or on another unit.
    """
    claim = plan.claim
    if claim is None or reply.status != "answered":
        return reply
    if claim.way and not any(line.name in OF_TWO for line in reply.lines):
        return nothing_found(plan, evidence, ())  # a figure alone says nothing of how it moved
    readings = [reading for line in reply.lines for reading in line.readings]
    holds = None
    judged = plan.kind in JUDGED and (claim.way != 0 or plan.kind != "change")  # "增加到96件" states no growth
    if claim.only_way and len(readings) == 2 and len(reply.lines) == 1:
        holds = agrees(claim, apart(readings if reply.lines[0].name == "apart" else readings[::-1]))
    elif len(readings) == 1 and judged and len(claim.values) == 1:
        holds = agrees(claim, readings[0])
        if holds is False and not claim.way and (elsewhere := printed_of_it(readings[0], claim, evidence)):
            return replace(reply, lines=(*opened(reply, "claim_open"), *map(partial(elsewhere_line, plan), elsewhere)))
    name = "claim_open" if holds is None else "claim_holds" if holds else "claim_false"
    return replace(reply, lines=opened(reply, name))


def opened(reply: Reply, name: str) -> tuple[Line, ...]:
    """The lines of a reply with the verdict ``name``: in the one line that states a value, else before them."""
    first = reply.lines[0]
    if first.name == "line_value" and len(reply.lines) == 1:
        return (replace(first, name=WITH_VALUE[name]),)
    return (Line(name), *reply.lines)


def apart(pair: Sequence[Reading]) -> Reading:
    """How far the first of two readings lies above the second; without a value where either is not exact."""
    first, second = pair
    unit = unit_of(pair)
    exact = unit is not None and all(one.qualifier not in ("approximate", "at_least") for one in pair)
    value = in_unit(first, unit or "") - in_unit(second, unit or "") if exact else None
    return replace(first, value=value, unit=unit or "", qualifier="computed", arithmetic="-")


def printed_of_it(reading: Reading, claim: Claim, evidence: Evidence) -> list[Figure]:
    """The figures of the same thing in which the report does print the stated number: of a part, or of another scope."""
    return [
        figure
        for figure in evidence.figures.get(reading.report, ())
        if figure.indicator == reading.indicator is not None
        and figure.value == amount(claim.values[0], claim.unit, figure.unit)
        and not (figure.breakdown or figure.inferred)
        and claim.relation == "equal"
    ][:1]


def elsewhere_line(plan: QuestionPlan, figure: Figure) -> Line:
    """What the stated number counts where the report prints it; it is quoted and no value of the answer."""
    reading = reading_of([figure], [figure])
    fields = {"value": value_text(reading, plan.language), "label": fold_text(figure.label)}
    return Line("claim_elsewhere", fields, (figure_quote(figure),))


def agrees(claim: Claim, reading: Reading) -> bool | None:
    """Whether what is stated is true of a reading; None where the reading does not decide it."""
    stated = amount(claim.values[0], claim.unit, reading.unit)
    bounds = reach(reading)
    if stated is None or bounds is None or claim.relation == "about":
        return None
    if claim.way < 0:
        bounds = (-bounds[1], -bounds[0])
    if claim.way and claim.values[0] and bounds[1] <= 0:
        return False  # it went the other way
    if claim.refutable:
        return False if bounds[1] < stated else None
    if reading.arithmetic and reading.qualifier in ("approximate", "at_least"):
        return None  # how far it may lie off, its parts do not say
    low, high = bounds
    if claim.unit == "%" and reading.qualifier == "computed":
        low, high = (Decimal(round(bound, decimals(stated))) for bound in bounds)
    sure = {
        "equal": low == high == stated,
        "more": low > stated,
        "less": high < stated,
        "at_least": low >= stated,
        "at_most": high <= stated,
    }
    never = {
        "equal": not low <= stated <= high,
        "more": high <= stated,
        "less": low >= stated,
        "at_least": high < stated,
        "at_most": low > stated,
    }
    return True if sure[claim.relation] else False if never[claim.relation] else None


def amount(stated: Decimal, unit: str, printed: str) -> Decimal | None:
    """A stated number in a printed unit; None where a share is held against a count."""
    if (unit == "%") != (printed == "%") and unit:
        return None
    if unit in MONEY and printed in MONEY:
        return stated * MONEY[unit] / MONEY[printed]
    if not unit and printed in MONEY and printed != "元" and stated:
        return None  # 15 of what, where 15万元 are printed
    return None if unit in MONEY and printed else stated


def decimals(number: Decimal) -> int:
    """How many decimals a number is stated with."""
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def reach(reading: Reading) -> tuple[Decimal, Decimal] | None:
    """Between what a reading may lie: an exact one is itself, 600余 under 700, about 900 within a hundred of it."""
    value = reading.value
    if value is None:
        return None
    if reading.qualifier not in ("approximate", "at_least"):
        return value, value
    exponent = value.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else TENTH
    return (value, value + step) if reading.qualifier == "at_least" else (value - step, value + step)
