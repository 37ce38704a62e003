"""Numbers that belong together: parts of a whole (其中…), lists with 、, and lists told with 分别为."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.phrases import load_phrases
from ingest.prose_labels import Count, trimmed

_LIST_GAP = re.compile(r"\s*(?:、|和|及|以及|与)\s*")
_PARTED = re.compile(r"其中|\((?:包括|包含|含)[^)]*$|,(?:包括|包含)(?!重)[^,;。]*$")
_ITEMS = re.compile(r"[、,]|以及|和|及|与")


@dataclass(frozen=True)
class Total:
    """A number that later ones may be parts of: ``position`` in its sentence, or -1, -2 ... among the totals before it; ``end`` is where it ends in its
    sentence.
    """

    value: Decimal
    position: int
    end: int = 0


@dataclass(frozen=True)
class Place:
    """Where a number stands among the others of its sentence.

    ``whole`` is the total it is a part of, ``partition`` counts the ways in which that total is parted in this
    sentence, ``run`` counts the lists of the sentence (None outside a list).
    """

    whole: Total | None
    partition: int
    run: int | None


def places(text: str, found: Sequence[Count], before: Sequence[Count]) -> tuple[Place, ...]:
    """For each number of a sentence what it is a part of; ``before`` are the totals of the sentences before, last first."""
    wholes = _summed_wholes(found, _named_wholes(text, found, before), before)
    runs = _runs(text, found)
    return tuple(
        Place(whole and whole[0], whole[1] if whole else 0, run) for whole, run in zip(wholes, runs, strict=True)
    )


_Whole = tuple[Total, int] | None


def _named_wholes(text: str, found: Sequence[Count], before: Sequence[Count]) -> list[_Whole]:
    """By the words: after 其中, and in a sentence that opens as a partition of the total before it."""
    phrases = load_phrases()
    wholes: list[_Whole] = []
    current: Total | None = None
    partition, left, size = 0, Decimal(0), 0
    if found and phrases.partition.match(text):
        current = _total_before(found, before)
        left = current.value if current else left
    for position, count in enumerate(found):
        gap = text[found[position - 1].number.end_unit if position else 0 : count.number.start]
        if position and _PARTED.search(gap):
            current = _total_for(found, wholes, position)
            partition, left, size = partition + 1, current.value if current else Decimal(0), 0
        if current is None or not is_countable(count) or (size and _tells_other(gap, count, left)):
            wholes.append(None)
            current = current if current is not None and not is_countable(count) else None
            continue
        wholes.append((current, partition))
        left, size = left - count.number.value, size + 1
        if left == 0:
            current = None
    return wholes


def is_countable(count: Count) -> bool:
    """Whether the number may be a total or a part: no share, no sum of money, no comparison."""
    phrases = load_phrases()
    compared = phrases.comparative.search(count.words) or phrases.other_time.search(count.words)
    return count.number.kind in {"count", "people", ""} and compared is None


def _tells_other(gap: str, count: Count, left: Decimal) -> bool:
    """Whether a number after the first part no longer is one: another deed, and more than is left of the whole."""
    verb = load_phrases().main_verb.match(trimmed(count.before, load_phrases())) is not None
    return verb and (count.number.value > left or ";" in gap)


def _total_for(found: Sequence[Count], wholes: Sequence[_Whole], position: int) -> Total | None:
    """The nearest earlier number that is at least as large; where none is, the nearest that is no part itself."""
    earlier = [index for index in range(position - 1, -1, -1) if is_countable(found[index])]
    part = found[position]
    alike = [index for index in earlier if _same_kind(found[index], part)]
    large = [index for index in alike if found[index].number.value >= part.number.value]
    plain = [index for index in alike if wholes[index] is None]
    return next(
        (Total(found[index].number.value, index, found[index].number.end_unit) for index in [*large, *plain]), None
    )


def _total_before(found: Sequence[Count], before: Sequence[Count]) -> Total | None:
    """The total of the sentences before that the first number of this one can be a part of."""
    first = next((count for count in found if is_countable(count)), None)
    for index, count in enumerate(before):
        if first is not None and count.number.value >= first.number.value and _same_kind(count, first):
            return Total(count.number.value, -index - 1)
    return Total(before[0].number.value, -1) if before and first is not None else None


def _same_kind(one: Count, other: Count) -> bool:
    """People and things are not parts of each other, but 人 and 人次 are told of one another."""
    return (one.number.kind == "people") == (other.number.kind == "people") or not (
        one.number.unit and other.number.unit
    )


def _summed_wholes(found: Sequence[Count], wholes: list[_Whole], before: Sequence[Count]) -> list[_Whole]:
    """By arithmetic where no word says it: two or more numbers right after a total that add up to it exactly."""
    result = list(wholes)
    starts = [(Total(before[0].number.value, -1), 0, before[0].number.kind)] if before else []
    starts += [
        (Total(count.number.value, index, count.number.end_unit), index + 1, count.number.kind)
        for index, count in enumerate(found)
        if is_countable(count)
    ]
    for total, first, kind in starts:
        for index in _adding_up(found, result, total.value, first, kind):
            result[index] = (total, 0)
    return result


def _adding_up(found: Sequence[Count], wholes: Sequence[_Whole], total: Decimal, first: int, kind: str) -> list[int]:
    """The positions of at least two numbers of one kind from ``first`` on that make ``total``, [] where none do."""
    left, taken = total, list[int]()
    for index in range(first, len(found)):
        if not is_countable(found[index]) or (found[index].number.kind == "people") != (kind == "people"):
            continue
        if wholes[index] is not None or found[index].number.qualifier != "exact":
            break
        left -= found[index].number.value
        taken.append(index)
        if left <= 0:
            break
    return taken if left == 0 and len(taken) > 1 and total > 2 else []


def _runs(text: str, found: Sequence[Count]) -> list[int | None]:
    """Numbers with nothing but 、 or 和 between their statements form a list."""
    runs: list[int | None] = [None] * len(found)
    run = 0
    for index in range(1, len(found)):
        gap = text[found[index - 1].end : found[index].number.start]
        joint = _LIST_GAP.match(gap)
        if joint and found[index].number.kind == found[index - 1].number.kind and "," not in gap[joint.end() :]:
            if runs[index - 1] is None:
                run += 1
                runs[index - 1] = run
            runs[index] = run
    return runs


def distributed(text: str, found: Sequence[Count]) -> tuple[tuple[Count, ...], frozenset[int]]:
    """甲、乙分别为3件和5件: each number gets its own item as label.

    Returns the numbers and the positions of those whose item could not be told: the list and the numbers differ.
    """
    phrases = load_phrases()
    result, unclear = list(found), set[int]()
    for first, count in enumerate(found):
        words = count.before.rstrip()
        if not phrases.respectively.search(words):
            continue
        last = first
        while last + 1 < len(found) and _bare_follower(text, found[last], found[last + 1]):
            last += 1
        items = [
            item.strip().removeprefix("从")
            for item in _ITEMS.split(trimmed(phrases.respectively.sub("", words), phrases))
            if item.strip()
        ]
        if last > first and len(items) == last - first + 1:
            for offset, item in enumerate(items):
                result[first + offset] = replace(found[first + offset], label=item, words=item, start=count.start)
        elif last > first or len(items) > 1:
            for index in range(first, last + 1):
                result[index] = replace(found[index], label=count.label, words=count.words, start=count.start)
            unclear.update(range(first, last + 1))
    return tuple(result), frozenset(unclear)


def _bare_follower(text: str, count: Count, following: Count) -> bool:
    gap = text[count.number.end_unit : following.number.start]
    return not trimmed(gap.strip(";,、和及与 "), load_phrases())
