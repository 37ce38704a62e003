"""Questions about the library itself: which agencies, which years, how many reports, the newest, what is missing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from assistant.answer import Language
from assistant.cues import load
from assistant.question.held import AgencyMention
from assistant.question.holdings import Agency

About = Literal["list", "newest", "oldest", "missing"]
ABOUT: tuple[About, ...] = ("newest", "oldest")


@dataclass(frozen=True)
class HeldAsked:
    """What is asked of the library; ``kind`` is the place among the kinds of agencies in holdings.yaml, None for any.

    ``of_the_last`` says that in a conversation the agency last spoken of is meant.
    """

    about: About
    kind: int | None = None
    of_the_last: bool = False

    def fits(self, agency: Agency) -> bool:
        """Whether an agency is of the kind asked for."""
        if self.kind is None:
            return True
        entry = kinds()[self.kind]
        return (not entry["level"] or re.fullmatch(str(entry["level"]), agency.level or "") is not None) and (
            not entry["names"] or re.search(str(entry["names"]), agency.name) is not None
        )

    def said(self, language: Language) -> str:
        """The kind of agency for a reader; "" where any is meant."""
        return "" if self.kind is None else str(kinds()[self.kind]["said"][language])


def held_asked(
    folded: str, mentions: Sequence[AgencyMention], spans: Sequence[tuple[int, int]], language: Language, in_turn: bool
) -> HeldAsked | None:
    """What a folded question asks of the library, None where it has any other word beside names and years.

    ``spans`` is where its years stand. In a conversation a short turn may go on with what was asked before ("the latest?",
    "which counties?"): there the question must name reports or the library.
    """
    rest = list(folded)
    for start, end in (*((mention.start, mention.end) for mention in mentions), *spans):
        rest[start:end] = "\n" * (end - start)
    words = words_of("".join(rest), language)
    if words is None:
        return None
    said = {name for name, _ in words}
    kind = next((int(name) for name, _ in words if name.isdigit()), None)
    if "whole" in said:
        return HeldAsked("list")
    dated = "has" in said and bool(mentions or spans)  # "is there a report for 2017?"
    alone = not in_turn and (kind is not None or dated or bool(said & {"span", "which_year"}))
    if not (alone or said & {"reports", "store"}):
        lacks = "missing" in said and "span" in said
        return HeldAsked("missing", of_the_last=not mentions) if lacks else None
    return asked_of_all(words, kind, in_turn, dated)


def asked_of_all(words: Sequence[tuple[str, str]], kind: int | None, in_turn: bool, dated: bool) -> HeldAsked | None:
    """What is asked of the whole library, or of the places that a question names."""
    said = {name for name, _ in words}
    for about in ABOUT:
        if about in said:
            return HeldAsked(about, kind) if not in_turn or said & {"which_year", "store"} else None
    if "missing" in said:
        return HeldAsked("missing", kind) if said & {"ask", "count", "span", "which_year"} else None
    things = said & {"reports", "span", "store"} and said & {"ask", "count"}
    asking = things or (kind is not None and said & {"ask", "count", "has"})
    one = any(text in ("report", "annual report") for _, text in words) and "has" not in said
    return HeldAsked("list", kind) if dated or (asking and not one) else None


def words_of(rest: str, language: Language) -> list[tuple[str, str]] | None:
    """The words of a question, each with its class in holdings.yaml, in their order; None where one has none."""
    found = []
    pattern, classes = vocabulary(language)
    for piece in re.split(r"[^\w']+|_", rest.lower().replace("’", "'")) if language == "zh" else [rest.lower()]:
        at = 0
        while at < len(piece):
            match = pattern.match(piece, at)
            if match is None:
                return None
            if match.group(1):
                found.append((classes[" ".join(match.group(1).split())], match.group(1)))
            at = match.end()
    return found


@lru_cache(maxsize=2)
def vocabulary(language: Language) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern of every word of one language, longest first, with the class of each; a kind of agency by its number."""
    words: dict[str, list[str]] = load("holdings")[language]  # type: ignore[assignment]
    classes = {word: name for name in reversed(words) for word in words[name]}
    for number, entry in reversed(tuple(enumerate(kinds()))):
        classes |= {str(word): str(number) for word in entry[language]}
    ordered = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(classes, key=len, reverse=True))
    if language == "zh":
        # "报告里有什么" asks what a report says
        return re.compile(rf"((?:{ordered})(?<!报告(?=[里中内上]))(?<!年报(?=[里中内上])))"), classes
    return re.compile(rf"(\b(?:{ordered})\b)|[^\w']+"), classes


def kinds() -> Sequence[Mapping[str, Any]]:
    """The kinds of agencies, in the order of holdings.yaml."""
    return load("holdings")["kinds"]  # type: ignore[return-value]
