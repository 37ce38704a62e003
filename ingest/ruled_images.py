"""The ruling lines of a page image: the page set straight, its ink, and the boxes that rules enclose."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from ingest.ocr import PixelBox

Grey = npt.NDArray[np.uint8]

_TYPE = 9.0  # points that the characters of a form are high
_MOST_SKEW = 4.0  # degrees that a page may lie askew
_DOT = 4  # pixels across
_MOST_DOTS = 0.0008  # of a page's pixels, dots of a clean page are fewer
_INK_CONTRAST = 22  # shades by which ink is darker than the paper around it
_SHORTEST_RULE = 22.0  # points across; strokes of characters are shorter
_SHORTEST_UPRIGHT = 9.5  # points down: rows are higher than that, characters of running text are not
_LONG_UPRIGHT = 30.0  # points down that no character is high
_NARROWEST_CELL = 5.0  # points
_CELL_WIDTH, _CELL_HEIGHT = (
    10.0,
    8.0,
)  # points that two cells of a table have at least; those inside characters have not
_WHOLE = 0.86  # of its box that a cell fills; less is several cells whose rule is broken


@dataclass(frozen=True, eq=False)
class Ink:
    """``marks`` are the pixels of print without ruling lines, ``clean`` the grey page with the lines painted out.

    ``dusty`` is that page before dots were taken away, with what may be a decimal point.
    """

    marks: npt.NDArray[np.uint8]
    clean: Grey
    dusty: Grey


@dataclass(frozen=True)
class RuledTable:
    """A table by its rules: the box it fills, its whole cells, and places where a rule is broken or has been lost."""

    box: PixelBox
    cells: tuple[PixelBox, ...]
    broken: tuple[PixelBox, ...]


def straighten(grey: Grey) -> tuple[Grey, Grey]:
    """The page turned so that its lines lie level, without dust and with it; a clean, level page comes back as it is."""
    smooth = _dusted(grey)
    angle = _skew(smooth)
    if abs(angle) < 0.05:
        return smooth, grey
    turned = _turned(smooth, angle)
    return turned, turned if smooth is grey else _turned(grey, angle)


def _turned(grey: Grey, angle: float) -> Grey:
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255,))
    return np.asarray(turned, dtype=np.uint8)


def points_a_pixel(grey: Grey) -> float:
    """How large the page was printed, by the height of its characters: forms are set in type of about the same size."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(_ink(grey), connectivity=8)
    across, down = stats[1:, 2], stats[1:, 3]
    characters = down[(down >= 7) & (down <= 150) & (across <= 1.6 * down) & (across >= 0.25 * down)]
    return _TYPE / float(np.percentile(characters, 75)) if len(characters) else _TYPE / 25


def ruled_tables(grey: Grey, scale: float, dusty: Grey | None = None) -> tuple[tuple[RuledTable, ...], Ink]:
    """The ruled tables of a straight page and its ink. ``scale`` is points a pixel.

    Rules are looked for in the page with its dust, ``dusty``: what takes dots away takes away hairlines too.
    """
    dusty = grey if dusty is None else dusty
    ink = _ink(grey)
    rules = _rules(ink if dusty is grey else _ink(dusty), scale)
    drawn = np.zeros_like(rules)
    tables = tuple(_tables(rules, scale, drawn))
    thick = cv2.dilate(drawn, np.ones((3, 3), np.uint8))
    marks = np.where(thick > 0, 0, ink).astype(np.uint8)
    clean = np.where(thick > 0, 255, grey).astype(np.uint8)
    return tables, Ink(marks, clean, clean if dusty is grey else np.where(thick > 0, 255, dusty).astype(np.uint8))


def _ink(grey: Grey) -> npt.NDArray[np.uint8]:
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    return np.asarray(
        cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 61, _INK_CONTRAST),
        dtype=np.uint8,
    )


def _rules(ink: npt.NDArray[np.uint8], scale: float) -> npt.NDArray[np.uint8]:
    """Long level strokes, and upright ones that are long or run from one level rule to another."""
    across, down = round(_SHORTEST_RULE / scale), round(_SHORTEST_UPRIGHT / scale)
    closed_across = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 5), np.uint8))
    closed_down = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 1), np.uint8))
    level = cv2.morphologyEx(closed_across, cv2.MORPH_OPEN, np.ones((1, max(across, 3)), np.uint8))
    upright = cv2.morphologyEx(closed_down, cv2.MORPH_OPEN, np.ones((max(down, 3), 1), np.uint8))
    between = _between(np.asarray(upright, np.uint8), np.asarray(level, np.uint8), _LONG_UPRIGHT / scale)
    return np.asarray(cv2.dilate(cv2.bitwise_or(level, between), np.ones((3, 3), np.uint8)), dtype=np.uint8)


def _between(upright: npt.NDArray[np.uint8], level: npt.NDArray[np.uint8], long: float) -> npt.NDArray[np.uint8]:
    """The upright strokes that are rules: strokes of a character in a tight cell end before the rules around it."""
    reach = cv2.dilate(level, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(upright, connectivity=8)
    kept = np.zeros(count, dtype=bool)
    for label in range(1, count):
        x0, top, width, height = (int(value) for value in stats[label][:4])
        ends = (
            reach[max(top - 1, 0) : top + 2, x0 : x0 + width],
            reach[top + height - 2 : top + height + 1, x0 : x0 + width],
        )
        kept[label] = height >= long or all(end.any() for end in ends)
    return np.where(kept[labels], 255, 0).astype(np.uint8)


def _tables(rules: npt.NDArray[np.uint8], scale: float, drawn: npt.NDArray[np.uint8]) -> Iterator[RuledTable]:
    """Rules that hang together make a table where they enclose at least two cells; open sides are closed.

    The rules of tables are marked in ``drawn``; what looks like one but is a stroke of a character is not.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats(rules, connectivity=8)
    for label in range(1, count):
        x0, top, width, height = (int(value) for value in stats[label][:4])
        if width * scale < 2 * _SHORTEST_RULE or height * scale < _SHORTEST_UPRIGHT:
            continue
        own = labels[top : top + height, x0 : x0 + width] == label
        frame = np.where(own, 255, 0).astype(np.uint8)
        cv2.rectangle(frame, (0, 0), (width - 1, height - 1), (255,), 2)
        cells, broken = _enclosed(frame, scale)
        full = [box for box in (*cells, *broken) if _is_full(box, scale)]
        if len(full) >= 2:
            drawn[top : top + height, x0 : x0 + width][own] = 255
            moved = [tuple((a + x0, b + top, c + x0, d + top) for a, b, c, d in boxes) for boxes in (cells, broken)]
            yield RuledTable((x0, top, x0 + width, top + height), moved[0], moved[1])


def _enclosed(frame: npt.NDArray[np.uint8], scale: float) -> tuple[list[PixelBox], list[PixelBox]]:
    """The white areas between rules: those that fill their box are cells, others are cells run together."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(cv2.bitwise_not(frame), connectivity=4)
    least = _NARROWEST_CELL / scale
    cells: list[PixelBox] = []
    broken: list[PixelBox] = []
    for label in range(1, count):
        x0, top, width, height, area = (int(value) for value in stats[label])
        if width < least or height < least:
            continue
        box = (x0, top, x0 + width, top + height)
        (cells if area >= _WHOLE * width * height else broken).append(box)
    return cells, broken


def _is_full(box: PixelBox, scale: float) -> bool:
    return (box[2] - box[0]) * scale >= _CELL_WIDTH and (box[3] - box[1]) * scale >= _CELL_HEIGHT


def _dusted(grey: Grey) -> Grey:
    """A page strewn with dots, smoothed; smoothing any other would only thin its strokes."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(_ink(grey), connectivity=8)
    dots = int((stats[1:, 2:4].max(axis=1) <= _DOT).sum()) if len(stats) > 1 else 0
    return np.asarray(cv2.medianBlur(grey, 3), dtype=np.uint8) if dots > _MOST_DOTS * grey.size else grey


def _skew(grey: Grey) -> float:
    """The angle in degrees at which the rows of ink stand out most."""
    factor = 700 / max(grey.shape)
    small = cv2.resize(grey, None, fx=min(factor, 1.0), fy=min(factor, 1.0), interpolation=cv2.INTER_AREA)
    dark = (255 - small).astype(np.float32)
    dark[dark < 60] = 0
    best = 0.0
    for step, reach in ((0.5, _MOST_SKEW), (0.1, 0.5), (0.03, 0.1)):
        tried = [best + step * place for place in range(-round(reach / step), round(reach / step) + 1)]
        best = max(tried, key=lambda angle: (_sharpness(dark, angle), -abs(angle)))
    return best


def _sharpness(dark: npt.NDArray[np.float32], angle: float) -> float:
    height, width = dark.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rows = cv2.warpAffine(dark, turn, (width, height)).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())
