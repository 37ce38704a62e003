"""How far a denial reaches. Each case gave an invented zero, or lost the count beside the denial, before its cause was mended."""

import pytest

from tests.ingest.told import told

Row = tuple[str | None, str]


def rows(text: str) -> list[Row]:
    return sorted((str(figure.indicator), str(figure.value)) for figure in told(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年无行政诉讼,行政复议6件。", [("lit_total", "0"), ("review_total", "6")]),
        ("没有发生行政复议、行政诉讼4件。", [("lit_total", "4"), ("review_total", "0")]),
        ("无行政复议以及行政诉讼两起。", [("lit_total", "2"), ("review_total", "0")]),
        ("无行政复议、3件行政诉讼。", [("lit_total", "3"), ("review_total", "0")]),
        (
            "无行政复议、行政诉讼4件、举报2件。",
            [("complaint_total", "2"), ("lit_total", "4"), ("review_total", "0")],
        ),
    ],
)
def test_a_denial_ends_at_the_first_item_with_a_number_of_its_own(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("没有收到一件申请和一起投诉。", [("complaint_total", "0"), ("req_received", "0")]),
        ("没有因上述7件申请引发的行政诉讼。", [("lit_total", "0")]),
        ("全年未收到行政复议申请(2015年为8件)。", [("review_total", "0")]),
    ],
)
def test_other_numbers_leave_the_denial_whole(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "没有行政诉讼5件。",
        "没有维持原决定的行政复议案件4件。",
        "没有被撤销的行政复议案件。",
        "没有未处理的投诉。",
        "全年无重大投诉举报。",
    ],
)
def test_what_is_denied_of_a_case_denies_no_case(text: str) -> None:
    assert [figure.indicator for figure in told(text) if figure.indicator] == []


def test_no_lost_suit_is_not_no_suit() -> None:
    assert rows("没有发生行政诉讼败诉的情况。") == [("lit_corrected", "0")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未超标准收费,收取信息处理费340元。", [("info_processing_fee", "340")]),
        ("未违规收费。", []),
        ("未收取任何额外费用。", []),
        ("未减免的费用共计47.5元。", [("None", "47.5")]),
        ("往年应收未收费用26元。", [("None", "26")]),
        ("全年未收取检索费。", []),
        ("未收取检索费,收取邮寄费18元。", [("fee_total", "18")]),
    ],
)
def test_how_or_which_fees_were_taken_denies_no_fee(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "未收取任何费用,支出邮寄费18元。",
        "未收取检索、复制、邮寄等费用。",
        "全年未收取检索费、复制费、邮寄费。",
        "收费标准为每页0.3元,我局未收费。",
        "全年未收费,历年累计收费760元。",
    ],
)
def test_a_fee_denied_outright_is_zero(text: str) -> None:
    assert [figure.indicator for figure in told(text) if figure.worded_zero] == ["fee_total"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未设专职人员,兼职人员14人。", [("staff_full", "0"), ("staff_part", "14")]),
        ("部分单位未配备专职人员。", []),
        ("未设专职人员的单位3家。", [("None", "3")]),
    ],
)
def test_no_full_time_staff_is_said_of_the_whole_body_only(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected
