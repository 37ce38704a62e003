"""The statutory forms as an office would print them, filled with random numbers that obey their sums, and their copies."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.document import Cell, Document, Table
from ingest.forms import FormColumn, FormRow, FormTable, forms

Key = tuple[str, tuple[tuple[str, str], ...], str | None]


@dataclass(frozen=True)
class Printed:
    """A cell as printed; ``key`` says which figure it is, None for labels and headings."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    key: Key | None = None


Grid = list[list[Printed]]


# Printing the forms: independent of the readers, labels numbered as in the wild.


def print_form(name: str, seed: int) -> list[Grid]:
    """The tables of a form filled with random numbers that obey its sums."""
    dice = random.Random(f"{name}{seed}")
    grids = []
    for table in forms()[name].tables:
        if not table.rows:
            grids.append(print_outcomes(table, dice))
        elif table.across:
            grids.append(print_matrix(table, dice))
        else:
            grids.append(print_plain(name, table, dice))
    return grids


def number(dice: random.Random) -> int:
    return dice.choice([0, 0, 1, 2, 7, 12, 35, 104, 999, 1204, 25318])


def print_plain(name: str, table: FormTable, dice: random.Random) -> Grid:
    columns = [column for column in table.columns if column.role == "value"]
    headings = {"value": "统计数", "cumulative": "累计数", "year": "2013年发生数", "amount": "本年收费金额(单位:万元)"}
    if name == "N2019":
        headings["amount"] = "采购总金额"
    if name == "FJ2009":
        headings = {"cumulative": "历年累计", "year": "2009年度"}
    if name in {"SH_A", "SH_B"}:
        headings = {"year": "本年累计"}
    with_units = name in {"N2014", "FJ2009", "SH_A", "SH_B"}
    with_groups = name in {"JL2012", "SC2009"} and table.id == "main"
    head = [Printed("指标", colspan=2 if with_groups else 1)]
    head += [Printed("单位")] if with_units else []
    head += [Printed(headings.get(column.id, column.labels[0].pattern)) for column in columns]
    grid = [] if name == "SC2009" else [head]
    group = None
    for place, row in enumerate(table.rows):
        line = []
        if with_groups and row.group and row.group != group:
            line.append(Printed(row.group, rowspan=sum(other.group == row.group for other in table.rows)))
        label = f"{place % 9 + 1}.{row.label}" if place % 2 else row.label
        if name == "SC2009" and row.unit:
            label += f"(单位:{row.unit})"
        line.append(Printed(label, colspan=2 if with_groups and not row.group else 1))
        if with_units:
            line.append(Printed(row.unit or ""))
        for column in columns:
            line.append(Printed("" if row.text else str(number(dice)), key=key_of(row, column)))
        group = row.group
        grid.append(line)
    return grid


def key_of(row: FormRow, column: FormColumn) -> Key:
    basis = column.basis or row.basis or "year"
    area = (("area", row.area),) if row.area else ()
    return (row.indicator_in(column) or f"{row.group or row.id}: {row.label}", (*area, *column.breakdown), basis)


def print_matrix(table: FormTable, dice: random.Random) -> Grid:
    columns = [column for column in table.columns if not column.optional]
    head = [
        [
            Printed("(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", 3, 3),
            Printed("申请人情况", colspan=7),
        ],
        [Printed("自然人", 2), Printed("法人或其他组织", colspan=5), Printed("总计", 2)],
        [Printed(name) for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")],
    ]
    results = [row for row in table.rows if row.group or row.id == "resp_total"]
    grid = list(head)
    groups: list[str] = []
    for row in table.rows:
        values = [dice.choice([0, 0, 1, 3, 25]) for _ in columns[:-1]]
        cells = [
            Printed(str(value), key=key_of(row, column))
            for value, column in zip([*values, sum(values)], columns, strict=True)
        ]
        line: list[Printed] = []
        if row is results[0]:
            inside = [
                other
                for other in table.rows
                if results[0].position
                <= other.position
                <= next(row for row in table.rows if row.id == "resp_total").position
            ]
            line.append(Printed("三、本年度办理结果", rowspan=len(inside)))
        members = [other for other in table.rows if other.group == row.group]
        if row.group and row.group != "本年度办理结果":
            if row.group not in groups:
                groups.append(row.group)
                line.append(Printed(f"({'三四五六'[len(groups) - 1]}){row.group}", rowspan=len(members)))
            line.append(Printed(f"{members.index(row) + 1}.{row.label}"))
        else:
            wide = 3 if row.id in {"req_received", "req_carried_in", "req_carried_out"} else 2
            line.append(Printed(("一、" if wide == 3 else "(一)") + row.label, colspan=wide))
        grid.append([*line, *cells])
    return grid


def print_outcomes(table: FormTable, dice: random.Random) -> Grid:
    names = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    values: list[int] = []
    for _ in range(3):
        four = [dice.choice([0, 1, 2, 8]) for _ in range(4)]
        values += [*four, sum(four)]
    cells = [
        Printed(str(value), key=(str(column.indicator), column.breakdown, "year"))
        for value, column in zip(values, table.columns, strict=True)
    ]
    return [
        [Printed("行政复议", colspan=5), Printed("行政诉讼", colspan=10)],
        [
            *(Printed(name, 2) for name in names),
            Printed("未经复议直接起诉", colspan=5),
            Printed("复议后起诉", colspan=5),
        ],
        [Printed(name) for _ in range(2) for name in names],
        cells,
    ]


# Copies of the print.


def as_grid(grids: Sequence[Grid]) -> Document:
    text, tables = "某县2021年政府信息公开工作年度报告\n", []
    for grid in grids:
        start, cells, taken = len(text), [], set()
        for number_of_row, row in enumerate(grid):
            column = 0
            for cell in row:
                while (number_of_row, column) in taken:
                    column += 1
                taken |= {
                    (number_of_row + down, column + right)
                    for down in range(cell.rowspan)
                    for right in range(cell.colspan)
                }
                cells.append(
                    Cell(number_of_row, column, cell.rowspan, cell.colspan, len(text), len(text) + len(cell.text))
                )
                text += cell.text + " | "
            text += "\n"
        tables.append(Table(start, len(text), len(grid), max(column for _, column in taken) + 1, tuple(cells)))
        text += "\n第二节\n"
    return Document(text, "html", (), tuple(tables))


def as_lines(grids: Sequence[Grid]) -> Document:
    """One cell a line; empty cells leave nothing."""
    lines = [cell.text for grid in grids for row in grid for cell in row]
    return Document("年度报告\n" + "\n".join(line for line in lines if line) + "\n填表人", "txt", ())


def as_spaced_lines(grids: Sequence[Grid]) -> Document:
    """One cell a line with empty lines between."""
    lines = [cell.text for grid in grids for row in grid for cell in row]
    return Document("年度报告\n\n" + "\n\n".join(lines) + "\n\n填表人", "txt", ())


def as_cell_lines(grids: Sequence[Grid]) -> Document:
    """One cell a line, each closed by a border, an empty cell a bare border."""
    lines = [f"{cell.text} |" if cell.text else "|" for grid in grids for row in grid for cell in row]
    return Document("年度报告\n" + "\n".join(lines) + "\n", "txt", ())


def as_piped_rows(grids: Sequence[Grid]) -> Document:
    rows = [" | ".join(cell.text for cell in row) + " |" for grid in grids for row in grid]
    return Document("年度报告\n" + "\n".join(rows) + "\n", "txt", ())


def as_pdf_lines(grids: Sequence[Grid]) -> Document:
    """A row a line, cells parted by spaces."""
    rows = [" ".join(cell.text for cell in row if cell.text) for grid in grids for row in grid]
    return Document("年度报告\n" + "\n".join(rows) + "\n", "txt", ())


COPIES: dict[str, Callable[[Sequence[Grid]], Document]] = {
    "grid": as_grid,
    "lines": as_lines,
    "spaced": as_spaced_lines,
    "cells": as_cell_lines,
    "pipes": as_piped_rows,
    "pdf": as_pdf_lines,
}
