"""Where the words of an asked phrase stand in the question; what stands between them is not accounted for by it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.answer import Language
from assistant.plan import Ask
from assistant.question.residue import strip_harmless
from ingest.vocabulary.stems import stem

COUNTING = re.compile(
    r"(?:多少|几)(?:人次|万元|[个件条次人名篇份项起宗家处场期户部元种类批届位])?|[件条次个]|how|many|much",
    re.IGNORECASE,
)

HAN = re.compile("[一-鿿]")
SMALL = frozenset("分按用以于将每等含经即当如给作因对就并所到过得来去里中内外上下时后前共各总今本该")  # they only join


def phrase_spans(folded: str, ask: Ask, language: Language) -> list[tuple[int, int]]:
    """Where the parts of an asked phrase stand; what stands between them is not accounted for by it."""
    if ask.spans:
        return list(ask.spans)
    if language == "zh":
        parts = [part for part in ask.phrase.split() if part]
        return [(ask.start + found.start(), ask.start + found.end()) for part in parts
                for found in re.finditer(re.escape(part), folded[ask.start : ask.end])]  # fmt: skip
    stems = {stem(word.lower()) for word in re.split(r"[\s_-]+", ask.phrase) if word}
    return [
        (ask.start + found.start(), ask.start + found.end())
        for found in re.finditer(r"[A-Za-z']+", folded[ask.start : ask.end])
        if stem(found.group().lower()) in stems
    ]


def share_words(one: Ask, other: Ask, folded: str, language: Language) -> bool:
    """Whether two asked phrases share characters of the question; one "how many" may well count both."""
    return any(
        start < other_end and other_start < end
        for start, end in own_spans(folded, one, language)
        for other_start, other_end in own_spans(folded, other, language)
    )


def own_spans(folded: str, ask: Ask, language: Language) -> list[tuple[int, int]]:
    """The stretches of a phrase without its words for "how many"."""
    return [
        (start, end) for start, end in phrase_spans(folded, ask, language) if not COUNTING.fullmatch(folded[start:end])
    ]


def cut_off(folded: str, ask: Ask, said: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The single signs that stand right between two words of a Chinese phrase ("培训|女|干部"): they narrow the second.

    Signs that ask nothing by themselves, that only join, or that something else accounts for (``said``) are none.
    """
    gaps = [(one[1], other[0]) for one, other in pairwise(sorted(ask.spans)) if other[0] - one[1] == 1]
    signs = [folded[start:end] for start, end in gaps if not any(a <= start and end <= b for a, b in said)]
    return tuple(sign for sign in signs if HAN.fullmatch(sign) and sign not in SMALL and strip_harmless(sign * 2))


def stands_amid(inner: Ask, outer: Ask, folded: str) -> bool:
    """Whether one thing is named between the words of another, with no word in common ("经费|培训|花了").

    The "how many" of the outer one may count the inner one as well (公开|行政处罚|信息多少条).
    """
    gaps = [(one[1], other[0]) for one, other in pairwise(sorted(outer.spans))]
    own = [span for span in inner.spans if not COUNTING.fullmatch(folded[slice(*span)])]
    first, last = (min(own)[0], max(end for _, end in own)) if own else (inner.start, inner.end)
    return any(start <= first and last <= end for start, end in gaps)
