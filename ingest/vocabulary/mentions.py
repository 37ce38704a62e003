"""Which indicators a question asks about. Matched on the folded question; families are returned, not resolved."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

from ingest.vocabulary.agencies import department_words
from ingest.vocabulary.closest import closest
from ingest.vocabulary.indicators import ask_file, load_yaml
from ingest.vocabulary.negation import turned_round_en, turned_round_zh
from ingest.vocabulary.places import find_places
from ingest.vocabulary.stems import small_words, stem

Language = Literal["zh", "en"]

# How far apart the parts of a phrase may stand, and still be one thing: characters between them, words between them.
MOST_CHARACTERS_BETWEEN = 14
MOST_WORDS_BETWEEN = 6
# In a text as long as a page a word may recur hundreds of times; a question asks with the first few.
MOST_OCCURRENCES = 12

_CLAUSE_END = re.compile(r"[,。;:?!,;:?!]| and (?=how|what|which|who)")
_HOW_MANY = re.compile(r"多少|几(?=[个件条次人名篇份项起宗家处场期户部元种类])|\bhow (?:many|much)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9]+")
_OFFICE_WORDS = frozenset({"bureau", "bureaus", "commission"})


@dataclass(frozen=True)
class Asked:
    """A phrase of the question and the indicators that it may mean (several: a family, not resolved here).

    ``start:end`` is the stretch of the folded question that holds all its parts; ``specificity`` counts the
    characters (zh) or words (en) that agreed. ``spans`` are the stretches that this and every other phrase for the
    same indicators account for ("lost … corrected by the courts" says one thing twice).
    """

    ids: tuple[str, ...]
    phrase: str
    start: int
    end: int
    specificity: int
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class _Match:
    """A phrase found: its units (words or characters of the question) part by part."""

    ids: tuple[str, ...]
    phrase: str
    parts: tuple[tuple[int, int], ...]
    light: tuple[bool, ...]
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]

    @property
    def cover(self) -> frozenset[int]:
        return frozenset(unit for start, end in self.parts for unit in range(start, end))

    @property
    def core(self) -> frozenset[int]:
        """The units that make the phrase specific: those of its light words only where it has no others."""
        heavy = [part for part, light in zip(self.parts, self.light, strict=True) if not light]
        return frozenset(unit for start, end in heavy or self.parts for unit in range(start, end))


def find_asked(question_folded: str, language: Language) -> tuple[Asked, ...]:
    """The indicators that a folded question asks about, in the order in which it names them.

    A phrase that only repeats part of a longer one found on the same words is left out; so is one that was pieced
    together over a clause end from words that belong to other phrases.
    """
    found = _found_zh(question_folded) if language == "zh" else _found_en(question_folded)
    kept = _undominated(_not_pieced_together(found, question_folded), question_folded)
    same: dict[tuple[str, ...], list[_Match]] = {}
    for match in kept:
        same.setdefault(match.ids, []).append(match)
    asked = [_asked(_own(matches, kept), question_folded) for matches in same.values()]
    return tuple(sorted(asked, key=lambda one: (one.start, one.end)))


def find_passed_over(question_folded: str, language: Language) -> tuple[Asked, ...]:
    """The phrases that stand in a folded question and that ``find_asked`` leaves out for longer ones, for explanations."""
    found = _found_zh(question_folded) if language == "zh" else _found_en(question_folded)
    kept = {match.ids for match in _undominated(_not_pieced_together(found, question_folded), question_folded)}
    left = {match.ids: match for match in found if match.ids not in kept}
    return tuple(sorted((_asked([match], question_folded) for match in left.values()), key=lambda one: one.start))


def _own(matches: Sequence[_Match], kept: Sequence[_Match]) -> list[_Match]:
    """The longest match of the same indicators, then the others that take no word of what else is asked."""
    best = max(matches, key=lambda match: len(match.cover))
    taken = {unit for other in kept if other.ids != best.ids for unit in other.cover} - best.cover
    return [best, *(match for match in matches if match is not best and not match.cover & taken)]


def _asked(matches: Sequence[_Match], question: str) -> Asked:
    """The matches of the same indicators as one thing asked: where the longest stands, with the words of them all.

    ``phrase`` are the words of the question itself: those of the longest match and of the others in its clause.
    """
    best = matches[0]
    near = [match for match in matches if not _CLAUSE_END.search(question, *_stretch((match, best)))]
    start, end = _stretch((best, *near))
    spans = tuple(sorted({span for match in matches for span in match.spans}))
    words = _joined([span for match in (best, *near) for span in match.spans])
    phrase = " ".join(question[first:last] for first, last in words)
    return Asked(best.ids, phrase, start, end, len(best.cover), spans)


def _stretch(matches: Iterable[_Match]) -> tuple[int, int]:
    spans = [(match.start, match.end) for match in matches]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


# -- Chinese: the parts of a phrase are runs of characters


def _found_zh(question: str) -> list[_Match]:
    locked = _locked_zh(question)
    found: list[_Match] = []
    # Each phrase is looked for by its longest part alone, each different one of which is looked for once.
    there = sorted(place for part, places in _by_longest_part_zh().items() if part in question for place in places)
    for ids, phrase, parts, light in (_phrases_zh()[place] for place in there):
        if not all(part in question for part in parts):
            continue
        places = [list(islice(_occurrences(question, part, locked), MOST_OCCURRENCES)) for part in parts]
        chosen = closest(places, MOST_CHARACTERS_BETWEEN, lambda start, end: end - start)
        if chosen and not turned_round_zh(question, chosen):
            start, end = min(s for s, _ in chosen), max(e for _, e in chosen)
            found.append(_Match(ids, phrase, chosen, light, start, end, chosen))
    return found


def _occurrences(question: str, part: str, locked: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Where ``part`` stands without being cut out of a set phrase."""
    start = question.find(part)
    while start >= 0:
        end = start + len(part)
        free = all(end <= first or last <= start or (start <= first and last <= end) for first, last in locked)
        if free and not _belongs_before(question, start):
            yield start, end
        start = question.find(part, start + 1)


def _locked_zh(question: str) -> list[tuple[int, int]]:
    """The set phrases and department names of the question, longest first, then the places; none overlap."""
    taken = bytearray(len(question))
    locked: list[tuple[int, int]] = []

    def lock(start: int, end: int) -> None:
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            locked.append((start, end))

    for words in _set_phrases_zh():
        owner, _, owned = words.rpartition("|")
        start = question.find(owner + owned)
        while start >= 0:
            lock(start + len(owner), start + len(owner + owned))
            start = question.find(owner + owned, start + 1)
    for mention in find_places(question):
        lock(mention.start, mention.end)
    return locked


@cache
def _phrases_zh() -> tuple[tuple[tuple[str, ...], str, tuple[str, ...], tuple[bool, ...]], ...]:
    light = set(load_yaml("set_phrases.yaml")["light_zh"].split())
    return tuple(
        (ids, phrase, tuple(phrase.split()), tuple(part in light for part in phrase.split()))
        for ids, phrases in ask_file("zh").items()
        for phrase in phrases
    )


@cache
def _by_longest_part_zh() -> Mapping[str, tuple[int, ...]]:
    """The places in ``_phrases_zh`` of the phrases that have this as their longest part."""
    found: dict[str, list[int]] = {}
    for place, (_, _, parts, _) in enumerate(_phrases_zh()):
        found.setdefault(max(parts, key=len), []).append(place)
    return {part: tuple(places) for part, places in found.items()}


def _belongs_before(question: str, start: int) -> bool:
    """Whether the words at ``start`` belong to the words before them: 申请|公开 is no 公开."""
    return any(question.startswith(owned, start) and question.endswith(owner, 0, start) for owner, owned in _owned_zh())


@cache
def _owned_zh() -> tuple[tuple[str, str], ...]:
    pairs = (words.rpartition("|") for words in _set_phrases_zh() if "|" in words)
    return tuple((owner, owned) for owner, _, owned in pairs)


@cache
def _set_phrases_zh() -> tuple[str, ...]:
    words = {*load_yaml("set_phrases.yaml")["zh"].split(), *department_words()}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


# -- English: the parts of a phrase are words, compared by their stems


def _found_en(question: str) -> list[_Match]:
    words = list(_WORD.finditer(question))
    stems = [stem(word.group().lower()) for word in words]
    locked = _locked_en(words, stems)
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    found: list[_Match] = []
    known = set(stems)
    counted = [word.group().lower() not in small_words() for word in words]

    def weight(start: int, end: int) -> int:
        return sum(counted[start:end])

    # Each phrase is looked for by its rarest word alone, and only where the question has that.
    there = sorted(place for word in known for place in _by_rarest_word_en().get(word, ()))
    for ids, phrase, parts, light in (_phrases_en()[place] for place in there):
        if any(word not in known for part in parts for word in part):
            continue
        for part in parts:
            if part not in places:
                places[part] = list(islice(_runs(stems, part, locked), MOST_OCCURRENCES))
        chosen = closest([places[part] for part in parts], MOST_WORDS_BETWEEN, weight)
        if chosen and not turned_round_en([word.group().lower() for word in words], chosen, light):
            spans = tuple((words[s].start(), words[e - 1].end()) for s, e in chosen)
            start, end = min(s for s, _ in spans), max(e for _, e in spans)
            found.append(_Match(ids, phrase, chosen, light, start, end, spans))
    return found


def _runs(stems: Sequence[str], part: tuple[str, ...], locked: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    for start in range(len(stems) - len(part) + 1):
        end = start + len(part)
        if tuple(stems[start:end]) == part and all(
            end <= first or last <= start or (start <= first and last <= end) for first, last in locked
        ):
            yield start, end


def _locked_en(words: Sequence[re.Match[str]], stems: Sequence[str]) -> list[tuple[int, int]]:
    """Words that belong to a name, not to what is asked: "Education Bureau", "annual report", "information disclosure"."""
    locked = [
        (position - 1, position + 1)
        for position, word in enumerate(words)
        if position and word.group().lower() in _OFFICE_WORDS
    ]
    for phrase in _names_en():
        locked.extend(_runs(stems, phrase, ()))
    return locked


@cache
def _phrases_en() -> tuple[tuple[tuple[str, ...], str, tuple[tuple[str, ...], ...], tuple[bool, ...]], ...]:
    light = {tuple(map(stem, words.split("_"))) for words in load_yaml("set_phrases.yaml")["light_en"].split()}
    small = small_words()
    phrases = []
    for ids, lines in ask_file("en").items():
        for phrase in lines:
            parts = tuple(tuple(map(stem, part.split("_"))) for part in phrase.split() if part not in small)
            phrases.append((ids, phrase, parts, tuple(part in light for part in parts)))
    return tuple(phrases)


@cache
def _by_rarest_word_en() -> Mapping[str, tuple[int, ...]]:
    """The places in ``_phrases_en`` of the phrases that have this as the word that the fewest phrases have."""
    words = [dict.fromkeys(word for part in parts for word in part) for _, _, parts, _ in _phrases_en()]
    often = Counter(word for of_one in words for word in of_one)
    found: dict[str, list[int]] = {}
    for place, of_one in enumerate(words):
        found.setdefault(min(of_one, key=lambda word: often[word]), []).append(place)
    return {word: tuple(places) for word, places in found.items()}


@cache
def _names_en() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(stem, line.split())) for line in load_yaml("set_phrases.yaml")["en"].splitlines())


# -- both: choosing among matches


def _not_pieced_together(found: Sequence[_Match], question: str) -> list[_Match]:
    """Without the matches that reach over a clause end and whose every part belongs to something else that does not."""
    crosses = [_CLAUSE_END.search(question, match.start, match.end) is not None for match in found]
    whole = [match for match, crossing in zip(found, crosses, strict=True) if not crossing]
    kept = []
    for match, crossing in zip(found, crosses, strict=True):
        cover = match.cover
        taken = {part for other in whole if not other.cover <= cover for part in other.parts} if crossing else set()
        cut_out = [
            any(first <= a and b <= last and b - a < last - first for first, last in taken) for a, b in match.parts
        ]
        if not (crossing and (taken.issuperset(match.parts) or all(cut_out))):
            kept.append(match)
    return kept


def _undominated(found: Sequence[_Match], question: str) -> list[_Match]:
    """Without the matches whose words are a true part of another match's words.

    A family goes as well where a phrase for only some of its members says all that the family's phrase says. What a clause
    asks with a "how many" of its own stays, although the next clause borrows its noun (受理多少申请,答复多少).
    """
    cores = [(match, match.core, match.cover, set(match.ids)) for match in found]
    return [
        match
        for match, core, cover, ids in cores
        if not any(
            (core < other_core or (core == other_core and cover < other) or (core <= other and other_ids < ids))
            and not _asked_before(match, longer, question)
            for longer, other_core, other, other_ids in cores
        )
    ]


def _asked_before(match: _Match, longer: _Match, question: str) -> bool:
    """Whether ``match`` is asked by a clause of its own, and ``longer`` reaches from there into the next "how many" for
    something else."""
    end = None if set(match.ids) < set(longer.ids) else _CLAUSE_END.search(question, match.end)
    if end is None or not match.end <= end.start() < longer.end or _CLAUSE_END.search(question, match.start, match.end):
        return False
    start = max((mark.end() for mark in _CLAUSE_END.finditer(question, 0, match.start)), default=0)
    return bool(_HOW_MANY.search(question, start, end.start()) and _HOW_MANY.search(question, end.end()))
