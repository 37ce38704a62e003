"""Whose work a question counts: the agency's own, or that of everything below it (the whole city, district, county)."""

import re
from collections.abc import Sequence

from ingest.report import Figure

AREA = re.compile(
    r"全[省市区县州盟旗镇乡]|\b(?:city|county|district|province|town|prefecture)-?wide\b"
    r"|\bwhole (?:city|county|district|province|town|prefecture)\b",
    re.IGNORECASE,
)


def of_scope(figures: Sequence[Figure], question: str) -> tuple[Figure, ...]:
    """The figures that may answer for the scope that a folded question names: the agency's own never for the whole area.

    A question for the agency's own count ("本级") is left to the residue: a figure must say so itself.
    """
    if not AREA.search(question):
        return tuple(figures)
    return tuple(figure for figure in figures if figure.coverage != "body")
