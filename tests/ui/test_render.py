"""Answers as a terminal and a page show them, letter by letter."""

from dataclasses import replace

import pytest

from assistant.answer import Answer
from ui.render import split_lines, value_rows
from ui.render_page import answer_html, figures_html, passages_html
from ui.render_terminal import answer_text
from ui.terminal_columns import aligned
from ui.texts import LANGUAGES, keys, text, text_list


@pytest.fixture
def answers(request: pytest.FixtureRequest) -> dict[str, Answer]:
    return request.getfixturevalue("fixed_answers")


def test_terminal_golden_in_chinese(answers: dict[str, Answer]) -> None:
    assert answer_text(answers["lookup"]) == (
        "1,240 件 [1],示例县人民政府,2016年。\n"
        "\n"
        "注意:口径是全县,含各部门。\n"
        "\n"
        "[1] 示例县人民政府 · 2016年度报告 · shili-2016.html · 第70–89字符\n"
        "    “全县共收到政府信息公开申请1,240件”\n"
        "\n"
        "可以问:\n"
        "  · 其中网络申请多少件?\n"
        "  · 示例县2016年有没有收费?"
    )


def test_terminal_golden_in_english(answers: dict[str, Answer]) -> None:
    assert answer_text(answers["channels"]) == (
        "By channel, 2016: online 982 [1], in person 258 [2].\n"
        "\n"
        "channel    applications\n"
        "online     982 [1]\n"
        "in person  258 [2]\n"
        "\n"
        "[1] 示例县人民政府 · report for 2016 · shili-2016.html · characters 90–100\n"
        "    “其中网络申请982件”\n"
        "[2] 示例县人民政府 · report for 2016 · shili-2016.html · characters 101–109\n"
        "    “当面申请258件”"
    )


def test_bold_is_for_terminals_only(answers: dict[str, Answer]) -> None:
    assert answer_text(answers["lookup"], bold=True).startswith("\x1b[1m1,240 件\x1b[22m [1]")
    assert "\x1b" not in answer_text(answers["lookup"])


def test_chinese_columns_line_up() -> None:
    assert list(aligned([("年", "件"), ("2009", "12")])) == ["年    件", "2009  12"]


def test_page_golden(answers: dict[str, Answer]) -> None:
    assert answer_html(answers["lookup"]) == (
        '<div class="wb-answer"><p><strong>1,240 件</strong> <a class="wb-mark" href="#wb-cite-1">&#91;1&#93;</a>,'
        '示例县人民政府,2016年。</p><ul class="wb-caveats"><li>口径是全县,含各部门。</li></ul></div>'
    )


def test_a_status_that_is_no_answer_is_named(answers: dict[str, Answer]) -> None:
    assert answer_html(answers["unclear"]).startswith(
        '<div class="wb-answer"><div class="wb-status wb-status-unclear">choose one</div>'
    )


def test_a_table_in_the_text_becomes_a_table(answers: dict[str, Answer]) -> None:
    page = answer_html(answers["channels"])
    assert '<th scope="col">channel</th>' in page
    assert page.count("<tr>") == 3


def test_a_rule_under_the_head_is_no_row() -> None:
    (table,) = split_lines("| a | b |\n| --- | --: |\n| 1 | 2 |")
    assert table.rows == (("a", "b"), ("1", "2"))


def test_lists_and_quotes_of_the_text(answers: dict[str, Answer]) -> None:
    shown = replace(answers["lookup"], text="分项[1]:\n- 网上:3件\n- 当面:0件\n> <i>原文</i>\n\n合计 3。", caveats=())
    assert answer_html(shown).replace("&#58;", ":") == (
        '<div class="wb-answer"><p>分项<a class="wb-mark" href="#wb-cite-1">&#91;1&#93;</a>:</p>'
        "<ul><li>网上:3件</li><li>当面:0件</li></ul>"
        "<blockquote>&#60;i&#62;原文&#60;/i&#62;</blockquote><p>合计 3。</p></div>"
    )


def test_commands_are_code_on_the_page_and_bare_on_the_terminal(answers: dict[str, Answer]) -> None:
    shown = replace(answers["unclear"], text="Add it with `wenbao ingest <x>`.", suggestions=())
    assert "<code>wenbao ingest &#60;x&#62;</code>" in answer_html(shown)
    assert answer_text(shown) == "Add it with wenbao ingest <x>."


def test_a_mark_without_a_citation_is_no_link(answers: dict[str, Answer]) -> None:
    assert "href" not in answer_html(replace(answers["lookup"], text="见 [7]、[0]。"))


def test_value_rows(answers: dict[str, Answer]) -> None:
    (first, second) = value_rows(answers["channels"])
    assert (first.item, first.year, first.value, first.marks) == ("applications · online", "2016", "982 件", (1,))
    assert second.marks == (2,)


def test_blank_and_qualifiers_are_said(answers: dict[str, Answer]) -> None:
    value = answers["lookup"].values[0]
    blank = replace(answers["lookup"], values=(replace(value, value=None), replace(value, qualifier="at_least")))
    assert [row.value for row in value_rows(blank)] == ["空白", "1,240件"]
    assert [row.note for row in value_rows(blank)] == ["", "至少"]
    assert "空白" in figures_html(blank, "zh")


def test_the_quote_is_marked_in_its_surroundings(answers: dict[str, Answer], stored) -> None:
    page = passages_html(answers["lookup"].citations, stored, "zh")
    assert "2016年,<mark>全县共收到政府信息公开申请1,240件</mark>,其中网络申请982件" in page
    assert 'id="wb-cite-1"' in page
    assert "第70–89字符" in page


def test_surroundings_end_after_150_characters(answers: dict[str, Answer]) -> None:
    citation = replace(answers["lookup"].citations[0], start=400, end=402, quote="12")
    stored = "甲" * 400 + "12" + "乙" * 400
    page = passages_html([citation], lambda _report: stored, "zh")
    assert f"<blockquote>…{'甲' * 150}<mark>12</mark>{'乙' * 150}…</blockquote>" in page


def test_surroundings_are_six_lines_where_a_table_has_a_cell_a_line(answers: dict[str, Answer]) -> None:
    stored = (
        "".join(f"格{number}\r\n\r\n" for number in range(20))
        + "12"
        + "".join(f"\n \n后{number}" for number in range(20))
    )
    start = stored.index("12\n")
    citation = replace(answers["lookup"].citations[0], start=start, end=start + 2, quote="12")
    page = passages_html([citation], lambda _report: stored, "zh")
    before = "<br>".join(f"格{number}" for number in range(14, 20))
    after = "<br>".join(f"后{number}" for number in range(6))
    assert f"<blockquote>…{before}<br><mark>12</mark><br>{after}…</blockquote>" in page


def test_a_quote_that_does_not_stand_there_is_shown_without_surroundings(answers: dict[str, Answer], stored) -> None:
    moved = replace(answers["lookup"].citations[0], start=0, end=19)
    for text_of in (stored, lambda _report: None):
        page = passages_html([moved], text_of, "zh")
        assert "原文不在库中" in page
        assert "其中网络申请982件" not in page


def test_nothing_of_a_hostile_report_lives(answers: dict[str, Answer], stored) -> None:
    hostile = answers["hostile"]
    page = answer_html(hostile) + figures_html(hostile, "zh") + passages_html(hostile.citations, stored, "zh")
    for live in ("<script", "<img", "<b>", "](", "http:", "javascript:", "${", "{{", 'href="http'):
        assert live not in page
    assert "\x1b" not in answer_text(hostile)


def test_both_languages_have_the_same_strings_and_fields() -> None:
    import re

    assert keys("zh") == keys("en")
    for key in keys("zh"):
        try:
            fields = [set(re.findall(r"\{(\w+)\}", text(language, key))) for language in LANGUAGES]
        except KeyError:
            assert all(text_list(language, key) for language in LANGUAGES)
            continue
        assert fields[0] == fields[1], key
