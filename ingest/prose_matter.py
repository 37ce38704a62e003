"""What the numbers told before one say about it: 办结 after 低保申请 is no matter of ours, 其他 of another list no row of a form."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.phrases import load_phrases
from ingest.prose_labels import Count
from ingest.prose_lists import is_running_beside
from ingest.report import Figure, Qualifier
from ingest.units import load_units
from ingest.vocabulary.indicators import indicators

_CASES = {"复议": "review_total", "诉讼": "lit_total"}


def of_our_matter(indicator: str | None, label: str, before: str, earlier: Sequence[Figure]) -> str | None:
    """``indicator``, or None where the numbers ``earlier`` in the sentence show that it is of another matter.

    ``before`` is the text up to the number: what an indicator needs to have been named must stand there or in the label.
    """
    phrases = load_phrases().matters
    needed = phrases.named_before.get(indicator or "")
    if indicator is None or (needed and not needed.search(before + label)):
        return None
    for matter in phrases.same_matter:
        own = matter.word.search(label) and not matter.bare.fullmatch(label)
        if indicator.startswith(matter.families) and not own:
            told = next((figure for figure in reversed(earlier) if _tells_of(matter.word, figure)), None)
            if told is not None and told.indicator is None and not matter.unless.search(told.label):
                return None
    return indicator


def _tells_of(word: re.Pattern[str], figure: Figure) -> bool:
    """Whether ``figure`` counts what the word names: 在15个工作日内答复申请 counts no requests."""
    kind = load_units().kinds.get(figure.unit, "count")
    return kind in {"count", "people"} and word.search(figure.label) is not None


def of_whole(indicator: str | None, whole: Figure | None) -> str | None:
    """``indicator`` of a part, or None where it cannot be a part of ``whole``: 不予公开 of 制发公文 is no reply."""
    if indicator is None or whole is None or whole.indicator is None:
        return indicator
    for parts, wholes in load_phrases().matters.parts_only_of:
        if indicator.startswith(parts) and not whole.indicator.startswith(wholes):
            return None
    return indicator


def told_beside(whole: Figure | None, told: Sequence[Figure]) -> tuple[str, ...]:
    """What stands in one list with ``whole`` (复议5件、诉讼3件): a part told after both may be of either."""
    if whole is None or whole.group is None:
        return ()
    listed = [figure for figure in told if figure.group == whole.group and figure.part_of is None]
    counted = [figure.indicator or _case_of(figure.label) for figure in listed]
    return tuple(indicator for indicator in counted if indicator and indicator != whole.indicator)


def _case_of(label: str) -> str | None:
    """Which kind of cases a label names that says too little, or too much, for their count."""
    return next((name for word, name in _CASES.items() if word in label), None)


def is_within_year(whole: Figure | None, clause: str) -> bool:
    """Whether a count up to some day is of the year because its whole is: 收到146件,截至年底办结141件."""
    return whole is not None and whole.basis == "year" and not re.search("累计|历年", clause)


def unless_narrowed(indicator: str | None, label: str, after: str) -> str | None:
    """``indicator``, or None where the words ``after`` the number show that it counts more or less than ours."""
    phrases = load_phrases().matters
    if indicator is None:
        return None
    for narrowed in phrases.narrowed:
        stands = narrowed.pattern.search(after) and not narrowed.unless.search(label)
        if stands and indicator.startswith(narrowed.families):
            return None
    if indicator.startswith(phrases.one_of_several_families) and phrases.one_of_several["office"].search(label):
        return None if phrases.one_of_several["next"].search(after) else indicator
    return indicator


def of_those_within(indicator: str | None, after: str) -> str | None:
    """``indicator``, or the whole above it where the words ``after`` the number part it like that whole.

    指定专职人员78人,其中全职16人、兼职62人: as in the Shanghai forms, 专职 names all who were appointed.
    """
    whole = load_phrases().matters.whole_by_parts.get(indicator or "")
    return whole.indicator if whole and whole.parts.match(after) else indicator


def closes_list(count: Count, told: Sequence[Figure]) -> bool:
    """Whether a number without a noun of its own is the sum or the running total of the list told before it.

    专职38人、兼职512人,合计550人; 其中网站3990条、公报331条,历年累计25876条: its label would be that of the last item.
    """
    last = told[-1] if len(told) > 1 else None
    if last is None or last.value is None or not count.borrowed or last.unit != count.number.unit:
        return False
    if count.number.value <= last.value:
        return False
    if load_phrases().matters.sum_word.search(count.before) is not None:
        return count.label == last.label
    return is_running_beside(count) and last.part_of is not None and count.label == last.label


def of_sum(count: Count, told: Sequence[Figure]) -> str | None:
    """What the items of the list are all parts of, where ``count`` is their sum, else None."""
    left, parents = count.number.value, set[str | None]()
    for figure in reversed(told):
        if left <= 0 or figure.value is None or figure.unit != count.number.unit:
            break
        left -= figure.value
        parents.add(indicators()[figure.indicator].parent if figure.indicator else None)
    return parents.pop() if left == 0 and len(parents) == 1 else None


def in_form_of(indicator: str | None, year: int | None) -> str | None:
    """The row that the same words count in the form of ``year``."""
    for since, renamed in load_phrases().matters.renamed_since:
        if year is not None and year >= since and indicator in renamed:
            return renamed[indicator]
    return indicator


def without_foreign_rest(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence; a form's 其他, and a row of a running total, only beside another of that form's list."""
    matters = load_phrases().matters
    told = [figure.indicator for figure in figures if figure.indicator]
    kept = []
    for figure in figures:
        name = figure.indicator or ""
        alone = name.startswith(matters.never_alone)
        family = name[: name.index("_cat_") + len("_cat_")] if alone else matters.rest_of_list.get(name)
        if family is None or any(other.startswith(family) and other != name for other in told):
            own = alone and figure.basis == "cumulative" and not _says_running(figures)
            kept.append(replace(figure, basis=None, qualifier=_plain(figure)) if own else figure)
        elif alone and "cumulative" not in {other.basis for other in figures if other is not figure}:
            kept.append(replace(figure, indicator=None, basis=None, qualifier=_plain(figure)))
        else:
            kept.append(replace(figure, indicator=None))
    return kept


def proactive_part(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence; of 公开信息714条,其中主动公开690条,依申请公开24条 the part is what was disclosed proactively."""
    rules = load_phrases().matters.proactive_of_all
    wholes = {figure.id: figure for figure in figures if figure.indicator == "proactive_total"}
    told: dict[str, str | None] = {}
    for figure in figures:
        whole = wholes.get(figure.part_of or "")
        if whole is None or figure.unit != whole.unit or "主动" in whole.label:
            continue
        if rules["part"].fullmatch(figure.label):
            told |= {whole.id: None, figure.id: "proactive_total"}
    if not told:
        return list(figures)
    for figure in figures:
        if figure.part_of in told and figure.id not in told and rules["rest"].fullmatch(figure.label):
            told[figure.id] = "on_request_disclosed"
    return [replace(figure, indicator=told.get(figure.id, figure.indicator)) for figure in figures]


def _says_running(figures: Sequence[Figure]) -> bool:
    """Whether a figure that need not be a running total is one: then the rows beside it are its parts."""
    return any(
        figure.basis == "cumulative" and not (figure.indicator or "").startswith(load_phrases().matters.never_alone)
        for figure in figures
    )


def _plain(figure: Figure) -> Qualifier:
    return "exact" if figure.qualifier == "cumulative" else figure.qualifier


def of_year_carried_to(indicator: str | None, words: str, year: int | None) -> str | None:
    """What was carried into the report's own year (2022年结转至2023年2件 in the report of 2023) came in, and did not go out."""
    into = year is not None and re.search(load_phrases().carried_to.pattern + str(year), words) is not None
    return "req_carried_in" if indicator == "req_carried_out" and into else indicator


def calls_next_year(before: str, year: int | None) -> str:
    """``before`` without the year that what is left over was carried to: 转入2023年1件 in the report of 2022."""
    return before if year is None else re.sub(load_phrases().carried_to.pattern + str(year + 1), "", before)
