"""Names of which a list says only a part: the offices of "甲市教育局和司法局", the places of "甲和乙鼓楼区"."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from assistant.answer import Language
from assistant.cues import find_cues, load
from assistant.question.held import AgencyMention
from assistant.question.holdings import Agency, Holdings
from ingest.vocabulary import Place, agency_forms, find_places, find_romanised, name_key
from ingest.vocabulary.agencies import department_words, departments, english_departments

HAN = re.compile("[一-鿿]")
OPENING = re.compile(r"[^一-鿿]*(?:请问|请|查|问)?[^一-鿿]*(?:年度?)?[^一-鿿]*")  # what may stand before the name
MOST_ALONE = 12  # offices of one name between which a reader can choose


def completed(
    mentions: Sequence[AgencyMention], question: str, language: Language, holdings: Holdings
) -> list[AgencyMention]:
    """``mentions`` with what a list leaves out: the offices that follow one, the places that precede a smaller one."""
    mentions = in_each(mentions, question, language, holdings)
    with_offices = [
        one for mention in mentions for one in (mention, *offices_after(mention, question, language, holdings))
    ]
    with_offices += office_compared(with_offices, question, language, holdings)
    with_offices.sort(key=lambda mention: mention.start)
    found: list[AgencyMention] = []
    for mention in reversed(with_offices):
        behind = found[-1] if found else None
        found.append(shared_place(mention, behind, question, language, holdings) if behind else mention)
    return found[::-1]


def in_each(
    mentions: Sequence[AgencyMention], question: str, language: Language, holdings: Holdings
) -> Sequence[AgencyMention]:
    """ "The Gulou districts of Nanjing and Xuzhou": the namesake in each of the places listed behind it."""
    words = load("naming")
    for at, mention in enumerate(mentions[:-1]):
        inside = re.compile(str(words["in_each"][language]), re.IGNORECASE)  # type: ignore[index]
        if len(mention.agencies) < 2 or not inside.fullmatch(question[mention.end : mentions[at + 1].start]):
            continue
        joint = re.compile(str(words["list_joint"][language]), re.IGNORECASE)  # type: ignore[index]
        last = at + 1
        while last + 1 < len(mentions) and joint.fullmatch(question[mentions[last].end : mentions[last + 1].start]):
            last += 1
        found = [
            replace(one, agencies=namesakes_in(places_of(one.text, language), mention.agencies, holdings))
            for one in mentions[at + 1 : last + 1]
        ]
        found[0] = replace(found[0], start=mention.start, text=question[mention.start : found[0].end])
        return [*mentions[:at], *found, *mentions[last + 1 :]]
    return mentions


def offices_after(
    mention: AgencyMention, question: str, language: Language, holdings: Holdings
) -> Iterator[AgencyMention]:
    """The offices that are listed after an office without naming their place again, each a mention of its own."""
    if not mention.agencies or any(agency.level != "department" for agency in mention.agencies):
        return
    last = mention.end
    while True:
        joint = re.match(str(load("naming")["list_joint"][language]), question[last:], re.IGNORECASE)  # type: ignore[index]
        start = last + joint.end() if joint else last
        end, names = office_at(question, start, language) if joint else (start, ())
        if not names:
            return
        at_place = [agency for agency in holdings if agency.place_path == mention.agencies[0].place_path]
        forms = {name_key(str(agency.place) + name): None for agency in at_place for name in names}
        found = {agency for named in holdings.named(forms).values() for agency in named if agency in at_place}
        text = question[start:end] if found else f"{mention.agencies[0].place}{names[0]}"
        yield AgencyMention(start, end, text, tuple(sorted(found, key=lambda agency: agency.name)), placed=True)
        last = end


def office_compared(
    mentions: Sequence[AgencyMention], question: str, language: Language, holdings: Holdings
) -> list[AgencyMention]:
    """The office that the one agency named is set against, or joined with, without its place ("比教育局多多少", "和教育局")."""
    words = load("difference")
    asked = any(re.search(str(words[name][language]), question, re.IGNORECASE) for name in ("asks", "times"))  # type: ignore[index]
    lines = {holdings.line(agency) for mention in mentions for agency in mention.agencies}
    if len(mentions) != 1 or len(lines) != 1:
        return []
    for joint in re.finditer(str(words["beside"][language]), question, re.IGNORECASE):  # type: ignore[index]
        end, names = office_at(question, joint.end(), language)
        if names and (joint.start() == mentions[0].end or (asked and joint.start() > mentions[0].end)):
            found = offices_named(names, mentions[0].agencies[0].place, lines, holdings)
            text = question[joint.end() : end] if found else f"{mentions[0].agencies[0].place}{names[0]}"
            return [AgencyMention(joint.end(), end, text, found, placed=True)]
    return []


def offices_named(
    names: Sequence[str], place: str | None, lines: Container[object], holdings: Holdings
) -> tuple[Agency, ...]:
    """The held offices of a place, by its ``lines``, that bear one of these names."""
    forms = {name_key(f"{place}{name}"): None for name in names}
    named = {agency for found in holdings.named(forms).values() for agency in found}
    return tuple(agency for agency in holdings if agency in named and holdings.line(agency) in lines)


def office_at(question: str, start: int, language: Language) -> tuple[int, tuple[str, ...]]:
    """Where the office ends whose name stands at ``start``, and its Chinese names; none where there is no office."""
    if language == "zh" or re.match("[\u4e00-\u9fff]", question[start:]):
        word = next((word for word in department_words() if question.startswith(word, start)), None)
        return (start + len(word), (word,)) if word and word[-1] in "局厅委会室办" else (start, ())
    words = list(re.finditer(r"[A-Za-z]+(?:['’][A-Za-z]+)*", question[start:]))[:8]
    known = english_departments()
    for length in range(len(words), 0, -1):
        said = tuple(word.group().lower() for word in words[:length])
        names = known.get(said) or known.get(tuple(re.sub("['’]", "", word) for word in said))
        if names and not re.search(r"[.?!;:]", question[start : start + words[length - 1].end()]):
            return start + words[length - 1].end(), names
    return start, ()


def offices_alone(question: str, language: Language, holdings: Holdings) -> tuple[AgencyMention, ...]:
    """An office that is named without its place, as a mention of every held office of that name; none where they are many.

    Of a question for all reports ("which reports mention the police?") it is no name, nor behind other Chinese words.
    """
    counted = re.search(str(load("naming")["reports_of_one"][language]), question, re.IGNORECASE)  # type: ignore[index]
    if counted is None and find_cues(question, language).has("groups", "all"):
        return ()
    at = 0
    while at < len(question):
        if HAN.match(question, at) and not OPENING.fullmatch(question[:at]):
            return ()  # behind other words an office may be what is counted
        end, names = office_at(question, at, language) if starts_word(question, at) else (at, ())
        alone = stands_alone(question, at, end) or (counted is not None and counted.end() <= at)
        if names and not HAN.match(question, at) and not alone:
            return ()
        if names:
            known = departments()
            full = {other for name in names for other in (name, *(known[name].also if name in known else ()))}
            found = tuple(one for one in holdings if one.level == "department" and one.name.endswith(tuple(full)))
            return (AgencyMention(at, end, question[at:end], found),) if 0 < len(found) <= MOST_ALONE else ()
        at += 1
    return ()


def stands_alone(question: str, at: int, end: int) -> bool:
    """Whether nothing before or behind an English office may be the name of its place: "the justice bureau", not "X Justice Bureau"."""
    return (
        re.search(r"(?:^|\b[Tt]he )$", question[:at]) is not None and re.match(r" (?:of|in)\b", question[end:]) is None
    )


def starts_word(question: str, at: int) -> bool:
    """Whether a word may start at this place: any Chinese sign, or a letter behind none."""
    return not question[at].isascii() or (question[at].isalpha() and (at == 0 or not question[at - 1].isalpha()))


def shared_place(
    mention: AgencyMention, behind: AgencyMention, question: str, language: Language, holdings: Holdings
) -> AgencyMention:
    """The larger place ``mention`` as the smaller one in it that the next of the list names in full ("甲和乙鼓楼区").

    Where the larger place has reports of its own both are meant, unless "'s" or a count ("两个鼓楼区") says which.
    """
    between = question[mention.end : behind.start]
    joint = re.fullmatch(str(load("naming")["list_joint"][language]), between.removeprefix("'s"), re.IGNORECASE)  # type: ignore[index]
    if joint is None or len(behind.agencies) == 0 or not is_named_with_parent(behind):
        return mention
    found = namesakes_in(places_of(mention.text, language), behind.agencies, holdings)
    if not found:
        return mention
    certain = between.startswith("'s") or re.search(r"[两二三四五]个|[两二三四五]地", behind.text)
    own = () if certain else mention.agencies
    return replace(mention, agencies=tuple(dict.fromkeys((*own, *found))))


def is_named_with_parent(mention: AgencyMention) -> bool:
    """Whether a mention says the larger place that its agency lies in."""
    text = name_key(mention.text)
    for agency in mention.agencies:
        for above in agency.place_path[:-1]:
            forms = agency_forms(above)
            if any(name_key(form) in text for form in (*forms.zh, *forms.en)):
                return True
    return False


def places_of(text: str, language: Language) -> tuple[Place, ...]:
    """The divisions that a name may mean."""
    found = [place for named in find_places(text) for place in named.candidates]
    if language == "en":
        found += [place for named in find_romanised(text) for place in named.candidates]
    return tuple(found)


def is_place_alone(text: str, language: Language) -> bool:
    """Whether a name is that of a division and goes on to no body there ("长春法院")."""
    spans = [(found.start, found.end) for found in find_places(text)]
    if language == "en":
        spans += [(found.start, found.end) for found in find_romanised(text) if not found.departments]
    return any(end - start == len(text) for start, end in spans)


def namesakes_in(places: Sequence[Place], agencies: Sequence[Agency], holdings: Holdings) -> tuple[Agency, ...]:
    """The held agencies in these places that are called like ``agencies`` are in theirs."""
    wanted = {own_name(agency) for agency in agencies}
    return tuple(
        agency
        for agency in holdings
        if own_name(agency) in wanted and any(lies_below(agency, place) for place in places)
    )


def own_name(agency: Agency) -> tuple[str | None, str]:
    """An agency's place and what its name says after it, without the places above."""
    return agency.place, agency.name.rpartition(agency.place or agency.name)[2]


def lies_below(agency: Agency, place: Place) -> bool:
    """Whether an agency's place lies in a division."""
    same_province = agency.code is None or agency.code[:2] == place.code[:2]
    return same_province and place.name in agency.place_path[:-1]
