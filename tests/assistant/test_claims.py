"""A question that states a number and wants it confirmed: the report's own figure, and yes or no by that figure alone."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from assistant.question.claim import find_claim
from tests.assistant.conftest import library_of
from tests.assistant.test_ask import numbers

REPORT = """示例县人民政府2014年政府信息公开工作年度报告
一、主动公开情况
2014年，全县主动公开政府信息5310条，接受公众咨询约800人次。
二、依申请公开情况
全年共收到政府信息公开申请36件，其中网络申请21件，信函申请9件，当面申请6件。
三、行政复议和行政诉讼情况
未发生行政诉讼。培训人员286人次。
"""


@pytest.fixture(scope="module")
def confirms(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Answer]:
    """Ask a library of one report in plain text."""
    library = library_of(tmp_path_factory.mktemp("claims"), REPORT)

    def asked(question: str, *history: Answer) -> Answer:
        return ask(library, question, history)

    return asked


@pytest.mark.parametrize(
    ("question", "head", "number"),
    [
        ("示例县2014年网络申请9件对吗", "**不对", 21),
        ("示例县2014年信函申请是21件吗?", "**不对", 9),
        ("示例县2014年当面申请6件是真的吗", "**对", 6),
        ("示例县2014年培训人员612人次，对吗？", "**不对", 286),
        ("示例县2014年收到三十六件申请，对不对", "**对", 36),
        ("示例县2014年收到的申请超过40件吗", "**不对", 36),
        ("示例县2014年有没有超过20件网络申请", "**对", 21),
        ("示例县2014年收到的申请不到40件吧", "**对", 36),
        ("示例县2014年信函申请是不是10件以上", "**不对", 9),
        ("示例县2014年没有信函申请，对吗", "**不对", 9),
        ("Is it true that Shili County received 50 applications in 2014?", "**No", 36),
        ("Shili County received 36 applications in 2014, right?", "**Yes", 36),
        ("Did Shili County receive more than 60 applications in 2014?", "**No", 36),
        ("Is it correct that Shili County received 21 letters in 2014?", "**No", 9),
        ("Did Shili County receive no letters in 2014?", "**No", 9),
    ],
)
def test_a_stated_number_is_held_against_the_figure_of_what_is_asked(confirms, question, head, number):
    answer = confirms(question)
    assert (answer.status, numbers(answer), answer.text.startswith(head)) == ("answered", [number], True)
    assert answer.question == question
    assert str(number) in answer.citations[0].quote


def test_a_stated_zero_is_true_where_the_report_denies_the_thing(confirms):
    answer = confirms("示例县2014年行政诉讼0件对吗")
    assert (numbers(answer), answer.text.startswith("**对。**")) == ([0], True)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("示例县2014年传真申请3件对吗", "not_reported"),
        ("示例县2013年收到申请36件对吗", "no_report"),
        ("Is it true that Shili County received 3 applications by fax in 2014?", "not_reported"),
    ],
)
def test_what_a_report_does_not_say_is_refused_whatever_number_is_stated(confirms, question, status):
    answer = confirms(question)
    assert (answer.status, numbers(answer)) == (status, [])


@pytest.mark.parametrize(
    "question",
    [
        "公主岭市司法局2013年收到申请0件对吗",
        "公主岭市司法局2013年行政诉讼是0件吗",
        "Is it true that Gongzhuling Justice Bureau received 0 applications in 2013?",
    ],
)
def test_a_blank_confirms_no_zero(asks, question):
    answer = asks(question)
    assert (answer.status, numbers(answer)) == ("blank", [])


def test_an_approximate_figure_gives_no_verdict_on_a_number_near_it(confirms):
    near, far = confirms("示例县2014年接受咨询820人次对吗"), confirms("示例县2014年接受咨询5000人次对吗")
    assert near.text.startswith("报告写的是")
    assert far.text.startswith("**不对")
    assert numbers(near) == numbers(far) == [800]


def test_several_stated_numbers_are_told_and_not_judged(confirms):
    answer = confirms("示例县2014年网络申请9件、信函申请21件，对吗")
    assert (numbers(answer), answer.text.startswith("报告写的是")) == ([21, 9], True)


def test_a_follow_up_may_state_a_number(confirms):
    first = confirms("示例县2014年信函申请多少件")
    then = confirms("是21件吗", first)
    assert (numbers(then), then.text.startswith("**不对")) == ([9], True)


def test_whether_parts_add_up_is_still_a_check(confirms):
    answer = confirms("示例县2014年申请方式加起来等于36件吗")
    assert answer.plan["kind"] == "check"
    assert "21+9+6" in answer.text.replace(" ", "")


@pytest.mark.parametrize(
    "question",
    ["有多少件申请对吗", "两个数相符吗", "20个工作日内能答复吗", "5月有申请吗", "各项加起来是36件吗"],
)
def test_a_question_that_states_no_number_of_a_thing_is_no_claim(question):
    assert find_claim(question, "zh", ()) is None
