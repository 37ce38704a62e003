"""The data dictionary: what it says of the tables is what the code writes and what the documentation prints."""

from pathlib import Path

import pytest

from ui.dictionary import dictionary_markdown, tables
from ui.figure_table import COLUMNS

ROOT = Path(__file__).parents[2]


def test_the_figure_row_has_the_columns_of_the_dictionary() -> None:
    assert tables()["figures"].names == COLUMNS


def test_the_documentation_is_the_dictionary() -> None:
    written = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == dictionary_markdown(), "write it anew: wenbao export --dictionary > docs/data-dictionary.md"


@pytest.mark.parametrize("name", tables())
def test_keys_and_references_are_columns(name: str) -> None:
    shape = tables()[name]
    nullable = {column.name for column in shape.columns if column.nullable}
    assert set(shape.key) <= set(shape.names) - nullable
    for columns, other in shape.refers:
        assert set(columns) <= set(shape.names)
        assert len(tables()[other].key) == len(columns)


def test_every_column_is_explained_in_both_languages() -> None:
    for shape in tables().values():
        for column in shape.columns:
            assert any("\u4e00" <= mark <= "\u9fff" for mark in column.zh), (shape.name, column.name)
            assert column.en.isascii() or "人" in column.en or "—" in column.en, (shape.name, column.name)
            assert column.kind in {"string", "integer", "number", "boolean", "date", "object", "array", "list"}


def test_figures_says_what_its_columns_are(run) -> None:
    assert run("figures", "--columns").stdout.split() == list(COLUMNS)
    explained = run("figures", "--dictionary", "--language", "zh").stdout
    assert [line.split()[0] for line in explained.splitlines()] == list(COLUMNS)
    assert "绝不以 0 代替" in explained
