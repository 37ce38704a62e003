"""``python -m eval.bench``: every measurement, one table."""

import sys

from eval.bench.machine import machine
from eval.bench.reading import COUNT, LARGEST, memory_of, reading_of


def main() -> None:
    """Measure and print the table as Markdown."""
    sys.stdout.write(f"On {machine()}.\n\n| what | result |\n| --- | --- |\n")
    for format_ in COUNT:
        found = reading_of(format_)
        sys.stdout.write(
            f"| reading {found.format}, {found.reports} reports of {found.characters:,} characters, {found.figures} figures |"
            f" {found.rate:.1f} reports a second a core ({found.seconds * 1000:.0f} ms) |\n"
        )
    for format_ in ("txt", "html"):
        for characters in (8_000, LARGEST):
            sys.stdout.write(
                f"| memory above the interpreter, {format_} of {characters:,} characters |"
                f" {memory_of(format_, characters):.0f} MB |\n"
            )


if __name__ == "__main__":
    main()
