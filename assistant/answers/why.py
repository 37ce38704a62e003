"""What a report gives as the cause of a figure, in its own sentences; that it gives none is said."""

import re
from collections.abc import Iterator

from assistant.cues import load
from assistant.evidence.gather import Evidence
from assistant.plan import QuestionPlan
from assistant.reply import Line, Quote, Reply
from assistant.sentences import indicator_text, who_text
from index.search import is_tabular
from index.segmenting import segments
from ingest.folding import fold_text
from ingest.report import Passage
from ingest.vocabulary import indicators

SENTENCE = re.compile(r"[^\u3002\uff1b;\n]+[\u3002\uff1b;]?")
MOST = 3


def why(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The sentences that name a cause and the thing counted, quoted; else that the report gives no cause."""
    words = words_of(plan)
    quotes = tuple(quote for passage in evidence.passages for quote in causes(passage, words))[:MOST]
    if quotes:
        return Reply("answered", (Line("cause", quotes=quotes, show_quotes=True),))
    label = indicator_text(plan.asks[0].indicators[0], plan.language)
    rows = [evidence.rows[report] for report in plan.reports]
    lines = tuple(Line("no_cause", {"who": who_text(row, plan.language), "label": label}) for row in rows[:MOST])
    return Reply("not_reported", lines)


def words_of(plan: QuestionPlan) -> tuple[str, ...]:
    """The words that tell what was counted from everything else a report counts."""
    generic = set(load("followup")["generic_words"])  # type: ignore[call-overload]
    names = [indicators()[name].zh for ask in plan.asks for name in ask.indicators[:1] if name in indicators()]
    found = (word for name in names for word in segments(fold_text(name)) if len(word) > 1)
    return tuple(dict.fromkeys(word for word in found if word not in generic))


def causes(passage: Passage, words: tuple[str, ...]) -> Iterator[Quote]:
    """The sentences of a passage that say a cause of what ``words`` name."""
    if is_tabular(passage):
        return
    pattern = str(load("followup")["cause"])
    for match in SENTENCE.finditer(passage.text):
        said = fold_text(match.group())
        if re.search(pattern, said) and any(word in said for word in words):
            start = passage.start + match.start()
            yield Quote(passage.report, start, start + len(match.group()), match.group(), passage.page)
