"""The cells of a table in an image, read one by one: a blank cell is one without ink, and doubt is written down.

Each cell is cut out along the rules, so that a figure cannot move into another cell. What may be a figure is read
twice, from two cuts of different size; where the two differ, or the recogniser is unsure, or there is ink that says
nothing, the mark ``UNSURE`` is written after what was read, and the cell counts as unread.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from ingest.cells import UNSURE
from ingest.ocr import PixelBox, Recognised, recognise
from ingest.ruled_images import Ink

Grey = npt.NDArray[np.uint8]

_LEAST_SCORE = 0.6
_SPECK = 1.3  # points: ink no larger than that is dirt
_SMALL = 2.4  # points: ink no larger than that may be dirt or a full stop; a cell of nothing else is not told blank
_FLAT = 0.34  # height to width of a dash
_PADDINGS = (0.18, 0.42)  # of a line's height, around it, in the first and the second cut
_DASHES = frozenset("一-－—–―_﹣~～")
STROKES = frozenset({"/", "1", "7", "l", "I", "\uff0f", "\u4e3f"})
# A point before three digits: a comma that lost its tail. No form prints thousandths.
THOUSANDTHS = re.compile(r"\d[.\uff0e\u3002\u00b7]\d{3}(?!\d)")
_LEAN, _SLASH = 0.28, 0.33  # pixels to the right for each pixel up: more than an upright 1, more than an italic one
_STRAIGHT = 0.9  # correlation of rows and columns along one stroke; small and bold type is somewhat rounder
_LATIN = re.compile(r"[^\u3400-\u9fff0-9]+")
_BLANK_MARK = re.compile(r"[/\\／—–―\-]+")
_TIMES = 3  # that a lone character is set in a row
_LOOK_ALIKE = {"0": "Oo\u3007\u25cb", "1": "lI"}
_LONGEST_FIGURE = 12  # characters; a longer text is a label, however its digits were read
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, eq=False)
class _Line:
    """One line of print in a cell: the box of its ink, and the pixels of that ink."""

    cell: int
    box: PixelBox
    marks: npt.NDArray[np.uint8]

    @property
    def height(self) -> int:
        """Pixels from the top of the ink to its bottom."""
        return self.box[3] - self.box[1]

    @property
    def width(self) -> int:
        """Pixels from the left of the ink to its right."""
        return self.box[2] - self.box[0]


def read_cells(ink: Ink, boxes: Sequence[PixelBox], scale: float) -> tuple[str, ...]:
    """The text of each cell, its lines parted by line ends; "" for a cell without ink. Raises NoRecogniser."""
    lines: list[_Line] = []
    texts: list[list[str]] = [[] for _ in boxes]
    for place, box in enumerate(boxes):
        marks = _ink_in(ink, box)
        size = _largest(marks, scale)
        if size > _SMALL:
            lines.extend(_lines(place, box, marks))
        elif size > _SPECK:
            texts[place].append(UNSURE)
    height = median([line.height for line in lines]) if lines else 0
    for line, text in zip(lines, _texts(ink, lines, height), strict=True):
        texts[line.cell].append(text)
    return tuple(_whole("\n".join(found)) for found in texts)


def _ink_in(ink: Ink, box: PixelBox) -> npt.NDArray[np.uint8]:
    x0, top, x1, bottom = box
    return ink.marks[top:bottom, x0:x1]


def _largest(marks: npt.NDArray[np.uint8], scale: float) -> float:
    """The longer side of the largest piece of ink, in points."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(marks, connectivity=8)
    return float(stats[1:, 2:4].max()) * scale if len(stats) > 1 else 0.0


def _lines(cell: int, box: PixelBox, marks: npt.NDArray[np.uint8]) -> Iterator[_Line]:
    """The lines of a cell, told apart by rows without ink; small gaps are inside a character."""
    solid = _without_specks(marks)
    rows = np.flatnonzero(solid.any(axis=1))
    if not len(rows):
        rows, solid = np.flatnonzero(marks.any(axis=1)), marks
    runs = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    columns = np.flatnonzero(solid.any(axis=0))
    tall = max(run[-1] + 1 - run[0] for run in runs)
    for first, last in _joined([(int(run[0]), int(run[-1]) + 1) for run in runs], int(tall), int(np.ptp(columns)) + 1):
        inked = np.flatnonzero(solid[first:last].any(axis=0))
        left, right = int(inked[0]), int(inked[-1]) + 1
        found = (box[0] + left, box[1] + first, box[0] + right, box[1] + last)
        yield _Line(cell, found, solid[first:last, left:right])


def _without_specks(marks: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(marks, connectivity=8)
    kept = stats[:, 4] >= 5
    kept[0] = False
    return np.where(kept[labels], 255, 0).astype(np.uint8)


def _joined(runs: Sequence[tuple[int, int]], tall: int, width: int) -> list[tuple[int, int]]:
    """Stretches of rows with ink, those joined that together are no higher than a line may be."""
    most = max(tall * 1.25, min(width, tall * 1.7) if tall * 3 < width else tall * 1.25)
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        if joined and last - joined[-1][0] <= most:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _texts(ink: Ink, lines: Sequence[_Line], height: float) -> list[str]:
    """What the lines say; lines that may be figures are read a second time, a lone character in doubt a third time."""
    first = recognise([_cut(ink.clean, line, height, _PADDINGS[0]) for line in lines])
    again = [place for place, read in enumerate(first) if _may_be_figure(read.text)]
    second = recognise([_cut(ink.dusty, lines[place], height, _PADDINGS[1]) for place in again])
    looks: dict[int, Recognised] = dict(zip(again, second, strict=True))
    texts = [
        _text(line, read, looks.get(place), height) for place, (line, read) in enumerate(zip(lines, first, strict=True))
    ]
    lone = [place for place, text in enumerate(texts) if place in looks and text.endswith(UNSURE) and len(text) <= 2]
    rows = recognise([_in_a_row(_cut(ink.clean, lines[place], height, _PADDINGS[0])) for place in lone])
    for place, row in zip(lone, rows, strict=True):
        digit = row.text.strip()[:1]
        if row.text.strip() == digit * _TIMES and digit.isdigit() and row.score >= _LEAST_SCORE:
            seen = {first[place].text.strip(), looks[place].text.strip()}
            if seen <= {digit, *_LOOK_ALIKE.get(digit, "")} and not _looks_wrong(lines[place], digit, height):
                texts[place] = digit
    return texts


def _in_a_row(cut: Grey) -> Grey:
    """The same character several times: alone, 0 and O are one shape; in a row a recogniser takes them for a number."""
    inked = np.flatnonzero((cut < 160).any(axis=0))
    if not len(inked):
        return cut
    gap = max(2, cut.shape[0] // 12)
    one = cut[:, max(int(inked[0]) - gap, 0) : int(inked[-1]) + 1 + gap]
    white = np.full((cut.shape[0], gap * 2), 255, dtype=np.uint8)
    return np.hstack([white, *[one] * _TIMES, white])


def _cut(page: Grey, line: _Line, height: float, padding: float) -> Grey:
    """The line with white around it; a dash keeps the height of a line, or it would be blown up to a block."""
    x0, top, x1, bottom = line.box
    around = max(2, round(padding * max(line.height, height)))
    flat = max(0, round((height - line.height) / 2))
    page_height, page_width = page.shape
    rows = np.clip(np.arange(top - around - flat, bottom + around + flat), 0, page_height - 1)
    columns = np.clip(np.arange(x0 - around, x1 + around), 0, page_width - 1)
    cut = page[np.ix_(rows, columns)].copy()
    inside = np.zeros(cut.shape, dtype=bool)
    margin = max(1, around // 2)
    inside[
        around + flat - margin : around + flat + line.height + margin, around - margin : around + line.width + margin
    ] = True
    cut[~inside] = 255
    return np.asarray(cut, dtype=np.uint8)


def _may_be_figure(text: str) -> bool:
    return len(text) <= _LONGEST_FIGURE and (not _HAN.search(text) or len(text) <= 2 or any(map(str.isdigit, text)))


def _text(line: _Line, first: Recognised, second: Recognised | None, height: float) -> str:
    """The text of a line, with the mark of doubt where it must not be taken for a figure."""
    text = first.text.strip()
    if line.height <= _FLAT * line.width and line.height < 0.45 * height and (not text or set(text) <= _DASHES):
        return "—"
    if second is None:
        return text or UNSURE
    if {text, second.text.strip()} <= STROKES and _is_slash(line.marks):
        return "/"
    sure = min(first.score, second.score) >= _LEAST_SCORE and "".join(text.split()) == "".join(second.text.split())
    if not text or not sure or _looks_wrong(line, text, height):
        return text + UNSURE
    return text


def _looks_wrong(line: _Line, text: str, height: float) -> bool:
    """Whether a short text is of a kind that strokes and dirt are taken for."""
    if _LATIN.fullmatch(text) and not _BLANK_MARK.fullmatch(text) and not _HAN.search(text):
        return True  # letters and signs in the place of a figure
    if THOUSANDTHS.search(text):
        return True
    if text in STROKES and _slant(line.marks) > _LEAN:
        return True
    small = line.height < 0.55 * height and any(map(str.isdigit, text))
    bar = text == "1" and line.width < 0.16 * line.height
    return small or bar


def _slant(marks: npt.NDArray[np.uint8]) -> float:
    """How far ink leans: pixels to the right for each pixel up."""
    down, right = np.nonzero(marks)
    if len(down) < 4 or not np.var(down):
        return 0.0
    return float(-np.cov(down, right)[0, 1] / np.var(down))


def _is_slash(marks: npt.NDArray[np.uint8]) -> bool:
    """Whether ink is one straight stroke that leans further than any italic: written where there is nothing."""
    down, right = np.nonzero(marks)
    if len(down) < 8 or not np.var(down) or not np.var(right):
        return False
    return _slant(marks) > _SLASH and float(np.corrcoef(down, right)[0, 1]) < -_STRAIGHT


def _whole(text: str) -> str:
    """A cell's text with one mark of doubt at its end, or none."""
    return text.replace(UNSURE, "") + UNSURE if UNSURE in text else text
