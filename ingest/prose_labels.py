"""What a number of running text counts: the words of its clause, before it, after its unit, or both.

Chinese puts the noun before the number (政务信息1470条) or after its measure word (召开了3场新闻发布会).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.numbers import NumberMatch
from ingest.phrases import Phrases, load_phrases

_CLAUSE_MARK = re.compile(r"[,;:。!?\n]")
_SHARE = re.compile(r"[\s、]*(?:约|各)?占(?:比)?(?:为|约|达|到|约为)*")
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST = 60
_LONG = 30
_LONGEST_NOUN = 12
_JOINTS = "和及与或、"
_DEED = re.compile(r"(?:历年|历史|累计|共)*(?P<verb>公开|受理|收到|接到|发布|答复|办结|接受)")
_COUNT_WORD = re.compile(
    r"(?:数|数量|总数|总量|总数量|量|人数|次数|件数|条数|合计|总计|共计|(?<=[息请询复])共|信息|申请|公开|提供|处理|答复|办结|结转|复议|诉讼|咨询)(?:[^(,;。]{0,4}类)?"
    r"(?:\([^()]*\))?(?:共|分别|达到?|约|为|是|:|\s)*$"
)
_STRONG_COUNT_WORD = re.compile(r"(?:数|量|合计|总计|共计)(?:\([^()]*\))?(?:共|分别|达到?|约|为|是|:|\s)*$")
_END_OF_STATEMENT = re.compile(r"\s*(?:$|[,;。、)(\n])")


@dataclass(frozen=True)
class Count:
    """A number of a sentence and its label. ``start:end`` is the stretch label, number and unit stand in.

    ``words`` is the label in full where ``label``
    is shortened. ``before`` is the text between the clause mark (or the number before) and the number, ``borrowed`` says that the
    label was taken from an earlier clause because the number's own clause names nothing.
    """

    number: NumberMatch
    label: str
    words: str
    before: str
    start: int
    end: int
    borrowed: bool


def counts(text: str, numbers: Sequence[NumberMatch]) -> tuple[Count, ...]:
    """The numbers of a folded sentence that count something, each with its label, in order."""
    phrases = load_phrases()
    counting = [number for number in numbers if number.unit or _counts_without_unit(text, number)]
    labelled: list[Count] = []
    for position, number in enumerate(counting):
        floor = _floor(labelled[-1] if labelled else None, number)
        ceiling = counting[position + 1].start if position + 1 < len(counting) else len(text)
        labelled.append(_label(text, number, floor, ceiling, labelled, phrases))
    return tuple(labelled)


def _counts_without_unit(text: str, number: NumberMatch) -> bool:
    """主动公开政府信息总数3661: a number without unit counts after a count word, at the end of its statement."""
    before = text[max(0, number.start - 60) : number.start]
    if not number.raw[:1].isdigit() or (number.raw.startswith("0") and len(number.raw) > 1):
        return False
    if _STRONG_COUNT_WORD.search(before):
        return True
    if number.raw[-1] in "万亿" and _END_OF_STATEMENT.match(text, number.end_unit):
        return True  # 用户超过200万
    year_like = re.fullmatch(r"(?:19|20)\d{2}", number.raw) is not None
    return not year_like and bool(_END_OF_STATEMENT.match(text, number.end_unit)) and bool(_COUNT_WORD.search(before))


def _floor(last: Count | None, number: NumberMatch) -> int:
    """Where the words that may belong to ``number`` begin: after the number before it and the noun that this counts."""
    if last is None:
        return 0
    return min(max(last.number.end_unit, last.end), number.start)


def _label(
    text: str, number: NumberMatch, floor: int, ceiling: int, earlier: Sequence[Count], phrases: Phrases
) -> Count:
    clause_start = _clause_start(text, floor, number.start)
    before = text[clause_start : number.start]
    lead = trimmed(before, phrases)
    after_end = _noun_end(text, number, ceiling, phrases)
    after = text[number.end_unit : after_end].strip(" 的.").rstrip(_JOINTS)
    if number.kind == "percent" and not after and _SHARE.fullmatch(before):
        return Count(number, "占", "占", before, clause_start, number.end_unit, False)
    done = phrases.done.match(text, number.end_unit) if not lead and number.kind in {"count", ""} else None
    if done:
        words = re.sub(r"\s+", "", done.group())
        return Count(number, words, words, before, clause_start, done.end(), False)
    if not lead and not after:
        return _borrowed(text, number, floor, clause_start, earlier, phrases)
    running = _running_of(lead, before, number, earlier, phrases) if not after else None
    if running is not None:
        return Count(number, running.label, running.words, before, clause_start, number.end_unit, True)
    if not lead and earlier and _joined(text, earlier[-1], number):
        lead = _shared_verb(earlier[-1])
    elif after and before.rstrip().endswith(lead + "的"):
        lead += "的"
    linked = phrases.linking.match(after) if not lead or number.kind != "percent" else None
    label = lead + (after[linked.end() :] if linked and linked.end() < len(after) else after)
    label = re.sub(r"\s+", "", label)
    return Count(number, _shortened(label), label, before, clause_start, max(number.end_unit, after_end), False)


def _clause_start(text: str, floor: int, end: int) -> int:
    """After the last clause mark or unclosed bracket between ``floor`` and ``end``."""
    start, depth = floor, 0
    for position in range(end - 1, floor - 1, -1):
        character = text[position]
        if character in ")》”":
            depth += 1
        elif character in "(《“":
            depth -= 1
            if depth < 0:
                return position + 1 if character == "(" else start
        elif depth == 0 and _CLAUSE_MARK.match(character) and not _is_list_mark(text, position):
            return position + 1
    return start


def _is_list_mark(text: str, position: int) -> bool:
    return (
        text[position] == ":"
        and text[position + 1 : position + 2].isdigit()
        and text[position - 1 : position].isdigit()
    )


def _noun_end(text: str, number: NumberMatch, ceiling: int, phrases: Phrases) -> int:
    """The end of the noun right after the unit (3场新闻发布会), or the end of the unit where none follows."""
    if not number.unit:
        return number.end_unit
    following = text[number.end_unit : ceiling]
    linked = phrases.linking.match(following)
    body = phrases.counted_bodies.match(following)
    if body:
        return number.end_unit + body.end()
    skip = linked.end() if linked and not following.startswith("的") else 0
    cut = _noun_cut(following, skip, ceiling < len(text), phrases)
    noun = following if cut is None else following[:cut]
    if cut is None and ceiling < len(text):  # the next number's own words begin at the last joint
        joint = max(noun.rfind(joint) for joint in _JOINTS)
        noun = noun[:joint] if joint >= 0 else (noun if len(noun) <= _LONGEST_NOUN else "")
    return number.end_unit + _balanced(noun.rstrip(" "))


def _balanced(noun: str) -> int:
    """The length of ``noun`` before a bracket that it does not open."""
    depth = 0
    for position, character in enumerate(noun):
        depth += (character in "(“《") - (character in ")”》")
        if depth < 0:
            return position
    return len(noun)


def _noun_cut(following: str, skip: int, more: bool, phrases: Phrases) -> int | None:
    """Where the noun after a unit ends, None where it runs to the next number.

    A 、 ends it only where the next number stands in the same clause (3个县、60个部门), else it joins two nouns
    (66个部门、单位入驻).
    """
    mark = _CLAUSE_MARK.search(following)
    for cut in phrases.predicate.finditer(following, skip):
        if cut.group() != "、" or (mark is None and more) or cut.start() == 0:
            return cut.start()
    return None


def _running_of(
    lead: str, before: str, number: NumberMatch, earlier: Sequence[Count], phrases: Phrases
) -> Count | None:
    """The number whose running total 历年累计受理156件 is: the nearest before it that tells of the same deed; else None."""
    deed = _DEED.fullmatch(lead)
    if deed is None or not phrases.scope["of_one_number"].search(before):
        return None
    alike = [one for one in earlier if one.number.unit == number.unit and not _compares(one, phrases)]
    same = [one for one in alike if deed["verb"] in one.words]
    return same[-1] if same else None


def _compares(count: Count, phrases: Phrases) -> bool:
    """Whether a number only sets another beside one: 增长12%, 比上年增加9条."""
    return count.number.kind == "percent" or phrases.comparative.search(count.words) is not None


def _joined(text: str, last: Count, number: NumberMatch) -> bool:
    return text[last.end : number.start].strip() in {"和", "及", "、", "与", "以及", "和近", "以及近"}


def _shared_verb(last: Count) -> str:
    """举行二次…培训和三次…培训: the verb before the first number serves the second."""
    lead = trimmed(last.before, load_phrases())
    return lead if len(lead) <= 4 else ""


def _borrowed(
    text: str, number: NumberMatch, floor: int, clause_start: int, earlier: Sequence[Count], phrases: Phrases
) -> Count:
    """The label of a number whose own clause names nothing (…政府信息,共35条): the words before that clause."""
    end = clause_start
    while end > floor:
        start = _clause_start(text, floor, end - 1)
        words = trimmed(_BRACKETS.sub("", text[start : end - 1]), phrases)
        if words:
            return Count(number, _shortened(words), words, text[start : number.start], start, number.end_unit, True)
        if start >= end:
            break
        end = start
    plain = [count for count in earlier if not _closed_since(text, count, number)]
    if number.kind != "percent" and phrases.scope["of_one_number"].search(text[clause_start : number.start]):
        plain = [count for count in plain if not _compares(count, phrases)]
    label = plain[-1].label.rstrip("由从") if plain and (not plain[-1].borrowed or len(plain) < len(earlier)) else ""
    start = plain[-1].start if label and plain[-1] is earlier[-1] else clause_start
    return Count(number, label, label, text[clause_start : number.start], start, number.end_unit, True)


def _closed_since(text: str, count: Count, number: NumberMatch) -> bool:
    """Whether ``count`` stands in a bracket that is closed before ``number``: 复议5件(维持4件),历年累计18件."""
    since = text[count.number.end_unit : number.start]
    return since.count(")") > since.count("(")


def trimmed(words: str, phrases: Phrases) -> str:
    """``words`` without the time, conjunctions and copulas at either end."""
    while True:
        shorter = phrases.tail.sub("", phrases.lead.sub("", words)).strip()
        if shorter == words:
            return words
        words = shorter


def _shortened(label: str) -> str:
    """A label of readable length: of an enumeration that ends in 等 only what stands before and after it."""
    if len(label) > _LONG:
        label = re.sub("“[^”]{13,}”", "“…”", label)
    listed = (
        re.match(r"(?P<verb>[^“《、(]{0,10}了?)[“《、(].*(?P<noun>等[^等]{2,20})$", label)
        if len(label) > _LONG
        else None
    )
    if listed:
        return f"{listed['verb']}…{listed['noun']}"
    return label if len(label) <= _LONGEST else "…" + label[-_LONGEST + 1 :]
