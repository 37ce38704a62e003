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
        case "doc":
            from ingest.read_office import read_doc as reader
        case "mht":
            from ingest.read_mht import read_mht as reader
        case "xlsx":
            from ingest.read_xlsx import read_xlsx as reader
        case "csv":
            from ingest.read_csv import read_csv as reader
        case "zip":
            from ingest.read_zip import read_zip as reader
        case "wps" | "rtf" | "odt" | "xls" | "ods":
            return _read_converted(kind, source)
        case "image":
            from ingest.read_image import read_image as reader
    return reader(source)


def _read_converted(kind: FileKind, source: SourceFile) -> Document:
    from ingest.read_office import read_as_docx, read_as_xlsx

    return read_as_xlsx(source, kind) if kind in {"xls", "ods"} else read_as_docx(source, kind)
