"""A figure of another body, or of a wider area, never answers for the agency that reports; a body that is asked for does."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import asking, library_of
from tests.assistant.test_ask import numbers

TOWN = """示例县柳河镇人民政府2017年政府信息公开工作年度报告

一、2017年,柳河镇公开信息290条。
二、示例县全县收到申请63件,我镇收到2件。
三、存在的问题:内容不够丰富。
"""
BUREAU = """示例县公安局2014年政府信息公开工作年度报告

一、2014年,示例县政府门户网站公开信息3150条,我局在该网站公开信息160条。全省公安机关公开信息48万条。
二、全县因信息公开发生行政复议2件、行政诉讼1件,均不涉及我局。
三、举办培训1期。
"""
COUNTY = """示例县人民政府2017年政府信息公开工作年度报告

一、主动公开情况
2017年,全县公开政府信息5900条\uff1b县政府本级公开1210条,县直部门公开3390条,乡镇公开1300条。
二、依申请公开情况
县政府及各部门共收到申请83件,其中县政府收到申请26件,县直部门收到申请57件。县政府26件申请中,网络申请20件、信函申请6件。
三、复议和诉讼情况
行政复议5件\uff1b行政诉讼9件,其中县政府作为被告的2件。
四、新闻发布会由县委宣传部召开4次,县政府召开2次。
"""


def asker(factory, name, text):
    return asking(library_of(factory.mktemp(name), text))


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return asker(tmp_path_factory, "town", TOWN)


@pytest.fixture(scope="module")
def bureau(tmp_path_factory):
    return asker(tmp_path_factory, "bureau", BUREAU)


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    return asker(tmp_path_factory, "county", COUNTY)


def test_the_countys_count_is_not_the_towns(town):
    assert 63 not in numbers(town("柳河镇2017年收到多少申请"))
    assert numbers(town("柳河镇2017年公开多少条信息")) == [290]


def test_counts_that_a_sentence_sets_beside_the_bureau_are_not_its_own(bureau):
    assert not {480000, 3150} & set(numbers(bureau("示例县公安局2014年公开多少信息")))
    assert 3150 not in numbers(bureau("示例县公安局2014年网站公开多少条"))
    for question in ("示例县公安局2014年行政复议多少件", "示例县公安局2014年行政诉讼多少件"):
        assert bureau(question).status == "not_reported"


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("示例县2017年收到多少申请", [83]),
        ("示例县政府2017年收到多少申请", [26]),
        ("示例县2017年县政府收到多少申请", [26]),
        ("How many requests were received by the county government itself in Shili County in 2017?", [26]),
        ("示例县2017年县政府本级公开多少条", [1210]),
        ("示例县2017年县政府被诉多少件", [2]),
        ("示例县2017年行政诉讼多少件", [9]),
        ("示例县2017年县政府召开新闻发布会几次", [2]),
    ],
)
def test_a_body_inside_the_report_is_answered_with_its_own_count(county, question, values):
    assert numbers(county(question)) == values


@pytest.mark.parametrize(
    ("question", "values"), [("示例县2017年网络申请多少件", [20]), ("示例县2017年网络申请占多少", [76.92])]
)
def test_what_is_told_of_the_government_alone_is_given_as_its_own(county, question, values):
    answer = county(question)
    assert numbers(answer) == values
    assert any("只是本机关的" in caveat for caveat in answer.caveats)


@pytest.mark.parametrize(
    "question",
    [
        "示例县2017年召开多少次新闻发布会",  # four of another body and two
    ],
)
def test_the_count_of_one_body_does_not_answer_for_all(county, question):
    answer = county(question)
    assert answer.status in ("not_reported", "unclear")
    assert not answer.values


PROVINCE = """示例省人民政府2012年政府信息公开工作年度报告

一、主动公开情况
2012年,全省主动公开政府信息482145条,其中省级部门88234条。
二、依申请公开情况
全省共收到政府信息公开申请2956件,其中省政府及省级部门收到518件,各市县收到2438件。
三、复议诉讼情况
全省各级行政机关因政府信息公开被申请行政复议66件,被提起行政诉讼0件。
"""
CITY = """示例市人民政府2015年政府信息公开工作年度报告

一、主动公开情况
2015年,市政府及市直部门主动公开政府信息42145条。
二、依申请公开情况
市政府及市直部门共收到政府信息公开申请418件,其中当面申请100件,网络申请318件。
三、复议诉讼情况
全市行政复议52件,其中市政府被复议11件。
"""


@pytest.fixture(scope="module")
def province(tmp_path_factory):
    return asker(tmp_path_factory, "province", PROVINCE)


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    return asker(tmp_path_factory, "city", CITY)


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("示例省2012年省政府收到多少申请", "省政府及省级部门收到518件"),
        ("示例省2012年省政府主动公开多少条信息", "全省主动公开政府信息482145条"),
        ("示例省2012年省政府公开多少条", "全省主动公开政府信息482145条"),
        ("示例省2012年省政府行政复议多少件", "全省各级行政机关因政府信息公开被申请行政复议66件"),
    ],
)
def test_what_is_counted_only_with_others_is_not_given_as_the_governments(province, question, counted):
    answer = province(question)
    assert (answer.status, answer.values) == ("not_reported", ())
    assert counted in answer.text


def test_the_whole_areas_count_says_so_where_the_government_is_asked(province):
    answer = province("示例省政府2012年收到多少申请")
    assert numbers(answer) == [2956]
    assert "全省" in answer.text
    assert any("包括" in caveat for caveat in answer.caveats)
    assert numbers(province("示例省2012年省政府被提起行政诉讼多少件")) == [0]  # none in the whole area


def test_half_of_a_joint_subject_is_not_the_whole(province, city):
    assert numbers(province("示例省2012年省政府及省级部门收到多少申请")) == [518]
    assert province("示例省2012年省级部门收到多少申请").status == "not_reported"
    for question in ("示例市2015年市政府收到多少申请", "示例市2015年市政府网络申请多少件"):
        assert (city(question).status, city(question).values) == ("not_reported", ())


def test_a_body_that_is_counted_for_one_thing_is_not_given_that_for_another(city):
    assert numbers(city("示例市2015年市政府行政复议多少件")) == [11]
    assert 11 not in numbers(city("示例市2015年市政府公开多少条"))


OFFICE = """<html><body><h1>贵阳市2016年政府信息公开工作年度报告</h1>
<p>贵阳市人民政府</p>
<p>一、全年公开信息7120条,其中市政府办公开702条。</p><p>二、收到申请46件,办结46件。</p></body></html>
"""


@pytest.mark.parametrize("office", ["贵阳市政府办2016年", "贵阳市2016年市政府办", "贵阳市政府办公室2016年"])
def test_the_governments_total_is_not_its_offices(tmp_path, office):
    library = library_of(tmp_path, OFFICE, "report.html")
    answer = ask(library, f"{office}收到多少申请", ())
    assert (answer.status, answer.values) == ("not_reported", ())
    assert numbers(ask(library, f"{office}公开多少条信息", ())) == [702]
    assert numbers(ask(library, "贵阳市2016年收到多少申请", ())) == [46]
    assert numbers(ask(library, "贵阳市政府2016年办结多少件申请", ())) == [46]  # 办 of a verb is no office


SCHOOLS = """示例县教育局2017年政府信息公开工作年度报告

一、主动公开情况。2017年,局机关公开信息618条,局属各学校公开信息1790条。
二、依申请公开情况。局机关未收到申请,局属县第二中学收到2件,已答复。
三、我局没有因信息公开被提起行政诉讼。
"""


@pytest.mark.parametrize(
    ("question", "value", "beside"),
    [
        ("示例县教育局2017年收到多少申请", 0, "局属县第二中学收到 2件"),
        ("Did Shili County Education Bureau receive any requests in 2017?", 0, "局属县第二中学收到 2"),
        ("示例县教育局2017年公开多少条信息", 618, "局属各学校公开信息 1790条"),
    ],
)
def test_the_count_of_the_bureaus_own_offices_says_what_the_bodies_below_have(tmp_path, question, value, beside):
    library = library_of(tmp_path, SCHOOLS)
    answer = ask(library, question, ())
    assert numbers(answer) == [value]
    assert any(beside in caveat for caveat in answer.caveats)
    assert not any("局属" in caveat for caveat in ask(library, "示例县教育局2017年局机关收到多少申请", ()).caveats)
    assert not any("局属" in caveat for caveat in ask(library, "示例县教育局2017年行政诉讼多少件", ()).caveats)


BODIES = """<html><body><h1>贵阳市人民政府2016年政府信息公开工作年度报告</h1>
<p>一、收到申请46件,办结46件。</p>
<table><tr><td>指标</td><td>单位</td><td>本年</td><td>上年</td></tr>
<tr><td>主动公开政府信息数</td><td>条</td><td>1232</td><td>1100</td></tr>
<tr><td>收到申请数</td><td>件</td><td>46</td><td>51</td></tr></table>
<p>各单位情况</p>
<table><tr><td>单位</td><td>主动公开(条)</td><td>收到申请(件)</td><td>不予公开(件)</td></tr>
<tr><td>市政府办</td><td>702</td><td>21</td><td>3</td></tr>
<tr><td>市公安局</td><td>530</td><td>25</td><td>1</td></tr>
<tr><td>合计</td><td>1232</td><td>46</td><td>4</td></tr></table></body></html>
"""


def test_an_offices_own_row_answers_for_it(tmp_path):
    library = library_of(tmp_path, BODIES, "report.html")
    asked = {
        "贵阳市政府办2016年收到多少申请": [21],
        "贵阳市2016年市公安局收到多少申请": [25],
        "贵阳市2016年收到多少申请": [46],
    }
    for question, values in asked.items():
        assert numbers(ask(library, question, ())) == values
