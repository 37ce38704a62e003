"""Years and places whose figure lies beyond a number, or is zero: each held against it, and what cannot be told is said."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import library_of
from tests.assistant.test_ask import numbers


def years_of(answer):
    return [(value.year, float(value.value)) for value in answer.values]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县哪几年超过50件申请?", [(2021, 78), (2022, 96), (2023, 131)]),
        ("Which years did Shili County have more than 50 applications?", [(2021, 78), (2022, 96), (2023, 131)]),
        ("示例县申请不到80件的年份有哪些?", [(2018, 41), (2021, 78)]),
        ("示例县2021年以来哪几年申请超过90件?", [(2022, 96), (2023, 131)]),
        ("示例县2021年、2022年和2023年中哪几年申请至少96件?", [(2022, 96), (2023, 131)]),
        ("Which year did Shili County get 78 applications?", [(2021, 78)]),
        ("示例县哪些年份没有行政复议?", []),
        ("In which years did Shili County have no administrative review?", []),
        ("示例县哪几年收取的信息处理费超过100元?", [(2022, 120), (2023, 460)]),
    ],
)
def test_the_years_that_fulfil_a_bound(asks, question, expected):
    answer = asks(question)
    assert (answer.status, years_of(answer)) == ("answered", expected)


def test_the_years_that_do_not_and_those_without_a_report_are_named(asks):
    answer = asks("示例县哪几年超过50件申请?")
    assert "2018年 41件" in answer.text
    assert "2019 年：没有报告" in answer.text
    assert any("2 个年份" in caveat for caveat in answer.caveats)
    assert answer.question == "示例县哪几年超过50件申请?"
    assert answer.to_json()["plan"]["bound"] == {"numbers": ["50"], "relation": "more"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("哪些地方2022年收到超过20件申请?", {"示例县人民政府"}),
        ("Which agencies received more than 20 applications in 2022?", {"示例县人民政府"}),
        ("2022年哪些单位没有收到申请?", {"示例县青石镇人民政府"}),
        ("哪些县2022年超过5件申请?", {"示例县人民政府"}),
        ("Which districts had more than 10 applications in 2010?", {"示例区人民政府"}),
    ],
)
def test_the_places_that_fulfil_a_bound(asks, question, expected):
    assert {value.agency for value in asks(question).values} == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例县有几年收到的申请少于100件?", 3),
        ("In how many years did Shili County receive fewer than 100 requests?", 3),
        ("2022年有几个单位收到申请超过5件?", 2),
    ],
)
def test_how_many_fulfil_it_is_counted_from_all_that_were_looked_at(asks, question, expected):
    answer = asks(question)
    assert [(float(value.value), value.qualifier) for value in answer.values] == [(expected, "computed")]
    assert len(answer.values[0].citations) >= 3


BLANK = """示例县人民政府2021年政府信息公开工作年度报告
一、总体情况
2021年，本县开展培训3期。
二、收到和处理政府信息公开申请情况
2021年，本县收到政府信息公开申请约20件。
三、行政复议、行政诉讼情况
2021年，行政复议/件。
"""


def test_an_approximate_figure_near_the_bound_is_left_open(tmp_path):
    answer = ask(library_of(tmp_path, BLANK), "示例县哪几年收到超过20件申请?")
    assert numbers(answer) == []
    assert answer.status == "not_reported"


@pytest.mark.parametrize(
    "question", ["示例县哪一年的申请最多?", "Which year did Shili County have the most applications?"]
)
def test_an_extreme_is_no_bound(asks, question):
    assert years_of(asks(question)) == [(2023, 131)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2022年哪些单位收到了申请?", {"示例县人民政府", "示例县教育局"}),
        ("哪些单位2022年有行政复议?", {"示例县人民政府"}),
        ("2022年哪些单位被起诉?", {"示例县人民政府"}),
        ("Which agencies received any requests in 2022?", {"示例县人民政府", "示例县教育局"}),
        ("Which agencies had lawsuits in 2022?", {"示例县人民政府"}),
    ],
)
def test_which_have_any_leaves_those_that_report_none_out_of_the_answer(asks, question, expected):
    answer = asks(question)
    assert {value.agency for value in answer.values} == expected
    assert all(value.value > 0 for value in answer.values)
    assert any("0" in line for line in answer.text.splitlines() if line.startswith(("不符合的", "Those that do not")))


def test_bodies_inside_the_one_agency_named_are_not_the_agency(asks):
    for question in ("示例县2022年哪些部门被起诉?", "Which departments of Shili County were sued in 2022?"):
        assert "bound" not in asks(question).to_json()["plan"]


def test_years_named_without_a_report_are_said_with_a_bound(asks):
    answer = asks("示例县2018年到2023年哪几年申请超过90件?")
    assert years_of(answer) == [(2022, 96), (2023, 131)]
    assert "2019 年：没有报告" in answer.text
    assert any("2 个年份" in caveat for caveat in answer.caveats)


@pytest.mark.parametrize(
    "question", ["示例县哪些年申请下降了?", "In which years did applications to Shili County fall?"]
)
def test_in_which_years_it_fell_is_told_by_every_year(asks, question):
    assert years_of(asks(question)) == [(2018, 41), (2021, 78), (2022, 96), (2023, 131)]
