"""What the page says about the library: the line of counts, the list of reports, the banner, example questions."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from ui.conversation import Desk, ReportLine
from ui.escape import page_text
from ui.texts import Language, text, text_list

_MOST_LISTED: Final = 300
_MOST_EXAMPLES: Final = 5
_MOST_NAMED: Final = 2
_EXAMPLE_KEYS: Final = ("example_requests", "example_channels", "example_fees", "example_disclosed", "example_problems")


def year_span(years: Sequence[int], language: Language) -> str:
    """Years in short, runs closed up.

    >>> year_span([2009, 2012, 2013, 2014], "en")
    '2009, 2012–2014'
    """
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return ("、" if language == "zh" else ", ").join(shown)


def status_line(reports: Sequence[ReportLine], language: Language) -> str:
    """How many reports and agencies the library holds and for which years, as one sentence."""
    if not reports:
        return text(language, "status_empty")
    years = [report.year for report in reports if report.year is not None]
    line = text(language, "status_line").format(
        reports=len(reports),
        agencies=len({report.agency for report in reports if report.agency}),
        years=year_span(years, language) or text(language, "status_years_none"),
    )
    unknown = len(reports) - len(years)
    if years and unknown:
        line += text(language, "comma") + text(language, "status_unknown_year").format(count=unknown)
    return line


def head_html(desk: Desk, language: Language) -> str:
    """The head of the page: name, what it is, the counts, and the banner of a sample library."""
    return (
        f'<div class="wb-head"><h1>{text(language, "name")}</h1>'
        f'<p class="wb-tagline">{page_text(text(language, "tagline"))}</p>'
        f'<p class="wb-counts">{page_text(status_line(desk.reports, language))}</p></div>' + _banner(desk, language)
    )


def _banner(desk: Desk, language: Language) -> str:
    invented = sorted({report.agency or report.file for report in desk.reports if report.invented})
    if not (desk.sample or invented):
        return ""
    names = ("、" if language == "zh" else ", ").join(desk.spoken(name, language) for name in invented[:_MOST_NAMED])
    if len(invented) > _MOST_NAMED:
        # The Chinese sentence counts all of them, the English one those not named.
        count = len(invented) if language == "zh" else len(invented) - _MOST_NAMED
        names = text(language, "invented_more").format(names=names, count=count)
    return f'<p class="wb-banner" role="note">{page_text(text(language, "sample_banner").format(invented=names or "—"))}</p>'


def reports_html(reports: Sequence[ReportLine], language: Language) -> str:
    """The list of reports: agency, year, file, number of figures, invented ones marked."""
    columns = ("status_agency", "status_year", "status_figures", "status_file")
    top = "".join(f'<th scope="col">{page_text(text(language, column))}</th>' for column in columns)
    ordered = sorted(reports, key=lambda report: (report.agency or "\uffff", report.year or 0, report.file))
    rows = "".join(_report_row(report, language) for report in ordered[:_MOST_LISTED])
    more = len(reports) - _MOST_LISTED
    rest = f'<p class="wb-none">{text(language, "status_more").format(count=more)}</p>' if more > 0 else ""
    return f'<table class="wb-table wb-reports"><thead><tr>{top}</tr></thead><tbody>{rows}</tbody></table>{rest}'


def _report_row(report: ReportLine, language: Language) -> str:
    unknown = text(language, "status_unknown")
    mark = f' <span class="wb-tag">{text(language, "invented_mark")}</span>' if report.invented else ""
    year = unknown if report.year is None else str(report.year)
    return (
        f"<tr><td>{page_text(report.agency or unknown)}{mark}</td>"
        f'<td class="wb-year">{page_text(year)}</td>'
        f'<td class="wb-number">{report.figures:,}</td><td class="wb-file">{page_text(report.file)}</td></tr>'
    )


def examples(desk: Desk, language: Language) -> tuple[str, ...]:
    """Example questions about what the library holds: one an agency, another question each, a trend where years allow.

    Invented reports come last, so that a newcomer's first answer is a real one.
    """
    known = sorted(
        ((report.invented, report.year, report.agency) for report in desk.reports if report.agency and report.year),
        key=lambda entry: (entry[0], entry[1] or 0, entry[2] or ""),
    )
    if not known:
        return text_list(language, "fallback_examples")
    first_of_agency = {agency: year for _, year, agency in reversed(known) if agency}
    agencies = list(dict.fromkeys(agency for _, _, agency in known if agency))
    asked = [
        text(language, key).format(agency=desk.spoken(agency, language), year=first_of_agency[agency])
        for key, agency in zip(_EXAMPLE_KEYS, agencies, strict=False)
    ]
    often, years = Counter(agency for _, _, agency in known).most_common(1)[0]
    if often and years > 1:
        asked = [
            *asked[: _MOST_EXAMPLES - 1],
            text(language, "example_trend").format(agency=desk.spoken(often, language)),
        ]
    return tuple(asked[:_MOST_EXAMPLES])
