"""The numbers that Word writes before paragraphs of a numbered list or heading; they are not in the paragraphs' text.

Only what reports use is rendered: Arabic and Chinese counting. Rules: ECMA-376 part 1, 17.9 (numbering).
"""

import re
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

_CHINESE = frozenset({"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"})
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class _Level:
    start: int
    number_format: str
    label: str  # such as （%1）


@dataclass
class Numbering:
    """The lists of one document with their running counts; ``next_label`` is asked once for each paragraph, in order."""

    levels: dict[tuple[str, int], _Level]
    of_styles: dict[str, tuple[str, int]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next_label(self, paragraph: Element) -> str:
        """The number to write before the paragraph, "" for one that is not numbered or has a bullet."""
        place = _numbered_as(paragraph, self.of_styles)
        if place is None or place not in self.levels:
            return ""
        list_id, depth = place
        counts = self.counts.setdefault(list_id, {})
        counts[depth] = counts.get(depth, self.levels[place].start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return re.sub(r"%([1-9])", lambda match: self._count(list_id, int(match[1]) - 1), self.levels[place].label)

    def _count(self, list_id: str, depth: int) -> str:
        level = self.levels.get((list_id, depth))
        if level is None:
            return ""
        count = self.counts[list_id].get(depth, level.start)
        return _chinese(count) if level.number_format in _CHINESE else str(count)


def read_numbering(word: WordDocument) -> Numbering:
    """The numbering definitions of a document; none when it has no numbering part."""
    related = (part for part in word.part.package.iter_parts() if str(part.partname) == "/word/numbering.xml")
    part = next(related, None)
    root: Element | None = getattr(part, "element", None)
    if root is None:
        return Numbering({}, {})
    abstract = {item.get(qn("w:abstractNumId")): item for item in root.iterchildren(qn("w:abstractNum"))}
    levels: dict[tuple[str, int], _Level] = {}
    for number in root.iterchildren(qn("w:num")):
        reference = number.find(qn("w:abstractNumId"))
        definition = abstract.get(reference.get(qn("w:val"))) if reference is not None else None
        for level in definition.iterchildren(qn("w:lvl")) if definition is not None else ():
            read = _level(level)
            if read is not None:
                levels[number.get(qn("w:numId")) or "", int(level.get(qn("w:ilvl")) or 0)] = read
    return Numbering(levels, _styles(word))


def _level(level: Element) -> _Level | None:
    number_format, label = _value(level, "w:numFmt"), _value(level, "w:lvlText")
    if number_format not in _CHINESE and number_format not in {"decimal", "decimalFullWidth"}:
        return None
    start = _value(level, "w:start")
    return _Level(int(start) if start.isdigit() else 1, number_format, label)


def _styles(word: WordDocument) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for style in word.styles.element.iterchildren(qn("w:style")):
        place = _place(style)
        if place is not None:
            found[style.get(qn("w:styleId")) or ""] = place
    return found


def _numbered_as(paragraph: Element, of_styles: dict[str, tuple[str, int]]) -> tuple[str, int] | None:
    properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if properties is not None:
        return _place(paragraph)
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return of_styles.get(style.get(qn("w:val")) or "") if style is not None else None


def _place(element: Element) -> tuple[str, int] | None:
    properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if properties is None:
        return None
    list_id, depth = _value(properties, "w:numId"), _value(properties, "w:ilvl")
    return (list_id, int(depth) if depth.isdigit() else 0) if list_id not in {"", "0"} else None


def _value(element: Element, name: str) -> str:
    child = element.find(qn(name))
    return (child.get(qn("w:val")) or "") if child is not None else ""


def _chinese(count: int) -> str:
    """Counting up to ninety-nine: 一, 十, 十一, 二十.

    >>> [_chinese(count) for count in (1, 10, 12, 20, 35)]
    ['一', '十', '十二', '二十', '三十五']
    """
    tens, ones = divmod(count, 10)
    if not 0 < count < 100:
        return str(count)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones else "")
