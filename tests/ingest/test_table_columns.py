"""Columns of tables that are laid out otherwise than the form: other years, totals, growth, spanning heads."""

from ingest.folding import fold
from ingest.read_html import read_html
from ingest.report import Figure
from ingest.source import source_of
from ingest.tables import TableReading, read_tables


def read_page(tables: str, year: int | None = 2016) -> TableReading:
    """The tables of a page with ``tables`` in it."""
    document = read_html(source_of("a.html", f"<html><body>{tables}</body></html>".encode()))
    return read_tables("r", document, fold(document.text), (), year)


def table(*rows: str) -> str:
    """The HTML of rows whose cells are parted by bars."""
    lines = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def by_column(figures: tuple[Figure, ...], label: str) -> dict[str | None, tuple[object, ...]]:
    """Indicator, value, unit and basis of each figure of the row ``label`` by its printed column."""
    return {f.column: (f.indicator, f.value, f.unit, f.basis) for f in figures if f.label == label}


MATRIX = """<table><tr><td rowspan=3>申请人情况</td><td rowspan=3>自然人</td><td colspan=5>法人或其他组织</td>
<td rowspan=3>总计</td></tr><tr><td rowspan=2>商业企业</td><td rowspan=2>科研机构</td><td rowspan=2>社会公益组织</td>
<td rowspan=2>法律服务机构</td><td rowspan=2>其他</td></tr><tr></tr>{}</table>"""


def test_a_row_without_cells_is_covered_by_the_cells_above_it() -> None:
    labels = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "(一)予以公开")
    rows = "".join(
        f"<tr><td>{label}</td>"
        + "".join(f"<td>{number + place}</td>" for number in (1, 2, 3, 4, 5, 6))
        + "<td>21</td></tr>"
        for place, label in enumerate(labels)
    )
    received = [f for f in read_page(MATRIX.format(rows), 2023).figures if f.label == labels[0]]
    assert [f.value for f in received] == [1, 2, 3, 4, 5, 6, 21]
    assert received[-1].indicator == "req_received"
