"""Which reports do not: zero, blank and not reported are listed apart; words that a report does not say; how often."""

import pytest

from assistant.question.without import find_without
from tests.assistant.test_ask import numbers


def part(answer, head):
    """The lines of an answer's text below the line that holds ``head``, up to the next head."""
    lines = answer.text.splitlines()
    start = next((place for place, line in enumerate(lines) if head in line), None)
    if start is None:
        return ""
    rest = lines[start + 1 :]
    end = next((place for place, line in enumerate(rest) if not line.startswith("- ")), len(rest))
    return "\n".join(rest[:end])


@pytest.mark.parametrize(
    ("question", "blank"),
    [("哪些报告没有收到申请", "空白"), ("Which reports received no applications?", "left blank")],
)
def test_a_zero_is_kept_apart_from_a_blank(asks, question, blank):
    answer = asks(question)
    lines = {name: line for line in answer.text.splitlines() for name in ("青石镇", "公主岭市司法局") if name in line}
    assert answer.status == "answered"
    assert {value.value for value in answer.values} == {0}
    assert "**0" in lines["青石镇"]
    assert blank in lines["公主岭市司法局"]


@pytest.mark.parametrize(
    ("question", "absent", "zero"),
    [
        ("2022年哪些报告没有写收费", "没有写", "写明是 0"),
        ("哪些报告没有公布收费", "没有写", "写明是 0"),
    ],
)
def test_a_report_that_says_zero_is_not_silent(asks, question, absent, zero):
    answer = asks(question)
    assert "示例县青石镇人民政府2022年" in part(answer, absent)
    assert "君山区" not in part(answer, absent)
    assert part(answer, zero) == "" or "示例县教育局" not in part(answer, zero)


def test_reports_that_do_not_say_a_word_are_not_those_that_do(asks):
    said = asks("哪些报告提到收费")
    unsaid = asks("哪些报告没有提到收费")
    english = asks("which reports do not mention fees?")
    silent = part(unsaid, "没有提到")
    assert "示例县人民政府2018年" in silent
    assert "长春市宽城区" in silent
    assert not any(citation.agency + str(citation.year) in silent.replace("年", "") for citation in said.citations)
    assert "2018" in part(english, "do not mention")
    assert "攀枝花" not in part(english, "do not mention")


@pytest.mark.parametrize("question", ["which reports mention blockchain?", "which reports don't mention blockchain?"])
def test_of_a_word_without_a_rendering_nothing_is_said(asks, question):
    assert asks(question).status == "unclear"


@pytest.mark.parametrize("question", ["哪些县2022年没有收到申请", "Which counties received no applications in 2022?"])
def test_agencies_of_one_kind_are_looked_at(asks_namesakes, question):
    answer = asks_namesakes(question)
    assert (answer.status, answer.values) == ("answered", ())
    assert " 5 " in answer.text or ": 5" in answer.text


@pytest.mark.parametrize(
    "question",
    ["哪些报告提到未成年人", "哪些报告有没有提到收费", "2022年哪些报告提到收费", "Which reports mention fees?"],
)
def test_a_question_that_denies_nothing(question):
    assert find_without(question, "en" if question.isascii() else "zh") is None


@pytest.mark.parametrize(
    ("often", "many"),
    [
        ("How often did applicants go to court against Panzhihua in 2022?", "How many lawsuits did Panzhihua face in 2022?"),
        ("How often did citizens sue Panzhihua in 2022?", "How many lawsuits did Panzhihua face in 2022?"),
        ("How often did people apply to Panzhihua in 2022?", "How many requests did Panzhihua receive in 2022?"),
        ("申请人2022年告了攀枝花几次", "攀枝花2022年有多少件行政诉讼"),
        ("How often did applicants ask for review in Panzhihua in 2022?", "攀枝花2022年有多少件行政复议"),
    ],
)  # fmt: skip
def test_how_often_the_applicants_did_something_counts_what_they_did(asks_namesakes, often, many):
    assert numbers(asks_namesakes(often)) == numbers(asks_namesakes(many)) != []
