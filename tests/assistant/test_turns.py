"""Turns of a conversation, places asked for together, and years said in other ways, over the sample library."""

from dataclasses import replace
from datetime import date

import pytest

from assistant import Settings, open_library
from assistant.question import when
from index.build import ingest_sources
from ingest.source import load_source
from tests.assistant.conftest import asking
from tests.assistant.test_ask import numbers
from tests.index.made_up import CharacterEmbedder


def test_the_year_after_is_counted_from_the_last_answer(asks):
    first = asks("How many applications did Shili County receive in 2022?")
    after = asks("and the year after?", first)
    assert (numbers(after), after.values[0].year) == ([131], 2023)
    assert numbers(asks("那上一年呢", first)) == [78]


def test_how_much_more_means_the_two_years_just_asked(asks):
    first = asks("示例县2021年收到多少件申请")
    second = asks("那2023年呢", first)
    more = asks("多了多少", first, second)
    assert (numbers(more), more.values[0].qualifier) == ([53], "computed")
    assert numbers(asks("其中自然人几件", first, second, more)) == [104]


def test_a_short_turn_that_names_a_channel_is_not_the_whole_again(asks):
    first = asks("攀枝花2009年收到几件申请")
    assert numbers(asks("网上的呢", first)) == [3]


def test_a_correction_moves_to_the_government_above(asks):
    office = asks("示例县教育局2022年行政复议几件")
    corrected = asks("不对,我问的是县政府", office)
    assert (numbers(corrected), corrected.values[0].agency) == ([5], "示例县人民政府")
    assert numbers(
        asks("no, the county", asks("How many requests did the Shili County Education Bureau get in 2022?"))
    ) == [96]


def test_small_talk_in_a_conversation_is_not_answered_from_the_last_report(asks):
    assert asks("今天天气怎么样", asks("示例县2022年收到多少件申请")).status == "out_of_scope"


def test_the_parts_of_a_place_are_those_that_the_library_holds(asks):
    answer = asks("2022年示例县下面各单位各收到多少件申请")
    assert {(value.agency, int(value.value or 0)) for value in answer.values} == {
        ("示例县教育局", 9),
        ("示例县青石镇人民政府", 0),
    }
    assert numbers(asks("How many requests did all departments of Shili County receive in 2022?")) == [9]


def test_a_list_of_a_place_and_its_office_keeps_both(asks):
    answer = asks("2022年示例县、示例县教育局、青石镇谁主动公开的信息最多")
    assert (numbers(answer), answer.values[0].agency) == ([7034], "示例县人民政府")


def test_an_office_and_a_town_are_two_and_a_town_called_and_is_one(asks):
    assert numbers(asks("示例县教育局和青石镇2022年一共收到多少件申请")) == [9]
    assert asks("示例县和平镇2022年收到多少件申请").status == "no_report"


def test_last_year_is_read_by_the_calendar_and_says_so(asks, monkeypatch):
    monkeypatch.setattr(when, "today", lambda: date(2024, 5, 1))
    answer = asks("How many requests did Shili County receive last year?")
    assert numbers(answer) == [131]
    assert any("2023" in caveat for caveat in answer.caveats)
    assert asks("攀枝花去年收到多少件申请").status == "no_report"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县的同意公开的申请从2022年到2023年涨了百分之几?", [35.9]),
        ("示例县的信息公开行政复议从2018年到2021年涨了百分之几?", [50]),
        ("By what percentage did requests received at Shili County grow from 2018 to 2021?", [90.24]),
        ("On average, how many people trained did Shili County have a year between 2021 and 2023?", [247]),
    ],
)
def test_a_change_needs_its_two_ends_and_a_mean_all_years_between(asks, question, expected):
    assert numbers(asks(question)) == pytest.approx(expected, abs=0.01)


def test_a_share_is_never_taken_of_something_beside_the_part(asks):
    assert numbers(asks("攀枝花市2009年的收到的公开申请里,网上提交的占多大比例?")) == [25]
    assert numbers(asks("示例区2010年电话咨询和网上咨询的占比?")) == pytest.approx(
        [52.88], abs=0.01
    )  # of all enquiries


def test_what_is_granted_partly_is_not_granted(asks):
    assert numbers(asks("How many applications were partly granted by Shili County in 2022?")) == [11]
    assert numbers(asks("How many requests reached Shili City online in 2009?")) == [9]


def test_which_reports_say_some_words(asks):
    answer = asks("哪份报告提到赶场日?")
    assert (answer.status, [citation.file for citation in answer.citations]) == ("answered", ["qingshi-2022.txt"])
    assert asks("哪份报告提到外星人?").status != "answered"


def test_a_level_before_a_name_tells_namesakes_apart(asks):
    assert asks("How many requests did the county of Shili get in 2011?").status == "no_report"


WINDOWS = """示例县人民政府{year}年政府信息公开工作年度报告

全年收到政府信息公开申请{requests}件{farms}。县行政服务中心设窗口{windows}个。12345政府服务热线受理群众诉求{calls}件,办结率99.2%。
"""


@pytest.fixture
def two_years(tmp_path):
    for year, requests, farms, windows, calls in ((2021, 31, "", 52, 618), (2022, 47, ",其中农机补贴申请9件", 63, 704)):
        text = WINDOWS.format(year=year, requests=requests, farms=farms, windows=windows, calls=calls)
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    library = replace(
        open_library(Settings(library=tmp_path / "library"), create=True), given_embedder=CharacterEmbedder()
    )
    ingest_sources(library, [load_source(tmp_path / f"{year}.txt") for year in (2021, 2022)])
    return asking(library)


def test_a_turn_after_a_figure_without_an_indicator_asks_for_that_figure(two_years):
    first = two_years("示例县2022年收到多少件申请?")
    second = two_years("行政服务中心设了几个窗口?", first)
    third = two_years("那2021年呢?", first, second)
    assert [numbers(answer) for answer in (first, second, third)] == [[47], [63], [52]]
    assert numbers(two_years("那2021年收到多少申请?", first, second)) == [31]


def test_words_that_narrowed_a_question_narrow_the_turn_after_it(two_years):
    first = two_years("示例县2022年农机补贴申请有几件?")
    assert numbers(first) == [9]
    assert numbers(two_years("那2021年呢?", first)) == []


def test_a_change_on_the_year_before_needs_no_second_year(two_years):
    answer = two_years("示例县2022年申请量同比增长多少?")
    assert 47 not in numbers(answer)[:1]
    assert "16" in answer.text


def test_the_years_before_the_one_just_spoken_of(asks):
    first = asks("示例县2023年收到多少件申请")
    before = asks("前两年呢", first)
    assert (before.plan["kind"], [value.year for value in before.values], numbers(before)) == (
        "lookup",
        [2021, 2022],
        [78, 96],
    )
    assert numbers(asks("and the two years before?", asks("How many requests did Shili County get in 2023?"))) == [
        78,
        96,
    ]
    assert numbers(asks("三年加起来多少", first, before)) == [78 + 96 + 131]


def test_what_was_split_is_split_again_of_another_year(asks):
    refused = asks("示例县2022年不予公开多少件")
    grounds = asks("都是什么理由", refused)
    again = asks("那2023年呢", refused, grounds)
    assert {value.indicator for value in again.values} == {value.indicator for value in grounds.values}
    assert len(again.values) > 3
    assert {value.year for value in again.values} == {2023}


def test_the_county_of_a_turn_is_the_one_spoken_of_in_its_year(asks):
    first = asks("How many requests did Shili County get in 2022?")
    turn = asks("And how many did the county refuse?", first)
    assert (turn.status, {value.year for value in turn.values}) == ("answered", {2022})
