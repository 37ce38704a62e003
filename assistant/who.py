"""Whose reports a question asks about. Names decide, never similarity: an agency is held, known but not held, or unclear."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Language
from assistant.cues import load
from index.catalog_rows import ReportRow
from index.segmenting import segments
from ingest.vocabulary import AgencyForms, Place, RomanisedMention, agency_forms, find_places, find_romanised, romanise

JOINS = re.compile(r"^[\s,、的之]*(?:of|in|'s|’s)?[\s,]*$", re.IGNORECASE)


@dataclass(frozen=True)
class Agency:
    """An agency with reports in the library: its printed name and its reports, oldest first."""

    name: str
    place: str | None
    place_path: tuple[str, ...]
    level: str | None
    code: str | None
    reports: tuple[ReportRow, ...]


@dataclass(frozen=True)
class AgencyMention:
    """A stretch of the question that names an agency: the held agencies it may mean (none: known, but not held).

    ``placed`` says that the vocabulary's table of divisions knows the place.
    """

    start: int
    end: int
    text: str
    agencies: tuple[Agency, ...]
    placed: bool = False


@lru_cache(maxsize=8)
def agencies_of(reports: tuple[ReportRow, ...]) -> tuple[Agency, ...]:
    """The agencies of a library, each with its reports by year. Reports without an agency are not among them."""
    grouped: dict[tuple[str, str | None], list[ReportRow]] = {}
    for report in reports:
        if report.identity.agency:
            grouped.setdefault((report.identity.agency, report.identity.place_code), []).append(report)
    return tuple(
        Agency(
            name=name,
            place=rows[0].identity.place,
            place_path=rows[0].identity.place_path,
            level=rows[0].identity.agency_level,
            code=rows[0].identity.place_code,
            reports=tuple(sorted(rows, key=lambda row: (row.identity.year or 0, row.file))),
        )
        for (name, _), rows in sorted(grouped.items(), key=lambda entry: entry[0][0])
    )


@lru_cache(maxsize=4096)
def forms_of(name: str, place_path: tuple[str, ...]) -> AgencyForms:
    """The ways an agency may be named, cached: every question needs them for every agency held."""
    return agency_forms(name, place_path)


def find_agencies(
    question: str, original: str, language: Language, agencies: Sequence[Agency]
) -> tuple[AgencyMention, ...]:
    """The agencies that a folded question names, in its order; ``original`` is the question as typed (for capitals).

    A held agency is found by any of its forms, longest first. A place that the vocabulary knows and the library has no
    report of is a mention without agencies. A parent named beside its child ("某市某区") only tells namesakes apart.
    """
    held = held_mentions(question, language, agencies)
    known = known_places(question, original, language, agencies)
    held = [within_parent(mention, question) for mention in held] if language == "en" else held
    mentions = [*held, *(place for place in known if not any(covers(mention, place) for mention in held))]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    mentions = drop_inner(mentions)
    mentions = join_chains(mentions, question)
    if not mentions:
        mentions = list(generic_mentions(question, language, agencies))
    return tuple(mentions)


def held_mentions(question: str, language: Language, agencies: Sequence[Agency]) -> list[AgencyMention]:
    """Every stretch that is a form of a held agency and does not run on into another name."""
    found: dict[tuple[int, int], list[Agency]] = {}
    for agency in agencies:
        forms = forms_of(agency.name, agency.place_path)
        for form in (*forms.zh, *forms.en) if language == "en" else forms.zh:
            for match in form_pattern(form).finditer(question):
                end = runs_on(question, match.end(), form)
                named = found.setdefault((match.start(), end), [])
                if end == match.end():
                    named.append(agency)
    return [
        AgencyMention(start, end, question[start:end], tuple(dict.fromkeys(named)))
        for (start, end), named in found.items()
    ]


@lru_cache(maxsize=8192)
def form_pattern(form: str) -> re.Pattern[str]:
    """A form of a name as a pattern: Latin names stand between word boundaries, in any case, blanks and hyphens free
    anywhere, since a name may be written by syllables ("Pan zhi hua")."""
    if form.isascii() or not re.search(r"[一-鿿]", form):
        letters = r"[\s\-'’]?".join(re.escape(letter) for letter in re.sub(r"[\s\-'’]+", "", form))
        return re.compile(rf"(?<![A-Za-z]){letters}(?![A-Za-z])", re.IGNORECASE)
    return re.compile(re.escape(form))


def runs_on(question: str, end: int, form: str) -> int:
    """Where the name ends that a Chinese form begins: ``end``, or later where it is part of a longer name.

    "甲县" + "教育局" is an office, "甲山" + "镇" another place: neither is what the form stands for.
    """
    words = load("naming")
    rest = question[end:]
    if not re.search(r"[一-鿿]", form):
        if re.search(str(words["english_level"]), form):
            return end
        longer_name = re.match(str(words["english_run_on"]), rest)
        return end + longer_name.end() if longer_name else end
    levels = [str(level) for level in words["levels"]]  # type: ignore[attr-defined]
    if form[-1] not in "".join(levels):
        longer = next((level for level in levels if rest.startswith(level)), None)
        if longer:
            return end + len(longer)
    office = re.match(str(words["department"]), rest)
    return end + office.end() if office else end


def known_places(question: str, original: str, language: Language, agencies: Sequence[Agency]) -> list[AgencyMention]:
    """The places and offices of the vocabulary that the question names, with the held agencies that they are.

    A place stands for its government only; where an office follows ("…教育局", "… Justice Bureau"), for that office.
    """
    words = load("naming")
    found = []
    for place in find_places(question):
        if len(place.text) < 4 and cuts_words(question, place.start, place.end):
            continue
        tail = re.match(str(words["department"]), question[place.end :])
        end = place.end + tail.end() if tail else place.end
        held = held_at(agencies, place.candidates, (tail.group(),) if tail else ())
        found.append(AgencyMention(place.start, end, question[place.start : end], held, True))
    if language == "en":
        found += [romanised_mention(mention, original, agencies) for mention in find_romanised(original)]
    return [mention for mention in found if mention.agencies or language == "zh" or names_it(mention, original)]


def cuts_words(question: str, start: int, end: int) -> bool:
    """Whether a short name is only a piece of other words ("和县" in "市本级和县乡"), by the word segmenter."""
    edges, at = {0}, 0
    for word in segments(question):
        at += len(word)
        edges.add(at)
    return start not in edges or end not in edges


def names_it(mention: AgencyMention, original: str) -> bool:
    """Whether a stretch that no held agency answers to is a name for certain: a capital, or an office or level word."""
    return original[mention.start].isupper() or " " in mention.text.strip()


def romanised_mention(mention: RomanisedMention, original: str, agencies: Sequence[Agency]) -> AgencyMention:
    """A name in Latin letters with the held agencies it means; "the X bureau" means the one office held of X."""
    held = held_at(agencies, mention.candidates, mention.departments)
    end = mention.end
    if not held and not mention.departments:
        codes = {place.code for place in mention.candidates}
        offices = tuple(agency for agency in agencies if agency.level == "department" and agency.code in codes)
        office = re.match(str(load("naming")["any_office"]), original[end:], re.IGNORECASE)
        held = offices if office else tuple(agency for agency in offices if field_said(agency, original))
        if office:
            end += office.end()
        elif held:
            field = field_of(held[0])
            end = max(end, original.lower().find(field.lower()) + len(field))
    return AgencyMention(mention.start, end, original[mention.start : end], held, bool(mention.candidates))


def field_of(agency: Agency) -> str:
    """The field of an office in English ("Civil Affairs"), without its place and the word for office."""
    place = romanise(agency.place or "").split()
    words = [word for word in romanise(agency.name).split() if word not in place]
    return " ".join(word for word in words if word not in ("Bureau", "Commission", "Office", "Department"))


def field_said(agency: Agency, original: str) -> bool:
    """Whether the question says the field of an office without the word for office."""
    field = field_of(agency)
    return bool(field) and field.lower() in original.lower()


def held_at(agencies: Sequence[Agency], candidates: Sequence[Place], departments: Sequence[str]) -> tuple[Agency, ...]:
    """The held agencies of the places that a name may be: their governments, or the offices named."""
    codes = {place.code for place in candidates}
    names = {place.name for place in candidates}
    at_place = [
        agency for agency in agencies if agency.code in codes or (agency.code is None and agency.place in names)
    ]
    if departments:
        return tuple(agency for agency in at_place if agency.name.endswith(tuple(departments)))
    return tuple(agency for agency in at_place if agency.level not in ("department", "township"))


def covers(held: AgencyMention, place: AgencyMention) -> bool:
    """Whether a held agency's stretch takes in a known place's, or the place is but a piece of its name.

    Of "Tang Chuan township" the reader of names may see "Chuan township": below the table it knows no names.
    """
    if held.start <= place.start < held.end and held.end >= place.end:
        return True
    return not place.agencies and not place.placed and held.start < place.start < held.end


def within_parent(mention: AgencyMention, question: str) -> AgencyMention:
    """A held mention with the agencies that lie in the larger place named right behind it ("…, Haidian", "… in Youxi").

    A larger place that none of them lies in makes it a mention of an agency that is not held.
    """
    behind = question[mention.end :]
    upper = next((found for found in find_romanised(behind) if JOINS.match(behind[: found.start])), None)
    if upper is None or not upper.candidates or not behind[upper.start].isupper():
        return mention
    names = {place.name for place in upper.candidates}
    inside = tuple(agency for agency in mention.agencies if names & set(agency.place_path) or agency.place in names)
    end = mention.end + upper.end
    return AgencyMention(mention.start, end, question[mention.start : end], inside, placed=True)


def drop_inner(mentions: Sequence[AgencyMention]) -> list[AgencyMention]:
    """Without the mentions that stand inside a longer one; the longer name is the one that was meant."""
    return [
        mention
        for mention in mentions
        if not any(
            other is not mention
            and other.start <= mention.start
            and mention.end <= other.end
            and (other.end - other.start) > (mention.end - mention.start)
            for other in mentions
        )
    ]


def join_chains(mentions: Sequence[AgencyMention], question: str) -> list[AgencyMention]:
    """A parent named right beside its child becomes one mention of the child that the parent fits."""
    joined: list[AgencyMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last is None or not JOINS.match(question[last.end : mention.start]):
            joined.append(mention)
            continue
        pair = chained(last, mention) or chained(mention, last)
        if pair is None:
            joined.append(mention)
        else:
            joined[-1] = AgencyMention(last.start, mention.end, question[last.start : mention.end], pair)
    return joined


def chained(parent: AgencyMention, child: AgencyMention) -> tuple[Agency, ...] | None:
    """The agencies of ``child`` that lie in the place ``parent`` names, or None where the two are no chain."""
    if not child.agencies:
        return None
    inside = tuple(agency for agency in child.agencies if lies_in(agency, parent))
    return inside or None


def lies_in(agency: Agency, parent: AgencyMention) -> bool:
    """Whether one of the places above ``agency`` bears the name that ``parent`` is."""
    named = parent.text.casefold().replace(" ", "")
    for above in agency.place_path:
        forms = forms_of(above, ())
        if named in {form.casefold().replace(" ", "") for form in (*forms.zh, *forms.en, above)}:
            return True
    return any(
        agency.place_path[: len(other.place_path)] == other.place_path != agency.place_path for other in parent.agencies
    )


def generic_mentions(question: str, language: Language, agencies: Sequence[Agency]) -> Iterable[AgencyMention]:
    """ "the bureau", "该局": the held agencies of that kind, one or several, where no name was given."""
    for kind in load("naming")["generic"]:  # type: ignore[attr-defined]
        for phrase in kind[language]:
            match = form_pattern(str(phrase)).search(question)
            if match:
                fitting = tuple(agency for agency in agencies if re.search(str(kind["agency"]), agency.name))
                if fitting:
                    yield AgencyMention(match.start(), match.end(), match.group(), fitting)
                    return
