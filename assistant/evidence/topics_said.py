"""One thing asked of another ("how many of the press conferences were on flood control"): the printed part, never the whole."""

import re
from collections.abc import Sequence

from assistant.cues import QUANTITY
from assistant.evidence.crossed import counts_within
from assistant.evidence.joint_bodies import counts_others_too
from assistant.plan import Ask, QuestionPlan
from assistant.question.families import are_parts
from assistant.question.phrases import own_spans
from assistant.question.residue import accounts_for, harmless_en, strip_harmless
from assistant.readings import Finding, reading_of
from ingest.folding import fold_text
from ingest.report import Figure

TOPIC = re.compile(
    r"\b(?:on|about|concerning|regarding|devoted to|relating to|related to|dealing with)\s+(?:the\s+)?$", re.IGNORECASE
)


def part_said(plan: QuestionPlan, figures: Sequence[Figure], report: str) -> Finding | None:
    """The part without a name in the vocabulary that the text prints of one thing asked and that says all else asked.

    "其中规范性文件解读6篇" of the 政策解读 is what "多少篇是解读规范性文件的" wants; neither of the two indicators is.
    None where the text prints no such part, or parts that differ.
    """
    question = fold_text(plan.question)
    if plan.kind != "lookup" or len(QUANTITY.findall(question)) > 1:
        return None
    for ask in plan.asks:
        if are_parts(ask.indicators):
            continue
        wholes = {figure.id for figure in figures if figure.indicator in ask.indicators and not figure.in_table}
        inside = [
            figure for figure in figures
            if figure.part_of in wholes and figure.indicator is None and figure.value is not None and figure.unit != "%"
        ]  # fmt: skip
        words = words_beside(ask, plan, question) if inside else ()
        if not words:
            continue
        named = [
            figure for figure in inside
            if accounts_for(fold_text(figure.label), words, plan.language)
            and not counts_others_too(figure.label, question, plan.language)
        ]  # fmt: skip
        if len({(figure.value, figure.unit) for figure in named}) == 1:
            return Finding(report, ask.indicators[0], "answered", (reading_of(named, named),))
    return None


def words_beside(ask: Ask, plan: QuestionPlan, question: str) -> tuple[str, ...]:
    """The words that narrow ``ask``: what nothing accounts for, and the words of the other things asked that are not its own.

    () where the question asks only for what the vocabulary names: its own rows answer that.
    """
    own = own_spans(question, ask, plan.language)
    others = [other for other in plan.asks if other is not ask and not set(other.indicators) & set(ask.indicators)]
    if any(counts_within(other, ask) or counts_within(ask, other) for other in others):
        return ()
    spans = [span for other in others for span in own_spans(question, other, plan.language)]
    free = [(start, end) for start, end in spans if not any(a <= start and end <= b for a, b in own)]
    return tuple(dict.fromkeys([*bare_words([question[start:end] for start, end in free], plan), *plan.residue]))


def topic_words(plan: QuestionPlan, kept: Sequence[Ask]) -> tuple[str, ...]:
    """The words of a thing that the question names only as what another is about ("… on flood control").

    What is asked for is the other; a figure that does not say the topic counts more than what is asked.
    """
    if plan.language != "en":
        return ()
    question = fold_text(plan.question)
    taken = [span for ask in kept for span in own_spans(question, ask, "en")]
    words: list[str] = []
    for ask in plan.asks:
        if any(set(ask.indicators) & set(other.indicators) for other in kept):
            continue
        spans = [span for span in own_spans(question, ask, "en") if span not in taken]
        if spans and TOPIC.search(question[: min(start for start, _ in spans)]):
            words += bare_words([question[start:end] for start, end in spans], plan)
    return tuple(dict.fromkeys(words))


def bare_words(words: Sequence[str], plan: QuestionPlan) -> list[str]:
    """Words without those that ask nothing by themselves."""
    if plan.language == "zh":
        return [piece for word in words for piece in strip_harmless(word)]
    return [word for piece in words for word in piece.lower().split() if word not in harmless_en()]
