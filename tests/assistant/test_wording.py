"""The wording files: every sentence fills in both languages, every pattern compiles, every name exists."""

import re
import string
from pathlib import Path

import pytest

from assistant import cues
from assistant.answers import no_figure as answer_none
from assistant.question import families
from assistant.question.kinds import RULES
from assistant.sentences import say
from ingest.vocabulary import indicators

SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in Path(cues.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("name", sorted(cues.load("texts")))
def test_a_sentence_fills_in_both_languages_with_the_same_fields(name):
    fields = [
        {field for _, field, _, _ in string.Formatter().parse(cues.load("texts")[name][language]) if field}
        for language in ("zh", "en")
    ]
    assert say(name, "zh", **dict.fromkeys(fields[0], "x")) is not None
    assert say(name, "en", **dict.fromkeys(fields[1], "x")) is not None
    assert fields[0] - {"mark", "cites"} <= fields[1] | {"arithmetic", "year", "limit"}


def test_every_sentence_is_said_somewhere():
    indirect = {f"what_{name}" for name in ("period", "signed", "published", "filled")} | {"signed_on", "published_on"}
    reasons = {"empty", "too_long", "language", "out_of_scope"}
    unused = [name for name in cues.load("texts") if f'"{name}"' not in SOURCES and name not in indirect | reasons]
    assert unused == []


def test_families_name_indicators_that_exist():
    known = set(indicators())
    listed = cues.load("families")
    named = {
        *listed["cumulative_of"],
        *listed["cumulative_of"].values(),
        *listed["in_areas"],
        *listed["in_areas"].values(),
    }
    named |= {name for family in listed["together"] for name in family} | set(listed["stands_for"])
    assert named <= known
    patterns = [p for by in listed["dimensions"].values() for parts in by.values() for p in parts]
    assert [pattern for pattern in patterns if not any(families.fits(name, [pattern]) for name in known)] == []


def test_chinese_sentences_are_in_chinese_punctuation():
    for name, sentence in cues.load("texts").items():
        plain = re.sub(r"`[^`]*`|\{[^}]*\}", "", sentence["zh"])
        assert not re.search(r"[,;:?!]", plain), name


def test_every_kind_has_one_rule_list_and_every_cue_kind_is_read():
    read = set(re.findall(r'has\("kinds", "(\w+)"\)', SOURCES)) | {"period", "signed", "published", "filled"}
    assert set(cues.load("cues")["kinds"]) - {"yesno"} <= read  # yesno only accounts for its words
    assert len(RULES) > 10
    assert answer_none.SUGGESTIONS > 0


def test_no_file_of_words_is_read_twice():
    names = sorted(path.stem for path in (Path(cues.__file__).parent / "wording").glob("*.yaml"))
    for name in names:
        cues.load(name)
    read = cues.load.cache_info().misses
    for name in names:
        cues.load(name)
    assert cues.load.cache_info().misses == read
