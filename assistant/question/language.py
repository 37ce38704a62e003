"""Which of the two languages a question is in, and whether it is in neither."""

import re
from collections.abc import Sequence
from functools import cache

from assistant.answer import Answer, Language
from assistant.question.body_names import english_bodies
from assistant.question.residue import harmless_en
from ingest.vocabulary import indicators
from ingest.vocabulary.agencies import english_departments

HAN = re.compile(r"[一-鿿]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
# Scripts of languages that Wenbao does not answer in: kana, hangul, Cyrillic, Arabic, Hebrew, Thai, Devanagari, Greek.
OTHER_SCRIPT = re.compile(r"[぀-ヿ가-힯Ѐ-ӿ؀-ۿ֐-׿฀-๿ऀ-ॿͰ-Ͽ]")
ACCENTED = re.compile(r"[àâäãåçéèêëíìîïñóòôöõúùûüßœæ¿¡]", re.IGNORECASE)


def question_language(folded: str, history: Sequence[Answer]) -> Language:
    """The language a folded question is in: English by its words, else Chinese; a bare name follows the conversation.

    An agency's Chinese name, however long, makes no Chinese question of one that is built of English words.
    """
    words = LATIN_WORD.findall(folded)
    han, latin = len(HAN.findall(folded)), len(words)
    if len(common_english(words)) > 2:
        return "en"
    if not han and not latin and history:
        return history[-1].language
    return "en" if (latin > 2 and latin * 2 > han) or (not han and latin) else "zh"


def looks_foreign(folded: str) -> bool:
    """Whether the question is in a third language: another script, or Latin words that are not English ones."""
    if len(OTHER_SCRIPT.findall(folded)) > 1:
        return True
    if HAN.search(folded):
        return False
    words = [word.lower() for word in LATIN_WORD.findall(folded)]
    english = len(common_english(words))
    if ACCENTED.search(folded) and english * 3 < len(words):
        return True
    if len(words) < 4 or english:
        return False
    return sum(word in report_words() or word.removesuffix("s") in report_words() for word in words) * 3 < len(words)


@cache
def report_words() -> frozenset[str]:
    """The English words of the vocabulary and of offices: a short question without "the" or "in" is English by what it asks about."""
    phrases = [phrase for one in indicators().values() for phrase in (one.en, *one.ask_en)]
    of_offices = {word for name in english_departments() for word in name if len(word) > 3}
    of_bodies = {word.lower() for said, _ in english_bodies() for word in re.findall(r"[A-Za-z]{4,}", said)}
    return (
        frozenset(word for phrase in phrases for word in re.findall(r"[a-z]{4,}", phrase.lower()))
        | of_offices
        | of_bodies
    )


def common_english(words: Sequence[str]) -> list[str]:
    """Those of these words that English questions are built of."""
    return [word for word in words if word.lower() in harmless_en()]
