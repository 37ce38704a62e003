"""A text file into a Document: the decoded text unchanged, one block for each line that holds anything."""

from ingest.document import Block, Document, SourceFile
from ingest.encoding import UndecodableError, decode
from ingest.errors import UnreadableFile


def read_txt(source: SourceFile) -> Document:
    """Decode a txt file; its stored text is the file itself without a byte order mark. Raises UnreadableFile."""
    try:
        decoded = decode(source.data)
    except UndecodableError as error:
        remedy = "save it as UTF-8 text or get it again from where it was published"
        raise UnreadableFile(source.name, f"cannot be read as text: {error}", remedy) from error
    if not decoded.text.strip():
        raise UnreadableFile(source.name, "the file holds no text", "get it again from where it was published")
    return Document(text=decoded.text, kind="txt", blocks=_lines(decoded.text), warnings=decoded.warnings)


def _lines(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    position = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            blocks.append(Block("paragraph", start, position + len(line.rstrip())))
        position += len(line)
    return tuple(blocks)
