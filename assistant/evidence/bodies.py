"""Offices and places that one report counts apart: "the three bureaus with the most applications"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.cues import load
from assistant.evidence.meant import own_asks
from assistant.plan import Ask, QuestionPlan
from assistant.question.families import stands_whole
from assistant.question.residue import accounts_for
from ingest.folding import fold_text
from ingest.numbers import find_numbers
from ingest.report import Figure


def bodies_asked(plan: QuestionPlan) -> str | None:
    """Which kind of bodies a question wants counted apart ("departments", "places"), or None."""
    question = fold_text(plan.question)
    for kind, patterns in words("asked").items():
        if re.search(str(patterns[plan.language]), question, re.IGNORECASE):  # type: ignore[index]
            return kind
    return None


def bodies_listed(figures: Sequence[Figure], plan: QuestionPlan, kind: str) -> tuple[Figure, ...]:
    """The list in which a report counts what is asked for by bodies of one kind, largest first; () where it has none.

    The list must say what it counts. One that is not the whole must say that it holds those with the most; it is no
    answer to the question for the fewest, nor for more than it holds.
    """
    asks = own_asks(replace(plan, asks=tuple(ask for ask in plan.asks if not names_kind(ask, plan, kind))))
    if len(asks) != 1 or asks[0].indicators[0] not in words("matter"):
        return ()
    whole = asks[0].indicators[0]
    lists = (*groups_of(figures), *told_in_a_row(figures))
    fitting = [group for group in lists if is_list_of(group, kind, whole)]
    totals = {figure.value for figure in figures if figure.indicator == whole and stands_whole(figure)}
    left = unsaid(plan, kind)
    for group in fitting:
        if not accounts_for(fold_text(f"{group[0].section} {group[0].quote}"), left, plan.language):
            continue
        complete = sum((figure.value or Decimal(0) for figure in group), Decimal(0)) in totals
        leads = re.search(str(load("bodies")["leading"]), group[0].quote) and not plan.lowest
        complete = complete or names_them_all(group)
        some = len(group) if plan.kind == "rank" else len(group) + 1  # no number is said: those that the report names
        enough = complete or (leads and len(group) >= (plan.limit or some))
        if enough and len(fitting) == 1:
            return in_order(group, plan)
    return ()


def names_kind(ask: Ask, plan: QuestionPlan, kind: str) -> bool:
    """Whether something asked is but the name of the bodies ("哪三个乡镇公开的…" asks of no total of the towns)."""
    match = re.search(str(words("asked")[kind][plan.language]), fold_text(plan.question), re.IGNORECASE)  # type: ignore[index]
    return match is not None and any(start < match.end() and match.start() < end for start, end in ask.spans)


def told_extreme(figures: Sequence[Figure], plan: QuestionPlan, kind: str) -> tuple[Figure, ...]:
    """The one body that a sentence behind the total says to have the most or the fewest ("甲县最多(365条)"); () without one."""
    if plan.limit != 1 or not plan.asks:
        return ()
    wanted = {name for ask in own_asks(plan) for name in ask.indicators}
    behind = {figure.quote_start for figure in figures if figure.indicator in wanted and not figure.in_table}
    called = re.compile(f"{str(words('names')[kind]).removesuffix('$')}{'最少' if plan.lowest else '最多'}$")
    found = [
        figure
        for figure in figures
        if figure.quote_start in behind and not figure.in_table and figure.value is not None
        and called.search(fold_text(figure.label))
    ]  # fmt: skip
    return tuple(found) if len(found) == 1 else ()


def in_order(group: Sequence[Figure], plan: QuestionPlan) -> tuple[Figure, ...]:
    """The bodies of a list by size, what is left for all others last; of those among the others none can be ranked.

    Where one of the others may have more than the last that is asked for, () - or the fewest, which are among them.
    """
    rest = [figure for figure in group if is_rest(figure)]
    named = sorted(
        (figure for figure in group if not is_rest(figure)),
        key=lambda figure: figure.value or Decimal(0),
        reverse=not plan.lowest,
    )
    if not rest or plan.kind != "rank":
        return (*named, *rest)
    others = sum((figure.value or Decimal(0) for figure in rest), Decimal(0))
    shown = named[: plan.limit]
    certain = not plan.lowest and all((figure.value or Decimal(0)) >= others for figure in shown)
    return tuple(shown) if certain else ()


def is_rest(figure: Figure) -> bool:
    """Whether a member of a list counts all bodies that the list does not name (其余单位18件)."""
    return re.match("其[余他它]", fold_text(figure.label)) is not None


def unsaid(plan: QuestionPlan, kind: str) -> tuple[str, ...]:
    """The words of the question that nothing accounts for, without those that only name the kind of bodies."""
    match = re.search(str(words("asked")[kind][plan.language]), fold_text(plan.question), re.IGNORECASE)  # type: ignore[index]
    named = match.group() if match else ""
    kinds = re.compile(str(load("bodies")["called"]))
    return tuple(word for word in plan.residue if word not in named and not kinds.fullmatch(word))


def groups_of(figures: Sequence[Figure]) -> list[list[Figure]]:
    """The lists of the running text, in the order of the report."""
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.group and not figure.in_table and not figure.inferred and figure.value is not None:
            groups.setdefault(figure.group, []).append(figure)
    return [group for group in groups.values() if len(group) > 1]


def told_in_a_row(figures: Sequence[Figure]) -> list[list[Figure]]:
    """The numbers of one unit that a sentence tells in a row without being parts of anything (三个县区中,甲县公开9条,乙县8条)."""
    rows: dict[tuple[int, str], list[Figure]] = {}
    for figure in figures:
        if not (figure.group or figure.part_of or figure.in_table or figure.inferred or figure.value is None):
            rows.setdefault((figure.quote_start, figure.unit), []).append(figure)
    return [row for row in rows.values() if len(row) > 1]


def names_them_all(group: Sequence[Figure]) -> bool:
    """Whether the sentence of a list says at its head how many bodies there are, and all of them are in the list."""
    head = re.match(str(load("bodies")["counted"]), fold_text(group[0].quote))
    number = find_numbers(head.group()) if head else ()
    return len(number) == 1 and number[0].value == len(group) and not any(is_rest(figure) for figure in group)


def is_list_of(group: Sequence[Figure], kind: str, whole: str) -> bool:
    """Whether a list names bodies of one kind and says that it counts ``whole``, in one unit."""
    ends, matter = str(words("names")[kind]), str(words("matter")[whole])
    own = [figure for figure in group if not is_rest(figure)]
    called = re.search(str(words("called_so")[kind]), fold_text(group[0].label)) is not None
    named = len(own) > 1 and all(
        figure.indicator is None and (called or re.search(ends, fold_text(figure.label))) for figure in own
    )
    said = re.search(matter, fold_text(f"{group[0].quote} {group[0].label}"))
    return bool(named and said) and len({figure.unit for figure in group}) == 1


def words(name: str) -> Mapping[str, object]:
    """One mapping of bodies.yaml."""
    found = load("bodies")[name]
    if not isinstance(found, dict):
        raise TypeError(f"bodies.yaml: {name} must be a mapping")
    return found
