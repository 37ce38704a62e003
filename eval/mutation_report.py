"""What the damages did to the answers: a table for people and for a pull request, JSON for machines."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from assistant.settings import Settings
from eval.cases import load_cases, require_reports
from eval.junit import mutations_junit
from eval.markdown import table
from eval.mutate import Mutation, run_mutations
from eval.outputs import Outputs, write_text
from eval.reports_library import embedder_of, report_files
from eval.run import CaseResult, hash_of
from eval.scorecard import aligned, case_lines, tally
from ingest.source import load_source


def mutate(cases_file: Path, reports: Path, seed: int, outputs: Outputs) -> int:
    """Run every damage, print or write what came of it, and say how many wrong answers it brought.

    Raises CaseError, EvalError where there are no reports, LibraryError where the embedding model is missing.
    """
    settings, cases = Settings(), load_cases(cases_file)
    sources = [load_source(path) for path in report_files(reports)]
    require_reports(cases, cases_file.name, [source.name for source in sources])
    mutations = run_mutations(sources, cases, embedder_of(settings), settings, seed)
    if outputs.json is not None:
        pinned = hash_of([cases_file.read_text(encoding="utf-8-sig")]), hash_of([source.sha256 for source in sources])
        plain = {"cases_sha256": pinned[0], "corpus_sha256": pinned[1], **mutation_json(mutations, seed)}
        write_text(outputs.json, json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
    if outputs.junit is not None:
        write_text(outputs.junit, mutations_junit(brought(mutations)))
    if outputs.markdown is not None:
        head = ["### wenbao eval --mutate", ""]
        write_text(outputs.markdown, "\n".join([*head, *table(mutation_rows(mutations))]) + "\n")
    if not outputs.to_stdout:
        click.echo(mutation_table(mutations))
    return new_wrong(mutations)


def mutation_json(mutations: Sequence[Mutation], seed: int) -> dict[str, Any]:
    """The runs as plain data: verdicts by case, and what was said instead where it is wrong."""
    return {
        "passed": not new_wrong(mutations),
        "seed": seed,
        "new_wrong": new_wrong(mutations),
        "mutations": [
            {
                "name": mutation.name,
                "files": mutation.changed,
                "unread": list(mutation.unread),
                "verdicts": {result.case.id: result.judgement.verdict for result in mutation.results},
                "wrong": {result.case.id: result.judgement.reason for result in mutation.wrong},
            }
            for mutation in mutations
        ],
    }


def mutation_rows(mutations: Sequence[Mutation]) -> tuple[tuple[str, ...], ...]:
    """Rows of cells, the head first. ``lost``: right without damage and a refusal or a part of the answer after it."""
    right_before = {result.case.id for result in mutations[0].results if result.judgement.verdict == "right"}
    rows: list[tuple[str, ...]] = [("damage", "files", "unread", "right", "refused", "wrong", "lost")]
    for mutation in mutations:
        counted = tally(mutation.results)
        lost = sum(
            result.judgement.verdict == "missed" and result.case.id in right_before for result in mutation.results
        )
        cells = (mutation.changed, len(mutation.unread), counted.right, counted.missed, counted.wrong, lost)
        rows.append((mutation.name, *(str(cell) for cell in cells)))
    return tuple(rows)


def mutation_table(mutations: Sequence[Mutation]) -> str:
    """The table for people, and below it each wrong answer and each file that could not be read."""
    parts = [aligned(mutation_rows(mutations))]
    for mutation in mutations:
        parts += [f"{mutation.name}: cannot be read: {said}" for said in mutation.unread]
        if mutation.wrong:
            parts.append(f"{mutation.name}:\n{case_lines(mutation.wrong)}")
    return "\n\n".join(parts)


def new_wrong(mutations: Sequence[Mutation]) -> int:
    """How many wrong answers the damages brought that are not wrong without them."""
    return sum(len(results) for results in brought(mutations).values())


def brought(mutations: Sequence[Mutation]) -> dict[str, list[CaseResult]]:
    """By damage, the wrong answers that are not wrong without it; the first of ``mutations`` is the run without any."""
    before = {result.case.id for result in mutations[0].wrong}
    return {
        mutation.name: [result for result in mutation.wrong if result.case.id not in before]
        for mutation in mutations[1:]
    }
