"""Where a run goes: standard output for people, files for machines."""

import json
from dataclasses import dataclass
from pathlib import Path

import click

from eval.against import side_by_side_table
from eval.comparison import RunJson, compare_runs, comparison_lines
from eval.junit import run_junit
from eval.markdown import run_markdown
from eval.run import EvalRun
from eval.run_json import run_json
from eval.scorecard import scorecard_table

STDOUT = Path("-")


@dataclass(frozen=True)
class Outputs:
    """The files asked for; ``-`` is standard output, which then holds nothing else."""

    json: Path | None = None
    junit: Path | None = None
    markdown: Path | None = None

    @property
    def to_stdout(self) -> int:
        """How many of them go to standard output."""
        return (self.json, self.junit, self.markdown).count(STDOUT)


def write_outputs(
    outputs: Outputs, run: EvalRun, failed: list[str], earlier: RunJson | None, listed: str | None
) -> None:
    """Every form that was asked for. ``earlier``: a result to compare with; ``listed``: paragraphs before the table."""
    plain = run_json(run, failed)
    comparison = compare_runs(earlier, plain) if earlier is not None else None
    if outputs.json is not None:
        write_text(outputs.json, json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
    if outputs.junit is not None:
        write_text(outputs.junit, run_junit(run, failed))
    if outputs.markdown is not None:
        write_text(outputs.markdown, run_markdown(run, failed, comparison))
    if not outputs.to_stdout:
        click.echo(f"{listed or ''}{scorecard_table(run)}")
        if run.rivals:
            click.echo(f"\n{side_by_side_table(run.results, run.rivals)}")
        if comparison is not None:
            click.echo(f"\n{comparison_lines(comparison)}")


def write_text(place: Path, text: str) -> None:
    """Write to a file, or to standard output for ``-``; ClickException where the file cannot be written."""
    if place == STDOUT:
        click.echo(text, nl=False)
        return
    try:
        place.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{place} cannot be written ({error.strerror}); give another file") from error
