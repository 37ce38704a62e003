"""Which of several totals a list belongs to, what a sentence parts that opens with its whole, and sums that close a list."""

import pytest

from ingest.checks import part_whole_findings
from ingest.report import Figure
from tests.ingest.test_prose_wordings import rows
from tests.ingest.told import told

ON_REQUEST = "三、依申请公开政府信息情况"


def wholes(text: str, heading: str = ON_REQUEST) -> list[str]:
    """For each figure its label and value, and the value of what it is a part of."""
    figures = told(text, heading=heading)
    values = {figure.id: f"{figure.value:f}" for figure in figures}
    return [f"{figure.value:f}/{values.get(figure.part_of or '', '-')}" for figure in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016年受理申请45件,历年累计168件。其中网上30件,当面10件,信函5件。", "45/- 168/- 30/45 10/45 5/45"),
        ("受理申请45件,历年累计168件,其中网上30件,当面10件,信函5件。", "45/- 168/- 30/45 10/45 5/45"),
        ("受理申请45件,历年累计168件,其中网上120件,当面40件,信函8件。", "45/- 168/- 120/168 40/168 8/168"),
        ("受理申请45件,历年累计168件,其中网上30件,当面10件。", "45/- 168/- 30/- 10/-"),
        ("2016年受理申请143件,2015年受理121件。其中网上99件、当面22件、信函22件。", "143/- 121/- 99/143 22/143 22/143"),
        ("收到申请12件,已办结10件,其中网上5件,信函4件。", "12/- 10/- 5/10 4/10"),
        ("办结51件,其中予以公开28件、部分公开3件;结转下年度1件。", "51/- 28/51 3/51 1/-"),
        ("工作人员132人,其中专职19人,兼职113人;区直单位68人,乡镇64人。", "132/- 19/132 113/132 68/132 64/132"),
    ],
)
def test_the_total_of_a_list(text: str, expected: str) -> None:
    assert " ".join(wholes(text)) == expected


def test_parts_of_the_year_are_of_the_year() -> None:
    figures = told("主动公开政府信息4321条,历年累计25876条,其中网站3990条、公报331条。")
    assert [(figure.value, figure.basis) for figure in figures] == [
        (4321, "year"),
        (25876, "cumulative"),
        (3990, "year"),
        (331, "year"),
    ]
    assert figures[1].qualifier == "cumulative"


def test_parts_whose_total_is_unclear_are_a_list() -> None:
    figures = told("受理申请45件,历年累计168件,其中网上30件,当面10件。", heading=ON_REQUEST)
    assert figures[2].group is not None
    assert figures[2].group == figures[3].group


def test_a_list_in_another_paragraph_that_adds_up() -> None:
    figures = told("全年主动公开政府信息360条,历年累计900条。", "机构职能类60条,占16.7%;规划计划类100条;业务类200条。")
    by_value = {figure.value: figure for figure in figures}
    assert {by_value[value].part_of for value in (60, 100, 200)} == {by_value[360].id}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "在已答复的36件申请中,同意公开25件,占69.4%;部分公开3件;不予公开2件;信息不存在4件;非本机关掌握2件。",
            "resp_total 36 件; resp_granted 25 件; rate_granted_stated 69.4 %; resp_partial 3 件; resp_denied 2 件; "
            "resp_not_exist 4 件; resp_not_own 2 件",
        ),
        (
            "截至2016年12月31日,在47件申请中,已答复39件,其余8件按照《条例》规定延期至下年度答复。",
            "req_received 47 件; resp_total 39 件; req_carried_out 8 件",
        ),
        ("4件均已答复:同意公开3件,非本机关掌握1件。", "resp_total 4 件; resp_granted 3 件; resp_not_own 1 件"),
        (
            "36件申请的答复结果分别为:同意公开25件,不予公开11件。",
            "resp_total 36 件; resp_granted 25 件; resp_denied 11 件",
        ),
        (
            "收到申请36件,答复结果为同意公开、部分公开、不予公开分别为25件、3件、8件。",
            "req_received 36 件; resp_granted 25 件; resp_partial 3 件; resp_denied 8 件",
        ),
        ("收到申请14件。各种申请方式: 网上11件,书面3件。", "req_received 14 件; req_ch_online 11 件; - 3 件"),
        ("收到申请2件,“互联网申请”1件,“信函申请”1件。", "req_received 2 件; req_ch_online 1 件; req_ch_letter 1 件"),
        ("收到人大代表建议20件,20件均已答复。", "- 20 件; - 20 件"),
    ],
)
def test_answers_to_requests(text: str, expected: str) -> None:
    assert rows(text, heading=ON_REQUEST) == expected.split("; ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "专职人员38人、兼职人员512人,合计550人。",
            "staff_full 38 人 stock; staff_part 512 人 stock; staff_total 550 人 stock",
        ),
        ("专职人员38人、兼职人员512人,合计560人。", "staff_full 38 人 stock; staff_part 512 人 stock; - 560 人"),
        (
            "发生行政复议案5件(维持4件,撤销1件),历年累计18件。",
            "review_total 5 件; review_upheld 4 件; review_corrected 1 件; review_total 18 件 cumulative",
        ),
        (
            "主动公开信息43条,其中网站39条、公报4条,历年累计258条。",
            "proactive_total 43 条; ch_website 39 条; ch_gazette 4 条; - 258 条 cumulative",
        ),
        ("被提起行政诉讼8件,其中维持或驳回7件。", "lit_total 8 件; lit_upheld 7 件"),
        ("通过“某某发布”微信公众号公开274条。", "ch_wechat 274 条"),
        ("通过微信公众号“某某发布”发布信息139条。", "ch_wechat 139 条"),
        (
            "针对本区各部门有关政府信息公开事务的行政复议申请13件,其中维持9件。",
            "review_total 13 件; review_upheld 9 件",
        ),
        ("发生行政复议5件;发生行政诉讼案7件,其中尚未审结1件。", "review_total 5 件; lit_total 7 件; - 1 件"),
        ("围绕“三公”经费公开信息12条。", "- 12 条"),
    ],
)
def test_labels_that_are_not_the_neighbours(text: str, expected: str) -> None:
    assert rows(text) == expected.split("; ")


def test_a_running_total_of_fees() -> None:
    figures = told("2016年未收取任何费用,历年累计收取1200元。", heading="四、收费情况")
    assert {(figure.indicator, figure.value, figure.basis) for figure in figures} == {
        ("fee_total", 1200, "cumulative"),
        ("fee_total", 0, "year"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未收到以传真、信函方式提出的申请。", {"req_ch_fax", "req_ch_letter"}),
        ("未收到公民以当面、信函、网络等形式提出的申请。", {"req_received"}),
        ("未发生与诉讼有关的费用支出。", {"litigation_cost"}),
    ],
)
def test_what_is_denied(text: str, expected: set[str]) -> None:
    assert {figure.indicator for figure in told(text) if figure.value == 0} == expected


def coverages(figures: tuple[Figure, ...]) -> list[str | None]:
    return [figure.coverage for figure in figures if figure.unit == "件"]


def test_the_body_and_the_area() -> None:
    figures = told(
        "区政府收到政府信息公开申请100件;全区各镇街、部门共收到申请431件。非本机关掌握2件。", heading=ON_REQUEST
    )
    assert coverages(figures) == ["body", "area", None]


def test_channels_overlap() -> None:
    figures = told("主动公开政府信息22408条,其中政府网站公开15300条;政务新媒体发布9876条。")
    assert [finding.status for finding in part_whole_findings(figures)] == ["passed"]
    figures = told("主动公开政府信息2240条,其中政府网站公开15300条;政务新媒体发布9876条。")
    assert "failed" in [finding.status for finding in part_whole_findings(figures)]


def test_traditional_headings_say_what_they_say() -> None:
    assert rows("已答复43件。", heading="三、依申請公開政府信息情況") == ["resp_total 43 件"]
