"""Bodies that are named right behind a place or before it ("某市法院", "X University", "the police of X"): never the place's government."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from assistant.cues import load
from assistant.question.holdings import Agency, Holdings
from ingest.vocabulary import parse_agency
from ingest.vocabulary.agencies import departments

HAN = re.compile("[一-鿿]")
OWN_LEVEL = re.compile(r"^的?[省市县区州旗](?=.)")
ZONE = re.compile("(?:开发区|高新区|经开区|保税区|示范区|园区|产业园|新区|度假区|风景区)$")
KINDS = ("局", "委员会", "委", "厅", "办公室")


def body_after(rest: str) -> int:
    """How long the name of a body is that stands at the start of Chinese ``rest``, behind a place; 0 where there is none.

    >>> body_after("法院2022年收到几件"), body_after("教育2022年收到几件"), body_after("委托办理"), body_after("2022年")
    (2, 2, 0, 0)
    """
    body = pattern_zh().match(rest)
    field = field_after().match(rest)
    return max(body.end() if body else 0, field.end() if field else 0)


def english_body_after(rest: str) -> int:
    """``body_after`` for words in Latin letters, with the blank before them."""
    found = (re.match(rf"(?:['’]s)?\s+(?:{said})\b", rest, re.IGNORECASE) for said, _ in english_bodies())
    return max((match.end() for match in found if match), default=0)


def english_body_before(before: str) -> int:
    """Where the words for a body begin that a text before a place ends with ("the police of "); its length where there are none."""
    found = (re.search(rf"\b(?:the\s+)?(?:{said})\s+of\s+$", before, re.IGNORECASE) for said, _ in english_bodies())
    return min((match.start() for match in found if match), default=len(before))


def held_bodies(text: str, of: Iterable[Agency], holdings: Holdings) -> tuple[Agency, ...]:
    """The held agencies at the places of the governments ``of`` that are exactly the body which ``text`` names."""
    return bodies_beside(text, (agency for agency in of if agency.level not in ("department", "township")), holdings)


def bodies_beside(text: str, of: Iterable[Agency], holdings: Holdings) -> tuple[Agency, ...]:
    """``held_bodies`` at the places of any agencies ``of``; a zone may be a division of its own below its city."""
    of = tuple(of)
    lines = {holdings.line(agency) for agency in of}
    paths = {agency.place_path for agency in of if agency.place_path}
    paths |= {agency.place_path[:-1] for agency in of if is_zone(agency)}
    beside = (
        agency
        for agency in holdings
        if holdings.line(agency) in lines
        or (agency.place_path in paths or (agency.place_path[:-1] in paths and is_zone(agency)))
    )
    return bodies_named(text, beside if of else ())


def is_zone(agency: Agency) -> bool:
    """Whether an agency's place is a zone that is a division of its own, below its city."""
    return len(agency.place_path) > 1 and ZONE.search(agency.place or "") is not None


def bodies_named(text: str, at_place: Iterable[Agency]) -> tuple[Agency, ...]:
    """Those of the agencies of a place that are exactly the body which ``text`` names, without the place or a verb."""
    called = names_of_body(text.strip())
    every = re.match(r"各个?|所有|全部", text)
    ending = text[every.end() :] if every else ""
    return tuple(
        agency
        for agency in at_place
        if (own := own_names(agency)) & called or (ending and any(name.endswith(ending) for name in own))
    )


def names_of_body(text: str) -> frozenset[str]:
    """The Chinese names, without the place, of the body that some words name."""
    if not HAN.search(text):
        words = re.sub(r"^['’]s\s+|^(?:the\s+)", "", text)
        return frozenset(
            name for said, zh in english_bodies() if re.fullmatch(said, words, re.IGNORECASE) for name in zh
        )
    bare = OWN_LEVEL.sub("", text).removeprefix("的")
    names = {bare, in_short(bare.removesuffix("管理委员会").removesuffix("管委会"))}
    if bare in ("警方", "警察", "警察局"):
        names.add("公安局")
    for name in [*names, *(bare + kind for kind in KINDS)]:
        if (known := departments().get(name)) is not None:
            names |= {name, *known.also}
    return frozenset(names)


def own_names(agency: Agency) -> frozenset[str]:
    """What an agency is called without its place: its office, or the zone that it administers in short."""
    parsed = parse_agency(agency.name)
    if parsed is None:
        return frozenset()
    if is_zone(agency):
        city = agency.place_path[-2]
        zone = str(agency.place).removeprefix(city).removeprefix(city[:-1])
        return frozenset((zone, in_short(zone))) if parsed.office in (None, "管理委员会", "管委会") else frozenset()
    if parsed.office:
        return frozenset((parsed.office,))
    if not parsed.zone or parsed.township:
        return frozenset()
    place = agency.place or ""
    zone = parsed.zone.removeprefix(place).removeprefix(place[:-1])
    return frozenset((zone, in_short(zone)))


def in_short(zone: str) -> str:
    """The short name of a zone: 高新区 for 高新技术产业开发区."""
    for short, full in zones().items():
        if re.fullmatch(full, zone):
            return short
    return zone


@cache
def pattern_zh() -> re.Pattern[str]:
    """What names a body behind a Chinese name of a place."""
    words = load("body_names")
    kinds = "|".join(str(kind) for kind in words["zh"])  # type: ignore[attr-defined]
    return re.compile(f"的?(?:{kinds})".replace("{filler}", str(words["filler"])))


@cache
def field_after() -> re.Pattern[str]:
    """A field of work that stands for its office, by its full or short name (教育, 卫健)."""
    stems = {name.removesuffix(kind) for name in departments() for kind in KINDS if name.endswith(kind)}
    known = sorted(
        (stem for stem in stems if len(stem) > 1 and "政府" not in stem and stem != "管理"), key=len, reverse=True
    )
    return re.compile(f"(?:{'|'.join(map(re.escape, known))}){load('body_names')['field_before']}")


@cache
def english_bodies() -> Sequence[tuple[str, tuple[str, ...]]]:
    """Patterns of the English words for a body, each with the Chinese names of it."""
    words = load("body_names")
    then = str(words["then"])
    return tuple((str(entry["said"]).replace("{then}", then), tuple(entry["zh"])) for entry in words["en"])  # type: ignore[attr-defined]


@cache
def zones() -> Mapping[str, str]:
    """Patterns of the full names of zones by the short one."""
    return {str(short): str(full) for short, full in load("body_names")["zones"].items()}  # type: ignore[attr-defined]
