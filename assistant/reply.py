"""What there is to say, before it is worded: lines with their quotes and readings, in order. Numbers of citations come last."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answer import Answer, Chart, Citation, Language, Status, Value
from assistant.plan import QuestionPlan
from assistant.readings import Reading
from assistant.sentences import say
from index.catalog_rows import ReportRow
from ingest.report import Figure, Passage, Span


@dataclass(frozen=True)
class Quote:
    """A stretch of one report that a line stands on."""

    report: str
    start: int
    end: int
    quote: str
    page: int | None = None


@dataclass(frozen=True)
class Line:
    """One sentence to say: its name in texts.yaml, what fills it, what it stands on, and the readings it asserts.

    A field that is itself a number or name is given as text; ``{cites}`` is filled in when citations are numbered.
    """

    name: str
    fields: Mapping[str, object] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()
    readings: tuple[Reading, ...] = ()
    show_quotes: bool = False


@dataclass(frozen=True)
class Reply:
    """Everything an answer says, in order, with what a reader must know and may ask next."""

    status: Status
    lines: tuple[Line, ...]
    caveats: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    chart: Chart | None = None


def figure_quote(figure: Figure) -> Quote:
    """The quote that a figure stands on."""
    return Quote(figure.report, figure.quote_start, figure.quote_end, figure.quote, figure.page)


def passage_quote(passage: Passage) -> Quote:
    """A whole passage as a quote."""
    return Quote(passage.report, passage.start, passage.end, passage.text, passage.page)


def span_quote(report: str, span: Span) -> Quote:
    """A span of a report as a quote."""
    return Quote(report, span.start, span.end, span.quote)


def quotes_of(readings: Iterable[Reading]) -> tuple[Quote, ...]:
    """The quotes of readings, each once, in order."""
    return tuple(dict.fromkeys(figure_quote(figure) for reading in readings for figure in reading.figures))


def compose(reply: Reply, plan: QuestionPlan, rows: Mapping[str, ReportRow]) -> Answer:
    """The answer in words: citations numbered by first use, each line filled in, each reading a value."""
    quotes = list(dict.fromkeys(quote for line in reply.lines for quote in line.quotes))
    numbers = {quote: position for position, quote in enumerate(quotes)}
    values = tuple(
        value_of(reading, rows[reading.report], [numbers[quote] for quote in reading_quotes(reading, line)])
        for line in reply.lines
        for reading in line.readings
    )
    return Answer(
        question=plan.as_typed,
        language=plan.language,
        status=reply.status,
        text="\n".join(text for line in reply.lines if (text := line_text(line, numbers, plan.language))),
        values=values,
        citations=tuple(citation_of(quote, rows[quote.report]) for quote in quotes),
        caveats=tuple(dict.fromkeys(reply.caveats)),
        suggestions=tuple(dict.fromkeys(reply.suggestions)),
        chart=reply.chart,
        plan=plan.as_data(),
    )


def reading_quotes(reading: Reading, line: Line) -> Sequence[Quote]:
    """The quotes of one reading among its line's."""
    own = set(quotes_of([reading]))
    return [quote for quote in line.quotes if quote in own] or list(line.quotes)


def line_text(line: Line, numbers: Mapping[Quote, int], language: Language) -> str:
    """One line in words, with its citation marks and, where it shows them, the quotes below."""
    marks = "".join(f"[{numbers[quote] + 1}]" for quote in line.quotes)
    text = say(line.name, language, **{"cites": marks, **line.fields})
    if language == "en":
        text = (
            " ".join(text.split(" "))
            if marks
            else text.replace("  ", " ").replace(" ,", ",").replace(" .", ".").replace(" :", ":")
        )
    if line.show_quotes:
        text += "".join(f"\n> [{numbers[quote] + 1}] {one_line(quote.quote)}" for quote in line.quotes)
    return text.strip()


def one_line(quote: str) -> str:
    """A quote on one line: line breaks and runs of blanks as one blank; the exact characters stay in the citation."""
    return " ".join(quote.split())


def citation_of(quote: Quote, row: ReportRow) -> Citation:
    """A quote with the report it stands in."""
    identity = row.identity
    return Citation(
        report=row.id,
        title=identity.title or row.file,
        agency=identity.agency or "",
        year=identity.year,
        file=row.file,
        url=row.url,
        page=quote.page,
        start=quote.start,
        end=quote.end,
        quote=quote.quote,
    )


def value_of(reading: Reading, row: ReportRow, citations: Sequence[int]) -> Value:
    """A reading as a value of the answer."""
    identity = row.identity
    period = (identity.period_start, identity.period_end)
    return Value(
        value=reading.value,
        unit=reading.unit,
        qualifier=reading.qualifier,
        indicator=reading.indicator,
        label=reading.label,
        agency=identity.agency or "",
        year=reading.year or identity.year,
        period=(period[0], period[1]) if period[0] and period[1] and reading.year is None else None,
        breakdown=reading.breakdown,
        citations=tuple(citations),
    )
