"""Answers to "does it add up": sums against totals, days against years, dates against dates, an offered number."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answer import Language
from assistant.answer_lookup import reading_line
from assistant.answer_words import describe
from assistant.caveats import caveats_for
from assistant.cues import find_cues
from assistant.evidence import Finding, Reading, reading_of
from assistant.findings import find_all
from assistant.gather import Evidence
from assistant.plan import QuestionPlan
from assistant.reply import Line, Reply, figure_quote, quotes_of, span_quote
from assistant.sentences import date_text, label_text, number_text, say, value_text, who_text
from ingest.folding import fold_text
from ingest.report import Figure
from ingest.vocabulary import indicators

DAYS = Decimal(365)
TOLERANCE = Decimal("0.05")  # a daily mean is printed rounded; five percent is more than rounding explains
DAILY = {"web_daily_visits": "web_visits", "web_daily_clicks": "web_page_views"}


def check(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The first check that the question calls for and the report allows; else the report's words on the matter."""
    for attempt in (check_dates, check_daily, check_offered, check_sum, check_equal, check_groups):
        for report in plan.reports:
            reply = attempt(plan, evidence, report)
            if reply is not None:
                return reply
    return describe(plan, evidence, head="check_none")


def check_dates(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """Whether a report is signed or published before its period ends."""
    cues = find_cues(fold_text(plan.question), plan.language)
    if not any(cues.has("kinds", name) for name in ("period", "signed", "published")):
        return None
    identity = evidence.rows[report].identity
    if identity.period_end is None or not identity.period_stated:
        return None
    dated = [(name, day) for name, day in (("signed", identity.signed), ("published", identity.published)) if day]
    if not dated:
        return None
    language = plan.language
    early = [(name, day) for name, day in dated if day <= identity.period_end]
    shown = early or dated
    quotes = tuple(
        span_quote(report, span) for name in ("period", *(name for name, _ in dated)) if (span := identity.span(name))
    )
    other = (",", ", ")[language == "en"].join(say(f"{name}_on", language, date=date_text(day)) for name, day in shown)
    fields = {"end": date_text(identity.period_end), "other": other}
    return Reply("answered", (Line("check_dates_off" if early else "check_dates_ok", fields, quotes),))


def check_daily(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """A daily mean against a year's total over 365 days; two that fit each other's totals look swapped."""
    asked = {name for ask in plan.asks for name in ask.indicators}
    if not asked & {*DAILY, *DAILY.values()} or not asks_daily(plan):
        return None
    found = {
        figure.indicator: figure for figure in reversed(evidence.figures.get(report, ())) if figure.value is not None
    }
    pairs = [(found[day], found[year]) for day, year in DAILY.items() if day in found and year in found]
    if not pairs:
        return None
    language = plan.language
    off = [pair for pair in pairs if not close(pair)]
    sentence = (";" if language == "zh" else "; ").join(daily_sentence(pair, language) for pair in pairs)
    if len(pairs) == 2 and off and close((pairs[0][0], pairs[1][1])) and close((pairs[1][0], pairs[0][1])):
        sentence += ";两个日均数像是写反了" if language == "zh" else "; the two daily figures look swapped"
    quotes = tuple(dict.fromkeys(figure_quote(figure) for pair in pairs for figure in pair))
    return Reply("answered", (Line("check_off" if off else "check_ok", {"sentence": sentence}, quotes),))


def asks_daily(plan: QuestionPlan) -> bool:
    """Whether the question speaks of days."""
    return any(word in plan.question.lower() for word in ("日均", "每日", "daily", "a day", "per day"))


def close(pair: tuple[Figure, Figure]) -> bool:
    """Whether a daily figure times 365 is the year's, within rounding."""
    day, year = pair
    if not year.value or day.value is None:
        return day.value == year.value
    return abs(day.value * DAYS - year.value) <= TOLERANCE * year.value


def daily_sentence(pair: tuple[Figure, Figure], lang: Language) -> str:
    """One daily figure beside what the year's total gives."""
    day, year = pair
    mean = ((year.value or Decimal(0)) / DAYS).quantize(Decimal(1))
    return f"{number_text(year.value or Decimal(0), lang)} ÷ 365 ≈ {number_text(mean, lang)} ({label_text(day.label, day.indicator, lang)}: {number_text(day.value or Decimal(0), lang)})"


def check_sum(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """Parts that the question names against the whole that it names."""
    findings = [found for found in find_all(plan, evidence, report) if found.readings]
    readings = [found.readings[-1] for found in findings]
    if len(readings) < 3:
        return None
    whole = whole_of(readings)
    if whole is None:
        return None
    parts = [reading for reading in readings if reading is not whole]
    return sum_reply(plan, [(whole, parts)])


def whole_of(readings: Sequence[Reading]) -> Reading | None:
    """The reading that the others are parts of: their parent in the vocabulary, else the one that is called a total."""
    known = indicators()
    for reading in readings:
        others = [other for other in readings if other is not reading]
        if all(known[str(other.indicator)].parent == reading.indicator for other in others if other.indicator in known):
            return reading
    titled = [
        reading
        for reading in readings
        if "总" in reading.label or "受理" in reading.label or str(reading.indicator).endswith("_total")
    ]
    return titled[0] if titled else None


def check_groups(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """Every partition that the report prints of the whole asked for."""
    figures = evidence.figures.get(report, ())
    for found in find_all(plan, evidence, report):
        for reading in found.readings:
            ids = {figure.id for figure in reading.figures}
            groups: dict[str, list[Figure]] = {}
            for figure in figures:
                if figure.part_of in ids and figure.value is not None and figure.unit != "%" and not figure.inferred:
                    groups.setdefault(str(figure.group), []).append(figure)
            pairs = [
                (reading, [reading_of([part], [part]) for part in group]) for group in groups.values() if len(group) > 1
            ]
            if pairs:
                return sum_reply(plan, pairs)
    return None


def sum_reply(plan: QuestionPlan, pairs: Sequence[tuple[Reading, Sequence[Reading]]]) -> Reply:
    """Whether parts add up to their whole, with the sums written out. The parts and totals are quoted, not asserted."""
    language = plan.language
    failed = [pair for pair in pairs if added(pair[1]) != pair[0].value]
    sentence = (";" if language == "zh" else "; ").join(sum_sentence(whole, parts) for whole, parts in failed or pairs)
    quotes = tuple(dict.fromkeys(quote for whole, parts in pairs for quote in quotes_of([whole, *parts])))
    return Reply("answered", (Line("check_off" if failed else "check_ok", {"sentence": sentence}, quotes),))


def added(parts: Sequence[Reading]) -> Decimal:
    """The sum of parts."""
    return sum((part.value for part in parts if part.value is not None), Decimal(0))


def sum_sentence(whole: Reading, parts: Sequence[Reading]) -> str:
    """``1 + 2 = 3`` or ``1 + 2 = 3 ≠ 4``."""
    total = added(parts)
    left = " + ".join(f"{part.value:f}" for part in parts if part.value is not None)
    return f"{left} = {total:f}" + ("" if total == whole.value else f" ≠ {whole.value:f}")


def check_equal(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """One number said of two things: both are stated, so that a reader sees that they are different things."""
    findings = [found for found in find_all(plan, evidence, report) if found.readings]
    readings = [reading for found in findings for reading in found.readings]
    if len(readings) < 2 or len({reading.value for reading in readings}) != 1 or readings[0].value == 0:
        return None
    lines = [reading_line(plan, evidence, reading) for reading in readings]
    return Reply("answered", (*lines, Line("reverse_several")), caveats_for(plan, evidence, findings))


def check_offered(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """The number that the question offers for one thing: what the report says of that thing."""
    if not plan.numbers or not plan.asks:
        return None
    findings = [found for found in find_all(plan, evidence, report) if found.standing == "answered"]
    readings = [reading for found in findings for reading in found.readings]
    offered = {Decimal(number) for number in plan.numbers}
    false = {number for number in offered if number not in {reading.value for reading in readings}}
    if not false or not readings:
        return None
    reading = readings[0] if len(readings) == 1 else whole_of(readings)
    if reading is None:
        return None
    fields = {
        "value": value_text(reading, plan.language),
        "label": label_text(reading.label, reading.indicator, plan.language),
        "who": who_text(evidence.rows[report], plan.language),
    }
    finding = Finding(report, str(reading.indicator), "answered", (reading,))
    line = Line("check_number", fields, quotes_of([reading]), (reading,))
    return Reply("answered", (line,), caveats_for(plan, evidence, [finding]))
