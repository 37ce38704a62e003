"""What a word means: from the glossary, from the vocabulary, or in the words of a report that explains it."""

from collections.abc import Mapping, Sequence

from assistant.answer import Language
from assistant.answers.words import passage_lines
from assistant.cues import load
from assistant.evidence.gather import Evidence
from assistant.evidence.saying import asked_term
from assistant.plan import QuestionPlan
from assistant.reply import Line, Reply
from assistant.sentences import say
from ingest.folding import fold_text
from ingest.vocabulary import find_asked, indicators
from ingest.vocabulary.stems import stem

NEAREST = 3


def define(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The meaning of the word asked about; where nothing gives it, the nearest words that can be asked about."""
    term = asked_term(plan)
    lines = [*passage_lines("define_printed", plan, evidence)]
    entry = glossary_entry(term)
    entries = [entry] if entry is not None else entries_named(fold_text(plan.question).lower())
    if entries and (entry is not None or len(entries) > 1):
        return Reply("answered", (*(meaning_line(one, plan.language) for one in entries), *lines))
    counted = [ask.indicators[0] for ask in plan.asks[:2]] or [
        found.ids[0] for found in find_asked(fold_text(term), "zh" if plan.language == "zh" else "en")[:2]
    ]
    if plan.residue and plan.language == "en":
        counted = []  # the legal deadline for replies is something else than replies
    known = indicators()
    found = [known[name] for name in counted]
    lines = [
        *(
            Line(
                "define",
                {
                    "zh": one.zh,
                    "en": one.en,
                    "unit": one.unit or "—",
                    "note": one.note if plan.language == "en" else "",
                },
            )
            for one in found
        ),
        *lines,
    ]
    if lines:
        return Reply("answered", tuple(lines))
    choices = tuple(say("suggest_define", plan.language, term=one) for one in nearest_terms(term, plan.language))
    return Reply("unclear", (Line("unclear_term", {"term": term or plan.question.strip()}),), suggestions=choices)


def meaning_line(entry: Mapping[str, object], language: Language) -> Line:
    """The line that says what a glossary entry means."""
    means = entry["means"]
    if not isinstance(means, Mapping):
        raise TypeError("glossary.yaml: means must give zh and en")
    return Line("define_term", {"zh": entry["zh"], "en": entry["en"], "means": means[language]})


def terms() -> Sequence[Mapping[str, object]]:
    """The entries of glossary.yaml."""
    return load("glossary")["terms"]  # type: ignore[return-value]


def names_of(entry: Mapping[str, object]) -> list[str]:
    """Every name of a glossary entry."""
    return [str(entry["zh"]), str(entry["en"]), *map(str, entry["also"])]  # type: ignore[call-overload]


def glossary_entry(term: str) -> Mapping[str, object] | None:
    """The entry that bears ``term`` as one of its names, whatever its case, number or article; else None."""
    wanted = bare(term)
    return next((entry for entry in terms() if wanted in map(bare, names_of(entry))), None)


def entries_named(question: str) -> list[Mapping[str, object]]:
    """The entries that a folded question names, in its order: of names within one another the longest."""
    found: dict[int, tuple[int, Mapping[str, object]]] = {}
    for entry in terms():
        for name in map(fold_text, names_of(entry)):
            at = question.find(name.lower())
            if at >= 0 and len(name) > found.get(at, (0, entry))[0]:
                found[at] = (len(name), entry)
    ends = {at: at + length for at, (length, _) in found.items()}
    inside = [at for at in ends if any(start <= at and ends[at] <= end for start, end in ends.items() if start != at)]
    kept = [found[at][1] for at in sorted(found) if at not in inside]
    return [entry for number, entry in enumerate(kept) if entry not in kept[:number]]


def bare(name: str) -> str:
    """A name as it is compared: folded, lower case, English words by their stems and without articles."""
    words = fold_text(name).lower().split()
    return " ".join(stem(word) for word in words if word not in ("a", "an", "the"))


def nearest_terms(term: str, language: Language) -> list[str]:
    """The names of what can be asked about that share most with ``term``: characters in Chinese, words in English."""
    known = [str(entry[language]) for entry in terms()]
    known += [one.zh if language == "zh" else one.en for one in indicators().values()]
    parts = set(term) if language == "zh" else set(bare(term).split())

    def shared(name: str) -> float:
        own = set(name) if language == "zh" else set(bare(name).split())
        return len(parts & own) / max(len(parts | own), 1)

    return sorted(dict.fromkeys(known), key=shared, reverse=True)[:NEAREST]
