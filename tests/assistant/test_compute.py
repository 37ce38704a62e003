"""Arithmetic and its wording."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import compute, sentences
from assistant.answer import plain_number
from assistant.question import residue


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_share_is_right_to_half_a_hundredth(part, whole):
    assert abs(compute.percent_of(Decimal(part), Decimal(whole)) - Decimal(part) * 100 / whole) <= Decimal("0.005")


def test_a_share_of_nothing_is_refused():
    with pytest.raises(ZeroDivisionError):
        compute.percent_of(Decimal(1), Decimal(0))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_numbers_keep_their_value_in_words_and_in_json(value):
    assert Decimal(sentences.number_text(value, "en").replace(",", "")) == value
    assert Decimal(str(plain_number(value))) == value


@pytest.mark.parametrize(
    ("printed", "words", "language", "said"),
    [
        ("对外服务窗口达54个", ("服务窗口",), "zh", True),
        ("对外服务窗口达54个", ("自助设备",), "zh", False),
        ("对外服务窗口达54个", ("service", "windows"), "en", True),
        ("对外服务窗口达54个", ("zeppelins",), "en", False),
        ("开设专题栏目16个", ("special", "columns"), "en", True),
    ],
)
def test_what_accounts_for_a_word(printed, words, language, said):
    assert residue.accounts_for(printed, words, language) is said
