"""Who reports, on which year: read from title, table head, signature and preamble. What is not said stays unknown."""

import re
from dataclasses import replace
from datetime import date, timedelta

from ingest.dates import DateMention, PeriodMention, date_at, find_dates, find_period, latest
from ingest.document import Document
from ingest.folding import Folded, fold_text
from ingest.places_of import Whereabouts, whereabouts
from ingest.report import AgencyLevel, Identity, Span
from ingest.reporters import Reporter, reporters
from ingest.titles import Title, read_title, school_year_in, title_of, year_in
from ingest.vocabulary.agency_names import AgencyName

_TABLE_YEAR = re.compile(r"(?m)^[^\n。;]{0,40}(?:统计表|情况表|报表|一览表)[^\n。;]{0,16}$")
_PREAMBLE_YEAR = re.compile(
    r"(?:编制|公布|现将|发布|汇报|报告|是|就|本)[^。;\n]{0,40}?(?P<year>20[0-4]\d)年度?[^。;\n]{0,24}(?:信息|政务)公开[^。;\n]{0,14}(?:报告|年报|情况)"
)
# The year that sentences of the body open with, but for plans.
_OPENING_YEAR = re.compile(
    r"(?:^|[。;\n:]\s*|[一-鿿]、)(?P<year>20[0-4]\d)年度?[,、]?(?=[一-鿿,])(?!年|至|到|的?下半年|是|的主要工作|工作(?:计划|打算))"
)
# Up to the last day of a year: in a report on that year, where no other year is so named.
_UP_TO = re.compile(r"截[至止]到?(?P<year>20[0-4]\d)年(?:12月(?:31日|底|末)|年?[底末])")
_PUBLISHED = re.compile(
    r"(?:发布日期|发布时间|公开日期|公开时间|发文日期|发布于|公布日期|公布时间|信息时间|更新时间|生成日期|日期|时间)\s*[::]\s*"
)
_FILLED = re.compile(r"(?:填报时间|填报日期|填表时间|填表日期|上报时间|上报日期)\s*[::]?\s*")
# What may stand before a signing date in its line: nothing, or an office; never the name of another date.
_SIGNER = re.compile(r"(?!.*(?:日期|时间|发布|公开|填|电话|年度))[一-鿿()]{0,30}")
_NAMED_YEAR = re.compile(r"(?<!\d)(?P<year>20[0-4]\d)(?=年|zfxx|xxgk|gkzn|gknb|niandu|nianbao|nb(?![a-z]))")

_HEAD = 1500
_PREAMBLE_END = 900
_MOST_DAYS_OF_A_YEAR = 400


def identify(document: Document, folded: Folded, file_name: str, url: str | None) -> Identity:
    """The identity of a report.

    The agency is that of the title, else what the report's other parts say (ingest.reporters); a place that is only mentioned
    never becomes it. The year is that of the title, else of a table's head, the stated period, the
    preamble, or the body's only opening year; a signing date never gives it. ``file_name`` and ``url`` may tell
    namesakes apart and may give an explicit year where the text has none.
    """
    text = folded.text
    title = title_of(text[: _HEAD * 2]) or _of_title_element(document)
    period = find_period(text)
    dates = _dates(text)
    agency = _agency(text, title, dates)
    year, year_span, doubts = _year(text, title, period, dates, file_name, url)
    where = whereabouts(agency.name, text, year, url) if agency else whereabouts(None, text, year, url)
    first, last = (period.first, period.last) if period else _year_of_days(year, title)
    spans = {
        "title": (title.start, title.end) if title and title.end > title.start else None,
        "agency": (agency.start, agency.end) if agency and agency.end > agency.start else None,
        "year": year_span,
        "period": (period.start, period.end) if period else None,
        **{field: (mention.start, mention.end) for field, mention in dates.items()},
    }
    return Identity(
        title=title.text if title else None,
        agency=_full_name(agency.name, where) if agency else None,
        agency_level=_level(agency.name, where) if agency else None,
        place=where.place,
        place_code=where.code,
        place_path=where.path,
        year=year,
        period_start=first,
        period_end=last,
        period_stated=period is not None,
        signed=_day(dates, "signed"),
        published=_day(dates, "published"),
        filled=_day(dates, "filled"),
        evidence=tuple((field, _span(document, folded, *span)) for field, span in spans.items() if span),
        warnings=(*doubts, *where.warnings, *_not_stated(agency is None, year is None)),
    )


def _not_stated(no_agency: bool, no_year: bool) -> tuple[str, ...]:
    """What was not found out and how to mend it: such a report answers no question that names an agency or a year."""
    missing = " and ".join(name for name, gone in (("agency", no_agency), ("year", no_year)) if gone)
    if not missing:
        return ()
    return (
        f"{missing} unknown: neither title, table head, signature nor preamble says it; put the title of the report, with "
        "agency and year (某某县人民政府2023年政府信息公开工作年度报告), in a line of its own at the top of the file and ingest it again",
    )


# -- the agency


def _agency(text: str, title: Title | None, dates: dict[str, DateMention]) -> Reporter | None:
    if title is not None and title.agency is not None:
        return Reporter(title.agency, title.start, title.end, "title")
    told = list(reporters(text, dates.get("signed")))
    if not told or told[0].name.place_text:
        return told[0] if told else None
    named = _below_place(told[0])
    return next((fuller for fuller in told if fuller.name.place_text and _below_place(fuller) == named), told[0])


def _below_place(told: Reporter) -> tuple[str | None, ...]:
    return told.name.office, told.name.township, told.name.zone


def _of_title_element(document: Document) -> Title | None:
    """The file's own title element as a title, without a place in the text."""
    if not document.title:
        return None
    for piece in (document.title, *re.split(r"[-_|—–>]+", document.title)):
        title = read_title(fold_text(piece).strip())
        if title is not None:
            return Title(title.text, 0, 0, title.year, title.agency)
    return None


def _full_name(name: AgencyName, where: Whereabouts) -> str:
    """The name a reader would cite: a division's or township's government, a subdistrict's office, a zone's committee, an
    office of the division that its level word means."""
    if name.level_word and (where.place or "").endswith(name.level_word):
        return f"{where.place}{name.office}"
    if name.kind != "department" and re.search(r"(?<!人民)政府$", name.full):
        return name.full.removesuffix("政府") + "人民政府"
    if name.kind == "department" or re.search(r"(?:政府|办公室|办公厅|机关|办事处|筹备处|委员会|管委会)$", name.full):
        return name.full
    if name.kind == "township":
        return name.full + ("办事处" if name.full.endswith("街道") else "人民政府")
    return name.full + ("管理委员会" if name.kind == "zone" else "人民政府")


def _level(name: AgencyName, where: Whereabouts) -> AgencyLevel | None:
    if name.kind == "department":
        return "department"
    if name.kind == "township":
        return "township"
    if name.kind == "zone":
        return "county"
    return where.level


# -- the year


def _year(
    text: str,
    title: Title | None,
    period: PeriodMention | None,
    dates: dict[str, DateMention],
    file_name: str,
    url: str | None,
) -> tuple[int | None, tuple[int, int] | None, tuple[str, ...]]:
    """The reporting year, where it was read, and what speaks against it."""
    sources: list[tuple[int, tuple[int, int] | None]] = []
    if title and title.year:
        sources.append((title.year, (title.start, title.end) if title.end else None))
    heads = ((year_in(head.group()), head.span()) for head in _TABLE_YEAR.finditer(text))
    sources += [(year, span) for year, span in heads if year is not None]
    if period and (days := (period.last - period.first).days) <= _MOST_DAYS_OF_A_YEAR:
        sources.append(((period.first + timedelta(days // 2)).year, (period.start, period.end)))
    preamble = _PREAMBLE_YEAR.search(text[:_PREAMBLE_END])
    if preamble:
        sources.append((int(preamble["year"]), preamble.span("year")))
    sources = sources or _only_year(_OPENING_YEAR, text, dates) or _only_year(_UP_TO, text, dates)
    if not sources:
        return _named_year(file_name, url, dates), None, ()
    year, span = sources[0]
    others = sorted({other for other, _ in sources[1:3] if other != year})
    doubts = (f"the title or head says {year}, another place {', '.join(map(str, others))}",) if others else ()
    return year, span, doubts


def _only_year(
    words: re.Pattern[str], text: str, dates: dict[str, DateMention]
) -> list[tuple[int, tuple[int, int] | None]]:
    """The year that ``words`` find in the body, if it is the only one and not after the dates."""
    found = list(words.finditer(text))
    years = {int(match["year"]) for match in found}
    known = [mention.day.year for mention in dates.values()]
    if len(years) != 1 or any(day < min(years) for day in known):
        return []
    return [(years.pop(), found[0].span("year"))]


def _named_year(file_name: str, url: str | None, dates: dict[str, DateMention]) -> int | None:
    """The year that the file name or the address says outright (2012zfxxgk, 2012年), unless a date speaks against it."""
    years = {int(match["year"]) for name in (file_name, url or "") for match in _NAMED_YEAR.finditer(fold_text(name))}
    if len(years) != 1:
        return None
    year = years.pop()
    return None if any(mention.day.year < year for mention in dates.values()) else year


def _year_of_days(year: int | None, title: Title | None) -> tuple[date | None, date | None]:
    """The first and the last day of ``year``, or of the school year that the title names."""
    if year is None:
        return None, None
    if title is not None and school_year_in(title.text) == year:
        return date(year - 1, 9, 1), date(year, 8, 31)
    return date(year, 1, 1), date(year, 12, 31)


# -- the days


def _dates(text: str) -> dict[str, DateMention]:
    """The days on which the report was published, signed and its form filled in, as far as it says."""
    found: dict[str, DateMention | None] = {
        "published": _announced(text[:_HEAD], _PUBLISHED),
        "filled": _announced(text, _FILLED),
        "signed": _signed(text),
    }
    return {field: mention for field, mention in found.items() if mention}


def _announced(text: str, words: re.Pattern[str]) -> DateMention | None:
    """The first date that one of ``words`` announces, with its announcement: the word says which day it is."""
    found = ((match, date_at(text, match.end())) for match in words.finditer(text))
    return next((replace(mention, start=match.start()) for match, mention in found if mention), None)


def _signed(text: str) -> DateMention | None:
    """The last date that has a line to itself or only the signing office before it, below the head of the page."""
    below = min(_HEAD // 5, len(text) // 5)
    found = []
    for mention in find_dates(text, below):
        line_start = text.rfind("\n", 0, mention.start) + 1
        line_end = text.find("\n", mention.end)
        rest = text[mention.end : line_end if line_end >= 0 else len(text)].strip()
        if not rest and _SIGNER.fullmatch(text[line_start : mention.start].strip()):
            found.append(mention)
    return latest(found)


def _day(dates: dict[str, DateMention], field: str) -> date | None:
    return dates[field].day if field in dates else None


def _span(document: Document, folded: Folded, start: int, end: int) -> Span:
    first, last = folded.span(start, end)
    return Span(first, last, document.text[first:last])
