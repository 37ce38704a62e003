"""What figures say about an indicator: one value, both values, a blank, a sum, or nothing."""

from decimal import Decimal

import pytest

from assistant.evidence.one_indicator import find, find_family
from tests.assistant.made_by_hand import figure


def values(found) -> list[Decimal | None]:
    return [reading.value for reading in found.readings]


def test_prose_and_table_that_agree_are_one_value_with_two_sources():
    found = find(
        [figure("req_received", 12), figure("req_received", 12, origin="prose", number=1)],
        "r1",
        "req_received",
        None,
        True,
    )
    assert found.standing == "answered"
    assert values(found) == [Decimal(12)]
    assert len(found.readings[0].figures) == 2


def test_prose_and_table_that_differ_are_both_shown_as_a_conflict():
    found = find(
        [figure("req_received", 12), figure("req_received", 13, origin="prose", number=1)],
        "r1",
        "req_received",
        None,
        True,
    )
    assert found.standing == "conflict"
    assert sorted(values(found)) == [12, 13]


def test_parts_of_one_whole_that_differ_between_prose_and_table_are_a_conflict_too():
    whole = figure("req_received", 9)
    told = figure("req_received", 9, origin="prose", number=1)
    row = figure("req_ch_online", 6, part_of=whole.id, number=2)
    clause = figure("req_ch_online", 7, origin="prose", part_of=told.id, number=3)
    found = find([whole, told, row, clause], "r1", "req_ch_online", None, True)
    assert found.standing == "conflict"
    assert sorted(values(found)) == [6, 7]


def test_a_blank_row_is_blank_and_not_zero():
    found = find([figure("req_received", None)], "r1", "req_received", None, True)
    assert found.standing == "blank"
    assert not found.readings


def test_nothing_is_absent():
    assert find([], "r1", "req_received", None, True).standing == "absent"


def test_a_dated_question_takes_the_years_column_and_an_undated_one_both():
    both = [figure("trainees", 90, basis="cumulative"), figure("trainees", 30, number=1)]
    assert values(find(both, "r1", "trainees", None, True)) == [30]
    assert sorted(values(find(both, "r1", "trainees", None, False))) == [30, 90]
    assert values(find(both, "r1", "trainees", "cumulative", True)) == [90]


def test_a_blank_year_column_beside_a_running_total_stays_blank_for_a_dated_question():
    rows = [figure("req_ch_fax", 7, basis="cumulative"), figure("req_ch_fax", None, number=1)]
    assert find(rows, "r1", "req_ch_fax", "year", True).standing == "blank"


def test_a_sentence_that_lists_two_counts_of_one_thing_is_summed():
    listed = [figure("trainings", n, origin="prose", group="g", number=n, unit="次") for n in (2, 3)]
    found = find(listed, "r1", "trainings", None, True)
    assert values(found) == [5]
    assert found.readings[0].qualifier == "computed"
    assert found.readings[0].arithmetic == "2 + 3"


def test_two_unrelated_counts_of_one_thing_are_ambiguous_and_give_no_value():
    apart = [figure("trainings", n, origin="prose", number=n, unit="次") for n in (2, 3)]
    assert find(apart, "r1", "trainings", None, True).standing == "ambiguous"


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_whole_is_summed_only_from_all_parts_of_the_form(missing):
    names = ["reading_visits_service_center", "reading_visits_archive", "reading_visits_library"]
    parts = [figure(name, 10 * (i + 1), unit="人次", number=i) for i, name in enumerate(names)]
    assert values(find(parts, "r1", "reading_visits", None, True)) == [60]
    assert find(parts[:missing] + parts[missing + 1 :], "r1", "reading_visits", None, True).standing == "absent"


def test_a_blank_part_is_no_zero_in_a_sum():
    names = ["reading_visits_service_center", "reading_visits_archive", "reading_visits_library"]
    parts = [figure(name, None if i == 1 else 10, unit="人次", number=i) for i, name in enumerate(names)]
    assert find(parts, "r1", "reading_visits", None, True).standing == "absent"


def test_the_parts_of_a_reported_zero_are_zero_by_inference():
    found = find([figure("req_received", 0)], "r1", "req_ch_online", None, True)
    assert values(found) == [0]
    assert found.readings[0].qualifier == "computed"
    assert found.readings[0].note == "zero_whole"


def test_a_family_shows_the_years_total_where_there_is_one_and_every_measure_where_not():
    ids = ("proactive_total", "proactive_total_cumulative", "proactive_updates_year")
    running = figure("proactive_total_cumulative", 900, basis="cumulative")
    updates = figure("proactive_updates_year", 300, number=1)
    total = figure("proactive_total", 200, number=2)
    with_total = find_family([running, updates, total], "r1", ids, None, True)
    assert [values(found) for found in with_total] == [[200]]
    without = find_family([running, updates], "r1", ids, None, True)
    assert sorted(value for found in without for value in values(found)) == [300, 900]
