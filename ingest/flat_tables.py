"""Flattened tables into printed rows: labels are the anchors, and what stands between two labels must be one row.

A row whose cells cannot be counted off against the columns is unread: it is reported and gives no figure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.flat_heads import Layout, default_layout, head_to_layout
from ingest.flat_items import Item, known_words, tokens_to_items
from ingest.flat_tokens import Token, tokenise
from ingest.forms import Form, FormRow, lexicon, table_words
from ingest.label_keys import label_keys
from ingest.table_rows import PrintedCell, PrintedRow, Segment, split_instances

_FEWEST_ROWS = 3


@dataclass(frozen=True)
class _Found:
    """A row with what it was made of: ``cells`` the tokens taken, ``layout`` the columns they were counted against."""

    row: PrintedRow
    layout: Layout
    cells: tuple[Token, ...]
    gaps: int
    line: int

    @property
    def in_one_line(self) -> bool:
        """Whether the cells stand in the line that the label ends in."""
        return all(cell.line == self.line for cell in self.cells)


def flat_segments(text: str, form: Form, taken: Sequence[tuple[int, int]]) -> tuple[Segment, ...]:
    """Read the flattened tables of ``form`` in the folded ``text``, leaving out the stretches ``taken`` by grids."""
    tokens = tokenise(text, taken, known_words(form))
    items = tokens_to_items(tokens, form)
    runs: list[list[_Found]] = [[]]
    layouts: dict[str, Layout] = {}
    current: Layout | None = None
    group: tuple[str, ...] = ()
    place = 0
    while place < len(items):
        item = items[place]
        if item.sentence:
            runs.append([])
        if item.kind == "group":
            group = (item.text,)
        if item.kind in {"column", "plain"}:
            head = _head(items, place)
            layout = head_to_layout(form, head)
            place += len(head)
            if layout is not None:
                current = layouts[layout.table.id] = layout
            if layout is not None and not layout.table.rows:
                runs[-1].append(_unlabelled(layout, items, place))
            continue
        found = _row(items, place, _layout_for(item, form, current, layouts), group, form.name)
        if found is not None:
            runs[-1].append(found)
        place += 1
    return tuple(_segment(run, items, form.name) for run in runs if _is_table(run))


def _head(items: Sequence[Item], place: int) -> Sequence[Item]:
    """The items of a table head that starts at ``place``: up to the first value or row label."""
    end = last = place
    while end < len(items) and items[end].kind in {"column", "plain", "text", "gap", "blank", "unit", "group"}:
        if items[end].sentence or (items[end].kind == "text" and end - last > 3):
            break
        if items[end].kind in {"column", "plain"}:
            last = end
        end += 1
    return items[place : last + 1]


def _layout_for(item: Item, form: Form, current: Layout | None, layouts: dict[str, Layout]) -> Layout | None:
    """The layout that a row label belongs to: the table in force, else one whose head may be missing."""
    keys = label_keys(item.text) if item.kind in {"row", "text"} else ()
    if current is not None and (item.kind == "text" or current.table.rows_labelled(keys)):
        return current
    for table in form.tables:
        if not table.header_required and (item.kind == "text" or table.rows_labelled(keys)):
            return layouts.get(table.id) or default_layout(table)
    return None


def _row(
    items: Sequence[Item], place: int, layout: Layout | None, group: tuple[str, ...], form_name: str
) -> _Found | None:
    item = items[place]
    if layout is None or item.kind not in {"row", "text"}:
        return None
    if item.kind == "text" and (item.sentence or table_words().not_figures.search(item.text)):
        return None
    rows = layout.table.rows_labelled(label_keys(item.text))
    cells, unit, gaps = _cells_after(items, place + 1, layout, rows, form_name)
    if item.kind == "text" and not _unknown_row(item, cells, layout):
        return None
    end = max([item.end, *(cell.end for cell in cells)])
    row = PrintedRow(
        table=layout.table,
        instance=0,
        label=item.text,
        label_spans=tuple((token.start, token.end) for token in item.tokens),
        start=item.start,
        end=end,
        groups=group,
        cells=(),
        unit=unit,
    )
    return _Found(row, layout, cells, gaps, item.tokens[-1].line)


def _unknown_row(item: Item, cells: Sequence[Token], layout: Layout) -> bool:
    """A label that the form does not have counts as a row only with a full set of cells, one of them a number."""
    numbers = [cell for cell in cells if cell.kind == "value" and any(sign.isdigit() for sign in cell.text)]
    return len(item.text) > 1 and bool(numbers) and len(cells) in {len(layout.columns), len(layout.columns) + 1}


def _cells_after(
    items: Sequence[Item], place: int, layout: Layout, rows: Sequence[FormRow], form_name: str
) -> tuple[tuple[Token, ...], str | None, int]:
    """The tokens between a label and the next words, the unit among them, and how many empty lines lie between."""
    cells: list[Token] = []
    unit: str | None = None
    gaps = trailing = 0
    text_row = len(rows) > 0 and all(row.text for row in rows)
    for item in items[place:]:
        wanted = len(cells) < len(layout.columns)
        if item.kind == "unit" and unit is None and not cells:
            unit = item.text
        elif item.kind in {"value", "blank"}:
            cells.append(item.tokens[0])
            gaps, trailing = gaps + trailing, 0
        elif item.kind == "gap":
            trailing += 1
        elif item.kind == "text" and wanted and _is_content(item, text_row, form_name):
            cells.extend(item.tokens)
        else:
            break
    return tuple(cells), unit, gaps + trailing


def _is_content(item: Item, text_row: bool, form_name: str) -> bool:
    """Whether words stand in a cell: printed borders say so; without them only a text row may hold words."""
    if any(key in lexicon(form_name).group_names for key in label_keys(item.text)):
        return False
    return item.explicit or (text_row and not item.sentence and len(item.text) > 1)


def _unlabelled(layout: Layout, items: Sequence[Item], place: int) -> _Found:
    """The one row of a table whose cells follow its head directly."""
    cells, _, gaps = _cells_after(items, place, layout, (), "")
    end = max([layout.end, *(cell.end for cell in cells)])
    row = PrintedRow(layout.table, 0, "", ((layout.start, layout.end),), layout.start, end, (), ())
    return _Found(row, layout, cells, gaps, -1)


def _is_table(run: Sequence[_Found]) -> bool:
    """Rows without a head are a table only in company and with values; labels also occur as headings of prose."""
    headed = any(found.layout.end or found.layout.table.header_required for found in run)
    valued = any(found.cells for found in run)
    return bool(run) and (headed or (valued and len(run) >= _FEWEST_ROWS))


def _segment(run: Sequence[_Found], items: Sequence[Item], form_name: str) -> Segment:
    dense = not any(found.gaps for found in run if len(found.cells) == len(found.layout.columns))
    merged = _lost_equal_lines(run)
    rows = tuple(_with_cells(found, dense, merged) for found in run)
    return Segment(form_name, split_instances(rows), tuple(_spans(run, items)))


def _with_cells(found: _Found, dense: bool, merged: bool) -> PrintedRow:
    """Count the cells off against the columns, or say why that cannot be done."""
    row, layout = found.row, found.layout
    columns = len(layout.columns)
    if merged and (columns > 1 or not found.cells):
        return replace(row, unread="equal lines were dropped from this copy of the table")
    tokens = _counted(found, columns, dense)
    if tokens is None:
        return replace(row, unread=f"{len(found.cells)} cells for {columns} columns")
    cells = tuple(
        PrintedCell(column, heading, *((token.start, token.end) if token else (row.label_spans[-1][1],) * 2))
        for column, heading, token in zip(layout.columns, layout.headings, tokens, strict=True)
        if column.role == "value"
    )
    # A displaced cell shows in the sum of its row; believed only where borders or lines part the cells.
    doubtful = not layout.complete or any(token.spaced for token in found.cells)
    if doubtful and columns > 1 and not _adds_up(row, cells, tokens):
        return replace(row, unread="the cells do not add up as the columns demand, one may be displaced")
    borders = [token.end + 1 for token in tokens if token and token.kind == "blank" and token.explicit]
    end = max([row.label_spans[-1][1], *(cell.end for cell in cells), *borders])
    return replace(row, cells=cells, end=end)


def _counted(found: _Found, columns: int, dense: bool) -> tuple[Token | None, ...] | None:
    cells = found.cells
    explicit = bool(cells) and any(cell.explicit for cell in cells)
    if not cells:
        return (None,) * columns if not (dense and found.gaps > columns > 1) else None
    if explicit and len(cells) > columns:
        return _without_fillers(cells, columns, labelled=bool(found.row.label))
    if explicit and len(cells) < columns and found.in_one_line:  # empty cells at the end of a line get trimmed
        return (*cells, *(None,) * (columns - len(cells)))
    return cells if len(cells) == columns else None


def _without_fillers(cells: tuple[Token, ...], columns: int, labelled: bool) -> tuple[Token, ...] | None:
    """Take off the empty cells that stand for merged ones: after a row with a label, under a head of several lines."""
    extra = len(cells) - columns
    leading = all(cell.kind == "blank" for cell in cells[:extra])
    trailing = all(cell.kind == "blank" for cell in cells[-extra:])
    if trailing and (labelled or not leading):
        return cells[:columns]
    if leading and not labelled and (not trailing or all(cell.kind == "blank" for cell in cells)):
        return cells[extra:]
    return None


def _adds_up(row: PrintedRow, cells: Sequence[PrintedCell], tokens: Sequence[Token | None]) -> bool:
    """Whether the row obeys the sums across its columns; True where it has none or none can be evaluated."""
    values = {cell.column.id: _whole(token) for cell, token in zip(cells, tokens, strict=False) if cell.column}
    for relation in row.table.across if row.table else ():
        if not all(name in values for name in (*relation.whole, *relation.parts)):
            continue
        if sum(values[name] for name in relation.parts) != sum(values[name] for name in relation.whole):
            return False
    return True


def _whole(token: Token | None) -> int:
    digits = token.text.replace(",", "") if token else ""
    return int(digits) if digits.isdigit() else 0


def _lost_equal_lines(run: Sequence[_Found]) -> bool:
    """A copy without repeated lines: no two values alike although most rows lack cells."""
    values = [cell.text for found in run for cell in found.cells]
    if all(found.in_one_line for found in run if found.cells):
        return False
    short = [found for found in run if len(found.cells) < len(found.layout.columns)]
    return len(values) >= 2 and len(set(values)) == len(values) and len(run) >= 6 and len(short) > len(run) / 2


def _spans(run: Sequence[_Found], items: Sequence[Item]) -> Iterable[tuple[int, int]]:
    """The stretches that the rows cover, heads included; a stretch ends where a sentence stands between two rows."""
    start = min(run[0].row.start, run[0].layout.start or run[0].row.start)
    end = run[0].row.end
    sentences = [item.start for item in items if item.kind == "text" and any(sign in item.text for sign in "。;")]
    for found in run[1:]:
        if any(end <= place < found.row.start for place in sentences):
            yield start, end
            start = found.row.start
        end = max(end, found.row.end)
    yield start, end
