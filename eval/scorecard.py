"""Results to a scorecard: counts per type and language, a table for people, JSON for machines, floors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Any

from eval.run import CaseResult, EvalRun


@dataclass(frozen=True)
class Tally:
    """Counts over some cases. ``evidence`` counts the strings that should stand in cited quotes."""

    cases: int
    right: int
    wrong: int
    missed: int
    evidence_found: int
    evidence_wanted: int
    refusals_due: int
    refusals_fitting: int
    citations: int
    citations_valid: int
    foreign_files: int

    @property
    def right_share(self) -> float:
        """Right answers of all, 0 to 1."""
        return self.right / self.cases if self.cases else 0.0

    @property
    def evidence_share(self) -> float:
        """Evidence found of what was wanted; 1 where none was wanted."""
        return self.evidence_found / self.evidence_wanted if self.evidence_wanted else 1.0


@dataclass(frozen=True)
class Floors:
    """What a run must reach to pass."""

    right: float
    most_wrong: int
    evidence: float


def tally(results: Sequence[CaseResult]) -> Tally:
    """Count ``results``."""
    verdicts = [result.judgement.verdict for result in results]
    fits = [result.refusal_fits for result in results if result.refusal_fits is not None]
    return Tally(
        cases=len(results),
        right=verdicts.count("right"),
        wrong=verdicts.count("wrong"),
        missed=verdicts.count("missed"),
        evidence_found=sum(result.citation.evidence_found for result in results),
        evidence_wanted=sum(result.citation.evidence_wanted for result in results),
        refusals_due=len(fits),
        refusals_fitting=sum(fits),
        citations=sum(result.citation.citations for result in results),
        citations_valid=sum(result.citation.citations_valid for result in results),
        foreign_files=sum(not result.citation.files_fit for result in results),
    )


def groups(results: Sequence[CaseResult]) -> dict[str, Tally]:
    """Tallies of all cases, of each language and of each type, in this order."""

    def by(key: Callable[[CaseResult], str]) -> dict[str, Tally]:
        names = sorted({key(result) for result in results})
        return {name: tally([result for result in results if key(result) == name]) for name in names}

    return {"all": tally(results), **by(lambda result: result.case.language), **by(lambda result: result.case.type)}


def shortfalls(total: Tally, floors: Floors) -> tuple[str, ...]:
    """Why a run does not pass, one sentence a floor; empty when it passes. A citation that is not exact never passes."""
    said = []
    if total.right_share < floors.right:
        said.append(f"right {total.right_share:.1%} is under the floor of {floors.right:.1%}")
    if total.wrong > floors.most_wrong:
        said.append(f"{total.wrong} wrong, at most {floors.most_wrong} allowed")
    if total.evidence_share < floors.evidence:
        said.append(f"evidence {total.evidence_share:.1%} is under the floor of {floors.evidence:.1%}")
    if total.citations_valid < total.citations:
        said.append(f"{total.citations - total.citations_valid} citations do not quote what stands in the report")
    return tuple(said)


def latency(results: Sequence[CaseResult]) -> tuple[float, float]:
    """Median and 95th percentile of the answers' own time, in milliseconds."""
    times = [float(result.answer["elapsed_ms"]) for result in results]
    if len(times) < 2:
        return (times[0], times[0]) if times else (0.0, 0.0)
    cuts = quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18]


HEADER = ("", "cases", "right", "wrong", "missed", "right %", "evidence", "refusals")


def scorecard_table(run: EvalRun) -> str:
    """The scorecard as aligned text: a row for all, each language and each type."""
    rows = [HEADER, *(_row(name, counted) for name, counted in groups(run.results).items())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    lines = [
        "  ".join(cell.ljust(width) if column == 0 else cell.rjust(width) for column, (cell, width) in enumerate(pairs))
        for pairs in (list(zip(row, widths, strict=True)) for row in rows)
    ]
    total = tally(run.results)
    median, slow = latency(run.results)
    return "\n".join(
        [
            *(line.rstrip() for line in lines),
            "",
            f"citations exact: {total.citations_valid} of {total.citations}; "
            f"answers citing a report outside the case: {total.foreign_files}",
            f"time: median {median:.0f} ms, 95th percentile {slow:.0f} ms",
            f"cases {run.cases_sha256[:12]}, corpus {run.corpus_sha256[:12]}",
        ]
    )


def _row(name: str, counted: Tally) -> tuple[str, ...]:
    return (
        name,
        str(counted.cases),
        str(counted.right),
        str(counted.wrong),
        str(counted.missed),
        f"{counted.right_share:.1%}",
        f"{counted.evidence_found}/{counted.evidence_wanted}",
        f"{counted.refusals_fitting}/{counted.refusals_due}",
    )


def case_lines(results: Sequence[CaseResult]) -> str:
    """One paragraph a result: verdict, question, reason and what was answered."""
    parts = []
    for result in results:
        answered = " ".join(str(result.answer["text"]).split())
        parts.append(
            f"{result.judgement.verdict.upper()} {result.case.id} [{result.case.type}] {result.case.question}\n"
            f"  {result.judgement.reason}; evidence {result.citation.evidence_found}/{result.citation.evidence_wanted}\n"
            f"  {result.answer['status']}: {answered[:200]}"
        )
    return "\n".join(parts)


def run_json(run: EvalRun, failed: Sequence[str]) -> dict[str, Any]:
    """The whole run as plain data; ``failed`` are the shortfalls. Only the times differ from run to run."""
    median, slow = latency(run.results)
    return {
        "cases_sha256": run.cases_sha256,
        "corpus_sha256": run.corpus_sha256,
        "passed": not failed,
        "shortfalls": list(failed),
        "scores": {
            name: {**vars(counted), "right_share": counted.right_share, "evidence_share": counted.evidence_share}
            for name, counted in groups(run.results).items()
        },
        "elapsed_ms": {"median": round(median, 1), "p95": round(slow, 1)},
        "cases": [_result_json(result) for result in run.results],
    }


def _result_json(result: CaseResult) -> dict[str, Any]:
    return {
        "id": result.case.id,
        "lang": result.case.language,
        "type": result.case.type,
        "verdict": result.judgement.verdict,
        "reason": result.judgement.reason,
        "status": result.answer["status"],
        "values": [value["value"] for value in result.answer["values"]],
        "refusal_fits": result.refusal_fits,
        **vars(result.citation),
        "elapsed_ms": result.answer["elapsed_ms"],
    }
