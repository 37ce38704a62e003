"""Answers that show the parts of a whole: by a form's rows, by a dimension that is named, or by a list in the text."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answers.caveats import caveats_for
from assistant.answers.lookup import lookup
from assistant.answers.no_figure import nothing_found
from assistant.answers.one_scope import in_scope_of
from assistant.evidence.bodies import bodies_asked, bodies_listed
from assistant.evidence.derived import sum_of_parts
from assistant.evidence.each_named import each_named
from assistant.evidence.gather import Evidence
from assistant.evidence.lists import list_behind_total, main_list, split_in_words
from assistant.evidence.meant import distinct_asks
from assistant.evidence.split_words import listed_as, say_the_split, says
from assistant.measures import common_unit, converted, sum_of
from assistant.plan import QuestionPlan, replace_kind
from assistant.question.families import (
    are_parts,
    dimensions_of,
    parent_of,
    part_dimension,
    parts,
    stands_whole,
    whole_family,
)
from assistant.question.residue import accounts_for
from assistant.readings import Reading, reading_of
from assistant.reply import Line, Reply, quotes_of
from assistant.sentences import number_text, reading_label, value_text
from ingest.folding import fold_text
from ingest.report import Figure
from ingest.vocabulary import children, indicators


def breakdown(plan: QuestionPlan, evidence: Evidence) -> Reply:
    """The parts of the whole that is asked for, with the check against the total where the report prints one."""
    alone = len(plan.reports) == 1 and plan.residue
    named = each_named(evidence.figures.get(plan.reports[0], ()), plan) if alone else []
    if named:
        return Reply("answered", tuple(partition_lines(plan, evidence, named)), caveats_for(plan, evidence, ()))
    lines: list[Line] = []
    blank_lines: list[Line] = []
    for report in plan.reports:
        found = partition_as_asked(plan, evidence, report)
        lines += partition_lines(plan, evidence, [reading for reading in found if reading.value is not None])
        blank_lines += [
            Line(
                "part_blank",
                {"label": reading_label(reading, plan.language)},
                quotes_of([reading]),
            )
            for reading in found
            if reading.value is None
        ]
    if lines:
        return Reply("answered", (*lines, *blank_lines), caveats_for(plan, evidence, ()))
    if blank_lines:
        return Reply("blank", tuple(blank_lines))
    if plan.dimension is None and (len(plan.reports) > 1 or len(plan.asks) > 1):
        return lookup(replace_kind(plan, "lookup"), evidence)
    return nothing_found(plan, evidence, ())  # the whole is not an answer to a question for its parts


def partition_as_asked(plan: QuestionPlan, evidence: Evidence, report: str) -> list[Reading]:
    """The parts along the split that the question names; [] where the report has none along that."""
    found = partition(plan, evidence, report)
    figures = evidence.figures.get(report, ())
    told = found if say_the_split(found, plan) else listed_as(figures, plan)
    told = told or [reading_of([figure], [figure]) for figure in split_in_words(figures, plan)]
    if plan.dimension != "subject" or not plan.residue:
        return told
    called = [one for one in told if accounts_for(fold_text(one.label), plan.residue, plan.language)]
    said = called or all(says(told, word, plan) for word in plan.residue)
    return called or (told if said else [])  # "how many concerned illegal buildings" is not asked of all subjects


def partition(plan: QuestionPlan, evidence: Evidence, report: str) -> list[Reading]:
    """The readings of the parts: by the dimension named, else by the form's children, else by the list in the text."""
    figures = evidence.figures.get(report, ())
    kind = bodies_asked(plan) if plan.dimension is None else None
    if kind is not None and not any(are_parts(ask.indicators) for ask in plan.asks):
        return [reading_of([figure], [figure]) for figure in bodies_listed(figures, plan, kind)]
    channels = [name for ask in plan.asks for name in ask.indicators if name.startswith("ch_")]
    stated = printed_parts(figures, (), plan) if plan.numbers and plan.dimension in (None, "category") else ()
    if stated:
        return [reading_of([figure], [figure]) for figure in stated]
    if plan.dimension == "category" and channels:  # the kinds of a form are those of all that was disclosed
        return [reading_of([figure], [figure]) for figure in printed_parts(figures, channels, plan)]
    for ask in distinct_asks(plan.asks):
        if are_parts(ask.indicators):
            found = part_readings(figures, of_form(whole_family(ask.indicators), plan, evidence.rows[report].form))
            found = with_subtotals(found, figures, report, plan, evidence.rows[report].form)
            if len(found) > 1 or (found and found[0].note == "inferred"):
                return found
    wholes = [indicator for ask in plan.asks for indicator in ask.indicators]
    for whole in wholes:
        families = [parts(whole, plan.dimension)] if plan.dimension else [children(whole), parts(whole, None)]
        for wanted in families:
            found = part_readings(figures, wanted)
            if len(found) > 1 or (found and found[0].note == "inferred"):
                return found
    if plan.dimension == "subject":
        return [reading_of([figure], [figure]) for figure in subjects_listed(figures)]
    category = plan.dimension in (None, "category")
    listed: Sequence[Figure] = printed_parts(figures, wholes, plan) if category else ()
    if not listed and category:
        own_kinds = not wholes or "proactive_total" in wholes or plan.dimension == "category"
        listed = main_list(figures) or list_behind_total(figures) if own_kinds else ()
    return [reading_of([figure], [figure]) for figure in listed]


def subjects_listed(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The list of subjects that a sentence splits the applications by; () where none adds up to them."""
    totals = {figure.value for figure in figures if figure.indicator == "req_received" and stands_whole(figure)}
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        if (
            not figure.in_table
            and figure.group
            and figure.value is not None
            and figure.unit in ("件", "宗", "条", "起")
        ):
            groups.setdefault(figure.group, []).append(figure)
    for group in groups.values():
        free = all(figure.indicator is None or str(figure.indicator).startswith("req_subj_") for figure in group)
        if len(group) > 1 and free and sum((figure.value or Decimal(0) for figure in group), Decimal(0)) in totals:
            return tuple(group)
    return ()


def printed_parts(figures: Sequence[Figure], wholes: Sequence[str], plan: QuestionPlan) -> tuple[Figure, ...]:
    """The largest list in the text that is printed as the parts of the whole asked for, however its parts are named.

    A list of kinds has three members or more; two members split by level (districts and towns), not by kind. A number
    that the question states ("网站公开的2143条都有哪几类") says which whole is meant.
    """
    category = plan.dimension == "category"
    kinds = category and (not wholes or any("proactive_total" in (name, parent_of(name)) for name in wholes))
    named = {*wholes, *(["proactive_total"] if kinds else [])}
    own = [figure for figure in figures if figure.indicator in named and stands_whole(figure)]
    if kinds and not own:  # all that such a report counts is what its site shows
        own = [figure for figure in figures if figure.indicator == "ch_website" and stands_whole(figure)]
    stated = [figure for figure in figures if figure.value is not None and f"{figure.value:f}" in plan.numbers]
    ids = {figure.id for figure in stated or [*own, *said_again(figures, own)]}
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        if (
            figure.part_of in ids
            and figure.group
            and figure.value is not None
            and figure.unit != "%"
            and not figure.inferred
        ):
            groups.setdefault(figure.group, []).append(figure)
    fitting = [group for group in groups.values() if len(group) > (2 if category else 1)]
    if category:
        fitting = [group for group in fitting if not by_channel(group)]
    return tuple(sorted(fitting, key=len)[-1]) if fitting else ()


def by_channel(group: Sequence[Figure]) -> bool:
    """Whether most members of a list are channels (website, Weibo): they split a whole by where it was published."""
    channels = parts("proactive_total", "channel")
    return sum(figure.indicator in channels for figure in group) * 2 > len(group)


def said_again(figures: Sequence[Figure], own: Sequence[Figure]) -> list[Figure]:
    """The whole where the text only names it again as what a list splits (在新增的36条信息中)."""
    values = {
        (figure.value, figure.unit) for figure in own if figure.value is not None and figure.basis != "cumulative"
    }
    return [
        figure
        for figure in figures
        if figure.indicator is None and not figure.in_table and (figure.value, figure.unit) in values
        and "信息" in figure.label
    ]  # fmt: skip


def of_form(wanted: Sequence[str], plan: QuestionPlan, form: str) -> tuple[str, ...]:
    """The grounds of refusal that a form counts under refusals; other forms print some of them beside refusals."""
    known = indicators()
    outcomes = children("resp_total", form)
    if plan.dimension == "outcome" and form != "NARR" and set(outcomes) & set(wanted):
        return outcomes
    if plan.dimension != "grounds":
        return tuple(wanted)
    return tuple(name for name in wanted if known[name].parent_in(form) == "resp_denied")


def with_subtotals(
    found: list[Reading], figures: Sequence[Figure], report: str, plan: QuestionPlan, form: str
) -> list[Reading]:
    """The outcomes of a form that prints no subtotals (refused, unable, not processed), each summed from its rows."""
    outcomes = children("resp_total", form)
    shown = {reading.indicator for reading in found}
    if plan.dimension != "outcome" or form == "NARR" or not shown & set(outcomes):
        return found
    sums = [sum_of_parts(figures, report, name) for name in outcomes if name not in shown]
    return [*found, *(reading for reading in sums if reading is not None)]


def whole_list(figures: Sequence[Figure], own: Sequence[Figure]) -> tuple[Figure, ...]:
    """The whole list of a sentence of which ``own`` are those members that have an indicator; () where they are of none.

    A list counts kinds that no form has beside kinds that it has: without them the rest is no answer.
    """
    groups = [figure.group for figure in own if not figure.in_table and figure.group and not figure.inferred]
    if not groups or len(groups) < len(own) / 2:
        return ()
    main = max(dict.fromkeys(groups), key=groups.count)
    return tuple(
        figure for figure in figures if figure.group == main and figure.value is not None and figure.unit != "%"
    )


def part_readings(figures: Sequence[Figure], wanted: Sequence[str]) -> list[Reading]:
    """A reading for each wanted part that the report has, in the report's order; blank rows have no value."""
    chosen: dict[str, list[Figure]] = {}
    own = [figure for figure in figures if figure.indicator in wanted and stands_whole(figure)]
    listed = whole_list(figures, own) if not any(figure.in_table for figure in own) else ()
    if len(listed) > 1:
        return [reading_of([figure], [figure]) for figure in listed]
    kinds = [
        figure for figure in own if not figure.in_table and part_dimension([str(figure.indicator)] * 3) == "category"
    ]
    if kinds and len(kinds) == len(own):
        return []  # kinds named here and there in the text are no list of all of them
    for figure in figures:
        if figure.indicator in wanted and stands_whole(figure):
            chosen.setdefault(str(figure.indicator), []).append(figure)
    readings = []
    for own in chosen.values():
        year = [figure for figure in own if figure.basis != "cumulative"] or own
        printed = [figure for figure in year if figure.value is not None]
        readings.append(reading_of(printed, printed) if printed else blank_reading(own))
    full = [reading for reading in readings if reading.note == "inferred" and reading.value]
    return full if full else readings


def blank_reading(own: Sequence[Figure]) -> Reading:
    """A row without a value as a reading without a value."""
    first = own[0]
    return Reading(first.report, first.indicator, first.label, None, first.unit, "exact", tuple(own))


def partition_lines(plan: QuestionPlan, evidence: Evidence, readings: Sequence[Reading]) -> list[Line]:
    """One line a part, and a last line that compares their sum with the printed total where that is a partition."""
    language = plan.language
    lines = [
        Line(
            "part_row",
            {"label": reading_label(reading, language), "value": value_text(reading, language)},
            quotes_of([reading]),
            (reading,),
        )
        for reading in readings
    ]
    if len(readings) == 1 and readings[0].note == "inferred":
        fields = {"value": value_text(readings[0], language), "label": lines[0].fields["label"]}
        return [*lines, Line("breakdown_only", fields)]
    total = printed_total(evidence, readings)
    if total is not None and total.value is not None:
        unit = common_unit([*((reading.value, reading.unit) for reading in readings), (total.value, total.unit)])
        if unit is not None:
            summed, _ = sum_of([(reading.value, reading.unit) for reading in readings], unit)
            whole = converted(total.value, total.unit, unit)
            name = "breakdown_sum" if summed == whole else "breakdown_off"
            lines.append(Line(name, {"sum": number_text(summed, language), "total": number_text(whole, language)}))
    return lines


def lacks_a_part(evidence: Evidence, readings: Sequence[Reading]) -> bool:
    """Whether a row of the form that belongs to these parts was not read, and they do not make up their printed total.

    The row that is missing may be the largest: without it no part can be called so.
    """
    known, report = indicators(), readings[0].report
    shown = {str(reading.indicator) for reading in readings}
    parents = {known[name].parent for name in shown if name in known}
    form = evidence.rows[report].form
    if form == "NARR" or len(parents) != 1 or not all(reading.figures[0].in_table for reading in readings):
        return False
    whole = str(parents.pop())
    of_form = set(children(whole, form))
    family = {
        name for by in dimensions_of(whole) if shown <= set(listed := parts(whole, by)) for name in listed
    } & of_form
    read = {figure.indicator for figure in evidence.figures.get(report, ()) if figure.value is not None or figure.blank}
    if family <= read:
        return False
    total = printed_total(evidence, readings)
    return total is None or total.value != sum((reading.value or Decimal(0)) for reading in readings)


def printed_total(evidence: Evidence, readings: Sequence[Reading]) -> Figure | None:
    """The printed whole of parts that the vocabulary says add up, in the same report and on the same basis."""
    known = indicators()
    entries = [known[reading.indicator] for reading in readings if reading.indicator in known and reading.indicator]
    parents = {entry.parent for entry in entries}
    sums = all(entry.parent_rel == "sum" for entry in entries)
    if len(parents) != 1 or not sums or None in parents or not readings:
        return None
    parent = next(iter(parents))
    family = {
        name
        for by in dimensions_of(str(parent))
        if (listed := parts(str(parent), by)) and entries[0].id in listed
        for name in listed
    }
    shown = {entry.id for entry in entries}
    if family and not shown <= family:
        return None  # the whole split in two ways at once: added together it would be counted twice
    figures = in_scope_of(readings[0], evidence.figures.get(readings[0].report, ()))
    cited = {figure.id for reading in readings for figure in reading.figures}
    lists = {figure.group for reading in readings for figure in reading.figures if not figure.in_table} - {None}
    if any(
        figure.value and (figure.indicator in family - shown or (figure.group in lists and figure.id not in cited))
        for figure in figures
    ):
        return None  # some parts only were asked for
    for figure in figures:
        if (
            figure.indicator == parent
            and figure.value is not None
            and stands_whole(figure)
            and figure.basis == readings[0].basis
        ):
            return figure
    return None
