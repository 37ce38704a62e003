"""Generated report files for measuring: every form, every agency another place, the same for the same seed."""

from collections.abc import Iterator
from functools import cache

from eval.printed.files import FILES, TEXTS
from eval.printed.narrative import with_prose
from eval.printed.reports import print_report
from ingest.document import SourceFile
from ingest.source import source_of
from ingest.vocabulary.places import Place, places

FORMATS = {"txt": TEXTS["piped rows"], "html": FILES["html"], "docx": FILES["docx"], "pdf": FILES["pdf"]}
FORM_OF_YEAR = (
    (2008, "SH_A"), (2009, "SC2009"), (2011, "FJ2009"), (2012, "JL2012"), (2013, "SH_B"), (2016, "N2014"), (2019, "N2019"),
    (2022, "N2021"),
)  # fmt: skip
CHARACTERS = 8_000
_TABLE_SHARE = 2_000  # characters that the tables of a report have, about


def report_files(count: int, format_: str, characters: int = CHARACTERS, first: int = 0) -> Iterator[SourceFile]:
    """``count`` reports of about ``characters`` characters, the forms in turn, eight years of one place after the other."""
    write = FORMATS[format_]
    for number in range(first, first + count):
        turn, place = number % len(FORM_OF_YEAR), _places()[number // len(FORM_OF_YEAR) % len(_places())]
        year, form = FORM_OF_YEAR[turn]
        report = print_report(form, number, agency=f"{''.join(place.path)}人民政府", year=year)
        name, data = write(with_prose(report, max(characters - _TABLE_SHARE, 0), number))
        yield source_of(f"{number:05}-{name}", data)


@cache
def _places() -> tuple[Place, ...]:
    return tuple(place for place in places() if place.valid_to is None and place.valid_from <= 2008)
