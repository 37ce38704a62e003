"""What is the same wherever an answer is shown: its numbers, its sources, its lines. Pure functions, golden-tested.

``render_page`` makes web pages of it, ``render_terminal`` plain text. The answer's text is written in a small
markup: ``**strong**``, `` `command` ``, marks ``[1]`` or ``[1-4]``, lines that begin with ``- `` (a list) or ``> `` (words of a report),
lines of ``| cells |`` (a table). Everything else is text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final, Literal

from assistant.answer import Answer, Citation, Value
from ingest.vocabulary import indicators, romanise
from ui.texts import Language, text

LineKind = Literal["prose", "list", "quote", "table"]

_MARKUP: Final = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|`(?P<code>[^`\n]+)`|\[(?P<mark>\d{1,3}(?:[-–,、]\d{1,3})*)\]", re.DOTALL
)
_RULE: Final = re.compile(r"\|[\s:|-]+\|")


@dataclass(frozen=True)
class Piece:
    """A stretch of the answer's text. ``code`` is something to type, ``mark`` is the number of the citation it points to, if it is a mark."""

    text: str
    strong: bool = False
    code: bool = False
    mark: int | None = None


@dataclass(frozen=True)
class Lines:
    """Lines of one kind that follow each other, as written; ``rows`` holds the cells of a table, its head first."""

    kind: LineKind
    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def bare(self) -> tuple[str, ...]:
        """The lines without the sign that makes them a list or a quote."""
        return self.lines if self.kind in ("prose", "table") else tuple(line.strip()[2:] for line in self.lines)


@dataclass(frozen=True)
class ValueRow:
    """One value of an answer as the table of figures shows it. ``marks`` are citation numbers from 1."""

    item: str
    agency: str
    year: str
    value: str
    note: str
    marks: tuple[int, ...]


def format_number(number: Decimal) -> str:
    """A number with thousands separators and without idle zeros.

    >>> format_number(Decimal("9870000")), format_number(Decimal("94.350"))
    ('9,870,000', '94.35')
    """
    shown = f"{number:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def pieces(line: str, citations: int, strong: bool = False) -> Iterator[Piece]:
    """The parts of a line of an answer. A mark whose number is no citation of the answer stays text."""
    end = 0
    for found in _MARKUP.finditer(line):
        if found.start() > end:
            yield Piece(line[end : found.start()], strong)
        end = found.end()
        if found["strong"]:
            yield from pieces(found["strong"], citations, strong=True)
            continue
        if found["code"]:
            yield Piece(found["code"], strong, code=True)
            continue
        first = int(re.split(r"\D", found["mark"])[0])
        yield Piece(found[0], strong, mark=first if 1 <= first <= citations else None)
    if end < len(line):
        yield Piece(line[end:], strong)


def split_lines(shown: str) -> Iterator[Lines]:
    """The answer's text in order: runs of prose lines, list entries, quoted lines and table rows."""
    lines = [line.rstrip() for line in shown.strip().splitlines()]
    for kind, group in groupby(lines, key=_kind):
        run = tuple(group)
        rows = tuple(_cells(line) for line in run if not _RULE.fullmatch(line.strip())) if kind == "table" else ()
        yield Lines(kind, run, rows)


def _kind(line: str) -> LineKind:
    bare = line.strip()
    if len(bare) > 1 and bare.startswith("|") and bare.endswith("|"):
        return "table"
    return "list" if bare.startswith("- ") else "quote" if bare.startswith("> ") else "prose"


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def value_text(value: Value, language: Language) -> str:
    """A value with its unit, or the word for a blank."""
    if value.value is None:
        return text(language, "blank_value")
    gap = "" if language == "zh" or value.unit in ("%", "") else " "
    return f"{format_number(value.value)}{gap}{value.unit}"


def value_rows(answer: Answer) -> tuple[ValueRow, ...]:
    """The values of an answer as rows, in the order asked for."""
    return tuple(_value_row(value, answer.language) for value in answer.values)


def _value_row(value: Value, language: Language) -> ValueRow:
    parts = [part for _, part in value.breakdown if part and part not in value.label]
    return ValueRow(
        item=" · ".join([_item(value, language), *parts]),
        agency=_spoken(value.agency, language),
        year="" if value.year is None else str(value.year),
        value=value_text(value, language),
        note=text(language, f"qualifier_{value.qualifier}"),
        marks=tuple(index + 1 for index in value.citations),
    )


def _item(value: Value, language: Language) -> str:
    """What a value counts, as printed; for an English reader after what the vocabulary calls it."""
    known = indicators().get(value.indicator or "")
    return value.label if language == "zh" or known is None or value.label.isascii() else f"{known.en} ({value.label})"


def _spoken(agency: str, language: Language) -> str:
    return agency if language == "zh" or agency.isascii() else f"{romanise(agency)} ({agency})"


def source_parts(citation: Citation, language: Language) -> tuple[str, ...]:
    """Where a quote stands: agency, year, file, page where there is one, characters."""
    year = text(language, "year_none") if citation.year is None else _year_report(citation.year, language)
    place = [citation.agency or text(language, "agency_none"), year, citation.file]
    if citation.page is not None:
        place.append(text(language, "page").format(page=citation.page))
    place.append(text(language, "characters").format(start=citation.start, end=citation.end))
    return tuple(place)


def _year_report(year: int, language: Language) -> str:
    return text(language, "year_report").format(year=year)


@dataclass(frozen=True)
class Added:
    """What a chat model added to an answer: a heading that says so, and its lines."""

    heading: str
    lines: tuple[str, ...]


def added_by_model(answer: Answer) -> tuple[Added, ...]:
    """The model's sentences and its translations, each under a heading of its own; () where there are none."""
    model = answer.model or ""
    groups = {
        "model_prose": answer.prose,
        "model_translations": tuple(f"[{one.citation + 1}] {one.text}" for one in answer.translations),
    }
    return tuple(
        Added(text(answer.language, name).format(model=model), lines) for name, lines in groups.items() if lines
    )


def unsaid(answer: Answer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The caveats and the suggestions that the answer's text does not say itself."""
    return (
        tuple(caveat for caveat in answer.caveats if caveat not in answer.text),
        tuple(suggestion for suggestion in answer.suggestions if suggestion not in answer.text),
    )
