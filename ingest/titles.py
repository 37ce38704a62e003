"""The title of a report and what it names: the agency and the year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.dates import chinese_year
from ingest.vocabulary.agency_names import AgencyName, parse_agency

_SUBJECT = re.compile(r"政府信息公开|政务公开|信息公开|政务信息|政府信息|信息")
_KIND = re.compile(r"年度报告|工作报告|情况报告|情况的报告|工作的报告|报告|年报|年度总结|工作总结|总结")
_YEAR = re.compile(
    r"(?<!\d)(?P<year>20[0-4]\d)\s*(?:年度|年)?(?!\d)|(?P<spelt>[二][〇○零oO0][〇○零oO0一二三四][〇○零oO0一二三四五六七八九])\s*(?:年度|年)"
)
_SCHOOL_YEAR = re.compile(r"(?<!\d)(?P<first>20[0-4]\d)年?\s*[-—–至~]+\s*(?P<last>20[0-4]\d)(?!\d)")
_SENTENCE_SIGNS = re.compile(r"[。;!?]|,.*,|http|www")
_FILLER = re.compile(
    r"^(?:关于|印发|发布|公布|的|对|《|》|\s|、|,|:|-|—|_|“|”|\(|\)|报送|编制|公开|开展|做好|年度|\d+[.、])+|(?:关于|印发|发布|公布|的|年度|《|\s|:|,|-|—|_|报送|编制|开展|做好|年)+$"
)
_CRUMB = re.compile(r"[-_|—>»·/\\]+")
_PRONOUN = re.compile(r"^[我本该各全某此两几每其是由]")
_GUIDE = re.compile(r"目录|指南|制度|规定|办法|条例|通知|方案|要点|链接|相关|下载|更多|上一篇|下一篇|返回|首页$")
# Rows that a portal sets above a report, with its file number and class: they hold years and kinds, but no title.
_RECORD = re.compile(r"索\s*引\s*号|(?:主题)?分\s*类\s*[:|]|文\s*号\s*[:|]")
# Offices that every government has: without a place they name nobody (市政府办公室).
_ANY_OFFICE = frozenset({"政府办公室", "人民政府办公室", "人民政府办公厅", "管理委员会", "管委会", "档案馆", "图书馆"})
MOST_TITLE_CHARACTERS = 70
# The title that opens a long line, in a text that lost its line ends: up to the words for a report, or its first section.
_LEADING = re.compile(r"[^。;!?]{4,64}?(?:报告|年报|总结)(?:\([^()]{2,12}\))?(?=\s|[(]?一[、.)]|\d[、.]|第一)")
_LEADING_LINES = 3
# The rest of a title that was broken before it (某县2023年政府信息公开工作|年度报告).
_REST = re.compile(r"(?:工作|情况|的)*(?:年度报告|年报|工作报告|情况报告|报告)(?:\([^()]{2,12}\))?")


@dataclass(frozen=True)
class Title:
    """A line that can be the report's title, with the year and the agency that it names (None: it names none)."""

    text: str
    start: int
    end: int
    year: int | None
    agency: AgencyName | None


def title_of(folded: str, most_lines: int = 40) -> Title | None:
    """The report's title among the first lines of its folded text, or None.

    The line that names both agency and year wins, then one of them; of equals the first. A line that opens with 关于 or
    names no agency is read together with the line above it, where that is an agency (a heading over two lines).
    """
    lines = [line for line in _lines(folded) if line.text][:most_lines]
    found: list[Title] = []
    for number, line in enumerate(lines):
        title = read_title(line.text, line.start)
        if title is None and number < _LEADING_LINES and len(line.text) > MOST_TITLE_CHARACTERS:
            leading = _LEADING.match(line.text)
            title = read_title(leading.group(), line.start) if leading else None
        if title is None:
            title = broken_title(line, lines[number + 1 : number + 2])
        if title is None:
            continue
        if title.agency is None and number:
            above = lines[number - 1]
            agency = agency_in(above.text)
            if agency is not None:
                joined = f"{above.text}{line.text}"
                title = Title(joined, above.start, line.end, title.year, agency)
        found.append(title)
    if not found:
        return None
    return max(found, key=lambda title: ((title.agency is not None) + (title.year is not None), -title.start))


def broken_title(line: "_Line", following: Iterable["_Line"]) -> Title | None:
    """The title of which ``line`` is the first half, where the next line is the rest of it; else None."""
    for rest in following:
        if _SUBJECT.search(line.text) and _REST.fullmatch(rest.text):
            joined = read_title(f"{line.text}{rest.text}", line.start)
            return Title(joined.text, line.start, rest.end, joined.year, joined.agency) if joined else None
    return None


def read_title(text: str, start: int = 0) -> Title | None:
    """``text`` as a title, or None where it is a sentence, a menu entry or another matter."""
    kind = _KIND.search(text) if len(text) <= MOST_TITLE_CHARACTERS else None
    subject = _SUBJECT.search(text)
    if kind is None or _SENTENCE_SIGNS.search(text) or _GUIDE.search(text) or _RECORD.search(text):
        return None
    year = year_in(text)
    if subject is None and not (year and "年报" in text):
        return None
    agency = _agency_of(text, subject.start() if subject else kind.start())
    if year is None and agency is None and not re.search(r"年度?报告|年报", text):
        return None
    return Title(text, start, start + len(text), year, agency)


def year_in(text: str) -> int | None:
    """The year that a title or a heading names, the first one; None where it names none. Of a school year it is the second."""
    school = school_year_in(text)
    if school is not None:
        return school
    match = _YEAR.search(text)
    if match is None:
        return None
    return int(match["year"]) if match["year"] else chinese_year(match["spelt"])


def school_year_in(text: str) -> int | None:
    """The second of the two years of a school year (2016-2017学年), in which the middle of its days lies."""
    match = _SCHOOL_YEAR.search(text)
    return int(match["last"]) if match and int(match["last"]) == int(match["first"]) + 1 else None


def without_years(text: str) -> str:
    """``text`` without the years that it names."""
    return _YEAR.sub("", re.sub(r"学年度?", "", _SCHOOL_YEAR.sub("", text)))


def agency_in(text: str) -> AgencyName | None:
    """The agency that ``text`` is the name of, or None. Pronouns (我市, 本局) and 某县 name none."""
    name = _FILLER.sub("", _FILLER.sub("", text.strip()))
    name = re.sub(r"\s+", "", name)
    if len(name) < 2 or _PRONOUN.match(name) or re.search(r"某|[,。;:“”]", name):
        return None
    parsed = parse_agency(name)
    if parsed is None or (parsed.kind == "government" and not parsed.places and not _formal(parsed)):
        return None
    if parsed.office in _ANY_OFFICE and not (parsed.place_text or parsed.zone or parsed.township):
        return None
    return parsed


def _formal(parsed: AgencyName) -> bool:
    """Whether an unknown division is named as a government (示例县人民政府) or by its level at least (示例县)."""
    return bool(re.search(r"[县区市旗州盟省](?:人民政府|政府|$)", parsed.full)) and 3 <= len(parsed.place_text) <= 9


def _agency_of(text: str, subject: int) -> AgencyName | None:
    """The agency of a title: what stands before its subject without the year, or after it in brackets or behind a dash."""
    for piece in _pieces(text, subject):
        agency = agency_in(without_years(piece))
        if agency is not None:
            return agency
    return None


def _pieces(text: str, subject: int) -> Iterable[str]:
    head = text[:subject]
    head += "政府" if head.endswith("人民") else ""  # 示例县人民|政府信息公开年度报告
    yield head
    yield from _CRUMB.split(head)[::-1]
    yield from _CRUMB.split(_YEAR.sub("-", head))[::-1]
    yield from re.findall(r"\(([^()]{3,30})\)", text)
    yield from _CRUMB.split(text[subject:])[1:]


@dataclass(frozen=True)
class _Line:
    text: str
    start: int
    end: int


def _lines(folded: str) -> list[_Line]:
    lines = []
    for match in re.finditer(r"[^\n]+", folded):
        text = match.group()
        stripped = text.strip()
        start = match.start() + len(text) - len(text.lstrip())
        lines.append(_Line(stripped, start, start + len(stripped)))
    return lines
