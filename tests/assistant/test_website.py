"""What a website shows, called 公开 or 发布 by the report and the other by the question, is one thing to a reader."""

from decimal import Decimal

import pytest

from assistant.ask import ask
from tests.assistant.conftest import library_of

REPORT = (
    "示例县水利局2022年政府信息公开工作年度报告\n\n一、主动公开情况\n{fact}\n二、依申请公开情况\n2022年收到申请8件。\n"
)
POSTED = REPORT.format(fact="通过局门户网站发布各类信息2960条。")
DISCLOSED = REPORT.format(fact="通过局门户网站主动公开政府信息2960条。")


@pytest.mark.parametrize(
    ("report", "question"),
    [
        (
            POSTED,
            "How many items did the Shili County Water Resources Bureau publish on the government website in 2022?",
        ),
        (POSTED, "示例县水利局2022年通过政府网站公开了多少条信息?"),
        (DISCLOSED, "示例县水利局2022年门户网站发布了多少条信息?"),
    ],
)
def test_posted_or_disclosed(tmp_path, report, question):
    answer = ask(library_of(tmp_path, report), question)
    assert [value.value for value in answer.values] == [Decimal(2960)]


@pytest.mark.parametrize(
    ("fact", "values"),
    [
        ("县水利局门户网站更新发布信息1600条;在县人民政府门户网站更新目录信息400条。", []),
        ("我局在县政府门户网站发布信息160条。", [160]),
    ],
)
def test_the_site_of_the_government_is_not_that_of_its_office(tmp_path, fact, values):
    answer = ask(library_of(tmp_path, REPORT.format(fact=fact)), "示例县水利局2022年在县政府网站发布了多少条信息?")
    assert [value.value for value in answer.values] == values


def test_both_told_are_both_kept_apart(tmp_path):
    both = REPORT.format(fact="通过局门户网站发布各类信息2960条,通过政府网站主动公开政府信息310条。")
    answer = ask(library_of(tmp_path, both), "示例县水利局2022年通过政府网站公开了多少条政府信息?")
    assert [value.value for value in answer.values] == [Decimal(310)]
