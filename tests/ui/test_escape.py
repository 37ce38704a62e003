"""Foreign text on a page, a terminal and a spreadsheet: visible, and dead."""

import doctest
import html
import importlib

import pytest

from ui.escape import csv_text, one_line, page_text, terminal_text


@pytest.mark.parametrize(
    "module", ["ui.escape", "ui.render", "ui.library_view", "ui.dictionary", "ui.figure_table", "ui.terminal_columns"]
)
def test_the_examples_in_the_docstrings_hold(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize(
    "foreign",
    [
        "<script>alert(1)</script>",
        "[x](http://evil.example)",
        "![x](http://evil.example/a.png)",
        "**b** _i_ `c` ~~d~~ # h",
        "${alert(1)} {{constructor}} {% if %}",
        "http://evil.example www a@b.c",
        "$$x^2$$ \\(y\\) | a | b |",
        "<!-- --> &lt;b&gt; &#60;",
    ],
)
def test_page_text_reads_the_same_and_holds_no_live_character(foreign: str) -> None:
    shown = page_text(foreign)
    assert html.unescape(shown) == foreign
    bare = shown.replace("&#", "").replace(";", "")
    assert not set(bare) & set("<>\"'*_[]()!`~$\\:@{}")


def test_line_breaks_are_kept_and_unseen_characters_are_not() -> None:
    assert page_text("a\r\nb\u202ec\x07") == "a<br>bc"


def test_a_report_cannot_steer_the_terminal() -> None:
    assert terminal_text("a\x1b[31mred\x1b]0;title\x07\r\nb\u202e") == "a[31mred]0;title\nb"
    assert one_line(" 收到\n |\t12\x1b ") == "收到 | 12"


@pytest.mark.parametrize(
    "formula", ["=1+1", "+SUM(A1)", "-2+3", "@x", "\tx", "=cmd", " =1", "'=1", "'", "-cmd|' /C calc'!A0", "+x"]
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(formula: str) -> None:
    assert csv_text(formula) == "'" + formula


@pytest.mark.parametrize("plain", ["12", "-12", "+3.5%", "-", "--", "—", "/", "", "收到12件", "1=1", "(-2)"])
def test_plain_numbers_and_blank_marks_stay_as_printed(plain: str) -> None:
    assert csv_text(plain) == plain
