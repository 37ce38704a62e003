"""How an answer came about, as plain data: the plan, what was considered, the evidence, the arithmetic, checks, times.

Everything is worked out again from the trail, so that an answer costs nothing more where nobody asks.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from assistant.answer import Language, plain_number
from assistant.considered import agencies, indicators_considered, why, years
from assistant.readings import Reading
from assistant.sentences import label_text
from assistant.trail import Trail
from ingest.report import Figure

MOST = 40  # figures shown as evidence; an answer over a whole library stands on more than anyone reads


def explain(trail: Trail) -> dict[str, Any]:
    """The trail as the documented JSON object, in the language of the question.

    ``candidates`` say of every agency, year and indicator considered whether it was ``chosen`` and ``why``; ``evidence``
    marks the figures the answer used; ``arithmetic`` shows what was computed; ``checks`` what was checked with its
    outcome; ``steps`` the milliseconds of each step.
    """
    return {
        "plan": trail.plan.as_data(),
        "candidates": {
            "agencies": agencies(trail),
            "years": years(trail),
            "indicators": indicators_considered(trail),
        },
        "evidence": evidence(trail),
        "arithmetic": arithmetic(trail),
        "checks": checks(trail),
        "steps": [{"step": step.name, "ms": round(step.ms, 3)} for step in trail.steps],
    }


def readings_of(trail: Trail) -> list[Reading]:
    """Every reading that the answer states."""
    return [reading for line in trail.reply.lines for reading in line.readings]


def used_figures(trail: Trail) -> dict[str, Figure]:
    """The figures that the answer stands on, by id."""
    return {figure.id: figure for reading in readings_of(trail) for figure in reading.figures}


def evidence(trail: Trail) -> list[dict[str, Any]]:
    """The figures used, then those of the same indicators that were not, then the passages; each with its quote."""
    used = used_figures(trail)
    asked = {name for ask in trail.plan.asks for name in ask.indicators}
    others = [
        figure
        for report in trail.plan.reports
        for figure in trail.evidence.figures.get(report, ())
        if figure.indicator in asked and figure.id not in used
    ]
    rows = [figure_row(trail, figure, figure.id in used) for figure in (*used.values(), *others)[:MOST]]
    cited = {(citation.report, citation.start) for citation in trail.answer.citations}
    for passage in trail.evidence.passages:
        place = {"report": passage.report, "file": trail.evidence.rows[passage.report].file}
        quote = {"start": passage.start, "end": passage.end, "quote": passage.text}
        rows.append({**place, "section": passage.section, **quote, "used": (passage.report, passage.start) in cited})
    return rows


def figure_row(trail: Trail, figure: Figure, used: bool) -> dict[str, Any]:
    """One figure with where it stands."""
    return {
        "report": figure.report,
        "file": trail.evidence.rows[figure.report].file,
        "indicator": figure.indicator,
        "label": label_text(figure.label, figure.indicator, trail.plan.language),
        "value": plain_number(figure.value),
        "unit": figure.unit,
        "basis": figure.basis,
        "start": figure.quote_start,
        "end": figure.quote_end,
        "quote": figure.quote,
        "used": used,
    }


def arithmetic(trail: Trail) -> list[dict[str, Any]]:
    """What was computed: the sum or quotient in printed figures, and its result."""
    return [
        {
            "label": label_text(reading.label, reading.indicator, trail.plan.language),
            "arithmetic": reading.arithmetic,
            "value": plain_number(reading.value),
            "unit": reading.unit,
        }
        for reading in readings_of(trail)
        if reading.arithmetic
    ]


def checks(trail: Trail) -> list[dict[str, Any]]:
    """What was checked and how it came out: quotes, printed numbers, citations, the form's identities, a model's sentences."""
    language = trail.plan.language
    quotes = len(trail.answer.citations)
    found = [checked(True, why("check_quotes", language, count=quotes))] if quotes else []
    found += printed_checks(list(used_figures(trail).values()), language)
    uncited = [value for value in trail.answer.values if not value.citations]
    found += [checked(False, why("check_cited_off", language, label=value.label)) for value in uncited]
    if trail.answer.values and not uncited:
        found.append(checked(True, why("check_cited", language, count=len(trail.answer.values))))
    found += identity_checks(trail)
    for sentence in trail.written:
        name = "check_sentence" if sentence.fault is None else "check_sentence_off"
        fault = "" if sentence.fault is None else why(f"fault_{sentence.fault}", language)
        found.append(checked(sentence.fault is None, why(name, language, text=sentence.text, why=fault)))
    return found


def checked(passed: bool, sentence: str) -> dict[str, Any]:
    """One check as plain data."""
    return {"passed": passed, "check": sentence}


def printed_checks(figures: Sequence[Figure], language: Language) -> Iterable[dict[str, Any]]:
    """Whether each printed number stands in its own quote; a blank or inferred one prints none."""
    printed = [figure for figure in figures if figure.raw and not figure.inferred]
    off = [figure for figure in printed if figure.raw not in figure.quote]
    for figure in off:
        yield checked(False, why("check_printed_off", language, raw=figure.raw))
    if printed and not off:
        yield checked(True, why("check_printed", language, count=len(printed)))


def identity_checks(trail: Trail) -> Iterable[dict[str, Any]]:
    """The report's own identities that the figures of the answer take part in."""
    used = set(used_figures(trail))
    for report in trail.plan.reports if used else ():
        for found in trail.evidence.checks.get(report, ()):
            if found.usual or not used.intersection(found.figures):
                continue
            if found.status in ("passed", "failed"):
                sentence = found.en if trail.plan.language == "en" else found.zh
                yield checked(found.status == "passed", why("check_identity", trail.plan.language, sentence=sentence))
