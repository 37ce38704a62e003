"""Whose reports a question asks about. Names decide, never similarity: an agency is held, known but not held, or unclear."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.answer import Language
from assistant.cues import load
from assistant.question.below import spread
from assistant.question.body_mentions import body_of, with_body
from assistant.question.body_names import bodies_named, is_zone
from assistant.question.elliptic import completed
from assistant.question.held import AgencyMention, held_mentions, office_after
from assistant.question.holdings import Agency, Holdings
from assistant.question.namesakes_said import told_apart
from index.segmenting import segments
from ingest.vocabulary import (
    Place,
    RomanisedMention,
    agency_forms,
    find_places,
    find_romanised,
    name_key,
    parse_agency,
    romanise,
)
from ingest.vocabulary.agencies import fields_of
from ingest.vocabulary.office_changes import fields_called, renamed_to

JOINS = re.compile(r"^[\s,(的之]*(?:of|in|'s|’s|[这那]?[两二三四五]个)?[\s,(]*$", re.IGNORECASE)


def find_agencies(question: str, original: str, language: Language, holdings: Holdings) -> tuple[AgencyMention, ...]:
    """The agencies that a folded question names, in its order, with those that it names together ("all districts of X")."""
    named = named_agencies(question, original, language, holdings)
    return named_together(named, question, language, holdings)


def named_together(
    named: Sequence[AgencyMention], question: str, language: Language, holdings: Holdings
) -> tuple[AgencyMention, ...]:
    """The agencies named one by one with those below a place that are named together; without a name, "the bureau"."""
    mentions = spread(named, question, language, holdings)
    return mentions or tuple(generic_mentions(question, language, holdings))


def named_agencies(question: str, original: str, language: Language, holdings: Holdings) -> tuple[AgencyMention, ...]:
    """The agencies that a folded question names one by one; ``original`` is the question as typed (for capitals).

    A held agency is found by any of its forms, longest first. A place that the vocabulary knows and the library has no
    report of is a mention without agencies. A parent named beside its child ("某市某区") only tells namesakes apart.
    """
    held = held_mentions(question, language, holdings)
    known = known_places(question, original, language, holdings)
    if language == "en":
        held = [of_level(within_parent(mention, question), question) for mention in held]
        known = [with_body(one, question, holdings) for one in known]
        held, known = ([body_of(one, question, holdings) for one in found] for found in (held, known))
        # "Kuancheng District of Changchun" is found whole, and by its first words with the place behind them.
        held = list({(one.start, one.end, one.agencies): one for one in held}.values())
    mentions = [
        *held,
        *(
            place
            for place in known
            if not any(covers(one, place) for one in held if one.agencies or not place.agencies)
        ),
    ]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    mentions = [without_office(mention, question) for mention in drop_inner(without_area(mentions))]
    return tuple(
        told_apart(
            completed(join_chains(mentions, question), question, language, holdings), question, language, holdings
        )
    )


def without_area(mentions: Sequence[AgencyMention]) -> list[AgencyMention]:
    """The mentions without the words for a whole area that are the name of a place as well (全州), where its place is named."""
    held = [mention for mention in mentions if mention.agencies]
    level = {mention.text[-1] for mention in held} | {
        str(one.place)[-1] for mention in held for one in mention.agencies
    }
    return [mention for mention in mentions if mention.agencies or mention.text not in {f"全{kind}" for kind in level}]


def without_office(mention: AgencyMention, question: str) -> AgencyMention:
    """A government's name that the question goes on to its office (某市政府|办) as the name of the place alone.

    The office is then what the question asks about inside the report, like one that is named apart (某市2016年市政府办).
    """
    office = re.match(str(load("naming")["own_office"]), question[mention.end :])
    named = re.search("[省市县区州盟旗](?P<government>(?:人民)?政府)$", mention.text)
    if office is None or named is None or not mention.agencies:
        return mention
    end = mention.start + named.start("government")
    return replace(mention, end=end, text=question[mention.start : end])


def known_places(question: str, original: str, language: Language, holdings: Holdings) -> list[AgencyMention]:
    """The places and offices of the vocabulary that the question names, with the held agencies that they are.

    A place stands for its government only; where an office follows ("…教育局", "… Justice Bureau"), for that office.
    """
    found = []
    for place in find_places(question):
        if len(place.text) < 4 and cuts_words(question, place.start, place.end):
            continue
        end = place.end + office_after(question[place.end :])
        office = question[place.end : end]
        held = held_at(holdings, place.candidates, (office,) if office else ())
        held = held or (bodies_named(office, at_with_zones(place.candidates, holdings)) if office else ())
        found.append(AgencyMention(place.start, end, question[place.start : end], held, True))
    if language == "en":
        found += [romanised_mention(mention, original, holdings) for mention in find_romanised(original)]
    return [mention for mention in found if mention.agencies or language == "zh" or names_it(mention, original)]


def at_with_zones(places: Sequence[Place], holdings: Holdings) -> tuple[Agency, ...]:
    """The held agencies of these places and of the zones right below them."""
    paths = {place.path for place in places}
    zones = (agency for agency in holdings if is_zone(agency) and agency.place_path[:-1] in paths)
    return (*holdings.at(places), *zones)


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


def romanised_mention(mention: RomanisedMention, original: str, holdings: Holdings) -> AgencyMention:
    """A name in Latin letters with the held agencies it means; "the X bureau" means the one office held of X."""
    held = held_at(holdings, mention.candidates, mention.departments) or town_in(mention, holdings)
    end = mention.end
    if not held and not mention.departments:
        at_place = holdings.at(mention.candidates)
        offices = tuple(agency for agency in at_place if agency.level == "department")
        office = re.match(str(load("naming")["any_office"]), original[end:], re.IGNORECASE)
        held = offices if office else tuple(agency for agency in offices if field_said(agency, original))
        if office:
            end += office.end()
        elif held:
            field = field_of(held[0])
            end = max(end, original.lower().find(field.lower()) + len(field))
    return AgencyMention(mention.start, end, original[mention.start : end], held, bool(mention.candidates))


def town_in(mention: RomanisedMention, holdings: Holdings) -> tuple[Agency, ...]:
    """The held town of "X County Y Town", which the table of divisions does not know, by its name; the places before it hold it."""
    if mention.candidates or mention.departments or mention.level is None:
        return ()
    form = name_key(f"{mention.name}{mention.level}")
    named = [one for one in holdings.named({form}).get(form, ()) if one.level == "township"]
    above = {place.name for found in find_romanised(mention.text[: -len(mention.level)]) for place in found.candidates}
    return tuple(one for one in named if not above or above & set(one.place_path))


def field_of(agency: Agency) -> str:
    """The field of an office in English ("Civil Affairs"), without its place and the word for office."""
    place = romanise(agency.place or "").split()
    words = [word for word in romanise(agency.name).split() if word not in place]
    return " ".join(word for word in words if word not in ("Bureau", "Commission", "Office", "Department"))


def field_said(agency: Agency, original: str) -> bool:
    """Whether the question says the field of an office without the word for office."""
    field = field_of(agency)
    return bool(field) and field.lower() in original.lower()


def held_at(holdings: Holdings, candidates: Sequence[Place], departments: Sequence[str]) -> tuple[Agency, ...]:
    """The held agencies of the places that a name may be: their governments, or the offices named."""
    at_place = holdings.at(candidates)
    if departments:
        full = tuple(name for name in departments if len(name) > 1)  # "the bureau" (市局) is any
        named = tuple(agency for agency in at_place if agency.name.endswith(full))
        joined = () if named else tuple(agency for agency in at_place if is_joined_in(departments, agency))
        return named or (joined if len(joined) == 1 else ()) or other_name(departments, at_place)
    return tuple(agency for agency in at_place if agency.level not in ("department", "township"))


def office_of(agency: Agency) -> str:
    """What an agency's name says after its place, "" for a government."""
    parsed = parse_agency(agency.name)
    return (parsed.office or "") if parsed is not None else ""


def is_joined_in(departments: Sequence[str], agency: Agency) -> bool:
    """Whether an office goes on in a larger one that bears its field first (教育局 in 教育科技体育局)."""
    parsed = parse_agency(agency.name)
    fields = fields_of(parsed.office) if parsed is not None and parsed.office else ()
    return bool(fields) and any(office == fields[0] + agency.name[-1] for office in departments)


def other_name(departments: Sequence[str], at_place: Sequence[Agency]) -> tuple[Agency, ...]:
    """The one office at a place that is for the same field under another word for its kind, or the old office renamed."""
    said = frozenset(field for office in departments for field in fields_called(office))
    renamed = frozenset(field for office in departments for field in renamed_to(office))
    for fields in (said, renamed):
        found = tuple(agency for agency in at_place if fields & fields_called(office_of(agency)))
        if found:
            return found if len(found) == 1 else ()
    return ()


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
    lies_low = mention.agencies and all(agency.level not in ("department", "township") for agency in mention.agencies)
    if lies_low and all(place.level == "county" for place in upper.candidates):
        return mention  # "Chaoyang, Haidian" is a list: no county lies in another
    names = {place.name for place in upper.candidates}
    inside = tuple(agency for agency in mention.agencies if names & set(places_above(agency)))
    end = mention.end + upper.end
    return AgencyMention(mention.start, end, question[mention.start : end], inside, placed=True)


def places_above(agency: Agency) -> tuple[str, ...]:
    """The names of the places that an agency lies in; an office and a town lie in their own place too."""
    return agency.place_path if agency.level in ("department", "township") else agency.place_path[:-1]


def of_level(mention: AgencyMention, question: str) -> AgencyMention:
    """A held mention after "the county of": only the agencies of that level, where there is any."""
    said = re.search(str(load("naming")["level_of"]), question[: mention.start], re.IGNORECASE)
    if said is None or len(mention.agencies) < 2:
        return mention
    ending = str(load("naming")["level_endings"][said.group(1).lower()])  # type: ignore[index]
    fitting = tuple(agency for agency in mention.agencies if re.search(ending, agency.name))
    start = said.start() if fitting else mention.start
    return AgencyMention(start, mention.end, question[start : mention.end], fitting or mention.agencies, mention.placed)


def drop_inner(mentions: Sequence[AgencyMention]) -> list[AgencyMention]:
    """Without the mentions that stand inside a longer one; the longer name is the one that was meant.

    Of two readings of one stretch the one that no held agency answers to goes.
    """
    read = {(mention.start, mention.end) for mention in mentions if mention.agencies}
    return [
        mention
        for mention in mentions
        if (mention.agencies or (mention.start, mention.end) not in read)
        and not any(
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
    if not child.agencies or parent.text in child.text:
        return None  # "Shili County, Shili County Education Bureau" is a list: the second says its place itself
    inside = tuple(agency for agency in child.agencies if lies_in(agency, parent))
    return inside or None


def lies_in(agency: Agency, parent: AgencyMention) -> bool:
    """Whether one of the places above ``agency`` bears the name that ``parent`` is."""
    named = parent.text.casefold().replace(" ", "")
    for above in agency.place_path:
        forms = agency_forms(above)
        if named in {form.casefold().replace(" ", "") for form in (*forms.zh, *forms.en, above)}:
            return True
    return any(
        agency.place_path[: len(other.place_path)] == other.place_path != agency.place_path for other in parent.agencies
    )


@lru_cache(maxsize=256)
def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as a pattern: a Latin one stands between word boundaries, in any case, its blanks and hyphens free."""
    if re.search(r"[一-鿿]", phrase):
        return re.compile(re.escape(phrase))
    letters = r"[\s\-'’]?".join(re.escape(letter) for letter in re.sub(r"[\s\-'’]+", "", phrase))
    return re.compile(rf"(?<![A-Za-z]){letters}(?![A-Za-z])", re.IGNORECASE)


def generic_mentions(question: str, language: Language, holdings: Holdings) -> Iterable[AgencyMention]:
    """ "the bureau", "该局": the held agencies of that kind, one or several, where no name was given."""
    for kind in load("naming")["generic"]:  # type: ignore[attr-defined]
        for phrase in kind[language]:
            match = phrase_pattern(str(phrase)).search(question)
            if match:
                fitting = tuple(agency for agency in holdings if re.search(str(kind["agency"]), agency.name))
                if fitting:
                    yield AgencyMention(match.start(), match.end(), match.group(), fitting)
                    return
