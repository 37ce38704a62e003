"""Words that two things asked for share: the one that stands in one piece is meant, and what sets the scene narrows it."""

import pytest

from tests.assistant.conftest import asking, in_turn, library_of
from tests.assistant.test_ask import numbers

REPORT = """泰宁县人民政府2022年政府信息公开工作年度报告

一、总体情况

全年主动公开政府信息640条。在镇、村公示栏张贴85条。第三方评估得分88.5分,居全市第六位。建成县级政务公开专区1个、镇(街道)政务公开专区21个。

继续有效规范性文件22件,失效3件,废止1件。县政府网站公开政府信息555条,其中工作动态400条、其他信息155条。

全年收到政府信息公开申请31件。依申请公开共收取复制、邮寄等成本费用4700元,减免320元。收取信息处理费2件,金额340元。

二、主动公开政府信息情况

| 第二十条第(八)项 |
| 信息内容 | 本年收费金额(单位:万元) |
| 行政事业性收费 | 1289.7 |

三、收到和处理政府信息公开申请情况

| (本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况 |
| 自然人 | 法人或其他组织 | 总计 |
| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |
| 一、本年新收政府信息公开申请数量 | 29 | 2 | 0 | 0 | 0 | 0 | 31 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 三、本年度办理结果 | (一)予以公开 | 20 | 2 | 0 | 0 | 0 | 0 | 22 |
| (二)部分公开(区分处理的,只计这一情形,不计其他情形) | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| (三)不予公开 | 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 5.属于三类内部事务信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 7.属于行政执法案卷 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
| 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| (四)无法提供 | 1.本机关不掌握相关政府信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.没有现成信息需要另行制作 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 3.补正后申请内容仍不明确 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| (五)不予处理 | 1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 2.重复申请 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| 3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 4.无正当理由大量反复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| (七)总计 | 27 | 2 | 0 | 0 | 0 | 0 | 29 |
| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    return library_of(tmp_path_factory.mktemp("county"), REPORT)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2022年泰宁县依申请公开减免了多少费用?", [320]),
        ("泰宁县2022年自然人的申请公开了几件?", [20]),
        ("泰宁县2022年因重复申请被拒绝的有几件?", [2]),
        ("泰宁县2022年不予公开、无法提供、不予处理各几件?", [4, 1, 2]),
        ("How many requests did Taining County turn down in 2022 because no ready-made information existed?", [1]),
        ("How many requests did Taining County refuse in 2022, and how many as repeats?", [4, 2]),
        ("How many other items did Taining County publish on its website in 2022?", [155]),
        ("泰宁县2022年失效的规范性文件有几件?", [3]),
        ("泰宁县2022年县级政务公开专区多少个?", [1]),
        ("泰宁县2022年不予公开的申请里,属于行政执法案卷的有几件?", [3]),
        ("泰宁县2022年收了多少信息处理费?", [340]),
        ("2022年泰宁县有几件申请是没给公开的,也就是不予公开的有几件?", [4]),
        ("How much money did Taining County collect in administrative charges in 2022?", [1289.7]),
        ("How many disclosure requests did Taining County carry out of 2022?", [2]),
        ("How many disclosure requests did Taining County receive and how many were granted in 2022?", [31, 22]),
    ],
)
def test_of_two_things_with_shared_words_the_one_that_is_meant(county, question, expected):
    assert numbers(asking(county)(question)) == expected


@pytest.mark.parametrize(
    "question",
    [
        "泰宁县2022年在公示栏上公开了多少条政府信息?",
        "How many items did Taining County disclose on bulletin boards in 2022?",
        "泰宁县2022年第三方评估排全市第几?",
        "泰宁县2022年第三方评估居全市第几位?",
        "泰宁县2022年政务公开专区一共多少个?",
    ],
)
def test_what_sets_the_scene_or_asks_for_a_place_is_not_passed_over(county, question):
    answer = asking(county)(question)
    assert (answer.status, numbers(answer)) == ("not_reported", [])


def test_money_is_no_number_of_cases(tmp_path):
    text = REPORT.replace(",金额340元", "")
    assert numbers(asking(library_of(tmp_path, text))("泰宁县2022年收了多少信息处理费?")) == []


@pytest.mark.parametrize("turn", ["都是什么理由?", "原因呢?", "On what grounds?", "For what reasons?"])
def test_the_grounds_are_asked_after_the_refusals(county, turn):
    first = "泰宁县2022年不予公开几件?" if turn[0] > "z" else "How many requests did Taining County refuse in 2022?"
    answer = in_turn(county)(first, turn)
    told = {value.indicator: int(value.value) for value in answer.values}
    assert (told["denied_case_file"], told["denied_state_secret"]) == (3, 1)
