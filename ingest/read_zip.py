"""An archive of one report: its main document and the annexes beside it (the tables as a workbook), as one Document."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from ingest.archive import is_archive, members
from ingest.document import Block, Document, SourceFile
from ingest.errors import IngestError, UnsupportedFormat
from ingest.folding import fold, fold_text
from ingest.identify import identify
from ingest.read import read
from ingest.report import Identity

_SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv"})
_ANNEX_NAMES = ("附件", "附表")


def report_sources(source: SourceFile) -> Iterator[SourceFile | IngestError]:
    """The sources that become reports of their own: the file itself, or of an archive each file in it.

    An archive of one document whose annexes name no other agency or year is one report and stays whole. What cannot be
    had of an archive comes as its error.
    """
    if not is_archive(source):
        yield source
        return
    alone = _annexes_of_one(source)
    if alone is None:
        yield from members(source)
        return
    yield source
    yield from (member for member in members(source) if isinstance(member, IngestError))


def read_zip(source: SourceFile) -> Document:
    """The main document and its annexes as one. Raises UnsupportedFormat for any other archive, and what their readers raise."""
    alone = _annexes_of_one(source)
    if alone is None:
        raise UnsupportedFormat(
            source.name, "is a zip archive of several files, each read for itself", "ingest it as a whole, or unpack it"
        )
    main, annexes = alone
    # Pages are not kept: an annex has none, and would seem to stand on the last one.
    joined = replace(read(main), pages=(), kind="zip")
    for annex in annexes:
        joined = _joined(joined, read(annex), PurePosixPath(annex.name).stem)
    return joined


def _annexes_of_one(source: SourceFile) -> tuple[SourceFile, tuple[SourceFile, ...]] | None:
    """The one document of an archive with its annexes, None where it is not made so."""
    main: SourceFile | None = None
    annexes: list[SourceFile] = []
    for member in members(source):
        if isinstance(member, IngestError):
            continue
        if _is_annex(member):
            annexes.append(member)
        elif main is None:
            main = member
        else:
            return None
    if main is None or not annexes:
        return None
    try:
        named = _identity(main)
        others = [_identity(annex) for annex in annexes]
    except IngestError:
        return None
    if all(_no_other(named.agency, other.agency) and _no_other(named.year, other.year) for other in others):
        return main, tuple(annexes)
    return None


def _is_annex(member: SourceFile) -> bool:
    path = PurePosixPath(member.name)
    return path.suffix.lower() in _SHEETS or fold_text(path.name).startswith(_ANNEX_NAMES)


def _identity(source: SourceFile) -> Identity:
    document = read(source)
    return identify(document, fold(document.text, document.soft_breaks), source.name, source.url)


def _no_other(main: object, annex: object) -> bool:
    return annex is None or annex == main


def _joined(main: Document, annex: Document, name: str) -> Document:
    """The annex after the main document, its file name as heading."""
    opening = main.text.rstrip("\n") + "\n"
    heading = Block("heading", len(opening), len(opening) + len(name), 1)
    by = heading.end + 1
    blocks = (replace(block, start=block.start + by, end=block.end + by) for block in annex.blocks)
    tables = (
        replace(
            table,
            start=table.start + by,
            end=table.end + by,
            cells=tuple(replace(cell, start=cell.start + by, end=cell.end + by) for cell in table.cells),
        )
        for table in annex.tables
    )
    return replace(
        main,
        text=f"{opening}{name}\n{annex.text}",
        blocks=(*main.blocks, heading, *blocks),
        tables=(*main.tables, *tables),
        warnings=(*main.warnings, *annex.warnings),
        ocr=(*main.ocr, *((start + by, end + by) for start, end in annex.ocr)),
    )
