"""What the marked reports found: each case failed before its cause was mended. The sentences are written for this test."""

import pytest

from ingest.numbers import find_numbers
from tests.ingest.told import told

Row = tuple[str | None, str, str, str]


def rows(*paragraphs: str, heading: str = "一、概述", **about: object) -> list[Row]:
    return [
        (figure.indicator, str(figure.value), figure.unit, figure.qualifier)
        for figure in told(*paragraphs, heading=heading, **about)  # type: ignore[arg-type]
        if not figure.inferred
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("目前8家单位中有1家未达标", [("8", "家"), ("1", "家")]),
        ("位列前8名", []),
        ("考核得91.5分,高出均值2分", [("91.5", "分"), ("2", "分")]),
        ("实行8小时工作制,设24小时自助区", []),
        ("响应时间缩短到24小时", [("24", "小时")]),
        ("由一名副局长分管", [("一", "名")]),
        ("作为一名基层干部", []),
        ("报告由六部分组成", [("六", "部分")]),
        ("同意5部分公开3件", [("3", "件")]),
        ("分别召开2次会议", [("2", "次")]),
        ("按照“一个中心、两个窗口、三项机制”推进,做到三个坚持", []),
        ("合同一式四份,实行两小时办结制", []),
        ("文书共12页,复印35页", [("35", "页")]),
        ("7所有专职人员", [("7", "所")]),
        ("满意率百分之九十七点五", [("九十七点五", "%")]),
        ("增长一点二倍", [("一点二", "倍")]),
    ],
)
def test_numbers_and_their_units(text, expected):
    assert [(number.raw, number.unit) for number in find_numbers(text) if number.unit] == expected


def test_not_more_than_is_no_at_least():
    assert [number.qualifier for number in find_numbers("时限不超过7个工作日,费用不多于10元,超过30件")] == [
        "approximate",
        "approximate",
        "at_least",
    ]


CASES: list[tuple[str, str, list[Row]]] = [
    (
        "a limit of time before the parts is no count of requests",
        "申请均在12个工作日内作出答复,其中同意公开4件,信息不存在1件。",
        [
            (None, "12", "个工作日", "exact"),
            ("resp_granted", "4", "件", "exact"),
            ("resp_not_exist", "1", "件", "exact"),
        ],
    ),
    (
        "up to a day without 截",
        "至2016年12月31日,我县累计主动公开政府信息8800条;2016年新增主动公开信息950条。",
        [
            ("proactive_total_cumulative", "8800", "条", "cumulative"),
            ("proactive_total", "950", "条", "exact"),
        ],
    ),
    (
        "the year's part of a running total",
        "自条例施行以来,我局累计公开政府信息900条,其中2016年公开210条,2015年公开180条。",
        [
            ("proactive_total_cumulative", "900", "条", "cumulative"),
            ("proactive_total", "210", "条", "exact"),
            (None, "180", "条", "exact"),
        ],
    ),
    (
        "whose review it is",
        "全年发生针对我县政府信息公开的行政复议案6件,其中维持4件,撤销1件,其他1件。",
        [
            ("review_total", "6", "件", "exact"),
            ("review_upheld", "4", "件", "exact"),
            ("review_corrected", "1", "件", "exact"),
            ("review_other", "1", "件", "exact"),
        ],
    ),
    (
        "waived beside charged",
        "全年收取检索、复制费用120元,减免20元。",
        [("fee_total", "120", "元", "exact"), ("fee_waived", "20", "元", "exact")],
    ),
    (
        "who is engaged stands behind the number",
        "全县共有41人从事政务公开工作。",
        [("staff_total", "41", "人", "exact")],
    ),
    (
        "a row of a running total, told alone, is not that row",
        "公开财政预决算信息7条。",
        [(None, "7", "条", "exact")],
    ),
    (
        "people without a unit behind a multiplier",
        "平台用户突破30万,名列前茅。",
        [(None, "300000", "", "at_least")],
    ),
    (
        "training of one system of the whole area",
        "举办全县民政系统政务公开培训班2期,90人参加培训。",
        [("trainings", "2", "期", "exact"), ("trainees", "90", "人", "exact")],
    ),
    (
        "the rest of reviews beside suits",
        "发生行政复议9件、行政诉讼4件;复议维持6件、撤销或确认违法2件、其他1件。",
        [
            ("review_total", "9", "件", "exact"),
            ("lit_total", "4", "件", "exact"),
            ("review_upheld", "6", "件", "exact"),
            ("review_corrected", "2", "件", "exact"),
            ("review_other", "1", "件", "exact"),
        ],
    ),
    (
        "parts of the year's items are no rows of a running total",
        "全年主动公开政府信息40条,其中人事信息3条,工作动态37条。",
        [("proactive_total", "40", "条", "exact"), (None, "3", "条", "exact"), (None, "37", "条", "exact")],
    ),
    (
        "accounts by what they are called",
        "全年主动公开政府信息90条,其中局微信公众号50条、官方微博40条。",
        [
            ("proactive_total", "90", "条", "exact"),
            ("ch_wechat", "50", "条", "exact"),
            ("ch_weibo", "40", "条", "exact"),
        ],
    ),
    (
        "told what it is",
        "共收到政府信息公开申请5件,其中告知信息不存在3件,告知不属于本机关公开2件。",
        [
            ("req_received", "5", "件", "exact"),
            ("resp_not_exist", "3", "件", "exact"),
            ("resp_not_own", "2", "件", "exact"),
        ],
    ),
    (
        "a comparison in brackets names no time of what follows",
        "共收到政府信息公开申请7件(较2015年增加3件),答复7件。",
        [("req_received", "7", "件", "exact"), (None, "3", "件", "exact"), ("resp_total", "7", "件", "exact")],
    ),
    (
        "the cases denied before are no event that limits",
        "2016年未发生针对本局的行政复议以及申诉案件,没有收取检索、复制等费用。",
        [
            ("review_total", "0", "件", "exact"),
            ("appeal_total", "0", "件", "exact"),
            ("fee_total", "0", "元", "exact"),
        ],
    ),
    (
        "a rate of other work",
        "受理群众投诉64件,办结率100%。",
        [(None, "64", "件", "exact"), (None, "100", "%", "exact")],
    ),
    (
        "told that it does not exist is no denial",
        "全年答复政府信息公开申请3件,其中同意公开2件,告知不存在1件。",
        [
            ("resp_total", "3", "件", "exact"),
            ("resp_granted", "2", "件", "exact"),
            ("resp_not_exist", "1", "件", "exact"),
        ],
    ),
    (
        "a verb between the bound and its number",
        "至少培训2名信息员,约为上年的1.5倍。",
        [(None, "2", "名", "at_least"), (None, "1.5", "倍", "approximate")],
    ),
    (
        "fees and others denied together",
        "未发生收费、行政复议、行政诉讼的情况。",
        [("fee_total", "0", "元", "exact"), ("review_total", "0", "件", "exact"), ("lit_total", "0", "件", "exact")],
    ),
    (
        "an event that a mere 无 denies",
        "全年收到申请3件,无泄密事件。",
        [("req_received", "3", "件", "exact"), (None, "0", "", "exact")],
    ),
    (
        "a heading in the line of its text",
        "五、复议诉讼。未发生。",
        [("review_total", "0", "件", "exact"), ("lit_total", "0", "件", "exact")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_causes(text, expected):
    assert sorted(rows(text), key=str) == sorted(expected, key=str)


def test_a_section_that_says_only_none():
    figures = told("由办公室负责。", "四、收费及减免情况", "无", heading="三、机构")
    assert {(figure.indicator, str(figure.value)) for figure in figures if figure.worded_zero} == {
        ("fee_total", "0"),
        ("fee_waived", "0"),
    }


def test_since_the_regulation_came_into_force_is_the_year_of_a_report_of_2008():
    text = "条例施行以来,我局共收到政府信息公开申请4件。"
    assert [(figure.value, figure.basis) for figure in told(text, year=2008)] == [(4, "year")]
    assert [(figure.value, figure.basis) for figure in told(text, year=2010)] == [(4, "cumulative")]


def test_the_total_under_its_heading():
    figures = told("1、公开总量:310条。", heading="二、主动公开情况")
    assert [(figure.indicator, figure.value) for figure in figures] == [("proactive_total", 310)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2015年公开信息260条,2016年公开信息310条。",
            [("260", None, "exact"), ("310", "year", "exact")],
        ),
        ("2017年计划举办培训4次。", [("4", None, "exact")]),
        (
            "全年收到申请7件(2015年为9件),比去年的9件减少2件。",
            [("7", "year", "exact"), *[("9", None, "exact")] * 2, ("2", None, "exact")],
        ),
        ("截至2015年底,累计公开信息2500条。", [("2500", None, "cumulative")]),
        ("截至2016年底,累计公开信息2800条。", [("2800", "cumulative", "cumulative")]),
        ("截至2016年底,共设公开查阅点9个。", [("9", "stock", "exact")]),
    ],
)
def test_a_number_of_another_year_or_of_a_plan_has_no_basis(
    text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    figures = told(text)
    assert [(str(figure.value), figure.basis, figure.qualifier) for figure in figures] == expected
    assert all(figure.indicator is None for figure in figures if figure.basis is None)


def test_reading_points_as_of_a_day_are_a_stock() -> None:
    (figure,) = told("截至2016年底,共设公开查阅点9个。")
    assert (figure.indicator, figure.basis) == ("reading_points", "stock")
