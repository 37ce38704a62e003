"""Who reports, outside the title: heads of tables and pages, the signature, the preamble, the first sentences, the contact."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ingest.dates import DateMention
from ingest.titles import agency_in, without_years
from ingest.vocabulary.agency_names import AgencyName, is_office

_TABLE_HEAD = re.compile(
    r"(?:填报单位|填表单位|填报部门|填报机关|报送单位|编制单位|单位名称|部门名称|地区\(部门\)名称|单位\(部门\)名称|机关名称)"
    r"(?:\((?:盖章|公章|签章)\)|\(单位\))?\s*[::]?[ \t|]*(?:\((?:盖章|公章|签章)\))?[::]?[ \t|\n]*(?P<name>[一-鿿()]{3,40})"
)
# Who put the page up: often the office itself, sometimes the portal above it, so it comes late.
_PAGE_HEAD = re.compile(
    r"(?:发布机构|公开机构|发布单位|公开主体|制作单位|责任部门|信息来源|来源)\s*[::]\s*\|?\s*(?P<name>[一-鿿()]{3,40})"
)
# The same as the heading of a column, with the name in the row below it.
_PAGE_COLUMN = re.compile(r"(?:发布机构|公开机构|发布单位|公开主体|制作单位|责任部门)\s*[::]?")
_PREAMBLE = re.compile(
    r"(?:由|是)(?P<by>[一-鿿()]{3,40}?)(?:负责|结合[一-鿿]{2,12}|根据[一-鿿]{2,12})?(?:编制|编写|撰写)"
    r"|(?:要求|规定|精神|安排)[,,](?:特?由)?(?P<own>[一-鿿()]{3,40}?)(?:现(?:将|公布|就)|(?:负责)?编制|结合|根据|公布|特?向社会)"
    r"|现将(?P<now>[一-鿿()]{3,40}?)(?:20\d\d|[二][〇○零oO0])"
    r"|[,,。](?P<hereby>[一-鿿()]{3,40}?)特此?编制"
)
# The report's own name in a sentence: 现公布2012年示例镇政府信息公开工作年度报告. A notice on such reports is named too,
# but goes on (… 年度报告编制工作的通知).
_OWN_TITLE = re.compile(
    r"(?P<name>[一-鿿0-9()]{2,60}?)(?:政府信息公开|政务公开|信息公开|政务信息公开)(?:工作)?(?:情况)?的?(?:20\d\d)?(?:年度|年)?(?:工作)?(?:报告|年报)"
    r"(?!编制|编写|撰写|公布|发布|有关|格式|工作|的?通知|的?要求|模板)"
)
_ANNOUNCED = re.compile(r"公布|发布|公开|公示|[现特]将|汇总|编制(?:了|的)?|编写|撰写|关于|做好|印发|报送|要求|是")
# The body that the first sentences say did the work: 2018年,示例乡继续把政府信息公开作为 ...
_SUBJECT = re.compile(
    r"(?:^|[\n。])\s*(?:自|在)?20\d\d年度?(?:以来|全年)?[,,]?\s*(?P<subject>[一-鿿()]{3,30}?)"
    r"(?=坚持|以|严格|认真|按照|紧紧|深入|继续|全面|高度|在[省市县区]|根据|积极|始终|切实|扎实|不断|进一步|把|围绕|贯彻|党组|党委"
    r"|(?:政府)?信息公开(?:工作|栏)|政务公开)"
)
# 为做好示例县水利局政府信息公开工作,我局 ...
_CONCERN = re.compile(
    r"为(?:认真|切实|进一步|扎实)*做好(?P<name>[一-鿿()]{3,30}?)(?:政府信息公开|政务公开|信息公开)工作[,,]我"
)
_CONTACT = re.compile(r"(?:请与|请联系|可与|请致电|联系)[::]?(?P<name>[一-鿿()]{3,40}?)(?:\(|[,,。::;]|联系)")
# Rooms inside an office or a government, which report for it.
_ROOM = re.compile(
    r"(?:\([一-鿿]{2,16}\))?(?:政府信息公开|党政|党建|党群|人大|综合|政务|秘书|文秘|信息|公开|法制|政策法规|领导小组|工作|基层治理|指挥|和|与)*(?:办公室|室|办|科|处|股)"
    r"(?:\([一-鿿]{2,16}\))?$"
)
_PRONOUN = re.compile(r"(?:我|本)(街道|办事处|中心|公司|集团|总局|[省市县区州盟旗镇乡街局委办厅部署院校馆所站队])")
_GOVERNED = frozenset("省市县区州盟旗")
_HEAD = 1500
_PREAMBLE_END = 900
_PRONOUNS_END = 3000


@dataclass(frozen=True)
class Reporter:
    """An agency as some part of the report names it, with the stretch of folded text."""

    name: AgencyName
    start: int
    end: int
    source: str


def reporters(text: str, signed: DateMention | None) -> Iterable[Reporter]:
    """Who reports by the folded ``text``, the best told first: heads of forms, the signature (``signed`` is the signing
    date), the preamble, the report's name in a sentence, the head of the page; at last the body that the first sentences
    speak of and the office to be asked, where the pronouns (我局, 我镇) agree."""
    yield from _in_heads(text, _TABLE_HEAD)
    yield from _in_signature(text, signed)
    yield from _in_preamble(text)
    yield from _in_own_title(text)
    yield from _in_heads(text[:_HEAD], _PAGE_HEAD)
    yield from _in_columns(text[:_HEAD])
    for words in (_SUBJECT, _CONCERN, _CONTACT):
        for match in words.finditer(text[:_PREAMBLE_END]):
            group = match.lastgroup or "name"
            swallowed = "政府" if match[group].endswith("人民") else ""  # 示例镇人民|政府信息公开工作
            for told in _named(match[group] + swallowed, match.start(group), group, match.end(group)):
                if _agrees(told.name, text):
                    yield told


def _in_heads(text: str, words: re.Pattern[str]) -> Iterable[Reporter]:
    for match in words.finditer(text):
        yield from _named(match["name"], match.start("name"), "head")


def _in_columns(head: str) -> Iterable[Reporter]:
    """The cell below the column of the page's head that is headed 发布机构."""
    lines = list(re.finditer(r"[^\n]+", head))
    for above, below in pairwise(lines):
        cells = above.group().split("|")
        places = [place for place, cell in enumerate(cells) if _PAGE_COLUMN.fullmatch(cell.strip())]
        values = list(re.finditer(r"[^|]+|(?<=\|)(?=\|)", below.group()))
        if len(cells) < 2 or len(places) != 1 or len(values) <= places[0]:
            continue
        cell = values[places[0]]
        name = cell.group().strip()
        yield from _named(name, below.start() + cell.start() + cell.group().index(name), "head")


def _in_signature(text: str, signed: DateMention | None) -> Iterable[Reporter]:
    """The lines before the signing date, nearest first, and what stands before it in its own line."""
    if signed is None:
        return
    lines = [match for match in re.finditer(r"[^\n]+", text[: signed.start]) if match.group().strip()][-3:]
    for match in reversed(lines):
        name = match.group().strip()
        if len(name) <= 40:
            yield from _named(name, match.start() + match.group().index(name), "signature")


def _in_preamble(text: str) -> Iterable[Reporter]:
    for match in _PREAMBLE.finditer(text[:_PREAMBLE_END]):
        group = match.lastgroup or "by"
        yield from _named(match[group], match.start(group), "preamble")


def _in_own_title(text: str) -> Iterable[Reporter]:
    for match in _OWN_TITLE.finditer(text[:_PREAMBLE_END]):
        pieces = list(_ANNOUNCED.finditer(match["name"]))
        start = match.start("name") + (pieces[-1].end() if pieces else 0)
        name = text[start : match.end("name")]
        swallowed = "政府" if name.endswith("人民") else ""  # 示例县人民|政府信息公开
        yield from _named(without_years(name) + swallowed, start, "preamble", match.end("name"))


def _named(name: str, start: int, source: str, end: int | None = None) -> Iterable[Reporter]:
    whole, inside = agency_in(name), agency_in(_without_rooms(name))
    # 示例县司法局办公室 would do as an office of its own; a known one (法制办公室) is meant as it stands.
    known = whole is not None and (
        is_office(whole.office) if whole.office else whole.kind == "government" or inside is None
    )
    parsed = whole if known or inside is None else inside
    if parsed is not None:
        yield Reporter(parsed, start, end or start + len(name), source)


def _without_rooms(name: str) -> str:
    """``name`` without the rooms at its end, one inside the other (党政办公室|综合科)."""
    shorter = _ROOM.sub("", name)
    return name if shorter == name else _without_rooms(shorter)


def _agrees(name: AgencyName, text: str) -> bool:
    """Whether the report speaks of itself as such a body would: 我局 as an office, 我镇 as a town."""
    said = {match[1] for match in _PRONOUN.finditer(text[:_PRONOUNS_END])}
    low = {word for word in said if word not in _GOVERNED}
    if name.kind == "government":
        return not low
    own = name.office or name.township or name.zone or ""
    return not low or any(
        own.endswith(word) or (word in {"街", "办事处", "办"} and own.endswith("街道")) for word in low
    )
