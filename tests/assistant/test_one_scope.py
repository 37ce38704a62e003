"""The whole area's count and the agency's own, told in one sentence: which answers, and what is never set against what."""

import pytest

from tests.assistant.conftest import in_turn
from tests.assistant.test_ask import numbers
from tests.assistant.test_copies import library_of_texts

BOTH = """示例市人民政府2010年政府信息公开工作年度报告

一、主动公开情况
2010年,全市主动公开政府信息68000条,其中市政府本级主动公开7315条。
二、依申请公开情况
2010年,全市共收到政府信息公开申请1026件,其中市本级135件。市本级申请中,网络申请91件、信函申请26件、现场申请18件。
三、收费情况
未收取费用,无行政复议和行政诉讼。
"""
OWN = """示例市人民政府2011年政府信息公开工作年度报告

一、主动公开情况
2011年,市政府本级主动公开政府信息8204条。
二、依申请公开情况
2011年,市政府本级共收到政府信息公开申请112件。
三、收费情况
未收取费用,无行政复议和行政诉讼。
"""
AREA = OWN.replace("2011", "2012").replace("市政府本级", "全市").replace("112件", "1200件")


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    return in_turn(library_of_texts(tmp_path_factory.mktemp("scopes"), BOTH, OWN, AREA))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例市2011年主动公开信息比2010年增加多少", [889]),
        ("示例市2010年和2011年一共收到多少申请", [247]),
        ("By how much did applications at Shili City change from 2010 to 2011?", [-23]),
        ("示例市2010年网络申请占比", [67.41]),
        ("What share of Shili City's 2010 applications came online?", [67.41]),
    ],
)
def test_what_is_worked_out_is_of_one_scope(asked, question, expected):
    assert [float(number) for number in numbers(asked(question))] == expected


def test_the_agency_s_own_count_is_said_beside_the_area_s(asked):
    answer = asked("示例市2010年主动公开多少条")
    assert numbers(answer) == [68000]
    assert any("7315" in caveat for caveat in answer.caveats)


@pytest.mark.parametrize(
    "question", ["示例市2012年收到的申请比2011年多多少?", "示例市2011年到2012年申请增长了百分之几?"]
)
def test_an_area_s_count_is_not_set_against_the_agency_s_own(asked, question):
    answer = asked(question)
    assert (answer.status, answer.values) == ("not_reported", ())
    assert "统计范围不同" in answer.text
    assert {"112件", "1200件"} <= {piece for piece in ("112件", "1200件") if piece in answer.text}


LISTS = """示例市人民政府2011年政府信息公开工作年度报告

一、主动公开情况
2011年,我市各级行政机关共主动公开政府信息86420条。其中,市本级12305条,县(区、市)74115条。市本级公开的信息中,机构职能类1020条,其他类11285条。
二、依申请公开情况
全市共收到政府信息公开申请268件,其中市政府收到52件,市政府部门收到121件,县级政府及其部门收到95件。
市政府收到的52件申请中,公民申请47件,法人申请5件。从申请方式看,当面申请100件,网络申请168件。
三、复议诉讼情况
全市发生行政复议9件、行政诉讼3件,其中涉及市政府的行政复议4件、行政诉讼1件。
"""
TWO_SENTENCES = """示例市人民政府2013年政府信息公开工作年度报告

一、主动公开情况
市政府本级全年主动公开政府信息4530条。全市各级行政机关全年主动公开政府信息230800条。
二、依申请公开情况
市政府办公室全年收到政府信息公开申请121件。其中当面申请20件,网络申请73件,信函申请28件。
全市各级行政机关全年收到政府信息公开申请2107件。
三、复议诉讼情况
全市行政复议51件、行政诉讼22件。
"""


@pytest.fixture(scope="module")
def told_twice(tmp_path_factory):
    return in_turn(library_of_texts(tmp_path_factory.mktemp("told"), LISTS, TWO_SENTENCES))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # who is asked about
        ("示例市2011年收到多少申请", [268]),
        ("示例市政府2011年收到多少申请", [52]),
        ("示例市2013年收到多少申请", [2107]),
        ("示例市全市2013年收到多少申请", [2107]),
        ("How many requests did the whole city of Shili receive in 2013?", [2107]),
        ("示例市政府2011年主动公开多少条", [12305]),
        ("示例市2011年行政诉讼多少件", [3]),
        # a part is divided by the count that it is a part of
        ("示例市2011年公民申请占比", [90.38]),
        ("示例市2011年网络申请占比", [62.69]),
        ("示例市2013年网络申请占比", [60.33]),
        # years side by side
        ("示例市2011年到2013年收到的申请增加了多少件", [1839]),
        ("示例市全市2013年申请比2011年增加多少件", [1839]),
        ("示例市2011年到2013年行政诉讼增加几件", [19]),
        ("示例市2013年申请比2011年增长百分之几", [686.19]),
    ],
)
def test_a_number_is_of_the_scope_that_the_text_tells(told_twice, question, expected):
    assert [float(number) for number in numbers(told_twice(question))] == expected


@pytest.mark.parametrize(
    "question",
    ["示例市2013年各渠道收到多少申请", "示例市2013年当面和网络、信函申请各多少", "示例市2011年当面和网络申请各多少"],
)
def test_parts_are_held_against_the_total_of_their_own_scope(told_twice, question):
    answer = told_twice(question)
    assert answer.status == "answered"
    assert "不相符" not in answer.text


def test_a_list_with_members_that_were_not_asked_for_is_held_against_no_total(tmp_path):
    text = OWN.replace("无行政复议和行政诉讼", "受理行政复议申请7件,维持5件,撤销1件,终止1件")
    answer = in_turn(library_of_texts(tmp_path, text))("示例市2011年维持和撤销各几件")
    assert numbers(answer) == [5, 1]
    assert "不相符" not in answer.text


@pytest.mark.parametrize("question", ["示例市全市2013年网络申请多少件", "示例市全市2011年公民申请多少件"])
def test_the_agencys_own_parts_are_not_the_areas(told_twice, question):
    answer = told_twice(question)
    assert (answer.status, answer.values) == ("not_reported", ())


def test_a_part_of_the_agencys_own_is_said_to_be_that(told_twice):
    answer = told_twice("示例市2011年公民申请多少件")
    assert numbers(answer) == [47]
    assert any("只是本机关的" in caveat for caveat in answer.caveats)


def test_a_label_that_says_not_this_agency_names_no_scope(tmp_path):
    text = LISTS.replace("公民申请47件,法人申请5件", "非本机关政府信息47件,信息不存在5件")
    asked = in_turn(library_of_texts(tmp_path, text))
    assert numbers(asked("示例市2011年答复为信息不存在和非本机关信息的申请合计多少件?")) == [52]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例市2011年全市和市本级各公开多少条", [86420, 12305]),
        ("示例市2011年市政府和全市各收到多少申请", [52, 268]),
        ("示例市2011年全市申请比市政府多多少", [216]),
        ("示例市2011年市本级比全市少公开多少条", [74115]),
        ("示例市2011年市本级占全市主动公开的多少", [14.24]),
        ("示例市2011年全市申请是市政府的几倍", [5.15]),
        (
            "How many applications did the whole city of Shili and the city government itself receive in 2011?",
            [268, 52],
        ),
    ],
)
def test_both_scopes_in_one_question(told_twice, question, expected):
    answer = told_twice(question)
    assert [float(number) for number in numbers(answer)] == expected
    assert not any("不相符" in line for line in (answer.text, *answer.caveats))


@pytest.mark.parametrize(
    "question",
    [
        "示例市2011年全市和市本级一共收到多少申请",  # the one holds the other
        "示例市2011年全市比2013年市本级多公开多少条",  # of two years
        "示例市2011年全市和市本级各有多少网络申请",  # told of the area alone
    ],
)
def test_both_scopes_without_an_answer(told_twice, question):
    answer = told_twice(question)
    assert (answer.status, answer.values) == ("not_reported", ())


OWN_TABLE = """示例市人民政府2018年政府信息公开工作年度报告

一、主动公开情况
2018年,全市主动公开政府信息98000条,其中市本级14000条。
二、依申请公开情况
全市共收到政府信息公开申请1530件,其中市本级收到205件,县(市、区)收到1325件。
附表
政府信息公开情况统计表(2018年度)
统计指标|单位|统计数|
一、主动公开情况|——|——|
(一)主动公开政府信息数(不同渠道和方式公开相同信息计1条)|条|14000|
其中:主动公开规范性文件数|条|7|
三、依申请公开情况|——|——|
(一)收到申请数|件|205|
1.当面申请数|件|15|
2.传真申请数|件|0|
3.网络申请数|件|160|
4.信函申请数|件|30|
(二)申请办结数|件|200|
"""
TOWN = """示例县柳河镇人民政府2018年政府信息公开工作年度报告

一、全镇公开各类信息1320条,其中镇政府主动公开政府信息860条,各村公开村务信息460条。
二、镇政府共收到政府信息公开申请14件,其中当面申请5件,信函申请9件。
三、存在的问题:村级公开不够规范。
"""
BUREAU = """示例市教育局2018年政府信息公开工作年度报告

一、主动公开政府信息700条。
二、共收到政府信息公开申请58件,均已答复。
三、存在的问题:更新不及时。
"""


@pytest.fixture(scope="module")
def with_table(tmp_path_factory):
    return in_turn(library_of_texts(tmp_path_factory.mktemp("table"), LISTS, OWN_TABLE, TOWN, BUREAU))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例市政府2018年收到多少申请", [205]),
        ("示例市2011年到2018年申请变化", [268, 1530]),
        ("示例市2018年网络申请占比", [78.05]),
        ("示例市2018年申请比示例市教育局多多少", [147]),  # a bureau counts itself
        ("How many applications did the Shili city government itself receive in 2018?", [205]),
        ("柳河镇政府2018年公开多少条信息", [860]),
        ("柳河镇全镇2018年公开多少条信息", [1320]),
    ],
)
def test_a_table_of_the_agencys_own(with_table, question, expected):
    assert [float(number) for number in numbers(with_table(question))] == expected


@pytest.mark.parametrize("question", ["示例市全市2018年网络申请多少件", "示例市全市2018年办结多少件申请"])
def test_a_table_of_the_agencys_own_does_not_answer_for_the_area(with_table, question):
    assert (with_table(question).status, with_table(question).values) == ("not_reported", ())


OFFICE = """示例州人民政府2014年政府信息公开工作年度报告

一、主动公开情况
全州主动公开政府信息25116条。
二、依申请公开情况
州府办共受理申请41件,其中书面申请22件、网上申请19件。
各县(市)、部门共受理申请88件。
三、复议诉讼情况
州本级发生行政复议2件,全州共发生行政复议7件。
"""
TOLD_IN_BRACKETS = """示例州人民政府2016年政府信息公开工作年度报告

一、依申请公开情况
2016年,全州各级行政机关共收到政府信息公开申请147件(州级部门62件、县市79件、州政府办公室6件)。
州政府办公室收到的6件申请中,网络申请4件,信函申请2件。
二、存在的问题
公开的广度不够。
"""


@pytest.fixture(scope="module")
def prefecture(tmp_path_factory):
    return in_turn(library_of_texts(tmp_path_factory.mktemp("office"), OFFICE, TOLD_IN_BRACKETS))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例州2014年收到多少申请", [41]),  # 88 is of others alone
        ("示例州2014年网上申请占比", [46.34]),
        ("示例州2014年全州行政复议比州本级多几件", [5]),
        ("示例州本级2014年行政复议多少件", [2]),
        ("示例州2016年全州和州政府办公室各收到多少申请", [147, 6]),
        ("示例州2016年州政府办公室占全州申请的多少", [4.08]),
    ],
)
def test_offices_and_others_beside_the_area(prefecture, question, expected):
    assert [float(number) for number in numbers(prefecture(question))] == expected


def test_a_count_of_others_alone_is_not_the_areas(prefecture):
    answer = prefecture("示例州2014年全州收到多少申请")
    assert (answer.status, answer.values) == ("not_reported", ())


def test_reviews_and_lawsuits_of_two_scopes_are_no_sum_that_fails(tmp_path):
    told = "全市发生行政复议11件、行政诉讼6件,其中涉及市政府的行政复议5件、行政诉讼2件。"
    text = LISTS.replace("全市发生行政复议9件、行政诉讼3件,其中涉及市政府的行政复议4件、行政诉讼1件。", told)
    answer = in_turn(library_of_texts(tmp_path, text))("示例市2011年行政诉讼多少件")
    assert numbers(answer) == [6]
    assert not any("两者不符" in caveat for caveat in answer.caveats)
