"""Recognised cells against the sums of their form: a cell that fails along its row and down its column is not stated.

One failed sum says that some cell of it is wrong, or that the office added up wrongly; it is shown beside the figure like
any other failed check. Where the sum of the row and the sum of the column both fail, they meet in one cell, and a
misread digit is the likeliest reason: its value is taken back, what was read stays as its text.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.cells import may_be_number
from ingest.document import Document
from ingest.form_checks import form_findings
from ingest.report import Figure

_FEW_NUMBERS = 3  # a table of fewer has no figures to lose


def without_disproved(figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], tuple[str, ...]]:
    """The figures, recognised ones without a value where row and column disprove it, and a sentence for each of those."""
    if not any(figure.origin == "ocr" for figure in figures):
        return tuple(figures), ()
    failed = [finding for finding in form_findings(figures) if finding.broken]
    down = {
        name for finding in failed if finding.kind == "form" for name in (*finding.left_figures, *finding.right_figures)
    }
    across = {
        name
        for finding in failed
        if finding.kind == "columns"
        for name in (*finding.left_figures, *finding.right_figures)
    }
    wrong = [figure for figure in figures if figure.origin == "ocr" and figure.id in down & across and figure.raw]
    taken = {figure.id for figure in wrong}
    kept = (
        replace(figure, value=None, worded_zero=False, text_value=figure.raw) if figure.id in taken else figure
        for figure in figures
    )
    said = (
        f"cell not read: {figure.label}, {figure.column or 'value'}: {figure.raw!r} agrees neither with its row nor with its column"
        for figure in wrong
    )
    return tuple(kept), tuple(said)


def unread_tables(document: Document, figures: Sequence[Figure]) -> tuple[str, ...]:
    """A sentence for each recognised table with numbers of which no figure was read: its head or its labels are lost."""
    said = []
    for table in document.tables:
        texts = [document.text[cell.start : cell.end] for cell in table.cells]
        numbers = sum(1 for text in texts if may_be_number(text))
        read = any(figure.in_table and table.start <= figure.start <= table.end for figure in figures)
        if document.is_ocr(table.start) and numbers >= _FEW_NUMBERS and not read:
            first = next((text for text in texts if text), "")
            said.append(
                f"table not read: {table.rows} rows that begin with {first[:30]!r}; its head or its labels were not recognised"
            )
    return tuple(said)
