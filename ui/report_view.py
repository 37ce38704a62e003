"""One report as lines for a terminal: who and when with the evidence, sections, figures with their spans, checks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from index.catalog_rows import ReportRow
from ingest.findings import Finding
from ingest.report import Figure, Passage, Section
from ingest.vocabulary import indicators
from ui.escape import one_line
from ui.figure_table import printed_label
from ui.render import format_number
from ui.terminal_columns import aligned, cut, shown_width, wrapped
from ui.texts import Language, text, text_list

if TYPE_CHECKING:
    from ui.cli_check import CitedFinding

_WIDE: Final = 110  # columns of a terminal that has room for a figure on one line
_BOLD: Final = ("\x1b[1m", "\x1b[22m")
_INDENT: Final = "  "
_LONGEST: Final = 60
_UNDER: Final = 14  # where the printed label begins under its figure
_ANY: Final = 10_000  # columns, where there is no limit


@dataclass(frozen=True)
class ReportView:
    """A report with what was read from it."""

    row: ReportRow
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The checks that failed."""
        return tuple(finding for finding in self.findings if finding.status == "failed")

    def figures_in(self, section: Section) -> tuple[Figure, ...]:
        """The figures that stand in ``section``; a blank cell at the very end of the text is in the last one."""
        end = section.end + (section.end == self.sections[-1].end)
        return tuple(figure for figure in self.figures if section.start <= figure.start < end)

    def pages_of(self, section: Section) -> tuple[int | None, int | None]:
        """The first and the last page of ``section``; None where the format has none."""
        found = [
            passage.page
            for passage in self.passages
            if passage.page is not None and passage.start < section.end and section.start < passage.end
        ]
        return (min(found), max(found)) if found else (None, None)


@dataclass(frozen=True)
class Style:
    """How to write: the language, the columns there are (None: any number), and whether in bold."""

    language: Language = "en"
    width: int | None = None
    bold: bool = False

    def heading(self, shown: str) -> str:
        """A heading."""
        return _BOLD[0] + shown + _BOLD[1] if self.bold else shown


def report_lines(view: ReportView, style: Style) -> Iterator[str]:
    """The whole report."""
    yield from head_lines(view, style)
    yield from warning_lines(view, style)
    yield from ("", style.heading(text(style.language, "show_sections")))
    yield from section_lines(view, style)
    yield from ("", style.heading(text(style.language, "show_figures")))
    yield from figure_lines(view, view.sections, style)
    yield from ("", style.heading(text(style.language, "show_findings")))
    yield from finding_lines(view.failed, style)
    rest = len(view.findings) - len(view.failed)
    if rest:
        passed = sum(finding.status == "passed" for finding in view.findings)
        yield _INDENT + text(style.language, "show_rest").format(passed=passed, open=rest - passed)


def title_line(view: ReportView, style: Style) -> str:
    """Who and when in one line."""
    identity, unknown = view.row.identity, text(style.language, "show_unknown")
    mark = f" · {text(style.language, 'show_invented')}" if view.row.invented else ""
    return style.heading(one_line(f"{identity.agency or unknown} · {identity.year or unknown}{mark}"))


def head_lines(view: ReportView, style: Style) -> Iterator[str]:
    """Who, when, which file and how much was read; each fact with the characters it was read from."""
    yield title_line(view, style)
    facts = [(text(style.language, f"show_{key}"), shown, field) for key, shown, field in _facts(view, style) if shown]
    name_width = max(shown_width(name) for name, _, _ in facts)
    for name, shown, field in facts:
        lead = _INDENT + name + " " * (name_width - shown_width(name) + 2)
        room = max(20, (style.width or _ANY) - shown_width(lead))
        span = view.row.identity.span(field) if field else None
        at = f"  [{span.start}-{span.end} “{one_line(span.quote)}”]" if span else ""
        whole = one_line(shown)
        if shown_width(whole) + min(shown_width(at), 24) > room:
            for number, piece in enumerate(wrapped(whole, room)):
                yield (lead if number == 0 else " " * shown_width(lead)) + piece
        else:
            yield lead + whole + (cut(at, room - shown_width(whole)) if at else "")


def _facts(view: ReportView, style: Style) -> Iterator[tuple[str, str, str | None]]:
    row, identity = view.row, view.row.identity
    unknown = text(style.language, "show_unknown")
    yield "title", identity.title or "", "title"
    yield "agency", " · ".join(filter(None, (identity.agency or unknown, identity.agency_level))), "agency"
    yield (
        "place",
        " · ".join(filter(None, ("/".join(identity.place_path) or identity.place, identity.place_code))),
        None,
    )
    yield "year", str(identity.year or unknown), "year"
    if identity.period_start and identity.period_end:
        taken = "" if identity.period_stated else text(style.language, "show_period_taken")
        yield "period", f"{identity.period_start} / {identity.period_end}{taken}", "period"
    for day in ("signed", "published", "filled"):
        yield day, str(getattr(identity, day) or ""), day
    yield "form", row.form, None
    yield "file", f"{row.file} · {row.kind} · {row.script}", None
    yield "url", row.url or "", None
    yield "id", row.id, None
    yield "sha256", row.sha256, None
    counted = text(style.language, "show_counted").format(
        sections=len(view.sections),
        figures=len(view.figures),
        blank=sum(figure.blank for figure in view.figures),
        passages=row.passage_count,
        checks=len(view.findings),
        failed=len(view.failed),
    )
    yield "counts", counted, None


def warning_lines(view: ReportView, style: Style) -> Iterator[str]:
    """The warnings of reading, if there are any."""
    if view.warnings:
        yield from ("", style.heading(text(style.language, "show_warnings")))
        for warning in view.warnings:
            yield from _bullet("· ", warning, style)


def section_lines(view: ReportView, style: Style) -> Iterator[str]:
    """The sections in reading order with their place, size, pages and number of figures."""
    rows = [text_list(style.language, "show_sections_head")]
    for section in view.sections:
        first, last = view.pages_of(section)
        title = one_line(section.title) or text(style.language, "show_before")
        figures = len(view.figures_in(section))
        rows.append(
            (
                str(section.ordinal),
                f"{section.start}-{section.end}",
                f"{section.end - section.start:,}",
                "" if first is None else str(first) if first == last else f"{first}-{last}",
                str(figures) if figures else "",
                _INDENT * (section.level - 1) + title,
            )
        )
    used = [at for at in range(6) if at != 3 or any(row[3] for row in rows[1:])]
    yield from _table([[row[at] for at in used] for row in rows], style, range(len(used) - 1), [len(used) - 1])


def figure_lines(
    view: ReportView, sections: Sequence[Section], style: Style, only: Sequence[str] = ()
) -> Iterator[str]:
    """The figures of ``sections`` (of the indicators ``only``, if any are given), under the heading of each.

    Where a line has no room, what is printed stands under the indicator.
    """
    groups = [
        (section, [figure for figure in view.figures_in(section) if not only or figure.indicator in only])
        for section in sections
    ]
    shown = [(section, figures) for section, figures in groups if figures]
    if not shown:
        yield _INDENT + text(style.language, "show_no_figures")
        return
    failed = {id_ for finding in view.failed for id_ in (*finding.left_figures, *finding.right_figures)}
    rows = [[_figure_cells(figure, figure.id in failed, style.language) for figure in figures] for _, figures in shown]
    head = text_list(style.language, "show_figures_head")
    narrow = style.width is not None and style.width < _WIDE
    columns = (
        (0, 1, 3, 2, 7)
        if narrow
        else tuple(at for at in range(8) if at != 6 or any(row[6] for part in rows for row in part))
    )
    flat = [[row[at] for at in columns] for row in (head, *(row for part in rows for row in part))]
    flexible = [columns.index(at) for at in (2, 3, 4, 5) if at in columns]
    lines = _table(flat, style, [0], flexible)
    yield next(lines)
    for (section, figures), part in zip(shown, rows, strict=True):
        yield style.heading(cut(one_line(section.title) or text(style.language, "show_before"), style.width or _ANY))
        before: Figure | None = None
        for figure, row in zip(figures, part, strict=True):
            line = next(lines)
            yield line
            # The cells of one row of a matrix tell themselves apart by applicant: its label is printed once.
            again = before is not None and before.label == figure.label and before.breakdown and row[3] in line
            if narrow and row[5] != row[3] and not again:
                yield " " * _UNDER + cut(row[5], (style.width or _ANY) - _UNDER)
            before = figure


def _figure_cells(figure: Figure, check_failed: bool, language: Language) -> tuple[str, ...]:
    known = indicators().get(figure.indicator or "")
    printed = cut(printed_label(figure.label, figure.column), _LONGEST)
    members = [one_line(member) for _, member in figure.breakdown]
    name = (known.zh if language == "zh" else known.en) if known else printed
    told = " · ".join([name, *(member for member in members if known and member not in known.zh)])
    return (
        value_words(figure, language),
        one_line(figure.unit),
        ", ".join(_notes(figure, check_failed, language)),
        told,
        figure.indicator or "",
        printed,
        "" if figure.page is None else str(figure.page),
        f"{figure.start}-{figure.end}",
    )


def value_words(figure: Figure, language: Language) -> str:
    """The value of a figure for reading: the number, the word for a blank, or the words of a text cell."""
    if figure.value is not None:
        return format_number(figure.value)
    return text(language, "blank_value") if figure.blank else cut(one_line(figure.text_value or figure.raw), 24)


def _notes(figure: Figure, check_failed: bool, language: Language) -> Iterator[str]:
    if check_failed:
        yield text(language, "note_failed")
    if figure.qualifier != "exact":
        yield text(language, f"qualifier_{figure.qualifier}")
    if figure.worded_zero:
        yield text(language, "note_worded")
    if figure.inferred:
        yield text(language, "note_implied")
    if figure.origin == "ocr":
        yield text(language, "note_ocr")
    if figure.coverage is not None:
        yield text(language, f"note_{figure.coverage}")


def finding_lines(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    """Checks with their outcome."""
    if not findings:
        yield _INDENT + text(style.language, "show_no_failed")
    for finding in findings:
        said = finding.zh if style.language == "zh" else finding.en
        yield from _bullet(f"{text(style.language, f'show_{finding.status}')}: ", said, style)


def cited_lines(findings: Iterable["CitedFinding"], style: Style) -> Iterator[str]:
    """Checks with their outcome and the places of both sides; a place in another report names it."""
    for cited in findings:
        yield from finding_lines([cited.finding], style)
        for place in (*cited.left, *cited.right):
            other = f"{place.report[:12]} " if place.report != cited.row.id else ""
            shown = f"{_INDENT * 2}{one_line(place.raw)}  [{other}{place.start}-{place.end} “{one_line(place.quote)}”]"
            yield cut(shown, style.width or _ANY)


def _bullet(mark: str, said: str, style: Style) -> Iterator[str]:
    lead = _INDENT + mark
    for number, piece in enumerate(wrapped(one_line(said), max(20, (style.width or _ANY) - shown_width(lead)))):
        yield (lead if number == 0 else " " * shown_width(lead)) + piece


def _table(rows: Sequence[Sequence[str]], style: Style, right: Iterable[int], flexible: Sequence[int]) -> Iterator[str]:
    width = None if style.width is None else style.width - len(_INDENT)
    return (_INDENT + line for line in aligned(rows, width, tuple(right), flexible))
