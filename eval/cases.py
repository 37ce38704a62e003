"""Question sets: JSON Lines into Cases. A faulty line is an error that names the line and the field, never skipped.

The format is described in ``eval/cases/README.md``: id, lang, question, type, reports, expected, evidence, and optionally
after, indicators, evidence_hans, note.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

from eval.expected import Expected, ExpectedError, ExpectedValues, read_expected

CaseType = Literal[
    "lookup",
    "breakdown",
    "trend",
    "compare",
    "rank",
    "aggregate",
    "ratio",
    "descriptive",
    "zero",
    "absent",
    "ambiguous",
    "followup",
    "check",
    "out_of_scope",
    "unclear",
]
REQUIRED = ("id", "lang", "question", "type", "reports", "expected", "evidence")
OPTIONAL = ("after", "indicators", "evidence_hans", "note")


class CaseError(ValueError):
    """A line that is no case. The message says in which file, on which line, in which field, and what is allowed."""

    def __init__(self, where: str, line: int, field: str, fault: str) -> None:
        self.line = line
        self.field = field
        super().__init__(f"{where} line {line}, {field}: {fault}")


@dataclass(frozen=True)
class Case:
    """One question with what a right answer to it holds. ``line`` is where it stands in its file."""

    line: int
    id: str
    language: Literal["zh", "en"]
    question: str
    type: CaseType
    reports: tuple[str, ...]
    expected: Expected
    evidence: tuple[str, ...]
    after: str | None = None
    indicators: tuple[str, ...] = ()
    note: str = ""


def load_cases(path: Path) -> tuple[Case, ...]:
    """Every case of a file, in order. Raises CaseError at the first fault, OSError where the file cannot be read."""
    try:
        return parse_cases(path.read_text(encoding="utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CaseError(path.name, line, "line", "is not UTF-8; save the file as UTF-8") from error


def parse_cases(text: str, where: str) -> tuple[Case, ...]:
    """The cases of a JSON Lines text; empty lines are allowed. ``where`` names the text in errors."""
    cases: dict[str, Case] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        case = _line_to_case(line, number, where)
        if case.id in cases:
            raise CaseError(where, number, "id", f"{case.id!r} is already the id of line {cases[case.id].line}")
        if case.after is not None and case.after not in cases:
            raise CaseError(where, number, "after", f"{case.after!r} is not the id of an earlier line")
        cases[case.id] = case
    if not cases:
        raise CaseError(where, 1, "id", "there is no case in the file")
    return tuple(cases.values())


def require_reports(cases: Iterable[Case], where: str, held: Collection[str]) -> None:
    """Raise CaseError for the first case that names a report which is not among the files ``held``."""
    for case in cases:
        for file in case.reports:
            if file not in held:
                by_lower = {name.lower(): name for name in held}
                near = get_close_matches(Path(file).name.lower(), by_lower, 1, 0.8)
                fault = f"case {case.id!r} names {file!r}, which is not among the reports asked about"
                raise CaseError(where, case.line, "reports", f"{fault}; {by_lower[near[0]]!r} is" if near else fault)


def _line_to_case(line: str, number: int, where: str) -> Case:
    record = _read_json(line, number, where)
    if not isinstance(record, dict):
        raise CaseError(where, number, "line", "must be a JSON object")
    for field in REQUIRED:
        if field not in record:
            raise CaseError(where, number, field, "is missing")
    for field in record:
        if field not in REQUIRED + OPTIONAL:
            raise CaseError(where, number, field, f"is not a field; fields are {', '.join(REQUIRED + OPTIONAL)}")
    return _record_to_case(record, number, where)


def _read_json(line: str, number: int, where: str) -> object:
    """What a line holds. Strict where JSON is not: no name twice, no NaN, and nothing that no text can hold."""

    def once(found: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in found]
        for name in names:
            if names.count(name) > 1:
                raise CaseError(where, number, name, "is given twice")
        return dict(found)

    def no_number(name: str) -> None:
        raise CaseError(where, number, "line", f"holds {name}, which is no number")

    try:
        record: object = json.loads(line, parse_float=Decimal, parse_constant=no_number, object_pairs_hook=once)
        json.dumps(record, default=str, ensure_ascii=False).encode("utf-8")
    except CaseError:
        raise
    except json.JSONDecodeError as error:
        raise CaseError(where, number, "line", f"is not JSON ({error.msg} at column {error.colno})") from error
    except UnicodeEncodeError as error:
        raise CaseError(where, number, "line", "holds half a character (such as \\ud800 alone)") from error
    except RecursionError as error:
        raise CaseError(where, number, "line", "is nested too deeply to be a case") from error
    except ValueError as error:  # a whole number of thousands of digits
        raise CaseError(where, number, "line", "holds a number of too many digits") from error
    return record


def _record_to_case(record: Mapping[str, Any], number: int, where: str) -> Case:
    def text(field: str) -> str:
        value = record[field]
        if not isinstance(value, str) or not value.strip():
            raise CaseError(where, number, field, f"must be a text that is not empty, is {value!r}")
        return value

    def texts(field: str) -> tuple[str, ...]:
        value = record.get(field, [])
        if not isinstance(value, list) or not all(isinstance(part, str) and part.strip() for part in value):
            raise CaseError(where, number, field, f"must be a list of texts, is {value!r}")
        return tuple(value)

    def one_of(field: str, allowed: tuple[str, ...]) -> Any:
        value = text(field)
        if value not in allowed:
            raise CaseError(where, number, field, f"{value!r} is not one of {', '.join(allowed)}")
        return value

    texts("evidence_hans")
    try:
        expected = read_expected(record["expected"])
    except ExpectedError as error:
        raise CaseError(where, number, "expected", str(error)) from error
    if isinstance(expected, ExpectedValues) and expected.prose and texts("reports") and not texts("evidence"):
        raise CaseError(
            where, number, "evidence", "is empty, and prose is judged by it alone; give the words to be cited"
        )
    return Case(
        line=number,
        id=text("id"),
        language=one_of("lang", ("zh", "en")),
        question=text("question"),
        type=one_of("type", get_args(CaseType)),
        reports=texts("reports"),
        expected=expected,
        evidence=texts("evidence"),
        after=text("after") if record.get("after") is not None else None,
        indicators=texts("indicators"),
        note=text("note") if record.get("note") else "",
    )
