"""The command ``wenbao eval``: score a question set and fail under a floor. Found through the entry point wenbao.commands."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from assistant.answer import Answer
from assistant.ask import ask
from assistant.settings import Settings
from eval.cases import CaseError, load_cases
from eval.reports_library import EvalError, existing_library, library_of_reports
from eval.run import EvalRun, hash_of, run_cases
from eval.scorecard import Floors, case_lines, run_json, scorecard_table, shortfalls, tally
from index.errors import LibraryError
from index.library import Library

SAMPLE_CASES = Path(__file__).parent / "cases" / "sample.jsonl"
SAMPLE_REPORTS = Path(__file__).parent / "reports"


@click.command("eval", help="Score the question set CASES (default: the shipped one over the sample reports).")
@click.argument("cases", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=SAMPLE_CASES)
@click.option("--library", type=click.Path(path_type=Path), help="Ask this library.")
@click.option(
    "--reports", type=click.Path(path_type=Path), help="Ask a library made of this folder's reports for the run."
)
@click.option("--floor-right", type=click.FloatRange(0, 1), default=0.9, show_default=True, help="Least share right.")
@click.option("--max-wrong", type=click.IntRange(0), default=0, show_default=True, help="Most wrong answers.")
@click.option(
    "--floor-evidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Least share of evidence cited.",
)
@click.option(
    "--json",
    "json_to",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Write the run as JSON to a file, or - for standard output.",
)
@click.option(
    "--show",
    type=click.Choice(["failures", "all", "none"]),
    default="failures",
    show_default=True,
    help="Cases to list.",
)
def eval_command(
    cases: Path,
    library: Path | None,
    reports: Path | None,
    floor_right: float,
    max_wrong: int,
    floor_evidence: float,
    json_to: Path | None,
    show: str,
) -> None:
    """Run, print the scorecard and exit 1 when a floor is missed, 2 when the question set or the options are wrong."""
    if library is not None and reports is not None:
        raise click.UsageError("--library and --reports exclude each other; give one of them")
    try:
        run = run_question_set(cases, library, reports)
    except CaseError as error:
        raise click.UsageError(str(error)) from error
    except (EvalError, LibraryError) as error:
        raise click.ClickException(str(error)) from error
    failed = shortfalls(tally(run.results), Floors(floor_right, max_wrong, floor_evidence))
    to_stdout = json_to == Path("-")
    if json_to is not None:
        text = json.dumps(run_json(run, failed), ensure_ascii=False, indent=2) + "\n"
        click.echo(text, nl=False) if to_stdout else json_to.write_text(text, encoding="utf-8")
    if not to_stdout:
        _show_cases(run, show)
        click.echo(scorecard_table(run))
    for sentence in failed:
        click.echo(f"FAILED: {sentence}", err=True)
    if failed:
        raise click.exceptions.Exit(1)


def run_question_set(cases_file: Path, library: Path | None, reports: Path | None) -> EvalRun:
    """Load the cases, open or make the library, ask and score. Raises CaseError, EvalError or LibraryError."""
    cases = load_cases(cases_file)
    settings = Settings()
    with _opened(library, reports, settings) as opened:

        def ask_library(question: str, history: tuple[Answer, ...]) -> Answer:
            return ask(opened, question, history, settings)

        results = run_cases(cases, ask_library, opened.catalog.text)
        corpus = [report.sha256 for report in opened.catalog.reports()]
    return EvalRun(results, hash_of([cases_file.read_text(encoding="utf-8-sig")]), hash_of(corpus))


@contextmanager
def _opened(library: Path | None, reports: Path | None, settings: Settings) -> Iterator[Library]:
    if library is not None:
        yield existing_library(settings.model_copy(update={"library": library}))
    else:
        with library_of_reports(reports or SAMPLE_REPORTS, settings) as made:
            yield made


def _show_cases(run: EvalRun, show: str) -> None:
    chosen = [result for result in run.results if show == "all" or result.judgement.verdict != "right"]
    if show != "none" and chosen:
        click.echo(case_lines(chosen) + "\n")
