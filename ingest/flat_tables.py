"""Flattened tables into printed rows: labels are the anchors, and what stands between two labels must be one row.

A row whose cells cannot be counted off against the columns is unread: it is reported and gives no figure.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from ingest.flat_heads import Layout, default_layout, head_to_layout
from ingest.flat_items import Item, known_words, tokens_to_items
from ingest.flat_rows import FEWEST_ROWS, Found, run_to_segment
from ingest.flat_tokens import Token, tokenise
from ingest.forms import Form, FormRow, columns_headed, lexicon, table_words
from ingest.label_keys import heading_key, label_keys
from ingest.table_rows import FEWEST_STRAYS, PrintedRow, Segment, is_count, stray_row


def flat_segments(
    text: str, form: Form, taken: Sequence[tuple[int, int]], year: int | None = None
) -> tuple[Segment, ...]:
    """Read the flattened tables of ``form`` in the folded ``text``, leaving out the stretches ``taken`` by grids.

    ``year`` is the report's: it tells its column from one of another year.
    """
    tokens = tokenise(text, taken, known_words(form))
    items = tokens_to_items(tokens, form)
    runs: list[list[Found]] = [[]]
    starts = [0]
    layouts: dict[str, Layout] = {}
    current: Layout | None = None
    group: tuple[str, ...] = ()
    place = 0
    while place < len(items):
        item = items[place]
        if item.sentence:
            runs.append([])
            starts.append(item.end)
        if item.kind == "group":
            group = (item.text,)
        if item.kind in {"column", "plain"}:
            head = _head(items, place)
            layout = head_to_layout(form, head, year)
            place += len(head)
            if layout is not None and not layout.lost:
                current = layouts[layout.table.id] = layout
            if layout is not None and not layout.table.rows:
                runs[-1].append(_unlabelled(layout, items, place))
            continue
        found = _row(items, place, _layout_for(item, form, current, layouts), group, form.name)
        if found is not None:
            runs[-1].append(found)
        place += 1
    segments = [
        run_to_segment(run, items, form.name) for run, start in zip(runs, starts, strict=True) if _is_table(run, start)
    ]
    taken_now = [span for segment in segments for span in segment.spans]
    return (*segments, *_stray_numbers(items, taken_now, form.name))


def _stray_numbers(items: Sequence[Item], taken: Sequence[tuple[int, int]], form_name: str) -> Iterable[Segment]:
    """Numbers in a row that no label and no head goes with: said, not read."""
    free = [item for item in items if not any(low <= item.start < high for low, high in taken)]
    for is_value, run in groupby(free, key=lambda item: item.kind == "value"):
        values = list(run) if is_value else []
        if len(values) >= FEWEST_STRAYS:
            label = " ".join(item.text for item in values)
            yield Segment(form_name, (stray_row(label, values[0].start, values[-1].end),), ())


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
    named = (table for table in form.tables if table.header_required and table.rows_labelled(keys))
    return next((layouts.get(table.id) or default_layout(table) for table in named), None)


def _row(
    items: Sequence[Item], place: int, layout: Layout | None, group: tuple[str, ...], form_name: str
) -> Found | None:
    item = items[place]
    if layout is None or item.kind not in {"row", "text"}:
        return None
    if item.kind == "text" and (item.sentence or table_words().not_figures.search(item.text)):
        return None
    rows = layout.table.rows_labelled(label_keys(item.text))
    cells, unit, gaps = _cells_after(items, place + 1, layout, rows, form_name)
    if item.kind == "text" and not _unknown_row(item, cells, layout):
        return None
    bare = heading_key(item.text) == item.text  # a heading has no number before it, 七、总计 has
    if bare and not cells and len(layout.columns) > 1 and columns_headed(form_name, item.text):
        return None  # 其他 or 总计 with nothing behind it is a heading that a page end cut off, no row left blank
    end = max([item.end, *(cell.end for cell in cells)])
    beside = items[place + 1] if place + 1 < len(items) else None
    words = beside is not None and beside.kind == "text" and beside.tokens[0].line == item.tokens[-1].line
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
        unread="words stand where its cells should be" if words and not cells else None,
    )
    return Found(row, layout, cells, gaps, item.tokens[-1].line)


def _unknown_row(item: Item, cells: Sequence[Token], layout: Layout) -> bool:
    """A label that the form does not have counts as a row only with a full set of cells, one of them a number."""
    numbers = [cell for cell in cells if cell.kind == "value" and any(sign.isdigit() for sign in cell.text)]
    columns = len(layout.columns)
    counted = len(cells) in {columns, columns + 1}
    if len(cells) > columns + 1 and all(cell.explicit for cell in cells):  # places of merged cells
        counted = sum(cell.kind != "blank" for cell in cells) <= columns
    marks = is_count(item.text) and any(cell.text for cell in cells) and all(cell.explicit for cell in cells)
    return len(item.text) > 1 and (bool(numbers) or marks) and counted


def _cells_after(
    items: Sequence[Item], place: int, layout: Layout, rows: Sequence[FormRow], form_name: str
) -> tuple[tuple[Token, ...], str | None, int]:
    """The tokens between a label and the next words, the unit among them, and how many empty lines lie between."""
    cells: list[Token] = []
    unit: str | None = None
    gaps = trailing = 0
    text_row = len(rows) > 0 and all(row.text for row in rows)
    for number, item in enumerate(items[place:], start=place):
        wanted = len(cells) < len(layout.columns)
        if cells and item.kind in {"blank", "text"} and _starts_next_row(items, number, items[place - 1], cells[-1]):
            break
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


def _starts_next_row(items: Sequence[Item], number: int, label: Item, last: Token) -> bool:
    """Whether an item below a row of one line starts the next: words, or an empty cell with words right of it."""
    line, below = label.tokens[-1].line, items[number].tokens[0].line
    if below == line or last.line != line:
        return False
    following = next((item for item in items[number:] if item.kind != "blank" or item.tokens[0].line != below), None)
    return following is not None and following.kind != "value" and following.tokens[0].line == below


def _is_content(item: Item, text_row: bool, form_name: str) -> bool:
    """Whether words stand in a cell: printed borders say so; without them only a text row may hold words."""
    if any(key in lexicon(form_name).group_names for key in label_keys(item.text)):
        return False
    return item.explicit or (text_row and not item.sentence and len(item.text) > 1)


def _unlabelled(layout: Layout, items: Sequence[Item], place: int) -> Found:
    """The one row of a table whose cells follow its head directly."""
    cells, _, gaps = _cells_after(items, place, layout, (), "")
    end = max([layout.end, *(cell.end for cell in cells)])
    row = PrintedRow(layout.table, 0, "", ((layout.start, layout.end),), layout.start, end, (), ())
    return Found(row, layout, cells, gaps, -1)


def _is_table(run: Sequence[Found], start: int) -> bool:
    """Rows without a head are a table only in company and with values; labels also occur as headings of prose.

    A head below ``start``, where the run begins, makes a table of empty rows too.
    """
    headed = any(found.layout.end for found in run)
    own_head = any(found.layout.end and found.layout.start >= start for found in run)
    valued = any(found.cells for found in run)
    return bool(run) and (own_head or (valued and (headed or len(run) >= FEWEST_ROWS)))
