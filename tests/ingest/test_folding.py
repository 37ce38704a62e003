"""Folding replaces one for one, drops glosses, and always leads back to the stored characters."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.folding import fold, fold_text

SHARED = Path(__file__).parents[2].parent / "shared" / "reports"

MESSY = st.text(
    alphabet=st.sampled_from("關于乾县⻓年件门们a(gān)(guān)\uff08mén\uff09\u200b\r\n \u3000\xa0\uff11\uff0c。(app)"),
    max_size=60,
)


@pytest.mark.parametrize(
    ("stored", "folded"),
    [
        pytest.param("關(guān)于公開(kāi)", "关于公开", id="pinyin gloss after a Han character"),
        pytest.param("部門\uff08mén\uff09", "部门", id="gloss in full-width brackets"),
        pytest.param("客户端(app)和(pdf)", "客户端(app)和(pdf)", id="letters that are no syllable"),
        pytest.param("选项(a)", "选项(a)", id="a lone letter is a list mark"),
        pytest.param("area(gān)", "area(gān)", id="no Han character before it"),
        pytest.param("\uff12\uff10\uff10\uff19年\uff08\uff05\uff09", "2009年(%)", id="full-width digits and signs"),
        pytest.param("甲\uff0c乙\uff1b丙\uff1a。、“”《》", "甲,乙;丙:。、“”《》", id="punctuation"),
        pytest.param("甲\xa0乙\u3000丙\u2009丁", "甲 乙 丙 丁", id="spaces"),
        pytest.param("甲\u200b乙\ufeff", "甲乙", id="characters of no width"),
        pytest.param("甲\r\n乙\r丙\u2028丁\t戊", "甲\n乙\n丙\n丁\t戊", id="line ends"),
        pytest.param("乾县", "乾县", id="a character of both scripts"),
        pytest.param("⻓期⼀⾯", "长期一面", id="radicals that pdf writers emit"),
        pytest.param("主動公開政府資訊5條", "主动公开政府信息5条", id="a word of Taiwan"),
        pytest.param("在入口網站發布", "在门户网站发布", id="a longer word of Taiwan"),
        pytest.param("資(zī)訊", "信息", id="a word of Taiwan with a gloss in it"),
        pytest.param("到檔案館查閱", "到档案馆查阅", id="an archive is no document"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_fold_text(stored: str, folded: str) -> None:
    assert fold_text(stored) == folded


def test_span_leads_back_over_dropped_glosses() -> None:
    stored = "攀枝花市關(guān)于2009年度政府信息公開(kāi)的報告"
    folded = fold(stored)
    start = folded.text.index("公开的")
    assert stored[slice(*folded.span(start, start + 3))] == "公開(kāi)的"
    assert stored[slice(*folded.span(start, start + 2))] == "公開"
    assert folded.at(stored.index("2009")) == folded.text.index("2009")
    assert folded.at(len(stored)) == len(folded.text)


def test_a_word_of_another_script_is_quoted_as_it_stands() -> None:
    stored = "市局在入口網站發布資訊(xùn)30條"
    folded = fold(stored)
    start = folded.text.index("信息30条")
    assert stored[slice(*folded.span(start, start + 5))] == "資訊(xùn)30條"


def test_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside the folded text of 2"):
        fold("甲乙").span(1, 3)


@given(MESSY)
@settings(max_examples=150, deadline=None)
def test_every_folded_stretch_folds_from_its_stored_stretch(stored: str) -> None:
    folded = fold(stored)
    for place, character in enumerate(folded.text):
        start, end = folded.span(place, place + 1)
        assert end == start + 1
        assert fold_text(stored[start:end]) in {character, "\n"}
        assert folded.at(start) == place


@given(MESSY)
@settings(max_examples=100, deadline=None)
def test_folding_shortens_at_most_and_keeps_the_order(stored: str) -> None:
    folded = fold(stored)
    assert len(folded.text) <= len(stored)
    offsets = [folded.at(place) for place in range(len(stored) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(folded.text)


@pytest.mark.parametrize("report", sorted(SHARED.glob("*.txt")), ids=lambda path: path.name[:3])
def test_real_reports_fold_without_losing_a_digit(report: Path) -> None:
    stored = report.read_text(encoding="utf-8")
    folded = fold(stored)
    digits = [place for place, character in enumerate(stored) if character.isdigit() and character.isascii()]
    assert [folded.text[folded.at(place)] for place in digits] == [stored[place] for place in digits]
    assert "(guān)" not in folded.text


def test_the_colours_of_a_terminal_are_no_text() -> None:
    text = "示例县\x1b[31m2023年\x1b[0m年报\x1b[1;32m。"
    folded = fold(text)
    assert folded.text == "示例县2023年年报。"
    assert text[slice(*folded.span(3, 8))] == "2023年"
    assert fold("[31m").text == "[31m"
