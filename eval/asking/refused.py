"""Questions that no report answers, lists of reports by a word, and definitions."""

import random
from collections.abc import Iterator

from eval.asking.figures import called, figures, load, year_in
from eval.asking.questions import Question, frame
from eval.asking.truth import words_of, year_of

NO_REPORT_YEARS = (2008, 2011, 2014, 2016, 2024)


def missing_years(language: str, chance: random.Random) -> Iterator[Question]:
    """A figure of an agency for a year without a report."""
    for figure in figures().values():
        for file in figure.facts:
            agency = called(file, language, chance)
            year = year_in(chance.choice(NO_REPORT_YEARS), language, chance)
            asked = chance.choice(figure.asked[language]).format(a=agency, y=year)
            text = frame("lookup", language, chance).format(a=agency, y=year, q=asked)
            expected = {"abstain": "missing_year", "reason": "no report for that year"}
            yield Question("missing year", language, text, "absent", expected)


def unknown_agencies(language: str, chance: random.Random) -> Iterator[Question]:
    """A figure of an agency that the library has no report of."""
    for agency in load("by_kind")["unknown_agencies"][language]:
        figure = figures()[chance.choice(("received", "granted", "items", "reviews"))]
        year = year_in(chance.choice((2009, 2013, 2022)), language, chance)
        asked = chance.choice(figure.asked[language]).format(a=agency, y=year)
        text = frame("lookup", language, chance).format(a=agency, y=year, q=asked)
        expected = {"abstain": "no_such_report", "reason": f"no report of {agency}"}
        yield Question("unknown agency", language, text, "absent", expected)


def said_outright(language: str, _: random.Random) -> Iterator[Question]:
    """Questions written out: nothing to do with the reports, or too little said."""
    for reason in ("out_of_scope", "unclear"):
        for text in load("by_kind")[reason][language]:
            expected = {"abstain": reason, "reason": reason.replace("_", " ")}
            yield Question(reason.replace("_", " "), language, text, reason, expected)


def definitions(language: str, _: random.Random) -> Iterator[Question]:
    """What a term means."""
    for text in load("by_kind")["definitions"][language]:
        yield Question(
            "definition", language, text, "descriptive", {"value": "its meaning", "unit": "", "qualifier": ""}
        )


def lists(language: str, _: random.Random) -> Iterator[Question]:
    """Which reports speak of something."""
    for record in load("by_kind")["lists"]:
        fact = words_of(record["file"], year_of(record["file"]), record["words"])
        for text in record[language]:
            expected = {"value": fact.evidence, "unit": "", "qualifier": ""}
            yield Question("list", language, text, "descriptive", expected, (fact.file,), (fact.evidence,))
