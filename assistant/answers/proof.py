"""Answers to "does this report add up" as a whole: every stored check that failed, or how many were made."""

from collections.abc import Iterable, Mapping

from assistant.answer import Language
from assistant.evidence.gather import Evidence
from assistant.plan import QuestionPlan
from assistant.reply import Line, Quote, Reply, figure_quote, span_quote
from assistant.sentences import say, who_text
from ingest.findings import KINDS
from ingest.findings import Finding as Check
from ingest.report import Figure

# So many failed checks are said in one answer; of more, their number.
MOST_ITEMS = 8
# Of several reports: so many of each report, and so many reports.
MOST_EACH = 3
MOST_REPORTS = 20


def check_whole(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """What the arithmetic of a report says, where the question asks for nothing narrower."""
    made = evidence.checks.get(report, ())
    named = f"{evidence.rows[report].identity.agency} {evidence.rows[report].identity.title}"
    narrower = [words for words in plan.quoted if words not in named]
    if plan.asks or plan.numbers or plan.residue or narrower or not made:
        return None
    language = plan.language
    figures = {figure.id: figure for found in evidence.figures.values() for figure in found}
    failed = sorted((one for one in made if one.status == "failed"), key=order)
    noted = [one for one in made if one.kind == "same_number"]
    fields: dict[str, object] = {
        "who": who_text(evidence.rows[report], language),
        "count": len(failed),
        "made": len(made),
        "passed": sum(one.status == "passed" for one in made),
        "open": sum(one.status == "not_assessable" for one in made),
    }
    head = Line("proof_off" if failed else "proof_ok", fields)
    items = [item(one, evidence, figures, language) for one in (*failed[:MOST_ITEMS], *noted)]
    more = len(failed) - MOST_ITEMS
    caveats = (say("caveat_failed_more", language, count=more),) if more > 0 else ()
    return Reply("answered", (head, *items), caveats)


def check_every(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """What the arithmetic of each of several reports says, those where something fails first and one by one.

    None where the question asks for something narrower, or no check was made.
    """
    if plan.asks or plan.numbers or plan.residue or plan.quoted:
        return None
    language = plan.language
    tally = dict.fromkeys(("passed", "failed", "not_assessable"), 0)
    found: list[str] = []
    longest = 0
    lines: list[Line] = []
    for report in plan.reports:
        made = evidence.checks.get(report, ())
        for one in made:
            tally[one.status] += 1
        failed = sorted((one for one in made if one.status == "failed"), key=order)
        longest = max(longest, len(failed))
        if failed:
            found.append(report)
        if failed and len(found) <= MOST_REPORTS:
            lines.append(Line("proof_of", {"who": who_text(evidence.rows[report], language), "count": len(failed)}))
            names = {name for one in failed for name in (one.report, one.earlier) if name}
            figures = {figure.id: figure for name in names for figure in evidence.figures.get(name, ())}
            lines += [item(one, evidence, figures, language) for one in failed[:MOST_EACH]]
    if not any(tally.values()):
        return None
    fields: dict[str, object] = {"reports": len(plan.reports), "found": len(found), "made": sum(tally.values())}
    fields |= {"count": tally["failed"], "passed": tally["passed"], "open": tally["not_assessable"]}
    more = len(found) > MOST_REPORTS or longest > MOST_EACH
    caveats = (say("proof_more", language, each=MOST_EACH, reports=MOST_REPORTS),) if more else ()
    return Reply("answered", (Line("proof_every_off" if found else "proof_every_ok", fields), *lines), caveats)


def order(check: Check) -> tuple[bool, int]:
    """What could not have failed lawfully first, then by kind."""
    return check.usual, KINDS.index(check.kind)


def item(check: Check, evidence: Evidence, figures: Mapping[str, Figure], language: Language) -> Line:
    """One check as a line, with everything that it stands on."""
    quotes = tuple(dict.fromkeys(check_quotes(check, evidence, figures)))
    return Line("proof_item", {"sentence": check.en if language == "en" else check.zh}, quotes)


def check_quotes(check: Check, evidence: Evidence, figures: Mapping[str, Figure]) -> Iterable[Quote]:
    """The places that both sides of a check stand on: figures, or the dates of the report itself."""
    yield from (figure_quote(figures[name]) for name in check.figures if name in figures)
    identity = evidence.rows[check.report or ""].identity
    spans = [identity.span(field) for field in (check.left_field, check.right_field) if field]
    yield from (span_quote(check.report or "", span) for span in spans if span is not None)
