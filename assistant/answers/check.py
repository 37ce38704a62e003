"""Answers to "does it add up": the report's own checks, named sums, dates against dates, an offered number."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from assistant.answer import Language
from assistant.answers.caveats import caveats_for
from assistant.answers.check_named import check_years, labels_named, named_parts
from assistant.answers.check_parts import closed_list, parts_and_whole
from assistant.answers.conflicts import conflict_line
from assistant.answers.lookup import reading_line
from assistant.answers.proof import check_every, check_whole
from assistant.answers.words import describe
from assistant.compute import unit_of
from assistant.cues import find_cues
from assistant.evidence.findings import find_all
from assistant.evidence.gather import Evidence, split_pieces
from assistant.measures import converted, sum_of, term
from assistant.plan import QuestionPlan
from assistant.question.families import are_parts, stands_for_in_table
from assistant.question.residue import said
from assistant.readings import Finding, Reading
from assistant.reply import Line, Reply, figure_quote, quotes_of, span_quote
from assistant.sentences import date_text, reading_label, say, value_text, who_text
from ingest.findings import Finding as Check
from ingest.folding import fold_text
from ingest.report import Figure
from ingest.vocabulary import indicators


def check(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The first check that the question calls for and the report allows; else the report's words on the matter."""
    every = check_every(plan, evidence) if len(plan.reports) > 1 and not dates_asked(plan) else None
    if every is not None:
        return every
    two_years = check_years(plan, evidence) if not neighbours(plan, evidence) else None
    if two_years is not None:
        return two_years
    for attempt in (
        check_dates,
        check_carried,
        check_conflict,
        check_split,
        check_stated,
        check_offered,
        check_equal,
        check_printed,
        check_parts,
        check_whole,
        check_sum,
    ):
        for report in plan.reports:
            reply = attempt(plan, evidence, report)
            if reply is not None:
                return reply
    return describe(plan, evidence, head="check_none")


def neighbours(plan: QuestionPlan, evidence: Evidence) -> bool:
    """Whether the reports are of years that follow each other: what one hands over, the stored checks hold against the next."""
    years = sorted(evidence.rows[report].identity.year or 0 for report in plan.reports)
    return any(later - earlier == 1 for earlier, later in pairwise(years))


def check_dates(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """Whether a report is signed or published before its period ends."""
    if not dates_asked(plan):
        return None
    identity = evidence.rows[report].identity
    if identity.period_end is None or not identity.period_stated:
        return None
    dated = [(name, day) for name, day in (("signed", identity.signed), ("published", identity.published)) if day]
    if not dated:
        return None
    language = plan.language
    early = [(name, day) for name, day in dated if day <= identity.period_end]
    shown = early or dated
    quotes = tuple(
        span_quote(report, span) for name in ("period", *(name for name, _ in dated)) if (span := identity.span(name))
    )
    other = ("\uff0c", ", ")[language == "en"].join(
        say(f"{name}_on", language, date=date_text(day)) for name, day in shown
    )
    fields = {"end": date_text(identity.period_end), "other": other}
    return Reply("answered", (Line("check_dates_off" if early else "check_dates_ok", fields, quotes),))


def dates_asked(plan: QuestionPlan) -> bool:
    """Whether a question is about the dates of a report."""
    cues = find_cues(fold_text(plan.question), plan.language)
    return any(cues.has("kinds", name) for name in ("period", "signed", "published"))


def check_carried(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """What one report hands over to the next: the reports asked about against those of the year before."""
    rows = [evidence.rows[name] for name in plan.reports]
    if len({row.identity.agency for row in rows}) != 1 or len(rows) < 2 or report != plan.reports[0]:
        return None
    figures = cited_figures(evidence)
    found = [check for name in plan.reports for check in evidence.checks.get(name, ())]
    between = [check for check in found if check.earlier in plan.reports and check.status != "not_assessable"]
    touched = [check for check in between if named_in(check, plan, figures)]
    return checks_reply(plan, figures, touched) if touched else None


def check_conflict(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """Text and table that give different numbers for the one thing asked: both are stated."""
    found = [finding for finding in find_all(plan, evidence, report) if finding.standing == "conflict"]
    if len(found) != 1 or len(plan.asks) > 1:
        return None
    lines = [reading_line(plan, evidence, reading) for reading in found[0].readings]
    return Reply(
        "answered",
        (conflict_line(found[0], evidence.figures.get(report, ())), *lines),
        caveats_for(plan, evidence, found),
    )


def check_split(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """The channels or kinds of a whole whose number the question states ("the 36 items by channel"), added up."""
    if not plan.numbers:
        return None
    listed = named_parts(plan, evidence, report) or closed_list(plan, evidence, report)
    return check_parts(plan, evidence, report) or (None if listed is None else sum_reply(plan, [listed], evidence))


def check_stated(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """A printed number that the question doubts: the check that it stands in, else the sentence that prints it."""
    figures = {figure.id: figure for figure in evidence.figures.get(report, ())}
    printed = {f"{figure.value:f}" for figure in figures.values() if figure.value is not None}
    if not set(plan.numbers) <= printed:
        return None
    doubted = {
        figure.id for figure in figures.values() if figure.value is not None and f"{figure.value:f}" in plan.numbers
    }
    if not doubted:
        return None
    done = [found for found in evidence.checks.get(report, ()) if found.status != "not_assessable"]
    chosen = [found for found in done if doubted.intersection(found.figures)]
    named = {figure.id for figure in labels_named(plan, evidence, report)}
    if named:  # of the sums that make this number the question speaks of those with its own parts
        chosen = [found for found in chosen if named.intersection(found.figures)]
        if not chosen:
            return None
    if chosen:
        return checks_reply(plan, cited_figures(evidence), chosen)
    if any(figures[name].unit != "%" for name in doubted):
        return None
    quotes = tuple(dict.fromkeys(figure_quote(figures[name]) for name in doubted))
    return Reply("answered", (Line("check_none", quotes=quotes, show_quotes=True),))


def check_printed(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """The report's own identities that the question touches: those with most of what it names, failed ones first."""
    figures = cited_figures(evidence)
    done = [found for found in evidence.checks.get(report, ()) if tells(found)]
    touched = [(named_in(found, plan, figures), found) for found in done]
    most = max((count for count, _ in touched), default=0)
    if most == 0:
        return None
    chosen = [found for count, found in touched if count == most]
    return checks_reply(plan, figures, chosen)


def check_parts(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """The kinds or channels that the question speaks of together, against their whole."""
    found = parts_and_whole(plan, evidence, report)
    return None if found is None else sum_reply(plan, [found], evidence)


def tells(found: Check) -> bool:
    """Whether a check says that numbers agree or do not; that a part is below its whole says neither."""
    if found.status != "passed" or found.kind == "columns":
        return found.status == "failed"
    return found.left == found.right or found.kind not in ("form", "at_most", "part_whole")


def cited_figures(evidence: Evidence) -> Mapping[str, Figure]:
    """Every figure that a check may stand on, by id."""
    return {figure.id: figure for figures in evidence.figures.values() for figure in figures}


def checks_reply(plan: QuestionPlan, figures: Mapping[str, Figure], chosen: Sequence[Check]) -> Reply:
    """What checks say, failed ones first, with everything they stand on."""
    failed = [found for found in chosen if found.status == "failed"]
    shown = failed or chosen
    members = [figures[name] for found in shown for name in found.figures]
    quotes = tuple(dict.fromkeys(map(figure_quote, [*members, *repeated_in_prose(members, figures)])))
    fields = {"sentence": joined([sentence_of(found, plan.language) for found in shown], plan.language)}
    return Reply("answered", (Line("check_off" if failed else "check_ok", fields, quotes),))


def repeated_in_prose(members: Sequence[Figure], figures: Mapping[str, Figure]) -> list[Figure]:
    """The sentences that repeat a table's figures: whoever checks a sum reads both."""
    printed = {(one.report, one.indicator, one.value) for one in members if one.in_table and one.indicator}
    return [
        figure
        for figure in figures.values()
        if not (figure.in_table or figure.inferred) and (figure.report, figure.indicator, figure.value) in printed
    ]


def named_in(found: Check, plan: QuestionPlan, figures: Mapping[str, Figure]) -> int:
    """How many of the things that the question names stand in a check: its indicators, or the words it quotes."""
    members = [figures[name] for name in found.figures if name in figures]
    asked = [{row for name in ask.indicators for row in (name, *stands_for_in_table(name))} for ask in plan.asks]
    count = sum(any(figure.indicator in names for figure in members) for names in asked)
    printed = " ".join(fold_text(figure.quote) for figure in members)
    pieces = [piece for quoted in plan.quoted for piece in split_pieces(quoted)]
    own = [figure.label for figure in members if any(said(piece, fold_text(figure.label)) for piece in pieces)]
    return count + len(set(own)) + (1 if pieces and all(said(printed, fold_text(piece)) for piece in pieces) else 0)


def sentence_of(found: Check, language: Language) -> str:
    """What a check says, in the language of the answer."""
    return found.en if language == "en" else found.zh


def joined(sentences: Sequence[str], language: Language) -> str:
    """Several sentences as one."""
    return ("\uff1b" if language == "zh" else "; ").join(dict.fromkeys(sentences))


def check_sum(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """Parts that the question names against the whole that it names, where no printed identity covers them."""
    findings = [found for found in find_all(plan, evidence, report) if found.readings]
    readings = [found.readings[-1] for found in findings]
    if len(readings) < 3:
        return None
    whole = whole_of(readings)
    if whole is None:
        return None
    parts = [reading for reading in readings if reading is not whole]
    return sum_reply(plan, [(whole, parts)], evidence)


def whole_of(readings: Sequence[Reading]) -> Reading | None:
    """The reading that the others are parts of: their parent in the vocabulary, else the one that is called a total."""
    known = indicators()
    for reading in readings:
        others = [other for other in readings if other is not reading]
        if all(known[str(other.indicator)].parent == reading.indicator for other in others if other.indicator in known):
            return reading
    titled = [
        reading
        for reading in readings
        if "总" in reading.label or "受理" in reading.label or str(reading.indicator).endswith("_total")
    ]
    return titled[0] if titled else None


def sum_reply(plan: QuestionPlan, pairs: Sequence[tuple[Reading, Sequence[Reading]]], evidence: Evidence) -> Reply:
    """Whether parts add up to their whole, with the sums written out. The parts and totals are quoted, not asserted."""
    language = plan.language
    failed = [pair for pair in pairs if not holds(*pair)]
    sentence = ("\uff1b" if language == "zh" else "; ").join(
        sum_sentence(whole, parts) for whole, parts in failed or pairs
    )
    shown = [reading for whole, parts in pairs for reading in (whole, *parts)]
    members = [figure for reading in shown for figure in reading.figures]
    repeated = map(figure_quote, repeated_in_prose(members, cited_figures(evidence)))
    quotes = tuple(dict.fromkeys([*quotes_of(shown), *repeated]))
    return Reply("answered", (Line("check_off" if failed else "check_ok", {"sentence": sentence}, quotes),))


def added(whole: Reading, parts: Sequence[Reading]) -> tuple[Decimal, str, Decimal, str]:
    """The sum of parts in the unit that they share with their whole, the addition, and the whole in that unit likewise."""
    unit = unit_of([whole, *parts])
    wanted = whole.unit if unit is None else unit
    total, left = sum_of([(part.value, part.unit if unit is not None else wanted) for part in parts], wanted)
    right = term(whole.value or Decimal(0), whole.unit, wanted)
    return total, left, converted(whole.value or Decimal(0), whole.unit, wanted), right


def holds(whole: Reading, parts: Sequence[Reading]) -> bool:
    """Whether parts add up to their whole."""
    total, _, wanted, _ = added(whole, parts)
    return whole.value is not None and total == wanted


def sum_sentence(whole: Reading, parts: Sequence[Reading]) -> str:
    """``1 + 2 = 3`` or ``1 + 2 = 3 ≠ 4``."""
    total, left, wanted, right = added(whole, parts)
    return f"{left} = {total:f}" + (
        "" if total == wanted and right.isdecimal() else f" = {right}" if total == wanted else f" ≠ {right}"
    )


def check_equal(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """One number said of two things: both are stated, so that a reader sees that they are different things."""
    findings = [found for found in find_all(plan, evidence, report) if found.readings]
    readings = [reading for found in findings for reading in found.readings]
    if len(readings) < 2 or len({reading.value for reading in readings}) != 1 or readings[0].value == 0:
        return None
    lines = [reading_line(plan, evidence, reading) for reading in readings]
    return Reply("answered", (*lines, Line("reverse_several")), caveats_for(plan, evidence, findings))


def check_offered(plan: QuestionPlan, evidence: Evidence, report: str) -> Reply | None:
    """The number that the question offers for one thing: what the report says of that thing."""
    if not plan.numbers or not plan.asks:
        return None
    if any(are_parts(ask.indicators) for ask in plan.asks):  # a total of parts: the number of one of them is no answer
        split = parts_and_whole(replace(plan, numbers=()), evidence, report)
        readings = [split[0]] if split is not None else []
    else:
        findings = [found for found in find_all(plan, evidence, report) if found.standing == "answered"]
        readings = [reading for found in findings for reading in found.readings]
    offered = {Decimal(number) for number in plan.numbers}
    false = {number for number in offered if number not in {reading.value for reading in readings}}
    if not false or not readings:
        return None
    reading = readings[0] if len(readings) == 1 else whole_of(readings)
    if reading is None:
        return None
    fields = {
        "value": value_text(reading, plan.language),
        "label": reading_label(reading, plan.language),
        "who": who_text(evidence.rows[report], plan.language),
    }
    finding = Finding(report, str(reading.indicator), "answered", (reading,))
    line = Line("check_number", fields, quotes_of([reading]), (reading,))
    return Reply("answered", (line,), caveats_for(plan, evidence, [finding]))
