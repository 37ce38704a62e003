"""Numbers that belong together: parts of a whole (其中…), lists with 、, and lists told with 分别为."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.phrases import load_phrases
from ingest.prose_labels import Count, trimmed
from ingest.prose_nested import nested

_LIST_GAP = re.compile(r"\s*\)?(?:、|和|及|以及|与)\s*")
_PARTED = re.compile(r"其中|\((?:包括|包含|含)[^)]*$|,(?:包括|包含)(?!重)[^,;。]*$")
_LONG_LIST, _LARGE = 3, 20
_BRACKETED = 1000  # partitions told in brackets are numbered apart
_LONGEST_ITEM = 14  # characters
_EACH = re.compile(r"(?P<items>[^,;。:]+?)(?:均|都)(?:为|是|收到|发生)?:?")
_LISTED = re.compile("^.*(?:的|依次|分别)(?:是|为|有)")  # 居前三位的是甲县、乙县和丙县
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


def places(
    text: str, found: Sequence[Count], before: Sequence[Count], parts_before: Sequence[Count] = ()
) -> tuple[Place, ...]:
    """For each number of a sentence what it is a part of.

    ``before`` are the totals of the sentences before, last first, ``parts_before`` the parts told there: these are a
    whole only of what adds up to them. A total among either is named by its position in both, one after the other.
    """
    wholes = _summed_wholes(found, _named_wholes(text, found, before), before, parts_before)
    runs = _runs(text, found)
    return tuple(
        Place(whole[0] if whole else None, whole[1] if whole else 0, _run_of(whole, run))
        for whole, run in zip(wholes, runs, strict=True)
    )


_Whole = tuple[Total | None, int] | None


def _run_of(whole: _Whole, run: int | None) -> int | None:
    """Parts whose whole could not be told are a list all the same."""
    return -whole[1] - 1 if whole is not None and whole[0] is None else run


def _named_wholes(text: str, found: Sequence[Count], before: Sequence[Count]) -> list[_Whole]:
    """By the words: after 其中, in a sentence that opens as a partition of the total before it or of its own first number."""
    phrases = load_phrases()
    wholes: list[_Whole] = []
    current: Total | None = None
    partition, left, size, inside = 0, Decimal(0), 0, False
    among, bracketed = among_total(text, found), nested(text, found)
    if found and among is None and phrases.partition.match(text):
        current = _total_before(text, found, before)
        inside, left = True, current.value if current else left
    for position, count in enumerate(found):
        gap = text[found[position - 1].number.end_unit if position else 0 : count.number.start]
        host = bracketed.get(position)
        if host is not None or (inside and size and position in bracketed):
            wholes.append(None if host is None else (_total_at(found, host), _BRACKETED + host))
            continue
        if position and (_PARTED.search(gap) or position - 1 == among):
            current = _total_for(text, found, wholes, position)
            partition, inside, left, size = partition + 1, True, current.value if current else Decimal(0), 0
        told_on = size and _tells_other(gap, count, left if current else count.number.value)
        told_on = told_on or (current is not None and size and _ends_before(text, found, position, size, left))
        told_on = told_on or (current is not None and size and not _same_kind(_count_at(current, found, before), count))
        if not inside or not is_countable(count) or told_on:
            wholes.append(None)
            inside = inside and not is_countable(count)
            continue
        wholes.append((current, partition))
        left, size = left - count.number.value, size + 1
        if current is not None and left == 0:
            inside = False
    return wholes


def among_total(text: str, found: Sequence[Count]) -> int | None:
    """The position of the number in 在已答复的36件申请中, whose parts follow; None where no number stands so."""
    words = load_phrases().among
    for position, count in enumerate(found[:2]):
        if words["before"].search(text[: count.number.start]) and words["after"].match(text[count.number.end_unit :]):
            return position
    return None


def is_countable(count: Count) -> bool:
    """Whether the number may be a total or a part: no share, no sum of money, no comparison."""
    phrases = load_phrases()
    compared = phrases.comparative.search(count.words) or phrases.other_time.search(count.words)
    return count.number.kind in {"count", "people", ""} and compared is None


def _tells_other(gap: str, count: Count, left: Decimal) -> bool:
    """Whether a number after the first part no longer is one: another deed, and more than is left of the whole."""
    verb = load_phrases().main_verb.match(trimmed(count.before, load_phrases())) is not None
    return verb and (count.number.value > left or ";" in gap)


def _ends_before(text: str, found: Sequence[Count], position: int, size: int, left: Decimal) -> bool:
    """Whether a list without a semicolon ended at the one before a number that is more than what is left of the whole.

    不予公开10件,其中秘密2件、隐私5件;信息不存在40件: the 40 are of the list around.
    """
    last = found[position - 1].number.end_unit
    inside = text[found[position - size].number.end_unit : last]
    return (
        found[position].number.value > left and ";" in text[last : found[position].number.start] and ";" not in inside
    )


def _count_at(total: Total, found: Sequence[Count], before: Sequence[Count]) -> Count:
    """The number that a total is, of this sentence or of those before."""
    return found[total.position] if total.position >= 0 else before[-total.position - 1]


def _total_at(found: Sequence[Count], position: int) -> Total:
    """A number of the sentence as the whole of others."""
    return Total(found[position].number.value, position, found[position].number.end_unit)


def _total_for(text: str, found: Sequence[Count], wholes: Sequence[_Whole], position: int) -> Total | None:
    """The nearest earlier number that is at least as large; where none is, the nearest that is no part itself."""
    earlier = [index for index in range(position - 1, -1, -1) if is_countable(found[index])]
    part = found[position]
    alike = [index for index in earlier if _same_kind(found[index], part)]
    large = [index for index in alike if found[index].number.value >= part.number.value]
    plain = [index for index in alike if wholes[index] is None]
    choice = [*large, *plain]
    nearest = _among_rivals([found[index] for index in choice], _sums(text, found, position))
    if nearest is None:
        return None
    return _total_at(found, choice[nearest])


def _total_before(text: str, found: Sequence[Count], before: Sequence[Count]) -> Total | None:
    """The total of the sentences before that the first number of this one can be a part of."""
    first = next((index for index, count in enumerate(found) if is_countable(count)), None)
    if first is None or not before:
        return None
    alike = [
        index
        for index, count in enumerate(before)
        if count.number.value >= found[first].number.value and _same_kind(count, found[first])
    ]
    choice = alike or [0]
    nearest = _among_rivals([before[index] for index in choice], _sums(text, found, first))
    return None if nearest is None else Total(before[choice[nearest]].number.value, -choice[nearest] - 1)


def _among_rivals(choice: Sequence[Count], sums: Sequence[Decimal]) -> int | None:
    """Which of the totals, nearest first, the parts with these running ``sums`` belong to.

    The one they add up to (受理45件,历年累计168件。其中网上30件,当面10件,信函5件: the 45), else the nearest; but a running
    total that merely stands beside the year's is never guessed.
    """
    for values in (sums[-1:], sums):
        fitting = [index for index, count in enumerate(choice) if count.number.value in values]
        if fitting:
            return fitting[0]
    return 0 if choice and not is_running_beside(choice[0]) else None


def is_running_beside(count: Count) -> bool:
    """Whether the number is the running total told beside that of the year (…45件,历年累计168件)."""
    return load_phrases().scope["of_one_number"].search(count.before) is not None


def _sums(text: str, found: Sequence[Count], first: int) -> list[Decimal]:
    """The running sums of two and more numbers from ``first`` on, up to the next 其中."""
    sums: list[Decimal] = []
    total = Decimal(0)
    for index in range(first, len(found)):
        if index > first and _PARTED.search(text[found[index - 1].number.end_unit : found[index].number.start]):
            break
        if is_countable(found[index]):
            total += found[index].number.value
            sums.append(total)
    return sums[1:]


def _same_kind(one: Count, other: Count) -> bool:
    """People and things are not parts of each other, but 人 and 人次 are told of one another."""
    return (one.number.kind == "people") == (other.number.kind == "people") or not (
        one.number.unit and other.number.unit
    )


def _summed_wholes(
    found: Sequence[Count], wholes: list[_Whole], before: Sequence[Count], farther: Sequence[Count]
) -> list[_Whole]:
    """By arithmetic where no word says it: two or more numbers right after a total that add up to it exactly.

    Of a number that is ``farther`` away only longer lists with its own unit are the parts: short sums agree by chance.
    """
    result = list(wholes)
    countable = [is_countable(count) for count in found]
    # A list has two numbers at least, so that most sentences have none: they are passed over before anything is added up.
    starts = [
        (Total(count.number.value, -index - 1), 0, count, index >= len(before))
        for index, count in enumerate((*before, *farther))
        if len(found) > 1 and (index < len(before) or (len(found) >= _LONG_LIST and count.number.value >= _LARGE))
    ]
    starts += [
        (Total(count.number.value, index, count.number.end_unit), index + 1, count, False)
        for index, count in enumerate(found[:-2])
        if countable[index]
    ]
    for total, first, count, far in starts:
        own = [index for index in range(len(found)) if _is_part(result[index], total)]
        known = 1 + max((whole[1] for whole in result if whole is not None), default=-1)
        lists = _lists_from(found, countable, result, _after_parts(own, first), count)
        for partition, parts in enumerate(lists, known):
            if far and not _agree_surely(count, [found[index] for index in parts]):
                break
            for index in parts:
                result[index] = (total, partition)
    return result


def _lists_from(
    found: Sequence[Count], countable: Sequence[bool], wholes: Sequence[_Whole], first: int, whole: Count
) -> list[list[int]]:
    """The lists that add up to ``whole``, one right after the other from ``first`` on."""
    lists: list[list[int]] = []
    while parts := _adding_up(found, countable, wholes, whole, first):
        lists.append(parts)
        first = parts[-1] + 1
    return lists


def _agree_surely(whole: Count, parts: Sequence[Count]) -> bool:
    units = {count.number.unit for count in (whole, *parts)}
    return len(parts) >= _LONG_LIST and whole.number.value >= _LARGE and len(units) == 1


def _is_part(whole: _Whole, total: Total) -> bool:
    return whole is not None and whole[0] == total


def _after_parts(own: Sequence[int], first: int) -> int:
    """Where the next list may begin: after the parts that follow the total without a gap."""
    return own[-1] + 1 if own and own[0] == first else first


def _adding_up(
    found: Sequence[Count], countable: Sequence[bool], wholes: Sequence[_Whole], total: Count, first: int
) -> list[int]:
    """The positions of at least two numbers of one kind from ``first`` on that make ``total``, [] where none do."""
    left, taken, people = total.number.value, list[int](), total.number.kind == "people"
    for index in range(first, len(found)):
        if not countable[index] or (found[index].number.kind == "people") != people:
            continue
        whole = wholes[index]
        if (whole is not None and whole[0] is not None) or found[index].number.qualifier != "exact":
            break
        left -= found[index].number.value
        taken.append(index)
        if left <= 0:
            break
    return taken if left == 0 and len(taken) > 1 and total.number.value > 2 else []


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
        items[:1] = [_LISTED.sub("", item) or item for item in items[:1]]
        if last > first and len(items) == last - first + 1:
            for offset, item in enumerate(items):
                result[first + offset] = replace(found[first + offset], label=item, words=item, start=count.start)
        elif last > first or len(items) > 1:
            for index in range(first, last + 1):
                result[index] = replace(found[index], label=count.label, words=count.words, start=count.start)
            unclear.update(range(first, last + 1))
    return tuple(result), frozenset(unclear)


def each_of(count: Count) -> tuple[Count, ...]:
    """甲、乙均为3件: the count of each item by itself; () where the words before the number name no such list."""
    words = _EACH.fullmatch(re.sub(r"\s+", "", count.before))
    items = [item for item in _ITEMS.split(words["items"]) if item] if words else []
    fitting = len(items) > 1 and all(len(item) <= _LONGEST_ITEM and not re.search(r"\d", item) for item in items)
    return tuple(replace(count, label=item, words=item) for item in items) if fitting else ()


def _bare_follower(text: str, count: Count, following: Count) -> bool:
    gap = text[count.number.end_unit : following.number.start]
    return not trimmed(gap.strip(";,、和及与 "), load_phrases())
