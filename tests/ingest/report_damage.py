"""Damage to printed reports: what copies, offices and converters do to them. What a cell may be read as is kept in step."""

import random
from collections.abc import Callable

from eval.printed.files import Writer
from eval.printed.reports import PrintedReport
from tests.ingest import damage_cells, damage_grid, damage_labels, damage_script, damage_text
from tests.ingest.damage import Change, TextChange

CHANGES: dict[str, Change] = {
    "blank": damage_cells.cells(0.05, damage_cells.blank),
    "marks": damage_cells.cells(0.08, damage_cells.mark),
    "blank rows": damage_cells.blank_rows,
    "thousands": damage_cells.cells(1.0, damage_cells.thousands),
    "full width": damage_cells.cells(0.6, damage_cells.full_width),
    "notes": damage_cells.cells(0.05, damage_cells.note),
    "cut": damage_cells.cells(0.1, damage_cells.cut),
    "letters": damage_cells.cells(0.05, damage_cells.letter),
    "padded": damage_cells.cells(0.5, damage_cells.padded),
    "glued": damage_cells.glued,
    "no numbering": damage_labels.labels(damage_labels.without_number),
    "other numbering": damage_labels.labels(damage_labels.other_number),
    "variants": damage_labels.labels(damage_labels.variant),
    "cut labels": damage_labels.labels(damage_labels.cut_label),
    "unit in label": damage_labels.labels(damage_labels.unit_in_label),
    "headings": damage_labels.other_headings,
    "swapped": damage_grid.swapped_columns,
    "local rows": damage_grid.local_rows,
    "lost heads": damage_grid.lost_heads,
    "merged values": damage_grid.merged_values,
    "two bodies": damage_grid.two_bodies,
    "traditional": damage_script.traditional,
    "glossed": damage_script.glossed,
}
TEXT_CHANGES: dict[str, TextChange] = {
    "page marks": damage_text.page_marks,
    "cut lines": damage_text.cut_lines,
    "cut numbers": damage_text.cut_numbers,
}
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
