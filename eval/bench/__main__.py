"""``python -m eval.bench``: every measurement, one table. Large libraries are made first and kept in a folder."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import click

from eval.bench.asking import QUESTIONS, Asking, asking_of
from eval.bench.cold import RUNS, cold_of
from eval.bench.embedding import embedding_of, embedding_rows
from eval.bench.ingest import REPORTS, ingest_of
from eval.bench.libraries import library_of_size
from eval.bench.machine import machine
from eval.bench.reading import COUNT, LARGEST, memory_of, reading_of
from eval.bench.rows import asking_rows, ingest_rows, kinds_table, memory_rows, reading_rows
from eval.bench.table import Row, section

STAND_IN = (
    "Reports are generated, read and stored as any others; the vectors of these libraries' passages are a seeded "
    "stand-in's (embedding them takes hours), the question is embedded by the packaged model."
)


@dataclass(frozen=True)
class Bench:
    """What to measure with: the sizes of the libraries, their folder, and how many reports, questions and runs."""

    sizes: Sequence[int]
    folder: Path
    reports: int
    questions: int
    runs: int

    @cached_property
    def asked(self) -> Sequence[Asking]:
        """Each library asked every kind of question; made where it is not there."""
        for size in self.sizes:
            library_of_size(self.folder, size)
        return [asking_of(self.folder / str(size), self.questions) for size in self.sizes]


def reading(bench: Bench) -> str:
    """Reading by format."""
    del bench
    return section("Reading", "python -m eval.bench reading", reading_rows([reading_of(name) for name in COUNT]))


def embedding(bench: Bench) -> str:
    """The packaged model alone."""
    return section("Embedding", "python -m eval.bench embedding", embedding_rows(embedding_of(bench.folder / "model")))


def ingest(bench: Bench) -> str:
    """Ingest as a whole."""
    return section("Ingest", "python -m eval.bench ingest", ingest_rows(ingest_of(bench.reports)))


def asking(bench: Bench) -> str:
    """Questions by kind and size, warm and cold."""
    sizes = ", ".join(f"{one.reports:,} ({one.figures:,} figures, {one.passages:,} passages)" for one in bench.asked)
    cold = {size: cold_of(bench.folder / str(size), bench.runs) for size in bench.sizes} if bench.runs else {}
    note = f"Libraries of {sizes} reports. {STAND_IN}"
    bars = section(
        "Asking", f"python -m eval.bench asking --sizes {_listed(bench)}", asking_rows(bench.asked, cold), note
    )
    return f"{bars}Warm, the median of questions that differ (95th percentile, the processor's median); cold, from the start of `wenbao ask` to its end.\n\n{kinds_table(bench.asked, cold)}"


def memory(bench: Bench) -> str:
    """Memory of reading and of serving."""
    rows = [
        Row(f"reading {name} of {size:,} characters, above the interpreter", "", f"{memory_of(name, size):.0f} MB")
        for name in ("txt", "html")
        for size in (8_000, LARGEST)
    ]
    return section("Memory", f"python -m eval.bench memory --sizes {_listed(bench)}", rows + memory_rows(bench.asked))


def _listed(bench: Bench) -> str:
    return ",".join(map(str, bench.sizes))


PARTS: Mapping[str, Callable[[Bench], str]] = {
    "reading": reading,
    "embedding": embedding,
    "ingest": ingest,
    "asking": asking,
    "memory": memory,
}


def _sizes(ctx: click.Context, option: click.Parameter, given: str) -> tuple[int, ...]:
    del ctx, option  # handed over by click
    try:
        sizes = tuple(sorted({int(size) for size in given.split(",")}))
    except ValueError as error:
        raise click.BadParameter("give numbers of reports with commas between, for example 10,1000") from error
    if sizes[0] < 1:
        raise click.BadParameter("a library has at least one report")
    return sizes


@click.command()
@click.argument("part", type=click.Choice([*PARTS, "all"]), default="all")
@click.option(
    "--sizes", default="10,100,1000,10000", callback=_sizes, help="Reports of the libraries asked.", show_default=True
)
@click.option(
    "--library",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("wenbao-bench"),
    help="Folder that the libraries are made and kept in.",
    show_default=True,
)
@click.option("--reports", default=REPORTS, type=click.IntRange(1), help="Reports of the ingest.", show_default=True)
@click.option(
    "--questions", default=QUESTIONS, type=click.IntRange(1), help="Questions of each kind.", show_default=True
)
@click.option("--runs", default=RUNS, type=click.IntRange(0), help="Cold starts of each kind.", show_default=True)
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path), help="Write the table here too.")
def main(
    part: str, sizes: tuple[int, ...], folder: Path, reports: int, questions: int, runs: int, write: Path | None
) -> None:
    """Measure PART (default: all) and print the table as Markdown, ratios first."""
    bench = Bench(sizes, folder, reports, questions, runs)
    told = f"# Measured\n\nOn {machine()}. Times depend on the machine, ratios less.\n\n"
    sys.stdout.write(told)
    for name in PARTS if part == "all" else (part,):
        sys.stderr.write(f"measuring {name}\n")
        table = PARTS[name](bench)
        sys.stdout.write(table)
        sys.stdout.flush()
        told += table
    if write is not None:
        write.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
