"""Lists of figures that a sentence prints without a total."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.folding import fold_text
from ingest.report import Figure

OPENING = ("其中", "按", "分类别", "分别是", "包括")
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


def list_behind_total(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The list that a sentence opening with 其中 or 按… prints right behind the total of what was disclosed; () without one.

    Where the running total stands beside the year's, the reader of reports leaves open which of them the list splits:
    its members are the kinds of items all the same.
    """
    prose = sorted((figure for figure in figures if not figure.in_table), key=lambda figure: figure.start)
    for before, first in pairwise(prose):
        if (
            not str(before.indicator).startswith("proactive_total")
            or first.group is None
            or first.group == before.group
        ):
            continue
        listed = tuple(figure for figure in prose if figure.group == first.group and figure.value is not None)
        opens = fold_text(first.quote).startswith(OPENING) and first.part_of is None
        if opens and len(listed) > 2 and all(figure.unit in COUNTED for figure in listed):
            return listed
    return ()
