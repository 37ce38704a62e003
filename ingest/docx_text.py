"""The text of Word's paragraphs as a reader sees it: inserted text, no deleted, hidden or struck one, a text box once.

Source: ECMA-376 part 1, 17.3 (text), 17.13 (revisions), part 3 (alternate content).
"""

from collections.abc import Iterator, Mapping

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({qn("w:del"), qn("w:moveFrom"), FALLBACK})
_LEFT_OUT = _GONE | {qn("w:txbxContent"), qn("w:instrText"), qn("w:pPr"), qn("w:rPr"), qn("w:rt"), qn("w:sdtPr")}
_UNSEEN = (qn("w:vanish"), qn("w:strike"), qn("w:dstrike"))
_OFF = frozenset({"0", "false", "off", "none"})
_LEAST_HAN = 4  # a header with fewer is a page number or a sign
_MOST_HEADERS = 4


def paragraph_text(paragraph: Element) -> str:
    """The visible text of a paragraph without the text boxes anchored in it."""
    return "".join(_texts(paragraph))


def cell_text(cell: Element) -> str:
    """The visible text of a table cell, a line for each paragraph, also those of text boxes and of small tables in it."""
    seen = (p for p in cell.iterdescendants(qn("w:p")) if not _is_gone(p, cell))
    return "\n".join(map(paragraph_text, seen))


def is_deleted(row_or_cell: Element) -> bool:
    """Whether a table row or cell was deleted with changes tracked."""
    return any(row_or_cell.find(f"{qn(f'w:{kind}Pr')}/{qn(f'w:{mark}')}") is not None for kind, mark in _DELETED)


_DELETED = (("tr", "del"), ("tc", "cellDel"))


def _is_gone(element: Element, up_to: Element) -> bool:
    for above in element.iterancestors():
        if above is up_to:
            return False
        if above.tag in _GONE or (above.tag in {qn("w:tr"), qn("w:tc")} and is_deleted(above)):
            return True
    return False


def _texts(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT or (child.tag == qn("w:r") and _is_unseen(child)):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _texts(child)


def _is_unseen(run: Element) -> bool:
    """Whether a run is hidden or struck through."""
    properties = run.find(qn("w:rPr"))
    if properties is None:
        return False
    marks = (properties.find(name) for name in _UNSEEN)
    return any(mark is not None and (mark.get(qn("w:val")) or "1").lower() not in _OFF for mark in marks)


def notes(word: WordDocument) -> Mapping[str, tuple[str, ...]]:
    """The paragraphs of each footnote and endnote, by the kind and id that a reference gives (``footnote 2``)."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in ("footnote", "endnote"):
        for root in _parts_of(word, f"/{kind}s"):
            for note in root.iterchildren(qn(f"w:{kind}")):
                if note.get(qn("w:type")) in {None, "normal"}:
                    lines = tuple(paragraph_text(p).strip() for p in note.iterdescendants(qn("w:p")))
                    found[f"{kind} {note.get(qn('w:id'))}"] = lines
    return found


def notes_in(element: Element, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The paragraphs of the notes that a paragraph or table refers to, in order."""
    for kind in ("footnote", "endnote"):
        for reference in element.iterdescendants(qn(f"w:{kind}Reference")):
            yield from known.get(f"{kind} {reference.get(qn('w:id'))}", ())


def headers(word: WordDocument, body: str) -> tuple[str, ...]:
    """The lines of page headers that say something which the body does not (an agency, the name of the tables)."""
    lines = [paragraph_text(p).strip() for root in _parts_of(word, "/header") for p in root.iterdescendants(qn("w:p"))]
    telling = (line for line in lines if sum("一" <= sign <= "鿿" for sign in line) >= _LEAST_HAN and line not in body)
    return tuple(dict.fromkeys(telling))[:_MOST_HEADERS]


def _parts_of(word: WordDocument, kind: str) -> Iterator[Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in word.part.rels.values():
        if relation.reltype.endswith(kind) and not relation.is_external:
            yield etree.fromstring(relation.target_part.blob, parser)
