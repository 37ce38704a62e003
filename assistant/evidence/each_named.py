"""Parts that a question names one by one ("教育、卫生、社保各有多少条"), found in the one list that prints all of them."""

import re
from collections.abc import Sequence

from assistant.evidence.by_label import bare, says
from assistant.plan import QuestionPlan
from assistant.question.residue import strip_harmless
from assistant.readings import Reading, reading_of
from ingest.folding import fold_text
from ingest.report import Figure

EACH = re.compile(
    r"([一-鿿、,]+?)(?:这?[两二三四五六几]?[类项个]?(?:信息)?)(?:各|分别)(?:是|有|为|公开|发布|收到|收|受理|接到|办理|办|答复|占)?(?:了)?(?:多少|几)"
)
JOINT = re.compile("[、,]|以及|和|与|及")
AMONG = re.compile("^.*(?:里|中|的|内|当中|方面)")


def each_named(figures: Sequence[Figure], plan: QuestionPlan) -> list[Reading]:
    """A reading for each named part, in the question's order; [] where no one list prints each of them once."""
    items = named_items(plan)
    if len(items) < 2:
        return []
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.group and not figure.in_table and figure.value is not None and figure.unit != "%":
            groups.setdefault(figure.group, []).append(figure)
    fitting = [found for group in groups.values() if (found := one_for_each(items, group))]
    return [reading_of([figure], [figure]) for figure in fitting[0]] if len(fitting) == 1 else []


def named_items(plan: QuestionPlan) -> list[str]:
    """The parts that a Chinese question lists before its "各多少", what says of which whole they are left out."""
    said = EACH.search(fold_text(plan.topic_words)) if plan.language == "zh" else None
    if said is None:
        return []
    first, *others = [item for item in JOINT.split(said.group(1)) if item]
    items = [AMONG.sub("", first), *others]
    bared = ["".join(strip_harmless(item)) or item for item in items]
    return [item for item in bared if len(item) > 1] if all(len(item) > 1 for item in bared) else []


def one_for_each(items: Sequence[str], group: Sequence[Figure]) -> list[Figure]:
    """For each item the one member of a list that is called so, no member twice; else []."""
    found: list[Figure] = []
    for item in items:
        called = [figure for figure in group if says(bare(figure.label), item)]
        if len(called) != 1 or called[0] in found:
            return []
        found += called
    return found
