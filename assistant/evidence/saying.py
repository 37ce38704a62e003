"""Passages that say certain words: for which reports mention something, and for what a word means."""

import re
from collections.abc import Sequence

from assistant.cues import load
from assistant.evidence.passage_query import prose_terms
from assistant.plan import QuestionPlan
from assistant.question.residue import HAN_RUN, WORD, harmless_en, translations
from assistant.question.without import find_without
from index.library import Library
from index.over_many import Saying, passages_like
from index.search import is_tabular, search_passages
from ingest.folding import fold_text
from ingest.report import Passage

MOST_EXPLAINING = 20  # passages looked at for one that explains a word
EXPLAINS = '[\u201d"]?[^\u3002;,]{0,4}?(?:是指|系指|指的是|指|即|是)(?!什么)'


def mentioned(plan: QuestionPlan) -> str | None:
    """The words after "mention" where a question asks which reports mention them; None where it is not of that form."""
    asked = re.search(str(load("cues")["mention"][plan.language]), fold_text(plan.question), re.IGNORECASE)  # type: ignore[index]
    return asked.group(1).strip() if asked and plan.kind == "list" else None


def saying(library: Library, plan: QuestionPlan) -> tuple[Passage, ...]:
    """For a question which reports mention something: of each report the first passage that says it, prose before tables.

    Labels of a form stand in every report on it: rows of tables count only where no prose says the words. Where the question
    is which reports do not, they always count.
    """
    asked = mentioned(plan)
    wanted = alternatives(plan, asked) if asked is not None else []
    if not wanted or asked is None:
        return ()
    lacking = in_other_words(asked) if plan.language == "zh" and not plan.quoted else None
    looked_for = [*wanted, [(lacking[0],)]] if lacking else wanted
    prose: dict[str, Passage] = {}
    rows: dict[str, Passage] = {}
    for passage in passages_like(library.catalog, looked_for, plan.reports):
        text = fold_text(passage.text)
        said = any(all(any(word in text for word in options) for options in words) for words in wanted)
        if said or (lacking and lacking[1].search(text)):
            (rows if is_tabular(passage) else prose).setdefault(passage.report, passage)
    if find_without(fold_text(plan.question), plan.language) is not None:
        return tuple({**rows, **prose}.values())
    return tuple((prose or rows).values())


def in_other_words(asked: str) -> tuple[str, re.Pattern[str]] | None:
    """What there is said to be too little of, and the ways to say so ("专职人员不足" also as 专职人员较为缺乏); None for other words."""
    found = re.fullmatch(f"(.{{2,}}?)(?:{load('passage_words')['too_little']})", asked)
    if found is None:
        return None
    return found[1], re.compile(f"{re.escape(found[1])}[^,。;:、]{{0,6}}?(?:{load('passage_words')['too_little']})")


def is_known(plan: QuestionPlan, words: str) -> bool:
    """Whether it is known how reports would print ``words``; an English word may have no rendering."""
    return bool(alternatives(plan, words))


def alternatives(plan: QuestionPlan, asked: str) -> Saying:
    """What a passage must say: one of these, each the words that all must be there with their possible renderings."""
    if plan.quoted:
        return [[(fold_text(word),) for word in plan.quoted]]
    if plan.language == "zh":
        return [[(word,)] for word in re.split("或者?|还是", asked) if word]
    found: list[Sequence[Sequence[str]]] = []
    for part in re.split(r"\bor\b", asked, flags=re.IGNORECASE):
        words = [word.lower() for word in WORD.findall(part) if word.lower() not in harmless_en()]
        options = [renderings(word) for word in [*words, *HAN_RUN.findall(part)]]
        phrase = [one for one in translations(words) if one] if len(words) > 1 else []
        if options and all(options):
            found.append(options)
        if phrase and len(phrase) < len(words):  # the words of one term together
            found.append(phrase)
    return found


def renderings(word: str) -> tuple[str, ...]:
    """The Chinese words that one English word may be printed as, not what is only near it; a Chinese word is itself."""
    if HAN_RUN.match(word):
        return (word,)
    own = [one for options in translations([word]) for one in options]
    own = [one for one in own if len(one) > 1] or own  # one character stands in many words
    return tuple(own or [one for options in translations([word], prose_terms()) for one in options[:1]])


def asked_term(plan: QuestionPlan) -> str:
    """The word whose meaning a question asks for, without quotation marks; "" where it names none."""
    asked = re.search(str(load("cues")["term"][plan.language]), fold_text(plan.question), re.IGNORECASE)  # type: ignore[index]
    term = next((group for group in asked.groups() if group), "") if asked else ""
    return plan.quoted[0] if plan.quoted else re.sub("[\"'\u201c\u201d\u2018\u2019]", "", term).strip()


def explaining(library: Library, plan: QuestionPlan) -> tuple[Passage, ...]:
    """The first passage that explains the word asked about ("门户网站是..."), in the reports asked about or in all."""
    term = asked_term(plan)
    if not HAN_RUN.fullmatch(term):
        return ()
    hits = search_passages(library, term, plan.reports or None, MOST_EXPLAINING, "lexical")
    pattern = re.compile(re.escape(term) + EXPLAINS)
    return tuple(hit.passage for hit in hits if pattern.search(fold_text(hit.passage.text)))[:1]
