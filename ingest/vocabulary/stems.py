"""English words reduced to what plural and verb endings leave, enough to compare a question with an asking phrase."""

from collections.abc import Mapping
from functools import cache

from ingest.vocabulary.indicators import load_yaml

_VOWELS = frozenset("aeiou")
_DOUBLED_FOR_GOOD = frozenset("lsz")


@cache
def stem(word: str) -> str:
    """The stem of a lower-case word: requests, requested -> request; refused, refusal -> refus; years stay as they are.

    >>> [stem(word) for word in ("applications", "queries", "dropped", "made", "press", "2009")]
    ['application', 'queri', 'drop', 'mak', 'press', '2009']
    """
    irregular = _irregular()
    if word not in irregular and word.endswith("s") and not word.endswith("ss"):
        word = irregular.get(word[:-1], word)
    word = irregular.get(word, word)
    if len(word) <= 3 or word.isdigit():
        return word[:-1] if len(word) == 3 and word.endswith("s") and word[1] not in "aiu" else word
    return _without_ending(word)


def small_words() -> frozenset[str]:
    """Words that say nothing about what is asked."""
    return _small()


def _without_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and _VOWELS & set(word[: -len(ending)]):
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in _VOWELS | _DOUBLED_FOR_GOOD:
                word = word[:-1]
            break
    else:
        if word.endswith("ies"):
            word = word[:-3] + "y"
        elif word.endswith(("sses", "xes", "ches", "shes")):
            word = word[:-2]
        elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
    if word.endswith("y") and len(word) > 3 and word[-2] not in _VOWELS:
        word = word[:-1] + "i"
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@cache
def _small() -> frozenset[str]:
    return frozenset(load_yaml("set_phrases.yaml")["small"].split())


@cache
def _irregular() -> Mapping[str, str]:
    lines = load_yaml("set_phrases.yaml")["irregular"].splitlines()
    return {line.split()[0]: line.split()[1] for line in lines}
