"""Names of held agencies with a slip of the pen: never answered, only asked back ("did you mean ...?") with the name put right."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.answer import Language
from assistant.cues import Cues
from assistant.plan import QuestionPlan
from assistant.question.body_names import body_after
from assistant.question.held import AgencyMention
from assistant.question.holdings import Agency, Holdings
from ingest.vocabulary import find_places, name_key, parse_agency, romanise
from ingest.vocabulary.agency_names import is_office
from ingest.vocabulary.readings import pinyin

HAN = re.compile("[一-鿿]")
SHORTEST = {"zh": 3, "en": 5}  # signs of a name that a slip may be read in
MOST_NEAR = 3
LONG_ENGLISH = 9  # letters of a name in which two slips are read
LEVELS = "省市区县旗州盟镇乡"


def with_near_names(
    plan: QuestionPlan, mentions: Sequence[AgencyMention], cues: Cues, folded: str, holdings: Holdings, in_turn: bool
) -> QuestionPlan:
    """``plan`` with the question as it may have been meant, where it names no held agency and has a word like the name of one.

    Where nothing else says whose report is meant, that is all there is to answer; a conversation does not go on over it.
    """
    asks_library = plan.all_reports and cues.has("kinds", "library")
    if (plan.reports and not asks_library) or any(mention.agencies for mention in mentions):
        return plan
    words = unknown_names(mentions, plan.language) or ([] if mentions else list(plan.residue))
    if plan.language == "en" and in_turn:  # "human" is no slip for Hunan
        words = [word for word in words if re.search(rf"\b{re.escape(word.capitalize())}\b", folded)]
    found: dict[str, None] = {}
    for word in words:
        for wrong, right in slips(word, plan.language, holdings):
            found |= dict.fromkeys(put_right(folded, wrong, right))
    if not found:
        return plan
    near = tuple(found)[:MOST_NEAR]
    if plan.gaps:
        return replace(plan, near=near)
    return replace(plan, near=near, reports=(), kind="unclear", reason="near_name")


def unknown_names(mentions: Sequence[AgencyMention], language: Language) -> list[str]:
    """The names in a question that neither the library nor the vocabulary knows: "某县司发局", not a real place or office."""
    return [mention.text for mention in mentions if not mention.agencies and not is_known(mention.text, language)]


def is_known(name: str, language: Language) -> bool:
    """Whether a name is that of a real place or of a known office or body there."""
    if language == "en" and not HAN.search(name):
        return False
    place = next((found for found in find_places(name) if found.start == 0), None)
    rest = name[place.end :] if place is not None else name
    return place is not None and (not rest or is_office(rest) or body_after(rest) == len(rest))


def put_right(question: str, wrong: str, right: str) -> Iterator[str]:
    """The question with the name put right, in the words and capitals that it was asked in."""
    at = re.search(re.escape(wrong), question, re.IGNORECASE)
    if at is not None:
        yield question[: at.start()] + right + question[at.end() :]


def slips(word: str, language: Language, holdings: Holdings) -> list[tuple[str, str]]:
    """The stretches of ``word`` that are a held name but for a slip, each with that name, the longest names first."""
    found = []
    if HAN.search(word):
        signs = Counter(word)
        for name in names(holdings, "zh"):
            if sum((signs & Counter(name)).values()) >= max(len(name) // 2, len(name) - 2):
                found += [(wrong, name) for wrong in windows(word, name) if is_slip(wrong, name)][:1]
    elif language == "en":
        key = name_key(word)
        for known, name in names(holdings, "en").items():
            allowed = 2 if len(known) >= LONG_ENGLISH else 1
            if len(known) >= SHORTEST["en"] and known[0] == key[:1] and 0 < distance(key, known, allowed) <= allowed:
                found.append((word, name))
    longest = max((len(name) for _, name in found), default=0)
    return list(dict.fromkeys(pair for pair in found if len(pair[1]) == longest or language == "en"))


def windows(word: str, name: str) -> Iterator[str]:
    """The stretches of ``word`` about as long as ``name``."""
    for length in (len(name), len(name) - 1, len(name) + 1):
        for start in range(len(word) - length + 1):
            yield word[start : start + length]


def is_slip(wrong: str, name: str) -> bool:
    """Whether ``wrong`` is ``name`` with one sign wrong, missing or too many, or with other signs of the same sound.

    Of a name of three signs too much is lost with one: there the wrong sign must sound nearly like the right one.
    """
    if wrong == name or len(wrong) < 2:
        return False
    if len(wrong) == len(name) and pinyin(wrong) == pinyin(name):
        return True
    if distance(wrong, name, 1) != 1:
        return False
    bare = len(name) - (name[-1] in LEVELS)
    return bare > 2 or (
        len(wrong) == len(name) and wrong[-1] == name[-1] and distance(pinyin(wrong), pinyin(name), 1) <= 1
    )


def distance(one: str, other: str, most: int) -> int:
    """How many signs must be put in, left out, changed or exchanged with the next to make ``other`` of ``one``; over ``most``: more.

    >>> distance("panzihua", "panzhihua", 2), distance("yanbain", "yanbian", 2), distance("linyi", "beijing", 2)
    (1, 1, 3)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for at, sign in enumerate(one, 1):
        above, row, previous = row, [at], before
        for place, letter in enumerate(other, 1):
            cost = min(above[place] + 1, row[-1] + 1, above[place - 1] + (sign != letter))
            if at > 1 and place > 1 and sign == other[place - 2] and one[at - 2] == letter:
                cost = min(cost, previous[place - 2] + 1)
            row.append(cost)
        before = above
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


@lru_cache(maxsize=8)
def names(holdings: Holdings, language: Language) -> Mapping[str, str]:
    """The names that held agencies go by, each with the one to put in its place: Chinese as they are, English by letters."""
    found: dict[str, str] = {}
    for agency in holdings:
        for name in names_of(agency):
            if language == "zh":
                found |= {name: name} if len(name) >= SHORTEST["zh"] else {}
            else:
                english = romanise(name).split(" (")[0]
                short = re.sub(r" (?:City|County|District|Town|Township|Subdistrict|Province|Prefecture)$", "", english)
                found.setdefault(name_key(short), short)
    return found


def names_of(agency: Agency) -> Iterator[str]:
    """An agency's name in full and without 人民政府, and its place with and without the level word."""
    yield agency.name.removesuffix("人民政府")
    parsed = parse_agency(agency.name)
    for own in (agency.place, parsed.township if parsed is not None else None):
        if own:
            yield own
            yield own[:-1] if own[-1] in LEVELS else own
    if parsed is not None and parsed.office and agency.place:
        yield agency.place + parsed.office
