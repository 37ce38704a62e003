"""No reader raises anything but an IngestError: ten thousand files a format, random, marked and damaged (two minutes on one core).

For formats that another program opens it is told apart and taken out of its container ten thousand times; the program
itself is given a handful.
"""

import contextlib
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from ingest import ocr
from ingest.archive import members
from ingest.document import Document, FileKind, SourceFile
from ingest.errors import IngestError
from ingest.read import read
from ingest.read_docbook import document_of
from ingest.read_zip import report_sources
from ingest.source import sniff, source_of
from tests.ingest.made_files import by_office, needs_office, word_report, workbook
from tests.ingest.random_files import FORMATS, IMAGES, Format, random_files

CASES = 10_000
PAGES_RECOGNISED = (
    3  # of each format; a page takes the recogniser seconds, and what it may answer is nothing of the file's
)
DOCBOOK = (
    '<?xml version="1.0"?><book><chapter><title>报告</title><para>收到57件</para><para><informaltable><tgroup cols="2">'
    '<colspec colwidth="144.00pt"/><colspec colwidth="288.00pt"/><tbody><row><entry>指标</entry><entry>57</entry></row>'
    "</tbody></tgroup></informaltable></para></chapter></book>"
).encode()


def well_made(document: Document) -> bool:
    """Blocks and cells in order inside the text, none empty that should not be."""
    ends = [0, *(block.end for block in document.blocks)]
    ordered = all(before <= block.start for before, block in zip(ends, document.blocks, strict=False))
    inside = all(0 <= c.start <= c.end <= len(document.text) for table in document.tables for c in table.cells)
    return ordered and inside and ends[-1] <= len(document.text)


def read_all(source: SourceFile) -> int:
    """How many documents come of a source; a refusal is none."""
    if source.name.endswith(".doc"):
        try:
            return int(sniff(source) is not None)
        except IngestError:
            return 0
    count = 0
    for piece in report_sources(source):
        if isinstance(piece, IngestError):
            continue
        try:
            assert well_made(read(piece))
            count += 1
        except IngestError:
            continue
    return count


class RecogniserOfFewPages:
    """The real recogniser for the first pages; after them no page has a line."""

    def __init__(self, real: Callable[[], Any]) -> None:
        self.real = real
        self.pages = 0

    def __call__(self, *pixels: Any, **options: Any) -> Any:
        self.pages += 1
        return self.real()(*pixels, **options) if self.pages <= PAGES_RECOGNISED else SimpleNamespace(boxes=None)

    def recognize_txt(self, lines: Sequence[Any]) -> Any:
        if self.pages <= PAGES_RECOGNISED:
            return self.real().recognize_txt(lines)
        return SimpleNamespace(txts=[""] * len(lines), scores=[0.0] * len(lines))


@pytest.fixture
def recogniser(monkeypatch: pytest.MonkeyPatch) -> RecogniserOfFewPages:
    few = RecogniserOfFewPages(ocr._reader)
    monkeypatch.setattr(ocr, "_reader", lambda: few)
    return few


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name.rpartition(".")[2])
def test_no_file_raises_anything_but_an_ingest_error(form: Format, recogniser: RecogniserOfFewPages) -> None:
    assert read_all(source_of(form.name, form.real())) == 1, "the file that is damaged is a sound one"
    came = sum(read_all(source_of(form.name, data)) for data in random_files(form, CASES, seed=1))
    assert CASES / 50 < came < CASES, "some are read and some are refused, else the damage is of the wrong size"


@pytest.mark.parametrize("form", IMAGES.values(), ids=lambda form: form.name.rpartition(".")[2])
def test_no_image_raises_anything_but_an_ingest_error(form: Format, recogniser: RecogniserOfFewPages) -> None:
    assert read_all(source_of(form.name, form.real())) == 1, "the image that is damaged is a sound one"
    cases = CASES if form.name.endswith(".png") else CASES // 10  # one library reads them all
    for data in random_files(form, cases, seed=1):
        read_all(source_of(form.name, data))
    assert recogniser.pages > cases / 100, "some are pages still, else the damage is of the wrong size"


def test_what_antiword_may_write() -> None:
    came = 0
    for data in random_files(Format("antiword.xml", b"<book>", lambda: DOCBOOK), CASES, seed=1):
        try:
            came += well_made(document_of(source_of("年报.doc", data), data))
        except IngestError:
            continue
    assert CASES / 50 < came < CASES


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt", "xls", "ods"])
def test_the_office_program_is_given_damaged_files(kind: FileKind) -> None:
    needs_office()
    is_sheet = kind in {"xls", "ods"}
    real = by_office(workbook([["甲", 1]]) if is_sheet else word_report(), "xlsx" if is_sheet else "docx", kind)
    tried = 0
    for data in random_files(Format(f"年报.{kind}", b"", lambda: real), 40, seed=2):
        source = source_of(f"年报.{kind}", data)
        try:
            if sniff(source) != kind:
                continue
        except IngestError:
            continue
        tried += 1
        with contextlib.suppress(IngestError):
            assert well_made(read(source))
        if tried == 3:
            break
    assert tried == 3


def test_members_of_a_damaged_archive_never_raise() -> None:
    form = FORMATS["年报.zip"]
    for data in random_files(form, CASES // 4, seed=3):
        assert all(isinstance(member, SourceFile | IngestError) for member in members(source_of(form.name, data)))
