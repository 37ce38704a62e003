"""Two numbers for one thing: called a contradiction unless the sentence that prints one of them names the other too."""

import pytest

from assistant.answers.conflicts import conflict_name
from assistant.readings import Finding, reading_of
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
