"""What pages without a title line, pages turned to traditional script and lists of channels say: the indicator and whose it is.

Every sentence is written for this test. A row is what its numbers say, in order: indicator (- for none), value, basis where
it is not the year.
"""

import hashlib

import pytest

from ingest.build_report import read_report
from ingest.document import SourceFile
from tests.ingest.told import told

ROWS = [
    # carried into the report's own year, or out of it
    ("2015年结转至2016年2件,2016年共受理申请9件。", "req_carried_in 2; req_received 9"),
    ("2016年共受理申请9件,其中3件结转至2017年办理。", "req_received 9; req_carried_out 3"),
    # one thing of a list that 等 closes is not what was counted
    ("全年公开招生政策、教师资格、政策解读、就业举措等群众关心的信息86条。", "- 86"),
    ("公众号发布宣传信息、政务信息、政策解读等共计259条。", "- 259"),
    ("全年发布政策解读稿件12篇。", "policy_interpretations 12"),
    ("依托“某某”公众号公开发布宣传信息、政务信息、政策解读等共计259条。", "ch_wechat 259"),
    ("全年通过政府网站主动公开预决算、招生政策、政策解读等群众关心的信息共计86条。", "ch_website 86"),
    (
        "网站、微信、微博共发布各类信息2483条,其中网站(含转发)319条,微信851条、微博2348条。",
        "- 2483; ch_website 319; ch_wechat 851; ch_weibo 2348",
    ),
    ("全年我县政府网站公开上传信息64条。", "ch_website 64"),
    ("我局通过某市高新区(某某)门户网站公开信息157条。", "ch_website 157"),
    ("我局通过省新闻门户网站公开信息157条。", "- 157"),
    # documents are no items
    ("2016年主动公开文件数量为0。", "- 0"),
    # channels together are none of them
    ("2016年政务网站、微信、微博共发布各类信息2483条。", "- 2483"),
    ("主动公开涉及救助、养老、文化、安全等方面信息423条。", "proactive_total 423"),
    ("因依申请公开引发行政复议1件、行政诉讼2件。", "review_total 1; lit_total 2"),
    ("涉及复议1件,诉讼2件。", "review_total 1; lit_total 2"),
    ("我县依申请公开请求9件,其中网络平台收到3件。", "req_received 9; req_ch_online 3"),
    ("安排3名兼职工作人员负责信息公开。", "staff_part 3 stock"),
    ("为此配备了6名兼职工作人员,设立了1个信息申请受理点。", "staff_part 6 stock; - 1 -"),
    ("市局互联网门户网站共发布政府信息1557条。", "ch_website 1557"),
    ("全年在国务院新闻办公室召开专场新闻发布会3次。", "press_conferences 3"),
    # a full stop of another script closes the sentence and is no noun
    ("历年累计主动公开信息210条,其中2016年度55条.", "proactive_total_cumulative 210 cumulative; proactive_total 55"),
    (
        "受理申请2件,其中网络申请1件,信函申请1件。申请人撤销申请0件,按时办结1件,结转2017年办理1件。",
        "req_received 2; req_ch_online 1; req_ch_letter 1; - 0; req_completed_ontime 1; req_carried_out 1",
    ),
    ("2016年我局未收到和处理政府信息公开申请。", "req_received 0"),
    # a variant that a table of characters makes of 咨
    ("全年接受谘询20人次,其中電話谘詢15人次。", "consult_total 20; consult_phone 15"),
    # channels that are counted together are the whole, a site by its short name and an account named for publishing are their own
    ("我局通过门户网站和信息查阅场所共主动公开政府信息85条。", "proactive_total 85"),
    ("我局通过门户网站和微信主动公开政府信息85条。", "- 85 -"),
    ("全年通过政府网站、新媒体平台、宣传栏等方式主动公开某某县政府信息共86条。", "proactive_total 86"),
    ("2016年,本街道在政府官网上主动公开街道信息87条。", "ch_website 87"),
    ("此外,还通过青山发布微信公众号,发布信息88条。", "ch_wechat 88"),
    ("此外,还通过青山日报微信公众号,发布信息88条。", "- 88 -"),
    ("2016年,我局主动更新并公开信息252条。", "proactive_total 252"),
    ("“活力青山”微信公众号保持常态化运营,全年发布信息502篇。", "ch_wechat 502"),
    ("2016年,我局在省政府网站政府信息公开专栏发布信息514条。", "- 514"),
    ("2016年,青石街道收到和处理政府信息公开申请办理事项为0件。", "req_received 0"),
    # what was done how often, with whom, for whom
    ("年初、年末两次举办政府信息公开工作培训。", "trainings 2"),
    ("办公室设在党政办,安排工作人员3名,承担信息收集、校对、发布等工作。", "staff_total 3 stock"),
    ("办公室设在党政办,安排工作人员3名,承担防汛物资发放工作。", "- 3 -"),
    (
        "共有1300人次通过各种方式咨询城乡规划方面的工作事宜,其中现场咨询700人次,网上咨询600人次。",
        "consult_total 1300; consult_onsite 700; consult_online 600",
    ),
    ("我县采用了连接县政府门户网站、设立了三处公开查询点,方便群众。", "reading_points 3 stock"),
    # what became of the requests
    (
        "全年共收到12件信息依申请公开,其中10件已经按时按规完成答复,剩余2件结转下年度继续办理。",
        "req_received 12; req_completed_ontime 10; req_carried_out 2",
    ),
    (
        "全年共受理政府信息公开申请15件,其中结转上年度办理1件,办结13件。",
        "req_received 15; req_carried_in 1; req_completed 13",
    ),
    (
        "收到信息公开申请14件,其中同意公开的有3件,不予公开政府信息情况无。",
        "req_received 14; resp_granted 3; resp_denied 0",
    ),
    ("2016年某某县无政府信息依申请公开办理情况。", "req_received 0"),
    # rows of a running total's form, where no running total is told
    ("公开专栏发布信息43条,其中工作动态20条,人事信息2条。", "- 43 -; sc_cat_work_news 20 -; sc_cat_personnel 2 -"),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_rows(text, wanted):
    figures = [figure for figure in told(text) if figure.value is not None]
    said = []
    for figure, row in zip(figures, wanted.split("; "), strict=True):
        basis = {None: " -", "year": "", "stock": " stock", "cumulative": " cumulative"}[figure.basis]
        short = len(row.split()) == 2
        said.append(f"{figure.indicator or '-'} {figure.value}{'' if short and basis == ' -' else basis}")
    assert "; ".join(said) == wanted


@pytest.mark.parametrize(
    ("heading", "text", "indicator"),
    [
        ("二、依申请公开情况", "2016年共受理9件。", "req_received"),
        ("二、主动公开情况", "我县全年共发布信息255条。", "proactive_total"),
        ("二、主动公开情况", "微信公众号:发布信息212条,内容多样。", "ch_wechat"),
        ("二、主动公开情况", "政府网站:发布信息42条,内容多样。", "portal_items_total"),
        ("一、概述", "我县全年共发布信息255条。", None),
    ],
)
def test_under_headings(heading, text, indicator):
    assert [figure.indicator for figure in told(text, heading=heading)] == [indicator]


@pytest.mark.parametrize(
    ("agency", "text", "indicator"),
    [
        ("安溪县水利局", "县水利局共收到政府信息公开申请5份。", "req_received"),
        ("安溪县水利局", "安溪县水利局通过安溪县水利局门户网站主动公开政府信息50条。", "ch_website"),
        ("安溪县参内乡", "通过参内乡微信公众号(安溪县参内乡人民政府)发布信息50条。", "ch_wechat"),
        ("安溪县参内乡", "通过湖头镇微信公众号发布信息50条。", None),
        ("安溪县参内乡", "参内乡在安溪县人民政府网站公开信息50条。", "ch_website"),
        ("安溪县水务集团有限公司", "集团收到政府信息公开申请5条。", "req_received"),
        ("安溪县水利局", "德化县水利局共收到政府信息公开申请5件。", None),
    ],
)
def test_the_reporter_s_own_name_in_a_report_without_a_title_line(agency, text, indicator):
    page = f"根据《条例》规定,现公布{agency}2021年度政府信息公开工作年度报告。本报告所列数据统计期限为2021年1月1日至12月31日。\n一、总体情况\n{text}\n"
    data = page.encode()
    report = read_report(SourceFile("page.txt", data, hashlib.sha256(data).hexdigest()))
    assert [figure.indicator for figure in report.figures] == [indicator]


def test_the_government_s_office_is_the_reporter_as_the_government_is():
    page = """安溪县人民政府2021年政府信息公开工作年度报告
一、总体情况
全年主动公开政府信息120条,收到政府信息公开申请5件,其中网上申请5件。县政府办公室组织培训3期,参加240人次。
"""
    data = page.encode()
    report = read_report(SourceFile("page.txt", data, hashlib.sha256(data).hexdigest()))
    assert [figure.indicator for figure in report.figures][-2:] == ["trainings", "trainees"]
