"""What can be asked instead of what a report does not say: the same in other years of the agency, then what lies nearest in the report.

What was asked in words that nobody knew is looked for by its meaning.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.answers.in_other_words import Nearest, nearest_in_meaning
from assistant.cues import load
from assistant.evidence.gather import Evidence
from assistant.plan import QuestionPlan
from assistant.question.families import ancestors, names, siblings, stands_whole
from assistant.question.residue import HAN_RUN, WORD, harmless_en, strip_harmless, translations
from assistant.sentences import agency_name, indicator_text, say
from index.catalog_rows import ReportRow
from index.segmenting import segments
from ingest.folding import fold_text
from ingest.vocabulary import indicators
from ingest.vocabulary.stems import stem

SUGGESTIONS = 3
OTHER_YEARS = 2
_LIKE = 0.35  # less in common is chance
_FEW = 12  # names that a word may stand in and still tell them from others
_KIN = 0.5  # what being of one family with the thing asked for adds to the words that are shared


def related(plan: QuestionPlan, evidence: Evidence) -> tuple[str, ...]:
    """Questions that the library does answer, nearest first. For one report only.

    Where all that is asked was read: the same in the nearest other years, then what is of one family with it or shares
    words with the question, then what every reader asks first. Else what comes nearest in meaning.
    """
    if len(plan.reports) != 1:
        return ()
    row = evidence.rows[plan.reports[0]]
    meant = in_other_words(plan, evidence)
    if meant is not None:
        return tuple(suggestion(row, name, plan) for name in meant.ids[:SUGGESTIONS])
    found = [
        *in_other_years(plan, evidence, row),
        *(suggestion(row, name, plan) for name in nearest(plan, held_by(evidence, row))),
    ]
    return tuple(dict.fromkeys(found))[:SUGGESTIONS]


def in_other_words(plan: QuestionPlan, evidence: Evidence) -> Nearest | None:
    """What the one report asked about has, by how near it comes in meaning to words of the question that nobody knew."""
    row = evidence.rows[plan.reports[0]]
    return nearest_in_meaning(plan, evidence, held_by(evidence, row)) if len(plan.reports) == 1 else None


def held_by(evidence: Evidence, row: ReportRow) -> tuple[str, ...]:
    """The indicators that a report has a value of, in its order."""
    held = (
        str(figure.indicator)
        for figure in evidence.figures.get(row.id, ())
        if figure.indicator and figure.value is not None and stands_whole(figure)
    )
    return tuple(dict.fromkeys(held))


def in_other_years(plan: QuestionPlan, evidence: Evidence, row: ReportRow) -> list[str]:
    """The indicator asked for in the other reports of the agency that have it, the nearest years first."""
    asked = [name for ask in plan.asks for name in ask.indicators[:1]]
    having = [
        evidence.rows[report]
        for report, figures in evidence.elsewhere.items()
        if any(figure.indicator in asked and figure.value is not None and stands_whole(figure) for figure in figures)
    ]
    own = row.identity.year or 0
    having.sort(key=lambda other: (abs((other.identity.year or 0) - own), other.identity.year or 0))
    return [suggestion(other, asked[0], plan) for other in having[:OTHER_YEARS] if len(asked) == 1]


def nearest(plan: QuestionPlan, held: Sequence[str]) -> list[str]:
    """The indicators that a report has, those nearest to what a question asks first; those of no likeness as every reader asks."""
    asked = [name for ask in plan.asks for name in ask.indicators]
    kin = {name for one in asked for name in (*siblings(one), *ancestors(one))}
    wanted = frozenset(word for text in texts_asked(plan, asked) for word in words_of(text))
    usual = names(load("families")["asked_first"])

    def order(name: str) -> tuple[float, int]:
        shared = max(share_of(indicator_text(name, language), wanted) for language in ("zh", "en")) + _KIN * (
            name in kin
        )
        return -shared if shared >= _LIKE else 0.0, usual.index(name) if name in usual else len(usual)

    return sorted((name for name in held if name not in asked), key=order)


def share_of(name: str, wanted: frozenset[str]) -> float:
    """The share of the words of an indicator's name that are among ``wanted``, words that stand in many names left out."""
    telling = [word for word in words_of(name) if frequencies()[word] <= _FEW]
    return sum(word in wanted for word in telling) / len(telling) if telling else 0.0


@lru_cache(maxsize=1)
def frequencies() -> Counter[str]:
    """In how many indicators' names each word stands."""
    known = indicators().values()
    return Counter(word for one in known for name in (one.zh, one.en) for word in words_of(name))


def texts_asked(plan: QuestionPlan, asked: Iterable[str]) -> list[str]:
    """The words of a question in which it says what it wants, also as reports print them, and the names of what it asks for."""
    known = indicators()
    named = [text for name in asked if name in known for text in (known[name].zh, known[name].en)]
    if plan.language == "zh":
        return [*named, *strip_harmless(fold_text(plan.topic_words))]
    words = [word for word in WORD.findall(plan.topic_words) if word.lower() not in harmless_en()]
    return [*named, *words, *(option for options in translations(words) for option in options)]


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str]:
    """The Chinese words of two and more characters in a text, and its English words without their endings.

    >>> sorted(words_of("收费金额 fees"))
    ['fee', '收费', '金额']
    """
    chinese = [word for word in segments(text) if len(word) > 1 and HAN_RUN.fullmatch(word)]
    return frozenset([*chinese, *(stem(word) for word in WORD.findall(text) if word.lower() not in harmless_en())])


def suggestion(row: ReportRow, indicator: str, plan: QuestionPlan) -> str:
    """A question about one indicator of one report that can be asked as it stands."""
    label = indicator_text(indicator, plan.language)
    if row.identity.agency is None:
        return say("suggest_lookup_unnamed", plan.language, label=label)
    name = agency_name(row, plan.language)
    return say("suggest_lookup", plan.language, agency=name, year=row.identity.year or "", label=label)
