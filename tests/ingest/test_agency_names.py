"""The other names under which an office is asked for, whichever of them its report is headed with."""

import pytest

from ingest.vocabulary.agencies import department_of
from ingest.vocabulary.agency_forms import agency_forms, romanise


@pytest.mark.parametrize(
    ("held", "asked"),
    [
        ("宽城区卫生健康委", "宽城区卫健委"),
        ("宽城区卫生健康委", "宽城区卫生健康委员会"),
        ("宽城区卫健委", "宽城区卫生健康委员会"),
        ("宽城区卫生健康委员会", "宽城区卫健委"),
        ("宽城区发改局", "宽城区发展和改革局"),
        ("宽城区规划和自然资源局", "宽城区规划自然资源局"),
        ("宽城区文化和旅游局", "宽城区文化旅游局"),
        ("宽城区人民政府办公室", "宽城区政府办"),
        ("宽城区人民政府办公室", "宽城区政府办公室"),
    ],
)
def test_an_office_is_found_by_its_full_and_its_short_names(held, asked):
    assert asked in agency_forms(held).zh


@pytest.mark.parametrize(
    ("held", "asked"),
    [
        ("宽城区公安局", "Kuancheng Police"),
        ("宽城区公安局", "Kuancheng District's Police"),
        ("宽城区市场监督管理局", "Kuancheng Market Regulator"),
        ("宽城区卫健委", "Kuancheng Health Commission"),
        ("宽城区信访办公室", "Kuancheng Petition Office"),
        ("宽城区信访局", "Kuancheng Petition Bureau"),
        ("宽城区兴业街道办事处", "Xingye Subdistrict of Kuancheng District"),
        ("宽城区兴业街道办事处", "Xingye Subdistrict of Kuancheng"),
        ("佳县长垟乡人民政府", "Changyang Township"),
        ("佳县安镇街道办事处", "Anzhen Subdistrict"),
        ("佳县柳镇人民政府", "Liuzhen Town"),
        ("佳县柳镇人民政府", "Liu Town"),
    ],
)
def test_an_office_or_a_town_is_found_by_what_it_is_called_in_english(held, asked):
    assert asked in agency_forms(held).en


def test_a_short_name_keeps_the_kind_that_it_says():
    assert romanise("宽城区发改委").endswith("Development and Reform Commission")
    assert romanise("宽城区发改局").endswith("Development and Reform Bureau")


def test_a_short_name_that_is_another_office_stays_that_office():
    office = department_of("农业局")
    assert office is not None
    assert "农业农村局" not in office.also
