"""What a plan needs from the library: the reports' rows, their figures, and passages for questions in words."""

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from assistant.cues import load
from assistant.evidence.bearing import MANY_REPORTS, bearing_on
from assistant.evidence.closeness import are_close, share_said
from assistant.evidence.in_portions import KEPT, PORTION, InPortions
from assistant.evidence.passage_query import search_words, topic_of
from assistant.evidence.saying import explaining, mentioned, saying
from assistant.evidence.titles import TitleList, names_asked, title_lists
from assistant.evidence.whose import is_of_government, meant
from assistant.plan import Kind, QuestionPlan
from assistant.question.families import cumulative_of
from assistant.question.holdings import Agency, holdings_of
from assistant.question.residue import said
from index.catalog import Catalog
from index.catalog_rows import ReportRow
from index.library import Library
from index.listing import Listing
from index.over_many import broken_findings, figures_about
from ingest.findings import Finding as Check
from ingest.folding import fold_text
from ingest.report import Figure, Passage

# Kinds of answers that quote where a report says who and when it is.
WITH_SPANS: frozenset[Kind] = frozenset(("check", "date", "identity"))
AT_ONCE = 5_000  # reports of which the few rows of a rare kind are read at once
MOST_ASKED_WHY = 20  # reports whose sentences are looked through for a cause
MOST_OFFERED = 40  # agencies looked at for a question that can be asked instead
ASKED_FIRST = "req_received"  # what every reader asks of a report
QUOTE_PIECE = 4  # shortest piece of a quotation, in characters, that tells a report from others


@dataclass(frozen=True)
class Evidence:
    """Everything an answer may stand on. What is held by report is read when asked for; ``passages`` best first.

    ``rows`` are the reports of the ``listing`` by id, those of a plan for few reports with the spans of their identity.
    ``figures`` also holds those of a report of the year before that a check stands on; ``bearing`` only those that can
    bear on what is asked, which of many reports is a small part. ``checks`` are the stored findings of the reports'
    arithmetic, ``broken`` those that failed and should not, ``recognised`` the quotes of figures read in a scan;
    ``elsewhere`` holds the figures of the things asked for in the other reports of the one agency asked about, for what
    can be asked instead. ``alike`` tells how near texts come to a question in meaning (it loads the embedding model, and
    raises MissingModel). ``titles`` are the lists of names in the stored ``text`` of the one report, where a question counts those.
    """

    listing: Listing
    rows: Mapping[str, ReportRow]
    figures: Mapping[str, tuple[Figure, ...]]
    bearing: Mapping[str, tuple[Figure, ...]]
    passages: tuple[Passage, ...] = ()
    topic: str | None = None
    checks: Mapping[str, tuple[Check, ...]] = field(default_factory=dict)
    broken: Mapping[str, tuple[Check, ...]] = field(default_factory=dict)
    recognised: Mapping[str, tuple[tuple[str, int, int], ...]] = field(default_factory=dict)
    elsewhere: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    titles: tuple[TitleList, ...] = ()
    text: str = ""
    alike: Callable[[str, Sequence[str]], Sequence[float]] | None = None


def gather(library: Library, plan: QuestionPlan, reports: Listing) -> Evidence:
    """The evidence for ``plan``: its figures and their checks when they are asked for, passages only where words are."""
    evidence = of_figures(library.catalog, plan, reports)
    evidence = replace(evidence, alike=library.alike)
    if names_asked(plan):
        text = library.catalog.text(plan.reports[0])
        evidence = replace(evidence, titles=title_lists(text), text=text)
    rows = evidence.rows
    if plan.kind == "list" and plan.reports and mentioned(plan) is not None:
        return replace(evidence, passages=saying(library, plan))
    if "why" in plan.inherited:
        return replace(evidence, passages=library.catalog.passages(plan.reports[:MOST_ASKED_WHY]))
    if plan.kind == "define":
        return replace(evidence, passages=explaining(library, plan))
    if plan.kind == "identity" and any(rows[report].identity.year is None for report in plan.reports):
        return replace(evidence, passages=library.catalog.passages(plan.reports))
    return with_passages(library, plan, evidence) if plan.kind in ("describe", "check") and plan.reports else evidence


def other_reports(plan: QuestionPlan, reports: Listing) -> tuple[str, ...]:
    """The other reports of the agency that a question for figures of one report asks about; for a question that names no
    report those that may be offered instead: the last of the first agencies, and those of agencies whose year is missing."""
    if not plan.reports:
        missing = {gap.agency for gap in plan.gaps}
        near = [agency for agency in holdings_of(reports) if agency.name in missing or is_near(agency, missing)]
        offered = [row for agency in near for row in agency.reports]
        first = islice((agency.reports[-1] for agency in holdings_of(reports)), MOST_OFFERED)
        return tuple(dict.fromkeys(row.id for row in (*offered, *first) if row.identity.agency))
    if not plan.asks or len(plan.reports) != 1:
        return ()
    own = holdings_of(reports).of_reports(plan.reports)
    return tuple(row.id for agency in own for row in agency.reports if row.id not in plan.reports and row.identity.year)


def is_near(agency: Agency, missing: Collection[str]) -> bool:
    """Whether an agency is of the place that the name of a missing body says."""
    return agency.place is not None and any(agency.place in name for name in missing)


def of_figures(catalog: Catalog, plan: QuestionPlan, reports: Listing) -> Evidence:
    """The evidence without passages: nothing but the reports' rows is read yet."""
    held = holdings_of(reports).by_report
    spanned = len(plan.reports) < MANY_REPORTS or plan.kind in WITH_SPANS
    rows = ChainMap(dict(catalog.reports_by_id(plan.reports)), held) if spanned else held
    checks = InPortions(plan.reports, catalog.findings, lambda check: check.report)

    def answering(read: Callable[[Sequence[str]], Iterable[Figure]], wanted: Iterable[str]) -> InPortions[Figure]:
        """What ``read`` gives of these reports as far as it may answer, by report."""
        return InPortions(
            wanted,
            lambda portion: meant_of_each(map(under_its_basis, read(portion)), plan, rows),
            lambda figure: figure.report,
        )

    figures = answering(catalog.figures, (*plan.reports, *sorted(reports_before(plan, checks, reports))))
    wanted = bearing_on(plan)
    asked = sorted({indicator for ask in plan.asks for indicator in ask.indicators} | {ASKED_FIRST})
    elsewhere = InPortions(
        other_reports(plan, reports),
        lambda portion: map(under_its_basis, catalog.figures(portion, asked)),
        lambda figure: figure.report,
    )
    return Evidence(
        reports,
        rows,
        figures,
        figures if wanted is None else answering(lambda ids: figures_bearing(catalog, ids, wanted), plan.reports),
        checks=checks,
        broken=InPortions(plan.reports, lambda ids: broken_findings(catalog, ids), lambda check: check.report, AT_ONCE),
        recognised=InPortions(plan.reports, catalog.recognised, lambda span: span[0], AT_ONCE),
        elsewhere=elsewhere,
    )


def figures_bearing(catalog: Catalog, reports: Sequence[str], indicators: Sequence[str]) -> Iterator[Figure]:
    """The figures of these reports that can bear on ``indicators``.

    All of a report that gives a government's own count of something else: whether a count is its own is told by the
    count of the whole area, which may stand in any table.
    """
    found = figures_about(catalog, reports, indicators)
    read_whole = {one.report for one in found if one.indicator not in indicators and is_of_government(one)}
    yield from (figure for figure in found if figure.report not in read_whole)
    yield from catalog.figures(sorted(read_whole))


def reports_before(plan: QuestionPlan, checks: Mapping[str, tuple[Check, ...]], reports: Listing) -> set[str]:
    """The reports outside the plan whose figures an answer may show beside its own: those of the year before or after."""
    found = (
        {check.earlier for of_one in checks.values() for check in of_one if check.earlier}
        if shows_checks(plan)
        else set()
    )
    return found | {one for one in (report_before(plan, reports), report_after(plan, reports)) if one}


def shows_checks(plan: QuestionPlan) -> bool:
    """Whether an answer goes into the checks of single reports: not where there are too many to show any."""
    return plan.kind == "check" and len(plan.reports) <= PORTION * KEPT


def report_before(plan: QuestionPlan, reports: Listing) -> str | None:
    """For a description that asks after a figure of one report: its agency's report on the year before, where held."""
    if plan.kind != "describe" or not plan.asks or len(plan.reports) != 1:
        return None
    own = holdings_of(reports).by_report[plan.reports[0]]
    agencies = holdings_of(reports).of_reports(plan.reports)
    if own.identity.year is None or len(agencies) != 1:
        return None
    found = [row.id for row in agencies[0].reports if row.identity.year == own.identity.year - 1]
    return found[0] if len(found) == 1 else None


def report_after(plan: QuestionPlan, reports: Listing) -> str | None:
    """For a figure of one year without a report: its agency's report on the year after, which may tell it; else None."""
    if plan.kind != "lookup" or plan.reports or not plan.asks or len(plan.gaps) != 1 or plan.gaps[0].year is None:
        return None
    mine = [agency for agency in holdings_of(reports) if agency.name == plan.gaps[0].agency]
    found = [row.id for agency in mine for row in agency.reports if row.identity.year == plan.gaps[0].year + 1]
    return found[0] if len(found) == 1 else None


def meant_of_each(figures: Iterable[Figure], plan: QuestionPlan, rows: Mapping[str, ReportRow]) -> Iterator[Figure]:
    """The figures that may answer ``plan``, those of each report seen together."""
    grouped: dict[str, list[Figure]] = {}
    for figure in figures:
        grouped.setdefault(figure.report, []).append(figure)
    for report, own in grouped.items():
        yield from meant(own, plan, rows[report]) if report in rows else own


def under_its_basis(figure: Figure) -> Figure:
    """A running total under the indicator of running totals, where the vocabulary has one for what it counts."""
    twin = cumulative_of(figure.indicator or "") if figure.basis == "cumulative" else None
    return replace(figure, indicator=twin) if twin else figure


def with_passages(library: Library, plan: QuestionPlan, evidence: Evidence, limit: int = 3) -> Evidence:
    """``evidence`` with the passages that answer in words: those of the section on the topic, and the best found.

    The section is enough where it says every word of the question. None where a description finds nothing close.
    """
    topic = topic_of(plan.topic_words, plan.language) or ("next_steps" if "plan_year" in plan.inherited else None)
    own = section_on(library, plan, topic) if topic is not None else ()
    if own and share_said(plan, fold_text("\n".join(passage.text for passage in own))) == 1.0:
        return replace(evidence, passages=own[: limit + 3], topic=topic)
    from index.search import search_passages  # loads the embedding model: only for questions in words

    query = search_words(plan)
    hits = search_passages(library, query, plan.reports, limit, prose_first=True)
    found = tuple(hit.passage for hit in hits)
    if plan.kind == "describe" and not are_close(library, plan, query, found):
        found = ()
    return replace(evidence, passages=tuple(dict.fromkeys((*own[:limit], *found))), topic=topic if own else None)


def section_on(library: Library, plan: QuestionPlan, topic: str) -> tuple[Passage, ...]:
    """The passages of the sections that a topic has to itself."""
    titles = tuple(map(str, load("topics")[topic]["titles"]))  # type: ignore[index]
    return tuple(
        passage
        for passage in library.catalog.passages(plan.reports)
        if any(title in fold_text(passage.section) for title in titles) and len(passage.text.strip()) > 12
    )


def locate_quotation(library: Library, plan: QuestionPlan) -> QuestionPlan:
    """``plan`` with the one report that holds the words it quotes, where it names no agency; else unchanged."""
    if (
        plan.reports
        or plan.gaps
        or plan.choices
        or not plan.quoted
        or plan.kind in ("library", "out_of_scope", "unclear")
    ):
        return plan
    pieces = [fold_text(piece) for quoted in plan.quoted for piece in split_pieces(quoted)]
    if not pieces:
        return plan
    holding = []
    for row in library.listings.latest():
        text = fold_text(library.catalog.text(row.id))
        if all(said(text, piece) for piece in pieces):
            holding.append(row.id)
    return replace(plan, reports=tuple(holding), inherited=("quotation",)) if len(holding) == 1 else plan


def split_pieces(quoted: str) -> list[str]:
    """A quotation at its punctuation, in pieces long enough to tell one report from another."""
    cut = quoted
    for mark in ",,、。;;::":
        cut = cut.replace(mark, "\n")
    return [piece.strip() for piece in cut.split("\n") if len(piece.strip()) >= QUOTE_PIECE]
