"""The generated question set: what it expects comes from the texts of the sample reports."""

from collections import Counter
from decimal import Decimal

import pytest

from eval.asking.figures import figures
from eval.asking.truth import TruthError, cell_of, last_cell, words_of
from eval.cases import load_cases
from eval.make_cases import GENERATED, make_questions, to_lines

BY_HAND = GENERATED.with_name("by_hand.jsonl")


def test_the_file_is_what_the_generator_writes():
    assert GENERATED.read_text(encoding="utf-8").splitlines() == to_lines(make_questions())


def test_four_hundred_questions_half_of_them_english_and_none_twice():
    cases = load_cases(GENERATED)
    assert len(cases) == 400
    assert Counter(case.language for case in cases) == {"zh": 200, "en": 200}
    alone = [case.question for case in cases if case.after is None]
    assert len(alone) == len(set(alone))


def test_another_seed_asks_other_questions():
    assert {question.text for question in make_questions(1)} != {question.text for question in make_questions(2)}


def test_the_numbers_are_those_of_the_texts():
    received = figures()["received"].facts
    assert received["shilixian-2022.pdf"].value == 96
    assert received["gongzhuling-justice-2013.docx"].value is None
    assert cell_of("shilixian-2021.html", "\u884c\u653f\u89c4\u8303\u6027\u6587\u4ef6", -2).value == Decimal(4)
    assert last_cell("shilixian-2023.docx", "\u884c\u653f\u590d\u8bae", -11).value == 7


def test_a_fact_that_the_text_does_not_hold_is_refused():
    with pytest.raises(TruthError, match="rows are called"):
        cell_of("panzhihua-2009.html", "no such row")
    with pytest.raises(TruthError, match="does not say"):
        words_of("panzhihua-2009.html", 3, "no such words")


def test_a_hundred_by_hand_with_conversations_of_ten_turns_in_both_languages():
    cases = load_cases(BY_HAND)
    assert len(cases) == 100
    turns: dict[str, int] = {}
    for case in cases:
        turns[case.id] = turns.get(case.after or "", 0) + 1
    deepest = {
        language: max(turns[case.id] for case in cases if case.language == language) for language in ("zh", "en")
    }
    assert min(deepest.values()) >= 10
