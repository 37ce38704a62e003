"""The facts of one annual report. Frozen values; every one says where in the stored text it was read."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Qualifier = Literal["exact", "approximate", "at_least", "cumulative", "computed"]
Origin = Literal["table", "prose", "ocr"]
AgencyLevel = Literal["nation", "province", "prefecture", "county", "township", "department"]


@dataclass(frozen=True)
class Span:
    """A stretch of a report's stored text with the characters that stand there: ``text[start:end] == quote``."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Section:
    """A stretch under one heading. ``title`` is the heading as printed ("" before the first), ``level`` from 1."""

    ordinal: int
    level: int
    title: str
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """A piece of one section, the unit of passage search. The id is hashed from report, section and text."""

    id: str
    report: str
    ordinal: int
    section: str
    start: int
    end: int
    text: str
    page: int | None


@dataclass(frozen=True)
class Figure:
    """One number of a report, or one cell that should hold one.

    ``raw`` is what is printed at ``start:end`` ("" for a blank cell); ``quote`` is the row or clause around it that
    a reader needs to see. ``value`` is None for a blank cell and for a text row (then ``text_value`` may hold it).
    ``value`` is in the base of ``unit`` (987万人次 is 9870000 人次), but money keeps its printed unit (20 万元).
    ``basis`` tells a year's count from a running total or a stock. ``inferred`` marks a value that the sentence
    implies without printing it ("全部是当面申请"). ``group`` is shared by figures of one list or one table group;
    ``part_of`` is the id of the whole that a "其中" names, where one is known. ``origin`` "ocr" says that it was
    recognised in an image, in a table or in prose.
    """

    id: str
    report: str
    indicator: str | None
    label: str
    column: str | None
    breakdown: tuple[tuple[str, str], ...]
    value: Decimal | None
    unit: str
    qualifier: Qualifier
    basis: Literal["year", "cumulative", "stock"] | None
    coverage: Literal["body", "area"] | None
    raw: str
    blank: bool
    worded_zero: bool
    inferred: bool
    text_value: str | None
    origin: Origin
    section: str
    group: str | None
    part_of: str | None
    page: int | None
    start: int
    end: int
    quote_start: int
    quote_end: int
    quote: str

    @property
    def in_table(self) -> bool:
        """Whether the figure stands in a table, printed or recognised: the group of such a figure names form and table."""
        return self.origin == "table" or (self.origin == "ocr" and "#" in (self.group or ""))


@dataclass(frozen=True)
class Identity:
    """Who reports, on which year. What the report does not say is None, never a guess.

    ``agency`` is the name a reader would cite (e.g. 某市人民政府, 某县司法局), ``place`` the name of the division it
    belongs to and ``place_code`` its GB/T 2260 code where the division is known. ``evidence`` maps a field
    ("agency", "year", "period", "signed", "published", "filled") to the span that it was read from.
    """

    title: str | None
    agency: str | None
    agency_level: AgencyLevel | None
    place: str | None
    place_code: str | None
    place_path: tuple[str, ...]
    year: int | None
    period_start: date | None
    period_end: date | None
    period_stated: bool
    signed: date | None
    published: date | None
    filled: date | None
    evidence: tuple[tuple[str, Span], ...]
    warnings: tuple[str, ...]

    def span(self, field: str) -> Span | None:
        """Where ``field`` was read, or None."""
        return dict(self.evidence).get(field)


@dataclass(frozen=True)
class Report:
    """One annual report, complete: the stored text and everything that was read from it."""

    id: str
    file: str
    sha256: str
    kind: str
    url: str | None
    text: str
    script: Literal["simplified", "traditional"]
    form: str
    invented: bool
    identity: Identity
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]
    warnings: tuple[str, ...]
