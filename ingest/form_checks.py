"""The identities of the statutory forms, evaluated over the figures that were read from a report's tables."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ingest.findings import Finding, Kind, compare, side
from ingest.forms import FormColumn, FormRow, FormTable, Relation, form_named
from ingest.label_keys import label_keys
from ingest.report import Figure
from ingest.vocabulary.indicators import indicators

_Cells = Mapping[tuple[str, str], Figure]


def form_findings(figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """Each identity of each printed table, in each of its columns. Source of the identities: domain/forms.md."""
    findings: list[Finding] = []
    of_tables = [figure for figure in figures if figure.in_table and figure.group and "#" in figure.group]
    of_tables.sort(key=_table_name)
    for name, members in groupby(of_tables, key=_table_name):
        table = _table(name)
        if table is not None:
            findings.extend(_table_findings(table, list(members)))
    return tuple(findings)


def _table_name(figure: Figure) -> str:
    return "/".join((figure.group or "").split("/")[:2])


def _table(name: str) -> FormTable | None:
    form = form_named(name.split("#", maxsplit=1)[0])
    table_id = name.rsplit("/", 1)[-1]
    return next((table for table in form.tables if table.id == table_id), None) if form else None


def _table_findings(table: FormTable, figures: Sequence[Figure]) -> Iterator[Finding]:
    cells = _cells(table, figures)
    columns = [
        column for column in table.columns if column.role == "value" and any(key[1] == column.id for key in cells)
    ]
    for relation in table.relations:
        for column in columns:
            yield from _down(table, relation, column, cells, len(columns) > 1)
    for relation in table.across:
        for row_id in dict.fromkeys(key[0] for key in cells):
            yield from _across(table, relation, row_id, cells)
    if table.year_within_cumulative:
        for row in (row for row in table.rows if not row.text):
            year, running = cells.get((row.id, "year")), cells.get((row.id, "cumulative"))
            if year is not None and running is not None:
                zh, en = _names([row])
                yield compare(
                    "at_most",
                    f"year_within_cumulative:{row.id}",
                    side(f"{zh}累计数", f"{en}, cumulative", [running]),
                    side(f"{zh}当年数", f"{en}, year", [year]),
                    "at_most",
                )


def _cells(table: FormTable, figures: Sequence[Figure]) -> _Cells:
    """The figures by row and column of the form, through what each of them says that it is."""
    cells: dict[tuple[str, str], Figure] = {}
    for column in (column for column in table.columns if column.role == "value"):
        for row in table.rows or (None,):
            indicator = row.indicator_in(column) if row else column.indicator
            wanted = (*((("area", row.area),) if row and row.area else ()), *column.breakdown)
            for figure in figures:
                expected = column.basis or (row.basis if row else None)
                same_basis = figure.basis == expected if expected else figure.basis != "cumulative"
                same_row = figure.indicator == indicator and (indicator or (row and _is_row(figure, row, table)))
                if same_row and figure.breakdown == wanted and same_basis:
                    cells.setdefault((row.id if row else "", column.id), figure)
    return cells


def _is_row(figure: Figure, row: FormRow, table: FormTable) -> bool:
    """Whether a figure that no indicator stands for was read from this row: by its label in the row's list or group.

    Only the label with its brackets tells a copy on paper from one on disc.
    """
    lists = {row.group, *(relation.id for relation in table.relations if row.id in relation.parts)}
    stretch = (figure.group or "").split("/")[2:]
    return not lists.isdisjoint(stretch) and not row.keys.isdisjoint(label_keys(figure.label)[:1])


def _down(table: FormTable, relation: Relation, column: FormColumn, cells: _Cells, several: bool) -> Iterator[Finding]:
    whole = [cells.get((row_id, column.id)) for row_id in relation.whole]
    parts = [cells.get((row_id, column.id)) for row_id in relation.parts]
    if not any(whole) or not any(parts):
        return
    whole_zh, whole_en = _names([table.row(row_id) for row_id in relation.whole])
    parts_zh, parts_en = _names([table.row(row_id) for row_id in relation.parts])
    zh, en = _heading(column) if several else ("", "")
    name = f"{relation.id}:{column.id}" if several else relation.id
    sides = side(whole_zh + zh, whole_en + en, whole), side(parts_zh, parts_en, parts)
    more = (sides[1].total or 0) > (sides[0].total or 0)
    kind: Kind = "at_most" if relation.kind == "at_most" else "form"
    yield compare(kind, name, *sides, relation.kind, relation.usual or (relation.more_is_lawful and more))


def _heading(column: FormColumn) -> tuple[str, str]:
    if column.breakdown:
        return f"[{column.breakdown[-1][1]}]", f" [{column.breakdown[-1][1]}]"
    return {"cumulative": ("[累计]", " (cumulative)"), "year": ("[当年]", " (year)")}.get(column.basis or "", ("", ""))


def _across(table: FormTable, relation: Relation, row_id: str, cells: _Cells) -> Iterator[Finding]:
    whole = [cells.get((row_id, name)) for name in relation.whole]
    parts = [cells.get((row_id, name)) for name in relation.parts]
    if not any(whole) or not any(parts):
        return
    row_zh, row_en = _names([table.row(row_id)]) if row_id else ("", "")
    columns = [table.column(name) for name in relation.whole]
    zh = row_zh or "、".join(_column_name(column) for column in columns)
    yield compare(
        "columns",
        f"{relation.id}:{row_id}" if row_id else relation.id,
        side(f"{zh}总计", f"{row_en or zh} total", whole),
        side(f"{zh}各栏", f"{row_en or zh} by column", parts),
    )


def _column_name(column: FormColumn) -> str:
    return column.under or column.labels[0].pattern


def _names(rows: Sequence[FormRow]) -> tuple[str, str]:
    """What to call some rows, in Chinese by the form's labels and in English by the vocabulary."""
    known = indicators()
    english = [found.en if (found := known.get(row.indicator or "")) else row.label for row in rows]
    if len(rows) > 3:
        return f"{rows[0].label}等{len(rows)}项", f"{english[0]} and {len(rows) - 1} more rows"
    return "+".join(row.label for row in rows), " + ".join(english)
