"""What a plan needs from the library: the reports' rows, their figures, and passages for questions in words."""

import re
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from assistant.answer import Language
from assistant.cues import load
from assistant.families import cumulative_of
from assistant.holdings import holdings_of
from assistant.in_portions import KEPT, PORTION, InPortions
from assistant.plan import QuestionPlan
from assistant.residue import Terms, said, stemmed_terms, translations
from index.catalog_rows import ReportRow
from index.library import Library
from index.listing import Listing
from ingest.findings import Finding as Check
from ingest.folding import fold_text
from ingest.report import Figure, Passage
from ingest.vocabulary import indicators

QUOTE_PIECE = 4  # shortest piece of a quotation, in characters, that tells a report from others


@dataclass(frozen=True)
class Evidence:
    """Everything an answer may stand on. ``figures`` and ``checks`` by report, read when asked for; ``passages`` best first.

    ``checks`` are the stored findings of the reports' arithmetic; ``figures`` also holds those of a report of the year
    before that a check stands on. ``rows`` are the reports of the ``listing`` by id, those of the plan with the spans of their identity.
    """

    listing: Listing
    rows: Mapping[str, ReportRow]
    figures: Mapping[str, tuple[Figure, ...]]
    passages: tuple[Passage, ...] = ()
    topic: str | None = None
    checks: Mapping[str, tuple[Check, ...]] = field(default_factory=dict)


def gather(library: Library, plan: QuestionPlan, reports: Listing) -> Evidence:
    """The evidence for ``plan``: a catalog query for its figures and one for their checks, passages only where words are asked for."""
    rows = ChainMap(dict(library.catalog.reports_by_id(plan.reports)), holdings_of(reports).by_report)
    catalog = library.catalog
    checks = InPortions(plan.reports, catalog.findings, lambda check: check.report)
    few = len(plan.reports) <= PORTION * KEPT  # of more, no answer goes into the checks of one report
    before = {check.earlier for found in checks.values() for check in found if check.earlier} if few else set()
    figures = InPortions(
        (*plan.reports, *sorted(before)),
        lambda portion: map(under_its_basis, catalog.figures(portion)),
        lambda figure: figure.report,
    )
    evidence = Evidence(reports, rows, figures, checks=checks)
    if plan.kind == "list" and plan.reports and (plan.residue or plan.quoted):
        return replace(evidence, passages=saying(library, plan))
    if plan.kind == "identity" and any(rows[report].identity.year is None for report in plan.reports):
        return replace(evidence, passages=library.catalog.passages(plan.reports))
    return with_passages(library, plan, evidence) if plan.kind in ("describe", "check") and plan.reports else evidence


def saying(library: Library, plan: QuestionPlan) -> tuple[Passage, ...]:
    """For a question which reports mention something: of each report the first passage with all those words.

    The words are those quoted, else everything after "mention"; none, where the question is not of that form.
    """
    asked = re.search(str(load("cues")["mention"][plan.language]), fold_text(plan.question), re.IGNORECASE)  # type: ignore[index]
    if asked is None:
        return ()
    words = [fold_text(word) for word in plan.quoted] or [asked.group(1).strip()]
    found: dict[str, Passage] = {}
    for passage in library.catalog.passages(plan.reports):
        text = fold_text(passage.text)
        if passage.report not in found and all(word in text for word in words):
            found[passage.report] = passage
    return tuple(found.values())


def under_its_basis(figure: Figure) -> Figure:
    """A running total under the indicator of running totals, where the vocabulary has one for what it counts."""
    twin = cumulative_of(figure.indicator or "") if figure.basis == "cumulative" else None
    return replace(figure, indicator=twin) if twin else figure


def with_passages(library: Library, plan: QuestionPlan, evidence: Evidence, limit: int = 3) -> Evidence:
    """``evidence`` with the passages that answer in words: those of the section on the topic, else the best found."""
    topic = topic_of(plan.question, plan.language)
    if topic is not None:
        titles = tuple(map(str, load("topics")[topic]["titles"]))  # type: ignore[index]
        own = [
            passage
            for passage in library.catalog.passages(plan.reports)
            if any(title in fold_text(passage.section) for title in titles) and len(passage.text.strip()) > 12
        ]
        if own:
            return replace(evidence, passages=tuple(own[: limit + 3]), topic=topic)
    from index.search import search_passages  # loads the embedding model: only for questions in words

    hits = search_passages(library, search_words(plan), plan.reports, limit, prose_first=True)
    return replace(evidence, passages=tuple(hit.passage for hit in hits), topic=topic)


def search_words(plan: QuestionPlan) -> str:
    """What to search passages with: the question without who and when, which were settled before any search.

    Names and years only draw the search to the passages that repeat them. An English question also brings the Chinese
    names of what it asks about, which the words of a report can meet.
    """
    known = indicators()
    named = [known[ask.indicators[0]].zh for ask in plan.asks if ask.indicators[0] in known]
    return query_words_of(plan.topic_words, plan.language, named if plan.language == "en" else ())


def query_words_of(question: str, language: Language, named: Sequence[str] = ()) -> str:
    """``question`` as passages are searched with it: followed by the words in which reports write about what it asks.

    For an English question that are the Chinese words for its terms. ``named`` are Chinese names known to be asked about.
    """
    written = load("passage_words")[language]
    if language == "zh":
        folded = fold_text(question)
        also = [word for asked, words in written.items() if asked in folded for word in words]  # type: ignore[attr-defined]
    else:
        asked = [word.lower() for word in re.findall(r"[A-Za-z][A-Za-z'-]*", question)]
        own = translations(asked, prose_terms())
        also = [word for options in own for word in options]
        also += [options[0] for options in translations(asked) if options and not set(options) & set(also)]
    return " ".join([question, *dict.fromkeys([*named, *also])])


@lru_cache(maxsize=1)
def prose_terms() -> Terms:
    """The English words of passage_words.yaml as stemmed words with the Chinese ones, longest terms first."""
    return stemmed_terms(load("passage_words")["en"])


def topic_of(question: str, language: Language) -> str | None:
    """The topic with a section of its own that a question in words asks about (problems, next steps …), or None."""
    folded = fold_text(question).lower()
    for topic, entry in load("topics").items():
        if any(str(word) in folded for word in entry[language]):  # type: ignore[index]
            return topic
    return None


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
