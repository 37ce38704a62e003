"""Whether the text layer of a page can be what the page shows. A font may lie about its characters.

Characters that stand for nothing are told at once. Chinese of the wrong characters is told by how common they are: of
any sixty Chinese characters in a report more than half occur in the labels of the statutory forms and in function
words; of characters that a wrong font map gives, hardly any do.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from ingest.folding import fold_text
from ingest.forms import forms
from ingest.vocabulary.indicators import indicators

Fault = Literal["no text", "garbled"]

LEAST_TEXT = 8  # characters that make a page count as having a text layer
_GARBLE = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_MOST_GARBLE = 0.15
_FUNCTION_WORDS = "的一是在不了有和人为以于上个时到地要就出可也对能而年月日我县市区"
_STRETCH = 60  # Chinese characters that are judged together
_SHORT_STRETCH = 30
_LEAST_COMMON = 0.35  # of the characters of a stretch
_MOST_UNCOMMON = 0.3  # of the stretches of a page
_LEAST_LETTERS = 40  # of a page that are judged, where hardly any is Chinese
_ENGLISH = re.compile(r"\b(?:the|of|and|in|to|for)\b", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")


def pages_to_recognise(texts: Sequence[str]) -> Mapping[int, Fault]:
    """The places of the pages whose text layer cannot be used, by the text of each page, and what is wrong with it."""
    faults: dict[int, Fault] = {}
    for place, text in enumerate(texts):
        if is_garbled(text):
            faults[place] = "garbled"
        elif len(text.strip()) < LEAST_TEXT:
            faults[place] = "no text"
    long = [place for place, text in enumerate(texts) if len(_LETTER.findall(text)) >= _LEAST_LETTERS]
    if long and all(
        faults.get(place) == "garbled" for place in long
    ):  # what is too short to judge is of the same fonts
        faults.update(
            {place: "garbled" for place, text in enumerate(texts) if place not in faults and _LETTER.search(text)}
        )
    return faults


def is_garbled(text: str) -> bool:
    """Whether the characters of a text stand for nothing or cannot be those of a Chinese report."""
    if has_garbage(text):
        return True
    han = _HAN.findall(fold_text(text))
    if len(han) >= _SHORT_STRETCH:
        stretches = [han[start : start + _STRETCH] for start in range(0, len(han), _STRETCH)]
        judged = [stretch for stretch in stretches if len(stretch) >= _SHORT_STRETCH]
        wrong = sum(
            1 for stretch in judged if sum(sign in _common() for sign in stretch) < _LEAST_COMMON * len(stretch)
        )
        return wrong > _MOST_UNCOMMON * len(judged)
    letters = len(_LETTER.findall(text))
    return letters >= _LEAST_LETTERS and len(han) < 0.1 * letters and not _ENGLISH.search(text)


def has_garbage(text: str) -> bool:
    """Whether many of the characters stand for nothing: private use, codes of a font, replacements."""
    return len(_GARBLE.findall(text)) > _MOST_GARBLE * max(len(_GARBLE.sub("x", text)), 1)


@cache
def _common() -> frozenset[str]:
    labels = [row.label for form in forms().values() for table in form.tables for row in table.rows]
    names = [indicator.zh for indicator in indicators().values()]
    return frozenset(sign for text in (*labels, *names, _FUNCTION_WORDS) for sign in fold_text(text))
