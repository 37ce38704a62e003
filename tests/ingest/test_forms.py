"""The forms as data: consistent with themselves and with the indicators, and recognised by their own words."""

import pytest

from ingest.forms import FormTable, forms, plain_columns, printed_unit, recognise_form, table_words
from ingest.label_keys import heading_key, label_keys
from ingest.vocabulary.indicators import indicators

TABLES = [pytest.param(table, id=f"{form.name}-{table.id}") for form in forms().values() for table in form.tables]


@pytest.mark.parametrize("table", TABLES)
def test_every_indicator_of_a_form_is_in_the_vocabulary(table: FormTable) -> None:
    for row in table.rows:
        for column in table.columns:
            indicator = row.indicator_in(column)
            assert indicator is None or indicator in indicators(), (row.id, column.id)


@pytest.mark.parametrize("table", TABLES)
def test_relations_name_rows_and_columns_that_exist(table: FormTable) -> None:
    rows = {row.id for row in table.rows}
    columns = {column.id for column in table.columns}
    assert len(rows) == len(table.rows)
    for relation in table.relations:
        assert {*relation.whole, *relation.parts} <= rows, relation.id
        assert len(set(relation.parts)) == len(relation.parts)
    for relation in table.across:
        assert {*relation.whole, *relation.parts} <= columns, relation.id
    assert {row.of for row in table.rows if row.of} <= rows


@pytest.mark.parametrize("table", TABLES)
def test_rows_of_one_label_stand_under_different_headers(table: FormTable) -> None:
    for row in table.rows:
        same = [other for other in table.rows_labelled(label_keys(row.label)) if other is not row]
        assert all(other.group != row.group for other in same), row.label


@pytest.mark.parametrize("table", TABLES)
def test_no_column_heading_is_also_a_plain_one(table: FormTable) -> None:
    for column in table.columns:
        heading = column.labels[0].pattern
        assert not any(plain.matches(heading) for plain in plain_columns() if plain.role != "label"), heading


@pytest.mark.parametrize("table", TABLES)
def test_units_are_known_words(table: FormTable) -> None:
    printed = {row.unit for row in table.rows} | {column.unit for column in table.columns} | {table.unit}
    assert {unit for unit in printed if unit} <= set(table_words().units)


@pytest.mark.parametrize("name", forms())
def test_a_form_is_recognised_by_its_own_words(name: str) -> None:
    words = [row.label for table in forms()[name].tables for row in table.rows]
    words += [column.labels[0].pattern for table in forms()[name].tables for column in table.columns]
    words += [column.under or "" for table in forms()[name].tables for column in table.columns]
    words += ["历年累计"] if name == "FJ2009" else []
    assert recognise_form("\n".join(words)) == name
    assert recognise_form(" |\n".join("\n".join(word) for word in words)) == name, "cut to single characters"


def test_prose_has_no_form() -> None:
    assert recognise_form("2013年,全区共收到政府信息公开申请2件,均已按时办结。累计公开信息300条。") == "NARR"


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("其中:1.规范性文件类信息数*", "规范性文件类信息"),
        ("其中,1.网上申请数", "网上申请"),
        ("①信息不存在数", "信息不存在"),
        ("其中:Ⅰ维持行为数", "维持行为"),
        ("(三)从事政府信息公开工作人员数", "从事信息公开工作人员"),
        ("收到政府信息公開申請數(shù)量(單位:件)", "收到信息公开申请"),
        ("本年度已办结申请件的数量(单位:件)", "本年度已办结申请件"),
        ("公开的 及时性", "公开的及时性"),
        ("4.其它形式申请数", "其他形式申请"),
    ],
)
def test_labels_are_compared_without_their_trimmings(label: str, key: str) -> None:
    assert label_keys(label)[0] == key


def test_a_bracket_may_be_left_out_of_a_label() -> None:
    assert label_keys("专职人员数(不包括政府公报及政府网站工作人员数)")[-1] == "专职人员"
    assert heading_key("本年收费金额(单位:万元)") == "本年收费金额"


@pytest.mark.parametrize(
    ("label", "unit"),
    [("数量(单位:条)", "条"), ("收费金额(万元)", "万元"), ("通过市(州)门户网站公开量", None), ("办件(含即办)", None)],
)
def test_a_unit_is_read_from_the_last_bracket_only(label: str, unit: str | None) -> None:
    assert printed_unit(label) == unit
