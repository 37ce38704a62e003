"""A count is not answered with a percentage, nor a share with a count or over another whole than the one named."""

import pytest

from assistant.ask import ask
from index.build import ingest_sources
from ingest.source import load_source
from tests.assistant.conftest import library_of

REPORT = (
    "示例县人民政府2014年政府信息公开工作年度报告\n\n二、依申请公开情况\n\n"
    "全年共收到政府信息公开申请40件,按时办结率97.5%。答复申请38件,其中同意公开20件,信息不存在4件。\n"
)


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("示例县2014年按时办结几件", {"件"}),
        ("示例县2014年信息不存在占答复的多少", {"%"}),
        ("How many replies per application did Shili County give in 2014?", {"%"}),
    ],
)
def test_the_kind_of_figure_is_the_one_asked_for(tmp_path, question, units):
    answer = ask(library_of(tmp_path, REPORT), question)
    assert {value.unit for value in answer.values} <= units


MONEY = (
    "示例县人民政府2015年政府信息公开工作年度报告\n\n二、依申请公开情况\n\n全年收到申请9件。\n\n三、收费和减免情况\n\n"
    "共收取检索、复制费用210.5元,减免费用4人次。\n"
)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("示例县2015年减免费用多少元", []),
        ("How much were the fees waived in Shili County in 2015?", []),
        ("How much were Shili County's fees in 2015?", [210.5]),  # not the people let off
        ("示例县2015年减免费用多少人次", [4]),
        ("示例县2015年收费多少元", [210.5]),
    ],
)
def test_people_let_off_are_no_money(tmp_path, question, values):
    answer = ask(library_of(tmp_path, MONEY), question)
    assert [float(value.value) for value in answer.values] == values


def test_the_figure_of_one_year_is_not_how_much_it_changed(tmp_path):
    library = library_of(tmp_path, MONEY)
    later = tmp_path / "later.txt"
    later.write_text(MONEY.replace("2015", "2016").replace("费用210.5元", "费用320元"), encoding="utf-8")
    assert [outcome.error for outcome in ingest_sources(library, [load_source(later)])] == [None]
    changed = ask(library, "How much did Shili County's fees change between 2015 and 2016?").values
    assert [float(value.value) for value in changed] == [109.5]
    changed = ask(library, "示例县2015年到2016年收费增加多少?").values
    assert [float(value.value) for value in changed] == [109.5]
