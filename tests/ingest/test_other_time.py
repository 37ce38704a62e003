"""Plans and other years whose words stand in an earlier clause: their numbers are none of the report's year."""

import pytest

from tests.ingest.told import told


def of_the_year(text: str) -> list[tuple[str, str]]:
    return [(figure.indicator, str(figure.value)) for figure in told(text) if figure.indicator]


@pytest.mark.parametrize(
    "text",
    [
        "上年度(2015年)收到申请7件,收取信息处理费35元。",
        "上一年收到政府信息公开申请7件,未收取任何费用。",
        "计划明年举办政务公开培训6期,新设查阅点4个。",
        "拟举办政务公开培训6期,召开新闻发布会2场。",
        "明年将召开新闻发布会3场,举办在线访谈5期。",
    ],
)
def test_another_time_holds_on_through_the_clauses(text: str) -> None:
    assert of_the_year(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "去年收到政府信息公开申请7件,今年收到政府信息公开申请9件,答复8件。",
            [("req_received", "9"), ("resp_total", "8")],
        ),
        (
            "上年结转申请2件,新收申请5件,答复6件。",
            [("req_carried_in", "2"), ("req_received", "5"), ("resp_total", "6")],
        ),
        ("与上年相比,收到政府信息公开申请9件,增加2件。", [("req_received", "9")]),
        ("上年收到申请7件;收到政府信息公开申请9件。", [("req_received", "9")]),
        ("对拟公开的信息进行审查,主动公开政府信息650条。", [("proactive_total", "650")]),
        ("按计划推进,召开新闻发布会3场。", [("press_conferences", "3")]),
    ],
)
def test_words_of_the_year_end_another_time(text: str, expected: list[tuple[str, str]]) -> None:
    assert of_the_year(text) == expected
