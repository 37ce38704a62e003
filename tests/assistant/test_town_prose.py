"""What a subdistrict's running text prints without a form: its own list of kinds, an account, what became of the requests."""

import pytest

from tests.assistant.conftest import asking, library_of
from tests.assistant.test_ask import numbers

SUBDISTRICT = """安溪县人民政府青石街道办事处2022年政府信息公开工作年度报告

一、总体情况
(一)主动公开。2022年,青石街道在政府官网上主动公开街道信息95条,其中工作动态61条,通知公告20条,政策文件9条,财政信息5条。通过青石发布微信公众号,发布信息310条。
(二)依申请公开。2022年共收到政府信息公开申请9件,其中网络申请6件,信函申请3件,已按时答复8件,剩余1件结转下年度继续办理。因政府信息公开引发行政复议2件、行政诉讼0件。
(三)平台建设。安排工作人员4名,承担信息收集、审核、发布等工作。围绕街道防汛抗旱、乡村振兴等重点工作发布了原创作品47篇。
"""

OFFICE = """安溪县人民政府办公室2023年政府信息公开工作年度报告

一、总体情况
2023年本机关共受理政府信息公开申请15件,其中新收到14件,结转上年度办理1件,办结13件,结转下年度继续办理2件。在县政府门户网站发布信息500条,在局门户网站发布信息80条。网站访问量累计达到61000次。
主动公开政府信息252条,涵盖规划计划、行政处罚、行政许可等内容,其中部门文件信息231条、机构概况信息21条。“青石发布”微信公众号粉丝增长27.6%。回复群众诉求11件。
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return asking(library_of(tmp_path_factory.mktemp("office"), OFFICE))


@pytest.fixture(scope="module")
def subdistrict(tmp_path_factory):
    return asking(library_of(tmp_path_factory.mktemp("subdistrict"), SUBDISTRICT))


@pytest.mark.parametrize(
    ("question", "values"),
    [
        # a row of a form's list that only the report's own list prints
        ("青石街道2022年公开了多少条工作动态?", [61]),
        ("How many work-news items did Qingshi Subdistrict disclose in 2022?", [61]),
        ("青石街道2022年微信公众号发了多少条信息?", [310]),
        # the parts of a whole that is only named as what they are among
        ("青石街道2022年的申请里网络申请和信函申请各几件?", [6, 3]),
        ("青石街道2022年的申请里,网络申请多少件,信函申请多少件?", [6, 3]),
        ("青石街道2022年发布了几篇原创作品?", [47]),
        # two clauses with a "how many" each share one noun
        ("青石街道2022年收到多少申请,答复了多少?", [9, 8]),
        ("How many requests did Qingshi Subdistrict receive in 2022, and how many were answered?", [9, 8]),
        ("How many administrative reviews arose from disclosure in Qingshi Subdistrict in 2022?", [2]),
        # the kinds are those of what the site shows where the report counts nothing else
        ("青石街道2022年公开的信息分几类,各多少条?", [61, 20, 9, 5]),
        ("青石街道2022年的95条信息是怎么构成的?", [61, 20, 9, 5]),
        ("青石街道2022年哪类信息公开得最多?", [61]),
        ("What was the biggest category in Qingshi Subdistrict's 2022 disclosures?", [61]),
        ("青石街道2022年结转到下一年的申请有几件?", [1]),
        ("How many staff did Qingshi Subdistrict assign to information disclosure in 2022?", [4]),
    ],
)
def test_figures_of_the_text(subdistrict, question, values):
    assert [float(number) for number in numbers(subdistrict(question))] == values


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("安溪县政府办2023年收到多少件申请?", [14]),
        ("安溪县政府办2023年新收到多少件申请,上年结转几件?", [14, 1]),
        ("安溪县政府办2023年受理了多少件申请?", [15]),
        ("How many requests did the Anxi County Government Office receive in 2023?", [14]),
        ("安溪县政府办2023年结转到下年几件?", [2]),
        ("安溪县政府办2023年网站访问量累计是多少?", [61000]),
        # a kind that is only named as one of several has no number
        ("安溪县政府办2023年公开行政处罚信息多少条?", []),
        ("安溪县政府办2023年主动公开信息多少条?", [252]),
        ("How many departmental documents did the Anxi County Government Office publish in 2023?", [231]),
        # a rate of growth is no number of readers
        ("How many WeChat followers does the Anxi County Government Office have?", []),
        # what was answered is not what came in
        ("安溪县政府办2023年收到群众诉求多少件?", []),
        ("安溪县政府办2023年回复群众诉求多少件?", [11]),
    ],
)
def test_figures_of_an_office(office, question, values):
    assert [float(number) for number in numbers(office(question))] == values
