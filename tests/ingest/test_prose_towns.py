"""How short reports of towns and offices tell their few numbers: ways that are no items, running totals, whose enquiries.

Every sentence is written for this test; a row is indicator (- for none), value, unit, then qualifier and basis where not exact and of the year.
"""

import pytest

from ingest.prose_scope import Reporter
from tests.ingest.told import told

READ = [
    ("我镇的政府信息主要通过两条途径公开。", "- 2 条 None"),
    ("我镇通过三条渠道主动公开政府信息。", "- 3 条 None"),
    ("公开政府信息的主要渠道有5条。", "- 5 条 None"),
    ("2016年共整理、录入、发布37条主动公开政府信息。", "proactive_total 37 条"),
    ("2016年政府共接受社会公众关于政府信息公开方面的咨询40多人次。", "consult_total 40 人次 at_least"),
    (
        "2016年,全县主动公开政府信息912条,比上年增加61条,增长7.2%;历年累计5230条。",
        "proactive_total 912 条; - 61 条 None; - 7.2 % None; proactive_total_cumulative 5230 条 cumulative cumulative",
    ),
    (
        "2016年,全县共受理政府信息公开申请24件,其中当面申请15件,网上申请9件;历年累计受理118件。",
        "req_received 24 件; req_ch_inperson 15 件; req_ch_online 9 件; req_received 118 件 cumulative cumulative",
    ),
    (
        "全县设立查阅点42个,其中县级3个,接待查阅人员1.7万人次。",
        "reading_points 42 个 stock; - 3 个 stock; reading_visits 17000 人次",
    ),
    (
        "全年接待查阅群众346人次,其中档案馆192人次,图书馆103人次,行政服务中心51人次。",
        "reading_visits 346 人次; reading_visits_archive 192 人次; reading_visits_library 103 人次; "
        "reading_visits_service_center 51 人次",
    ),
]


def as_told(text: str) -> list[str]:
    """Rows with the basis written out where it is not the year."""
    return [
        " ".join(
            str(part)
            for part in (
                figure.indicator or "-",
                f"{figure.value:f}".rstrip("0").rstrip(".") if "." in f"{figure.value:f}" else f"{figure.value:f}",
                figure.unit,
                *(() if figure.qualifier == "exact" else (figure.qualifier,)),
                *(() if figure.basis == "year" else (str(figure.basis),)),
            )
        )
        for figure in told(text)
    ]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_short_reports(text: str, expected: str) -> None:
    assert as_told(text) == expected.split("; ")


def test_a_running_total_since_a_month_is_told_under_its_heading() -> None:
    text = "2016年我局主动公开政府信息88条。自2008年5月以来累计公开640条。"
    found = told(text, heading="二、主动公开政府信息情况")
    assert [(figure.indicator, int(figure.value or 0)) for figure in found] == [
        ("proactive_total", 88),
        ("proactive_total_cumulative", 640),
    ]


def test_complaints_are_counted_under_the_heading_that_names_them() -> None:
    found = told("全年受理投诉2起,已全部办结。", heading="四、咨询和投诉情况")
    assert [(figure.indicator, figure.value) for figure in found] == [("complaint_total", 2)]
    assert [figure.indicator for figure in told("全年受理投诉2起,已全部办结。")] == [None]


def test_the_office_of_the_government_keeps_its_name() -> None:
    reporter = Reporter("示例县人民政府\n示例县政府", is_province=False)
    assert reporter.without_subject("县政府组织培训") == "组织培训"
    assert reporter.without_subject("县政府办公室组织培训") == "县政府办公室组织培训"


def test_the_first_of_a_ranking_is_called_by_its_name_alone() -> None:
    found = told("各乡镇中,公开量居前三位的是甲镇、乙乡和丙镇,分别为320条、274条和206条。")
    assert [figure.label for figure in found] == ["甲镇", "乙乡", "丙镇"]
