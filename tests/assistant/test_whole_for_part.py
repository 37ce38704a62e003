"""A word of the question that no figure says is never ignored: the whole does not answer for a part of it."""

import pytest

from tests.assistant.conftest import asking, library_of
from tests.assistant.test_ask import numbers

# Its paragraphs have no headings of their own: each begins with its number and counts at once.
COUNTY = """示例县人民政府2016年政府信息公开工作年度报告

一、2016年主动公开信息7310条,发布政策解读26篇\uff08其中图文解读9篇、视频解读4篇\uff09;通过微信公众号推送信息880条,发布微博120条。
二、收到申请36件,答复36件。不予受理申请5件。
三、行政复议8件,其中维持4件、纠正3件、中止1件\uff1b行政诉讼7件,其中维持4件、驳回2件、纠正1件。
四、复议申请6件,受理4件,不予受理2件。
五、举办培训班3期,培训人员150人次。信息公开支出经费12.5万元。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    return asking(library_of(tmp_path_factory.mktemp("county"), COUNTY))


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("示例县2016年行政复议中止", [1]),
        ("示例县2016年行政复议中止多少件", [1]),
        ("示例县2016年行政诉讼维持", [4]),
        ("示例县2016年行政诉讼驳回多少件", [2]),
        ("示例县2016年图文解读多少篇", [9]),
        ("示例县2016年微信微博一共发了多少", [1000]),
    ],
)
def test_a_part_is_answered_by_its_own_figure(county, question, values):
    assert [float(number) for number in numbers(county(question))] == values


@pytest.mark.parametrize(
    "question",
    [
        "示例县2016年复议驳回",  # only suits were dismissed
        "示例县2016年行政复议驳回多少件",
        "示例县2016年培训女干部多少人",
        "示例县2016年经费培训花了多少",
        "示例县2016年不予受理多少件",  # of the requests, or of the reviews
    ],
)
def test_the_whole_does_not_answer_for_a_part_that_is_not_told(county, question):
    answer = county(question)
    assert answer.status in ("not_reported", "unclear")
    assert not answer.values


def test_a_turn_that_names_a_part_is_not_answered_with_the_whole(county):
    first = county("示例县2016年行政诉讼多少件")
    assert numbers(first) == [7]
    assert numbers(county("驳回的", first)) == [2]
