"""Hand-made reports in a made-up format, and an embedder whose vectors can be counted by hand."""

import hashlib
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal

import numpy as np

from index.embedding import Vectors
from index.library import Library
from index.vectors import VectorStore, make_vectors
from ingest.document import SourceFile
from ingest.errors import NotAnAnnualReport
from ingest.report import Figure, Identity, Passage, Report, Section, Span


class CharacterEmbedder:
    """Counts characters by their code modulo the dimension: texts that share characters are alike."""

    def __init__(self, name: str = "characters", dimension: int = 64) -> None:
        self.name = name
        self.fingerprint = f"{name}-{dimension}"
        self.dimension = dimension
        self.embedded: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        return np.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> Vectors:
        counts = np.zeros(self.dimension, np.float32)
        for character in text:
            counts[ord(character) % self.dimension] += 1
        return counts / max(float(np.linalg.norm(counts)), 1e-9)


def make_source(text: str, name: str = "report.txt", url: str | None = None) -> SourceFile:
    data = text.encode()
    return SourceFile(name, data, hashlib.sha256(data).hexdigest(), url)


def make_identity(agency: str | None, place: str | None, year: int | None) -> Identity:
    return Identity(
        title=f"{agency}{year}年报告",
        agency=agency,
        agency_level="county" if agency else None,
        place=place,
        place_code="990100" if place else None,
        place_path=("示例省", place) if place else (),
        year=year,
        period_start=date(year, 1, 1) if year else None,
        period_end=date(year, 12, 31) if year else None,
        period_stated=False,
        signed=None,
        published=date(year + 1, 3, 1) if year else None,
        filled=None,
        evidence=(("agency", Span(0, 2, "示例")),) if agency else (),
        warnings=() if year else ("没有年度",),
    )


def make_figure(report: str, number: int, value: Decimal | None, indicator: str | None, raw: str = "12") -> Figure:
    return Figure(
        id=f"{report}-f{number}",
        report=report,
        indicator=indicator,
        label="收到申请数",
        column="总计",
        breakdown=(("applicant", "自然人"), ("channel", "网上")),
        value=value,
        unit="件",
        qualifier="exact",
        basis="year",
        coverage=None,
        raw=raw,
        blank=value is None,
        worded_zero=False,
        inferred=False,
        text_value=None,
        origin="table",
        section="一、概述",
        group="g1",
        part_of=None,
        page=None,
        start=3,
        end=5,
        quote_start=0,
        quote_end=6,
        quote="收到12件。",
    )


def read_lines(source: SourceFile) -> Report:
    """A report of a made-up format: ``agency|place|year`` on the first line, then a passage a line.

    Digits standing alone in a line become a figure. A file that does not begin so is no report.
    """
    text = source.data.decode()
    head, _, body = text.partition("\n")
    if head.count("|") != 2:
        raise NotAnAnnualReport(source.name, "no report", "give an annual report")
    agency, place, year = head.split("|")
    report = f"r{source.sha256[:12]}"
    passages, offset = [], len(head) + 1
    for ordinal, line in enumerate(body.split("\n")):
        name = hashlib.sha256(f"{report}{line}".encode()).hexdigest()[:16]
        passages.append(Passage(name, report, ordinal, "一、概述", offset, offset + len(line), line, None))
        offset += len(line) + 1
    return Report(
        id=report,
        file=source.name,
        sha256=source.sha256,
        kind="txt",
        url=source.url,
        text=text,
        script="simplified",
        form="NARR",
        invented=True,
        identity=make_identity(agency or None, place or None, int(year) if year else None),
        sections=(Section(0, 1, "一、概述", len(head) + 1, len(text)),),
        passages=tuple(passages),
        figures=(
            make_figure(report, 1, Decimal("12"), "applications.received"),
            make_figure(report, 2, None, None, "/"),
        ),
        warnings=("示例数据",),
    )


def stored_vectors(library: Library) -> closing[VectorStore]:
    """The vectors of ``library``, to look at and to spoil."""
    return closing(make_vectors(library.vector_place, library.embedder.fingerprint, library.embedder.name))


def vector_ids(library: Library) -> set[str]:
    """The ids of all vectors of ``library``."""
    with stored_vectors(library) as store:
        return set(store.ids())


CITY = "示例市人民政府|示例市|2009\n本市收到信息公开申请12件。\n全年举办培训班三期,培训工作人员九十人。\n没有收取任何费用。"
COUNTY = "例子县人民政府|例子县|2010\n本县收到信息公开申请3件。\n政府网站改版,开通了微博。\n没有收取任何费用。"
