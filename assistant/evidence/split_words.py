"""By what a question wants a whole split ("by town", "各分局"): parts that do not say so are not the parts it asks for."""

import re
from collections.abc import Sequence

from assistant.evidence.own_words import own_words
from assistant.plan import QuestionPlan
from assistant.question.families import stands_whole
from assistant.question.residue import accounts_for, said
from assistant.readings import Reading, reading_of
from ingest.folding import fold_text
from ingest.report import Figure
from ingest.vocabulary import indicators

SPLIT = {
    "zh": re.compile(
        r"按(?:照)?([一-鿿]{1,6}?)(?:来|划|区|拆|统计|细)?分|哪(?:几|些)?个?(级|层级|部门|单位|乡镇|街道|科室)|各(乡镇|[乡镇村县市区州]|街道|部门|单位|科室|股室|[分支]局|分局|季度?|个?月)"
    ),
    "en": re.compile(
        r"\bby (?:each )?([a-z][a-z-]*(?: [a-z][a-z-]*)?)(?= (?:in|for|at|of|during)\b|[?.,]|$)", re.IGNORECASE
    ),
}
# Words that name no way of splitting of their own.
ANY_WAY = frozenset(
    ("类型", "类别", "种类", "项目", "项", "类", "type", "kind", "category", "part", "item", "row", "class")
)


def split_words(plan: QuestionPlan) -> tuple[str, ...]:
    """The words by which a question splits a whole ("town" of "by town", "分局" of "各分局"), where no known split is named."""
    if plan.dimension is not None:
        return ()
    question = plan.topic_words or fold_text(plan.question)
    named = [word for match in SPLIT[plan.language].finditer(question) for word in match.groups() if word]
    return tuple(word for word in dict.fromkeys(named) if word.lower() not in ANY_WAY)


def say_the_split(readings: Sequence[Reading], plan: QuestionPlan) -> bool:
    """Whether parts say all words by which a question splits, and one at least of those that nothing else accounts for."""
    split, left = split_words(plan), [word for word in plan.residue if word not in split_words(plan)]
    said_by_parts = [word for word in (*split, *left) if says(readings, word, plan)]
    return set(split) <= set(said_by_parts) and (not left or bool(said_by_parts))


def says(readings: Sequence[Reading], word: str, plan: QuestionPlan) -> bool:
    """Whether the labels or the names of parts say a word."""
    printed = " ".join(own_words(figure) for reading in readings for figure in reading.figures)
    known = [indicators()[name] for reading in readings if (name := reading.indicator or "") in indicators()]
    if plan.language == "zh":
        named = " ".join(text for entry in known for text in (entry.zh, *entry.ask_zh))
        return said(printed, word) or said(named, word)
    named = " ".join(text for entry in known for text in (entry.en, *entry.ask_en)).lower()
    return word.lower() in named or accounts_for(printed, [word], "en")


def listed_as(figures: Sequence[Figure], plan: QuestionPlan) -> list[Reading]:
    """The list in the text that splits what is asked for and whose members say so; [] where there is none."""
    wholes = {indicator for ask in plan.asks for indicator in ask.indicators}
    ids = {figure.id for figure in figures if figure.indicator in wholes and stands_whole(figure)}
    groups: dict[str, list[Reading]] = {}
    for figure in figures:
        if figure.part_of in ids and figure.group and figure.value is not None and not figure.inferred:
            groups.setdefault(figure.group, []).append(reading_of([figure], [figure]))
    fitting = [group for group in groups.values() if len(group) > 1 and say_the_split(group, plan)]
    return max(fitting, key=len) if fitting else []
