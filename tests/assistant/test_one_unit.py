"""Values printed in different multiples of one unit are computed with and put in order in one unit; kinds of unit stay apart."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant import Settings, ask, measures, open_library
from index.build import ingest_sources
from index.library import Library
from ingest.source import source_of
from tests.index.made_up import CharacterEmbedder

TOLD = {
    ("示例县", 2011): "收取检索、复制费用450.5元。",
    ("示例县", 2013): "收取检索、复制费用0.21万元。",
    ("样品县", 2013): "收取检索、复制费用905元。",
    ("试验县", 2013): "收取检索、复制费用0.3万元,其中复制费600元。",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Counties that print what they charged in yuan and in ten thousands of yuan."""
    folder: Path = tmp_path_factory.mktemp("units")
    opened = replace(open_library(Settings(library=folder), create=True), given_embedder=CharacterEmbedder())
    for (place, year), sentence in TOLD.items():
        text = f"{place}{year}年政府信息公开工作年度报告\n一、总体情况\n{year}年,本机关收到政府信息公开申请3件。{year}年,{place}人民政府{sentence}\n"
        ingest_sources(opened, [source_of(f"{place}{year}.txt", text.encode())])
    return opened


def test_values_stay_as_printed(library: Library) -> None:
    value = ask(library, "示例县2013年收费多少?").values[0]
    assert (value.value, value.unit) == (Decimal("0.21"), "万元")


@pytest.mark.parametrize(
    ("question", "value", "unit", "shown"),
    [
        ("示例县2011年和2013年收费合计多少?", "2550.5", "元", "450.5 + 0.21 × 10000"),
        ("示例县2013年收费比2011年增加了多少?", "1649.5", "元", "0.21万元 = 2100元"),
        ("示例县和样品县2013年收费一共多少?", "3005", "元", "0.21 × 10000 + 905"),
    ],
)
def test_arithmetic_in_one_unit(library: Library, question: str, value: str, unit: str, shown: str) -> None:
    answer = ask(library, question)
    assert [(one.value, one.unit) for one in answer.values] == [(Decimal(value), unit)]
    assert shown in answer.text


def test_a_trend_says_which_way_it_went(library: Library) -> None:
    answer = ask(library, "示例县历年收费")
    assert "增加 1649.5元" in answer.text
    assert "+366.15%" in answer.text
    assert answer.chart is not None
    assert dict(answer.chart.series[0].points)["2013"] == 2100


@pytest.mark.parametrize("question", ["2013年哪个县收费最多?", "Which county collected the most fees in 2013?"])
def test_the_most_is_the_most_money(library: Library, question: str) -> None:
    answer = ask(library, question)
    assert [(value.agency, value.value, value.unit) for value in answer.values] == [
        ("试验县人民政府", Decimal("0.3"), "万元")
    ]


def test_a_comparison_is_in_the_order_of_the_money(library: Library) -> None:
    answer = ask(library, "示例县和样品县2013年收费比较")
    assert [value.agency for value in answer.values] == ["示例县人民政府", "样品县人民政府"]


def test_kinds_of_unit() -> None:
    assert measures.common_unit([(Decimal(3), "人"), (Decimal(5), "人次")]) is None
    assert measures.common_unit([(Decimal(3), "元"), (Decimal(5), "件")]) is None
    assert measures.common_unit([(Decimal(0), "元"), (Decimal(5), "万元"), (Decimal(2), "亿元")]) == "万元"
    assert measures.common_unit([(Decimal(3), "件"), (Decimal(5), "宗")]) == "件"
    assert measures.common_unit([(Decimal(3), ""), (Decimal(5), "万元")]) is None
    assert measures.same_amount((Decimal(1200), "元"), (Decimal("0.12"), "万元"))
    assert not measures.same_amount((Decimal(12), "元"), (Decimal(12), "万元"))
    assert measures.sum_of([(Decimal("1.5"), "万人次"), (Decimal(20), "人次")], "人次")[0] == 15020
