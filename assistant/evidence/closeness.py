"""How close passages come to a question in words: the words of it that they say, and how far they stand out in meaning."""

import re
from collections.abc import Iterable, Sequence

from assistant.cues import load
from assistant.evidence.passage_query import prose_terms
from assistant.plan import QuestionPlan
from assistant.question.residue import HAN_RUN, SEPARATORS, WORD, harmless_en, harmless_zh, translations
from index.library import Library
from ingest.folding import fold_text
from ingest.report import Passage

SURE = 0.3  # how much the meaning can add at most


def are_close(library: Library, plan: QuestionPlan, query: str, passages: Sequence[Passage]) -> bool:
    """Whether one of ``passages`` comes close enough to what ``plan`` asks to be shown as what the report says of it."""
    wanted = float(str(load("worded")["close"]))
    bodies = [fold_text(f"{passage.section}\n{passage.text}") for passage in passages]
    share = max((share_said(plan, body) for body in bodies), default=0.0)
    if share >= wanted or share + SURE < wanted:
        return share >= wanted
    from index.search import standing_out  # loads the embedding model, which the search for these passages has loaded

    return share + min(standing_out(library, query, [passage.id for passage in passages]) / 10, SURE) >= wanted


def share_said(plan: QuestionPlan, body: str) -> float:
    """The share of the question's own words that a folded text says, also in the words in which reports write; 1 for none."""
    words = own_words(plan)
    weights = [(len(word) if plan.language == "zh" else 1, is_said(word, body, plan.language)) for word in words]
    return sum(weight * share for weight, share in weights) / sum(weight for weight, _ in weights) if weights else 1.0


def own_words(plan: QuestionPlan) -> list[str]:
    """The words of a question in which it says what it is about, names, years and asking left out."""
    return own_words_zh(plan.topic_words) if plan.language == "zh" else own_words_en(plan.topic_words)


def own_words_zh(topic_words: str) -> list[str]:
    """The runs of a Chinese question that are neither harmless nor only ask."""
    asking = "|".join(sorted(map(re.escape, names_of("zh")), key=len, reverse=True))
    longer, single = harmless_zh()
    text = re.sub(asking, " ", topic_words)
    runs = [
        piece.strip(single)
        for run in HAN_RUN.findall(text)
        for piece in SEPARATORS.sub(" ", longer.sub(" ", run)).split()
    ]
    return list(dict.fromkeys(run for run in runs if len(run) > 1))


def own_words_en(topic_words: str) -> list[str]:
    """The words of an English question that are neither harmless nor only ask."""
    words = [word.lower().removesuffix("'s") for word in WORD.findall(topic_words)]
    known = harmless_en() | names_of("en")
    kept = [word for word in words if len(word) > 1 and word not in known]
    return list(dict.fromkeys([*kept, *HAN_RUN.findall(topic_words)]))


def names_of(language: str) -> frozenset[str]:
    """The words that only ask."""
    return frozenset(map(str, load("worded")["asking"][language]))  # type: ignore[index]


def is_said(word: str, body: str, language: str) -> float:
    """How much of one word of the question a folded text says, from 0 to 1."""
    if language == "en" and not HAN_RUN.match(word):
        found = [*translations([word], prose_terms()), *translations([word])]
        return float(any(chinese in body for options in found for chinese in options))
    if word in body:
        return 1.0
    covered = [False] * len(word)
    for start, end in said_stretches(word, body):
        covered[start:end] = [True] * (end - start)
    return sum(covered) / len(word)


def said_stretches(word: str, body: str) -> Iterable[tuple[int, int]]:
    """The stretches of a Chinese run that the text says: its pairs of signs, and what reports write for a part of it."""
    for at in range(len(word) - 1):
        if word[at : at + 2] in body:
            yield at, at + 2
    for asked, written in load("passage_words")["zh"].items():  # type: ignore[attr-defined]
        at = word.find(asked)
        if at >= 0 and any(one in body for one in written):
            yield at, at + len(asked)
