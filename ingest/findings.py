"""What the arithmetic of a report says about its figures: a finding has two sides, and it passes, fails or is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingest.report import Figure

Status = Literal["passed", "failed", "not_assessable"]
Kind = Literal[
    "form", "usual", "at_most", "columns", "part_whole", "prose_table", "daily_yearly", "ratio", "period", "years"
]


@dataclass(frozen=True)
class Finding:
    """One check of one report. ``left`` is the whole or what is expected, ``right`` what stands against it.

    ``kind`` "usual" marks an identity that may lawfully fail. ``left_figures`` and ``right_figures`` are figure ids,
    through which both sides can be cited; ``zh`` and ``en`` say the finding to a reader.
    """

    kind: Kind
    relation: str
    status: Status
    left: Decimal | None
    right: Decimal | None
    difference: Decimal | None
    left_figures: tuple[str, ...]
    right_figures: tuple[str, ...]
    zh: str
    en: str


@dataclass(frozen=True)
class Side:
    """The figures on one side of an identity; ``missing`` counts members that are blank, absent or approximate."""

    name_zh: str
    name_en: str
    figures: tuple[Figure, ...]
    missing: int

    @property
    def total(self) -> Decimal | None:
        """The sum of the values that are there, None where there is none."""
        values = [figure.value for figure in self.figures if figure.value is not None]
        return sum(values, Decimal(0)) if values else None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the figures."""
        return tuple(figure.id for figure in self.figures)


def side(name_zh: str, name_en: str, figures: Sequence[Figure | None]) -> Side:
    """A side of the members given; None stands for a member that the report does not have."""
    there = tuple(figure for figure in figures if figure is not None)
    usable = [figure for figure in there if figure.value is not None and figure.qualifier in {"exact", "cumulative"}]
    return Side(name_zh, name_en, there, len(figures) - len(usable))


def compare(kind: Kind, relation: str, whole: Side, parts: Side) -> Finding:
    """Judge ``parts`` against ``whole``. Blank parts leave a shortfall open, since a blank proves no zero."""
    left, right = whole.total, parts.total
    status: Status
    if left is None or right is None or whole.missing:
        status = "not_assessable"
    elif kind == "at_most":
        status = "failed" if right > left else "not_assessable" if parts.missing else "passed"
    elif left == right:
        status = "passed"
    else:
        status = "not_assessable" if parts.missing and right < left else "failed"
    difference = right - left if left is not None and right is not None else None
    zh, en = _sentences(kind, status, whole, parts)
    return Finding(kind, relation, status, left, right, difference, whole.ids, parts.ids, zh, en)


def plain(value: Decimal | None) -> str:
    """A number as people write it, without an exponent or trailing zeros."""
    if value is None:
        return "—"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sentences(kind: Kind, status: Status, whole: Side, parts: Side) -> tuple[str, str]:
    terms = "+".join(plain(figure.value) for figure in parts.figures)
    added = f"{terms}={plain(parts.total)}" if len(parts.figures) > 1 else terms
    zh = f"{parts.name_zh}:{added};{whole.name_zh}:{plain(whole.total)}"
    en = f"{parts.name_en}: {added}; {whole.name_en}: {plain(whole.total)}"
    if status == "not_assessable":
        return f"{zh}；有空白或缺项，无法核对", f"{en}; cells are blank or missing, so this cannot be checked"
    if status == "passed":
        return f"{zh}；相符", f"{en}; they agree"
    if kind == "at_most":
        return f"{zh}；部分大于总数", f"{en}; the part exceeds the whole"
    if kind == "usual":
        return f"{zh}；不相等（口径可能不同）", f"{en}; they differ (they may count different things)"
    return f"{zh}；两者不符", f"{en}; they do not agree"
