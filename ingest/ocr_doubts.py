"""Recognised cells against the sums of their form: a cell that fails along its row and down its column is not stated.

One failed sum says that some cell of it is wrong, or that the office added up wrongly; it is shown beside the figure like
any other failed check. Where the sum of the row and the sum of the column both fail, they meet in one cell, and a
misread digit is the likeliest reason: its value is taken back, what was read stays as its text.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.form_checks import form_findings
from ingest.report import Figure


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
