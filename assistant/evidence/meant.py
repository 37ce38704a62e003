"""Which of the things that a question names are meant: not a whole beside its part, not words borrowed of another thing."""

import re
from collections.abc import Sequence

from assistant.answer import Language
from assistant.cues import QUANTITY
from assistant.evidence.beside import asked_beside
from assistant.evidence.crossed import JOINED, counts_within, crosses, overlaps
from assistant.plan import Ask, QuestionPlan
from assistant.question.families import are_parts, parent_of
from assistant.question.phrases import COUNTING, phrase_spans, share_words
from ingest.folding import fold_text
from ingest.vocabulary import indicators

# Why an application was not answered with what it asked for, where forms count it apart from the refusals.
REASONS = ("unable_", "notproc_", "otherproc_", "resp_not_exist", "resp_not_own", "resp_unclear")
APPLICATIONS = frozenset(["disclosure", "information", "foi", "request", "requests", "application", "applications"])
AND = re.compile("(?:和|与|及|以及|、|加|加上|跟|同)")
ALL_ABOUT = re.compile("(?:政府|政务)?(?:信息)?依申请公开(?:信息|工作|方面)?")
EITHER = re.compile(r"\bor\b", re.IGNORECASE)
OF_WHAT = re.compile(r"\s+of\s+(?:the |its |their |all )?", re.IGNORECASE)


def own_asks(plan: QuestionPlan) -> list[Ask]:
    """The asks that are meant: not the whole that a part is asked of ("how many of the staff are part-time")."""
    said = [ask for ask in plan.asks if not is_overread(ask, plan)]
    sharing = [ask for ask in said if not any(settles(other, ask) and adds_to(other, ask) for other in said)]
    if len(QUANTITY.findall(plan.question)) < 2:
        sharing = [ask for ask in sharing if not any(is_noun_of(ask, other) for other in sharing)]
    sharing = [ask for ask in sharing if not any(is_reason_of(other, ask, plan) for other in sharing)]
    asks = distinct_asks(sharing)  # of 废止了多少规范性文件 the verb alone would ask for rules too
    asks = [ask for ask in asks if not any(settles(other, ask) for other in asks)]
    if plan.kind in ("share", "check"):
        return asks
    kept = []
    for ask in asks:
        others = [other for other in asks if other is not ask]
        texts = [other for other in others if overlaps(ask, other) and indicators()[other.indicators[0]].kind == "text"]
        finer = [other for other in others if counts_within(other, ask)]
        if not texts and (not finer or asked_beside(ask, finer, fold_text(plan.question))):
            kept.append(ask)
    return nearest_to_quantity(kept or asks, fold_text(plan.question), plan.language)


def settles(one: Ask, other: Ask) -> bool:
    """Whether ``one`` names which of the readings of ``other`` is meant ("rules" of "in force")."""
    return set(one.indicators) < set(other.indicators) and not are_parts(other.indicators)


def adds_to(one: Ask, other: Ask) -> bool:
    """Whether ``one`` shares words with ``other`` and says one behind it that is its own (规范性文件 of 废止了多少规范性文件)."""
    return overlaps(one, other) and any(start >= other.end for start, _ in one.spans)


def is_reason_of(reason: Ask, refused: Ask, plan: QuestionPlan) -> bool:
    """Whether ``reason`` says why requests were refused that a form counts elsewhere than under refusals ("turned down as repeats")."""
    question = fold_text(plan.question)
    if refused.indicators != ("resp_denied",) or not all(map(is_reason, reason.indicators)):
        return False
    between = question[min(reason.end, refused.end) : max(reason.start, refused.start)]
    apart = not overlaps(reason, refused) and JOINED.search(between)
    return not apart and len(QUANTITY.findall(question)) < 2 and plan.kind == "lookup"


def is_reason(indicator: str) -> bool:
    """Whether an indicator counts one reason, not all applications that could not be answered or were not processed."""
    return indicator.startswith(REASONS) and not indicator.endswith("_total")


def is_noun_of(ask: Ask, other: Ask) -> bool:
    """Whether ``ask`` is but the noun of which ``other`` says what was done with it ("disclosure requests" of "requests carried over")."""
    if ask.indicators[0] != "req_received" or not ask.phrase.isascii() or counts_within(other, ask):
        return False
    return {word.lower() for word in content(ask)} <= APPLICATIONS and adds_to(other, ask)


def nearest_to_quantity(asks: list[Ask], question: str, language: Language) -> list[Ask]:
    """Of unrelated things in a question with one "how many", those that it stands with.

    "How many policy pieces did the office publish" counts the pieces; what the office publishes is not asked as well.
    """
    found = list(QUANTITY.finditer(question))
    if len(asks) < 2 or len(found) != 1 or any(are_parts(ask.indicators) for ask in asks):
        return asks
    stretch = question[min(ask.start for ask in asks) : max(ask.end for ask in asks)]
    if JOINED.search(stretch):
        return asks
    at = found[0].start()
    spans = {ask.phrase: phrase_spans(question, ask, language) for ask in asks}
    if not all(spans.values()):
        return asks
    first = min(asks, key=lambda ask: min(abs(start - at) for start, _ in spans[ask.phrase]))
    row = in_a_row(first, asks)
    return [
        ask
        for ask in asks
        if ask in row or counts_within(ask, first) or counts_within(first, ask) or crosses(ask, first)
    ]


def in_a_row(first: Ask, asks: Sequence[Ask]) -> list[Ask]:
    """``first`` and the parts that stand beside it, beside these, and so on ("网站微信微博发了")."""
    row = [first]
    for known in row:
        row += [ask for ask in asks if ask not in row and side_by_side(ask, known)]
    return row


def side_by_side(one: Ask, other: Ask) -> bool:
    """Whether two parts of one whole are named right after each other with one verb ("微信微博发了")."""
    ends = {end for _, end in one.spans} & {start for start, _ in other.spans}
    ends |= {end for _, end in other.spans} & {start for start, _ in one.spans}
    parents = {parent_of(name) for name in (*one.indicators, *other.indicators)}
    return bool(ends) and len(parents) == 1 and None not in parents


def distinct_asks(asks: Sequence[Ask]) -> list[Ask]:
    """The asks without those that others already cover: a word for all parts beside the parts named one by one."""
    kept: list[Ask] = []
    for ask in asks:
        others = [other for other in asks if other is not ask]
        if not is_covered(ask, others) and not any(set(ask.indicators) <= set(other.indicators) for other in kept):
            kept.append(ask)
    return kept


def is_covered(ask: Ask, others: Sequence[Ask]) -> bool:
    """Whether others say the same better: finer parts, parts named singly, or the longer phrase that it is a piece of."""
    families = [other for other in others if are_parts(other.indicators)]
    if any(set(ask.indicators) < set(other.indicators) and lies_inside(ask, other) for other in families):
        return True
    if not are_parts(ask.indicators):
        return False
    if any(len(other.indicators) < len(ask.indicators) for other in families):
        return True
    singles = [other for other in others if len(other.indicators) == 1 and other.indicators[0] in ask.indicators]
    return bool(singles) and not any(lies_inside(other, ask) for other in singles)


def lies_inside(inner: Ask, outer: Ask) -> bool:
    """Whether a phrase is but a piece of a longer one ("其他组织" in "法人或其他组织")."""
    longest = max(inner.spans, key=lambda span: span[1] - span[0], default=None)
    return longest is not None and any(
        start <= longest[0] and longest[1] <= end and longest != (start, end) for start, end in outer.spans
    )


def is_overread(ask: Ask, plan: QuestionPlan) -> bool:
    """Whether an ask only reads again the characters of a longer one that it has nothing to do with.

    "收了多少费用" is about fees collected; the 费用 in it is not about spending as well.
    """
    question = fold_text(plan.question)
    if not ask.phrase:
        return False
    if ask.phrase.isascii():
        others = [other for other in plan.asks if other is not ask]
        return any(
            is_pieced_together(ask, other, question) or is_borrowed(ask, other, question)
            for other in others
            if not crosses(ask, other)
        )
    return any(
        share_words(ask, other, question, plan.language)
        and not counts_within(ask, other)
        and not counts_within(other, ask)
        and not set(ask.indicators) & set(other.indicators)
        and not crosses(ask, other)
        and not {parent_of(name) for name in ask.indicators} & {parent_of(name) for name in other.indicators} - {None}
        and (own_length(other), -other.start) > (own_length(ask), -ask.start)
        and not is_joined(ask, other, question)
        and not asks_again(ask, other, question)
        and not is_reason_of(ask, other, plan)
        for other in plan.asks
        if other is not ask and not are_parts(other.indicators)
    )


def asks_again(ask: Ask, other: Ask, question: str) -> bool:
    """Whether ``ask`` goes on into a clause after ``other`` that has a "how many" of its own (新收多少件申请,上年结转几件)."""
    mark = re.search("[,;]", question[other.end : ask.end])
    return mark is not None and QUANTITY.search(question, other.end + mark.end()) is not None


def own_length(ask: Ask) -> int:
    """How much a Chinese phrase says beside the word that all of these reports are about: 费用 of 依申请公开费用."""
    return len(" ".join(word for word in ask.phrase.split() if not ALL_ABOUT.fullmatch(word)))


def is_joined(one: Ask, other: Ask, question: str) -> bool:
    """Whether an "and" alone stands between the first words of two things that share their last ("规章和规范性文件制发")."""
    (_, end), (start, _) = (
        min(ask.spans or ((ask.start, ask.end),)) for ask in sorted((one, other), key=lambda a: a.start)
    )
    return AND.fullmatch(question[end:start]) is not None


def is_pieced_together(ask: Ask, other: Ask, question: str) -> bool:
    """Whether an English phrase was put together from words around another thing that is asked for.

    Of "how many people attended the … disclosure training", "people … disclosure" is no thing of its own.
    """
    spans = phrase_spans(question, ask, "en")
    if len(spans) < 2 or counts_within(ask, other) or counts_within(other, ask):
        return False
    if EITHER.search(question[ask.end : other.end]):
        return False  # "came by post or in person": what both share is no part of either alone
    if OF_WHAT.fullmatch(question[spans[0][1] : other.start]):
        return True  # "pieces of policy interpretation": the pieces are no thing of their own
    if len(ask.phrase.split()) > len(other.phrase.split()):
        return False  # it says more than what it would be put together around
    between = question[spans[0][1] : spans[-1][0]]
    others = [span for span in phrase_spans(question, other, "en") if span not in spans]
    inside = [span for span in others if spans[0][1] <= span[0] and span[1] <= spans[-1][0]]
    return bool(inside) and len(between.split()) > len(spans) + 1 and not JOINED.search(between)


def content(ask: Ask) -> list[str]:
    """The words of an English phrase that are none for "how many"."""
    return [word for word in ask.phrase.split() if not COUNTING.fullmatch(word)]


def is_borrowed(ask: Ask, other: Ask, question: str) -> bool:
    """Whether an English phrase shares words with a longer one about something else, and no comma or "and" tells them apart."""
    if counts_within(ask, other) or counts_within(other, ask) or set(ask.indicators) & set(other.indicators):
        return False
    stretch = question[min(ask.start, other.start) : max(ask.end, other.end)]
    longer = len(content(other)) > len(content(ask))
    return longer and share_words(ask, other, question, "en") and not JOINED.search(stretch)
