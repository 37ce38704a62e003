"""Folding: the form of a text in which everything is matched, with the way back to the text as stored.

A copied report may be in traditional characters, carry pinyin glosses (`關(guān)于`), full-width digits, odd spaces or
the look-alike radicals that some PDF writers emit. Matching happens on the folded text, quoting on the stored text.
Folding works character by character, so that offsets stay exact: what is not dropped is replaced one for one. So are the
words that pages turned into traditional script by words have for those of the mainland (政府資訊 for 政府信息).
"""

import csv
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

CHARACTERS_FILE = Path(__file__).with_name("folding.csv")

_TONED = "a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ\u0300-\u0308\u030c"
# What a folded text does not have: glosses after a Han character, characters of no width, the CR of a CR LF, and the
# colours of a terminal (ECMA-48, 5.4), left by a text that was copied out of one.
_DROPPED = re.compile(
    rf"(?<=[\u3400-\u9fff\uf900-\ufaff])[(\uff08](?P<gloss>[{_TONED}]{{1,9}})[)\uff09]"
    "|[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]+"
    "|\r(?=\n)"
    r"|\x1b\[[0-9;?]{0,16}[A-Za-z]"
)
# One syllable of Hanyu Pinyin without its tone mark.
_SYLLABLE = re.compile(
    "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in"
    "|un|ia|ie|iu|ua|uo|ui|ue|er|a|o|e|i|u)|n|ng|m"
)
_SHORT = 120
_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"


@dataclass(frozen=True)
class Folded:
    """``text`` is the folded text; ``span`` and ``at`` lead between its offsets and those of the stored text.

    The two tuples hold, for each run of characters that was kept without a gap, where it starts on either side.
    """

    text: str
    stored_length: int
    run_starts: tuple[int, ...]
    stored_starts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stored stretch that the folded ``start:end`` was made from; dropped characters at its ends stay out."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} is outside the folded text of {len(self.text)} characters")
        if start == end:
            place = self.stored_length if start == len(self.text) else self._stored(start)
            return place, place
        return self._stored(start), self._stored(end - 1) + 1

    def at(self, stored_offset: int) -> int:
        """The folded offset of ``stored_offset``; of a dropped character, that of the next one kept."""
        if not 0 <= stored_offset <= self.stored_length:
            raise ValueError(f"offset {stored_offset} is outside the stored text of {self.stored_length} characters")
        run = bisect_right(self.stored_starts, stored_offset) - 1
        if run < 0:
            return 0
        run_end = self.run_starts[run + 1] if run + 1 < len(self.run_starts) else len(self.text)
        return min(self.run_starts[run] + stored_offset - self.stored_starts[run], run_end)

    def _stored(self, offset: int) -> int:
        run = bisect_right(self.run_starts, offset) - 1
        return self.stored_starts[run] + offset - self.run_starts[run]


def fold(text: str, soft_breaks: Sequence[tuple[int, int]] = ()) -> Folded:
    """Fold a stored text: simplified characters, half-width signs, plain spaces and line ends, no pinyin glosses.

    ``soft_breaks`` are stretches, in order, that the folded text does not have either: a gloss broken by one is a gloss.

    >>> fold("关(guā\\nn)于公\\n开", ((5, 6), (10, 11))).text
    '关于公开'
    """
    if soft_breaks:
        return _across_breaks(text, soft_breaks)
    runs: list[tuple[int, int]] = []
    pieces: list[str] = []
    length = position = 0
    for dropped in _DROPPED.finditer(text):
        gloss = dropped["gloss"]
        if gloss is not None and not _is_pinyin(gloss):
            continue
        if dropped.start() > position:
            runs.append((length, position))
            pieces.append(text[position : dropped.start()])
            length += dropped.start() - position
        position = dropped.end()
    if position < len(text):
        runs.append((length, position))
        pieces.append(text[position:])
    kept = _foreign_words().sub(lambda word: _listed()[word.group()], "".join(pieces))
    return Folded(
        text=kept.translate(_character_table()),
        stored_length=len(text),
        run_starts=tuple(run for run, _ in runs),
        stored_starts=tuple(stored for _, stored in runs),
    )


def fold_text(text: str) -> str:
    """The folded form of a short text, for comparing where no way back is needed.

    >>> fold_text("關(guān)于 2009年(累計)")
    '关于 2009年(累计)'
    """
    return _fold_short(text) if len(text) <= _SHORT else fold(text).text


@lru_cache(maxsize=8192)  # labels of forms recur from row to row and from report to report
def _fold_short(text: str) -> str:
    return fold(text).text


def _across_breaks(text: str, breaks: Sequence[tuple[int, int]]) -> Folded:
    """The folded text without the breaks: folded as if they were not there, then led back to where they are."""
    ends = [0, *(end for _, end in breaks)]
    starts = [*(start for start, _ in breaks), len(text)]
    folded = fold("".join(text[end:start] for end, start in zip(ends, starts, strict=True)))
    places: list[int] = []  # where each break is in the text without breaks
    gone = [0]
    for start, end in breaks:
        places.append(start - gone[-1])
        gone.append(gone[-1] + end - start)
    runs: list[tuple[int, int]] = []
    run_ends = [*folded.run_starts, len(folded.text)][1:]
    for run, joined, run_end in zip(folded.run_starts, folded.stored_starts, run_ends, strict=True):
        passed = bisect_right(places, joined)
        runs.append((run, joined + gone[passed]))
        for number in range(passed, bisect_left(places, joined + run_end - run)):
            runs.append((run + places[number] - joined, places[number] + gone[number + 1]))
    return Folded(folded.text, len(text), tuple(run for run, _ in runs), tuple(stored for _, stored in runs))


def _is_pinyin(gloss: str) -> bool:
    plain = "".join(letter for letter in unicodedata.normalize("NFD", gloss) if "a" <= letter <= "z")
    if len(gloss) == 1 and plain == gloss:  # a lone letter without a tone is a list mark: 选项(a)
        return False
    return _SYLLABLE.fullmatch(plain) is not None


class _CharacterTable(dict[int, str]):
    """A table for ``str.translate`` that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


@cache
def _character_table() -> _CharacterTable:
    return _CharacterTable()


def _fold_character(character: str) -> str:
    if character in _LINE_ENDS:
        return "\n"
    if character != "\t" and unicodedata.category(character) == "Zs":
        return " "
    code = ord(character)
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    listed = _listed().get(character)
    if listed is not None:
        return listed
    if 0x2F00 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0xFE50 <= code <= 0xFE6F:
        character = unicodedata.normalize("NFKC", character)[:1] or character
        code = ord(character)
    if code < 0x2E80:
        return character
    return _simplified(character)


@cache
def _listed() -> Mapping[str, str]:
    """The characters and words of folding.csv; each word is as long as what stands for it."""
    with CHARACTERS_FILE.open(encoding="utf-8", newline="") as rows:
        return {row["from"]: row["to"] for row in csv.DictReader(rows)}


@cache
def _foreign_words() -> re.Pattern[str]:
    return re.compile("|".join(sorted((word for word in _listed() if len(word) > 1), key=len, reverse=True)))


def _simplified(character: str) -> str:
    simplified: str = _traditional_to_simplified().convert(character)
    return simplified if len(simplified) == 1 else character


@cache
def _traditional_to_simplified():  # type: ignore[no-untyped-def]  # opencc ships no types
    from opencc import OpenCC  # loaded with the first Han character

    return OpenCC("t2s")
