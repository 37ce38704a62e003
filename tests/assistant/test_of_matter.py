"""A number that only its label names answers for the matter it was told of: not for what came in, other work, or all there is."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import asking, library_of
from tests.assistant.test_ask import numbers

REPORT = """示例县人民政府2012年政府信息公开工作年度报告

一、主动公开。上半年公开1520条,下半年公开1740条。
二、依申请公开。上半年收到申请6件,下半年收到申请8件。今年不予公开的有县公安局2件、县民政局3件。同意公开的县人社局4件。
办理县长信箱来信312件,办结率96%。办理建议提案40件,答复率100%。
三、行政诉讼案件38件,其中涉及政府信息公开的5件。县人民法院共审理政府信息公开行政诉讼11件。
四、减免12人。
"""
PARTS = """示例县人民政府2013年政府信息公开工作年度报告

一、收到申请30件,不予公开4件,其中县公安局3件、县教育局1件。县住建局部分公开2件。
二、县财政局收到申请9件,按时办结率98%。
"""


@pytest.fixture(scope="module")
def asks(tmp_path_factory):
    return asking(library_of(tmp_path_factory.mktemp("matter"), REPORT))


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    return asking(library_of(tmp_path_factory.mktemp("parts"), PARTS))


@pytest.mark.parametrize(
    "question",
    [
        "示例县2012年县公安局收到申请几件",  # told of its refusals
        "示例县2012年县民政局收到多少申请",
        "示例县2012年县人社局收到多少申请",
        "示例县2012年办结率是多少",  # of letters to the county's head
        "示例县2012年答复率",  # of proposals
        "示例县2012年行政诉讼多少件",  # 38 of any kind, 11 before a court
    ],
)
def test_a_number_told_of_something_else_is_no_answer(asks, question):
    answer = asks(question)
    assert answer.status == "not_reported"
    assert not answer.values


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("示例县2012年县公安局不予公开几件", 2),
        ("示例县2012年县人社局同意公开几件", 4),
        ("示例县2012年县长信箱办结率是多少", 96),
        ("示例县2012年上半年收到申请多少件", 6),
    ],
)
def test_what_the_question_itself_names_is_answered(asks, question, value):
    assert numbers(asks(question)) == [value]


def test_a_half_year_asked_after_applications_is_of_applications(asks):
    received = asks("示例县2012年收到多少件申请")
    assert numbers(asks("上半年呢", received)) == [6]
    disclosed = asks("示例县2012年公开多少条信息")
    assert numbers(asks("下半年呢", disclosed)) == [1740]
    reduced = asks("示例县2012年收费多少元")
    assert not asks("上半年呢", reduced).values


def test_the_parts_of_what_was_refused_are_not_what_was_received(parts):
    assert not parts("示例县2013年县教育局收到多少申请").values
    assert not parts("示例县2013年县住建局收到申请几件").values
    assert numbers(parts("示例县2013年县教育局不予公开几件")) == [1]
    assert numbers(parts("示例县2013年县财政局收到申请几件")) == [9]


def test_all_lawsuits_of_any_kind_are_not_those_on_disclosure(tmp_path):
    text = (
        "示例县人民政府2019年政府信息公开工作年度报告\n\n二、收到申请13件,其中县政府4件。\n"
        "三、复议诉讼。行政复议7件。行政诉讼12件。全县行政诉讼总数为352件。\n"
    )
    library = library_of(tmp_path, text)
    answer = ask(library, "示例县2019年行政诉讼多少件", ())
    assert answer.status == "unclear"
    assert not answer.values
    assert numbers(ask(library, "示例县2019年行政复议多少件", ())) == [7]


def test_a_body_named_by_the_label_alone_does_not_answer_for_all(tmp_path):
    text = (
        "示例县人民政府2011年政府信息公开工作年度报告\n\n一、主动公开信息210条。县司法局接待来访群众3400人次,县图书馆接待1900人次。\n"
        "二、收到申请13件。\n"
    )
    library = library_of(tmp_path, text)
    assert numbers(ask(library, "示例县2011年县司法局接待来访群众多少人次", ())) == [3400]
    assert not ask(library, "示例县2011年接待来访群众多少人次", ()).values


def test_the_entries_of_a_list_of_charges_are_not_what_was_charged(tmp_path):
    text = (
        "示例县财政局2020年政府信息公开工作年度报告\n\n一、我局公开信息156条。\n二、我局收到申请5件。\n"
        "三、行政事业性收费目录清单17项。\n"
    )
    library = library_of(tmp_path, text)
    assert not ask(library, "示例县财政局2020年行政事业性收费多少", ()).values
    assert numbers(ask(library, "示例县财政局2020年行政事业性收费目录清单多少项", ())) == [17]
