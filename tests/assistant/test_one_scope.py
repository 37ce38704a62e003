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
