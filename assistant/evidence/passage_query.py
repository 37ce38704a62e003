"""What passages are searched with: the question without who and when, and the words in which reports write about it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.answer import Language
from assistant.cues import load
from assistant.plan import QuestionPlan
from assistant.question.language import question_language
from assistant.question.residue import Terms, stemmed_terms, translations
from ingest.folding import fold_text
from ingest.vocabulary import indicators


def search_words(plan: QuestionPlan) -> str:
    """What to search passages with: the question without who and when, which were settled before any search.

    Names and years only draw the search to the passages that repeat them. An English question also brings the Chinese
    names of what it asks about, which the words of a report can meet.
    """
    known = indicators()
    named = [known[ask.indicators[0]].zh for ask in plan.asks if ask.indicators[0] in known]
    unsaid = plan.language == "en" or "indicator" in plan.inherited
    return query_words_of(plan.topic_words, plan.language, named if unsaid else ())


def query_words_of(question: str, language: Language, named: Sequence[str] = ()) -> str:
    """``question`` as passages are searched with it: followed by the words in which reports write about what it asks.

    ``named`` are Chinese names known to be asked about.
    """
    return " ".join([question, *dict.fromkeys([*named, *written_words(question, language)])])


def written_words(question: str, language: Language) -> Sequence[str]:
    """The words in which reports write about what ``question`` asks; for an English one the Chinese words for its terms."""
    written = load("passage_words")[language]
    if language == "zh":
        folded = fold_text(question)
        return [word for asked, words in written.items() if asked in folded for word in words]  # type: ignore[attr-defined]
    asked = [word.lower() for word in re.findall(r"[A-Za-z][A-Za-z'-]*", question)]
    own = translations(asked, prose_terms())
    also = [word for options in own for word in options]
    return also + [options[0] for options in translations(asked) if options and not set(options) & set(also)]


def written_beside(question: str) -> str:
    """``written_words`` of a question in either language, to be searched beside it."""
    return " ".join(dict.fromkeys(written_words(question, question_language(fold_text(question), ()))))


@lru_cache(maxsize=1)
def prose_terms() -> Terms:
    """The English words of passage_words.yaml as stemmed words with the Chinese ones."""
    return stemmed_terms(load("passage_words")["en"])


def topic_of(question: str, language: Language) -> str | None:
    """The topic with a section of its own that a question in words asks about (problems, next steps …), or None."""
    folded = fold_text(question).lower()
    for topic, entry in load("topics").items():
        if any(str(word) in folded for word in entry[language]):  # type: ignore[index]
            return topic
    return None
