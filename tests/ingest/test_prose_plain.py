"""Plain statements that were passed over: each case was read without an indicator, or not at all, before."""

import pytest

from tests.ingest.told import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年收到复议申请8件,维持5件。", [("review_total", "8"), ("review_upheld", "5")]),
        ("因信息公开发生行政复议2件,收到举报3件。", [("review_total", "2"), ("complaint_total", "3")]),
        (
            "收到政府信息公开申请40件,其中同意公开二十二件,不同意十八件。",
            [("req_received", "40"), ("resp_granted", "22"), ("resp_denied", "18")],
        ),
        ("因信息公开引发行政诉讼案件4起,其中败诉一起。", [("lit_total", "4"), ("lit_corrected", "1")]),
        ("发生一起行政复议。", [("review_total", "1")]),
        ("依申请公开政府信息方面,对2名低保人员减免费用共计45元。", [("fee_waived", "45")]),
    ],
)
def test_plain_statements_have_their_indicator(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.indicator, str(figure.value)) for figure in told(text) if figure.indicator] == expected


@pytest.mark.parametrize("text", ["与投诉一起办理。", "部门之间一起开展工作。", "收到的信息一起公开。"])
def test_together_is_no_number(text: str) -> None:
    assert told(text) == ()
