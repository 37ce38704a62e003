"""An image file into a Document: every page recognised, tables along their rules. Also the images of other files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.document import Document, SourceFile
from ingest.errors import UnreadableFile
from ingest.ocr import NoRecogniser, without_recogniser
from ingest.ocr_page import read_page
from ingest.page_images import PageImage, image_pages
from ingest.page_layout import PageContent, pages_to_parts
from ingest.page_text import LEAST_TEXT
from ingest.parts import compose
from ingest.ruled_images import points_a_pixel

_NO_TEXT = "the image holds no text that can be recognised"
_REMEDY = "get a sharper copy, or ingest the report's text"


def read_image(source: SourceFile) -> Document:
    """Read an image of a report by OCR.

    Raises UnreadableFile (damaged, too large, without text) or UnsupportedFormat (no OCR installed).
    """
    read = recognised_pages(source.name, image_pages(source.name, source.data))
    pages = [page for page in read.values() if page is not None]
    if sum(len(page.text.strip()) for page in pages) < LEAST_TEXT:
        raise UnreadableFile(source.name, _NO_TEXT, _REMEDY)
    empty = [number for number, page in read.items() if page is not None and not page.text.strip()]
    return compose(pages_to_parts(pages), "image", None, (*recognised_warning(len(pages)), *unread_warning(empty)))


def recognised_pages(file: str, pages: Iterable[PageImage]) -> Mapping[int, PageContent | None]:
    """Each page by its number as OCR reads it, None for an empty one. Raises IngestError, naming ``file``."""
    try:
        return {page.number: read_page(page) for page in _of_one_scale(pages)}
    except NoRecogniser as error:
        raise without_recogniser(file, error) from error


def _of_one_scale(pages: Iterable[PageImage]) -> Iterator[PageImage]:
    """The pages of an image file at the scale of the first: a table that runs on keeps its columns where they were."""
    scale: float | None = None
    for page in pages:
        if page.scale is None:
            scale = scale or points_a_pixel(page.pixels)
        yield page if page.scale is not None else replace(page, scale=scale)


def recognised_warning(count: int) -> tuple[str, ...]:
    """What a reader must know of a file that was read by OCR."""
    if not count:
        return ()
    return (f"{count} page{'s' if count > 1 else ''} read by OCR from an image; compare figures with the original.",)


def unread_warning(numbers: Sequence[int]) -> tuple[str, ...]:
    """The pages on which there is something that cannot be read."""
    return (f"Pages without readable text were left out: {', '.join(map(str, numbers))}.",) if numbers else ()
