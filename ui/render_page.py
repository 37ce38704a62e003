"""An answer as HTML: the reply in the conversation, the table of its figures, the passages with the quote marked.

Every foreign string goes through ``page_text``; the tags are written here and nowhere else.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby
from typing import Final

from assistant.answer import Answer, Citation
from ui.escape import page_text
from ui.render import Lines, ValueRow, added_by_model, pieces, source_parts, split_lines, unsaid, value_rows
from ui.texts import Language, text

StoredText = Callable[[str], str | None]
"""The stored text of a report by its id, or None when the library no longer holds it."""

CONTEXT: Final = 150
CONTEXT_LINES: Final = 6


def question_html(question: str) -> str:
    """A person's question in the conversation."""
    return f'<div class="wb-question">{page_text(question)}</div>'


def answer_html(answer: Answer) -> str:
    """The reply in the conversation: text with links to its passages, and what to note."""
    blocks = list(_blocks(answer))
    status = text(answer.language, f"status_{answer.status}")
    if status:
        blocks.insert(0, f'<div class="wb-status wb-status-{answer.status}">{page_text(status)}</div>')
    caveats, _ = unsaid(answer)
    if caveats:
        listed = "".join(f"<li>{page_text(caveat)}</li>" for caveat in caveats)
        blocks.append(f'<ul class="wb-caveats">{listed}</ul>')
    blocks += _added(answer)
    return f'<div class="wb-answer">{"".join(blocks)}</div>'


def _added(answer: Answer) -> Iterator[str]:
    """What a chat model added, set apart from the proved answer and marked as the model's."""
    for added in added_by_model(answer):
        shown = "<br>".join(_inline(line, answer) for line in added.lines)
        yield f'<div class="wb-model"><span class="wb-note">{page_text(added.heading)}</span><p>{shown}</p></div>'
    if answer.notes:
        listed = "".join(f"<li>{page_text(note)}</li>" for note in answer.notes)
        yield f'<ul class="wb-caveats">{listed}</ul>'


def failure_html(sentence: str) -> str:
    """One sentence in place of an answer that could not be given."""
    return f'<div class="wb-answer wb-failure"><p>{page_text(sentence)}</p></div>'


def _blocks(answer: Answer) -> Iterator[str]:
    for group in split_lines(answer.text):
        lines = [_inline(line, answer) for line in group.bare]
        match group.kind:
            case "table":
                yield _table_html(group, answer)
            case "list":
                yield "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
            case "quote":
                yield "<blockquote>" + "<br>".join(lines) + "</blockquote>"
            case "prose":
                yield from _paragraphs(lines)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    for filled, run in groupby(lines, key=bool):
        if filled:
            yield "<p>" + "<br>".join(run) + "</p>"


def _inline(line: str, answer: Answer) -> str:
    shown = []
    for piece in pieces(line, len(answer.citations)):
        part = page_text(piece.text)
        if piece.mark is not None:
            part = _mark_html(piece.mark, part)
        elif piece.code:
            part = f"<code>{part}</code>"
        shown.append(f"<strong>{part}</strong>" if piece.strong else part)
    return "".join(shown)


def _mark_html(number: int, shown: str) -> str:
    return f'<a class="wb-mark" href="#wb-cite-{number}">{shown}</a>'


def _table_html(table: Lines, answer: Answer) -> str:
    head, *body = table.rows
    top = "".join(f'<th scope="col">{_inline(cell, answer)}</th>' for cell in head)
    rows = "".join("<tr>" + "".join(f"<td>{_inline(cell, answer)}</td>" for cell in row) + "</tr>" for row in body)
    return f'<table class="wb-table"><thead><tr>{top}</tr></thead><tbody>{rows}</tbody></table>'


def figures_html(answer: Answer, language: Language) -> str:
    """The figures of an answer as a table; one sentence when it has none."""
    rows = value_rows(answer)
    if not rows:
        return _note(text(language, "figures_none"))
    columns = ("column_item", "column_year", "column_value", "column_source")
    top = "".join(f'<th scope="col">{page_text(text(language, column))}</th>' for column in columns)
    body = "".join(_figure_row(row) for row in rows)
    return f'<table class="wb-table wb-figures"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def _figure_row(row: ValueRow) -> str:
    note = f'<span class="wb-note">{page_text(row.note)}</span>' if row.note else ""
    marks = "".join(_mark_html(mark, page_text(f"[{mark}]")) for mark in row.marks)
    return (
        f'<tr><td>{page_text(row.item)}<span class="wb-agency">{page_text(row.agency)}</span></td>'
        f'<td class="wb-year">{page_text(row.year)}</td>'
        f'<td class="wb-number">{page_text(row.value)}{note}</td><td class="wb-marks">{marks}</td></tr>'
    )


def passages_html(
    citations: Sequence[Citation], stored: StoredText, language: Language, invented: Collection[str] = ()
) -> str:
    """The cited passages, each quote marked in about 150 characters of its surroundings on either side.

    ``invented`` holds the ids of reports that are made up; their passages say so.
    """
    if not citations:
        return _note(text(language, "passages_none"))
    return "".join(
        _passage(number, citation, stored(citation.report), language, citation.report in invented)
        for number, citation in enumerate(citations, start=1)
    )


def _passage(number: int, citation: Citation, stored: str | None, language: Language, invented: bool) -> str:
    agency, *place = source_parts(citation, language)
    where = " · ".join(page_text(part) for part in place)
    tag = f' <span class="wb-tag">{page_text(text(language, "invented_mark"))}</span>' if invented else ""
    return (
        f'<article class="wb-passage" id="wb-cite-{number}">'
        f'<header><span class="wb-mark">{page_text(f"[{number}]")}</span> <strong>{page_text(agency)}</strong>{tag}'
        f'<div class="wb-where">{where}</div></header>'
        f"<blockquote>{_surroundings(citation, stored, language)}</blockquote></article>"
    )


def _surroundings(citation: Citation, stored: str | None, language: Language) -> str:
    marked = f"<mark>{_readable(citation.quote)}</mark>"
    if stored is None or stored[citation.start : citation.end] != citation.quote:
        return f"{marked}{_note(text(language, 'context_missing'))}"
    before, after = _before(stored, citation.start), _after(stored, citation.end)
    return _readable(before) + marked + _readable(after)


def _before(stored: str, end: int) -> str:
    """Up to 150 characters and six filled lines before ``end``: a flattened table has a cell a line."""
    lines = stored[max(0, end - CONTEXT) : end].splitlines(keepends=True)
    filled = [at for at, line in enumerate(lines) if line.strip()]
    if not filled:
        return ""
    shown = "".join(lines[filled[max(0, len(filled) - CONTEXT_LINES)] :])
    return shown if len(shown) >= len(stored[:end].lstrip()) else "…" + shown.lstrip()


def _after(stored: str, start: int) -> str:
    near = stored[start : start + CONTEXT].rstrip()
    lines = near.splitlines(keepends=True)
    filled = [at for at, line in enumerate(lines) if line.strip()]
    kept = lines[: filled[CONTEXT_LINES - 1] + 1] if len(filled) >= CONTEXT_LINES else lines
    shown = "".join(kept)
    return shown.rstrip("\n") + ("…" if len(shown) < len(stored[start:].rstrip()) else "")


def _readable(printed: str) -> str:
    """Stored text for reading: blank lines closed up, as the cells of a flattened table stand a line apart."""
    lines = printed.replace("\r\n", "\n").split("\n")
    kept = [line.strip(" \t") for at, line in enumerate(lines) if line.strip() or at in (0, len(lines) - 1)]
    return page_text("\n".join(kept))


def _note(sentence: str) -> str:
    return f'<p class="wb-none">{page_text(sentence)}</p>'
