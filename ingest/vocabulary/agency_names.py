"""The name of an agency taken apart: which division, which township or zone in it, which office."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from ingest.vocabulary.agencies import Department, department_of, national_bodies
from ingest.vocabulary.places import Place, find_places

_TOWNSHIP = re.compile(
    r"^(?P<name>[一-鿿]{1,10}?)(?P<kind>街道|民族乡|苏木|镇(?![化镇]|街道)|乡(?![村镇建规水]))"
    r"(?P<tail>(?:街道)?办事处(?:筹备处)?|筹备处|人民政府|政府|机关)?(?P<rest>.*)$"
)
_ZONE_WORDS = (
    "经济技术开发区|高新技术产业开发区|旅游度假区|开发区|保税区|示范区|产业园区?|工业园区?|园区|新区|新城|度假区|风景名胜区|风景区|试验区|合作区"
    "|高新区|经开区"
)
_ZONE = re.compile(rf"^(?P<name>[一-鿿]{{0,16}}?(?:{_ZONE_WORDS}))(?P<tail>管理委员会|管委会)?(?P<rest>.*)$")
_GOVERNMENT = re.compile(r"^(?:人民政府|政府)(?:机关|办公室|办公厅)?$")
_OFFICE = re.compile(
    r"^[一-鿿]{2,28}?(?:局|委员会|厅|办公室|办公厅|中心|总队|支队|大队|联合会|联合社|总工会|红十字会|管委会|公司|学校|医院|海关|馆|院|处|站|所|委|办)$"
)
# A division that the table does not have (invented, or newer than it): it is known by its level word alone.
_UNKNOWN_DIVISION = re.compile(
    r"^(?P<place>[一-鿿]{1,8}?(?:自治州|自治县|自治旗|省|市|县|(?<!园|新|发)区|旗|州|盟))(?P<rest>.*)$"
)
_OF_THE_WHOLE = re.compile(r"(?:机关|办公厅|办公室|\((?:本级|机关|本级机关|部本级|总局机关)\))?")
# Bodies that are known by their whole name, in which a place is no division (安徽大学 is no office of Anhui).
_UNIVERSITY = re.compile(r"(?!我|本|该|各|全|高等|中等|职业)[一-鿿]{2,16}(?:大学|学院)(?:\([一-鿿]{2,6}\))?")
_BY_ITSELF = re.compile(r"(?!我|本|该|各|全)[一-鿿]{2,24}(?:海关|集团有限公司|有限责任公司|股份有限公司)")
_NETWORK = "国网"  # the State Grid's companies carry it before their place
_OWN_LEVEL = re.compile(r"^[省市县区旗州镇乡](?=.{3,})")

Part = Literal["government", "township", "zone", "department"]


@dataclass(frozen=True)
class AgencyName:
    """An agency's name in its parts.

    ``place_text`` is what it says of the division (长春市宽城区), ``places`` what that may be (none: not in the table);
    ``township`` and ``zone`` are named below it (西园乡, 苏银产业园); ``office`` is the office (司法局), None for a
    government itself. ``kind`` says whose name it is in the end.
    """

    full: str
    place_text: str
    places: tuple[Place, ...]
    township: str | None
    zone: str | None
    office: str | None
    kind: Part

    @property
    def department(self) -> Department | None:
        """The known kind of office, or None."""
        return department_of(self.office) if self.office else None

    @property
    def level_word(self) -> str:
        """The level by which alone an office without a place is named (县 of 县水利局), else nothing."""
        word = self.full[: -len(self.office)] if self.office and self.full.endswith(self.office) else ""
        return word if len(word) == 1 and not self.place_text else ""


def parse_agency(name: str) -> AgencyName | None:
    """The parts of a folded agency name, or None where it is no such name (a sentence, a title without an agency).

    A division alone (长春市) counts as its government. What a body of the whole country has in a place is that place's office
    (国家税务总局长春市税务局), and what it is itself has no place (教育部).
    """
    body = next((body for body in national_bodies() if name.startswith(body)), None)
    if body is not None:
        below = name.removeprefix(body)
        local = parse_agency(below) if below else None
        if local is not None and local.kind == "department":
            return replace(local, full=name)
        office = body if _OF_THE_WHOLE.fullmatch(below) else name if _OFFICE.fullmatch(below) else None
        return AgencyName(name, "", (), None, None, office, "department") if office else None
    if (
        name.startswith(_NETWORK)
        and (local := parse_agency(name.removeprefix(_NETWORK)))
        and local.kind == "department"
    ):
        return replace(local, full=name)
    if _UNIVERSITY.fullmatch(name):
        return AgencyName(name, "", (), None, None, name, "department")
    first = next((mention for mention in find_places(name) if mention.start == 0), None)
    if first is not None:
        known = _below(name, first.text, first.candidates, name[first.end :])
        if known is not None:
            return known
    unknown = _UNKNOWN_DIVISION.match(name)
    told = _below(name, unknown["place"], (), unknown["rest"]) if unknown and len(unknown["place"]) > 2 else None
    told = told or _below(name, "", (), name)
    return told or (AgencyName(name, "", (), None, None, name, "department") if _BY_ITSELF.fullmatch(name) else None)


def is_office(words: str) -> bool:
    """Whether ``words`` is the whole name of a known office, without a place (司法局)."""
    known = department_of(words)
    return known is not None and len(known.suffix) == len(words)


def _below(name: str, place_text: str, places: tuple[Place, ...], rest: str) -> AgencyName | None:
    """The parts of ``rest``, which stands after the division; None where it is not the rest of an agency's name."""
    if not rest or _GOVERNMENT.match(rest):
        return AgencyName(name, place_text, places, None, None, None, "government") if place_text else None
    rest = re.sub(r"^(?:人民)?政府(?=.{2,})", "", rest) if place_text else rest
    if not is_office(rest) and not place_text and _OWN_LEVEL.match(rest) and is_office(rest[1:]):
        rest = rest[1:]
    zone = township = None
    if not is_office(rest):
        if (match := _ZONE.match(rest)) and (place_text or len(match["name"]) > 4):
            zone = match["name"]
            rest = re.sub(r"^\([^()]*\)", "", match["rest"])
            zone = place_text + zone if re.fullmatch(_ZONE_WORDS, zone) else zone
        if (match := _TOWNSHIP.match(rest)) and not is_office(rest):
            township, rest = match["name"] + match["kind"], match["rest"]
    if rest in {"", "办公室", "机关", "党政办公室", "党政综合办公室"}:
        kind: Part = "township" if township else "zone"
        return AgencyName(name, place_text, places, township, zone, None, kind) if township or zone else None
    if _GOVERNMENT.match(rest) and (township or zone):
        return AgencyName(name, place_text, places, township, zone, None, "township" if township else "zone")
    if is_office(rest) or (_OFFICE.match(rest) and (place_text or zone or township)):
        return AgencyName(name, place_text, places, township, zone, rest, "department")
    return None
