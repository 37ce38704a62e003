"""What a question says beyond the thing asked for: a figure that does not say it too is not its answer."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence.crossed import counts_within
from assistant.evidence.meant import is_reason_of
from assistant.evidence.other_things import is_of_other_site
from assistant.evidence.own_words import own_words
from assistant.evidence.scope_asked import without_scope
from assistant.plan import Ask, QuestionPlan
from assistant.question.phrases import stands_amid
from assistant.question.residue import WORD, accounts_for, harmless_en, said
from assistant.readings import Finding, reading_of
from ingest.folding import fold_text
from ingest.vocabulary import indicators
from ingest.vocabulary.stems import stem

# What stands before the place or the means of a thing.
WHERE = {
    "zh": re.compile("(?:在|通过|利用|借助|依托|经由)[一-\u9fff]{0,6}$"),
    "en": re.compile(r"\b(?:on|via|through|by|using|at) (?:(?:the|its|their|a|an) )?$", re.IGNORECASE),
}


def words_amid(plan: QuestionPlan, asks: Sequence[Ask]) -> tuple[str, ...]:
    """The words of things that are not asked for themselves and narrow one that is.

    They stand between its words, or say where or by what means it was done ("on the notice board"), and are no whole of it.
    """
    dropped = [ask for ask in plan.asks if ask not in asks]
    question = fold_text(plan.question)
    where = [
        ask
        for ask in dropped
        if WHERE[plan.language].search(question[: ask.start]) and not any(counts_within(one, ask) for one in asks)
    ]
    if plan.language == "en":
        other = [ask for ask in dropped if not any(is_reason_of(reason, ask, plan) for reason in asks)]
        passed = [word for ask in other for word in words_alone(ask, asks, question)]
        placed = [word for ask in where for word in ask.phrase.lower().split() if word not in harmless_en()]
        return tuple(dict.fromkeys([*placed, *passed]))
    amid = [ask for ask in dropped if any(stands_amid(ask, other, question) for other in asks)]
    return tuple(dict.fromkeys(ask.phrase for ask in (*amid, *where)))


def words_alone(dropped: Ask, asks: Sequence[Ask], question: str) -> list[str]:
    """The English words of a thing that is not asked for which no thing that is asked for has, and that say something
    ("other items" beside "items published on the website"); none of a whole that only says what the parts are of."""
    if any(counts_within(ask, dropped) for ask in asks):
        return []
    taken = [span for ask in asks for span in ask.spans]
    found = [one for start, end in dropped.spans for one in WORD.finditer(question, start, end)]
    words = [one.group().lower() for one in found if not any(a < one.end() and one.start() < b for a, b in taken)]
    return [word for word in words if word == "other" or word not in harmless_en()]


def as_named(finding: Finding, question: str) -> Finding:
    """``finding`` with the one printed figure whose label the question says, where a sum of several was found.

    维持2件、驳回1件 may be one indicator of a form; the question for 维持 wants the first.
    """
    if len(finding.readings) != 1 or not finding.readings[0].arithmetic:
        return finding
    figures = finding.readings[0].figures
    named = [figure for figure in figures if len(figure.label) > 1 and fold_text(figure.label) in question]
    if len(named) != 1 or len({figure.label for figure in figures}) < len(figures):
        return finding
    return replace(finding, readings=(reading_of(named, named),))


def narrowed(finding: Finding, plan: QuestionPlan, amid: Sequence[str] = ()) -> Finding:
    """``finding``, or nothing where its figures do not say the words of the question that nothing else accounts for."""
    if finding.standing != "absent" and is_half(plan, finding.indicator):
        return Finding(finding.report, finding.indicator, "absent", note="narrower")
    told = [figure for reading in finding.readings for figure in reading.figures]
    if told and all(is_of_other_site(figure, plan) for figure in told):
        return Finding(finding.report, finding.indicator, "absent", note="narrower")
    words = unnamed_words((*plan.residue, *amid), finding.indicator, plan)
    if not words or finding.standing == "absent":
        return finding
    groups = [reading.figures for reading in finding.readings] or [(figure,) for figure in finding.candidates]
    for figures in groups:
        left = without_scope(words, plan, figures)
        if left and not accounts_for(" ".join(map(own_words, figures)), left, plan.language):
            return Finding(finding.report, finding.indicator, "absent", note="narrower")
    return finding


def is_half(plan: QuestionPlan, indicator: str) -> bool:
    """Whether a word that nothing accounts for is joined with what is asked ("公开和部分公开"): its figure is one half of that."""
    question = fold_text(plan.question)
    joint = "(?:的)?(?:和|与|或者?|及|以及|、)"
    phrases = [ask.phrase.split()[0] for ask in plan.asks if indicator in ask.indicators and ask.phrase.strip()]
    return plan.language == "zh" and any(
        re.search(f"{re.escape(word)}{joint}{re.escape(phrase)}", question)
        for word in plan.residue
        for phrase in phrases
    )


def unnamed_words(words: Sequence[str], indicator: str, plan: QuestionPlan) -> tuple[str, ...]:
    """The words of a residue that are no part of the indicator's own names."""
    known = indicators()[indicator]
    if plan.language == "zh":
        named = " ".join((known.zh, *known.ask_zh))  # printed labels also name narrower things ("书面申请")
        return tuple(word for word in words if not said(named, word))
    stems = {
        stem(word.lower()) for phrase in (known.en, *known.ask_en) for word in re.split(r"[\s_-]+", phrase) if word
    }
    return tuple(word for word in words if stem(word) not in stems)
