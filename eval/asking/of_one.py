"""Questions about one report: its figures, parts, yes or no, checks, words, follow-ups and what it does not say."""

import random
from collections.abc import Iterator

from eval.asking.figures import Figure, called, figures, load, same_agency, year_in
from eval.asking.questions import Question, each, evidence, files, frame, number, one, rounded
from eval.asking.truth import Fact, cell_of, year_of


def ask_for(figure: Figure, file: str, language: str, chance: random.Random) -> str:
    """A question for a figure in a report, in words drawn by chance."""
    agency, year = called(file, language, chance), year_in(year_of(file), language, chance)
    asked = chance.choice(figure.asked[language]).format(a=agency, y=year)
    return frame("lookup", language, chance).format(a=agency, y=year, q=asked)


def lookups(language: str, chance: random.Random) -> Iterator[Question]:
    """Every figure of every report, blank cells too."""
    for figure in figures().values():
        for file, fact in figure.facts.items():
            kind = "blank" if fact.value is None else "zero" if fact.value == 0 else "lookup"
            proof = () if fact.value is None else (fact.evidence,)
            text = ask_for(figure, file, language, chance)
            type_ = {"blank": "absent"}.get(kind, kind)
            yield Question(kind, language, text, type_, one(fact, figure, language), (file,), proof)


def not_reported(language: str, chance: random.Random) -> Iterator[Question]:
    """Figures that a report does not give."""
    for name, silent in load("by_kind")["not_reported"].items():
        for file in silent:
            expected = {"abstain": "not_reported", "reason": "the report has no such figure"}
            text = ask_for(figures()[name], file, language, chance)
            yield Question("not reported", language, text, "absent", expected, (file,))


def yes_no(language: str, chance: random.Random) -> Iterator[Question]:
    """Whether something happened at all."""
    for name, asked in load("by_kind")["yes_no"].items():
        figure = figures()[name]
        for file, fact in figure.facts.items():
            agency, year = called(file, language, chance), year_in(fact.year, language, chance)
            text = chance.choice(asked[language]).format(a=agency, y=year)
            type_ = "zero" if fact.value == 0 else "absent" if fact.value is None else "lookup"
            proof = () if fact.value is None else (fact.evidence,)
            yield Question("yes or no", language, text, type_, one(fact, figure, language), (file,), proof)


def breakdowns(language: str, chance: random.Random) -> Iterator[Question]:
    """The parts of a whole."""
    for record in load("by_kind")["breakdowns"]:
        file = record["file"]
        parts = [cell_of(file, *(row if isinstance(row, list) else [row])) for row in record["rows"]]
        for asked in record[language]:
            text = asked.format(a=called(file, language, chance), y=year_of(file))
            expected = each(((part.evidence, part) for part in parts), "")
            yield Question("breakdown", language, text, "breakdown", expected, (file,), evidence(parts))


def checks(language: str, chance: random.Random) -> Iterator[Question]:
    """Whether figures agree; those of the sample reports asked about here do."""
    for record in load("by_kind")["checks"]:
        for file in record["files"]:
            proof = evidence([cell_of(file, row) for row in record["rows"]])
            for asked in record[language]:
                text = asked.format(a=called(file, language, chance), y=year_of(file))
                expected = {"value": True, "unit": "", "qualifier": "they agree"}
                yield Question("check", language, text, "check", expected, (file,), proof)


def shares(language: str, chance: random.Random) -> Iterator[Question]:
    """A part in percent of its whole."""
    for part, whole, *names in load("by_kind")["shares"]:
        above, below = figures()[part], figures()[whole]
        for file, fact in above.facts.items():
            base = below.facts.get(file)
            if fact.value is None or base is None or not base.value:
                continue
            percent = rounded(fact.value * 100 / base.value, 2)
            agency = called(file, language, chance)
            name = names[("zh", "en").index(language)]
            counted = chance.choice(below.named[language])
            text = frame("share", language, chance).format(a=agency, y=fact.year, p=name, n=counted)
            expected = {"value": number(percent), "unit": "%", "qualifier": f"computed: {fact.value} of {base.value}"}
            facts = [fact, base]
            yield Question("share", language, text, "ratio", expected, (file,), evidence(facts))


def words(language: str, chance: random.Random) -> Iterator[Question]:
    """What a report says in words: its problems and its plans."""
    for subject in ("problems", "plans"):
        for file, proof in load("by_kind")[subject].items():
            agency, year = called(file, language, chance), str(year_of(file))
            text = frame(subject, language, chance).format(a=agency, y=year)
            expected = {"value": proof[0], "unit": "", "qualifier": ""}
            yield Question("description", language, text, "descriptive", expected, (file,), tuple(proof))


def follow_ups(language: str, chance: random.Random) -> Iterator[Question]:
    """A figure, then the same for another year or another agency."""
    for figure in figures().values():
        known = figure.known()
        for fact in known:
            first = Question(
                "follow-up", language, ask_for(figure, fact.file, language, chance), "lookup",
                one(fact, figure, language), (fact.file,), (fact.evidence,),
            )  # fmt: skip
            for other in known:
                text = _again(fact, other, language, chance)
                if text is not None:
                    expected = one(other, figure, language)
                    yield Question(
                        "follow-up", language, text, "followup", expected, files([other]), (other.evidence,), first
                    )


def _again(fact: Fact, other: Fact, language: str, chance: random.Random) -> str | None:
    """The words that move a question from one fact to another; None where both its agency and its year differ."""
    if other.file == fact.file:
        return None
    if other.file in same_agency(fact.file):
        return frame("again", language, chance).format(z=other.year)
    if other.year == fact.year:
        return frame("same", language, chance).format(b=called(other.file, language, chance))
    return None
