"""Words find passages in either script, numbers however printed, and nothing in a question is query syntax."""

import pytest
from sqlalchemy import text

from index.build import ingest_sources
from index.lexical import query_words, rank_in_python, rank_words, words
from index.library import Library
from tests.index.made_up import CITY, COUNTY, make_source, read_lines

TRADITIONAL = "示例區人民政府|示例區|2009\n本區收到信息公開(kāi)申請１,256件。\n網站瀏覽量為三萬人次。"


@pytest.fixture
def filled(library: Library) -> Library:
    ingest_sources(library, [make_source(content) for content in (CITY, COUNTY, TRADITIONAL)], read_lines)
    return library


def found(library: Library, question: str, report_ids: list[str] | None = None, most: int = 10) -> list[str]:
    with library.catalog.reading() as connection:
        ids = rank_words(connection, question, report_ids, most)
    known = library.catalog.passages_by_id(ids)
    return [known[passage_id].text for passage_id in ids]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("政府信息公开", ("政府", "信息", "公开")),
        ("Applications, in-person 3.5万", ("applications", "in", "person", "3.5", "万")),
        ("1,256,940件", ("1256940", "件")),
        ("12,34", ("12", "34")),
        ("。,——  ", ()),
    ],
)
def test_words(content: str, expected: tuple[str, ...]) -> None:
    assert words(content) == expected


def test_compound_words_come_with_their_parts() -> None:
    assert set(words("人民政府工作人员")) >= {"人民", "政府", "工作", "人员"}


def test_a_question_is_its_telling_words() -> None:
    assert query_words("請問本市收到了多少申請?申请") == ("本市", "收到", "申请")
    assert query_words("How many of the applications were there?") == ("applications",)
    assert query_words("多少 how many 的") == ()


def test_the_passage_with_the_words_comes_first(filled: Library) -> None:
    assert found(filled, "开通微博")[0] == "政府网站改版,开通了微博。"
    assert found(filled, "培训了多少人")[0] == "全年举办培训班三期,培训工作人员九十人。"


def test_either_script_finds_the_other(filled: Library) -> None:
    assert found(filled, "网站浏览量")[0] == "網站瀏覽量為三萬人次。"
    assert found(filled, "開通微博")[0] == "政府网站改版,开通了微博。"
    assert "本區收到信息公開(kāi)申請１,256件。" in found(filled, "公开申请")


@pytest.mark.parametrize("number", ["1256", "1,256", "１２５６"])
def test_a_number_is_found_however_it_is_printed(filled: Library, number: str) -> None:
    assert found(filled, number) == ["本區收到信息公開(kāi)申請１,256件。"]


def test_only_the_reports_named_are_searched(filled: Library) -> None:
    county = next(row.id for row in filled.catalog.reports() if row.identity.place == "例子县")
    assert found(filled, "收取费用", [county]) == ["没有收取任何费用。"]
    assert found(filled, "培训", [county]) == []
    assert found(filled, "培训", []) == []


@pytest.mark.parametrize(
    "question", ["", "的", '"', "培训 AND NOT (", "words: NEAR(*)", "'; DROP TABLE passages; --", "-^:"]
)
def test_nothing_in_a_question_is_query_syntax(filled: Library, question: str) -> None:
    found(filled, question)
    assert filled.catalog.passage_count() == 8


def test_a_very_long_question_is_cut(filled: Library) -> None:
    pasted = "".join(chr(0x4E00 + number) for number in range(10_000))
    assert len(query_words(pasted)) == 64
    assert isinstance(found(filled, pasted), list)


def test_both_rankings_agree(filled: Library) -> None:
    for question in ("信息公开申请", "收取费用", "网站微博", "培训工作人员"):
        with filled.catalog.reading() as connection:
            in_sqlite = rank_words(connection, question, None, 10)
            in_python = rank_in_python(connection, query_words(question), None, 10)
        assert in_sqlite == in_python
        assert in_sqlite


def test_the_full_text_table_is_in_step_with_the_passages(filled: Library) -> None:
    filled.catalog.remove(filled.catalog.reports()[0].id)
    with filled.catalog.writing() as connection:  # raises "database disk image is malformed" when out of step
        connection.execute(text("INSERT INTO passage_words(passage_words, rank) VALUES ('integrity-check', 1)"))


def test_words_that_stand_everywhere_find_nothing_beside_a_word_that_tells(library: Library) -> None:
    ingest_sources(library, [make_source(CITY), make_source(COUNTY)], read_lines)
    reports = [row.id for row in library.catalog.reports()]
    with library.catalog.reading() as connection:
        assert len(rank_words(connection, "概述", reports, 10)) == 6
        assert len(rank_words(connection, "概述 培训班", reports, 10)) == 1
