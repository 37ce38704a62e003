"""Counts in running text: what each number counts, in which unit, how exactly, of which time.

The sentences are written for this test in the manner of reports of all years and levels; none is taken from one.
"""

import pytest

from ingest.report import Figure
from tests.ingest.told import told

Row = tuple[str | None, str, str, str, str | None]
YEAR = "year"


def rows(figures: tuple[Figure, ...]) -> list[Row]:
    return [
        (figure.indicator, str(figure.value), figure.unit, figure.qualifier, figure.basis)
        for figure in figures
        if not figure.worded_zero and not figure.inferred
    ]


CASES: list[tuple[str, list[Row]]] = [
    (
        "2016年我局共受理政府信息公开申请8件,办结8件,答复率100%。",
        [
            ("req_received", "8", "件", "exact", YEAR),
            ("req_completed", "8", "件", "exact", YEAR),
            ("rate_ontime", "100", "%", "exact", YEAR),
        ],
    ),
    (
        "全年受理依申请公开政府信息3件,其中网上申请2件,信函申请1件。",
        [
            ("req_received", "3", "件", "exact", YEAR),
            ("req_ch_online", "2", "件", "exact", YEAR),
            ("req_ch_letter", "1", "件", "exact", YEAR),
        ],
    ),
    (
        "本机关收到公民、法人和其他组织提出的政府信息公开申请15宗,同比增长25%。",
        [("req_received", "15", "宗", "exact", YEAR), (None, "25", "%", "exact", None)],
    ),
    (
        "2016年,全县共收到政府信息公开申请36件,较上年减少4件。其中,自然人申请30件,企业申请6件。",
        [
            ("req_received", "36", "件", "exact", YEAR),
            (None, "4", "件", "exact", None),
            ("req_by_natural", "30", "件", "exact", YEAR),
            ("req_by_business", "6", "件", "exact", YEAR),
        ],
    ),
    (
        "上年结转政府信息公开申请1件,本年新收12件,办结11件,结转下年度继续办理2件。",
        [
            ("req_carried_in", "1", "件", "exact", YEAR),
            ("req_received", "12", "件", "exact", YEAR),
            ("req_completed", "11", "件", "exact", YEAR),
            ("req_carried_out", "2", "件", "exact", YEAR),
        ],
    ),
    (
        "全年共答复申请12件,其中:属于主动公开范围的3件;同意公开的6件;不予公开的1件;非本机关职责范围的2件。",
        [
            ("resp_total", "12", "件", "exact", YEAR),
            ("resp_already_public", "3", "件", "exact", YEAR),
            ("resp_granted", "6", "件", "exact", YEAR),
            ("resp_denied", "1", "件", "exact", YEAR),
            ("resp_not_own", "2", "件", "exact", YEAR),
        ],
    ),
    (
        "二〇一六年,我局共收到信息公开申请十二件,已全部办结。",
        [("req_received", "12", "件", "exact", YEAR)],
    ),
    ("政府信息公开申请总数为2。", [("req_received", "2", "", "exact", YEAR)]),
    ("受理申请一件,已按期答复。", [("req_received", "1", "件", "exact", YEAR)]),
    ("全市共受理政府信息公开申请1 234件。", [("req_received", "1234", "件", "exact", YEAR)]),
    (
        "关于依申请公开工作,全年收到5件,其中3件为网上提交。",
        [("req_received", "5", "件", "exact", YEAR), ("req_ch_online", "3", "件", "exact", YEAR)],
    ),
    (
        "自《条例》施行以来,累计主动公开政府信息12,345条,其中2016年新增主动公开政府信息1,024条。",
        [
            ("proactive_total_cumulative", "12345", "条", "cumulative", "cumulative"),
            ("proactive_total", "1024", "条", "exact", YEAR),
        ],
    ),
    ("2016年,我区通过多种渠道,累计主动公开各类政府信息900余条。", [("proactive_total", "900", "条", "at_least", YEAR)]),
    (
        "截至2016年底,累计主动公开政府信息3000条。",
        [("proactive_total_cumulative", "3000", "条", "cumulative", "cumulative")],
    ),
    ("目前已通过《某某新闻》公开各类信息816条。", [(None, "816", "条", "cumulative", "cumulative")]),
    (
        "全市各级行政机关主动公开政府信息26.8万条,其中政府网站公开21.5万余条。",
        [("proactive_total", "268000", "条", "exact", YEAR), ("ch_website", "215000", "条", "at_least", YEAR)],
    ),
    (
        "2016年度主动公开政府信息281条,其中网站公开258条、微信公众号公开20条、公告3条。",
        [
            ("proactive_total", "281", "条", "exact", YEAR),
            ("ch_website", "258", "条", "exact", YEAR),
            ("ch_wechat", "20", "条", "exact", YEAR),
            (None, "3", "条", "exact", YEAR),
        ],
    ),
    ("2016年通过微信公众号,主动公开政府信息50条。", [(None, "50", "条", "exact", YEAR)]),
    (
        "2016年共举办政务公开培训班3期,培训人员260余人次,召开专题会议两次。",
        [
            ("trainings", "3", "期", "exact", YEAR),
            ("trainees", "260", "人次", "at_least", YEAR),
            ("meetings", "2", "次", "exact", YEAR),
        ],
    ),
    (
        "全年召开了12场新闻发布会,开展在线访谈三期。",
        [("press_conferences", "12", "场", "exact", YEAR), ("online_interviews", "3", "期", "exact", YEAR)],
    ),
    ("特别是在“6·30”洪水灾害中,我县召开了3场新闻发布会。", [(None, "3", "场", "exact", None)]),
    (
        "全县从事政府信息公开工作的人员为93人,其中专职69人,兼职24人。",
        [
            ("staff_total", "93", "人", "exact", "stock"),
            ("staff_full", "69", "人", "exact", "stock"),
            ("staff_part", "24", "人", "exact", "stock"),
        ],
    ),
    (
        "现有专职工作人员2名,兼职人员14名,设立了1个专门的信息申请受理点。",
        [
            ("staff_full", "2", "名", "exact", "stock"),
            ("staff_part", "14", "名", "exact", "stock"),
            (None, "1", "个", "exact", "stock"),
        ],
    ),
    (
        "县财政安排政府信息公开专项经费30万元,实际支出28.5万元。",
        [("funding_special", "30", "万元", "exact", YEAR), ("funding_spent", "28.5", "万元", "exact", YEAR)],
    ),
    ("全年投资7000多万建成新大厅。", [(None, "7000", "万元", "at_least", YEAR)]),
    (
        "接受公众政府信息公开咨询约1720人次,其中现场咨询1600人次,电话咨询约120人次。",
        [
            ("consult_total", "1720", "人次", "approximate", YEAR),
            ("consult_onsite", "1600", "人次", "exact", YEAR),
            ("consult_phone", "120", "人次", "approximate", YEAR),
        ],
    ),
    (
        "网站总访问量3.5万余人次,日均访问量269人次,日均点击率97人次。",
        [
            ("web_visits", "35000", "人次", "at_least", YEAR),
            ("web_daily_visits", "269", "人次", "exact", YEAR),
            ("web_daily_clicks", "97", "人次", "exact", YEAR),
        ],
    ),
    (
        "行政复议2件,维持1件,纠正1件;行政诉讼3宗,其中胜诉1宗。",
        [
            ("review_total", "2", "件", "exact", YEAR),
            ("review_upheld", "1", "件", "exact", YEAR),
            ("review_corrected", "1", "件", "exact", YEAR),
            ("lit_total", "3", "宗", "exact", YEAR),
            ("lit_upheld", "1", "宗", "exact", YEAR),
        ],
    ),
    (
        "未经复议直接起诉的案件1件,复议后起诉0件。",
        [("lit_direct_total", "1", "件", "exact", YEAR), ("lit_after_total", "0", "件", "exact", YEAR)],
    ),
    (
        "行政复议、行政诉讼0件。",
        [("review_total", "0", "件", "exact", YEAR), ("lit_total", "0", "件", "exact", YEAR)],
    ),
    (
        "同意公开、部分公开、不予公开分别为10件、2件、1件。",
        [
            ("resp_granted", "10", "件", "exact", YEAR),
            ("resp_partial", "2", "件", "exact", YEAR),
            ("resp_denied", "1", "件", "exact", YEAR),
        ],
    ),
    (
        "共有66个部门、单位进驻,服务窗口达54个。",
        [(None, "66", "个", "exact", None), (None, "54", "个", "exact", None)],
    ),
    (
        "分别举办二次业务操作培训和三次系统使用培训。",
        [("trainings", "2", "次", "exact", YEAR), ("trainings", "3", "次", "exact", YEAR)],
    ),
    # other years, plans, duties, comparisons, other work: stored, without an indicator
    (
        "2015年收到申请7件,2016年收到申请12件。",
        [(None, "7", "件", "exact", None), ("req_received", "12", "件", "exact", YEAR)],
    ),
    ("2016年9月,举办政务公开培训班1期。", [(None, "1", "期", "exact", None)]),
    ("2016年1月1日至12月31日,共收到政府信息公开申请5件。", [("req_received", "5", "件", "exact", YEAR)]),
    ("自2016年1月1日起至2016年12月31日止,举办培训班2期。", [("trainings", "2", "期", "exact", YEAR)]),
    (
        "收到低保申请25件,政务服务中心窗口受理申请1200件。",
        [(None, "25", "件", "exact", None), (None, "1200", "件", "exact", None)],
    ),
    ("我局去年受理申请5件。", [(None, "5", "件", "exact", None)]),
    ("2016年计划举办培训班4期。", [(None, "4", "期", "exact", None)]),
    ("每年举办培训班至少2期。", [(None, "2", "期", "at_least", None)]),
    (
        "12345热线受理工单12万余件,办结率99.2%。",
        [(None, "120000", "件", "at_least", None), (None, "99.2", "%", "exact", None)],
    ),
    (
        "办理人大代表建议20件、政协提案12件,答复率100%。",
        [(None, "20", "件", "exact", None), (None, "12", "件", "exact", None), (None, "100", "%", "exact", None)],
    ),
    ("全省共收到政府信息公开申请5319件。", [(None, "5319", "件", "exact", None)]),
    (
        "县公安局收到申请15件,县教育局收到申请8件。",
        [(None, "15", "件", "exact", None), (None, "8", "件", "exact", None)],
    ),
    ("办理政府信息公开申请34件。", [(None, "34", "件", "exact", None)]),
    (
        "查阅点由3个增加到5个。",
        [(None, "3", "个", "exact", None), ("reading_points", "5", "个", "exact", "stock")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:18] for text, _ in CASES])
def test_counts(text: str, expected: list[Row]) -> None:
    assert rows(told(text)) == expected
