"""Lists of figures that a sentence prints without a total."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.plan import QuestionPlan
from assistant.question.residue import accounts_for
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


def split_in_words(figures: Sequence[Figure], plan: QuestionPlan) -> tuple[Figure, ...]:
    """The whole list that a sentence splits a number of its own into (窗口48个,其中县级8个、镇级40个), where the question's words
    name that number and nothing else; () without one, or where the parts do not add up to it."""
    by_id = {figure.id: figure for figure in figures if figure.indicator is None and not figure.in_table}
    members: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.part_of in by_id and figure.value is not None and not figure.inferred:
            members.setdefault(figure.part_of, []).append(figure)
    fitting = [listed for name, listed in members.items() if is_split_as_asked(by_id[name], listed, plan)]
    return tuple(fitting[0]) if len(fitting) == 1 else ()


def is_split_as_asked(whole: Figure, listed: Sequence[Figure], plan: QuestionPlan) -> bool:
    """Whether the words of a question name ``whole``, and say nothing that neither it nor a part of it says."""
    adds_up = sum((figure.value or 0 for figure in listed), Decimal(0)) == whole.value
    if len(listed) < 2 or not adds_up or any(figure.unit != whole.unit for figure in listed):
        return False
    own = fold_text(whole.label)
    said = fold_text(" ".join([whole.label, *(figure.label for figure in listed)]))
    names_it = any(accounts_for(own, (word,), plan.language) for word in plan.residue)
    return names_it and accounts_for(said, plan.residue, plan.language)
