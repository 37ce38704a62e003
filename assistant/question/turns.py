"""Words that only make sense in a conversation: "the year after", "no, the county", "more by how much"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Language
from assistant.cues import Cues, load
from assistant.plan import Gap, QuestionPlan
from assistant.question.below import spread_again
from assistant.question.carried import carrying
from assistant.question.elliptic import is_place_alone, lies_below, namesakes_in, places_of
from assistant.question.held import AgencyMention
from assistant.question.holdings import Agency, Holdings, agencies_of, holdings_of
from assistant.question.turn_names import last_about, level_missing, named_in_turn, namesake_there, spoken_of
from assistant.question.when import few_before
from index.listing import Listing
from ingest.folding import fold_text

KIND_ALONE = re.compile(
    r"(?:the )?(?:province|city|county|district|town|township|subdistrict)(?: government)?", re.IGNORECASE
)
HAN = re.compile("[\u4e00-\u9fff]{2,}")


def in_turn(plan: QuestionPlan, last: Answer, folded: str) -> QuestionPlan:
    """``plan`` with the year that "the year after" or "the year before" means after the last answer's one year.

    So with "the two years before".

    A correction's opening ("no, ...") and the words of the turn are accounted for.
    """
    words = load("followup")
    correction = re.match(str(words["correction"][plan.language]), folded, re.IGNORECASE)  # type: ignore[index]
    said = correction.group().lower() if correction else ""
    before = [int(year) for year in last.plan.get("years", ())]
    side, rest = carrying(folded, plan.language)
    if side is not None:
        folded = rest  # "carried over from the year before" came into the year spoken of
    if len(before) == 1 and not plan.years:
        for step in (1, -1):
            pattern = words["year_after" if step == 1 else "year_before"][plan.language]  # type: ignore[index]
            turned = re.search(str(pattern), folded, re.IGNORECASE)
            if turned:
                plan = replace(plan, years=(before[0] + step,))
                said += " " + turned.group().lower()
        few = few_before(folded, plan.language)
        if few and not plan.years:
            plan = replace(plan, years=tuple(range(before[0] - few, before[0])), limit=None)
    return replace(plan, residue=tuple(word for word in plan.residue if word.removeprefix("那") not in said))


def near_the_last(
    mentions: Sequence[AgencyMention], folded: str, language: Language, history: Sequence[Answer], reports: Listing
) -> tuple[AgencyMention, ...]:
    """Mentions in the light of the conversation: "the county" is that above the place last spoken of, "长春的" the namesake there.

    "And its districts?" are those of the place last spoken of.
    """
    holdings = holdings_of(reports)
    own = named_in_turn(mentions, folded, language, history, holdings)
    if own is not None:
        return own
    choices = offered(history, holdings)
    before = spoken_of(history, holdings)
    earlier = [agency for answer in history for agency in agencies_of(answer, holdings)]
    named = []
    for mention in mentions:
        there = in_that_place(replace(mention, agencies=()), language, (*choices, *before), holdings)
        meant = there if not mention.agencies else namesake_there(mention, folded, there.agencies, earlier)
        named.append(meant)
    said = generic_body(named, folded, holdings)
    if not said and not named:
        again = spread_again(folded, language, before, holdings) if before else ()
        return again or level_missing(folded, language, history, holdings)
    near = []
    for mention in said or named:
        fitting = nearest(mention.agencies, before, choices, holdings) if said or len(mention.agencies) > 1 else ()
        if fitting or not said:
            near.append(replace(mention, agencies=fitting) if fitting else mention)
    answered = last_about(history)
    itself = len(before) == 1 and answered is not None and answered.plan.get("reports")
    if itself and near and all(is_said_again(mention, before[0]) for mention in near):
        return ()  # "the county" is the one just spoken of, in the year spoken of
    return tuple(near)


def is_said_again(mention: AgencyMention, spoken_of: Agency) -> bool:
    """Whether a mention is but the word for the kind of the agency last spoken of ("the county")."""
    return mention.agencies == (spoken_of,) and KIND_ALONE.fullmatch(mention.text) is not None


def generic_body(named: Sequence[AgencyMention], folded: str, holdings: Holdings) -> tuple[AgencyMention, ...]:
    """ "县政府", "我说的是区": the governments of that level, where no agency is named."""
    body = re.search(str(load("followup")["body"]["zh"]), folded)  # type: ignore[index]
    if named or body is None:
        return ()
    governments = tuple(agency for agency in holdings if agency.name.endswith(f"{body.group(1)}人民政府"))
    return (AgencyMention(body.start(), body.end(), body.group(), governments),) if governments else ()


def nearest(
    agencies: Sequence[Agency], spoken_of: Sequence[Agency], choices: Sequence[Agency], holdings: Holdings
) -> tuple[Agency, ...]:
    """Of several agencies those that the conversation is near to: offered just now, above the place last spoken of, beside it, or its namesakes."""
    lines = {holdings.line(agency) for agency in spoken_of}
    paths = [agency.place_path for agency in spoken_of]
    shorts = {agency.place[:-1] for agency in spoken_of if agency.place and len(agency.place) > 2}
    return (
        tuple(agency for agency in agencies if agency in choices)
        or tuple(
            agency
            for agency in agencies
            if holdings.line(agency) in lines
            or any(path[: len(agency.place_path)] == agency.place_path for path in paths)
        )
        or tuple(agency for agency in agencies if any(path[:-1] == agency.place_path[:-1] != () for path in paths))
        or tuple(agency for agency in agencies if agency.place and agency.place[:-1] in shorts)
    )


def offered(history: Sequence[Answer], holdings: Holdings) -> tuple[Agency, ...]:
    """The agencies between which the last answer could not decide, or the answer before the one that was chosen then."""
    for answer in history[:-3:-1]:
        names = set(answer.plan.get("choices", ()))
        if names:
            return tuple(agency for agency in holdings if agency.name in names)
    return ()


def in_that_place(
    mention: AgencyMention, language: Language, spoken_of: Sequence[Agency], holdings: Holdings
) -> AgencyMention:
    """A larger place without a report ("长春的", "the one in Changchun") as the namesake there of what was spoken of."""
    if mention.agencies or not spoken_of or not is_place_alone(mention.text, language):
        return mention
    places = places_of(mention.text, language)
    meant = tuple(agency for agency in spoken_of if any(lies_below(agency, place) for place in places))
    return replace(mention, agencies=meant or namesakes_in(places, spoken_of, holdings))


def said_at_all(plan: QuestionPlan, cues: Cues, folded: str) -> QuestionPlan:
    """A short Chinese turn whose one word was taken for filler ("网上的呢") with that word left over.

    Nothing else of it was understood: to give the last answer again would answer another question.
    """
    moved = plan.asks or plan.residue or plan.quoted or cues.found or plan.dimension or re.search("[0-9年]", folded)
    if moved or plan.language != "zh" or "agency" not in plan.inherited:
        return plan
    bare = re.sub(str(load("followup")["filler"]["zh"]), " ", folded)  # type: ignore[index]
    return replace(plan, residue=tuple(HAN.findall(bare)))


def named_beside(plan: QuestionPlan, last: Answer, cues: Cues, folded: str) -> QuestionPlan:
    """A short turn that names another number than one just found by its printed name ("市长信箱的呢?") looks that up."""
    found = last.plan.get("kind") in ("lookup", "total") and last.status == "answered" and not last.plan.get("asks")
    own = plan.asks or plan.quoted or plan.dimension or cues.names("kinds") - {"total"}
    turn = re.search(str(load("followup")["beside"][plan.language]), folded, re.IGNORECASE)  # type: ignore[index]
    if not found or own or turn is None or not plan.residue or "agency" not in plan.inherited:
        return plan
    return replace(plan, inherited=(*plan.inherited, "words"))


def both_years(plan: QuestionPlan, history: Sequence[Answer], cues: Cues, reports: Listing) -> QuestionPlan:
    """ "How much more?" after two answers on two years: the change between them; after one, from the year before.

    The question must name no year and no agency of its own.
    """
    two = re.search(str(load("followup")["two_years"][plan.language]), fold_text(plan.question), re.IGNORECASE)  # type: ignore[index]
    if (
        not (cues.has("kinds", "change") or two)
        or not {"agency", "indicator"} <= set(plan.inherited)
        or len(plan.years) != 1
        or len(plan.agencies) > 1
    ):
        return plan
    asked = [set(ask.indicators) for ask in plan.asks]
    for answer in reversed(history):
        years = [int(year) for year in answer.plan.get("years", ())]
        same = [set(ask["indicators"]) for ask in answer.plan.get("asks", ())] == asked
        if (
            same
            and len(years) == 1
            and years[0] != plan.years[0]
            and answer.plan.get("agencies") == list(plan.agencies)
        ):
            return over_years(plan, tuple(sorted((years[0], plan.years[0]))), reports)
    return over_years(plan, (plan.years[0] - 1, plan.years[0]), reports)


def over_years(plan: QuestionPlan, years: tuple[int, ...], reports: Listing) -> QuestionPlan:
    """``plan`` about these years of its agencies, what is not held as gaps."""
    mine = holdings_of(reports).of_reports(plan.reports)
    mine = mine or tuple(agency for agency in holdings_of(reports) if agency.name in plan.agencies)
    held = {(agency.name, row.identity.year): row.id for agency in mine for row in agency.reports}
    wanted = [(agency.name, year) for agency in mine for year in years]
    return replace(
        plan,
        years=years,
        reports=tuple(held[one] for one in wanted if one in held),
        gaps=tuple(Gap(*one) for one in wanted if one not in held),
        inherited=(*plan.inherited, "change"),
    )
