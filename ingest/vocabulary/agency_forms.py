"""The forms, Chinese and English, in which people name an agency, and the one that an English answer shows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from ingest.vocabulary.agencies import department_of, merged_english, merged_short
from ingest.vocabulary.agency_names import AgencyName, parse_agency
from ingest.vocabulary.places import Place, places_named
from ingest.vocabulary.readings import english_name, other_english_names, pinyin

_LEVEL_ENGLISH = (
    ("特别行政区", "SAR"), ("自治区", "Autonomous Region"), ("自治州", "Prefecture"), ("自治县", "County"), ("自治旗", "Banner"),
    ("地区", "Prefecture"), ("林区", "Forestry District"), ("省", "Province"), ("州", "Prefecture"), ("盟", "League"),
    ("县", "County"), ("区", "District"), ("旗", "Banner"), ("市", ""),
)  # fmt: skip
_TOWNSHIP_ENGLISH = {
    "街道": ("Subdistrict", "Street"),
    "民族乡": ("Ethnic Township", "Township"),
    "苏木": ("Sumu",),
    "镇": ("Town", "Township"),
    "乡": ("Township", "Town"),
}
_ZONE_ENGLISH = (
    ("经济技术开发区", "Economic-Technological Development Area"), ("高新技术产业开发区", "High-tech Zone"),
    ("保税区", "Free Trade Zone"), ("示范区", "Demonstration Zone"), ("开发区", "Development Zone"), ("高新区", "High-tech Zone"),
    ("经开区", "Development Zone"), ("产业园区", "Industrial Park"), ("产业园", "Industrial Park"), ("工业园区", "Industrial Park"),
    ("工业园", "Industrial Park"), ("风景名胜区", "Scenic Area"), ("风景区", "Scenic Area"), ("度假区", "Resort"),
    ("合作区", "Cooperation Zone"), ("试验区", "Pilot Zone"), ("园区", "Park"), ("新区", "New Area"), ("新城", "New Town"),
)  # fmt: skip
_KIND_ENGLISH = (
    ("集团有限公司", "Group"),
    ("有限公司", "Company"),
    ("大学", "University"),
    ("学院", "College"),
    ("海关", "Customs"),
    ("委员会", "Commission"),
    ("办公室", "Office"),
    ("中心", "Centre"),
    ("局", "Bureau"),
    ("厅", "Department"),
)
_COMPANY = re.compile(r"(?:股份有限|有限责任|有限|)公司$")  # people leave it away: 示例市水务集团
_GOVERNMENT_OFFICE = re.compile("政府(办公[室厅])$")
_JOINT = re.compile("(?<=.{2})[和与](?=.{2})")  # people leave it away: 规划自然资源局
_MOST_OFFICE_NAMES = 8
_FREE_SIGNS = re.compile(r"[\s\-'’]+")  # a name may be written by syllables


@dataclass(frozen=True)
class AgencyForms:
    """The forms in which a question may name an agency; English ones in their usual capitals."""

    zh: tuple[str, ...]
    en: tuple[str, ...]


@lru_cache(maxsize=4096)
def agency_forms(agency: str, place_path: tuple[str, ...] = ()) -> AgencyForms:
    """Every form by which a question may name ``agency``; ``place_path`` holds the names of its place from the province down.

    With and without 人民政府, the places above it, level words (宽城区, 宽城; Kuancheng District, Kuancheng), the office by
    its usual short name (人社局) and in each English order (Justice Bureau, Bureau of Justice).
    """
    parsed = parse_agency(agency)
    if parsed is None:
        return AgencyForms((agency,), (english_name(agency),))
    return AgencyForms(_unique(_forms_zh(parsed, place_path)), _unique(_forms_en(parsed, place_path)))


def name_key(form: str) -> str:
    """What a form of a name is looked up by: Latin letters in lower case without blanks, hyphens and apostrophes.

    >>> name_key("Xi'an City"), name_key("Pan zhi hua"), name_key("甲县")
    ('xiancity', 'panzhihua', '甲县')
    """
    return _FREE_SIGNS.sub("", form).lower()


@lru_cache(maxsize=4096)
def romanise(name: str) -> str:
    """An agency's or place's name as an English answer gives it: Gongzhuling Justice Bureau, Kuancheng District."""
    parsed = parse_agency(name)
    if parsed is None:
        return english_name(name)
    body = _body_english(parsed)
    if parsed.office is not None:
        body = body.removesuffix(" Province")
        return f"{body} {_office_english(parsed.office)[0]}".strip()
    office = re.search(r"政府(办公室|办公厅)$", name)
    if office:
        return f"{body} {'General Office' if office[1] == '办公厅' else 'Government Office'}"
    return body


# -- Chinese forms


def _forms_zh(parsed: AgencyName, place_path: tuple[str, ...]) -> Iterable[str]:
    yield parsed.full
    bodies = _bodies_zh(parsed, _path(parsed, place_path))
    if parsed.office:
        department = parsed.department
        short = _COMPANY.sub("", parsed.office)
        offices = (parsed.office, *(department.also if department else ()), *merged_short(parsed.office), short)
        offices = _unique(form for office in offices for form in (office, _JOINT.sub("", office)))
        for body in bodies or ("",):
            yield from (body + office for office in offices)
        return
    tails: tuple[str, ...] = ("办事处", "") if (parsed.township or "").endswith("街道") else ("人民政府", "政府", "")
    if office := _GOVERNMENT_OFFICE.search(parsed.full):
        tails = (*tails, *(f"{of}政府{office[1]}" for of in ("人民", "")), "政府办", "人民政府办")
    for body in bodies:
        yield from (body + tail for tail in tails)


def _path(parsed: AgencyName, place_path: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the places above and of the division itself, where they are known."""
    if place_path:
        return place_path
    if len({place.path for place in parsed.places}) == 1:
        return parsed.places[0].path
    if parsed.places:
        return parsed.places[0].path[-1:]
    return (parsed.place_text,) if parsed.place_text else ()


def _bodies_zh(parsed: AgencyName, path: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the place that an agency belongs to, with and without the places above it and the level word."""
    own = parsed.township or parsed.zone
    place_names = _place_names_zh(parsed, path)
    if not own:
        return place_names
    short = re.sub(r"(?:街道|民族乡|苏木|镇|乡)$", "", own)
    names = [own] if len(short) < 2 else [own, short]
    return _unique(prefix + name for name in names for prefix in (*place_names, ""))


def _place_names_zh(parsed: AgencyName, path: tuple[str, ...]) -> tuple[str, ...]:
    if not path:
        return ()
    last_forms = [path[-1], *(form for place in places_named(path[-1]) for form in _own_forms(place))]
    if len(last_forms) == 1 and len(path[-1]) > 2:
        last_forms.append(path[-1][:-1])
    found = [parsed.place_text]
    for depth in range(len(path) - 1, -1, -1):
        uppers = path[depth:-1]
        for form in last_forms:
            found.append("".join(uppers) + form)
            found.append("".join(_short(upper) for upper in uppers) + form)
    return _unique(name for name in found if name)


def _own_forms(place: Place) -> tuple[str, ...]:
    return (*place.aliases, place.short) if place.bare else place.aliases


def _short(name: str) -> str:
    options = places_named(name)
    return options[0].short if options else name


# -- English forms


def _forms_en(parsed: AgencyName, place_path: tuple[str, ...]) -> Iterable[str]:
    own = parsed.township or parsed.zone
    path = _path(parsed, place_path)
    if not own and not path:
        yield from _office_english(parsed.office) if parsed.office else ()
        return
    names = _below_english(own, parsed) if own else _place_names_english(path[-1])
    bodies = _unique(form for name in names for form in (name, name.replace("'", "")))
    if parsed.office is None:
        yield from bodies
        uppers = path if own else path[:-1]
        for upper in reversed(uppers):
            names_above = _place_names_english(upper)
            for above, body in product(dict.fromkeys((names_above[-1], names_above[0])), bodies):
                yield from (f"{body}, {above}", f"{body} of {above}", f"{above}'s {body}", f"{above} {body}")
        return
    for office in _office_english(parsed.office)[:_MOST_OFFICE_NAMES]:
        for body in bodies:
            yield from (f"{body} {office}", f"{body}'s {office}", f"{office} of {body}")


def _body_english(parsed: AgencyName) -> str:
    if own := (parsed.township or parsed.zone):
        return _below_english(own, parsed)[0]
    if not parsed.place_text:
        return ""
    return _place_names_english(parsed.places[0].name if parsed.places else parsed.place_text)[0]


def _office_english(office: str) -> tuple[str, ...]:
    """The English names of an office; of an unknown one its pinyin with the word for its kind."""
    department = department_of(office)
    if department is not None and department.suffix == office:
        return department.english
    if merged := merged_english(office):
        return merged
    kind = next(((word, english) for word, english in _KIND_ENGLISH if office.endswith(word)), None)
    return (f"{english_name(office[: -len(kind[0])])} {kind[1]}",) if kind else (english_name(office),)


def _place_names_english(name: str) -> tuple[str, ...]:
    """A division's English names: with the level word first (but for cities and regions), then without it."""
    options = places_named(name)
    level, english = next(((word, english) for word, english in _LEVEL_ENGLISH if name.endswith(word)), ("", ""))
    single = len(name) == 2 and bool(level)  # 富县: Fu County, also Fuxian
    short = name[: -len(level)] if single or (not options and level) else options[0].short if options else name
    shown = english_name(short, options[0].pinyin if options and not single else None)
    names = [*(options[0].english if options else ()), shown]
    with_level = [f"{each} {english or 'City'}" for each in names if level]
    if single:
        return _unique([*with_level, pinyin(name).capitalize()])
    return _unique([*names, *with_level] if level in {"自治区", "特别行政区", "市"} else [*with_level, *names])


def _below_english(name: str, parsed: AgencyName) -> tuple[str, ...]:
    """A township's or zone's English names."""
    for word, kinds in _TOWNSHIP_ENGLISH.items():
        if name.endswith(word):
            stem = name[: -len(word)]
            shorts = [english_name(stem), *other_english_names(stem)]
            if stem.endswith("路") and len(stem) > 2:  # 学院路街道: Xueyuanlu, and as people say it, Xueyuan Road
                shorts.append(f"{english_name(stem[:-1])} Road")
            named = [f"{short} {kind}" for short in shorts for kind in kinds]
            if len(stem) == 1:  # 柳镇: Liu Town, also Liuzhen and Liuzhen Town
                named += [form for whole in [pinyin(name).capitalize()] for form in (f"{whole} {kinds[0]}", whole)]
            return (*named, *(shorts if len(stem) >= 2 else ()))
    for word, english in _ZONE_ENGLISH:
        if name.endswith(word):
            short = name[: -len(word)]
            own = short == parsed.place_text and parsed.places
            short = parsed.place_text + short if len(short) == 1 else short  # 天津 + 港保税区
            return (f"{_place_names_english(parsed.places[0].name)[0] if own else english_name(short)} {english}",)
    return (english_name(name),)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
