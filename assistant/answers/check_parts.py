"""Whether the kinds or channels that a report lists add up to their whole, where the question does not name them one by one."""

from assistant.answers.parts import partition, printed_total
from assistant.evidence.gather import Evidence
from assistant.plan import QuestionPlan
from assistant.readings import Reading, reading_of
from ingest.report import Figure

FEWEST_OF_A_LIST = 3  # two numbers may make a third by chance


def parts_and_whole(plan: QuestionPlan, evidence: Evidence, report: str) -> tuple[Reading, list[Reading]] | None:
    """The whole and its parts along the dimension that the question names; None where the report prints no such list."""
    if plan.dimension is None:
        return None
    readings = [
        one for one in partition(plan, evidence, report) or listed(plan, evidence, report) if one.value is not None
    ]
    if len(readings) < 2:
        return None
    figures = {figure.id: figure for figure in evidence.figures.get(report, ())}
    wholes = {reading.figures[0].part_of for reading in readings}
    told = figures.get(wholes.pop() or "") if len(wholes) == 1 else None
    whole = told or printed_total(evidence, readings)
    if whole is None or whole.value is None or (plan.numbers and f"{whole.value:f}" not in plan.numbers):
        return None  # a number that the question states is the whole it speaks of
    return reading_of([whole], [whole]), readings


def listed(plan: QuestionPlan, evidence: Evidence, report: str) -> list[Reading]:
    """The longest list of kinds that the text splits one whole into, for a question that names no indicator."""
    if plan.asks or plan.dimension != "category":
        return []
    groups: dict[str, list[Figure]] = {}
    for figure in evidence.figures.get(report, ()):
        if figure.group and figure.part_of and not figure.in_table and figure.unit != "%" and not figure.inferred:
            groups.setdefault(figure.group, []).append(figure)
    kinds = [group for group in groups.values() if len(group) > 2 and all("类" in figure.label for figure in group)]
    return [reading_of([figure], [figure]) for figure in max(kinds, key=len, default=[])]


def closed_list(plan: QuestionPlan, evidence: Evidence, report: str) -> tuple[Reading, list[Reading]] | None:
    """A sum that the text prints behind its list (…教育要闻378条、学校动态807条,总计1185条), where the question names it; else None."""
    told = [
        one
        for one in evidence.figures.get(report, ())
        if not one.in_table and one.value is not None and not one.inferred
    ]
    for whole in told:
        if f"{whole.value:f}" not in plan.numbers:
            continue
        left, members = whole.value, list[Figure]()
        beside = [one for one in told if one.quote_start == whole.quote_start and one.end <= whole.start]
        for one in sorted(beside, key=lambda figure: figure.start, reverse=True):
            if one.unit != whole.unit or left is None or not left:
                break
            left -= one.value or 0
            members.insert(0, one)
        if left == 0 and len(members) >= FEWEST_OF_A_LIST:
            return reading_of([whole], [whole]), [reading_of([one], [one]) for one in members]
    return None
