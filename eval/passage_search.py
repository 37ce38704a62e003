"""Passage search alone: the share of due evidence among the best passages, by words, by meaning and by both.

Each question is searched twice: within the reports it is about, as the assistant does once who and when are settled, and
in the whole library with the question as it stands. ``python -m eval.passage_search [CASES] [--reports FOLDER]...``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import get_args

import click

from assistant.evidence.passage_query import search_words, written_beside
from assistant.question.planner import plan_question
from assistant.settings import Settings
from eval.cases import Case, CaseError, load_cases
from eval.recall import DEEPEST, RECALL_AT, Recall, asks_for_passages, recall_at, reciprocal_rank
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


@dataclass(frozen=True)
class Searched:
    """What one search found of the evidence due: the recall at each k, and one over the rank of the first passage with it."""

    recall: Recall
    reciprocal: float


Searches = Mapping[tuple[Way, bool], Mapping[str, Searched]]


def search_all_ways(library: Library, cases: Sequence[Case]) -> Searches:
    """For each way of searching, with the reports known (True) and not, what was found for each case by its id.

    Cases that prose does not answer, or whose reports the library lacks, are left out.
    """
    reports = library.listings.latest()
    held = {row.file: row.id for row in library.catalog.reports()}
    found: dict[tuple[Way, bool], dict[str, Searched]] = {(way, known): {} for known in (True, False) for way in WAYS}
    for case in cases:
        among = [held[file] for file in case.reports if file in held]
        if not asks_for_passages(case) or not among:
            continue
        plan = plan_question(case.question, (), reports)
        for (way, known), by_case in found.items():
            if known:
                hits = search_passages(library, search_words(plan), among, DEEPEST, way, prose_first=True)
            else:
                hits = search_passages(
                    library, case.question, None, DEEPEST, way, prose_first=True, also=written_beside
                )
            texts = [hit.passage.text for hit in hits]
            by_case[case.id] = Searched(recall_at(texts, case.evidence), reciprocal_rank(texts, case.evidence))
    return found


def search_table(searches: Searches) -> str:
    """The shares for people, a row for each way of searching; MRR is the mean of one over the first right rank."""
    rows: list[tuple[str, ...]] = [("", "reports", *(f"recall@{k}" for k in RECALL_AT), "MRR", "of")]
    for (way, known), by_case in searches.items():
        totals = recall_totals(one.recall for one in by_case.values())
        mean = f"{fmean(one.reciprocal for one in by_case.values()):.3f}" if by_case else "-"
        shares = [f"{reached / due:.3f}" for reached, due in totals.values()] or ["-"] * len(RECALL_AT)
        due = max((due for _, due in totals.values()), default=0)
        rows.append((way, "known" if known else "all", *shares, mean, str(due)))
    return aligned(rows)


@click.command(help="Recall of passage search on CASES (default: the shipped ones over the sample reports).")
@click.argument("cases", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=CASES)
@click.option(
    "--reports",
    type=click.Path(path_type=Path),
    multiple=True,
    default=[REPORTS],
    help="Folder of the reports asked about; may be given again.",
)
def command(cases: Path, reports: tuple[Path, ...]) -> None:
    """Print a table for the cases that the search was improved with and one for those held out."""
    try:
        asked = load_cases(cases)
        with library_of_reports(reports[0], Settings(), *reports[1:]) as library:
            for held_out in (False, True):
                part = [case for case in asked if (case.note == HELD_OUT) == held_out]
                click.echo(f"{len(part)} questions{', held out' if held_out else ''}")
                click.echo(f"{search_table(search_all_ways(library, part))}\n")
    except CaseError as error:
        raise click.UsageError(str(error)) from error
    except (EvalError, LibraryError) as error:
        raise click.ClickException(str(error)) from error


if __name__ == "__main__":
    command()
