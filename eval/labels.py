"""Right numbers under each other's labels: 14 by letter and 5 online where it is the other way round."""

from collections.abc import Sequence
from itertools import permutations

from eval.expected import ExpectedNumber
from eval.same_number import AssertedNumber, same_number
from ingest.folding import fold_text


def swapped(expected: Sequence[ExpectedNumber], asserted: Sequence[AssertedNumber]) -> str | None:
    """What is said where two numbers of an answer bear each other's label, else None.

    Labels are written in many ways, so only what cannot be read otherwise counts: a number is called by another number's
    label and not by its own, and that other number is given under something else than its label.
    """
    for one, other in permutations(expected, 2):
        if one.value == other.value or not one.label or not other.label:
            continue
        called, called_other = _called(one, asserted), _called(other, asserted)
        own, others = _plain(one.label), _plain(other.label)
        taken = all(others in text and own not in text for text in called)
        if called and called_other and taken and not any(others in text for text in called_other):
            return f"calls {one.value:f} {other.label!r}, which is {other.value:f}"
    return None


def _called(number: ExpectedNumber, asserted: Sequence[AssertedNumber]) -> list[str]:
    """What an answer calls the numbers that are equal to ``number``."""
    return [_plain(given.label) for given in asserted if same_number(number, given)]


def _plain(label: str) -> str:
    return fold_text(label).lower()
