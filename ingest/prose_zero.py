"""Zeros in words: 未收到…, 没有发生一起…, 零投诉, …均为0. One for each noun that the sentence denies.

A negation that reports no count (未经复议, 不够规范, 无法提供) is none; where the words are odd (double negation,
没有收到1件以上) nothing is read rather than a wrong zero.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.denied_items import denied_end, denies_fees, holds_number
from ingest.folding import fold_text
from ingest.numbers import NumberMatch, find_numbers
from ingest.phrases import Denial, first_rule, load_phrases
from ingest.sentences import Sentence

_CLAUSE_END = re.compile(r"[;。!?\n]|[,](?!(?:提起|申请行政|被?提起|行政复议|行政诉讼|和|及|以及|或))")
_SUBJECT_START = re.compile(r"[;。!?\n]")
_DENYING = re.compile(r"^(?:尚|暂|均|都|也|并|从)?(?:未|没有?|无|不|零)")
_COUNTED = re.compile(r"\d|[一二两三四五六七八九十百千万][件条次起宗人项个例]")
_OF_APPLICANTS = frozenset({"req_received", "consult_total", "fee_total"})
_LONGEST_OBJECT = 160
_APPLICANTS = re.compile(r"公民|法人|组织|群众|市民|社会|公众|任何|企业|单位|个人")


@dataclass(frozen=True)
class Denied:
    """One denied noun. ``text[start:end]`` are the words of denial, ``clause_start:clause_end`` the statement."""

    start: int
    end: int
    clause_start: int
    clause_end: int
    label: str
    indicator: str | None
    inferred: bool


@dataclass(frozen=True)
class Denials:
    """The zeros of a sentence, and the spans in which no number of it may be read (一起, 1件以上).

    ``cuts`` are the joints at which a denial stops before an item that has a number of its own.
    """

    zeros: tuple[Denied, ...]
    swallowed: tuple[tuple[int, int], ...]
    cuts: tuple[tuple[int, int], ...] = ()


def denials(sentence: Sentence) -> Denials:
    """Every noun that the sentence says there is none of."""
    rules = load_phrases().denial
    text = sentence.text
    if rules.bare.match(text):
        return Denials(tuple(_from_heading(sentence, rules)), ())
    zeros: list[Denied] = []
    swallowed: list[tuple[int, int]] = []
    cuts: list[tuple[int, int]] = []
    denying = _denying_words(text, rules)
    numbers = find_numbers(text) if denying else ()
    for start, end, strength in denying:
        if any(first <= start < last for first, last in swallowed):
            continue
        clause_end = _object_end(text, end)
        if rules.guard_before.search(text[:start]):
            continue
        if _of_some(text, start, end, rules):
            swallowed.append((start, clause_end))
            continue
        reach, resumed = (clause_end, clause_end)
        if not rules.guard_object.search(text[end:clause_end]):
            reach, resumed = denied_end(text, end, clause_end, numbers)
        found = tuple(_denied_objects(text, start, end, reach, strength, rules, numbers))
        zeros += found
        if found or strength != "weak":
            swallowed.append((start, reach))
            cuts += [(reach, resumed)] if reach < resumed else []
    zeros += _denied_subjects(text, rules, swallowed)
    zeros += _zero_nouns(text, rules)
    counted = (zero for zero in zeros if not holds_number(zero.label))
    return Denials(tuple(dict.fromkeys(counted)), tuple(swallowed), tuple(cuts))


def _denying_words(text: str, rules: Denial) -> list[tuple[int, int, str]]:
    """The denying words in order of place; of two that overlap the fee phrase, then the strong one."""
    kept: list[tuple[int, int, str]] = []
    for strength, pattern in (("fee", rules.fee), ("strong", rules.strong), ("weak", rules.weak)):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, _ in kept):
                kept.append((match.start(), match.end(), strength))
    return sorted(kept)


def _of_some(text: str, start: int, end: int, rules: Denial) -> bool:
    """Whether only some are spoken of (3个乡镇未收到申请, 部分单位没有专职人员): there may be one elsewhere."""
    subject = text[_clause_start(text, start) : start]
    several = rules.of_several.search(subject) and not rules.of_all.search(subject + text[start:end])
    return bool(rules.of_some.search(subject) or several)


def _object_end(text: str, start: int) -> int:
    mark = _CLAUSE_END.search(text, start)
    return mark.start() if mark else len(text)


def _denied_objects(
    text: str, start: int, end: int, clause_end: int, strength: str, rules: Denial, numbers: Sequence[NumberMatch]
) -> Iterator[Denied]:
    words = text[end:clause_end]
    if rules.guard_object.search(text[start:clause_end] if strength == "fee" else words):
        return
    clause_start = _clause_start(text, start)
    if strength == "fee":
        if denies_fees(text, start, end, clause_end, numbers):
            yield from _fee(text, start, end, clause_start, clause_end, rules)
        if rules.joints.match(words):  # 未发生收费、行政复议情况
            for label, indicator in _nouns(words, rules, False, "weak"):
                yield Denied(start, end, clause_start, clause_end, label, indicator, False)
        return
    measure = rules.measure.match(words.lstrip())
    raw_end = end + (len(words) - len(words.lstrip()) + measure.end() if measure else 0)
    words = text[raw_end:clause_end].strip().removeprefix("的")
    receiving = rules.receiving.search(text[start:end]) is not None
    for label, indicator in _nouns(words, rules, receiving, strength):
        yield Denied(start, raw_end, clause_start, clause_end, label, indicator, False)
        implied = rules.inferred_from.get(indicator or "")
        if implied:
            yield Denied(start, raw_end, clause_start, clause_end, label, implied, True)


def _fee(text: str, start: int, end: int, clause_start: int, clause_end: int, rules: Denial) -> Iterator[Denied]:
    """未收取任何费用: the phrase itself names the noun; 减免 and 信息处理费 are told apart."""
    words = text[start:clause_end]
    if text[start:end].startswith("不收取") and not load_phrases().scope["year"].search(text[:start]):
        return  # a rule, not a report
    label = rules.case_words.sub("", _DENYING.sub("", re.sub(r"\s+", "", words))) or "收费"
    indicators = {name for name in ("fee_waived",) if "减免" in words}
    if "信息处理费" in words:
        indicators.add("info_processing_fee")
    elif re.search(r"收(?!到)", words):
        indicators.add("fee_total")
    for indicator in sorted(indicators):
        yield Denied(start, end, clause_start, clause_end, label, indicator, False)


def _nouns(words: str, rules: Denial, receiving: bool, strength: str) -> Iterator[tuple[str, str | None]]:
    """The nouns of a denied object with their indicators."""
    words = words[:_LONGEST_OBJECT]
    channels = _channels(words, rules)
    if channels:
        yield from ((re.sub(r"\s+", "", words), channel) for channel in channels)
        return
    phrase = rules.case_words.sub("", words) or words
    one = _APPLICANTS.search(words) or words.endswith(("费用", "费", "支出")) or not rules.joints.search(words)
    whole = _noun(words, rules, receiving) if one else None
    if whole is not None and (whole in _OF_APPLICANTS or not rules.joints.search(words)):
        bare = rules.modifier.sub("", phrase)
        label = bare if _noun(bare, rules, receiving) == whole else words
        yield re.sub(r"\s+", "", words if whole in _OF_APPLICANTS else label), whole
        return
    for piece in rules.joints.split(rules.modifier.sub("", phrase)):
        noun = piece.strip(' ”“"的')
        if len(noun) < 2:
            continue
        indicator = _noun(noun, rules, receiving)
        like = rules.noun_like if strength == "strong" else rules.event_like
        if indicator is not None or like.fullmatch(noun):
            yield re.sub(r"\s+", "", noun), indicator


def _channels(words: str, rules: Denial) -> tuple[str, ...]:
    """The channels of 以传真、信函方式提出的申请: none came by either; where they are only examples (等), none at all."""
    if not rules.by_channel.search(words):
        return ()
    named = [channel for channel, pattern in load_phrases().all_same.families["req_received"] if pattern.search(words)]
    if len(named) < 2:
        return ()
    return ("req_received",) if rules.examples.search(words) else tuple(channel for channel in named if channel)


def _noun(noun: str, rules: Denial, receiving: bool) -> str | None:
    for candidate in (noun, rules.case_words.sub("", noun), rules.modifier.sub("", noun)):
        decided, indicator = first_rule(rules.nouns, candidate)
        if decided and not (receiving and indicator == "on_request_disclosed"):
            return indicator
        if decided:
            return "req_received"
    return None


def _denied_subjects(text: str, rules: Denial, swallowed: list[tuple[int, int]]) -> list[Denied]:
    """行政复议、行政诉讼均为0; …情况没有发生: the nouns stand before the words."""
    found = []
    for match in rules.postfix.finditer(text):
        if any(first <= match.start() < last for first, last in swallowed):
            continue
        marks = list(_SUBJECT_START.finditer(text, 0, match.start()))
        clause_start = marks[-1].end() if marks else 0
        pieces = [piece for piece in rules.joints.split(text[clause_start : match.start()]) if piece.strip()]
        for piece in reversed(pieces):
            noun = rules.case_words.sub("", rules.modifier.sub("", piece.strip())).rstrip("的")
            indicator = _noun(noun, rules, False) if len(noun) > 1 else None
            if indicator is None or _COUNTED.search(piece):
                break  # 信函申请2件,传真申请为0件: what has a number of its own is not denied
            found.append(Denied(match.start(), match.end(), clause_start, match.end(), noun, indicator, False))
        if found:
            swallowed.append((match.start(), match.end()))
    return list(reversed(found))


def _zero_nouns(text: str, rules: Denial) -> Iterator[Denied]:
    for match in rules.zero_noun.finditer(text):
        noun = re.match(r"[^,。;、和及]{2,6}", text[match.end() :])
        if noun and not rules.guard_before.search(text[: match.start()]):
            end = match.end() + noun.end()
            yield Denied(
                match.start(),
                end,
                _clause_start(text, match.start()),
                end,
                noun.group(),
                _noun(noun.group(), rules, False),
                False,
            )


def listed_nouns(label: str) -> tuple[tuple[str, str], ...]:
    """The nouns of a label that names several deniable things (行政复议、行政诉讼), () where one of them is unknown."""
    rules = load_phrases().denial
    found = []
    for piece in rules.joints.split(label):
        noun = rules.case_words.sub("", rules.modifier.sub("", piece.strip()))
        indicator = _noun(noun, rules, False) if len(noun) > 1 else None
        if indicator is None:
            return ()
        found.append((noun, indicator))
    return tuple(found)


def _from_heading(sentence: Sentence, rules: Denial) -> Iterator[Denied]:
    """A paragraph that says only 无: its heading names what."""
    end = len(sentence.text.rstrip())
    start = end - len(sentence.text.strip())
    heading = sentence.headings[-1] if sentence.headings else fold_text(sentence.section)
    for indicator, pattern in rules.bare_headings:
        if pattern.fullmatch(heading):
            inferred = indicator == "req_received" and "依申请" in heading
            yield Denied(start, end, start, end, heading, indicator, inferred)


def _clause_start(text: str, position: int) -> int:
    return max((text.rfind(mark, 0, position) for mark in ",;。:"), default=-1) + 1
