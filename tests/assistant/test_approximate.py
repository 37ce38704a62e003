"""What is computed from numbers that are only about or over something is no surer than they are, in the value and in words."""

import pytest

from assistant.ask import ask
from index.build import ingest_sources
from ingest.source import load_source
from tests.assistant.conftest import library_of

ABOUT = """示例县人民政府2014年政府信息公开工作年度报告

一、全县公开信息约5000条,其中网站公开3000余条,微博公开900多条,公报公开200条。
二、共收到申请约60件,其中个人申请30余件,企业申请24件。
"""
EXACT = """示例县人民政府2015年政府信息公开工作年度报告

一、全县公开信息6000条。
二、共收到申请80件,其中个人申请20件,企业申请60件。
"""


@pytest.fixture(scope="module")
def asks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("about")
    library = library_of(folder, ABOUT)
    later = folder / "later.txt"
    later.write_text(EXACT, encoding="utf-8")
    assert [outcome.error for outcome in ingest_sources(library, [load_source(later)])] == [None]
    return lambda question: ask(library, question, ())


@pytest.mark.parametrize(
    ("question", "value", "qualifier", "words"),
    [
        ("示例县2014年网站公开占多少", 60, "approximate", "约60%"),
        ("示例县2014年企业申请占百分之几", 40, "approximate", "约40%"),
        ("What share of Shili County's requests in 2014 came from individuals?", 50, "approximate", "about 50%"),
        ("示例县2014年网站公开和微博公开共多少条", 3900, "at_least", "3900余条"),
        ("示例县2014年和2015年收到申请合计多少", 140, "approximate", "约140件"),
        ("How much did requests change from 2014 to 2015 in Shili County?", 20, "approximate", "about 20"),
        ("示例县2015年个人申请占百分之几", 25, "computed", "**25%**"),
    ],
)
def test_a_computed_number_is_no_surer_than_its_parts(asks, question, value, qualifier, words):
    answer = asks(question)
    assert [(one.value, one.qualifier) for one in answer.values] == [(value, qualifier)]
    assert words in answer.text


def test_a_share_of_about_so_many_confirms_nothing(asks):
    answer = asks("示例县2014年企业申请占40%对吗")
    assert answer.text.startswith("报告写的是")  # neither yes nor no
