"""Where the words of an asked phrase stand in the question; what stands between them is not accounted for by it."""

import re

from assistant.answer import Language
from assistant.plan import Ask
from ingest.vocabulary.stems import stem

COUNTING = re.compile(r"(?:多少|几).{0,3}|[件条次个]|how|many|much", re.IGNORECASE)


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
