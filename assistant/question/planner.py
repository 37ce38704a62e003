"""From a question and its conversation to a plan: who, when, what and which kind. Nothing is looked up by similarity."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Answer, Language
from assistant.cues import QUANTITY, Cues, find_cues, load
from assistant.plan import Ask, Basis, Kind, QuestionPlan
from assistant.question.asks import narrowed
from assistant.question.bound import find_bound
from assistant.question.carried import carrying, settled
from assistant.question.claim import find_claim
from assistant.question.conversation import carry_over
from assistant.question.elliptic import offices_alone
from assistant.question.families import are_parts, part_dimension, parts, together
from assistant.question.held import AgencyMention
from assistant.question.held_asked import held_asked
from assistant.question.holdings import holdings_of
from assistant.question.kinds import choose_kind
from assistant.question.language import looks_foreign, question_language
from assistant.question.near_names import with_near_names
from assistant.question.of_library import about_library
from assistant.question.phrases import cut_off, phrase_spans
from assistant.question.placing import place_carried, planned_before, settle
from assistant.question.quotations import outside_quotations, quoted_in
from assistant.question.receipts import with_receipts
from assistant.question.residue import HOTLINE, residue
from assistant.question.together import asks_for_proof, cues_of_turn
from assistant.question.turns import near_the_last
from assistant.question.when import Years, over_the_span, read_years, said_of_time, with_the_year_after
from assistant.question.who import named_agencies, named_together
from assistant.question.why import asked_why
from assistant.question.without import find_without
from assistant.question.worded import asks_in_words, own_report_year
from index.listing import Listing
from ingest.folding import fold_text
from ingest.vocabulary import Asked, find_asked, indicators

NUMBER = re.compile(r"(?<![\d.])\d[\d,]*(?:\.\d+)?(?![\d.]*[年号])")
COUNTED = re.compile(r"(?:多少|几)(?:万元|元|平方米|人次|[个件条次人名篇份项起宗家处场期户部本册台块位岁所座辆]+)?")
# "96条信息里…", and the "or not" that closes a question: they narrow nothing.
OF_COUNTED = re.compile(r"(?<=\d)[余多]?[件条次个人篇份项宗](?:政府信息|信息|申请|案件|文件)?(?:里面?|当中|之?中|内)")
OR_NOT = re.compile(r"(?:没有?|与否)(?=[?。!\s]*$)")
LIMITS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "十": 10,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "ten": 10,
}
LIMIT = re.compile(
    r"(?:前|最[多少高低大小]的|哪(?=[两三四五十][个家]))([一二两三四五十]|\d{1,2})(?![年月季天周]|个[年月季])|\b(?:top|first|the) (two|three|four|five|ten|\d{1,2})\b(?= [a-z]+s?\b(?: (?:with|that|which|having))? (?:the )?(?:most|largest|highest|fewest|least|lowest|more)\b)|\btop (two|three|four|five|ten|\d{1,2})\b|\bwhich (two|three|four|five|ten|\d{1,2}) [a-z]+s\b",
    re.IGNORECASE,
)
LOWEST = re.compile(r"最少|最低|由低到高|从少到多|\b(?:least|lowest|smallest|fewest)\b", re.IGNORECASE)
SINGLE = re.compile(
    r"哪一?[类个项种份年家地]|谁.{0,16}最[多少高低]|最[多少高低大小]的(?:是|为)?(?:谁|哪)|最[多少高低大小]的(?:是|为)?(?:谁|哪)|\bwhich (?!.*\brank\b)|\bthe (?:most|largest|highest|biggest|least|lowest|smallest|fewest)\b",
    re.IGNORECASE,
)


def plan_question(question: str, history: Sequence[Answer], reports: Listing, longest: int = 1000) -> QuestionPlan:
    """The plan of ``question`` over a library of ``reports``, in the light of the answers before it.

    Never raises for a question: what cannot be read is a plan of kind ``unclear`` or ``out_of_scope`` with a reason.
    """
    folded = fold_text(question).strip()
    language = question_language(folded, history)
    refused = refuse(folded, language, longest, bool(history))
    if refused is not None:
        return replace(refused, question=question)
    named = named_agencies(folded, folded, language, holdings_of(reports))
    mentions = named_together(named, folded, language, holdings_of(reports))
    mentions = mentions or (() if history else offices_alone(folded, language, holdings_of(reports)))
    bare = without_own_words(folded, mentions)
    cues = find_cues(bare, language)
    side, without_other_year = carrying(folded, language)
    years = years_meant(folded, bare, without_other_year, language)
    mentions = near_the_last(mentions, folded, language, history, reports)
    asked = held_asked(folded, named or mentions, years.spans, language, bool(history))
    if asked is not None:
        base = QuestionPlan(question, language, "library", years=years.years)
        return about_library(base, asked, named or mentions, years, history, reports)
    years = with_the_year_after(years, folded, language) if mentions else years
    asks = narrowed(settled(find_asks(folded, language, mentions), side), cues, folded)
    taken = taken_spans(folded, years, mentions, asks, language)
    read = read_without_number(
        question, folded, language, taken, lambda asked: plan_question(asked, history, reports, longest)
    )
    if read is not None:
        return read
    base = stated_plan(question, folded, language, years, mentions, asks, cues)
    alone = side is not None and without_other_year == folded
    placed = planned_before(place_carried(base, mentions, years, cues, reports, alone), bare, reports)
    placed = with_near_names(placed, mentions, cues, folded, holdings_of(reports), bool(history))
    if placed.reason is not None:
        return placed
    carried = with_receipts(carry_over(placed, mentions, years, cues, folded, history, reports), cues, folded)
    why = asked_why(carried, folded, history)
    if why is not None:
        return why
    shown = asks_for_proof(carried, folded, history)
    if shown is not None:
        carried = replace(carried, residue=(), dimension=shown.plan.get("dimension"), asks=asks_again(shown))
    carried, cues = cues_of_turn(carried, cues, folded, history)
    kind: Kind = shown.plan["kind"] if shown is not None else choose_kind(carried, cues, bare)
    return settle(over_the_span(of_all_years(replace(carried, kind=kind), years), reports), reports)


def years_meant(folded: str, bare: str, without_other_year: str, language: Language) -> Years:
    """The years of a question: of a form's own row for a change only those named, of words the year of the report."""
    years = read_years(without_other_year, language)
    if prints_the_change(find_asked(folded, language)):
        years = replace(years, years=years.named)
    own_year = own_report_year(folded, years.named, language) if asks_in_words(bare, language) else None
    return years if own_year is None else replace(years, years=(own_year,))


def read_without_number(
    question: str,
    folded: str,
    language: Language,
    taken: Sequence[tuple[int, int]],
    read: Callable[[str], QuestionPlan],
) -> QuestionPlan | None:
    """The plan of a question that states a number, to be confirmed or as a bound: read without it; None where it states none."""
    claim = find_claim(folded, language, taken)
    if claim is not None:
        return replace(read(claim.question), claim=replace(claim, asked=question))
    bound = find_bound(folded, language, taken)
    asking = read(bound.claim.question) if bound is not None else None
    if bound is None or asking is None or not (asking.asks or asking.residue) or asking.reason is not None:
        return None
    if bound.is_within(asking.agencies):
        return None
    return replace(asking, kind="list", limit=None, bound=replace(bound, claim=replace(bound.claim, asked=question)))


def stated_plan(
    question: str,
    folded: str,
    language: Language,
    years: Years,
    mentions: Sequence[AgencyMention],
    asks: tuple[Ask, ...],
    cues: Cues,
) -> QuestionPlan:
    """What the words of a question say by themselves, before any report or earlier answer is looked at."""
    base = QuestionPlan(
        question=question,
        language=language,
        kind="lookup",
        named=tuple((mention.start, mention.end) for mention in mentions),
        years=years.years,
        asks=asks,
        basis=named_basis(cues, folded) or undated_total(cues, years, asks, folded, language),
        dimension=dimension_of(cues, asks),
        numbers=numbers_in(folded, years, mentions, asks, language),
        quoted=tuple(
            name
            for name in quoted_in(without_names(folded, outside_quotations(mentions, folded), years), language)
            if not is_asked(name, asks)
        ),
        limit=limit_of(folded),
        lowest=bool(LOWEST.search(folded)),
        inherited=years.how_read(),
    )
    return replace(
        base, residue=left_over(folded, base, mentions, years, cues), topic_words=without_names(folded, mentions, years)
    )


def without_own_words(folded: str, mentions: Sequence[AgencyMention]) -> str:
    """The folded question with the Chinese names of agencies blanked out: what a name says (计划生育局) asks for nothing."""
    rest = list(folded)
    for mention in mentions:
        if mention.agencies and re.search(r"[一-鿿]", mention.text):
            rest[mention.start : mention.end] = "\x00" * (mention.end - mention.start)
    return "".join(rest)


def asks_again(answer: Answer) -> tuple[Ask, ...]:
    """What an earlier answer was asked."""
    return tuple(Ask(tuple(ask["indicators"]), str(ask["phrase"]), 0, 0) for ask in answer.plan.get("asks", ()))


def refuse(folded: str, language: Language, longest: int, in_turn: bool = False) -> QuestionPlan | None:
    """The plan of a question that is none: empty, too long, or in a language that is neither Chinese nor English.

    In a conversation a bare year is one.
    """
    said = re.search(r"[^\W\d_]", folded) or (in_turn and re.fullmatch(r"\W*(?:19|20)\d\d\W*", folded))
    if not said:
        return QuestionPlan(folded, language, "unclear", reason="empty")
    if len(folded) > longest:
        return QuestionPlan(folded, language, "unclear", reason="too_long")
    if looks_foreign(folded):
        return QuestionPlan(folded, language, "out_of_scope", reason="language")
    return None


def find_asks(folded: str, language: Language, mentions: Sequence[AgencyMention]) -> tuple[Ask, ...]:
    """The indicators a question asks about, in its order; words inside an agency's name do not count."""
    hidden = list(folded)
    for mention in mentions:
        hidden[mention.start : mention.end] = "\x00" * (mention.end - mention.start)
    against = re.compile(r"\b(?:versus|vs)\b", re.IGNORECASE)  # "full-time versus part-time staff" names both
    hidden = list(against.sub(lambda found: {6: "and   "}.get(len(found.group()), ", "), "".join(hidden)))
    asked = find_asked("".join(hidden), language)
    if not asked and language == "en":  # "What is meant by" a term in Chinese
        asked = find_asked("".join(hidden), "zh")
    return tuple(
        Ask(found.ids, " ".join(found.phrase.replace("\x00", " ").split()), found.start, found.end, found.spans)
        for found in sorted(asked, key=lambda found: found.start)
    )


def of_all_years(plan: QuestionPlan, years: Years) -> QuestionPlan:
    """A total over all years of an agency with one report is the running total that this prints; its year's count is none."""
    alone = plan.kind == "total" and years.every and not years.named and len(plan.reports) == 1 and plan.asks
    return replace(plan, kind="lookup", basis="cumulative") if alone and plan.basis is None else plan


def prints_the_change(asked: Sequence[Asked]) -> bool:
    """Whether a form's own row for the change is asked for (本年增/减), which needs no report of the year before."""
    return any(name.endswith("_change") for found in asked for name in found.ids)


def named_basis(cues: Cues, folded: str) -> Basis | None:
    """The basis that the question's words name; both where it asks for a running total beside the year's count."""
    if cues.has("basis", "cumulative"):
        return "both" if len(QUANTITY.findall(folded)) > 1 or cues.has("basis", "year") else "cumulative"
    return "year" if cues.has("basis", "year") else None


def undated_total(cues: Cues, years: Years, asks: Sequence[Ask], folded: str, language: Language) -> Basis | None:
    """ "How many items in all" of no year may mean the year of the report or all years: both are shown, where both are told."""
    family = any(together(ask.indicators[0]) for ask in asks)
    undated = cues.has("kinds", "total") or re.search(str(load("time")["undated"][language]), folded, re.IGNORECASE)  # type: ignore[index]
    return "both" if family and undated and not years.years else None


def dimension_of(cues: Cues, asks: Sequence[Ask]) -> str | None:
    """The dimension along which the whole that is asked for can be split, or None."""
    for ask in asks:
        own = part_dimension(ask.indicators) if are_parts(ask.indicators) else None
        if own is not None:
            return own
    wholes = [indicator for ask in asks for indicator in ask.indicators]
    for dimension in ("channel", "applicant", "subject", "outcome", "grounds", "category"):
        if cues.has("dimensions", dimension) and (not wholes or any(parts(whole, dimension) for whole in wholes)):
            return dimension
    return None


def numbers_in(
    folded: str, years: Years, mentions: Sequence[AgencyMention], asks: Sequence[Ask], language: Language
) -> tuple[str, ...]:
    """The numbers that the question itself states, as typed, years and names left out."""
    taken = [
        *taken_spans(folded, years, mentions, asks, language),
        *(found.span() for found in HOTLINE.finditer(folded)),
    ]
    return tuple(
        match.group().replace(",", "")
        for match in NUMBER.finditer(folded)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    )


def taken_spans(
    folded: str, years: Years, mentions: Sequence[AgencyMention], asks: Sequence[Ask], language: Language
) -> list[tuple[int, int]]:
    """The stretches of a question that name years, agencies and indicators."""
    taken = [*years.spans, *((mention.start, mention.end) for mention in mentions)]
    return [*taken, *(span for ask in asks for span in phrase_spans(folded, ask, language))]


def is_asked(name: str, asks: Sequence[Ask]) -> bool:
    """Whether a quoted name is but the name of what is asked for."""
    known = indicators()
    phrases = [ask.phrase.replace(" ", "") for ask in asks]
    phrases += [words for ask in asks for one in ask.indicators for words in (known[one].zh, *known[one].labels)]
    return any(name in phrase or (phrase in name and len(name) <= len(phrase) + 2) for phrase in phrases)


def limit_of(folded: str) -> int | None:
    """How many of a ranking are wanted: 前三 is 3, a single superlative ("which … the most") is 1, None means all."""
    match = LIMIT.search(folded)
    if match:
        wanted = next(part for part in match.groups() if part).lower()
        return int(wanted) if wanted.isdigit() else LIMITS[wanted]
    return 1 if SINGLE.search(folded) else None


def left_over(
    folded: str, plan: QuestionPlan, mentions: Sequence[AgencyMention], years: Years, cues: Cues
) -> tuple[str, ...]:
    """The words of the question that no agency, year, indicator or cue accounts for."""
    spans = [span for ask in plan.asks for span in phrase_spans(folded, ask, plan.language)]
    spans += [(mention.start, mention.end) for mention in mentions]
    spans += list(years.spans)
    spans += [found.span() for pattern in (COUNTED, OF_COUNTED, OR_NOT) for found in pattern.finditer(folded)]
    spans += [(cue.start, cue.end) for cue in cues.found]
    spans += said_of_time(folded, plan.language)
    levels = re.compile(str(load("naming")["levels_of_list"][plan.language]), re.IGNORECASE)  # type: ignore[index]
    spans += [found.span() for mention in mentions if (found := levels.match(folded, mention.end))]
    government = str(load("naming")["government"][plan.language])  # type: ignore[index]
    spans += [found.span() for found in re.finditer(government, folded, re.IGNORECASE)]
    denied = find_without(folded, plan.language)
    spans += [(denied.start, denied.end)] if denied is not None else []
    within = re.findall(str(load("time")["within_year"][plan.language]), folded)  # type: ignore[index]
    left = [
        word for word in residue(folded, plan.language, spans) if plan.language == "zh" or not is_asked(word, plan.asks)
    ]
    narrowing = [sign for ask in plan.asks if plan.language == "zh" for sign in cut_off(folded, ask, spans)]
    # 某市|级查阅点: the points of the city's own level, not those of all the city
    own_level = re.compile("(?<=[省市县区镇乡州])级(?!别)")
    own = [f"{folded[one.end - 1]}级" for one in mentions if own_level.match(folded, one.end)]
    return (*left, *dict.fromkeys([*within, *narrowing, *own]))


def without_names(folded: str, mentions: Sequence[AgencyMention], years: Years) -> str:
    """The folded question with its agencies and years blanked out."""
    rest = list(folded)
    for start, end in [*((mention.start, mention.end) for mention in mentions), *years.spans]:
        rest[start:end] = " " * (end - start)
    return " ".join("".join(rest).split())
