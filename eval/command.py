"""The command ``wenbao eval``: score a question set and fail under a floor. Found through the entry point wenbao.commands."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from assistant.answer import Answer
from assistant.ask import ask
from assistant.errors import ChatModelError
from assistant.settings import Settings
from eval.against import AgainstError, rival_names, run_rivals
from eval.baseline import (
    DEFAULT_BASELINE,
    BaselineError,
    baseline_of,
    load_baseline,
    under_baseline,
    update_baseline,
)
from eval.cases import CaseError, load_cases, require_reports
from eval.comparison import ComparisonError, load_run
from eval.mutation_report import mutate
from eval.outputs import Outputs, write_outputs
from eval.recall import recall_of
from eval.reports_library import EvalError, existing_library, library_of_reports, owners_of, report_files
from eval.run import EvalRun, hash_of, run_cases
from eval.scorecard import Floors, case_lines, is_sound, shortfalls, tally
from eval.stopping import ending_at_sigterm
from index.errors import LibraryError
from index.library import Library

SAMPLE_CASES = Path(__file__).parent / "cases" / "sample.jsonl"
SAMPLE_REPORTS = Path(__file__).parent / "reports"
OUTPUT = click.Path(path_type=Path, allow_dash=True, dir_okay=False)
SHARE = click.FloatRange(0, 1)
ONE_TO_STDOUT = "only one of --json, --junit and --markdown can go to standard output"


@click.command("eval", help="Score the question set CASES (default: the shipped one over the sample reports).")
@click.argument("cases", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=SAMPLE_CASES)
@click.option("--library", type=click.Path(path_type=Path), help="Ask this library.")
@click.option(
    "--reports", type=click.Path(path_type=Path), help="Ask a library made of this folder's reports for the run."
)
@click.option("--floor-right", type=SHARE, default=0.9, show_default=True, help="Least share right.")
@click.option("--max-wrong", type=click.IntRange(0), default=0, show_default=True, help="Most wrong answers.")
@click.option("--floor-evidence", type=SHARE, default=0.0, show_default=True, help="Least share of evidence cited.")
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Floors of an earlier run; each shipped question set has its own.",
)
@click.option("--update-baseline", "updating", is_flag=True, help="Raise the baseline to what this run reaches.")
@click.option("--allow-regression", is_flag=True, help="Let --update-baseline lower a floor.")
@click.option(
    "--compare",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Show what changed since this --json.",
)
@click.option("--against", help="Ask baselines too and show them side by side: naive, bm25, dense, with commas.")
@click.option("--mutate", "mutating", is_flag=True, help="Damage the reports in ten ways and look for wrong numbers.")
@click.option("--seed", type=int, default=1, show_default=True, help="Which cells and lines --mutate damages.")
@click.option("--json", "json_to", type=OUTPUT, help="Write the run as JSON to a file, or - for standard output.")
@click.option("--junit", "junit_to", type=OUTPUT, help="Write the run as JUnit XML.")
@click.option("--markdown", "markdown_to", type=OUTPUT, help="Write the run as Markdown for a pull request.")
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
    baseline: Path | None,
    updating: bool,
    allow_regression: bool,
    compare: Path | None,
    against: str | None,
    mutating: bool,
    seed: int,
    json_to: Path | None,
    junit_to: Path | None,
    markdown_to: Path | None,
    show: str,
) -> None:
    """Run, print the scorecard and exit 1 when a floor is missed, 2 when the question set or the options are wrong."""
    click.get_current_context().with_resource(ending_at_sigterm())
    outputs = Outputs(json_to, junit_to, markdown_to)
    if mutating:
        _refuse_beside_mutate({"--baseline": baseline, "--compare": compare, "--against": against})
        _mutate(cases, library, reports, seed, outputs)
        return
    if baseline is None and library is None and reports is None and cases.resolve().parent == SAMPLE_CASES.parent:
        baseline = DEFAULT_BASELINE
    _check_options(library, reports, baseline, updating, outputs)
    try:
        earlier = load_run(compare) if compare is not None else None
        run = run_question_set(cases, library, reports, rival_names(against) if against is not None else ())
        failed = list(shortfalls(tally(run.results), Floors(floor_right, max_wrong, floor_evidence)))
        if baseline is not None and not updating:
            failed += under_baseline(baseline_of(run), load_baseline(baseline, cases.name))
    except (CaseError, ComparisonError, AgainstError) as error:
        raise click.UsageError(str(error)) from error
    except (EvalError, LibraryError, BaselineError, ChatModelError) as error:
        raise click.ClickException(str(error)) from error
    write_outputs(outputs, run, failed, earlier, None if show == "none" else _listed(run, show))
    if baseline is not None and updating:
        failed += _raise_baseline(baseline, cases.name, run, allow_regression)
    for sentence in failed:
        click.echo(f"FAILED: {sentence}", err=True)
    if failed:
        raise click.exceptions.Exit(1)


def _check_options(
    library: Path | None, reports: Path | None, baseline: Path | None, updating: bool, outputs: Outputs
) -> None:
    if library is not None and reports is not None:
        raise click.UsageError("--library and --reports exclude each other; give one of them")
    if updating and baseline is None:
        raise click.UsageError("--update-baseline needs --baseline FILE for a question set of your own")
    if outputs.to_stdout > 1:
        raise click.UsageError(ONE_TO_STDOUT)


def _refuse_beside_mutate(given: Mapping[str, object]) -> None:
    for option, value in given.items():
        if value is not None:
            raise click.UsageError(
                f"{option} has no meaning with --mutate, which only looks for wrong answers; leave it out"
            )


def _mutate(cases: Path, library: Path | None, reports: Path | None, seed: int, outputs: Outputs) -> None:
    if library is not None:
        raise click.UsageError("--mutate damages report files: give --reports FOLDER, not --library")
    if outputs.to_stdout > 1:
        raise click.UsageError(ONE_TO_STDOUT)
    try:
        wrong = mutate(cases, reports or SAMPLE_REPORTS, seed, outputs)
    except CaseError as error:
        raise click.UsageError(str(error)) from error
    except (EvalError, LibraryError) as error:
        raise click.ClickException(str(error)) from error
    if wrong:
        click.echo(f"FAILED: {wrong} wrong answers come of damaged reports, none is allowed", err=True)
        raise click.exceptions.Exit(1)


def run_question_set(
    cases_file: Path, library: Path | None, reports: Path | None, against: Sequence[str] = ()
) -> EvalRun:
    """Load the cases, open or make the library, ask and score; the rivals named in ``against`` too.

    Raises CaseError, EvalError, LibraryError or, with a rival that uses the chat model, ChatModelError.
    """
    cases = load_cases(cases_file)
    settings = Settings()
    if library is None:
        require_reports(cases, cases_file.name, [path.name for path in report_files(reports or SAMPLE_REPORTS)])
    with _opened(library, reports, settings) as opened:
        if library is not None:
            require_reports(cases, cases_file.name, [row.file for row in opened.catalog.reports()])

        def ask_library(question: str, history: tuple[Answer, ...]) -> Answer:
            return ask(opened, question, history, settings)

        results = run_cases(cases, ask_library, opened.catalog.text, owners_of(opened, reports or SAMPLE_REPORTS))
        recalls = {case.id: recall_of(opened, case) for case in cases}
        rivals = run_rivals(against, opened, cases, settings)
        corpus = [report.sha256 for report in opened.catalog.reports()]
    return EvalRun(results, hash_of([cases_file.read_text(encoding="utf-8-sig")]), hash_of(corpus), recalls, rivals)


@contextmanager
def _opened(library: Path | None, reports: Path | None, settings: Settings) -> Iterator[Library]:
    if library is not None:
        yield existing_library(settings.model_copy(update={"library": library}))
    else:
        with library_of_reports(reports or SAMPLE_REPORTS, settings) as made:
            yield made


def _listed(run: EvalRun, show: str) -> str:
    chosen = [result for result in run.results if show == "all" or not is_sound(result)]
    return case_lines(chosen) + "\n\n" if chosen else ""


def _raise_baseline(path: Path, cases: str, run: EvalRun, allow_regression: bool) -> list[str]:
    try:
        click.echo(update_baseline(path, cases, baseline_of(run), allow_regression), err=True)
    except BaselineError as error:
        return [str(error)]
    return []
