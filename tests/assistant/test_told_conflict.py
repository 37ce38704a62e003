"""Two numbers for one thing: called a contradiction unless the sentence that prints one of them names the other too."""

import pytest

from assistant.answers.conflicts import conflict_name
from assistant.readings import Finding, reading_of
from tests.assistant.conftest import asking, library_of
from tests.assistant.test_one_thing_asked import MATRIX
from tests.ingest.told import told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全年收到政府信息公开申请30件(表格为29件:1件撤回)。", "conflict_told"),
        ("全年收到政府信息公开申请30件。", "conflict"),
        ("全年收到政府信息公开申请30件,网上咨询129人次。", "conflict"),
    ],
)
def test_a_difference_that_the_text_speaks_of_is_not_called_unexplained(text, name):
    printed = told(text)[:1]
    other = told("全年共收到政府信息公开申请29件。")[:1]
    readings = (reading_of(printed, printed), reading_of(other, other))
    assert conflict_name(Finding("r1", "req_received", "conflict", readings)) == name


def test_what_the_text_says_was_completed_is_set_against_the_total_of_the_table(tmp_path):
    text = MATRIX.replace("征地补偿1件。", "征地补偿1件。全年办结申请8件。")
    answer = asking(library_of(tmp_path, text))("永春县教育科技体育局2022年办结多少件申请?")
    assert [int(value.value) for value in answer.values] == [8, 9]
