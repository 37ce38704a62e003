"""Any supported file into a Document: what the bytes are decides, not the file's name."""

from dataclasses import replace

from ingest.document import Document, FileKind, SourceFile
from ingest.source import name_warning, sniff


def read(source: SourceFile) -> Document:
    """Read a source file by its content. A name that says another format becomes a warning of the document.

    Raises UnreadableFile or UnsupportedFormat, and nothing else, whatever the bytes are.
    """
    kind = sniff(source)
    document = _read_as(kind, source)
    warning = name_warning(source, kind)
    return document if warning is None else replace(document, warnings=(warning, *document.warnings))


def _read_as(kind: FileKind, source: SourceFile) -> Document:
    """Each reader brings a library of its own, loaded when a file of its kind is met."""
    match kind:
        case "txt":
            from ingest.read_txt import read_txt as reader
        case "html":
            from ingest.read_html import read_html as reader
        case "pdf":
            from ingest.read_pdf import read_pdf as reader
        case "docx":
            from ingest.read_docx import read_docx as reader
    return reader(source)
