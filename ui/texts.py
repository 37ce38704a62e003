"""The words of the page and the terminal in both languages, read from texts.yaml."""

from functools import cache
from pathlib import Path
from typing import Final, Literal

import yaml

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")


@cache
def _tables() -> dict[str, dict[str, str | list[str]]]:
    table: dict[str, dict[str, str | list[str]]] = yaml.safe_load(
        Path(__file__).with_name("texts.yaml").read_text(encoding="utf-8")
    )
    return table


def as_language(code: str) -> Language:
    """The language to speak for ``code``; anything but Chinese is answered in English."""
    return "zh" if code == "zh" else "en"


def text(language: Language, key: str) -> str:
    """The string ``key`` in ``language``; KeyError when texts.yaml has none."""
    found = _tables()[language][key]
    if not isinstance(found, str):
        raise KeyError(f"{key} is a list: use text_list")
    return found


def text_list(language: Language, key: str) -> tuple[str, ...]:
    """The list of strings ``key`` in ``language``."""
    found = _tables()[language][key]
    if isinstance(found, str):
        raise KeyError(f"{key} is a string: use text")
    return tuple(found)


def keys(language: Language) -> frozenset[str]:
    """All keys of ``language``, so that a test can hold the two lists against each other."""
    return frozenset(_tables()[language])
