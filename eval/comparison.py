"""A run beside an earlier one: which cases changed, and whether the two can be compared at all."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RunJson = Mapping[str, Any]
_ORDER = ("wrong", "missed", "right")


class ComparisonError(ValueError):
    """The file to compare with is no result of ``wenbao eval --json``; the message says what it lacks."""


@dataclass(frozen=True)
class Change:
    """One case that is judged otherwise than before, or right both times with other values."""

    id: str
    question: str
    before: str
    after: str
    detail: str

    @property
    def worse(self) -> bool:
        """Whether the verdict fell: from right to missed, or to wrong from anything."""
        return _ORDER.index(self.after) < _ORDER.index(self.before)


@dataclass(frozen=True)
class Comparison:
    """What changed between two runs. ``notes`` say where the two were not asked the same."""

    changes: tuple[Change, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    notes: tuple[str, ...]


def load_run(path: Path) -> RunJson:
    """An earlier result; raises ComparisonError where the file is none, OSError where it cannot be read."""
    try:
        earlier: Any = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise ComparisonError(f"{path} is not JSON; give a file that wenbao eval --json wrote") from error
    needed = ("cases_sha256", "corpus_sha256", "cases")
    lacking = [name for name in needed if not isinstance(earlier, dict) or name not in earlier]
    if lacking:
        raise ComparisonError(f"{path} has no {lacking[0]}; give a file that wenbao eval --json wrote")
    for record in earlier["cases"]:
        if not isinstance(record, dict) or "id" not in record or record.get("verdict") not in _ORDER:
            raise ComparisonError(
                f"{path} holds a case without id or verdict; give a file that wenbao eval --json wrote"
            )
    return dict(earlier)


def compare_runs(before: RunJson, after: RunJson) -> Comparison:
    """What changed from one result to a later one, worst first, then in the order of the cases."""
    earlier = {str(record["id"]): record for record in before["cases"]}
    later = {str(record["id"]): record for record in after["cases"]}
    changes = [
        _change(identity, earlier[identity], record)
        for identity, record in later.items()
        if identity in earlier and _differs(earlier[identity], record)
    ]
    notes = [
        f"the {name} changed: {str(before[key])[:12]} before, {str(after[key])[:12]} now"
        for name, key in (("question set", "cases_sha256"), ("corpus", "corpus_sha256"))
        if before[key] != after[key]
    ]
    return Comparison(
        tuple(sorted(changes, key=lambda change: (_ORDER.index(change.after), not change.worse))),
        tuple(identity for identity in later if identity not in earlier),
        tuple(identity for identity in earlier if identity not in later),
        tuple(notes),
    )


def _differs(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return any(before.get(key) != after.get(key) for key in ("verdict", "status", "values"))


def _change(identity: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    detail = f"{_said(before)} -> {_said(after)}"
    if after["verdict"] != "right":
        detail += f"; {after.get('reason', '')}"
    return Change(identity, str(after.get("question", "")), str(before["verdict"]), str(after["verdict"]), detail)


def _said(record: Mapping[str, Any]) -> str:
    values = [str(value) for value in record.get("values", ())]
    return f"{record.get('status', '')} [{', '.join(values)}]"


def comparison_lines(comparison: Comparison) -> str:
    """The comparison for people."""
    lines = [*comparison.notes]
    lines += [
        f"{change.before} -> {change.after}  {change.id} {change.question}\n  {change.detail}"
        for change in comparison.changes
    ]
    for word, identities in (("new", comparison.added), ("gone", comparison.removed)):
        if identities:
            lines.append(f"{word}: {', '.join(identities)}")
    return "\n".join(lines) if lines else "no case changed"
