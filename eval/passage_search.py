"""Passage search alone: the share of due evidence among the best passages, by words, by meaning and by both.

Each question is searched twice: within the reports it is about, as the assistant does once who and when are settled, and
in the whole library with the question as it stands. ``python -m eval.passage_search [CASES] [--reports FOLDER]``.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

import click

from assistant.evidence.passage_query import query_words_of, search_words
from assistant.question.planner import plan_question
from assistant.settings import Settings
from eval.cases import Case, CaseError, load_cases
from eval.recall import RECALL_AT, Recall, asks_for_passages, recall_at
from eval.reports_library import EvalError, library_of_reports
from eval.scorecard import aligned, recall_totals
from index.errors import LibraryError
from index.library import Library
from index.search import Way, search_passages

CASES = Path(__file__).parent / "cases" / "passages.jsonl"
REPORTS = Path(__file__).parent / "reports"
# The note of cases that nobody looked at while the search was being improved.
HELD_OUT = "held out"
WAYS: tuple[Way, ...] = get_args(Way)
Recalls = Mapping[tuple[Way, bool], Mapping[str, Recall]]


def search_recalls(library: Library, cases: Sequence[Case]) -> Recalls:
    """For each way of searching, with the reports known (True) and not, the recall of each case by its id.

    Cases that prose does not answer, or whose reports the library lacks, are left out.
    """
    reports = library.listings.latest()
    held = {row.file: row.id for row in library.catalog.reports()}
    found: dict[tuple[Way, bool], dict[str, Recall]] = {(way, known): {} for known in (True, False) for way in WAYS}
    for case in cases:
        among = [held[file] for file in case.reports if file in held]
        if not asks_for_passages(case) or not among:
            continue
        plan = plan_question(case.question, (), reports)
        for (way, known), by_case in found.items():
            query = search_words(plan) if known else query_words_of(case.question, case.language)
            hits = search_passages(library, query, among if known else None, max(RECALL_AT), way, prose_first=True)
            by_case[case.id] = recall_at([hit.passage.text for hit in hits], case.evidence)
    return found


def search_table(recalls: Recalls) -> str:
    """The shares for people, a row for each way of searching."""
    rows: list[tuple[str, ...]] = [("", "reports", *(f"recall@{k}" for k in RECALL_AT), "of")]
    for (way, known), by_case in recalls.items():
        totals = recall_totals(by_case.values())
        shares = [f"{reached / due:.3f}" for reached, due in totals.values()] or ["-"] * len(RECALL_AT)
        due = max((due for _, due in totals.values()), default=0)
        rows.append((way, "known" if known else "all", *shares, str(due)))
    return aligned(rows)


@click.command(help="Recall of passage search on CASES (default: the shipped ones over the sample reports).")
@click.argument("cases", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=CASES)
@click.option("--reports", type=click.Path(path_type=Path), default=REPORTS, help="Folder of the reports asked about.")
def command(cases: Path, reports: Path) -> None:
    """Print a table for the cases that the search was improved with and one for those held out."""
    try:
        asked = load_cases(cases)
        with library_of_reports(reports, Settings()) as library:
            for held_out in (False, True):
                part = [case for case in asked if (case.note == HELD_OUT) == held_out]
                click.echo(f"{len(part)} questions{', held out' if held_out else ''}")
                click.echo(f"{search_table(search_recalls(library, part))}\n")
    except CaseError as error:
        raise click.UsageError(str(error)) from error
    except (EvalError, LibraryError) as error:
        raise click.ClickException(str(error)) from error


if __name__ == "__main__":
    command()
