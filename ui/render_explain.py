"""How an answer came about as plain text for a terminal: one heading a part, one line an entry."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from assistant.answer import Answer
from ui.escape import one_line
from ui.texts import Language, text

_LONGEST: Final = 160
_PLAN: Final = (
    "kind",
    "agencies",
    "years",
    "basis",
    "dimension",
    "numbers",
    "quoted",
    "residue",
    "inherited",
    "reason",
)

Row = Mapping[str, Any]


def explain_text(answer: Answer) -> str:
    """The parts of ``answer.explain`` that hold anything, as lines of text; "" for an answer without it."""
    if answer.explain is None:
        return ""
    language, told = answer.language, answer.explain
    candidates = told["candidates"]
    parts = {
        "plan": list(_plan(told["plan"])),
        "agencies": [_candidate(row, _agency(row), language) for row in candidates["agencies"]],
        "years": [_candidate(row, str(row["year"]), language) for row in candidates["years"]],
        "indicators": [_candidate(row, _indicator(row), language) for row in candidates["indicators"]],
        "evidence": [_evidence(row, language) for row in told["evidence"]],
        "arithmetic": [
            f"{row['label']}: {row['arithmetic']} = {row['value']}{row['unit']}" for row in told["arithmetic"]
        ],
        "checks": [f"{_outcome(row, language)}: {row['check']}" for row in told["checks"]],
        "steps": [f"{row['step']}: {row['ms']:.2f}" for row in told["steps"]],
    }
    shown = [_part(text(language, f"explain_{name}"), lines) for name, lines in parts.items() if lines]
    return "\n\n".join(shown)


def _part(title: str, lines: Sequence[str]) -> str:
    return "\n".join([title, *(f"  · {_short(line)}" for line in lines)])


def _plan(plan: Row) -> Iterator[str]:
    for name in _PLAN:
        if plan.get(name):
            found = plan[name]
            yield f"{name}: {found if isinstance(found, str) else ', '.join(map(str, found))}"
    for ask in plan["asks"]:
        yield f"asks: {ask['phrase']} → {', '.join(ask['indicators'])}"
    for gap in plan["gaps"]:
        yield f"gap: {gap['agency']} {gap['year'] or ''}".rstrip()


def _candidate(row: Row, name: str, language: Language) -> str:
    return f"{text(language, 'explain_taken' if row['chosen'] else 'explain_passed')}: {name} · {row['why']}"


def _agency(row: Row) -> str:
    return " ".join([row["name"], *(f"{year}" for year in row["years"])])


def _indicator(row: Row) -> str:
    return f"{row['label']} ({row['indicator']})" + (f" · {row['file']}" if "file" in row else "")


def _evidence(row: Row, language: Language) -> str:
    unused = "" if row["used"] else f"{text(language, 'explain_unused')}: "
    place = f"{row['file']} {row['start']}\u2013{row['end']}"
    if "label" not in row:
        return f"{unused}{place} · {row['quote']}"
    value = text(language, "blank_value") if row["value"] is None else f"{row['value']}{row['unit']}"
    return f"{unused}{row['label']} = {value} · {place} · {row['quote']}"


def _outcome(row: Row, language: Language) -> str:
    return text(language, "explain_right" if row["passed"] else "explain_wrong")


def _short(line: str) -> str:
    flat = one_line(line)
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}…"
