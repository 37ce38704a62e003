"""Tokens of flattened text told apart with a form in hand: row labels, column headings, group headers, values.

What was cut into pieces by the copy ("公开的 及时性", "主动公 开件数") is joined as long as the whole is in the form.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from ingest.flat_tokens import Known, Token
from ingest.forms import Form, beside_columns, columns_headed, lexicon, plain_columns, table_words
from ingest.label_keys import heading_key, label_keys

ItemKind = Literal["row", "column", "plain", "group", "unit", "text", "value", "blank", "gap"]

_LONGEST_LABEL = 120
_MOST_PIECES = 6


@dataclass(frozen=True)
class Item:
    """One or several tokens with the part that they play in a table."""

    kind: ItemKind
    text: str
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where the item starts in the folded text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the item ends in the folded text."""
        return self.tokens[-1].end

    @property
    def explicit(self) -> bool:
        """Whether cell borders were printed around it."""
        return self.tokens[-1].explicit

    @property
    def sentence(self) -> bool:
        """Whether this is prose rather than a part of a table."""
        return self.kind == "text" and ("。" in self.text or len(self.text) > _LONGEST_LABEL)


def known_words(form: Form) -> Known:
    """What keeps the words of a line together or apart when the line is cut into tokens."""
    rows = lexicon(form.name).rows

    def is_label(text: str) -> bool:
        return len(text) <= _LONGEST_LABEL and any(key in rows for key in label_keys(text))

    def is_heading(text: str) -> bool:
        return _kind(text, form, in_head=True) in {"column", "plain"}

    return Known(is_label, is_heading)


def tokens_to_items(tokens: Sequence[Token], form: Form) -> tuple[Item, ...]:
    """Join and classify; a word that is both a heading and a row ("其他", "总计") is a heading inside a table head."""
    items: list[Item] = []
    in_head = False
    place = 0
    while place < len(tokens):
        token = tokens[place]
        cut = _cut_heading(tokens, place, form) if in_head and token.kind == "value" else None
        if cut is not None:
            items.append(cut)
            place += 2
            continue
        if token.kind != "text":
            items.append(Item(token.kind, token.text, (token,)))
            in_head = in_head and token.kind != "value"
            place += 1
            continue
        wrapped = _wrapped(tokens, place, form)
        if wrapped is not None:
            found, place = wrapped
            items.extend(found)
            in_head = False
            continue
        found, place = _longest(tokens, place, form, in_head)
        item = found[-1]
        in_head = item.kind in {"column", "plain"} or (in_head and item.kind != "row" and not item.sentence)
        items.extend(found)
    return tuple(items)


def _cut_heading(tokens: Sequence[Token], place: int, form: Form) -> Item | None:
    """A heading that begins with a year, cut after digits of it."""
    pieces = tuple(tokens[place : place + 2])
    if len(pieces) < 2 or pieces[1].kind != "text" or not pieces[0].text.isdigit():
        return None
    text = pieces[0].text + pieces[1].text
    return (
        Item("column", text, pieces)
        if re.match(r"20\d\d年", text) and _kind(text, form, in_head=True) == "column"
        else None
    )


def _longest(tokens: Sequence[Token], place: int, form: Form, in_head: bool) -> tuple[Sequence[Item], int]:
    """The longest run of pieces from ``place`` that the form knows, else the one token as text."""
    pieces: list[Token] = []
    best: Sequence[Item] = (
        Item(_kind(tokens[place].text, form, in_head) or "text", tokens[place].text, (tokens[place],)),
    )
    best_end = place + 1
    length = 0
    for reach in range(place, len(tokens)):
        token = tokens[reach]
        if token.kind == "gap":
            continue
        length += len(token.text)
        if token.kind != "text" or length > _LONGEST_LABEL or len(pieces) == _MOST_PIECES:
            break
        pieces.append(token)
        if len(pieces) > 1 and (known := _joined(pieces, form, in_head)) is not None:
            best, best_end = known, reach + 1
    return best, best_end


def _joined(pieces: Sequence[Token], form: Form, in_head: bool) -> Sequence[Item] | None:
    """The item that pieces make together, a header printed left of the label set apart; None if the form has none."""
    for head in _without_group(pieces):
        text = "".join(piece.text for piece in head)
        kind = _kind(text, form, in_head)
        if kind in {"row", "column", "group"}:
            return (*_group_before(pieces[0], head[0], form), Item(kind, text, tuple(head)))
    return None


def _wrapped(tokens: Sequence[Token], place: int, form: Form) -> tuple[Sequence[Item], int] | None:
    """A label of several lines whose values were printed in the middle line, as pdf text has them."""
    before = _texts_from(tokens, place)
    values_start = place + len(before)
    values_end = values_start
    while values_end < len(tokens) and tokens[values_end].kind == "value":
        values_end += 1
    if values_end == values_start or _is_whole("".join(token.text for token in before), form):
        return None
    values = [Item(value.kind, value.text, (value,)) for value in tokens[values_start:values_end]]
    after = _texts_from(tokens, values_end)
    for count in range(1, len(after) + 1):
        for head in _without_group(before):
            pieces = (*head, *after[:count])
            text = "".join(piece.text for piece in pieces)
            beside = label_keys("".join(piece.text for piece in head))  # () for a number alone
            whole = beside and _kind(after[0].text, form, in_head=False) in {"row", "group"}
            if _kind(text, form, in_head=False) == "row" and not whole:
                group = _group_before(before[0], head[0], form)
                return (*group, Item("row", text, pieces), *values), values_end + count
    return None


def _is_whole(text: str, form: Form) -> bool:
    """Whether the form knows the text and it does not break off inside a bracket."""
    return _kind(text, form, in_head=False) is not None and text.rfind("(") <= text.rfind(")")


def _without_group(pieces: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The pieces of a label, then without the words before a space, which may be a header printed beside it."""
    yield pieces
    first = pieces[0]
    for gap in re.finditer(r"\s+", first.text):
        start = first.start + gap.end()
        yield (replace(first, start=start, text=first.text[gap.end() :]), *pieces[1:])


def _group_before(whole: Token, rest: Token, form: Form) -> Sequence[Item]:
    if rest.start == whole.start:
        return ()
    text = whole.text[: rest.start - whole.start].rstrip()
    token = replace(whole, end=whole.start + len(text), text=text)
    return (Item(_kind(text, form, in_head=False) or "text", text, (token,)),)


def _texts_from(tokens: Sequence[Token], place: int) -> tuple[Token, ...]:
    end = place
    while end < len(tokens) and end - place < _MOST_PIECES // 2 and tokens[end].kind == "text":
        end += 1
    return tuple(tokens[place:end])


def _kind(text: str, form: Form, in_head: bool) -> ItemKind | None:
    return None if len(text) > _LONGEST_LABEL else _kind_in(text, form.name, in_head)


@lru_cache(maxsize=8192)  # asked several times of each label, which recurs from report to report
def _kind_in(text: str, form_name: str, in_head: bool) -> ItemKind | None:
    words = lexicon(form_name)
    keys = label_keys(text)
    heading = heading_key(text)
    is_row = any(key in words.rows for key in keys)
    is_column = bool(columns_headed(form_name, text))
    if is_column and (in_head or not is_row):
        return "column"
    if is_row:
        return "row"
    if heading in words.unders:
        return "plain"
    if any(key in words.groups for key in keys):
        return "group"
    if text in table_words().units:
        return "unit"
    if any(column.matches(heading) for column in (*plain_columns(), *(beside_columns() if in_head else ()))):
        return "plain"
    return None
