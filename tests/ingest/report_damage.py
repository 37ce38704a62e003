"""Damage to printed reports: what copies, offices and converters do to them. What a cell may be read as is kept in step."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from eval.printed.files import Writer
from eval.printed.reports import BLANK, UNREADABLE, Block, Key, PrintedCell, PrintedReport, PrintedTable

Change = Callable[[PrintedReport, random.Random], PrintedReport]
TextChange = Callable[[str, random.Random], str]


# One cell at a time.


def _cells(share: float, change: Callable[[PrintedCell, random.Random], PrintedCell]) -> Change:
    def on_report(report: PrintedReport, dice: random.Random) -> PrintedReport:
        def on_cell(cell: PrintedCell) -> PrintedCell:
            return change(cell, dice) if cell.key and dice.random() < share else cell

        return _each_table(report, lambda table: replace(table, cells=tuple(on_cell(cell) for cell in table.cells)))

    return on_report


def _each_table(report: PrintedReport, change: Callable[[PrintedTable], PrintedTable]) -> PrintedReport:
    blocks = tuple(change(block) if isinstance(block, PrintedTable) else block for block in report.blocks)
    return replace(report, blocks=blocks)


def _blank(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    return replace(cell, text="", want=BLANK)


def _mark(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    mark = dice.choice(["/", "\uff0f", "—", "——", "-", "－", "无", "零"])
    return replace(cell, text=mark, want="0" if mark in "无零" else BLANK)


def _thousands(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    printed = f"{int(cell.text):,}" if cell.text.isdigit() else cell.text
    return replace(cell, text=printed.replace(",", "\uff0c") if dice.random() < 0.2 else printed)


def _full_width(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    return replace(cell, text="".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else sign for sign in cell.text))


def _note(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    note = dice.choice(["{}(含上年结转1)", "{}\uff08其中网上1件\uff09", "{}件", "{}*", "{}\uff08含下属单位\uff09"])
    return replace(cell, text=note.format(cell.text)) if cell.text.isdigit() else cell


def _cut(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    return (
        replace(cell, text=f"{cell.text[:-1]} {cell.text[-1]}") if len(cell.text) > 1 and cell.text.isdigit() else cell
    )


def _letter(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    if not re.search("[01]", cell.text):
        return cell
    text = cell.text.replace("0", dice.choice("Oo")) if "0" in cell.text else cell.text.replace("1", dice.choice("lI"))
    return replace(cell, text=text, want=UNREADABLE)


def _padded(cell: PrintedCell, dice: random.Random) -> PrintedCell:
    before, after = dice.choice(["", " ", "\u3000"]), dice.choice([" ", "\u00a0", "\u3000", "  "])
    return replace(cell, text=before + cell.text + after)


def blank_rows(report: PrintedReport, dice: random.Random) -> PrintedReport:
    def on_table(table: PrintedTable) -> PrintedTable:
        gone = set(dice.sample(range(table.rows), max(1, table.rows // 12)))
        cells = (_blank(cell, dice) if cell.key and cell.row in gone else cell for cell in table.cells)
        return replace(table, cells=tuple(cells))

    return _each_table(report, on_table)


def glued(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """Two neighbours in one cell, the other left empty: nobody can say which number is whose."""

    def on_table(table: PrintedTable) -> PrintedTable:
        cells = list(table.cells)
        for place in range(len(cells) - 1):
            first, second = cells[place], cells[place + 1]
            if (
                first.key
                and second.key
                and first.row == second.row
                and first.text
                and second.text
                and dice.random() < 0.03
            ):
                cells[place] = replace(first, text=f"{first.text} {second.text}", want=UNREADABLE + first.want)
                cells[place + 1] = replace(second, text="", want=UNREADABLE + second.want)
        return replace(table, cells=tuple(cells))

    return _each_table(report, on_table)


# Labels and headings.


def _labels(change: Callable[[str, random.Random], str]) -> Change:
    def on_report(report: PrintedReport, dice: random.Random) -> PrintedReport:
        def on_cell(cell: PrintedCell) -> PrintedCell:
            return cell if cell.key or not cell.text else replace(cell, text=change(cell.text, dice))

        return _each_table(report, lambda table: replace(table, cells=tuple(on_cell(cell) for cell in table.cells)))

    return on_report


_NUMBERED = re.compile(
    r"^(?:其中[\uff1a:])?(?:[一二三四五六七八九]、|[(\uff08][一二三四五六七八九\d]+[)\uff09]|\d+[.、]|[①-⑨ⅠⅡ])"
)


def _without_number(label: str, dice: random.Random) -> str:
    return _NUMBERED.sub("", label)


def _other_number(label: str, dice: random.Random) -> str:
    number = dice.randrange(1, 9)
    marks = [
        f"{number}、",
        f"({number})",
        f"{number}\uff0e",
        "①②③④⑤⑥⑦⑧⑨"[number],
        f"{'一二三四五六七八九'[number]}、",
        "其中\uff1a",
    ]
    return _NUMBERED.sub(dice.choice(marks), label)


_VARIANTS = (
    ("结转下年度继续办理", "结转下年继续办理"), ("上年结转政府信息", "上年度结转政府信息"), ("网络申请数", "网上申请数"),
    ("其他方式", "其它方式"), ("其他形式", "其它形式"), ("总计", "合计"), ("纸制", "纸质"), ("免予", "免于"), ("政府信息数", "信息数"),
    ("申请数", "申请数量"), ("人员数", "人员数量"), ("答复数", "答复数量"), ("行政规范性文件", "规范性文件"), ("复议数", "复议数量"),
    ("累计数", "累计"), ("统计指标", "指标名称"), ("统计数", "数量"), ("信息内容", "项目"), ("处理决定数量", "处理决定数"),
)  # fmt: skip


def _variant(label: str, dice: random.Random) -> str:
    for printed, other in _VARIANTS:
        if printed in label and dice.random() < 0.5:
            return re.sub(printed + "(?!量)", other, label, count=1)
    return label


def _cut_label(label: str, dice: random.Random) -> str:
    if len(label) < 5 or dice.random() < 0.5:
        return label
    places = [place for place in range(2, len(label) - 1) if re.fullmatch("[一-鿿]{2}", label[place - 1 : place + 1])]
    if not places:
        return label
    place = dice.choice(places)
    return label[:place] + dice.choice([" ", "\n", "\u3000"]) + label[place:]


def _unit_in_label(label: str, dice: random.Random) -> str:
    if len(label) > 5 and label.endswith("数") and dice.random() < 0.7:
        return label + dice.choice(["(条)", "\uff08单位\uff1a件\uff09", "(单位:人次)", "\uff08个\uff09"])
    return label


def other_headings(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """Section headings in other words and numbers."""
    changed: list[Block] = []
    for block in report.blocks:
        if not isinstance(block, PrintedTable) and block[0] == "heading":
            text = (
                block[1]
                .replace("收到和处理政府信息公开申请情况", "收到和处理信息公开申请情况")
                .replace("主动公开政府信息", "政府信息主动公开")
            )
            text = re.sub(r"^[一二三四五六]、", lambda found: dice.choice([found[0], "", "第一部分 ", "(一)"]), text)
            changed.append((block[0], text.replace("行政复议、行政诉讼情况", "被申请复议、提起诉讼的情况")))
        else:
            changed.append(block)
    return replace(report, blocks=tuple(changed))


# The grid.


def swapped_columns(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """Two neighbouring columns change places, headings and all, where nothing is merged over them."""

    def on_table(table: PrintedTable) -> PrintedTable:
        values = {cell.column for cell in table.cells if cell.key}
        pairs = [c for c in sorted(values) if c + 1 in values and _free(table, c) and _free(table, c + 1)]
        if not pairs or any(cell.key and "stage" in dict(cell.key.breakdown) for cell in table.cells):
            return table
        first = dice.choice(pairs)
        place = {first: first + 1, first + 1: first}
        cells = [replace(cell, column=place.get(cell.column, cell.column)) for cell in table.cells]
        return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))

    return _each_table(report, on_table)


def _free(table: PrintedTable, column: int) -> bool:
    """Whether each heading of a column stands over it alone or over both neighbours, and all rows have a cell there."""
    lowest = [
        c
        for c in table.cells
        if c.row < table.head == c.row + c.rowspan and c.column in {column, column + 1, column - 1}
    ]
    if len({cell.row for cell in lowest}) > 1:
        return False  # headings on different lines: the swap would not be what is printed
    reaching = [c for c in table.cells if c.column <= column < c.column + c.colspan and c.colspan > 1]
    heads = [cell for cell in table.cells if cell.column == column and cell.row < table.head]
    whole = all(cell.row < table.head and cell.column + cell.colspan > column + 1 for cell in reaching)
    return table.head > 0 and whole and any(cell.row + cell.rowspan == table.head for cell in heads)


def local_rows(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """A row of the place's own, in tables of one or two value columns."""

    def on_table(table: PrintedTable) -> PrintedTable:
        values = sorted({cell.column for cell in table.cells if cell.key})
        plain = [row for row in range(table.head + 1, table.rows) if all(c.rowspan == 1 for c in table.line(row))]
        if len(values) > 2 or not plain:
            return table
        at = dice.choice(plain)
        pattern = [cell for cell in table.line(at) if cell.column == cell.column]
        if len([cell for cell in pattern if cell.key]) != len(values):
            return table
        label = dice.choice(["政务公开体验区接待群众人数", "政府开放日活动参与人数", "村务公开栏更新数"])
        new = []
        for cell in pattern:
            key = Key(f"?{label}", (), cell.key.basis) if cell.key else None
            number = str(dice.randrange(1, 500))
            text = number if key else (label if len(cell.text) > 3 else cell.text)
            new.append(replace(cell, text=text, key=key, want=number if key else ""))
        below = [replace(cell, row=cell.row + 1) if cell.row >= at else cell for cell in table.cells]
        below = [
            replace(cell, rowspan=cell.rowspan + 1) if cell.row < at < cell.row + cell.rowspan else cell
            for cell in below
        ]
        cells = sorted([*below, *new], key=lambda cell: (cell.row, cell.column))
        return replace(table, rows=table.rows + 1, cells=tuple(cells))

    return _each_table(report, on_table)


def lost_heads(report: PrintedReport, dice: random.Random) -> PrintedReport:
    def on_table(table: PrintedTable) -> PrintedTable:
        if not table.head:
            return table
        cells = [replace(cell, row=cell.row - table.head) for cell in table.cells if cell.row >= table.head]
        return replace(table, rows=table.rows - table.head, head=0, cells=tuple(cells))

    return _each_table(report, on_table)


def merged_values(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """A value cell over two rows: it is the number of neither (only where a grid can show it)."""

    def on_table(table: PrintedTable) -> PrintedTable:
        cells = list(table.cells)
        rows = sorted({cell.row for cell in cells if cell.key})
        at = dice.choice(rows[:-1]) if len(rows) > 1 else None
        pairs = [
            (first, second) for first in cells for second in cells
            if first.key and second.key and first.row == at and second.row == at + 1 and first.column == second.column
            and first.colspan == second.colspan
        ]  # fmt: skip
        for first, second in pairs[:1]:
            for cell in cells[:]:
                if cell.key and cell.row in {first.row, second.row}:
                    cells[cells.index(cell)] = replace(cell, want=UNREADABLE) if cell.column == first.column else cell
            above, below = (replace(cell, want=UNREADABLE) for cell in (first, second))
            cells[cells.index(above)] = replace(above, rowspan=2)
            cells[cells.index(below)] = replace(below, rowspan=0)
        return replace(table, cells=tuple(cell for cell in cells if cell.rowspan))

    return _each_table(report, on_table)


def two_bodies(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """The tables twice: for the whole district, then for the office alone with other numbers."""

    def of(table: PrintedTable, body: str, plus: int) -> PrintedTable:
        cells = []
        for cell in table.cells:
            if cell.key:
                plain = cell.want.isdigit() and cell.text == cell.want
                want = str(int(cell.want) * plus) if plain else cell.want
                text = want if plain else cell.text
                cells.append(replace(cell, key=replace(cell.key, body=body), text=text, want=want))
            else:
                cells.append(cell)
        return replace(table, cells=tuple(cells))

    first = next(place for place, block in enumerate(report.blocks) if isinstance(block, PrintedTable))
    last = max(place for place, block in enumerate(report.blocks) if isinstance(block, PrintedTable))
    tables = report.tables()
    blocks: list[Block] = list(report.blocks[:first])
    for body, caption, plus in (("area", "附表1 全县汇总情况统计表", 1), ("body", "附表2 本机关情况统计表", 2)):
        blocks.append(("paragraph", caption))
        for table in tables:
            blocks += [of(table, body, plus)]
    blocks += report.blocks[last + 1 :]
    return replace(report, blocks=tuple(blocks))


def traditional(report: PrintedReport, dice: random.Random) -> PrintedReport:
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    return _all_text(report, lambda text: "".join(convert(sign)[0] if "一" <= sign <= "鿿" else sign for sign in text))


def glossed(report: PrintedReport, dice: random.Random) -> PrintedReport:
    """Traditional characters with pinyin in brackets after some of them, as mirror sites have them."""
    from pypinyin import Style, pinyin

    def gloss(text: str) -> str:
        signs = []
        for sign in text:
            signs.append(sign)
            if "一" <= sign <= "鿿" and dice.random() < 0.03:
                signs.append(f"({pinyin(sign, style=Style.TONE)[0][0]})")
        return "".join(signs)

    return _all_text(traditional(report, dice), gloss)


def _all_text(report: PrintedReport, change: Callable[[str], str]) -> PrintedReport:
    def on_table(table: PrintedTable) -> PrintedTable:
        return replace(table, cells=tuple(replace(cell, text=change(cell.text)) for cell in table.cells))

    blocks = (
        on_table(block) if isinstance(block, PrintedTable) else (block[0], change(block[1])) for block in report.blocks
    )
    return replace(report, blocks=tuple(blocks))


# The text of a copy.


def page_marks(text: str, dice: random.Random) -> str:
    marks = ["- 4 -", "— 4 —", "—4—", "第 4 页", "第4页 共12页", "－ 4 －", "- 12 -\n", "\f", "4 / 12"]
    lines = []
    for line in text.split("\n"):
        lines.append(line)
        if dice.random() < 0.05:
            lines.append(dice.choice(marks))
    return "\n".join(lines)


def cut_lines(text: str, dice: random.Random) -> str:
    """Words broken over two lines as narrow columns print them."""
    lines = []
    for line in text.split("\n"):
        bare = line.rstrip(" |")
        if 5 < len(bare) < 40 and not re.search(r"[\d\t|/—-]", bare) and dice.random() < 0.4:
            place = dice.randrange(2, len(bare) - 1)
            lines += [line[:place], line[place:]]
        else:
            lines.append(line)
    return "\n".join(lines)


def cut_numbers(text: str, dice: random.Random) -> str:
    """Numbers of two digits and more broken over two lines: right or unread, never another number."""
    return re.sub(
        r"(?m)^(\d+)(\d)( \|)?$", lambda f: f"{f[1]}\n{f[2]}{f[3] or ''}" if dice.random() < 0.2 else f[0], text
    )


CHANGES: dict[str, Change] = {
    "blank": _cells(0.05, _blank),
    "marks": _cells(0.08, _mark),
    "blank rows": blank_rows,
    "thousands": _cells(1.0, _thousands),
    "full width": _cells(0.6, _full_width),
    "notes": _cells(0.05, _note),
    "cut": _cells(0.1, _cut),
    "letters": _cells(0.05, _letter),
    "padded": _cells(0.5, _padded),
    "glued": glued,
    "no numbering": _labels(_without_number),
    "other numbering": _labels(_other_number),
    "variants": _labels(_variant),
    "cut labels": _labels(_cut_label),
    "unit in label": _labels(_unit_in_label),
    "headings": other_headings,
    "swapped": swapped_columns,
    "local rows": local_rows,
    "lost heads": lost_heads,
    "merged values": merged_values,
    "two bodies": two_bodies,
    "traditional": traditional,
    "glossed": glossed,
}
TEXT_CHANGES: dict[str, TextChange] = {"page marks": page_marks, "cut lines": cut_lines, "cut numbers": cut_numbers}
Damage = Callable[[PrintedReport, Writer, int], tuple[PrintedReport, str, bytes]]


def damaged(report: PrintedReport, writer: Writer, names: list[str], seed: int) -> tuple[PrintedReport, str, bytes]:
    """The report with the named damage one after the other, and its file; damage to text leaves other files alone."""
    dice = random.Random(f"{names}{seed}")
    for name in names:
        if name in CHANGES:
            report = CHANGES[name](report, dice)
    file, data = writer(report)
    for name in names:
        if name in TEXT_CHANGES and file.endswith(".txt"):
            data = TEXT_CHANGES[name](data.decode(), dice).encode()
    return report, file, data


def _damage(name: str) -> Damage:
    return lambda report, writer, seed: damaged(report, writer, [name], seed)


DAMAGE: dict[str, Damage] = {"clean": _damage("clean")} | {name: _damage(name) for name in [*CHANGES, *TEXT_CHANGES]}
