"""What a question over many reports reads: only rows that can matter leave the database, for 10,000 reports have a million figures."""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, and_, or_, select, true

from index import catalog_schema as tables
from index.catalog import Catalog
from index.catalog_findings import row_to_finding
from index.catalog_rows import FIGURE, row_to_figure, row_to_passage
from index.errors import UnknownReport
from ingest.findings import Finding
from ingest.report import Figure, Passage

# What a text must say: one of these, each the words that must all be there, each word in one of its renderings.
Saying = Sequence[Sequence[Sequence[str]]]
# Passages of so many reports are found through their reports; of more, the table is read through once.
_FEW_REPORTS = 500
_TEXTS_AT_ONCE = 200
_HAN = re.compile("[\u4e00-\u9fff]")


def figures_about(catalog: Catalog, report_ids: Sequence[str], indicators: Sequence[str]) -> tuple[Figure, ...]:
    """The figures of these reports without the cells of tables that count something else than ``indicators``.

    What running text says, and what has no indicator, is told apart by its words and stays. By report id and reading order.
    """
    columns = tables.figures.c
    told = columns.indicator.in_(indicators) | columns.indicator.is_(None) | (columns.origin != "table")
    query = select(*(columns[name] for name in FIGURE)).where(told).order_by(columns.report_id, columns.ordinal)
    return tuple(row_to_figure(row) for row in catalog.within(query, columns.report_id, report_ids))


def broken_findings(catalog: Catalog, report_ids: Sequence[str]) -> tuple[Finding, ...]:
    """The findings of these reports that failed and could not have failed lawfully, by report id and in their order."""
    columns = tables.findings.c
    # Told of an expression, so that the index on the status is not taken: it leads to the failed ones of every report.
    broken = (columns.status + "" == "failed") & columns.usual.is_(False)
    query = select(tables.findings).where(broken).order_by(columns.report_id, columns.number)
    return tuple(row_to_finding(row) for row in catalog.within(query, columns.report_id, report_ids))


def texts_of(catalog: Catalog, report_ids: Sequence[str]) -> Iterator[dict[str, str]]:
    """The stored texts of these reports, some hundreds at a time; UnknownReport for one that is not in the catalog."""
    columns = tables.texts.c
    wanted = list(dict.fromkeys(report_ids))
    for start in range(0, len(wanted), _TEXTS_AT_ONCE):
        portion = wanted[start : start + _TEXTS_AT_ONCE]
        query = select(columns.report_id, columns.text)
        texts = {row[0]: row[1] for row in catalog.within(query, columns.report_id, portion)}
        if unknown := [report for report in portion if report not in texts]:
            raise UnknownReport(unknown[0])
        yield texts


def passages_like(catalog: Catalog, saying: Saying, report_ids: Sequence[str]) -> tuple[Passage, ...]:
    """The passages of these reports that may say ``saying``: all that do, and some that do not. By report id and reading order.

    A passage that says a word has each of its characters among the words that it is searched by, however those were cut.
    """
    columns = tables.passages.c
    query = select(tables.passages).where(_like(saying)).order_by(columns.report_id, columns.ordinal)
    if len(report_ids) <= _FEW_REPORTS:
        return tuple(row_to_passage(row) for row in catalog.within(query, columns.report_id, report_ids))
    wanted = frozenset(report_ids)
    return tuple(
        row_to_passage(row) for row in catalog.within(query, columns.report_id, None) if row.report_id in wanted
    )


def _like(saying: Saying) -> ColumnElement[bool]:
    return or_(*(and_(true(), *(_one_of(renderings) for renderings in words)) for words in saying))


def _one_of(renderings: Sequence[str]) -> ColumnElement[bool]:
    return or_(*(and_(true(), *map(tables.passages.c.words.contains, _characters(word))) for word in renderings))


def _characters(word: str) -> list[str]:
    """The Chinese characters of a word, which no segmenter and no folding takes out of a text."""
    return list(dict.fromkeys(_HAN.findall(word)))
