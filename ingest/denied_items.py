"""How far a denial reaches: up to the first item that has a number of its own (无行政复议、行政诉讼3件 denies the first only)."""

import re
from collections.abc import Sequence

from ingest.numbers import NumberMatch, find_numbers
from ingest.phrases import load_phrases

_EMPHASIS = re.compile(r"(?:收到|接到|受理|发生|出现|产生|因|任何|哪怕|\s)*")
_ENDS_ITEM = re.compile(r"\s*(?:$|[,;。、:()!?\n]|和|及|与|或|以及|其中|均|都|已|全部|为|是)")
_CAUSED = re.compile(r"^.*(?:引发|引起|产生|导致)的")
_BRACKETS = re.compile(r"\([^()]*\)")


def denied_end(text: str, start: int, end: int, numbers: Sequence[NumberMatch]) -> tuple[int, int]:
    """Where the denial, whose words end at ``start`` and whose clause at ``end``, stops, and where what follows begins.

    Both are ``end`` where no item has a number of its own; both are ``start`` where the first one has it.
    """
    for number in numbers:
        if not start <= number.start < end or number.value == 0 or _in_brackets(text[start : number.start]):
            continue
        joints = list(load_phrases().denial.joints.finditer(text, start, number.start))
        item = joints[-1].end() if joints else start
        leading = _EMPHASIS.fullmatch(text, item, number.start) is not None
        if (leading and number.value == 1) or not (leading or _ENDS_ITEM.match(text, number.end_unit)):
            continue  # 一起投诉 stresses that there was none; 因3件申请引发的 tells of what is denied
        return (joints[-1].start(), joints[-1].end()) if joints else (start, start)
    return end, end


def holds_number(label: str) -> bool:
    """Whether the name of a denied thing holds a number that it could be a count of."""
    words = _CAUSED.sub("", _BRACKETS.sub("", label))
    return any(number.value != 0 and (number.value != 1 or number.start) for number in find_numbers(words))


def denies_fees(text: str, start: int, end: int, clause_end: int, numbers: Sequence[NumberMatch]) -> bool:
    """Whether the fee phrase at ``start:end`` says that there were no fees.

    Not where it says how (未超标准收费) or which (未减免的收费), names one kind of fee only, or stands beside a sum taken.
    """
    rules, words = load_phrases().denial, text[start:clause_end]
    if rules.fee_manner.search(words) or rules.fee_which.match(text, end):
        return False
    kinds = sum(kind.search(words) is not None for kind in rules.fee_kinds)
    if kinds == 1 and not rules.fee_whole.search(words):
        return False
    return not any(_is_taken(text, number) for number in numbers if number.kind == "money" and number.value > 0)


def _is_taken(text: str, number: NumberMatch) -> bool:
    """Whether the clause of a sum of money says that it was taken as a fee."""
    rules = load_phrases().denial
    clause = re.split("[,;。:()]", text[: number.start])[-1]
    return rules.fee_taken.search(clause) is not None and rules.fee_not_taken.search(clause) is None


def _in_brackets(words: str) -> bool:
    return words.count("(") > words.count(")")
