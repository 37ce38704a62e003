"""What is said of some is not said of all: zeros at a few offices, parts of either of two totals, sums up to a day."""

import pytest

from ingest.numbers import find_numbers
from tests.ingest.told import told


@pytest.mark.parametrize(
    "text",
    [
        "一是基层力量薄弱,3个镇街无专职人员。",
        "部分单位没有专职工作人员。",
        "有5个部门未收到申请。",
        "其余乡镇未收到政府信息公开申请。",
        "有两家单位没有收到1件申请。",
        "抽查发现,8所学校未及时更新收费公示。",
        "有的科室未更新收费标准。",
    ],
)
def test_none_at_some_is_no_zero_of_all(text: str) -> None:
    assert [figure.label for figure in told(text) if figure.value == 0] == []
    assert [figure.indicator for figure in told(text) if figure.indicator] == []


@pytest.mark.parametrize(
    "text",
    [
        "全县12个乡镇均未收到政府信息公开申请。",
        "所有的单位都没有收到申请。",
        "2016年我局未收到申请。",
        "少数民族乡未收到申请。",
    ],
)
def test_none_at_all_of_them_is_zero(text: str) -> None:
    assert [(figure.indicator, figure.value) for figure in told(text) if figure.worded_zero] == [("req_received", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "全年发生行政复议8件、行政诉讼5件,其中被纠错2件。",
        "被申请行政复议12件、被提起行政诉讼7件,其中维持9件,纠正2件。",
        "举办新闻发布会6次、在线访谈4次,其中主要负责同志参加3次。",
    ],
)
def test_a_part_told_after_two_totals_is_of_neither(text: str) -> None:
    named = [figure.indicator for figure in told(text) if figure.indicator]
    assert named in (["review_total", "lit_total"], ["press_conferences", "online_interviews"])


def test_a_part_that_names_its_whole_is_told() -> None:
    figures = told("全年发生行政复议8件、行政诉讼5件,其中行政复议维持7件,纠正1件。", year=2021)
    assert ("review_upheld", 7) in [(figure.indicator, figure.value) for figure in figures]


def test_a_part_up_to_the_end_of_the_year_is_of_the_year_of_its_whole() -> None:
    figures = told("全区共收到政府信息公开申请46件,其中截至年底办结41件。")
    assert [(figure.indicator, figure.value, figure.basis) for figure in figures] == [
        ("req_received", 46, "year"),
        ("req_completed", 41, "year"),
    ]


@pytest.mark.parametrize(
    ("text", "raw", "value"),
    [
        ("全年浏览量1923.5万次", "1923.5万", "19235000"),
        ("投资2016.3亿元", "2016.3", "2016.3"),
        ("发放补助2004.56元", "2004.56", "2004.56"),
    ],
)
def test_a_decimal_that_begins_like_a_year_is_a_number(text: str, raw: str, value: str) -> None:
    assert [(number.raw, str(number.value)) for number in find_numbers(text)] == [(raw, value)]
    assert find_numbers("发布日期2016.12,更新于2016.3.5") == ()


@pytest.mark.parametrize(
    "text",
    [
        "实际收取信息处理费560元。",
        "全县各行政机关依据《政府信息公开信息处理费管理办法》收取信息处理费560元。",
        "发出收费通知3件,涉及金额900元,共收取政府信息公开信息处理费560元。",
    ],
)
def test_fees_collected_for_processing(text: str) -> None:
    found = [(figure.indicator, figure.value) for figure in told(text, year=2022) if figure.indicator]
    assert found == [("info_processing_fee", 560)]


def test_fees_returned_or_announced_are_not_fees_collected() -> None:
    figures = told("退还信息处理费80元。应收取信息处理费90元。", year=2022)
    assert [figure.indicator for figure in figures] == [None, None]


def test_staff_for_openness_and_its_parts() -> None:
    figures = told("区、街镇两级共配备政务公开工作人员38名,其中专职11名。")
    assert [(figure.indicator, figure.value) for figure in figures] == [("staff_total", 38), ("staff_full", 11)]


def test_what_leaders_explain_is_not_all_that_is_explained() -> None:
    figures = told("全年解读政策文件52件,县政府领导带头解读8次。")
    assert [(figure.indicator, figure.value) for figure in figures] == [("policy_interpretations", 52), (None, 8)]
