"""What a question's words say about the answer wanted: kinds, basis, groups of reports, dimensions. Phrases are data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from assistant.answer import Language

QUANTITY = re.compile(
    r"多少|几[件条次人名个起份宗篇项种类家场期处批届部卷册轮所户位天]|\bhow (?:many|much)\b", re.IGNORECASE
)
GAP = {"zh": ".{0,15}?", "en": ".{0,70}?"}


@dataclass(frozen=True)
class Cue:
    """One phrase found in a question: its group and name in cues.yaml, and where it stands."""

    group: str
    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Cues:
    """Every cue of one question."""

    found: tuple[Cue, ...]

    def names(self, group: str) -> frozenset[str]:
        """The names found in one group, e.g. the kinds."""
        return frozenset(cue.name for cue in self.found if cue.group == group)

    def has(self, group: str, name: str) -> bool:
        """Whether a phrase of that name was found."""
        return name in self.names(group)

    def spans(self, group: str, name: str) -> tuple[tuple[int, int], ...]:
        """Where the phrases of that name stand."""
        return tuple((cue.start, cue.end) for cue in self.found if (cue.group, cue.name) == (group, name))


@cache  # the package's own files, each read once; with room for fewer than there are, questions read them again
def load(name: str) -> Mapping[str, object]:
    """Read one YAML file of ``assistant/wording``; the C loader keeps the cold start short."""
    text = (files("assistant") / "wording" / f"{name}.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(loaded, dict):
        raise TypeError(f"assistant/wording/{name}.yaml must hold a mapping")
    return loaded


@lru_cache(maxsize=4)
def patterns(language: Language) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """One compiled pattern for each group and name of cues.yaml in one language, longest phrases first."""
    compiled = []
    for group, names in load("cues").items():
        if not isinstance(names, dict):
            raise TypeError(f"cues.yaml: {group} must hold names")
        if group in ("mention", "term", "meaning"):
            continue
        for name, phrases in names.items():
            wanted = sorted(phrases.get(language, ()), key=len, reverse=True)
            if wanted:
                compiled.append((group, name, phrase_pattern(tuple(wanted), language)))
    return tuple(compiled)


def phrase_pattern(phrases: tuple[str, ...], language: Language) -> re.Pattern[str]:
    """A pattern for any of the phrases; ``…`` is a short gap, English phrases stand between word boundaries."""
    alternatives = "|".join(
        GAP[language].join(re.escape(part.strip()) for part in phrase.split("…")) for phrase in phrases
    )
    if language == "en":
        alternatives = alternatives.replace("\\ ", r"\s+")
        return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)
    return re.compile(alternatives)


def find_cues(question: str, language: Language) -> Cues:
    """Every cue phrase of a folded question."""
    return Cues(
        tuple(
            Cue(group, name, match.start(), match.end())
            for group, name, pattern in patterns(language)
            for match in pattern.finditer(question)
        )
    )
