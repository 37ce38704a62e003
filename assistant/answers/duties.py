"""The duties that words of a question lay on its answer: a figure that passes over one of them is no answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answers.instead import SUGGESTIONS, suggestion
from assistant.answers.no_figure import nothing_found
from assistant.cues import QUANTITY, load
from assistant.evidence.each_named import named_items
from assistant.evidence.gather import Evidence
from assistant.evidence.meant import own_asks
from assistant.evidence.own_words import nearest_words, own_words
from assistant.plan import FIGURE_KINDS, Ask, Kind, QuestionPlan
from assistant.question.families import are_parts, is_within
from assistant.question.residue import accounts_for, residue, said
from assistant.readings import Reading
from assistant.reply import Reply
from assistant.sentences import say
from ingest.folding import fold_text
from ingest.vocabulary import indicators

# Kinds that give a value for each thing asked for, and lines that say that there is none.
ONE_EACH: frozenset[Kind] = frozenset(("lookup", "total", "mean", "change", "trend", "compare", "share"))
TOLD = frozenset(("not_reported", "blank", "gap", "gap_row"))

# Words of asked phrases that the figures of any report say.
ANY_REPORT = re.compile(r"requests?|applications?|items?|申请|公开|信息")
# What asks for one thing, up to the next.
CLAUSE = re.compile(r"[^,，;；。?]+")


@dataclass(frozen=True)
class Duty:
    """One duty that a question lays on its answer: its name in duties.yaml, the words that it is about, and its clause where
    that asks for a number beside another clause that asks for one."""

    name: str
    what: str = ""
    clause: str = ""


def with_duties(plan: QuestionPlan, evidence: Evidence, reply: Reply) -> Reply:
    """``reply``, or a refusal where it gives figures and passes over a word of the question that makes them others.

    Where that word stands in a clause with a number of its own ("..., and what share?"), what is left unanswered is said.
    """
    duties = passed_over(plan, evidence, reply) if plan.kind in FIGURE_KINDS and reply.status == "answered" else []
    if not duties:
        return reply
    if all(duty.clause for duty in duties):
        clauses = ("、" if plan.language == "zh" else ", ").join(dict.fromkeys(duty.clause for duty in duties))
        return replace(reply, caveats=(*reply.caveats, say("caveat_unanswered", plan.language, clause=clauses)))
    refused = nothing_found(plan, evidence, ())
    offered = [suggestion(evidence.rows[one.report], one.indicator, plan) for one in asserted(reply) if one.indicator]
    return replace(refused, suggestions=tuple(dict.fromkeys((*offered, *refused.suggestions)))[:SUGGESTIONS])


def passed_over(plan: QuestionPlan, evidence: Evidence, reply: Reply) -> list[Duty]:
    """The duties that an answer with figures does not discharge; [] where there is none."""
    readings = asserted(reply)
    if not any(reading.figures for reading in readings):
        return []
    laid = duties_of(plan, evidence, readings)
    left = [duty for duty in laid if not is_discharged(duty, plan, reply, readings)]
    return [*left, *unshown(plan, evidence, reply, readings)]


def asserted(reply: Reply) -> list[Reading]:
    """The values that a reply asserts."""
    return [reading for line in reply.lines for reading in line.readings]


def duties_of(plan: QuestionPlan, evidence: Evidence, readings: Sequence[Reading]) -> Iterator[Duty]:
    """The duties that the words of a question lay on its answer, those left out that are part of the name of what was found."""
    question = list(fold_text(plan.question).strip())
    for start, end in plan.named:
        question[start:end] = "\1" * (end - start)
    starts = {ask.spans[0][0] for ask in plan.asks if ask.spans}
    marked = "".join(f"\0{sign}" if place in starts else sign for place, sign in enumerate(question))
    for name, words in load("duties").items():
        pattern = re.compile(str(words["asked"][plan.language]), re.IGNORECASE)  # type: ignore[index]
        for text in ("".join(question), marked):
            for found in pattern.finditer(text):
                start, end = (place - text.count("\0", 0, place) for place in found.span())
                if not in_a_name(start, end, plan, evidence, readings):
                    what = next((group for group in found.groups() if group), "")
                    yield Duty(name, what, own_clause(question, start))


def in_a_name(start: int, end: int, plan: QuestionPlan, evidence: Evidence, readings: Sequence[Reading]) -> bool:
    """Whether a stretch of the question is part of the name of a thing asked for that a value is about."""
    asks = [ask for ask in plan.asks if any(first <= start and end <= last for first, last in ask.spans)]
    return any(is_about(reading, ask, evidence) for ask in asks for reading in readings)


def own_clause(question: Sequence[str], place: int) -> str:
    """The clause at a place of a question, where both it and another clause ask how many or how much; else nothing."""
    asking = [found for found in CLAUSE.finditer("".join(question)) if QUANTITY.search(found.group())]
    here = [found.group().strip("\1 ") for found in asking if found.start() <= place < found.end()]
    return here[0] if here and len(asking) > 1 else ""


def is_discharged(duty: Duty, plan: QuestionPlan, reply: Reply, readings: Sequence[Reading]) -> bool:
    """Whether a reply does what a duty wants of it."""
    how: Mapping[str, object] = load("duties")[duty.name]  # type: ignore[assignment]
    if plan.kind in names(how, "kinds") or {line.name for line in reply.lines} & set(names(how, "lines")):
        return True
    if any(reading.unit in names(how, "units") for reading in readings):
        return True
    if "sides" in how and len({(one.report, one.indicator or one.label) for one in readings}) > 1:
        return True
    if duty.name == "exclusion" and not any(counts(reading, duty.what, plan) for reading in readings):
        return True
    what = re.escape(duty.what.strip("\1 ")[:2])
    return any(
        enough(
            any(re.search(str(how[name]).replace("{what}", what), nearest_words(figure)) for figure in one.figures)
            for one in readings
        )
        for name, enough in (("said", all), ("some", any))
        if name in how
    )


def names(how: Mapping[str, object], key: str) -> Sequence[str]:
    """A list of names in duties.yaml."""
    found = how.get(key, ())
    return [str(name) for name in found] if isinstance(found, list) else []


def counts(reading: Reading, left_out: str, plan: QuestionPlan) -> bool:
    """Whether a value may count the thing that a question leaves out by name: not where that is another part beside it."""
    asks = [ask for ask in plan.asks if left_out and ask.phrase.startswith(left_out)]
    if not asks or not reading.figures or left_out in fold_text(reading.figures[0].label):
        return True
    own = str(reading.figures[0].indicator)
    return any(own == name or is_within(name, own) for ask in asks for name in ask.indicators)


def unshown(plan: QuestionPlan, evidence: Evidence, reply: Reply, readings: Sequence[Reading]) -> Iterator[Duty]:
    """The parts asked for that no value of an answer is about, where it does not say that it has none."""
    known = indicators()
    if plan.kind not in ONE_EACH or plan.quoted or any(line.name in TOLD for line in reply.lines):
        return
    asks = own_asks(plan)
    if plan.kind == "share" and any(is_about(reading, ask, evidence) for reading in readings for ask in asks):
        return  # its whole may be named or not
    for ask in asks:
        part = not are_parts(ask.indicators) and known[ask.indicators[0]].parent is not None
        if part and not any(is_about(reading, ask, evidence) or says(reading, ask, plan) for reading in readings):
            yield Duty("unshown", ask.phrase)
    items = named_items(plan)
    for item in items if len(readings) < len(items) else ():
        if not any(names_it(reading, item) for reading in readings):
            yield Duty("unshown", item, item)


def is_about(reading: Reading, ask: Ask, evidence: Evidence) -> bool:
    """Whether a value is that of a thing asked for or of a part of it; a cell is of its row and of its column."""
    known = indicators()
    whole_ids = {figure.part_of for figure in reading.figures if figure.part_of}
    beside = evidence.bearing.get(reading.report, ()) if whole_ids else ()
    wholes = [figure for figure in beside if figure.id in whole_ids]
    held = {str(name) for name in (reading.indicator, *(one.indicator for one in (*reading.figures, *wholes))) if name}
    cell = reading.breakdown or any(figure.breakdown for figure in reading.figures)
    return bool(cell and any(known[name].cell for name in ask.indicators)) or any(
        one == other or is_within(one, other) for one in held for other in ask.indicators
    )


def says(reading: Reading, ask: Ask, plan: QuestionPlan) -> bool:
    """Whether what is printed of a value says a word of what is asked for, or a name that reports print for it."""
    printed = " ".join(map(own_words, reading.figures))
    called = (name for one in ask.indicators for name in (indicators()[one].zh, *indicators()[one].labels))
    return any(fold_text(name) in printed for name in called) or any(
        accounts_for(printed, [word], plan.language)
        for word in residue(ask.phrase, plan.language, ())
        if ANY_REPORT.fullmatch(word) is None
    )


def names_it(reading: Reading, item: str) -> bool:
    """Whether a value is called by one item of a list in the question, as printed or by a name of its indicator."""
    known = indicators().get(reading.indicator or "")
    named = " ".join((known.zh, *known.ask_zh)) if known is not None else ""
    return said(fold_text(f"{' '.join(map(own_words, reading.figures))} {named}"), item)
