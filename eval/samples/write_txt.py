"""A sample source as a plain text file, its tables flattened in one of the ways that scraped copies show."""

from eval.samples.source import Grid, SampleSource, SourceError, TextBlock


def piped(grid: Grid) -> str:
    """One cell a line, each closed by `` |``; a merged place leaves a bare ``|`` at the end of its row."""
    lines: list[str] = []
    for number in range(grid.rows):
        own = grid.row(number)
        lines += [f"{cell.text} |" if cell.text else "|" for cell in own]
        lines += ["|"] * (grid.columns - sum(cell.colspan for cell in own))
    return "\n".join(lines)


def one_cell_a_line(grid: Grid) -> str:
    """One cell a line with an empty line between; a blank cell is a line with one space."""
    return "\n\n".join(cell.text or " " for cell in grid.cells)


def tabbed(grid: Grid) -> str:
    """One row a line, cells parted by tabs; merged places stay empty."""
    rows = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return "\n".join("\t".join(row) for row in rows)


FLATTENINGS = {"piped": piped, "lines": one_cell_a_line, "tabs": tabbed}


def source_to_txt(source: SampleSource) -> bytes:
    """The file's bytes in the encoding that the source names; raises SourceError for an unknown flattening."""
    style = source.facts.get("tables", "tabs")
    if style not in FLATTENINGS:
        raise SourceError(f"{source.name}: @tables is {style!r}, must be one of {', '.join(FLATTENINGS)}")
    flatten = FLATTENINGS[style]
    parts: list[str] = []
    for block in source.blocks:
        if isinstance(block, Grid):
            parts.append(flatten(block))
        elif block.kind == "title":
            parts += [block.text, source.facts.get("dateline", "")]
        else:
            parts.append(_line(block))
    text = "\n\n".join(part for part in parts if part) + "\n"
    return text.encode(source.facts["encoding"])


def _line(block: TextBlock) -> str:
    indent = {"signature": " " * 24, "paragraph": "  "}.get(block.kind, "")
    return indent + block.text
