"""Names that a report lists in title marks, counted where a question asks how many are named."""

import pytest

from assistant.ask import ask
from tests.assistant.conftest import library_of
from tests.assistant.test_ask import numbers

REPORT = """示例区人民政府2013年政府信息公开工作年度报告
根据《示例条例》、《示例公开规定》的规定,编制本报告。
一、主动公开情况
2013年,我区共公开政府信息2150条。印发了《示例区信息公开指南》、《示例区信息公开目录》和《示例区保密审查办法》等规范性文件5件。公开《示例区城市总体规划》《示例区土地利用规划》。
制定《示例区值班制度》、《示例区考评制度》;修订《示例区培训制度》、《示例区评议制度》、《示例区问责制度》。
"""


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    return library_of(tmp_path_factory.mktemp("district"), REPORT)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("示例区2013年说印发规范性文件5件,文中列出的文件名有几个?", ["指南", "目录", "办法"]),
        ("示例区2013年列出名称的规范性文件有几个?", ["指南", "目录", "办法"]),
        ("How many normative documents does Shili District list by name in 2013?", ["指南", "目录", "办法"]),
        ("示例区2013年点名的规划有几项?", ["总体规划", "利用规划"]),
        ("How many plans did Shili District name by title in 2013?", ["总体规划", "利用规划"]),
    ],
)
def test_each_name_that_is_counted_is_cited(district, question, names):
    answer = ask(district, question)
    assert numbers(answer) == [len(names)]
    assert [value.qualifier for value in answer.values] == ["computed"]
    quoted = [citation.quote for citation in answer.citations if citation.quote.startswith("《")]
    assert [quote[-1 - len(name) : -1] for quote, name in zip(quoted, names, strict=True)] == names
    assert any("数" in caveat or "counted" in caveat for caveat in answer.caveats)


def test_that_a_list_is_open_is_said(district):
    answer = ask(district, "示例区2013年列出名称的规范性文件有几个?")
    assert any("等规范性文件5件" in caveat for caveat in answer.caveats)
    assert not any("不一定" in caveat for caveat in ask(district, "示例区2013年点名的规划有几项?").caveats)


def test_of_two_lists_that_fit_none_is_counted(district):
    answer = ask(district, "示例区2013年列出名称的制度有几个?")
    assert (answer.status, answer.values) == ("unclear", ())
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("示例区2013年公开政府信息多少条?", [2150]),
        ("示例区2013年列出名称的公告有几个?", []),
        ("示例区2013年列出名称的规定有几个?", []),  # what a report follows is not what it names as its own
    ],
)
def test_what_is_not_listed_is_not_counted(district, question, expected):
    assert numbers(ask(district, question)) == expected
