"""From the bytes of one file to one report: read, fold, cut, identify, read the tables, then the prose around them."""

import re
from typing import Literal

from ingest.document import Document, SourceFile
from ingest.folding import Folded, fold
from ingest.identify import identify
from ingest.ocr_doubts import unread_tables, without_disproved
from ingest.passages import passages
from ingest.prose import prose_figures
from ingest.prose_scope import own_names
from ingest.read import read
from ingest.report import Report
from ingest.sections import sections
from ingest.source import require_annual_report
from ingest.tables import read_tables

# How a report says of itself that it was made up to show the program; only the head of a text can say so.
INVENTED = re.compile(r"示例数据.{0,24}虚构|虚构.{0,24}示例数据")
HEAD = 600
ID_LENGTH = 12


def read_report(source: SourceFile) -> Report:
    """The report that ``source`` is, with everything that was read from it.

    Raises UnreadableFile, UnsupportedFormat or NotAnAnnualReport; each says what is wrong and what to do.
    """
    document = read(source)
    folded = fold(document.text, document.soft_breaks)
    require_annual_report(source.name, document, folded)
    identity = identify(document, folded, source.name, source.url)
    parts = sections(document, folded)
    report_id = source.sha256[:ID_LENGTH]
    tables = read_tables(report_id, document, folded, parts, identity.year)
    prose = prose_figures(report_id, document, folded, parts, identity.year, tables.spans, own_names(identity))
    figures, disproved = without_disproved((*tables.figures, *prose))
    return Report(
        id=report_id,
        file=source.name,
        sha256=source.sha256,
        kind=document.kind,
        url=source.url,
        text=document.text,
        script=script_of(document, folded),
        form=tables.form,
        invented=bool(INVENTED.search(folded.text[:HEAD])),
        identity=identity,
        sections=parts,
        passages=passages(report_id, document, parts),
        figures=figures,
        warnings=(
            *document.warnings,
            *identity.warnings,
            *tables.warnings,
            *disproved,
            *unread_tables(document, figures),
        ),
    )


def script_of(document: Document, folded: Folded) -> Literal["simplified", "traditional"]:
    """Traditional where one character in fifty or more was folded to another; names alone do not make a script."""
    han = [character for character in document.text if "一" <= character <= "鿿"]
    plain = sum(character in folded.text for character in set(han))
    return "traditional" if han and len(set(han)) - plain > len(set(han)) / 20 else "simplified"
