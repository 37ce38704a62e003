"""Turns that name an office without its place: "那教育局呢", "and the education bureau there?"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Language
from assistant.cues import Cues, load
from assistant.plan import Gap, QuestionPlan
from assistant.question.elliptic import office_at
from assistant.question.holdings import Agency, Holdings, agencies_of, holdings_of, years_of
from assistant.question.placing import reports_for
from assistant.question.turn_names import spoken_of as place_spoken_of
from assistant.question.when import Years
from assistant.question.who import field_of, field_said
from index.listing import Listing
from ingest.vocabulary import name_key


def office_named(
    plan: QuestionPlan, last: Answer, years: Years, cues: Cues, folded: str, reports: Listing
) -> QuestionPlan | None:
    """``plan`` about the office it names, at the place just asked about; a gap where the library has none of it.

    A comparison keeps what was asked about before beside it. None where no office is named or the place is not one.
    """
    holdings = holdings_of(reports)
    spoken_of = agencies_of(last, holdings) or place_spoken_of((last,), holdings)
    places = {holdings.line(agency) for agency in spoken_of}
    if len(places) != 1:
        return None
    at_place = tuple(agency for agency in holdings if holdings.line(agency) in places)
    text, names = office_in(plan, folded)
    found = offices_called(names, spoken_of[0], at_place, holdings)
    if not found and plan.language == "en" and re.search(str(load("naming")["office_word"]), folded, re.IGNORECASE):
        found = tuple(agency for agency in at_place if agency.level == "department" and field_said(agency, folded))
        text = " ".join(field_of(agency) for agency in found)
    if not (found or names) or len(found) > 1:
        return None
    wanted = plan.years or years_of(last, holdings)
    said = text.lower() if plan.language == "en" else text
    rest = tuple(word for word in plan.residue if word not in said and said not in word)
    if found and not plan.years and len(wanted) > 1:  # a series goes on over the years that this office has
        wanted = tuple(year for year in wanted if year in found[0].years) or wanted
    if found:
        ids, missing = reports_for(found[0], wanted, replace(years, years=wanted))
        name = found[0].name
    else:
        name = f"{spoken_of[0].place}{names[0]}"
        ids, missing = [], [Gap(name, wanted[0] if wanted else None)]
    beside = cues.has("kinds", "compare") or cues.has("kinds", "change")
    before = tuple(str(report) for report in last.plan.get("reports", ())) if beside else ()
    kept = tuple(agency.name for agency in spoken_of) if before else ()
    return replace(
        plan, reports=(*before, *ids), gaps=tuple(missing), agencies=(*kept, name), years=wanted, residue=rest,
        inherited=(*plan.inherited, "place"),
    )  # fmt: skip


def office_in(plan: QuestionPlan, folded: str) -> tuple[str, tuple[str, ...]]:
    """The office that a question names, as it stands there, and its Chinese names; the longest of the first place."""
    if plan.language == "zh":
        for start in range(len(folded)):
            end, names = office_at(folded, start, "zh")
            if names:
                return folded[start:end], names
        pattern = str(load("followup")["office"]["zh"])  # type: ignore[index]
        unknown = [word.lstrip("那和与跟") for word in plan.residue if re.search(pattern, word)]
        return (unknown[0], (unknown[0],)) if unknown else ("", ())
    return english_office_in(folded, plan.language)


def english_office_in(folded: str, language: Language) -> tuple[str, tuple[str, ...]]:
    """``office_in`` for words in Latin letters."""
    for word in re.finditer(r"\b[A-Za-z]", folded):
        end, names = office_at(folded, word.start(), language)
        if names:
            return folded[word.start() : end], names
    return "", ()


def offices_called(
    names: Sequence[str], spoken_of: Agency, at_place: Sequence[Agency], holdings: Holdings
) -> tuple[Agency, ...]:
    """The held offices of the place that bear one of these names."""
    forms = {name_key(f"{spoken_of.place}{name}"): None for name in names}
    named = {agency for found in holdings.named(forms).values() for agency in found}
    return tuple(agency for agency in at_place if agency in named)
