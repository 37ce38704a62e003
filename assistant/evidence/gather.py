"""What a plan needs from the library: the reports' rows, their figures, and passages for questions in words."""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from assistant.cues import load
from assistant.evidence.closeness import are_close, share_said
from assistant.evidence.in_portions import KEPT, PORTION, InPortions
from assistant.evidence.passage_query import search_words, topic_of
from assistant.evidence.saying import explaining, mentioned, saying
from assistant.evidence.whose import meant
from assistant.plan import QuestionPlan
from assistant.question.families import cumulative_of
from assistant.question.holdings import holdings_of
from assistant.question.residue import said
from index.catalog_rows import ReportRow
from index.library import Library
from index.listing import Listing
from ingest.findings import Finding as Check
from ingest.folding import fold_text
from ingest.report import Figure, Passage

QUOTE_PIECE = 4  # shortest piece of a quotation, in characters, that tells a report from others


@dataclass(frozen=True)
class Evidence:
    """Everything an answer may stand on. ``figures`` and ``checks`` by report, read when asked for; ``passages`` best first.

    ``checks`` are the stored findings of the reports' arithmetic; ``figures`` also holds those of a report of the year
    before that a check stands on. ``rows`` are the reports of the ``listing`` by id, those of the plan with the spans of their identity.
    ``recognised`` says where the figures stand that were read in images; ``elsewhere`` holds those of the things asked
    for in the other reports of the one agency asked about, for what can be asked instead.
    """

    listing: Listing
    rows: Mapping[str, ReportRow]
    figures: Mapping[str, tuple[Figure, ...]]
    passages: tuple[Passage, ...] = ()
    topic: str | None = None
    checks: Mapping[str, tuple[Check, ...]] = field(default_factory=dict)
    recognised: Mapping[str, tuple[tuple[str, int, int], ...]] = field(default_factory=dict)
    elsewhere: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)


def gather(library: Library, plan: QuestionPlan, reports: Listing) -> Evidence:
    """The evidence for ``plan``: a catalog query for its figures and one for their checks, passages only where words are asked for."""
    rows = ChainMap(dict(library.catalog.reports_by_id(plan.reports)), holdings_of(reports).by_report)
    catalog = library.catalog
    checks = InPortions(plan.reports, catalog.findings, lambda check: check.report)
    few = len(plan.reports) <= PORTION * KEPT  # of more, no answer goes into the checks of one report
    before = {check.earlier for found in checks.values() for check in found if check.earlier} if few else set()
    earlier = report_before(plan, reports)
    before |= {earlier} if earlier else set()
    figures = InPortions(
        tuple(dict.fromkeys((*plan.reports, *sorted(before)))),
        lambda portion: meant_of_each(map(under_its_basis, catalog.figures(portion)), plan, rows),
        lambda figure: figure.report,
    )
    asked = sorted({indicator for ask in plan.asks for indicator in ask.indicators})
    elsewhere = InPortions(
        other_reports(plan, reports),
        lambda portion: map(under_its_basis, catalog.figures(portion, asked)),
        lambda figure: figure.report,
    )
    recognised = InPortions(tuple(figures), catalog.recognised, lambda span: span[0])
    evidence = Evidence(reports, rows, figures, checks=checks, recognised=recognised, elsewhere=elsewhere)
    if plan.kind == "list" and plan.reports and mentioned(plan) is not None:
        return replace(evidence, passages=saying(library, plan))
    if plan.kind == "define":
        return replace(evidence, passages=explaining(library, plan))
    if plan.kind == "identity" and any(rows[report].identity.year is None for report in plan.reports):
        return replace(evidence, passages=library.catalog.passages(plan.reports))
    return with_passages(library, plan, evidence) if plan.kind in ("describe", "check") and plan.reports else evidence


def other_reports(plan: QuestionPlan, reports: Listing) -> tuple[str, ...]:
    """The other reports of the agency that a question for figures of one report asks about."""
    if not plan.asks or len(plan.reports) != 1:
        return ()
    own = holdings_of(reports).of_reports(plan.reports)
    return tuple(row.id for agency in own for row in agency.reports if row.id not in plan.reports and row.identity.year)


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
