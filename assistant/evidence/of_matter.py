"""What a number that only its label names was told of: what was done with applications, other work, a wider count.

"不予公开的有县公安局1件" counts no application received, "县长信箱来信412件,办结率97%" no applications in time.
"""

import re
from collections.abc import Sequence

from assistant.cues import load
from assistant.evidence.own_words import own_words
from assistant.plan import QuestionPlan
from assistant.question.families import ancestors
from ingest.folding import fold_text
from ingest.phrases import load_phrases
from ingest.report import Figure
from ingest.vocabulary import indicators

SENTENCE = re.compile("[。;\n]")
OPENING = re.compile("^.+的(?:有|是|为|包括|主要)")  # 不予公开的有县公安局1件、县民政局2件
NARROWER = re.compile("上年|上一年|去年|目录|清单")  # words of a label that its number is never told without
DISCLOSURE = re.compile("(?:信息|政务)公开")


def of_its_matter(figures: Sequence[Figure], plan: QuestionPlan) -> tuple[Figure, ...]:
    """The figures that may answer by their labels: those told of a matter that the question does not ask of are left out."""
    question = fold_text(plan.question) + "".join(plan.residue)
    first = {str(figure.group): figure for figure in reversed(figures) if figure.group and not figure.in_table}
    by_id = {figure.id: figure for figure in figures}
    return tuple(
        figure
        for figure in figures
        if figure.in_table
        or not (
            (
                wants_whole(plan)
                and tells_outcome(figure, first.get(figure.group or ""), by_id.get(figure.part_of or ""), question)
            )
            or rates_other_work(figure, question)
            or told_of_others(figure, question, plan)
            or is_wider(figure, figures)
            or ("indicator" in plan.inherited and not says_the_matter(figure, by_id, plan))
        )
    )


def wants_whole(plan: QuestionPlan) -> bool:
    """Whether a question asks only for all that came in or was disclosed, not for what became of it."""
    matter = load("bodies")["matter"]
    return bool(plan.asks) and all(name in matter for ask in plan.asks for name in ask.indicators[:1])  # type: ignore[operator]


def tells_outcome(figure: Figure, first: Figure | None, whole: Figure | None, question: str) -> bool:
    """Whether a label, the opening of its list or its whole says what was done with applications and the question does not."""
    words = [fold_text(figure.label)]
    if whole is not None and whole.indicator is not None:
        words.append(fold_text(whole.label))
    if first is not None and (opening := OPENING.search(fold_text(first.label))):
        words.append(opening.group())
    granted = re.compile(str(load("bodies")["granted"]))
    found = re.findall(str(load("bodies")["outcome"]), " ".join(words))
    return any(
        word not in question and not (granted.fullmatch(word) and "公开" in question and "不" not in question)
        for word in found
    )


def rates_other_work(figure: Figure, question: str) -> bool:
    """Whether a percentage stands behind a count of other work (letters, proposals) in its sentence and the question names none."""
    if figure.unit != "%" or figure.indicator is not None or figure.part_of:
        return False
    before = fold_text(figure.quote[: max(figure.start - figure.quote_start, 0)])
    clause = SENTENCE.split(before)[-1]
    other = [found.group() for found in load_phrases().foreign_pattern.finditer(clause)]
    named = [*other, *(line for word in other for line in re.findall(r"\d{5}", word))]  # 12345 of 12345政务服务热线
    return bool(other) and not any(word in question for word in named)


def told_of_others(figure: Figure, question: str, plan: QuestionPlan) -> bool:
    """Whether a label names another body as the one who acted (a court, the archive, the city above), the year before, or entries of a list.

    Not where the question names it too, in part at least, or where it is the agency itself.
    """
    label = fold_text(figure.label)
    narrower = NARROWER.search(label)
    if narrower is not None and plan.asks and narrower.group() not in question:
        return True
    found = re.match(str(load("bodies")["acting"]), label)
    if found is None or figure.indicator is not None or found["body"].startswith(("我", "本")):
        return False  # 我局共收到: the agency itself
    body = found["body"].lstrip("省市县区州")
    named = body[:2] in question or body[-3:] in question
    return not named and not any(body in agency for agency in plan.agencies)


def is_wider(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether only a part of what a figure counts is on disclosure ("诉讼45件,其中涉及政府信息公开的6件")."""
    said = DISCLOSURE.search(fold_text(figure.label)) is not None
    return not said and any(
        part.part_of == figure.id and DISCLOSURE.search(fold_text(part.label)) is not None for part in figures
    )


def says_the_matter(figure: Figure, by_id: dict[str, Figure], plan: QuestionPlan) -> bool:
    """Whether a figure is told of what the conversation asks about: by its whole, its words, or the indicator's own words."""
    asked = {name for ask in plan.asks for name in ask.indicators}
    asked |= {above for name in asked for above in ancestors(name)}
    whole = by_id.get(figure.part_of or "")
    if figure.indicator in asked or (whole is not None and whole.indicator in asked):
        return True
    printed = own_words(figure)
    matter = load("bodies")["matter"]
    patterns = [str(matter[name]) for name in asked if name in matter]  # type: ignore[operator,index]
    if patterns:
        return any(re.search(pattern, printed) for pattern in patterns)
    known = [indicators()[name] for name in asked if name in indicators()]
    return any(word in printed for one in known for phrase in one.ask_zh for word in phrase.split() if len(word) > 1)
