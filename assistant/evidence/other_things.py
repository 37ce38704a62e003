"""What a figure counts that is not what a question asks for, though its label says the words of the question."""

import re
from collections.abc import Sequence

from assistant.evidence.told_alone import ABOUT_DECISIONS
from assistant.plan import QuestionPlan
from ingest.folding import fold_text
from ingest.report import Figure

YEAR_BEFORE = re.compile(r"上一?年|去年|前一年|\b(?:previous|prior|last|preceding) year|\byear before", re.IGNORECASE)
OF_ITEMS = re.compile(r"信息|公开|发布|类|条(?!例)|\bitems?\b|\binformation\b|\bdisclos|\bpublish", re.IGNORECASE)
CAME_IN = re.compile(r"收到|接到|接收|收了|\b(?:receiv|came in|come in)", re.IGNORECASE)
ANSWERED = re.compile(r"回复|答复|办理|办结|处理|解决|化解|\b(?:answer|repl|handl|resolv|settl)", re.IGNORECASE)
OFFICE_SITE = re.compile("[局委厅院所站](?:公众|官方|门户)*(?:信息)?网|中心(?:官方|门户)*网站|公司(?:官方|门户)*网站")
GOVERNMENT_SITE = re.compile(
    r"[省市县区州](?:人民)?政府(?:门户|官方)*网|\b(?:municipal|provincial|county|district|city) government(?:'s)? (?:web)?(?:site|portal)",
    re.IGNORECASE,
)
# Measure words that name what they count, and the units that may stand for them.
ALIKE = {
    "册": "册 本 份",
    "本": "册 本 份",
    "期": "期 次 场 场次 期次 批 批次",
    "场": "场 次 期 场次 期次 批 批次",
    "户": "户 家",
    "家": "家 个 户",
    "所": "所 个 家",
    "台": "台 个 部",
    "块": "块 个 处 面",
    "亩": "亩",
}
MEASURE = re.compile(f"(?:多少|几)([{''.join(ALIKE)}])(?!人|别)")


def in_other_measure(figure: Figure, plan: QuestionPlan) -> bool:
    """Whether a question asks by a measure word that a figure's unit is no other name for (多少册 of 12期)."""
    asked = MEASURE.search(fold_text(plan.question)) if plan.language == "zh" else None
    return (
        asked is not None and bool(figure.unit) and figure.unit.lstrip("万亿千百") not in ALIKE[asked.group(1)].split()
    )


def is_other_deed(figure: Figure, plan: QuestionPlan) -> bool:
    """Whether what came in is asked for and a figure counts what was answered of it (收到诉求 of 回复诉求11件)."""
    question, label = fold_text(plan.question), fold_text(figure.label)
    asked = CAME_IN.search(question) and not ANSWERED.search(question)
    return bool(asked and ANSWERED.search(label) and not CAME_IN.search(label))


def wholes_of_another_matter(figures: Sequence[Figure], plan: QuestionPlan) -> set[str]:
    """The counts of applications where items disclosed are asked for, and the reverse: a part of one answers nothing of the other."""
    asked = {matter_of(name) for ask in plan.asks for name in ask.indicators} - {None}
    asked = asked or ({"applications"} if CAME_IN.search(fold_text(plan.question)) else set())
    if len(asked) != 1:
        return set()
    return {figure.id for figure in figures if matter_of(figure.indicator or "") not in (None, *asked)}


def matter_of(indicator: str) -> str | None:
    """Whether an indicator counts items disclosed or applications; None for anything else."""
    if indicator.startswith(("proactive_", "ch_")):
        return "items"
    return "applications" if indicator.startswith(("req_", "resp_", "denied_", "unable_", "notproc_")) else None


def is_of_other_site(figure: Figure, plan: QuestionPlan) -> bool:
    """Whether it is asked what stood on the government's site (市政府网站) and a figure is of an office's own site (局网站)."""
    label = fold_text(figure.label)
    own = OFFICE_SITE.search(label) is not None and "政府" not in label
    return own and GOVERNMENT_SITE.search(fold_text(plan.question)) is not None


def is_other_row(figure: Figure, plan: QuestionPlan) -> bool:
    """Whether a cell counts the year before (上一年项目数量), or decisions where items of information on them are asked for.

    And the reverse: a class of information in a list (行政许可类1804条) where the decisions are asked for.
    """
    name = figure.indicator or ""
    items = figure.part_of or "信息" in figure.label or figure.label.endswith("类")
    if figure.indicator is None and not figure.in_table and items and asks_decisions_alone(plan):
        return True
    if name.endswith("_items_prev"):
        return not YEAR_BEFORE.search(plan.question)
    return name.endswith("_decisions") and ABOUT_DECISIONS.search(fold_text(plan.question)) is not None


def asks_decisions_alone(plan: QuestionPlan) -> bool:
    """Whether decisions are asked for, and nothing says that items of information on them are meant."""
    asked = {name for ask in plan.asks for name in ask.indicators}
    decisions = bool(asked) and all(name.endswith("_decisions") for name in asked)
    return decisions and OF_ITEMS.search(fold_text(plan.question)) is None
