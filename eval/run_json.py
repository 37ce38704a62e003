"""A run as plain data: the JSON that machines read and that a later run is compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from eval.against import count_numbers
from eval.rivals import RivalRun
from eval.run import CaseResult, EvalRun
from eval.scorecard import groups, latency, recall_totals, tally


def run_json(run: EvalRun, failed: Sequence[str]) -> dict[str, Any]:
    """The whole run as plain data; ``failed`` are the shortfalls. Only the times differ from run to run."""
    median, slow = latency(run.results)
    recalls = recall_totals(recall for recall in run.recalls.values() if recall)
    return {
        "cases_sha256": run.cases_sha256,
        "corpus_sha256": run.corpus_sha256,
        "passed": not failed,
        "shortfalls": list(failed),
        "scores": {
            name: {**asdict(counted), "right_share": counted.right_share, "evidence_share": counted.evidence_share}
            for name, counted in groups(run.results).items()
        },
        "recall": {str(k): list(reached) for k, reached in recalls.items()},
        "elapsed_ms": {"median": round(median, 1), "p95": round(slow, 1)},
        "against": [rival_json(rival) for rival in (RivalRun("wenbao", run.results), *run.rivals) if run.rivals],
        "cases": [result_json(result, run.recalls.get(result.case.id, {})) for result in run.results],
    }


def rival_json(rival: RivalRun) -> dict[str, Any]:
    """What one way of answering reached, and its verdict on each case by id."""
    counted = tally(rival.results)
    median, slow = latency(rival.results)
    return {
        "name": rival.name,
        "right": counted.right,
        "missed": counted.missed,
        "wrong": counted.wrong,
        "numbers": asdict(count_numbers(rival.results)),
        "evidence_found": counted.evidence_found,
        "evidence_wanted": counted.evidence_wanted,
        "elapsed_ms": {"median": round(median, 1), "p95": round(slow, 1)},
        "verdicts": {result.case.id: result.judgement.verdict for result in rival.results},
    }


def result_json(result: CaseResult, recall: Mapping[int, tuple[int, int]]) -> dict[str, Any]:
    """One case of a run as plain data."""
    return {
        "id": result.case.id,
        "lang": result.case.language,
        "type": result.case.type,
        "question": result.case.question,
        "verdict": result.judgement.verdict,
        "reason": result.judgement.reason,
        "status": result.answer["status"],
        "values": [value["value"] for value in result.answer["values"]],
        "refusal_fits": result.refusal_fits,
        **vars(result.citation),
        "fields": asdict(result.fields),
        "recall": {str(k): list(reached) for k, reached in recall.items()},
        "elapsed_ms": result.answer["elapsed_ms"],
    }
