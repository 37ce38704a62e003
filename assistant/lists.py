"""Lists of figures that a sentence prints without a total."""

from collections.abc import Sequence

from ingest.folding import fold_text
from ingest.report import Figure

COUNTED = ("条", "件", "个", "篇", "份", "项", "部", "则", "期", "")


def main_list(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The list of kinds of items that the section on proactive disclosure prints, longest first; () where none is.

    Narrative reports print no total and no form, only such a list; it must have three members or more and count items.
    """
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        counted = figure.unit in COUNTED
        if (
            not figure.in_table
            and figure.group
            and counted
            and figure.value is not None
            and "主动公开" in fold_text(figure.section)
        ):
            groups.setdefault(figure.group, []).append(figure)
    listed = [
        tuple(group) for group in groups.values() if len(group) > 2 and all(figure.part_of is None for figure in group)
    ]
    return max(listed, key=len, default=())
