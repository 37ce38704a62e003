"""Every counted number of the running text, and every zero in words, as figures with their exact spans.

The rules are data (phrases.yaml, units.yaml, not_figures.yaml); they follow the value patterns, scopes and traps of real
reports. What a number counts is read from its own clause; where that is unclear it is stored without an indicator.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.document import Document
from ingest.folding import Folded
from ingest.not_figures import overlaps
from ingest.numbers import find_numbers
from ingest.phrases import load_phrases
from ingest.prose_inferred import implied_channels
from ingest.prose_labels import Count, counts
from ingest.prose_lists import Place, among_total, distributed, each_of, is_countable, is_running_beside, places
from ingest.prose_match import indicator_of, states_own_work
from ingest.prose_matter import (
    closes_list,
    in_form_of,
    is_within_year,
    of_our_matter,
    of_sum,
    of_those_within,
    of_whole,
    of_year_carried_to,
    proactive_part,
    told_beside,
    unless_narrowed,
    without_foreign_rest,
)
from ingest.prose_quote import quote_span
from ingest.prose_record import Reading, Source, figure_of, group_id, with_subject
from ingest.prose_running import is_year_of_running, runs_beside_year
from ingest.prose_scope import Scope, reporter, scope_of
from ingest.prose_time import is_as_of, names_time
from ingest.prose_zero import Denied, denials, listed_nouns
from ingest.report import Figure, Section
from ingest.sentences import Sentence, sentences
from ingest.vocabulary.indicators import indicators

_REACH = 4  # paragraphs, headings among them
# A paragraph that opens so is a section of its own, heading and text in one: it lists nothing of the sections before it.
_SECTION = re.compile(r"\s*[一二三四五六七八九十]{1,3}、")


@dataclass(frozen=True)
class _Total:
    """A count of a sentence before: the total that a partition means, or a part, or one of another paragraph.

    Only what ``is_whole`` may be meant without a word; the others only by what adds up to them.
    """

    paragraph: int
    count: Count
    figure: Figure
    is_whole: bool


@dataclass(frozen=True)
class _Setting:
    """What stands around the count at ``position`` of a sentence: all its counts, the figures ``told`` before it.

    ``before`` are the totals of the sentences before, ``unclear`` says that its item in a list could not be told,
    ``among`` that the sentence opens with the whole of its numbers (在36件申请中).
    """

    counts: Sequence[Count]
    position: int
    place: Place
    told: tuple[Figure, ...]
    before: Sequence[_Total]
    unclear: bool
    among: bool

    @property
    def opening(self) -> int:
        """Where the first number of the sentence stands."""
        return self.counts[0].number.start

    @property
    def since(self) -> int:
        """Where the number before ends."""
        return self.counts[self.position - 1].number.end_unit if self.position else 0

    @property
    def earlier(self) -> Sequence[Figure]:
        """The figures before: those of the sentence, else the last total before it."""
        return self.told or [total.figure for total in self.before[:1] if total.is_whole]

    @property
    def whole(self) -> Figure | None:
        """The figure that the count is a part of."""
        if self.place.whole is None:
            return None
        position = self.place.whole.position
        return self.told[position] if position >= 0 else self.before[-position - 1].figure

    @property
    def share_of(self) -> Count | None:
        """The count that a percentage is a share of (占总数的28%): the one right before it."""
        if not self.position or self.counts[self.position].number.kind != "percent":
            return None
        before = self.counts[self.position - 1]
        return before if before.number.kind != "percent" else None


def prose_figures(
    report_id: str,
    document: Document,
    folded: Folded,
    sections: Sequence[Section],
    year: int | None,
    taken: Sequence[tuple[int, int]] = (),
    names: Sequence[str] = (),
) -> tuple[Figure, ...]:
    """The figures of the running text, in reading order.

    ``names`` are forms of the reporter's name; ``taken`` are spans of the stored text that were read as tables; nothing in them is read again. ``raw`` of a figure
    is the number alone (3.5万 of 3.5万余人次: the qualifier says 余), of a zero in words the words of denial.
    """
    source = Source(report_id, document, folded, year, reporter(folded.text, names), tuple(taken))
    found: list[Figure] = []
    before: tuple[_Total, ...] = ()
    paragraph = -1
    for sentence in sentences(document, folded, sections):
        if sentence.paragraph != paragraph and _SECTION.match(sentence.text):
            before = ()
        paragraph = sentence.paragraph
        before = tuple(
            _seen_from(sentence, total) for total in before if total.paragraph >= sentence.paragraph - _REACH
        )
        figures, totals = _sentence_figures(source, sentence, before)
        before = tuple(sorted((*totals, *before), key=lambda total: not total.is_whole))
        found += figures
    return tuple(found)


def _seen_from(sentence: Sentence, total: _Total) -> _Total:
    """Of another paragraph a total is the whole of nothing but what adds up to it."""
    same = total.paragraph == sentence.paragraph or not total.is_whole
    return total if same else replace(total, is_whole=False)


def _sentence_figures(
    source: Source, sentence: Sentence, before: Sequence[_Total]
) -> tuple[list[Figure], tuple[_Total, ...]]:
    text = sentence.text
    denied = denials(sentence)
    numbers = [
        number
        for number in find_numbers(text)
        if not overlaps(denied.swallowed, number.start, number.end)
        and not source.is_taken(sentence, number.start, number.end)
    ]
    zeros = [
        _zero_figure(source, sentence, zero)
        for zero in denied.zeros
        if not source.is_taken(sentence, zero.start, zero.end)
    ]
    if not numbers:
        return without_foreign_rest(zeros), ()
    labelled, unclear = distributed(text, counts(_parted(text, denied.cuts), numbers))
    placed = places(
        text,
        labelled,
        [total.count for total in before if total.is_whole],
        [total.count for total in before if not total.is_whole],
    )
    among = among_total(text, labelled) is not None
    plain: list[Figure] = []
    figures: list[Figure] = []
    for position, (count, place) in enumerate(zip(labelled, placed, strict=True)):
        setting = _Setting(labelled, position, place, tuple(plain), before, position in unclear, among)
        figure = _count_figure(source, sentence, count, setting)
        plain.append(figure)
        each = each_of(count) if place.whole is None or figure.value == 0 else ()
        figures += _each(source, sentence, each, setting) or _spread(source, sentence, count, figure)
        figures += _implied(source, sentence, count, figure)
    return without_foreign_rest([*proactive_part(figures), *zeros]), _totals(sentence, labelled, placed, plain)


def _parted(text: str, cuts: Sequence[tuple[int, int]]) -> str:
    """``text`` with clause marks where a denial stops: what it denies is no label of what follows."""
    for start, end in cuts:
        text = text[:start] + "," * (end - start) + text[end:]
    return text


def _totals(
    sentence: Sentence, labelled: Sequence[Count], placed: Sequence[Place], figures: Sequence[Figure]
) -> tuple[_Total, ...]:
    """The counts of the sentence, last first: what a partition in a later sentence may mean."""
    return tuple(
        _Total(sentence.paragraph, count, figure, place.whole is None and (place.run or 0) >= 0)
        for count, place, figure in reversed(list(zip(labelled, placed, figures, strict=True)))
        if is_countable(count)
    )


def _count_figure(source: Source, sentence: Sentence, count: Count, setting: _Setting) -> Figure:
    number, end, whole = count.number, max(count.end, count.number.end_unit), setting.whole
    share_of = setting.share_of if _is_share(count) else None
    clause = sentence.text[count.start : end]
    scope = scope_of(sentence, clause, number.start, setting.opening, source.year, source.reporter)
    if runs_beside_year(sentence.text, count):
        scope = replace(scope, basis="cumulative")
    up_to_a_day = scope.basis == "cumulative" and is_as_of(sentence.text[: number.start])
    if up_to_a_day and (setting.among or is_within_year(whole, clause)):
        scope = replace(scope, basis=None)
    if _told_with_whole(source, sentence, count, setting):
        scope = replace(scope, basis=whole.basis if whole else None)
    elif scope.basis is None and share_of and setting.earlier:
        scope = replace(scope, basis=setting.earlier[-1].basis)
    indicator = _indicator(source, sentence, count, setting) if scope.own else None
    if (indicator or "").startswith("req_carried") and is_as_of(sentence.text[: number.start]):
        scope = replace(scope, basis=None)  # 截至12月31日,8件结转: what is left over is always of one year
    years_own = whole is not None and scope.own and is_year_of_running(sentence.text, count, whole.basis)
    if whole is not None and years_own:
        scope, indicator = replace(scope, basis="year"), whole.indicator
    indicator = of_year_carried_to(in_form_of(_in_time(indicator, scope), source.year), count.words, source.year)
    wholes = {whole.indicator, _in_time(whole.indicator, Scope("year", None, True))} if whole is not None else set()
    if indicator in wholes and not years_own:
        indicator = None  # a part is never the whole itself
    quote = quote_span(sentence.text, share_of.start if share_of else count.start, end)
    reading = Reading(
        number.start, number.end, *quote, _label(count, setting, share_of), indicator,
        number.value, number.unit, number.qualifier,
        group=_group(source, sentence, setting.place, whole), part_of=whole.id if whole else None,
    )  # fmt: skip
    figure = figure_of(source, sentence, reading, scope)
    place = setting.place.whole
    return figure if whole is None or place is None or place.position >= 0 else with_subject(source, figure, whole)


def _indicator(source: Source, sentence: Sentence, count: Count, setting: _Setting) -> str | None:
    """What the words say, unless what stands around them shows that they are of another matter."""
    if setting.unclear or not count.label:
        return None
    text, number, whole = sentence.text, count.number, setting.whole
    topics = [whole.indicator] if whole else [figure.indicator for figure in setting.earlier]
    indicator = indicator_of(count, sentence, topics, source.reporter, setting.share_of, setting.since)
    for rival in told_beside(whole, setting.told):
        other = indicator_of(count, sentence, [rival], source.reporter, setting.share_of, setting.since)
        if other not in (None, indicator):
            return None  # 复议5件、诉讼3件,其中被纠错2件: of which of the two is not said
    if closes_list(count, setting.told):
        return of_sum(count, setting.told)
    indicator = of_those_within(indicator, text[number.end_unit :])
    indicator = of_our_matter(indicator, count.words, text[: number.start], setting.told)
    return unless_narrowed(of_whole(indicator, whole), count.words, text[number.end_unit :])


def _told_with_whole(source: Source, sentence: Sentence, count: Count, setting: _Setting) -> bool:
    """Whether a part is of the time of its whole: no other time is named between the two."""
    whole = setting.place.whole
    if whole is None:
        return False
    since = whole.end if whole.position >= 0 else 0
    beside = [other.number.end_unit for other in setting.counts[: setting.position] if is_running_beside(other)]
    since = max([since, *beside])  # 历年累计168件 behind the whole is the time of its own number
    return not names_time(sentence.text[since : count.number.start], source.year)


def _in_time(indicator: str | None, scope: Scope) -> str | None:
    """累计主动公开 of one year is the year's count, 主动公开 since the Regulation the running total."""
    pairs = load_phrases().cumulative_of
    if scope.basis == "cumulative":
        return pairs.get(indicator or "", indicator)
    years = {total: year for year, total in pairs.items()} if scope.basis == "year" else {}
    return years.get(indicator or "", indicator)


def _label(count: Count, setting: _Setting, share_of: Count | None) -> str:
    if closes_list(count, setting.told):
        return re.sub(r"[\s,;:、()为是达约]", "", count.before)
    return share_of.label + count.label if share_of else count.label


def _is_share(count: Count) -> bool:
    return count.label.startswith(("占", "约占", "比例", "比重"))


def _group(source: Source, sentence: Sentence, place: Place, whole: Figure | None) -> str | None:
    if whole is not None:
        return group_id(source, sentence, whole.id, place.partition)
    return None if place.run is None else group_id(source, sentence, "run", place.run)


def _each(source: Source, sentence: Sentence, items: Sequence[Count], setting: _Setting) -> list[Figure]:
    """Of one number that holds for each item of a list (甲、乙均为0件) one figure for each item."""
    group = group_id(source, sentence, "each", items[0].number.start) if items else None
    return [replace(_count_figure(source, sentence, item, setting), group=group) for item in items]


def _spread(source: Source, sentence: Sentence, count: Count, figure: Figure) -> Iterator[Figure]:
    """The figure; of a printed 0 behind several nouns (行政复议、行政诉讼0件) one figure for each noun."""
    nouns = listed_nouns(count.label) if figure.value == 0 and figure.indicator is None else ()
    if len(nouns) < 2:
        yield figure
        return
    for label, indicator in nouns:
        scope = scope_of(sentence, label, count.number.start, count.start, source.year, source.reporter)
        reading = Reading(
            count.number.start, count.number.end, *quote_span(sentence.text, count.start, count.number.end_unit),
            label, indicator if scope.own else None, count.number.value, count.number.unit,
            group=group_id(source, sentence, "zero", count.number.start),
        )  # fmt: skip
        yield figure_of(source, sentence, reading, scope)


def _implied(source: Source, sentence: Sentence, count: Count, figure: Figure) -> Iterator[Figure]:
    """The channels that follow from 全部是当面申请, marked as inferred."""
    for implied in implied_channels(sentence.text, count.number.end_unit, count.number.value, figure.indicator):
        quote = quote_span(sentence.text, count.start, implied.end)
        reading = Reading(
            implied.start, implied.end, *quote, implied.label, implied.indicator, implied.value, count.number.unit,
            inferred=True, group=group_id(source, sentence, "implied", implied.start), part_of=figure.id,
        )  # fmt: skip
        yield replace(figure_of(source, sentence, reading, Scope(None, figure.coverage, True)), basis=figure.basis)


def _zero_figure(source: Source, sentence: Sentence, zero: Denied) -> Figure:
    clause = sentence.text[zero.clause_start : zero.clause_end]
    scope = scope_of(sentence, clause, zero.start, zero.start, source.year, source.reporter)
    if scope.basis == "cumulative":  # nothing up to the end of the year is nothing in the year
        scope = replace(scope, basis="year")
    indicator = zero.indicator if scope.own and states_own_work(zero.indicator, sentence.text) else None
    unit = indicators()[zero.indicator].unit if zero.indicator else ""
    reading = Reading(
        zero.start, zero.end, *quote_span(sentence.text, zero.clause_start, zero.clause_end), zero.label, indicator,
        Decimal(0), unit, worded_zero=True, inferred=zero.inferred,
        group=group_id(source, sentence, "denied", zero.start),
    )  # fmt: skip
    return figure_of(source, sentence, reading, scope)
