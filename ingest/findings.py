"""What the arithmetic of a report says about its figures: a finding has two sides, and it passes, fails or is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from ingest.report import Figure

Status = Literal["passed", "failed", "not_assessable"]
Kind = Literal[
    "form",  # an identity of the form, down a column
    "columns",  # an identity of the form, across a row
    "at_most",  # a part that may not exceed its whole
    "part_whole",  # a list of the prose against its whole
    "prose_table",  # the text against the table
    "daily_yearly",  # a daily average against the year
    "ratio",  # a printed percentage against its two numbers
    "period",  # the end of the period against the days of signing and publishing
    "same_number",  # one number printed of two things
    "years",  # one report against the report of the year before
]
KINDS: tuple[Kind, ...] = get_args(Kind)
# How the parts must stand to the whole.
Rule = Literal["equal", "at_most", "at_least"]
# So many terms are still read as a sum.
_LONGEST_SUM = 8


@dataclass(frozen=True)
class Finding:
    """One check of one report. ``left`` is the whole or what is expected, ``right`` what stands against it.

    ``usual`` marks an identity that usually holds but may lawfully fail. ``left_figures`` and ``right_figures`` are
    figure ids, through which both sides are cited; ``left_field`` and ``right_field`` name what of the report's
    identity stands there instead ("period", "signed", "published": ``Identity.span`` says where). ``earlier`` is the
    id of the report of the year before, for a check between two reports. ``zh`` and ``en`` say it to a reader.
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
    usual: bool = False
    left_field: str | None = None
    right_field: str | None = None
    report: str | None = None
    earlier: str | None = None

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures of both sides."""
        return (*self.left_figures, *self.right_figures)

    @property
    def broken(self) -> bool:
        """Whether it failed and could not have failed lawfully."""
        return self.status == "failed" and not self.usual


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


def compare(kind: Kind, relation: str, whole: Side, parts: Side, rule: Rule = "equal", usual: bool = False) -> Finding:
    """Judge ``parts`` against ``whole`` by ``rule``. Blank parts leave a shortfall open, since a blank proves no zero."""
    left, right = whole.total, parts.total
    status: Status
    if left is None or right is None or whole.missing:
        status = "not_assessable"
    elif left == right:
        status = "passed" if rule != "at_most" or not parts.missing else "not_assessable"
    elif right < left and parts.missing:
        status = "not_assessable"
    elif rule == "equal":
        status = "failed"
    else:
        status = "passed" if (right < left) == (rule == "at_most") else "failed"
    difference = right - left if left is not None and right is not None else None
    zh, en = _sentences(rule, usual, status, whole, parts)
    return Finding(kind, relation, status, left, right, difference, whole.ids, parts.ids, zh, en, usual)


def plain(value: Decimal | None) -> str:
    """A number as people write it, without an exponent or trailing zeros."""
    if value is None:
        return "—"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sentences(rule: Rule, usual: bool, status: Status, whole: Side, parts: Side) -> tuple[str, str]:
    zh = f"{parts.name_zh}:{_added(parts)};{whole.name_zh}:{_added(whole)}"
    en = f"{parts.name_en}: {_added(parts)}; {whole.name_en}: {_added(whole)}"
    if status == "not_assessable":
        return (
            f"{zh}；有空白、缺项或约数，无法核对",
            f"{en}; cells are blank, missing or approximate, so this cannot be checked",
        )
    if status == "passed":
        return (
            (f"{zh}；相符", f"{en}; they agree") if rule == "equal" else (f"{zh}；没有矛盾", f"{en}; no contradiction")
        )
    if usual:
        return f"{zh}；不相等（口径可能不同）", f"{en}; they differ (they may count different things)"
    if rule == "at_most":
        return f"{zh}；部分大于总数", f"{en}; the part exceeds the whole"
    if rule == "at_least":
        return f"{zh}；合计小于应有之数", f"{en}; the sum falls short of what it must reach"
    return f"{zh}；两者不符", f"{en}; they do not agree"


def _added(members: Side) -> str:
    """The sum written out; of a long list only its result."""
    if len(members.figures) < 2:
        return plain(members.total)
    terms = "+".join(plain(figure.value) for figure in members.figures)
    return f"{terms}={plain(members.total)}" if len(members.figures) <= _LONGEST_SUM else plain(members.total)
