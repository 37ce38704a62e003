"""Reads prose the way a report is read: one paragraph under a heading, in a report of a given year."""

import hashlib

from ingest.document import SourceFile
from ingest.folding import fold
from ingest.prose import prose_figures
from ingest.read import read
from ingest.report import Figure
from ingest.sections import sections

TITLE = "某某县人民政府2016年政府信息公开工作年度报告"


def told(
    *paragraphs: str, heading: str = "一、概述", year: int | None = 2016, title: str = TITLE
) -> tuple[Figure, ...]:
    """The figures of paragraphs under one heading; every span is checked against the stored text."""
    text = "\n\n".join([title, heading, *paragraphs])
    data = text.encode()
    document = read(SourceFile("told.txt", data, hashlib.sha256(data).hexdigest()))
    folded = fold(document.text, document.soft_breaks)
    figures = prose_figures("r1", document, folded, sections(document, folded), year)
    for figure in figures:
        assert document.text[figure.start : figure.end] == figure.raw
        assert document.text[figure.quote_start : figure.quote_end] == figure.quote
        assert figure.quote_start <= figure.start < figure.end <= figure.quote_end
    return figures
