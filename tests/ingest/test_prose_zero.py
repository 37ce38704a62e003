"""Zeros in words: one for each noun denied, none where a negation reports no count."""

import pytest

from tests.ingest.told import told

Zero = tuple[str | None, str]

DENIALS: list[tuple[str, list[Zero]]] = [
    ("2016年度,我镇未收到政府信息公开申请。", [("req_received", "政府信息公开申请")]),
    ("尚未接到群众关于政府信息公开的书面申请。", [("req_received", "群众关于政府信息公开的书面申请")]),
    (
        "没有收到公民、法人和其他组织要求公开政府信息的申请。",
        [("req_received", "公民、法人和其他组织要求公开政府信息的申请")],
    ),
    ("未收到网上申请。", [("req_ch_online", "网上申请")]),
    ("本年度未召开新闻发布会。", [("press_conferences", "新闻发布会")]),
    ("没有召开专题会议研究此事。", []),
    ("截至2016年12月31日,我局未收到依申请公开事项。", [("req_received", "依申请公开事项")]),
    (
        "全年没有发生一起因信息公开引发的举报、投诉、行政复议和行政诉讼案件。",
        [
            ("complaint_total", "举报"),
            ("complaint_total", "投诉"),
            ("review_total", "行政复议"),
            ("lit_total", "行政诉讼"),
        ],
    ),
    (
        "工作中未出现申请行政复议、提起行政诉讼和申诉的情况。",
        [("review_total", "申请行政复议"), ("lit_total", "提起行政诉讼"), ("appeal_total", "申诉")],
    ),
    ("无行政复议、行政诉讼案件。", [("review_total", "行政复议"), ("lit_total", "行政诉讼")]),
    ("行政复议、行政诉讼均为0件。", [("review_total", "行政复议"), ("lit_total", "行政诉讼")]),
    ("申请行政复议、提起行政诉讼的情况没有发生。", [("review_total", "申请行政复议"), ("lit_total", "提起行政诉讼")]),
    ("实现零复议、零诉讼。", [("review_total", "复议"), ("lit_total", "诉讼")]),
    ("全年未发生不予公开政府信息情况。", [("resp_denied", "不予公开政府信息")]),
    ("全年没有不予公开的政府信息。", [("resp_denied", "不予公开的政府信息")]),
    (
        "2016年依申请公开未收取任何费用,也没有减免费用情况。",
        [("fee_total", "收取任何费用"), ("fee_waived", "减免费用")],
    ),
    ("政府信息公开未任何收取费用。", [("fee_total", "任何收取费用")]),
    ("我委无政府信息公开收费和减免情况。", [("fee_total", "政府信息公开收费"), ("fee_waived", "减免")]),
    ("全年未收取信息处理费。", [("info_processing_fee", "收取信息处理费")]),
    ("未产生相关诉讼,没有相应费用支出。", [("lit_total", "相关诉讼")]),
    ("全年没有人申请公开政府信息。", [("req_received", "人申请公开政府信息")]),
    ("未发生泄密事件。", [(None, "泄密")]),
]


@pytest.mark.parametrize(("text", "expected"), DENIALS, ids=[text[:14] for text, _ in DENIALS])
def test_each_denied_noun_is_a_zero(text: str, expected: list[Zero]) -> None:
    figures = told(text)
    assert [(figure.indicator, figure.label) for figure in figures] == expected
    for figure in figures:
        assert figure.worded_zero
        assert figure.value == 0
        assert figure.raw in figure.quote


@pytest.mark.parametrize(
    "text",
    [
        "对不予公开的信息,我们严格审查;未按时答复的,予以通报。",
        "坚持公开为原则、不予公开为例外。",
        "群众了解还不够,没有完善的考核机制,无法提供一站式服务。",
        "信息化人才缺乏,未形成长效机制。",
        "确保不发生一起投诉事件。",
        "除上述申请外,未收到其他申请。",
        "没有收到1件以上的申请。",
        "我们并非没有收到申请。",
        "如未收到答复,可向本机关反映。",
        "行政机关依申请提供政府信息,不收取费用。",
        "建设无障碍网站,提供无偿服务。",
        "申请人无正当理由大量反复申请。",
        "网站没有公开申请表格,没有提供咨询电话。",
        "没有收到申请人对答复的异议。",
        "目前没有发现应公开而未公开的情况。",
    ],
)
def test_other_negations_are_no_zeros(text: str) -> None:
    assert [figure for figure in told(text) if figure.value == 0] == []


def test_nothing_disclosed_on_request_implies_nothing_received() -> None:
    stated, implied = told("2016年,没有依申请公开政府信息。")
    assert (stated.indicator, stated.inferred) == ("on_request_disclosed", False)
    assert (implied.indicator, implied.inferred, implied.value) == ("req_received", True, 0)
    assert stated.raw == implied.raw == "没有"


def test_a_denial_of_another_year_has_no_indicator() -> None:
    (figure,) = told("2014年未收到政府信息公开申请。")
    assert (figure.indicator, figure.value) == (None, 0)


def test_zeros_of_other_work_have_no_indicator() -> None:
    figures = told("各窗口受理办件5000件,实现零投诉。")
    assert [(figure.indicator, figure.value) for figure in figures] == [("svc_cases", 5000), (None, 0)]


def test_a_section_that_says_only_none_denies_its_heading() -> None:
    figures = told("无。", heading="四、因政府信息公开申请行政复议、提起行政诉讼情况")
    assert {figure.indicator for figure in figures} == {"review_total", "lit_total"}
    assert all(figure.value == 0 and figure.raw == "无。" for figure in figures)


def test_a_printed_zero_is_not_a_zero_in_words() -> None:
    (figure,) = told("全年收到申请0件。")
    assert (figure.indicator, figure.value, figure.worded_zero, figure.raw) == ("req_received", 0, False, "0")
