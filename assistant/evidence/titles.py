"""The names that a report lists in title marks (《...》、《...》等): lists of two or more, each name with its place."""

import re
from dataclasses import dataclass

from assistant.cues import load
from assistant.plan import QuestionPlan
from ingest.folding import fold_text

NAME = re.compile(r"《[^《》\n]{2,80}》")
BETWEEN = r"(?:[\s、,\uff0c;\uff1b]|和|及|与|以及){0,3}"
LIST = re.compile(rf"{NAME.pattern}(?:{BETWEEN}{NAME.pattern})+")
SENTENCE_END = re.compile(r"[\u3002\uff01\uff1f!?\n]")
CLAUSE_END = re.compile(r"[\u3002\uff01\uff1f!?\n\uff1b;\uff0c,]")


BASIS = re.compile(
    r"(?:根据|依据|按照|依照|遵照|贯彻|落实|学习|宣传)[^\u3002]{0,20}$"
)  # laws that are followed, not what was issued


@dataclass(frozen=True)
class TitleList:
    """One list of names: the span of each name, what stands before it in its sentence, and the span of what closes it."""

    names: tuple[tuple[int, int], ...]
    before: str
    tail: tuple[int, int]

    def says(self, text: str, word: str) -> bool:
        """Whether the words around the list, or every name in it, hold ``word``."""
        around = fold_text(self.before + text[slice(*self.tail)])
        return word in around or all(text[slice(*name)].endswith(f"{word}》") for name in self.names)


def names_asked(plan: QuestionPlan) -> bool:
    """Whether a question is for how many names one report lists."""
    pattern = str(load("titles")["asked"][plan.language])  # type: ignore[index]
    return len(plan.reports) == 1 and re.search(pattern, fold_text(plan.question), re.IGNORECASE) is not None


def kind_asked(plan: QuestionPlan) -> str | None:
    """The kind of thing whose names a question asks for, in Chinese; None where it names none."""
    question = fold_text(plan.question).lower()
    for kind, english in load("titles")["kinds"].items():  # type: ignore[attr-defined]
        words = [kind] if plan.language == "zh" else english
        if any(re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", question) for word in words):
            return str(kind)
    return None


def title_lists(text: str) -> tuple[TitleList, ...]:
    """Every list of names of a stored text, in its order."""
    found = []
    for match in LIST.finditer(text):
        starts = [end.end() for end in SENTENCE_END.finditer(text, 0, match.start())]
        closing = CLAUSE_END.search(text, match.end())
        tail = (match.end(), closing.start() if closing else len(text))
        names = tuple(one.span() for one in NAME.finditer(text, match.start(), match.end()))
        before = text[starts[-1] if starts else 0 : match.start()]
        if BASIS.search(before) is None:
            found.append(TitleList(names, before, tail))
    return tuple(found)
