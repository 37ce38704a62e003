"""An answer as plain text for a terminal or the clipboard: the text, its sources as footnotes, what to note."""

from collections.abc import Iterator
from typing import Final

from assistant.answer import Answer, Citation
from ui.escape import one_line, terminal_text
from ui.render import Lines, added_by_model, pieces, source_parts, split_lines, unsaid
from ui.terminal_columns import aligned
from ui.texts import Language, text

_BOLD: Final = ("\x1b[1m", "\x1b[22m")
_LONGEST_QUOTE: Final = 400


def answer_text(answer: Answer, bold: bool = False) -> str:
    """The answer as lines of text without a final line break; strong parts in bold when ``bold`` is set."""
    parts = ["\n".join(_body(answer, bold))]
    caveats, suggestions = unsaid(answer)
    if caveats:
        parts.append("\n".join(_listed(text(answer.language, "caveats"), caveats, answer.language)))
    if answer.citations:
        parts.append("\n".join(_footnotes(answer.citations, answer.language)))
    if suggestions:
        parts.append("\n".join(_listed(text(answer.language, "suggestions"), suggestions, answer.language)))
    parts += added_lines(answer)
    return "\n\n".join(parts)


def added_lines(answer: Answer) -> list[str]:
    """What a chat model added, as blocks of text below the proved answer, last what was left out of it."""
    blocks = [
        "\n".join([added.heading, *(f"  {one_line(line)}" for line in added.lines)]) for added in added_by_model(answer)
    ]
    return [*blocks, "\n".join(map(one_line, answer.notes))] if answer.notes else blocks


def _body(answer: Answer, bold: bool) -> Iterator[str]:
    for group in split_lines(answer.text):
        if group.rows:
            yield from _table(group, answer, bold)
        else:
            for line in group.lines:
                yield _inline(line, answer, bold)


def _inline(line: str, answer: Answer, bold: bool) -> str:
    return "".join(
        _BOLD[0] + terminal_text(piece.text) + _BOLD[1] if piece.strong and bold else terminal_text(piece.text)
        for piece in pieces(line, len(answer.citations))
    )


def _table(table: Lines, answer: Answer, bold: bool) -> Iterator[str]:
    plain = [[_inline(cell, answer, bold=False) for cell in row] for row in table.rows]
    for number, line in enumerate(aligned(plain)):
        yield _BOLD[0] + line + _BOLD[1] if bold and number == 0 else line


def _footnotes(citations: tuple[Citation, ...], language: Language) -> Iterator[str]:
    opened, closed = text(language, "quote_open"), text(language, "quote_close")
    for number, citation in enumerate(citations, start=1):
        lead = f"[{number}] "
        quote = one_line(citation.quote)
        if len(quote) > _LONGEST_QUOTE:
            quote = f"{quote[: _LONGEST_QUOTE // 2]} … {quote[-_LONGEST_QUOTE // 2 :]}"
        yield lead + " · ".join(one_line(part) for part in source_parts(citation, language))
        yield " " * len(lead) + opened + quote + closed


def _listed(title: str, entries: tuple[str, ...], language: Language) -> Iterator[str]:
    if len(entries) == 1:
        yield title + text(language, "colon") + one_line(entries[0])
        return
    yield title + text(language, "colon").rstrip()
    for entry in entries:
        yield "  · " + one_line(entry)
