"""How many names a report lists: counted by code over the names themselves, each cited, and said to be counted."""

from decimal import Decimal

from assistant.evidence.gather import Evidence
from assistant.evidence.titles import TitleList, kind_asked
from assistant.plan import QuestionPlan
from assistant.readings import Reading
from assistant.reply import Line, Quote, Reply
from assistant.sentences import say, who_text
from ingest.folding import fold_text

OPEN = ("等", "…")  # a list that says it goes on
LONGEST_TAIL = 40


def names_counted(plan: QuestionPlan, evidence: Evidence) -> Reply | None:
    """The count of the one list of names that is asked for; a choice where several fit, None where none does."""
    if not evidence.titles:
        return None
    report = plan.reports[0]
    text, kind = evidence.text, kind_asked(plan)
    fitting = [one for one in evidence.titles if is_asked(one, text, plan, kind)]
    if not fitting:
        return None
    if len(fitting) > 1:
        quotes = tuple(quote(report, text, one.names[0][0], max(one.names[-1][1], one.tail[1])) for one in fitting)
        return Reply("unclear", (Line("unclear_names", quotes=quotes, show_quotes=True),))
    return counted(plan, evidence, fitting[0], kind or "")


def is_asked(one: TitleList, text: str, plan: QuestionPlan, kind: str | None) -> bool:
    """Whether a list is of the kind asked for, and stands with the number that the question mentions beside it."""
    around = fold_text(one.before + text[slice(*one.tail)])
    if any(number in around for number in plan.numbers):
        return kind is None or one.says(text, kind)
    return not plan.numbers and kind is not None and one.says(text, kind)


def counted(plan: QuestionPlan, evidence: Evidence, one: TitleList, kind: str) -> Reply:
    """The number of names of one list, with a quote for each and for what the report says behind the last."""
    report, text = plan.reports[0], evidence.text
    names = tuple(quote(report, text, start, end) for start, end in one.names)
    start, end = one.tail
    tail = (quote(report, text, start, end),) if 0 < end - start <= LONGEST_TAIL else ()
    different = len({fold_text(name.quote) for name in names})
    label = say("label_names", plan.language, kind=kind or "《》")
    reading = Reading(report, None, label, Decimal(different), "个", "computed", ())
    fields = {"value": different, "label": label, "who": who_text(evidence.rows[report], plan.language)}
    caveats = [say("caveat_names_counted", plan.language)]
    if tail and any(mark in tail[0].quote for mark in OPEN):
        caveats.append(say("caveat_names_open", plan.language, tail=fold_text(tail[0].quote)))
    return Reply("answered", (Line("names_counted", fields, (*names, *tail), (reading,)),), tuple(caveats))


def quote(report: str, text: str, start: int, end: int) -> Quote:
    """A stretch of the stored text as a quote."""
    return Quote(report, start, end, text[start:end])
