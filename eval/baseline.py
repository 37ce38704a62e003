"""Floors that only go up: what an earlier run reached, pinned to the questions and the reports it was reached on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """Counts that a run must reach and counts that it may not exceed, on exactly these questions and reports.

    ``of``: how many there were to reach, for the floors where the questions alone say that. Files of before have none.
    """

    cases_sha256: str
    corpus_sha256: str
    floors: Mapping[str, int]
    ceilings: Mapping[str, int]
    of: Mapping[str, int] = field(default_factory=dict)


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
        of={
            "right": total.cases,
            "evidence": total.evidence_wanted,
            "refusals": total.refusals_due,
            "value": total.fields.value[1],
            **{f"recall@{k}": due for k, (_, due) in recalls.items() if k == max(RECALL_AT)},
        },
    )


def load_baseline(path: Path, cases: str) -> Baseline:
    """The baseline in ``path`` of the question set with the file name ``cases``; raises BaselineError where there is none."""
    sets = _read(path)
    try:
        baseline = Baseline(**sets[cases])
    except (TypeError, KeyError) as error:
        held = f"it holds {', '.join(map(str, sets)) or 'none'}" if cases not in sets else "its entry is not whole"
        raise BaselineError(f"{path} is no baseline of {cases}: {held}; make one with --update-baseline") from error
    for name, counts in (("floors", baseline.floors), ("ceilings", baseline.ceilings), ("of", baseline.of)):
        if not isinstance(counts, dict) or not all(type(count) is int for count in counts.values()):
            raise BaselineError(f"{path}, {name}: must be whole numbers by name; make it anew with --update-baseline")
    return baseline


def _read(path: Path) -> dict[str, Any]:
    """What a baseline file holds: by the file name of a question set its hashes, floors and ceilings."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BaselineError(f"{path} is no baseline: {error.strerror}; make one with --update-baseline") from error
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"{path} is no baseline: it is no JSON in UTF-8; correct it or take it away") from error
    if not isinstance(record, dict):
        raise BaselineError(
            f"{path} is no baseline: it must hold question sets by file name; correct it or take it away"
        )
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


def _smaller_shares(reached: Baseline, due: Baseline) -> tuple[str, ...]:
    """Floors that are reached by count and yet less of what there was: more questions, and a smaller part of them right."""
    said = []
    for name in sorted(reached.of.keys() & due.of.keys()):
        now, all_now = reached.floors.get(name, 0), reached.of[name]
        before, all_before = due.floors.get(name, 0), due.of[name]
        if now * all_before < before * all_now:
            said.append(f"{name}: {now} of {all_now}, the floor is {before} of {all_before}")
    return tuple(said)


def update_baseline(path: Path, cases: str, reached: Baseline, allow_regression: bool) -> str:
    """Write what the question set ``cases`` reached, and say so; other sets keep their floors.

    Raises BaselineError where a floor would go down, by its count or as a share, unless ``allow_regression``. With other
    questions the counts mean something else, yet none may go down unsaid either.
    """
    held = _read(path) if path.exists() else {}
    if cases in held and not allow_regression:
        due = load_baseline(path, cases)
        lower = _lower(reached, due) or _smaller_shares(reached, due)
        if lower:
            raise BaselineError(f"{path} stays as it is: {'; '.join(lower)}; {REGRESSION}")
    record = dict(sorted({**held, cases: vars(reached)}.items()))
    path.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    counts = [f"{name} {count}" for name, count in {**reached.floors, **reached.ceilings}.items()]
    return f"{path}: the floors of {cases} are now {', '.join(counts)}"
