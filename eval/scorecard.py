"""Results to a scorecard: counts per type and language, a table for people, floors."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from statistics import quantiles

from eval.field_scores import FieldScores, Reached
from eval.recall import RECALL_AT, Recall
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
    fields: FieldScores

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
        fields=sum((result.fields for result in results), FieldScores()),
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


def recall_totals(recalls: Iterable[Recall]) -> dict[int, Reached]:
    """Evidence found and due at each k, over all questions of prose; empty where there are none."""
    counted = list(recalls)
    return {
        k: (sum(recall[k][0] for recall in counted), sum(recall[k][1] for recall in counted))
        for k in RECALL_AT
        if counted
    }


def latency(results: Sequence[CaseResult]) -> tuple[float, float]:
    """Median and 95th percentile of the answers' own time, in milliseconds."""
    times = [float(result.answer["elapsed_ms"]) for result in results]
    if len(times) < 2:
        return (times[0], times[0]) if times else (0.0, 0.0)
    cuts = quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18]


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as text in columns: the first flush left, the others flush right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


HEADER = ("", "cases", "right", "wrong", "missed", "right %", "evidence", "refusals")


def scorecard_table(run: EvalRun) -> str:
    """The scorecard as aligned text: a row for all, each language and each type."""
    rows = [HEADER, *(_row(name, counted) for name, counted in groups(run.results).items())]
    total = tally(run.results)
    median, slow = latency(run.results)
    return "\n".join(
        [
            aligned(rows),
            "",
            f"citations exact: {total.citations_valid} of {total.citations}; "
            f"answers citing a report outside the case: {total.foreign_files}",
            "of the numbers: "
            + ", ".join(f"{name} {found}/{due}" for name, (found, due) in field_totals(total).items()),
            *_recall_line(run),
            f"time: median {median:.0f} ms, 95th percentile {slow:.0f} ms",
            f"cases {run.cases_sha256[:12]}, corpus {run.corpus_sha256[:12]}",
        ]
    )


def field_totals(counted: Tally) -> dict[str, Reached]:
    """The field scores by name."""
    return {field.name: getattr(counted.fields, field.name) for field in fields(counted.fields)}


def _recall_line(run: EvalRun) -> list[str]:
    totals = recall_totals(recall for recall in run.recalls.values() if recall)
    shown = ", ".join(f"{found}/{due} in the best {k}" for k, (found, due) in totals.items())
    return [f"evidence for questions of prose: {shown}"] if shown else []


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


def is_sound(result: CaseResult) -> bool:
    """Whether nothing is to be shown of a result: right, with the expected units and qualifiers, from the case's reports."""
    return result.judgement.verdict == "right" and not _beside_the_verdict(result)


def _beside_the_verdict(result: CaseResult) -> str:
    """What a verdict does not say: units of another kind, other qualifiers, reports outside the case; "" where all fits."""
    counted = {"units as expected": result.fields.unit, "qualifiers as expected": result.fields.qualifier}
    said = [f"; {name} {reached}/{due}" for name, (reached, due) in counted.items() if reached < due]
    return "".join(said) + ("" if result.citation.files_fit else "; cites a report outside the case")


def case_lines(results: Sequence[CaseResult]) -> str:
    """One paragraph a result: verdict, question, reason and what was answered."""
    parts = []
    for result in results:
        case, citation = result.case, result.citation
        parts.append(
            f"{result.judgement.verdict.upper()} {_one_line(case.id)} [{case.type}] {_one_line(case.question)}\n"
            f"  {result.judgement.reason}; evidence {citation.evidence_found}/{citation.evidence_wanted}"
            f"{_beside_the_verdict(result)}\n"
            f"  {result.answer['status']}: {_one_line(str(result.answer['text']))[:200]}"
        )
    return "\n".join(parts)


def _one_line(text: str) -> str:
    """Text of a question or a report for a terminal: no line breaks, and nothing that a terminal takes for a command."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())
