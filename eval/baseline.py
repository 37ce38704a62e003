"""Floors that only go up: what an earlier run reached, pinned to the questions and the reports it was reached on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.recall import RECALL_AT
from eval.run import EvalRun
from eval.scorecard import field_totals, recall_totals, tally

DEFAULT_BASELINE = Path(__file__).with_name("baseline.json")
REGRESSION = "give --allow-regression to lower it"


class BaselineError(ValueError):
    """The baseline file is none, or would be lowered; the message says which floor and what to do."""


@dataclass(frozen=True)
class Baseline:
    """Counts that a run must reach and counts that it may not exceed, on exactly these questions and reports."""

    cases_sha256: str
    corpus_sha256: str
    floors: Mapping[str, int]
    ceilings: Mapping[str, int]


def baseline_of(run: EvalRun) -> Baseline:
    """The baseline that ``run`` reaches."""
    total = tally(run.results)
    recalls = recall_totals(recall for recall in run.recalls.values() if recall)
    return Baseline(
        cases_sha256=run.cases_sha256,
        corpus_sha256=run.corpus_sha256,
        floors={
            "right": total.right,
            "evidence": total.evidence_found,
            "refusals": total.refusals_fitting,
            **{name: found for name, (found, _) in field_totals(total).items()},
            **{f"recall@{k}": found for k, (found, _) in recalls.items() if k == max(RECALL_AT)},
        },
        ceilings={
            "wrong": total.wrong,
            "citations not exact": total.citations - total.citations_valid,
            "answers citing another report": total.foreign_files,
        },
    )


def load_baseline(path: Path, cases: str) -> Baseline:
    """The baseline in ``path`` of the question set with the file name ``cases``; raises BaselineError where there is none."""
    try:
        baseline = Baseline(**_read(path)[cases])
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, TypeError, KeyError) as error:
        raise BaselineError(f"{path} is no baseline of {cases} ({error}); make one with --update-baseline") from error
    for name, counts in (("floors", baseline.floors), ("ceilings", baseline.ceilings)):
        if not isinstance(counts, dict) or not all(type(count) is int for count in counts.values()):
            raise BaselineError(f"{path}, {name}: must be whole numbers by name; make it anew with --update-baseline")
    return baseline


def _read(path: Path) -> dict[str, Any]:
    """What a baseline file holds: by the file name of a question set its hashes, floors and ceilings."""
    record = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(record, dict):
        raise TypeError("it must hold question sets by file name")
    return record


def under_baseline(reached: Baseline, due: Baseline) -> tuple[str, ...]:
    """Why what was reached is under what is due, one sentence each; empty where it is not.

    Other questions or other reports than the pinned ones are no pass either: the numbers would compare nothing.
    """
    if (reached.cases_sha256, reached.corpus_sha256) != (due.cases_sha256, due.corpus_sha256):
        changed = "questions" if reached.cases_sha256 != due.cases_sha256 else "reports"
        return (f"the {changed} are not those of the baseline; run with --update-baseline to pin the new ones",)
    return _lower(reached, due)


def _lower(reached: Baseline, due: Baseline) -> tuple[str, ...]:
    said = [
        f"{name}: {reached.floors.get(name, 0)}, the floor is {floor}"
        for name, floor in due.floors.items()
        if reached.floors.get(name, 0) < floor
    ]
    said += [
        f"{name}: {reached.ceilings.get(name, 0)}, at most {most} allowed"
        for name, most in due.ceilings.items()
        if reached.ceilings.get(name, 0) > most
    ]
    return tuple(said)


def update_baseline(path: Path, cases: str, reached: Baseline, allow_regression: bool) -> None:
    """Write what the question set ``cases`` reached; other sets keep their floors.

    Raises BaselineError where a floor would go down, unless ``allow_regression``. With other questions the counts mean
    something else, yet none may go down unsaid either.
    """
    held = _read(path) if path.exists() else {}
    if cases in held and not allow_regression:
        lower = _lower(reached, load_baseline(path, cases))
        if lower:
            raise BaselineError(f"{path} stays as it is: {'; '.join(lower)}; {REGRESSION}")
    record = dict(sorted({**held, cases: vars(reached)}.items()))
    path.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
