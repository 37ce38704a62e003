"""A text file into a Document: the decoded text unchanged, one block for each paragraph.

A line is a paragraph, but where a text was broken into lines of one width its lines are joined to blocks again.
"""

from ingest.document import Block, Document, SourceFile
from ingest.encoding import UndecodableError, decode
from ingest.errors import UnreadableFile
from ingest.wrapped_lines import paragraphs


def read_txt(source: SourceFile) -> Document:
    """Decode a txt file; its stored text is the file itself without a byte order mark. Raises UnreadableFile."""
    try:
        decoded = decode(source.data)
    except UndecodableError as error:
        remedy = "save it as UTF-8 text or get it again from where it was published"
        raise UnreadableFile(source.name, f"cannot be read as text: {error}", remedy) from error
    if not decoded.text.strip():
        raise UnreadableFile(source.name, "the file holds no text", "get it again from where it was published")
    spans, breaks = paragraphs(decoded.text)
    blocks = tuple(Block("paragraph", start, end) for start, end in spans)
    return Document(decoded.text, "txt", blocks, warnings=decoded.warnings, soft_breaks=breaks)
