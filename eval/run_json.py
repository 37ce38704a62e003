"""A run as plain data: the JSON that machines read and that a later run is compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from eval.run import CaseResult, EvalRun
from eval.scorecard import groups, latency, recall_totals


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
        "cases": [result_json(result, run.recalls.get(result.case.id, {})) for result in run.results],
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
