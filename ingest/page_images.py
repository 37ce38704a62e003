"""Images and pdf pages as grey pixels, within limits: what stands in them is found elsewhere.

Image files are hostile like any other: only some formats are opened, sizes are looked at before pixels are unpacked.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ingest.errors import UnreadableFile

Grey = npt.NDArray[np.uint8]

MOST_PAGES = 60  # of one report; a page takes some seconds
MOST_PIXELS = 60_000_000  # of one image: A3 at 400 dots an inch has 31 million
_LONGEST_SIDE = 3600  # pixels that are looked at: A4 at 300 dots an inch
_SHORTEST_SIDE = 900  # an image narrower than that is enlarged, its strokes are too thin to be told apart
_DOTS = 200  # an inch, at which pdf pages are drawn
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
_GET_AGAIN = "get the file again from where it was published"
_SPLIT = "split it, or save it with fewer dots an inch, and ingest that"
# What Pillow and the decoders under it raise on damaged images.
_DAMAGE = (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, EOFError, AttributeError)
_DAMAGE_BELOW = (struct.error, zlib.error, MemoryError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, eq=False)
class PageImage:
    """One page, dark ink on light paper. ``scale`` is how many points of a printed page one pixel is wide, where known."""

    number: int
    pixels: Grey
    scale: float | None


def image_pages(name: str, data: bytes) -> Iterator[PageImage]:
    """The pages of an image file one after the other; a TIFF may have several.

    Raises UnreadableFile where the image is damaged or larger than the limits.
    """
    from PIL import Image, ImageSequence

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sizes are judged here, for a person
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
        for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
            if number > MOST_PAGES:
                raise too_many_pages(name, number)
            _require_size(name, frame.width, frame.height)
            yield _page(number, _grey(frame))
    except Image.DecompressionBombError as error:
        raise _too_large(name, "more pixels than any page has") from error
    except (*_DAMAGE, *_DAMAGE_BELOW) as error:
        raise UnreadableFile(name, "the image is damaged and cannot be read", _GET_AGAIN) from error


def pdf_page_images(name: str, data: bytes, numbers: Sequence[int]) -> Iterator[PageImage]:
    """Pages of a pdf, counted from 1, drawn as images. Raises UnreadableFile where they are too many or damaged."""
    import pypdfium2

    if len(numbers) > MOST_PAGES:
        raise too_many_pages(name, len(numbers))
    try:
        with pypdfium2.PdfDocument(data) as document:
            for number in numbers:
                page = document[number - 1]
                width, height = page.get_size()
                scale = min(_DOTS / 72, _LONGEST_SIDE / max(width, height, 1.0))
                drawn = page.render(scale=scale, grayscale=True).to_numpy()
                yield PageImage(number, _plane(drawn), 1 / scale)
                page.close()
    except (pypdfium2.PdfiumError, ValueError, IndexError, MemoryError) as error:
        raise UnreadableFile(name, "a page of the pdf cannot be drawn for OCR", _GET_AGAIN) from error


def too_many_pages(name: str, count: int) -> UnreadableFile:
    """The refusal of a file with more pages than are read by OCR: a report read in part would look like one without the rest."""
    return UnreadableFile(
        name, f"has {count} or more pages without text, more than the {MOST_PAGES} that are read by OCR", _SPLIT
    )


def _require_size(name: str, width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise _too_large(name, f"{width} x {height} pixels")


def _too_large(name: str, size: str) -> UnreadableFile:
    most = f"more than the {MOST_PIXELS // 1_000_000} million that are read"
    return UnreadableFile(name, f"is an image of {size}, {most}", _SPLIT)


def _grey(frame: Any) -> Any:
    """The frame upright, on white where it is transparent, in shades of grey."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(frame)
    if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
        coloured = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", coloured.size, "white"), coloured)
    if upright.mode.startswith("I;16") or upright.mode in {"I", "F"}:
        shades = np.asarray(upright, dtype=np.float64)
        low = float(shades.min())
        upright = Image.fromarray(((shades - low) * (255.0 / max(float(shades.max()) - low, 1.0))).astype(np.uint8))
    return upright.convert("L")


def _page(number: int, grey: Any) -> PageImage:
    longest, shortest = max(grey.size), min(grey.size)
    factor = _LONGEST_SIDE / longest if longest > _LONGEST_SIDE else 1.0
    if shortest < _SHORTEST_SIDE and longest * 2 <= _LONGEST_SIDE:
        factor = 2.0
    if factor != 1.0:
        size = (max(1, round(grey.width * factor)), max(1, round(grey.height * factor)))
        grey = grey.resize(size, resample=3 if factor > 1 else 4)  # cubic to enlarge, box to reduce
    return PageImage(number, np.asarray(grey, dtype=np.uint8), None)


def _plane(drawn: npt.NDArray[np.uint8]) -> Grey:
    return np.ascontiguousarray(drawn if drawn.ndim == 2 else drawn[:, :, 0])
