"""Which kind of answer a question wants, from its cues and from what was found in it. The order of the rules decides."""

import re
from collections.abc import Callable

from assistant.cues import Cues, load
from assistant.plan import Ask, Kind, QuestionPlan
from assistant.question.families import are_parts, dimensions_of, is_within, part_dimension

TERM = re.compile(r"what (?:is|are) (?:an? )?(?:(?!number|total|share|percentage)[a-z-]+ ?){1,5}\??", re.IGNORECASE)
MADE_UP = re.compile(r"构成|组成|\bmade up\b|\bcomposed\b")
JOINTLY = re.compile(r"(?<![公中])共[一-鿿]{0,4}(?:多少|几)|\bbetween them\b")
DATES = ("period", "signed", "published", "filled")


def choose_kind(plan: QuestionPlan, cues: Cues, folded: str) -> Kind:
    """The kind of a placed plan; the first rule that holds decides. ``folded`` is the folded question."""
    if plan.reason is not None:
        return plan.kind
    if "words" in plan.inherited:
        return "lookup"  # what was looked up before is looked up again
    if "as_share" in plan.inherited:
        return "share"
    for kind, holds in RULES:
        if holds(plan, cues, folded):
            return kind
    return "out_of_scope"


def is_smalltalk(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Says something polite and asks nothing."""
    return cues.has("kinds", "smalltalk") and not plan.asks and not plan.agencies


def is_library(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks what the library holds."""
    held = cues.has("kinds", "held") and not plan.residue and bool(plan.agencies or plan.gaps)
    return (cues.has("kinds", "library") or held) and not plan.asks


def is_define(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks what a term means, not what a number is."""
    if plan.asks and not plan.agencies and not plan.years and TERM.fullmatch(folded):
        return True
    of_words = not (plan.agencies or plan.gaps or plan.years or plan.all_reports or plan.numbers or asks_number(folded))
    if of_words and re.search(str(load("cues")["meaning"][plan.language]), folded, re.IGNORECASE):  # type: ignore[index]
        return True
    return cues.has("kinds", "define") and not plan.numbers and not is_identity(plan, cues, folded)


def is_identity(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks who wrote a report or which year it is on."""
    return cues.has("kinds", "identity") and not cues.has("kinds", "rank") and not plan.asks


def is_check(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks whether figures agree, or offers a number and asks whether it holds."""
    if cues.has("kinds", "check"):
        return not only_states(plan, cues, folded)
    offered = bool(plan.numbers) and (folded.rstrip("?。 ").endswith("吗") or "是不是" in folded)
    return offered and not cues.has("kinds", "share") and not cues.has("kinds", "breakdown")


def only_states(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Whether a question asks but whether something is so ("申请都公开了,对吗") that sums which add up do not prove."""
    words = load("claims")
    so = re.compile(str(words["is_so"][plan.language]), re.IGNORECASE)  # type: ignore[index]
    asked = [folded[start:end] for start, end in cues.spans("kinds", "check")]
    states = re.search(str(words["states"][plan.language]), folded, re.IGNORECASE)  # type: ignore[index]
    return all(map(so.search, asked)) and bool(states or plan.residue)


def is_date(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks for a date of the report itself: its period, signature, publication, or when its form was filled in."""
    return any(cues.has("kinds", name) for name in DATES)


def is_derive(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Proposes to compute a figure from others."""
    return cues.has("kinds", "derive")


def is_reverse(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Names numbers and asks what they count."""
    return bool(plan.numbers) and cues.has("kinds", "reverse")


def is_difference(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks by how much, or how many times, the figure of one agency lies above that of another, or one part above another."""
    words = load("difference")
    asked = any(re.search(str(words[name][plan.language]), folded, re.IGNORECASE) for name in ("asks", "times"))  # type: ignore[index]
    if asked and len(plan.reports) == 1 and len(plan.asks) == 2 and not plan.gaps:
        return not set(plan.asks[0].indicators) & set(plan.asks[1].indicators) and len(plan.years) < 2
    return asked and len(plan.agencies) == 2 and len(plan.reports) + len(plan.gaps) == 2 and bool(plan.asks)


def is_share(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks for a quotient of two figures; shares asked beside a breakdown stay with the breakdown."""
    if re.search(r"占[^,。?]{0,15}多少[条件个人项篇份次]", folded):
        return False  # "业务类的占多少条" asks for the count
    if is_change(plan, cues, folded) and len(plan.asks) < 2:
        return False  # "by what percentage did it grow" is a change
    return cues.has("kinds", "share") and not (cues.has("kinds", "breakdown") and len(plan.asks) > 2)


def is_change(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks how a figure moved between two years of one agency."""
    if any(name.endswith("_change") for ask in plan.asks for name in ask.indicators):
        return False  # the form prints the change itself
    if not plan.years and cues.has("kinds", "trend") and not cues.has("kinds", "share") and not asks_number(folded):
        return False  # "how did it change over the years" wants every year
    if asks_which_years(plan, folded):
        return False  # in which years it fell, every year tells
    return (
        (cues.has("kinds", "change") or "change" in plan.inherited)
        and (
            len(plan.years) in (0, 2)
            or (len(plan.years) > 2 and (asks_number(folded) or cues.has("kinds", "share") or asks_rate(plan, folded)))
        )
        and len(plan.agencies) < 2
        and names_a_figure(plan, folded)
    )


def names_a_figure(plan: QuestionPlan, folded: str) -> bool:
    """Whether a question names what it wants a number of: an indicator, or words that a printed label may say."""
    return bool(plan.asks) or (bool(plan.residue) and len(plan.reports) > 1 and asks_number(folded))


def asks_which_years(plan: QuestionPlan, folded: str) -> bool:
    """Whether a question over more than two reports asks for some of their years ("哪些年申请下降了")."""
    words = str(load("bound")["which_years"][plan.language])  # type: ignore[index]
    return len(plan.reports) > 2 and re.search(words, folded, re.IGNORECASE) is not None


def asks_rate(plan: QuestionPlan, folded: str) -> bool:
    """Whether the words for a rate of growth are said."""
    return re.search(str(load("told")["rate"][plan.language]), folded, re.IGNORECASE) is not None  # type: ignore[index]


def is_trend(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks for a figure over the years, or simply names three or more."""
    which = asks_which_years(plan, folded) and cues.has("kinds", "change")
    return (
        names_a_figure(plan, folded)
        and len(plan.agencies) < 2
        and (which or (cues.has("kinds", "trend") and plan.basis is None) or len(plan.years) > 2)
    )


def is_rank(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks for an order or an extreme; "the most recent report" and 前两年 ask for none."""
    words = [str(load("time")[name][plan.language]) for name in ("latest", "few_before")]  # type: ignore[index]
    newest = [found.span() for pattern in words for found in re.finditer(pattern, folded, re.IGNORECASE)]
    return any(
        not any(start <= first and last <= end for start, end in newest) for first, last in cues.spans("kinds", "rank")
    )


def is_list(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks which reports say something."""
    return cues.has("kinds", "list") and (plan.all_reports or len(plan.reports) > 1)


def is_total(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks for a sum: over reports, or over the parts that one report lists."""
    if re.search(r"\bin all (?:the )?(?:available )?years\b", folded) and len(cues.spans("kinds", "total")) == 1:
        return False
    if of_all(plan, cues, folded) or of_span(plan, cues, folded):
        return True
    if len(plan.agencies) > 1 and len(plan.asks) == 1 and JOINTLY.search(folded) and not cues.has("kinds", "compare"):
        return True  # "甲和乙共收到多少件" wants the sum, "甲共收到多少件" a count
    return cues.has("kinds", "total") and plan.basis != "cumulative"


def of_span(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Whether the total of a span of years is asked for ("2019到2022年诉讼总数"), not a figure of each of them."""
    said = re.search(str(load("time")["total_of_span"][plan.language]), folded, re.IGNORECASE)  # type: ignore[index]
    each = any(cues.has("kinds", name) for name in ("trend", "change", "breakdown", "compare"))
    return said is not None and len(plan.years) > 1 and len(plan.agencies) < 2 and not each


def of_all(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Whether the total of all reports is asked for ("total applications in 2022 over all reports")."""
    total = re.search(str(load("followup")["total_of_all"][plan.language]), folded, re.IGNORECASE)  # type: ignore[index]
    return plan.all_reports and len(plan.reports) > 1 and total is not None and not cues.has("kinds", "breakdown")


def is_mean(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks for a mean over reports."""
    return cues.has("kinds", "mean") and len(plan.reports) > 1


def is_compare(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Sets two or more reports side by side; "full-time versus part-time staff" of one report are two figures of it."""
    if len(plan.reports) == 1 and not plan.gaps and len(plan.asks) > 1 and re.search(r"\b(?:versus|vs)\b", folded):
        return False
    return cues.has("kinds", "compare") or (len(plan.reports) > 1 and len(plan.agencies) > 1)


def is_breakdown(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks for the parts of a whole: a dimension is named, or each part is asked for without being named."""
    made_up = plan.numbers and MADE_UP.search(folded)  # the 236 items: how are they made up
    if plan.dimension != "grounds" and cues.has("kinds", "describe") and not asks_number(folded) and not made_up:
        return splits_by_name(plan, cues)
    if plan.dimension == "grounds" and not plan.asks and plan.residue:
        return False  # "why was the network a problem" asks for no grounds of refusal
    split = [ask for ask in plan.asks if are_parts(ask.indicators)]
    if split:
        others = [ask for ask in plan.asks if ask not in split]
        return all(is_whole_of(other, split[0]) or kinds_of_channel(plan, other) for other in others)
    if any(is_within(part.indicators[0], whole.indicators[0]) for part in plan.asks for whole in plan.asks):
        return False  # one part is named: it is asked for itself
    if plan.dimension is not None and (cues.has("kinds", "breakdown") or plan.dimension != "category"):
        return True
    of_each_year = len(plan.years) > 1 and len(plan.reports) > 1  # "各多少" of two years is one figure a year
    of_two = any(len(ask.indicators) == 2 for ask in plan.asks)  # "fees and waivers, how much each": two figures
    return cues.has("kinds", "breakdown") and len(plan.asks) <= 1 and not of_each_year and not of_two


def splits_by_name(plan: QuestionPlan, cues: Cues) -> bool:
    """ "How did the requests come in, by channel": the dimension is named, so the counts are wanted and not the prose.

    So they are of a number of applications that the question states ("这36件申请是通过哪些方式提交的").
    """
    if plan.dimension == "channel" and plan.numbers and any(are_parts(ask.indicators) for ask in plan.asks):
        return True
    return plan.dimension in ("channel", "applicant", "outcome") and bool(plan.asks) and cues.has("kinds", "breakdown")


def is_whole_of(whole: Ask, split: Ask) -> bool:
    """Whether one ask is for the whole whose parts the other asks for."""
    return any(
        is_within(part, name) or part_dimension(split.indicators) in dimensions_of(name)
        for part in split.indicators[:1]
        for name in whole.indicators
    )


def kinds_of_channel(plan: QuestionPlan, ask: Ask) -> bool:
    """Whether kinds are asked of what one channel disclosed ("网站公开的信息有哪几类"), or of all that was."""
    return plan.dimension == "category" and ask.indicators[0].startswith(("ch_", "proactive_total"))


def is_describe(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks what the report says in words."""
    if is_chat(plan, folded) and (not plan.reports or "agency" in plan.inherited):
        return False
    about = cues.has("kinds", "about") and plan.dimension is None
    return (about or cues.has("kinds", "describe") or cues.has("kinds", "reason")) and not asks_number(folded)


def is_chat(plan: QuestionPlan, folded: str) -> bool:
    """Whether a question has words of its own and none of them of the reports' matter."""
    return bool(plan.residue) and not (plan.asks or plan.gaps or plan.quoted or speaks_of_reports(folded))


def speaks_of_reports(folded: str) -> bool:
    """Whether a question has any word of the reports' matter."""
    return any(re.search(str(pattern), folded, re.IGNORECASE) for pattern in load("scope").values())


def asks_number(folded: str) -> bool:
    """Whether the question's words want a number."""
    return any(
        word in folded.lower()
        for word in ("多少", "几", "how many", "how much", "how often", "number of", "多大", "多长")
    )


def is_lookup(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Names an indicator, or asks a named report something that its words may answer."""
    if not plan.asks and not plan.reports and plan.residue and not speaks_of_reports(folded):
        return False  # a place alone does not make the weather there a matter of reports
    if is_chat(plan, folded) and not asks_number(folded) and ("agency" in plan.inherited or not plan.inherited):
        return False  # nor the food there
    named = plan.asks or plan.reports or plan.gaps or plan.choices or plan.quoted
    return bool(named) or (asks_number(folded) and not plan.residue)


def is_same_topic(plan: QuestionPlan, cues: Cues, folded: str) -> bool:
    """Asks in words what the question before asked, or what is planned for a year that has no report yet."""
    return "topic" in plan.inherited or "plan_year" in plan.inherited


Rule = Callable[[QuestionPlan, Cues, str], bool]
RULES: tuple[tuple[Kind, Rule], ...] = (
    ("out_of_scope", is_smalltalk),
    ("library", is_library),
    ("describe", is_same_topic),
    ("derive", is_derive),
    ("reverse", is_reverse),
    ("define", is_define),
    ("identity", is_identity),
    ("check", is_check),
    ("date", is_date),
    ("compare", is_difference),
    ("share", is_share),
    ("change", is_change),
    ("rank", is_rank),
    ("list", is_list),
    ("mean", is_mean),
    ("total", is_total),
    ("trend", is_trend),
    ("compare", is_compare),
    ("breakdown", is_breakdown),
    ("describe", is_describe),
    ("lookup", is_lookup),
)
