"""Which division an agency belongs to, when its name, the text and the address are taken together."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.report import AgencyLevel
from ingest.vocabulary.agency_names import AgencyName
from ingest.vocabulary.places import Place, find_places, in_force, places

_LOOK_BACK = 24
_MOST_MENTIONS = 60
_HAS_COUNTIES = re.compile(r"县\(市|县\(区|各县|县区|区县|市\(州\)|市辖区|各区")
_HAS_TOWNSHIPS = re.compile(r"乡镇|镇街|各镇|各乡|街道")
# What the county above a township is named for: the site that the report stands on, the notice that it follows.
_ABOVE = re.compile(r"(?:人民)?政府(?:公众)?(?:门户|信息公开|信息)?网|(?:人民)?政府(?:办公室|办)?(?:关于|印发|转发)")
_ADDRESS = re.compile(r"地址[::]?\s*")
_LONGEST_DIVISION = 24
_HOST = re.compile(r"^(?:https?://)?(?P<host>[^/:?#]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Whereabouts:
    """The division: its name as known, code, names from the province down, level; all unknown where it is not told."""

    place: str | None
    code: str | None
    path: tuple[str, ...]
    level: AgencyLevel | None
    warnings: tuple[str, ...] = ()


UNKNOWN = Whereabouts(None, None, (), None)


def whereabouts(agency: AgencyName | None, text: str, year: int | None, url: str | None) -> Whereabouts:
    """The division that ``agency`` belongs to in ``year``.

    Namesakes (朝阳区) are told apart by a fuller name of the same agency or place in the folded ``text``, then by the
    address; where neither does, the place has its name but no code. An agency named without its division (商务局, 西园乡)
    takes the one that the text writes before that name, a township also the county on whose site the report is to be read
    or whose notice it follows, an office named by its level alone (县水利局) that of its address. Without an agency nothing is
    known.
    """
    if agency is None:
        return UNKNOWN
    candidates = in_force(agency.places, year)
    own = agency.township or agency.zone or agency.office
    if not agency.place_text and own:
        candidates = in_force(_named_before(own, text), year)
        if not candidates and agency.kind == "township":
            candidates = in_force(_above(text), year)
        if not candidates and agency.kind == "department" and agency.level_word:
            candidates = in_force(_of_the_address(agency.level_word, text), year)
        if not candidates:
            return UNKNOWN
    if not candidates:
        return _unknown_division(agency.place_text, text)
    if len(candidates) > 1:
        candidates = _told_apart(candidates, text, url)
    if len(candidates) == 1:
        return _known(candidates[0])
    names = " / ".join("".join(place.path) for place in candidates[:4])
    level = candidates[0].level if len({place.level for place in candidates}) == 1 else None
    warning = f"{candidates[0].name} may be {names}: the report does not say which"
    return Whereabouts(candidates[0].name, None, (), level, (warning,))


def _known(place: Place) -> Whereabouts:
    return Whereabouts(place.name, place.code, place.path, place.level)


def _unknown_division(name: str, text: str) -> Whereabouts:
    """A division that the table does not have, by its level word; a 市 by whether counties or only townships are under it."""
    if not name:
        return UNKNOWN
    levels: tuple[tuple[tuple[str, ...], AgencyLevel], ...] = (
        (("省", "自治区"), "province"),
        (("自治州", "州", "盟"), "prefecture"),
        (("县", "区", "旗"), "county"),
    )
    level = next((level for endings, level in levels if name.endswith(endings)), None)
    if level is None and _HAS_COUNTIES.search(text):
        level = "prefecture"
    elif level is None and _HAS_TOWNSHIPS.search(text):
        level = "county"
    return Whereabouts(name, None, (name,), level)


def _named_before(own: str, text: str) -> tuple[Place, ...]:
    """The places that the text writes directly before ``own``, if they are one place (or namesakes of it)."""
    found: Counter[tuple[Place, ...]] = Counter()
    for match in list(re.finditer(re.escape(own), text))[:_MOST_MENTIONS]:
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        mentions = find_places(before)
        if mentions and mentions[-1].end == len(before):
            found[mentions[-1].candidates] += 1
    if not found:
        return ()
    (candidates, count), *others = found.most_common()
    return candidates if not others or count > others[0][1] else ()


def _above(text: str) -> tuple[Place, ...]:
    """The county on whose site the text says that it stands (示例县政府门户网站) or whose notice it follows, if only one is
    named so."""
    found: set[tuple[Place, ...]] = set()
    for match in list(_ABOVE.finditer(text))[:_MOST_MENTIONS]:
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        mentions = find_places(before)
        if mentions and mentions[-1].end == len(before):
            found.add(tuple(place for place in mentions[-1].candidates if place.level == "county"))
    found.discard(())
    return found.pop() if len(found) == 1 else ()


def _of_the_address(level: str, text: str) -> tuple[Place, ...]:
    """The division of this level word in which the text's addresses are, if it is one (地址:福建省泉州市安溪县 for 县)."""
    found: set[tuple[Place, ...]] = set()
    for match in list(_ADDRESS.finditer(text))[:_MOST_MENTIONS]:
        mentions = find_places(text[match.end() : match.end() + _LONGEST_DIVISION])
        if mentions and mentions[0].start == 0:
            found.add(mentions[0].candidates if mentions[0].text.endswith(level) else ())
    return found.pop() if len(found) == 1 else ()


def _told_apart(candidates: Sequence[Place], text: str, url: str | None) -> tuple[Place, ...]:
    """Those of the candidates that the text names in full (长春市朝阳区), else those above which the address is."""
    codes = {place.code for place in candidates}
    named: Counter[str] = Counter()
    for match in list(re.finditer(re.escape(candidates[0].name), text))[:_MOST_MENTIONS]:
        before = text[max(0, match.start() - _LOOK_BACK) : match.end()]
        mentions = find_places(before)
        if mentions and mentions[-1].end == len(before):
            fuller = {place.code for place in mentions[-1].candidates} & codes
            if len(fuller) < len(codes):
                named.update(fuller)
    if named:
        best = named.most_common()
        if len(best) == 1 or best[0][1] > best[1][1]:
            return tuple(place for place in candidates if place.code == best[0][0])
    return _by_address(candidates, url)


def _by_address(candidates: Sequence[Place], url: str | None) -> tuple[Place, ...]:
    host = _HOST.match(url or "")
    labels = set(re.split(r"[.\-]", host["host"].lower())) if host else set()
    names_above = {place.name: place.pinyin for place in places() if place.level != "county"} if labels else {}
    fitting = tuple(
        place for place in candidates if any(names_above.get(above, "") in labels for above in place.path[:-1])
    )
    return fitting if len(fitting) == 1 else tuple(candidates)
