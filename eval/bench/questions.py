"""The questions that measuring asks of a generated library: every kind of answer, about agencies drawn by seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from index.catalog_rows import ReportRow

SEED = 5
# The kinds that the targets are about.
FIGURE, PASSAGE = "lookup", "description"
MENTIONS_OF_ALL, RANKING_OF_ALL, TOTAL_OF_ALL = "list, all reports", "ranking, all reports", "total, all reports"


@dataclass(frozen=True)
class Asked:
    """One question, its kind, and the states its answer may have: a quick refusal must not pass for a quick answer."""

    kind: str
    question: str
    statuses: tuple[str, ...]


@cache
def _kinds() -> Any:
    return yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8"))


def kinds() -> tuple[str, ...]:
    """Every kind, those that name an agency first."""
    return tuple(_kinds())


def of_all_reports(kind: str) -> bool:
    """Whether the questions of a kind name no agency, so that every report has to be looked at."""
    return bool(_kinds()[kind].get("where") == "all")


def questions(reports: Sequence[ReportRow], kind: str, count: int) -> tuple[Asked, ...]:
    """``count`` questions of one kind about ``reports``, which must hold each agency's reports on all years generated."""
    entry, dice = _kinds()[kind], random.Random(f"{SEED}/{kind}")
    forms = [("zh", form) for form in entry["zh"]] + [("en", form) for form in entry.get("en", ())]
    found = []
    for number in range(count):
        year = dice.choice(entry["years"])
        rows = [row for row in reports if row.identity.year == year]
        first, second = dice.sample(rows, 2) if len(rows) > 1 else (rows[0], rows[0])
        language, form = forms[number % len(forms)]
        names = [_called(row, language) for row in (first, second)]
        found.append(Asked(kind, form.format(a=names[0], b=names[1], y=year), tuple(entry["status"])))
    return tuple(found)


def _called(row: ReportRow, language: str) -> str:
    path = "".join(row.identity.place_path)
    return path if language == "zh" else row.identity.agency or path
