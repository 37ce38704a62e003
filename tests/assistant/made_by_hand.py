"""Figures made by hand, for tests that need no report."""

from decimal import Decimal

from ingest.report import Figure


def figure(
    indicator: str | None,
    value: int | str | None,
    *,
    label: str = "收到申请",
    unit: str = "件",
    origin: str = "table",
    basis: str | None = "year",
    inferred: bool = False,
    group: str | None = None,
    part_of: str | None = None,
    quote: str | None = None,
    number: int = 0,
) -> Figure:
    """A figure made by hand; ``number`` tells figures of one report apart."""
    raw = "" if value is None else str(value)
    words = quote or f"{label}{raw}{unit}"
    return Figure(
        id=f"{indicator}-{number}-{value}-{basis}", report="r1", indicator=indicator, label=label, column=None, breakdown=(),
        value=None if value is None else Decimal(value), unit=unit, qualifier="exact", basis=basis, coverage=None, raw=raw,  # type: ignore[arg-type]
        blank=value is None, worded_zero=False, inferred=inferred, text_value=None, origin=origin, section="", group=group,  # type: ignore[arg-type]
        part_of=part_of, page=None, start=0, end=len(raw), quote_start=0, quote_end=len(words), quote=words,
    )  # fmt: skip
