"""A run as Markdown, to be put into a pull request."""

from collections.abc import Sequence

from eval.against import side_by_side
from eval.comparison import Comparison
from eval.run import CaseResult, EvalRun
from eval.scorecard import field_totals, groups, latency, recall_totals, tally

_SIGNS = "\\`*_[]|#@"


def run_markdown(run: EvalRun, failed: Sequence[str], comparison: Comparison | None = None) -> str:
    """Verdict, scores, what changed since the run compared with, and every answer that is not right."""
    parts = [_headline(run, failed), *(f"- {escaped(sentence)}" for sentence in failed), "", _scores(run)]
    if run.rivals:
        parts += ["", "#### Against others on the same questions", "", *table(side_by_side(run.results, run.rivals))]
    if comparison is not None:
        parts += ["", *_changes(comparison)]
    wanting = [result for result in run.results if result.judgement.verdict != "right"]
    if wanting:
        parts += [
            "",
            "<details><summary>Answers that are not right</summary>",
            "",
            *_answers(wanting),
            "",
            "</details>",
        ]
    parts += ["", f"Questions `{run.cases_sha256[:12]}`, reports `{run.corpus_sha256[:12]}`."]
    return "\n".join(parts) + "\n"


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table; the first row is its head."""
    lines = ["| " + " | ".join(escaped(cell) for cell in row) + " |" for row in rows]
    return [lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]


def escaped(text: str) -> str:
    r"""A text as one line in which nothing is markup: reports and questions are other people's.

    >>> escaped("a|b <i> [y]")
    'a\\|b &lt;i&gt; \\[y\\]'
    """
    line = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in line)


def _headline(run: EvalRun, failed: Sequence[str]) -> str:
    total = tally(run.results)
    said = "failed" if failed else "passed"
    return f"### wenbao eval: {said}\n\n**{total.right} of {total.cases} right, {total.missed} missed, {total.wrong} wrong.**"


def _scores(run: EvalRun) -> str:
    rows = [("", "cases", "right", "missed", "wrong", "evidence", "refusals")]
    rows += [
        (
            name,
            str(counted.cases),
            str(counted.right),
            str(counted.missed),
            str(counted.wrong),
            f"{counted.evidence_found}/{counted.evidence_wanted}",
            f"{counted.refusals_fitting}/{counted.refusals_due}",
        )
        for name, counted in groups(run.results).items()
    ]
    median, slow = latency(run.results)
    reached = {name: f"{found}/{due}" for name, (found, due) in field_totals(tally(run.results)).items()}
    totals = recall_totals(recall for recall in run.recalls.values() if recall)
    reached |= {f"recall@{k}": f"{found}/{due}" for k, (found, due) in totals.items()}
    fields = ", ".join(f"{name} {shown}" for name, shown in reached.items())
    return "\n".join([*table(rows), "", f"{fields}; median {median:.0f} ms, 95th percentile {slow:.0f} ms."])


def _changes(comparison: Comparison) -> list[str]:
    lines = [f"- {escaped(note)}" for note in comparison.notes]
    if comparison.changes:
        rows = [("case", "before", "now", "question", "answers")]
        rows += [
            (change.id, change.before, change.after, change.question, change.detail) for change in comparison.changes
        ]
        lines += [*([""] if lines else []), *table(rows)]
    for word, identities in (("New", comparison.added), ("Gone", comparison.removed)):
        if identities:
            lines += ["", f"{word}: {escaped(', '.join(identities))}"]
    return ["#### Changed", "", *(lines or ["No case."])]


def _answers(results: Sequence[CaseResult]) -> list[str]:
    rows = [("case", "verdict", "question", "why")]
    rows += [
        (result.case.id, result.judgement.verdict, result.case.question, result.judgement.reason) for result in results
    ]
    return table(rows)
