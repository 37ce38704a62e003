"""Stretches of a text whose digits count nothing: dates, document numbers, telephone numbers, list marks, set phrases."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

NOT_FIGURES_FILE = Path(__file__).parent / "vocabulary" / "not_figures.yaml"


def masked_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of a folded text in which no figure stands, in order of the rules of not_figures.yaml.

    >>> masked_spans("国办发〔2014〕32号"), masked_spans("收到3件")
    (((3, 12),), ())
    """
    return tuple((match.start(), match.end()) for match in _pattern().finditer(text) if match.end() > match.start())


def overlaps(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of ``spans`` shares a character with ``start:end``."""
    return any(span_start < end and start < span_end for span_start, span_end in spans)


@cache
def _pattern() -> re.Pattern[str]:
    content = yaml.safe_load(NOT_FIGURES_FILE.read_text(encoding="utf-8"))
    numeral = content["numeral"]
    return re.compile("|".join(f"(?:{pattern.replace('{n}', numeral)})" for pattern in content["patterns"]))
