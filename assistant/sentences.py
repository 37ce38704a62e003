"""Sentences and numbers as people read them, in both languages. The wording is data in wording/texts.yaml."""

from datetime import date
from decimal import Decimal
from functools import cache

from assistant.answer import Language
from assistant.cues import load
from assistant.readings import Reading
from index.catalog_rows import ReportRow
from ingest.folding import fold_text
from ingest.vocabulary import indicators, romanise
from ingest.vocabulary.labels import bare_label


def say(name: str, language: Language, **fields: object) -> str:
    """The sentence ``name`` of texts.yaml with its fields filled in. KeyError where a name or field does not exist."""
    sentence = load("texts")[name]
    if not isinstance(sentence, dict):
        raise TypeError(f"texts.yaml: {name} must give zh and en")
    return str(sentence[language]).format(**fields)


def number_text(value: Decimal, language: Language) -> str:
    """A number as printed in an answer: no trailing zeros, thousands grouped in English only.

    >>> number_text(Decimal("12345"), "en"), number_text(Decimal("35.970"), "zh")
    ('12,345', '35.97')
    """
    plain = value.normalize()
    return f"{plain:,f}" if language == "en" else f"{plain:f}"


def value_text(reading: Reading, language: Language) -> str:
    """A reading's number with its unit and what limits it ("1690余条", "about 1,720 person-times")."""
    if reading.value is None:
        return ""
    number = number_text(reading.value, language)
    if reading.qualifier == "approximate":
        number = say("about", language, value=number)
    if reading.qualifier == "at_least":
        number = say("over", language, value=number)
    unit = unit_text(reading.unit, language)
    return f"{number}{unit}" if language == "zh" or unit == "%" else f"{number} {unit}".strip()


def unit_text(unit: str, language: Language) -> str:
    """A unit for a reader: as printed in Chinese; in English only units that say more than the label does."""
    if language == "zh":
        return unit
    glosses = load("units")["units"]
    return str(glosses.get(unit, "")) if isinstance(glosses, dict) else ""


def label_text(reading_label: str, indicator: str | None, language: Language) -> str:
    """What a figure counts: the printed label in Chinese, the vocabulary's English name where there is one."""
    known = indicators().get(indicator or "")
    if language == "en" and known is not None:
        return known.en
    return bare_label(reading_label) or fold_text(reading_label)


def reading_label(reading: Reading, language: Language) -> str:
    """What a reading counts, with the column or row that it is a cell of ("granted in full (自然人)")."""
    known = indicators().get(reading.indicator or "")
    if known is not None and known.cell is not None:
        return known.en if language == "en" else known.zh
    label = label_text(reading.label, reading.indicator, language)
    column = column_counted(reading.indicator or "") if language == "zh" else ""
    if column and column not in label and any(figure.column for figure in reading.figures):
        label = f"{label}\u2014{column}"
    own = {} if known is not None and known.cell else dict(reading.breakdown)
    cells = [value for name, value in own.items() if name in ("applicant", "area")]
    return label + "".join(f" ({cell})" if language == "en" else f"\uff08{cell}\uff09" for cell in cells)


@cache  # one entry an indicator
def column_counted(indicator: str) -> str:
    """The column of a form's row of which each column counts another thing (制发, 废止), by the indicator's name; else ""."""
    known = indicators()
    if indicator not in known:
        return ""
    own = known[indicator]
    row, _, column = own.zh.rpartition("\u2014")
    others = (one for one in known.values() if one is not own and one.cell is None and one.regimes == own.regimes)
    return column if row and any(one.zh.rpartition("\u2014")[0] == row for one in others) else ""


def indicator_text(indicator: str, language: Language) -> str:
    """The name of an indicator in the language of the answer."""
    known = indicators()[indicator]
    return known.en if language == "en" else known.zh


def agency_name(row: ReportRow, language: Language) -> str:
    """The name of a report's agency as a question names it: printed in Chinese, romanised alone in English."""
    name = agency_text(row, language)
    return name if language == "zh" else name.split(" (")[0]


def agency_text(row: ReportRow, language: Language) -> str:
    """The agency of a report for a reader; English adds the romanised name before the printed one."""
    name = row.identity.agency
    if name is None:
        return say("unnamed_agency", language)
    return name if language == "zh" else f"{romanise(name)} ({name})"


def who_text(row: ReportRow, language: Language) -> str:
    """Agency and year of a report for a reader."""
    if row.identity.year is None:
        return agency_text(row, language)
    return say("year_agency", language, agency=agency_text(row, language), year=row.identity.year)


def date_text(day: date | None) -> str:
    """A date as ISO 8601, readable in both languages."""
    return day.isoformat() if day else ""
