"""Generated reports made longer: prose of our own between their tables, drawn by seed, so that no two passages are alike."""

import random
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eval.printed.reports import Block, PrintedReport

_LISTS = ("general", "proactive", "request", "problems")
_SENTENCES = (4, 7)
_PLAIN = 0.6  # share of the sentences that hold no number


def with_prose(report: PrintedReport, characters: int, seed: int) -> PrintedReport:
    """``report`` with paragraphs after its headings until its prose has about ``characters`` characters."""
    dice = random.Random(f"{report.form}/{seed}")
    headings = [
        place for place, block in enumerate(report.blocks) if isinstance(block, tuple) and block[0] == "heading"
    ]
    added: dict[int, list[Block]] = {}
    length = len(report.prose())
    while length < characters:
        text = _paragraph(dice)
        added.setdefault(dice.choice(headings or [0]), []).append(("paragraph", text))
        length += len(text)
    blocks: list[Block] = []
    for place, block in enumerate(report.blocks):
        blocks += [block, *added.get(place, ())]
    return replace(report, blocks=tuple(blocks))


def _paragraph(dice: random.Random) -> str:
    words = _words()
    drawn = {"t": words["topics"], "o": words["offices"], "w": words["ways"]}

    def filled(mark: re.Match[str]) -> str:
        match mark[1]:
            case "n":
                return str(dice.randrange(2, 60))
            case "m":
                return str(dice.randrange(200, 90_000))
            case "p":
                return f"{dice.randrange(30, 990) / 10:.1f}"
            case name:
                return str(dice.choice(drawn[name]))

    numbered = words[dice.choice(_LISTS)]
    drawn_sentences = (
        dice.choice(words["plain"] if dice.random() < _PLAIN else numbered) for _ in range(dice.randint(*_SENTENCES))
    )
    return "".join(re.sub(r"\{(\w)\}", filled, sentence) for sentence in drawn_sentences)


@cache
def _words() -> Any:
    return yaml.safe_load(Path(__file__).with_name("narrative.yaml").read_text(encoding="utf-8"))
