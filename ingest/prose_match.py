"""Which indicator a clause of running text states. Silent when it is not sure: a wrong indicator is worse than none."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.clause_words import Told, stated_by_words, surest
from ingest.phrases import first_rule, load_phrases
from ingest.prose_labels import Count, trimmed
from ingest.prose_scope import Reporter
from ingest.sentences import Sentence
from ingest.vocabulary.indicators import indicators
from ingest.vocabulary.labels import match_label

_LONGEST = 80
_CLAUSE_END = re.compile(r"[,;。!?\n]")
_AMONG = re.compile(r"^[^,]{1,16}?[果请复件息员数]中(?![心央])(?=.{2})")
# Whose site it is says nothing of what was counted, but a higher government's, the press's and those of others are no own site.
_SITE_OF = re.compile(
    r"(通过|利用|依托)(?![^,;。]{0,6}(?:省|国|部门|各|单位|新闻|媒体|其他|上级))[^,;。、]{2,14}?(?=(?:人民)?(?:政府|门户)(?:门户)?网站)"
)
_PARTICLES = re.compile(r"了|共(?=收到|受理|接到|发布|公开|召开|举办|组织|有)|各类(?=政府|信息|政务|新闻)|各(?=类)")
# 采用了连接网站、设立公开查询点: of two deeds the number counts the second.
_DEED_BEFORE = re.compile("^[^,;。]*、(?=(?:设立|设置|建立|配备|开通|举办|召开)[^、]+$)")
_OWN = re.compile(
    r"^(?:我[市区县州旗镇乡省局院办厅委所站街处]+(?:政府|机关|街道|办事处|办公室|机关|[各])*|我街道|我单位|本(?:机关|单位|街道|部门|局|委|办|厅|院)"
    r"|[全本][市区县州旗镇乡省](?:各级|各)?(?:职能|行政)?(?:部门|单位|机关|行政机关|镇街|街镇|乡镇|街道|委办局|政府|、|和|及)*|(?:市|区|县|州|省|镇|乡|街道)(?:人民)?政府(?:办公室|办公厅|办|本级|机关)?|各级(?:各)?(?:部门|行政机关|政府)|各部门|(?:人民)?政府(?=共|累计|接受|收到|受理))"
)


def indicator_of(
    count: Count,
    sentence: Sentence,
    topics: Sequence[str | None],
    reporter: Reporter,
    share_of: Count | None = None,
    since: int = 0,
) -> str | None:
    """The indicator that ``count`` of ``sentence`` states, or None.

    ``topics`` are the indicators of the totals that the count may be a part of, nearest last; ``share_of`` is the count
    before a percentage. The heading of the section is the farthest topic. ``since`` is where the number before ends.
    """
    unit, kind = count.number.unit, count.number.kind
    up_to = sentence.text[: count.number.start]
    readings = _readings(count, reporter)
    if share_of is not None and count.label.startswith("占"):
        return "rate_granted_stated" if _part("req_received", share_of.label) == "resp_granted" else None
    known = [*_heading_topics(sentence), *(topic for topic in topics if topic)]
    for found in _candidates(readings, known, f"{' '.join(sentence.headings)} {up_to}"):
        if found is None or _fits(found, unit, kind, up_to):
            return None if _limited_to_channel(found, sentence, count, since) else found
    found = _told_by_surroundings(readings[-1], sentence, count, known)
    if found is not None and not _limited_to_channel(found, sentence, count, since):
        return found
    found = _told_by_words(readings, sentence, count, since)
    return None if _limited_to_channel(found, sentence, count, since) else found


def _told_by_words(readings: Sequence[str], sentence: Sentence, count: Count, since: int) -> str | None:
    """By the words of the clause in any order; a verb alone (…是主要渠道,公开4102条) together with the clause before it."""
    text, number = sentence.text, count.number
    clause_end = _CLAUSE_END.search(text, number.end_unit)
    headings = " ".join(sentence.headings)
    around = f"{headings} {text[: clause_end.start() if clause_end else len(text)]}"
    told = Told(text[: number.start], around, f"{headings} {text}")
    if load_phrases().bare_verb.fullmatch(readings[-1]) and since < count.start:
        account = load_phrases().same_account.search(text[: count.start])
        said = load_phrases().channel_names.sub("", account["account"]) if account else ""
        clause = trimmed(text[since : count.start].strip(" ,;:。、"), load_phrases())
        clause = load_phrases().channel_names.sub("", clause)
        readings = (*readings, clause + "、" + readings[-1])
        readings = (*readings, said + readings[-2]) if said else readings
    for reading in readings:
        found = tuple(
            (indicator, words)
            for indicator, words in stated_by_words(reading, told, number.unit)
            if indicator is None or _fits(indicator, number.unit, number.kind, text[: number.start])
        )
        if found:
            return surest(found)
    return None


def _told_by_surroundings(reading: str, sentence: Sentence, count: Count, known: Sequence[str]) -> str | None:
    """A label that says too little alone: the clause or the heading before it says the rest."""
    phrases, up_to = load_phrases(), sentence.text[: count.number.start]
    before = sentence.text[: count.start]
    told = known[len(_heading_topics(sentence)) :]
    found = next(
        (told for said, since, told in phrases.told_before if said.fullmatch(reading) and since.search(before)), None
    )
    for heading, label, indicator in phrases.heading_rules:
        if (
            found is None
            and label.fullmatch(reading)
            and (indicator not in told or phrases.scope["since"].search(count.before))
        ):
            found = indicator if any(map(heading.search, sentence.headings)) else None
    return found if found and _fits(found, count.number.unit, count.number.kind, up_to) else None


def _limited_to_channel(indicator: str | None, sentence: Sentence, count: Count, since: int) -> bool:
    """通过微信公众号,主动公开信息50条 is not the whole of what was disclosed, nor is 网站是主要渠道,公开50条."""
    phrases = load_phrases()
    if indicator is None or not indicator.startswith("proactive_total"):
        return False
    if phrases.same_account.search(sentence.text[: count.start]):
        return True
    clause = phrases.channel_clause.search(sentence.text[: count.start])
    if clause is None and "信息" not in count.words:
        clause = phrases.channel.search(sentence.text[since : count.start])
    return clause is not None and phrases.many_channels.search(clause.group()) is None


def _heading_topics(sentence: Sentence) -> list[str]:
    return [topic for heading in sentence.headings if (topic := _heading_topic(heading))]


@lru_cache(maxsize=1024)  # every number under a heading asks
def _heading_topic(heading: str) -> str | None:
    return first_rule(load_phrases().heading_topics, heading)[1]


def _candidates(readings: Sequence[str], topics: Sequence[str], context: str) -> Iterator[str | None]:
    """What the readings may state, surest first; None is a rule that says: no indicator."""
    for topic in reversed(topics):
        for reading in readings:
            part = _part(topic, reading)
            if part is not None:
                yield part
    for reading in readings:
        yield from (found for found, pattern in load_phrases().rules if pattern.fullmatch(reading))
    for reading in readings:
        found = match_label(reading, context=context)
        if found is not None:
            yield found


def _readings(count: Count, reporter: Reporter) -> tuple[str, ...]:
    """The label and its shorter forms: without particles, without the reporter as subject."""
    label = count.words[-_LONGEST:]
    plain = _PARTICLES.sub("", label)
    bare = _OWN.sub("", reporter.without_subject(plain), count=1)
    since = load_phrases().scope["cumulative"].match(bare)
    if since and since.end() < len(bare):
        bare = _OWN.sub("", reporter.without_subject(bare[since.end() :].lstrip(",")), count=1)
    bare = trimmed(bare, load_phrases()).removeprefix("在").removeprefix("共").strip(",") or plain
    among = _AMONG.sub("", bare, count=1)
    unnamed = load_phrases().channel_names.sub("", reporter.without_owner(bare))
    sited = _SITE_OF.sub(r"\1", bare)
    held_at = re.sub("^在[^,;。]{2,14}?(?=召开|举行|举办)", "", plain)
    without_de = re.sub("(?<=工作)的(?=人员)", "", bare)
    last_deed = _DEED_BEFORE.sub("", bare)
    return tuple(
        dict.fromkeys(
            (count.label, label, _unquoted(label), plain, bare, among, unnamed, sited, held_at, without_de, last_deed)
        )
    )


def _unquoted(label: str) -> str:
    """A label that is one quoted term (“同意公开”) without its quotation marks."""
    quoted = re.fullmatch("[“‘\"'「](?P<term>[^“”‘’\"'「」]+)[”’\"'」]", label)
    return quoted["term"] if quoted else label


def _part(topic: str, label: str) -> str | None:
    for topics, rules in load_phrases().parts:
        if topic in topics:
            decided, found = first_rule(rules, label)
            if decided:
                return found
    return None


def _fits(indicator: str, unit: str, kind: str, sentence: str) -> bool:
    """Whether the unit is one that the indicator is counted in, and the sentence is not about other work."""
    phrases = load_phrases()
    wanted = indicators()[indicator].kind
    if (wanted == "percent") != (kind == "percent") or (wanted == "money") != (kind == "money"):
        return False
    if (kind == "time") != (indicators()[indicator].unit == "工作日"):
        return False
    for family, units in phrases.family_units.items():
        if indicator.startswith(family) and unit not in units and wanted not in {"money", "percent"}:
            return False
    return states_own_work(indicator, sentence)


def states_own_work(indicator: str | None, sentence: str) -> bool:
    """Whether the sentence is not about other work (热线, 提案, 窗口办件) that an indicator of its family must not take."""
    phrases = load_phrases()
    if indicator is None or not indicator.startswith(phrases.foreign_families):
        return True
    return phrases.foreign_pattern.search(sentence) is None or phrases.foreign_unless.search(sentence) is not None
