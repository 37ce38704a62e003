"""Which indicator a printed label stands for. Exact after a cleaning, and silent when it is not sure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ingest.vocabulary.indicators import indicators, load_yaml

# What may precede the words of a label: numbering of forms, 其中, dashes, bullets.
_NUMBERING = re.compile(
    r"^(?:[((]?[一二三四五六七八九十]{1,3}[))、.]|[((]\d{1,2}[))]|\d{1,2}[.、)](?!\d)|[①-⑳Ⅰ-Ⅻⅰ-ⅻ■●·◆★※*—\-]+[.、]?|第[一二三四五六七八九十]+[、项]"
    r"|其中(?:[:,]|(?=\d[.、]|[①-⑳Ⅰ-Ⅻ]|[((一-鿿]))|[:,、。;])"
)
_UNIT_NOTE = re.compile(r"[((]\s*(?:计量)?(?:单位\s*[:]?\s*)?(条|件|人|人次|次|个|篇|份|元|万元|卷|项|宗|起)\s*[))]")
_BRACKETS = re.compile(r"[((][^()()]*[))]")
_QUOTES = re.compile(r"[“”\"'‘’「」『』\s|]")
_TAIL = re.compile(r"[*※★,。;:、=]+$")
_COUNT_WORD = re.compile(r"(?:的?(?:总数量|数量|总数|总量|数|件数))$")
# What a clause of prose says before the thing it counts; the first group is a statement of a year.
_LEAD = re.compile(
    r"^(?:(?P<year>(?:20\d\d|[二〇○零一二三四五六七八九]{4})年度?(?:内|全年)?|本?年度|全年|本年|今年以来|今年|年内|当年)"
    r"|[我本全][市县区州旗镇乡省局院办厅委](?:政府|机关)?|本(?:机关|单位|级|街道|部门)|我街道|共计|总共|一共|合计|共|总计|先后|还|已|经统计|截至[^,]{2,14}[,]?|目前[,]?|[,])"
)


@dataclass(frozen=True)
class _Labels:
    exact: Mapping[str, str]
    patterns: tuple[tuple[re.Pattern[str], str], ...]
    contexts: Mapping[str, Mapping[str, str]]


def match_label(label: str, context: str = "", form: str | None = None) -> str | None:
    """The indicator that a folded printed ``label`` of a table row or a clause stands for, or None when not sure.

    ``context`` is what stands around it (section title, group header, rows before: nearest last) and decides between
    rows with equal labels. ``form`` (a regime code) drops an indicator that this form does not have, unless prose
    may tell of it.
    """
    unit = _UNIT_NOTE.search(label)
    around = f"{context} 单位:{unit[1]}" if unit else context
    for words, year in _readings(label):
        found = _find(words, around)
        if found == "proactive_total_cumulative" and year and form not in {"SC2009", "JL2012", "FJ2009"}:
            found = "proactive_total"  # "2012年,…累计主动公开" counts that one year
        if found is not None and _has(form, found):
            return found
    return None


def bare_label(label: str) -> str:
    """``label`` without numbering, 其中, quotes, footnote marks, unit note and end punctuation."""
    words = _UNIT_NOTE.sub("", _QUOTES.sub("", label))
    while True:
        shorter = _TAIL.sub("", _NUMBERING.sub("", words, count=1))
        if shorter == words:
            return words
        words = shorter


def _readings(label: str) -> list[tuple[str, bool]]:
    """The label as it stands, without bracketed remarks, then without the lead of a clause, each with: a year was said."""
    whole = bare_label(label)
    without = bare_label(_BRACKETS.sub("", whole))
    readings = [(whole, False), (without, False)]
    year = False
    clause = without
    while (lead := _LEAD.match(clause)) and lead.end() < len(clause):
        year = year or lead["year"] is not None
        clause = bare_label(clause[lead.end() :])
        readings.append((clause, year))
    return [reading for position, reading in enumerate(readings) if reading[0] and reading not in readings[:position]]


def _find(words: str, context: str) -> str | None:
    """First the words as they stand, then without their count word: 公开信息总数 is not 公开信息数量, 其他数量 not 其他."""
    labels = _labels()
    spelt = _spelt(words)
    for key in dict.fromkeys((spelt, _key(words))):
        found = _nearest(labels.contexts[key], context) if key in labels.contexts else None
        found = found or labels.exact.get(key)
        if found is not None:
            return found
        if key in labels.contexts and key == spelt:
            return None  # the row is known to be ambiguous, and nothing around it decides
    matching = {indicator for pattern, indicator in labels.patterns if pattern.fullmatch(words)}
    return matching.pop() if len(matching) == 1 else None


def _nearest(choices: Mapping[str, str], context: str) -> str | None:
    """The choice whose keyword ends last in the context; of two that end together, the longer."""
    placed = [(context.rfind(word) + len(word), len(word), word) for word in choices if word and word in context]
    return choices[max(placed)[2]] if placed else choices.get("")


def _has(form: str | None, indicator: str) -> bool:
    if form is None or form == "NARR":
        return True
    regimes = indicators()[indicator].regimes
    return form in regimes or "NARR" in regimes


def _spelt(words: str) -> str:
    """The words with one spelling for 其他 and 纸制."""
    return words.replace("其它", "其他").replace("纸质", "纸制")


def _key(words: str) -> str:
    """The words to compare: without the final count word."""
    plain = _COUNT_WORD.sub("", _spelt(words))
    return plain or words


@cache
def _labels() -> _Labels:
    exact: dict[str, str] = {}
    shortened: dict[str, set[str]] = {}
    patterns: list[tuple[re.Pattern[str], str]] = []
    for indicator in indicators().values():
        for label in indicator.labels:
            words = bare_label(label)
            if "…" in words:
                patterns.append((_pattern(words), indicator.id))
            elif exact.setdefault(_spelt(words), indicator.id) != indicator.id:
                raise ValueError(f"indicators.yaml: {label} is a label of {exact[_spelt(words)]} and of {indicator.id}")
            else:
                shortened.setdefault(_key(words), set()).add(indicator.id)
    for key, ids in shortened.items():
        if len(ids) == 1:
            exact.setdefault(key, *ids)
    return _Labels(exact, tuple(patterns), _contexts())


def _contexts() -> dict[str, Mapping[str, str]]:
    """The ambiguous labels as printed, and without their count words where that says nothing else."""
    spelt = {_spelt(bare_label(label)): choices for label, choices in load_yaml("contexts.yaml").items()}
    found: dict[str, Mapping[str, str]] = dict(spelt)
    for label, choices in spelt.items():
        found.setdefault(_key(label), choices)
    return found


def _pattern(words: str) -> re.Pattern[str]:
    """A label with … as an expression: at most 30 characters within one clause for each, the count word optional."""
    body = r"[^,。;]{0,30}?".join(re.escape(part) for part in _key(words).split("…"))
    return re.compile(body + r"(?:的?(?:总数量|数量|总数|总量|数))?")
