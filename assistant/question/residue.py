"""What a question says that nothing has accounted for yet. A figure answers only a question that it accounts for whole."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache

from assistant.answer import Language
from assistant.cues import load
from ingest.vocabulary.stems import stem

# English terms by their first word: (place in the order of choice, stemmed words, Chinese words) of each.
Terms = Mapping[str, Sequence[tuple[int, tuple[str, ...], tuple[str, ...]]]]
HAN_RUN = re.compile(r"[一-鿿]+")
# "The city departments" are not the city; "which departments", "departments and counties" ask for a list or for all.
BODIES_INSIDE = re.compile(
    r"(?<!which )(?<!what )(?<!all )(?<!each )\b(?:city|county|district|municipal|town|provincial)(?:'s)? (departments|bureaus)\b(?! (?:and|or)\b)",
    re.IGNORECASE,
)
OFFICE_INSIDE = re.compile(r"\b((?:[a-z]+ ){1,4})(office|section|division)\b", re.IGNORECASE)
# What something was charged or paid for is part of what is asked, however common the word ("charged for looking it up").
FOR_DOING = re.compile(r"\bfor ([a-z]{3,}ing)\b", re.IGNORECASE)
# What is left of a list ("other items"), not "the other items" beside one just named.
OTHER_KIND = re.compile(
    r"(?<!\bthe )(?<!\beach )(?<!\bany )(?<!\ball )(?<!\bno )\bother (?:items?|information|kinds?|types?|matters|documents)\b(?! than)",
    re.IGNORECASE,
)
AS_PRINTED = re.compile(r"[一-鿿]|\d{5}")  # needs no rendering: it stands in a report as it is asked
SEPARATORS = re.compile("[的了吗呢和与及是在由被把、]")
NARROWING = frozenset(
    "待未拟尚逾超旬月周季"
)  # characters that narrow what follows them even where nothing else is left
DENYING = frozenset("不未没无非")  # signs that turn a word round: one in the word, some in what says it
LEVELS = "省市县区镇乡村"  # signs that say whose a thing is: one in the word stands in what says it
PARTS_OF_A_CITY = re.compile(
    "[县区市][(][县市区、]{1,4}[)]"
)  # 县(市、区): its signs stand alone, the whole of it names somebody
WORD = re.compile(r"[A-Za-z][A-Za-z'\-]*")
# The number by which a telephone line or a platform is called (12345热线): a name, not an amount that is stated.
HOTLINE = re.compile(
    r"(?<![\d.])(?:1[12]\d{3}|9[56]\d{3,4})(?![\d.])"
    r"(?:(?=\s*[一-鿿]{0,6}(?:热线|平台|专线))|(?=\s*(?:[a-z]+ ){0,3}(?:hot|help)?lines?\b)|(?<=热线\d{5})|(?<=线\d{6}))",
    re.IGNORECASE,
)


def residue(question: str, language: Language, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """The words of a folded question outside ``spans`` that are not harmless, in order, each once.

    Chinese gives runs of two or more characters, English single words; Chinese words inside an English question count,
    and so does the number by which a telephone line is called.
    """
    rest = list(question)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    remaining = "".join(rest)
    runs = [run for piece in HAN_RUN.findall(remaining) for run in strip_harmless(piece)]
    runs += [*HOTLINE.findall(question), *PARTS_OF_A_CITY.findall(remaining)]
    if language == "zh":
        return tuple(dict.fromkeys(runs))
    words = [word.lower().removesuffix("'s").removesuffix("-related").strip("'-") for word in WORD.findall(remaining)]
    left = [word for word in words if len(word) > 1 and word not in harmless_en() and not is_misspelt(word)]
    left += [word.lower() for word in FOR_DOING.findall(remaining)]
    rest_of_list = ["other"] if OTHER_KIND.search(question) else []
    return tuple(dict.fromkeys([*left, *rest_of_list, *part_named(remaining, question), *runs]))


def part_named(remaining: str, question: str) -> list[str]:
    """The words of an office inside the agency ("its information office"): common words, but not when they name a body."""
    if (bodies := BODIES_INSIDE.search(question)) is not None:
        return [bodies[1].lower()]
    found = OFFICE_INSIDE.search(remaining)
    words = [word for word in found[1].lower().split() if word not in any_office()] if found else []
    return [*words[-2:], found[2].lower()] if found and words else []


@lru_cache(maxsize=1)
def any_office() -> frozenset[str]:
    """The words before "office" that tell no office from another."""
    return frozenset(str(load("harmless")["any_office"]).split())


def is_misspelt(word: str) -> bool:
    """Whether an English word is a harmless one with a slip of the pen ("recieve"); short words are never guessed."""
    if len(word) <= 5:
        return False
    # Words so alike (2 * letters shared / letters of both) differ by less than a third of the longer in length.
    near = [known for known in harmless_en() if 3 * abs(len(known) - len(word)) <= max(len(known), len(word))]
    near = [known for known in near if not is_made_of(word, known)]
    return bool(get_close_matches(word, near, 1, 0.84)) and not known_term(word)


def is_made_of(word: str, known: str) -> bool:
    """Whether a word is another with an ending that makes it a word of its own (departmental of department): no slip does that."""
    return word.startswith(known) and len(word) - len(known) > 1


@lru_cache(maxsize=1024)
def known_term(word: str) -> bool:
    """Whether an English word is one of the terms that narrow a question."""
    return any(stem(word) in term for begun in terms().values() for _, term, _ in begun)


@lru_cache(maxsize=1)
def harmless_zh() -> tuple[re.Pattern[str], str]:
    """The Chinese words that ask nothing by themselves: a pattern of the longer ones, and the single characters."""
    words = sorted((str(word) for word in names("zh")), key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in words if len(word) > 1)), "".join(
        w for w in words if len(w) == 1
    )


@lru_cache(maxsize=1)
def kept_zh() -> re.Pattern[str]:
    """The Chinese words that are never cut, though harmless ones stand in them."""
    kept = load("harmless")["kept_zh"]
    if not isinstance(kept, list):
        raise TypeError("harmless.yaml: kept_zh must be a list")
    return re.compile(f"({'|'.join(re.escape(str(word)) for word in kept)})")


@lru_cache(maxsize=1)
def harmless_en() -> frozenset[str]:
    """The English words that ask nothing by themselves."""
    return frozenset(str(word).lower() for word in names("en"))


def names(language: Language) -> Sequence[object]:
    """The list of harmless words of one language."""
    found = load("harmless")[language]
    if not isinstance(found, list):
        raise TypeError(f"harmless.yaml: {language} must be a list")
    return found


def strip_harmless(run: str) -> list[str]:
    """A run of Chinese characters without its harmless words: what is left in pieces of two or more characters.

    A single harmless character counts only at the edge of a piece: inside one it is part of a word (中心, 有效), and
    so it is where only one other character would be left (本级). Words that narrow are kept whole (网上 of 网上的).
    """
    longer, single = harmless_zh()
    pieces: list[str] = []
    for number, part in enumerate(kept_zh().split(run)):  # every other part is a word that is kept
        pieces += [part] if number % 2 else SEPARATORS.sub(" ", longer.sub(" ", part)).split()
    trimmed = [(piece, piece.strip(single)) for piece in pieces]
    return [
        rest if len(rest) > 1 else piece for piece, rest in trimmed if piece in NARROWING or (rest and len(piece) > 1)
    ]


@lru_cache(maxsize=1)
def terms() -> Terms:
    """English terms as stemmed words with the Chinese words that reports print for them."""
    return stemmed_terms(load("terms")["terms"])


def stemmed_terms(found: object) -> Terms:
    """A mapping of English terms to Chinese words, longest chosen first; TypeError where ``found`` is none."""
    if not isinstance(found, dict):
        raise TypeError("terms must be a mapping of English words to Chinese words")
    pairs = [(tuple(stem(word) for word in str(term).split()), tuple(map(str, words))) for term, words in found.items()]
    begun: dict[str, list[tuple[int, tuple[str, ...], tuple[str, ...]]]] = {}
    for place, (term, words) in enumerate(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True)):
        begun.setdefault(term[0], []).append((place, term, words))
    return begun


def translations(words: Sequence[str], known: Terms | None = None) -> tuple[tuple[str, ...], ...]:
    """For each English term in ``words`` (already residue) the Chinese words it may be printed as; () for an unknown word.

    Longer terms take their words first, so "special column" is one term. ``known``: other terms than those of terms.yaml.
    """
    stems = [stem(word) for word in words]
    used: set[int] = set()
    found: list[tuple[int, tuple[str, ...]]] = []
    begun = known or terms()
    there = sorted(
        (place, start, term, chinese)
        for start, first in enumerate(stems)
        for place, term, chinese in begun.get(first, ())
    )
    for _, start, term, chinese in there:
        places = set(range(start, start + len(term)))
        if tuple(stems[start : start + len(term)]) == term and not places & used:
            used |= places
            found.append((start, chinese))
    unknown = [(place, ()) for place, word in enumerate(words) if place not in used and not AS_PRINTED.match(word)]
    chinese_words = [(place, (word,)) for place, word in enumerate(words) if AS_PRINTED.match(word)]
    return tuple(chinese for _, chinese in sorted([*found, *unknown, *chinese_words], key=lambda pair: pair[0]))


def accounts_for(printed: str, words: Sequence[str], language: Language) -> bool:
    """Whether folded printed text (label, quote, section) says every word of a residue.

    A Chinese run counts as said when it stands there, or when most of its character pairs do (word order varies);
    an English word when one of its Chinese renderings stands there. An unknown English word is never accounted for.
    """
    if language == "zh":
        return all(said(printed, word) for word in words)
    return all(any(said(printed, chinese) for chinese in options) for options in translations(words))


def said(printed: str, word: str) -> bool:
    """Whether ``word`` stands in ``printed``, or two thirds of its character pairs do; 城乡 and 城镇 name no township."""
    if word in ("乡", "镇"):
        return re.search(f"(?<!城){word}", printed) is not None
    if word in printed:
        return True
    if of_another_level(printed, word) or is_denied(printed, word):
        return False
    pairs = [word[i : i + 2] for i in range(len(word) - 1)]
    return len(word) > 2 and sum(pair in printed for pair in pairs) >= 2 * len(pairs) / 3


def of_another_level(printed: str, word: str) -> bool:
    """Whether a word says whose a thing is and what is printed does not: 省长信箱 is not 县长信箱."""
    return any(sign in word and sign not in printed for sign in LEVELS)


def is_denied(printed: str, word: str) -> bool:
    """Whether a word denies what is printed: 不按时办结 is not 按时办结."""
    return bool(DENYING & set(word)) and not DENYING & set(printed)
