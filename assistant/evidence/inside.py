"""Questions for a body inside the report ("县政府收到多少", "its own level"): its own count, never that of the whole area."""

import re
from collections.abc import Sequence

from assistant.evidence.one_indicator import find
from assistant.evidence.own_words import own_words
from assistant.evidence.scope import OWN_COUNT_OF
from assistant.evidence.whose import asks_inside, government_of
from assistant.plan import Ask, QuestionPlan
from assistant.question.phrases import COUNTING
from assistant.readings import Finding, reading_of
from ingest.folding import fold_text
from ingest.report import Figure

JOINED = re.compile("及|和|与|、|各|含|[(]")  # a count of the body together with others


def inside(plan: QuestionPlan, figures: Sequence[Figure], report: str, asks: Sequence[Ask]) -> list[Finding] | None:
    """The findings for the body inside the report that a question names; None where it names none or the report neither.

    A report that counts the body only together with others, or in a list that does not say what it counts, has no answer;
    nor has one that counts only the whole area of the government, or does not name the office asked about.
    """
    named = asks_inside(plan)
    if named is None or not asks:
        return None
    told = [figure for figure in figures if counts_body(figure, named)]
    found = [of_ask(told, figures, report, ask) for ask in asks]
    answered = [finding for finding in found if finding is not None]
    if answered:
        return answered
    if named.groupdict().get("level") and any(counts_own(figure, ask) for figure in figures for ask in asks):
        return None  # of the counts that are left by the words of the question each is the agency's own
    joined = tuple(figure for figure in figures if joins_body(figure, figures, named, asks))
    others = joined or wider(figures, report, named, asks)
    if not others and named.groupdict().get("office") is None:
        return None
    return [Finding(report, asks[0].indicators[0], "absent", candidates=others, note="joined")]


def counts_own(figure: Figure, ask: Ask) -> bool:
    """Whether a figure is a count of what is asked by the agency alone, whatever it calls itself."""
    wanted = {*ask.indicators, *(OWN_COUNT_OF.get(name) for name in ask.indicators)}
    return figure.coverage == "body" and figure.indicator in wanted and figure.value is not None


def wider(figures: Sequence[Figure], report: str, named: re.Match[str], asks: Sequence[Ask]) -> tuple[Figure, ...]:
    """The figures that count for the whole area, or of a government and others, what is asked of the government alone.

    A zero there is one here as well.
    """
    body = named.groupdict().get("government")
    if not body:
        return ()
    found = [find(figures, report, ask.indicators[0], None, True) for ask in asks]
    readings = [reading for finding in found for reading in finding.readings if reading.value]
    told = [figure for reading in readings for figure in reading.figures]
    wholes = {figure.id: figure for figure in figures}
    return tuple(
        wholes.get(figure.part_of or "", figure)
        for figure in told
        if figure.coverage == "area" or with_others(figure, body) or with_others(wholes.get(figure.part_of or ""), body)
    )


def with_others(figure: Figure | None, body: str) -> bool:
    """Whether the words before a number name a body last together with others (市政府及市直部门被诉27件)."""
    if figure is None or figure.in_table:
        return False
    before = fold_text(figure.quote[: max(figure.end - figure.quote_start, 0)]).replace("人民", "")
    at = before.rfind(body.replace("人民", ""))
    return at >= 0 and re.match("[及和与、]", before[at + len(body.replace("人民", "")) :]) is not None


def of_ask(told: Sequence[Figure], figures: Sequence[Figure], report: str, ask: Ask) -> Finding | None:
    """What the body's own figures say of one thing asked, or None."""
    own = [
        figure for figure in told if is_about(figure, figures, ask) and (not figure.in_table or in_column(figure, ask))
    ]
    if not own:
        return None
    if len({(figure.value, figure.unit) for figure in own}) > 1:
        return Finding(report, ask.indicators[0], "ambiguous", candidates=tuple(own))
    return Finding(report, ask.indicators[0], "answered", (reading_of(own, own),))


def in_column(figure: Figure, ask: Ask) -> bool:
    """Whether the cell of a body's own row stands under a heading that says what is asked."""
    words = [word for word in ask.phrase.split() if not COUNTING.fullmatch(word)]
    heading = fold_text(figure.column or "")
    return bool(words) and figure.indicator is None and all(word in heading for word in words)


def counts_body(figure: Figure, named: re.Match[str]) -> bool:
    """Whether a figure's label says that it counts the body alone that the question names."""
    if figure.value is None or figure.inferred or figure.basis == "cumulative":
        return False
    label, groups = fold_text(figure.label), named.groupdict()
    if groups.get("office"):
        return office_in(label, groups["office"]) and not JOINED.search(label)
    government = government_of(figure)
    if groups.get("government"):
        return government == groups["government"].replace("人民", "")
    return government is not None or ("本级" in label and not JOINED.search(label))


def office_in(label: str, office: str) -> bool:
    """Whether a label names a government's office, in its long or its short form."""
    return office.replace("人民", "").removesuffix("公室").removesuffix("公厅") in label.replace("人民", "")


def is_about(figure: Figure, figures: Sequence[Figure], ask: Ask) -> bool:
    """Whether a body's figure counts what is asked: by its indicator, its whole, or the words around it."""
    wanted = {*ask.indicators, *(OWN_COUNT_OF[name] for name in ask.indicators if name in OWN_COUNT_OF)}
    wholes = {other.indicator for other in figures if other.id == figure.part_of}
    if figure.indicator in wanted or (figure.indicator is None and wholes & wanted):
        return True
    if any(name and family(name) not in map(family, wanted) for name in wholes):
        return False  # a part of something else, in whose sentence the words asked with may stand as well
    words = [word for word in ask.phrase.split() if not COUNTING.fullmatch(word)]
    printed = own_words(figure)
    return bool(words) and figure.indicator is None and all(word in printed for word in words)


def family(indicator: str) -> str:
    """What an indicator's name begins with: things of one matter share it, and what a channel shows was disclosed."""
    first = indicator.split("_", maxsplit=1)[0]
    return "proactive" if first == "ch" else first


def joins_body(figure: Figure, figures: Sequence[Figure], named: re.Match[str], asks: Sequence[Ask]) -> bool:
    """Whether a figure counts the named body with others as a part of what is asked, or stands in a row of its name."""
    groups, label = named.groupdict(), fold_text(figure.label)
    if groups.get("office") and figure.in_table:
        return office_in(label, groups["office"])
    body = (groups.get("government") or "").replace("人民", "")
    if not body or body not in label.replace("人民", "") or not JOINED.search(label):
        return False
    return any(is_about(figure, figures, ask) for ask in asks)
