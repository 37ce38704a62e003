"""The running text of a document as sentences: paragraphs only, without page chrome, tables and pure headings."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Document
from ingest.folding import Folded, fold_text
from ingest.phrases import Phrases, load_phrases
from ingest.report import Section

# A sentence ends at 。!? but not between digits (a mark lost in a date: “7?27”), and at a line end that ends a line.
_END = re.compile(r"[。!]|(?<!\d)\?|\?(?!\d)|\n")
_STATEMENT = re.compile(r"[,;:。]")
_CLOSED = re.compile(r"[。;:!?…\"”\])]\s*$")
_NEW_ITEM = re.compile(r"\s*(?:[(]?[一二三四五六七八九十\d]{1,3}[、.)]|[①-⑳●■◆·]|表[一二三\d])")
# 五、复议诉讼。未发生。: a heading in the line of its text
_RUN_IN = re.compile(r"\s*(?:[(]?[一二三四五六七八九十]{1,3}[)、.]|\d{1,2}[、.])\s*(?P<title>[^,;:。\d]{2,24})。")
_SHORT_LINE = 24
_LONG_CELL = 60
_LONGEST_SENTENCE = 1500


@dataclass(frozen=True)
class Sentence:
    """``text`` is a folded sentence that begins at ``start`` of the folded text; ``paragraph`` counts the blocks.

    ``section`` is the innermost heading it stands under, ``headings`` that and the ones above it, folded, outermost first,
    and last a heading in its own line;
    ``opening`` is what its paragraph says before it.
    """

    text: str
    start: int
    paragraph: int
    section: str
    headings: tuple[str, ...]
    opening: str


def sentences(document: Document, folded: Folded, sections: Sequence[Section]) -> tuple[Sentence, ...]:
    """Every sentence of the document's paragraphs, in reading order."""
    phrases = load_phrases()
    found = []
    headings_at = _headings(sections)
    for ordinal, (start, end) in enumerate(_stretches(document, folded)):
        section, headings = headings_at(folded.span(start, end)[0])
        for sentence_start, sentence_end in _split(folded.text, start, end):
            text = folded.text[sentence_start:sentence_end]
            if text.strip() and not _is_chrome(text, phrases):
                opening = folded.text[start:sentence_start]
                run_in = _RUN_IN.match(opening)
                above = (*headings, run_in["title"]) if run_in else headings
                found.append(Sentence(text, sentence_start, ordinal, section, above, opening))
    return tuple(found)


def _stretches(document: Document, folded: Folded) -> Iterator[tuple[int, int]]:
    """Folded spans of the blocks that hold prose; of a table only cells that hold whole sentences (layout tables)."""
    for block in document.blocks:
        start, end = folded.at(block.start), folded.at(block.end)
        if block.kind == "table":
            yield from _prose_cells(document, folded, block.start, block.end)
        elif end > start and (block.kind == "paragraph" or _STATEMENT.search(folded.text[start:end].rstrip(":。 "))):
            yield start, end


def _prose_cells(document: Document, folded: Folded, start: int, end: int) -> Iterator[tuple[int, int]]:
    for table in document.tables:
        if not (start <= table.start and table.end <= end):
            continue
        for cell in table.cells:
            text = folded.text[folded.at(cell.start) : folded.at(cell.end)]
            if len(text) > _LONG_CELL and "。" in text:
                yield folded.at(cell.start), folded.at(cell.end)


def _headings(sections: Sequence[Section]) -> Callable[[int], tuple[str, tuple[str, ...]]]:
    """A look-up by offset: the innermost heading as it is printed, and all that the place stands under, folded."""
    in_order = sorted(sections, key=lambda section: (section.start, section.level))
    starts = [section.start for section in in_order]
    paths: list[tuple[Section, ...]] = [()]
    for section in in_order:
        paths.append((*(above for above in paths[-1] if above.level < section.level), section))

    def at(offset: int) -> tuple[str, tuple[str, ...]]:
        path = paths[bisect_right(starts, offset)]
        if not path or offset >= path[-1].end:
            path = tuple(section for section in path if section.start <= offset < section.end)
        return path[-1].title if path else "", tuple(fold_text(section.title) for section in path if section.title)

    return at


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for mark in _END.finditer(text, start, end):
        if mark.group() == "\n" and not _line_ends(text[begin : mark.start()], text[mark.end() : end]):
            continue
        yield from _in_reach(text, begin, mark.end())
        begin = mark.end()
    yield from _in_reach(text, begin, end)


def _in_reach(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch, in pieces cut at clause marks where it is too long for a sentence (a table without line ends)."""
    while end - start > _LONGEST_SENTENCE:
        cut = max(text.rfind(mark, start, start + _LONGEST_SENTENCE) for mark in ",;、 ") + 1
        cut = cut if cut > start else start + _LONGEST_SENTENCE
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _line_ends(line: str, following: str) -> bool:
    """Whether a line end inside a block ends a sentence: not where a long line was merely broken."""
    last = line.rsplit("\n", 1)[-1]
    return bool(_CLOSED.search(last) or _NEW_ITEM.match(following) or len(last.strip()) < _SHORT_LINE)


def _is_chrome(text: str, phrases: Phrases) -> bool:
    cell = text.rstrip().endswith("|")  # a line of a flattened table
    return "。" not in text and (cell or phrases.chrome.search(text) is not None)
