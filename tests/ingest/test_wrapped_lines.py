"""Plain text that was broken into lines is read as the paragraphs it was; text that was not stays as it is."""

import doctest
import re
from unicodedata import east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest.folding
import ingest.wrapped_lines
from ingest.build_report import read_report
from ingest.folding import fold
from ingest.report import Report
from ingest.source import source_of
from ingest.wrapped_lines import paragraphs

BODY = (
    "2020年,全县以群众关心的事项为重点,通过门户网站、公开栏和查阅点及时公布信息,接受社会各方面的监督和评议。",
    "全年公开工作动态610条、规范性文件14件、公告公示98条、人事任免信息21条、财政资金信息33条,另有办事指南52份供群众查阅。",
    "县政府办公室牵头,各乡镇和部门按照分工落实责任,做到有人抓、有人管,工作机制比上年更加完善,人员也更加稳定。",
    "2020年,全县收到政府信息公开申请41件,其中当面申请12件、网上申请20件、信函申请9件,全部按期答复了申请人。",
    "公开的内容还不够细,一些乡镇更新不够及时,下一步要细化目录,加强督促检查,对工作不力的单位予以通报批评和帮助。",
)
HEADS = ("一、概述", "二、主动公开情况", "三、组织领导", "四、依申请公开情况", "五、存在的问题和改进措施")


def columns(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def broken(paragraph: str, width: int) -> list[str]:
    """The paragraph in lines of at most ``width`` columns; a number stays whole."""
    lines = [""]
    for part in re.findall(r"\d+|\D", paragraph):
        if columns(lines[-1] + part) > width:
            lines.append("")
        lines[-1] += part
    return lines


def report_of(width: int) -> Report:
    lines = ["示例县人民政府2020年政府信息公开工作年度报告", ""]
    for head, body in zip(HEADS, BODY, strict=True):
        lines += [head, "", *broken(body, width), ""]
    return read_report(source_of("a.txt", "\n".join(lines).encode()))


def told(report: Report) -> set[tuple[object, ...]]:
    return {
        (figure.indicator, figure.label.replace("\n", ""), figure.value, figure.unit, figure.qualifier)
        for figure in report.figures
    }


@pytest.mark.parametrize("width", [48, 54, 60, 72])
def test_broken_lines_are_read_as_whole_ones(width: int) -> None:
    report = report_of(width)
    assert told(report) == told(report_of(999))
    assert report.identity.agency == "示例县人民政府"
    for figure in report.figures:
        assert report.text[figure.quote_start : figure.quote_end] == figure.quote
        assert report.text[figure.start : figure.end] == figure.raw


def test_a_list_broken_over_lines_is_whole() -> None:
    values = [int(figure.value) for figure in report_of(52).figures if figure.value is not None]
    assert {610, 14, 98, 21, 33, 52} <= set(values)


def test_whole_paragraphs_stay_apart() -> None:
    text = "\n".join(BODY)
    spans, breaks = paragraphs(text)
    assert [text[start:end] for start, end in spans] == list(BODY)
    assert breaks == ()


FULL = "收" * 30


@pytest.mark.parametrize(
    "lines",
    [
        (FULL, "\u3000\u3000申请很少。"),
        (FULL, "", "申请很少。"),
        (FULL[:-1] + "\u3002", "申请很少。"),
        (FULL, "(二)申请很少"),
        (FULL, "1690"),
        (FULL, "—"),
        (FULL, "申请 | 12 |"),
        (FULL[:12], "申请很少。"),
    ],
    ids=["indented", "empty line", "sentence ended", "numbered", "number cell", "stroke", "row", "short line"],
)
def test_what_begins_anew_is_not_joined(lines: tuple[str, ...]) -> None:
    wrapped = f"{FULL}\n{FULL}\n{FULL}\n{FULL}\n{FULL}\n{FULL}\n终\u3002\n\n"
    text = wrapped + "\n".join(lines)
    spans, _ = paragraphs(text)
    assert text[slice(*spans[0])].endswith("终\u3002")
    assert [text[start:end] for start, end in spans[1:]] == [line.strip() for line in lines if line]


@given(st.lists(st.text("关(guān)a1 甲\u3000", max_size=8), min_size=1, max_size=6))
def test_folding_across_breaks_is_folding_the_joined_text(pieces: list[str]) -> None:
    text, breaks = pieces[0], []
    for piece in pieces[1:]:
        breaks.append((len(text), len(text) + 1))
        text += "\n" + piece
    folded, joined = fold(text, breaks), fold("".join(pieces))
    assert folded.text == joined.text
    without = [place for place, sign in enumerate(text) if sign != "\n"]
    for offset in range(len(folded.text)):
        start, end = folded.span(offset, offset + 1)
        plain = joined.span(offset, offset + 1)
        assert (start, end) == (without[plain[0]], without[plain[0]] + 1)


@pytest.mark.parametrize("module", [ingest.folding, ingest.wrapped_lines])
def test_the_examples_in_the_docstrings_are_true(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
