"""Short and former names of offices: found where one office bears them, said where the office has another name now."""

from dataclasses import replace

import pytest

from assistant import Settings, open_library
from assistant.ask import ask
from eval.printed.files import TEXTS
from eval.printed.reports import print_report, wanted
from index.build import ingest_sources
from ingest.source import source_of
from tests.index.made_up import CharacterEmbedder

OFFICES = (
    ("盐边县国土资源局", 2015), ("盐边县自然资源和规划局", 2022), ("盐边县工商行政管理局", 2012), ("盐边县市场监督管理局", 2022),
    ("盐边县发展和改革局", 2022), ("米易县发展和改革委员会", 2022), ("盐边县卫生和计划生育局", 2016), ("盐边县卫生健康局", 2022),
    ("米易县生态环境局", 2022), ("盐边县城市管理局", 2022), ("盐边县人力资源和社会保障局", 2022), ("盐边县人民政府", 2022),
    ("米易县人民政府", 2022), ("仁和区国土资源局", 2015),
)  # fmt: skip
FORMS = {2012: "JL2012", 2015: "N2014", 2016: "N2014", 2022: "N2021"}
PRINTED = {
    (agency, year): print_report(FORMS[year], 40 + number, agency=agency, year=year)
    for number, (agency, year) in enumerate(OFFICES)
}


def received(agency, year):
    """The applications that a report says were received."""
    cells = wanted(PRINTED[agency, year]).items()
    whole = [cell for key, cell in cells if key.indicator == "req_received" and key.basis in ("", "year")]
    return next(int(cell.want) for cell in whole if cell.want is not None)


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    """Generated reports of offices, some of which were renamed or joined."""
    folder = tmp_path_factory.mktemp("offices") / "library"
    library = replace(open_library(Settings(library=folder), create=True), given_embedder=CharacterEmbedder())
    sources = [
        source_of(f"{agency}{year}.txt", TEXTS["piped rows"](report)[1]) for (agency, year), report in PRINTED.items()
    ]
    assert [outcome.error for outcome in ingest_sources(library, sources) if outcome.error] == []
    return library


@pytest.mark.parametrize(
    ("question", "agency", "year"),
    [
        ("盐边县国土局2015年收到多少件申请", "盐边县国土资源局", 2015),
        ("盐边工商局2012年收到多少件申请", "盐边县工商行政管理局", 2012),
        ("盐边县发改委2022年收到多少件申请", "盐边县发展和改革局", 2022),
        ("盐边县发展和改革委员会2022年收到多少件申请", "盐边县发展和改革局", 2022),
        ("米易发改局2022年收到多少件申请", "米易县发展和改革委员会", 2022),
        ("盐边人社局2022年收到多少件申请", "盐边县人力资源和社会保障局", 2022),
        ("盐边县城管局2022年收到多少件申请", "盐边县城市管理局", 2022),
        ("城管局2022年收到多少件申请", "盐边县城市管理局", 2022),
        ("How many requests did the Land Bureau of Yanbian receive in 2015?", "盐边县国土资源局", 2015),
        ("How many requests did Yanbian Human Resources Bureau receive in 2022?", "盐边县人力资源和社会保障局", 2022),
        (
            "How many requests did Yanbian Development and Reform Commission receive in 2022?",
            "盐边县发展和改革局",
            2022,
        ),
    ],
)
def test_an_office_is_found_by_what_people_call_it(offices, question, agency, year):
    answer = ask(offices, question)
    assert [(value.agency, value.year, value.value) for value in answer.values] == [
        (agency, year, received(agency, year))
    ]


@pytest.mark.parametrize(
    "question", ["国土局2015年收到多少件申请", "How many requests did the land bureau receive in 2015?"]
)
def test_an_office_without_its_place_is_asked_back_where_there_are_two(offices, question):
    answer = ask(offices, question)
    assert answer.status == "unclear"
    assert set(answer.plan["choices"]) == {"盐边县国土资源局", "仁和区国土资源局"}


@pytest.mark.parametrize(
    ("question", "other", "year"),
    [
        ("盐边县国土局2022年收到多少件申请", "盐边县自然资源和规划局", 2022),
        ("盐边县工商局2022年收到多少件申请", "盐边县市场监督管理局", 2022),
        ("盐边县卫生局2016年收到多少件申请", "盐边县卫生和计划生育局", 2016),
        ("盐边县卫健局2016年收到多少件申请", "盐边县卫生和计划生育局", 2016),
        ("How many requests did Yanbian Land Bureau receive in 2022?", "盐边县自然资源和规划局", 2022),
    ],
)
def test_who_came_after_or_before_is_said_and_not_taken_for_it(offices, question, other, year):
    answer = ask(offices, question)
    assert (answer.status, answer.values) == ("no_report", ())
    assert other in answer.text
    instead = ask(offices, answer.suggestions[0])
    assert [(value.agency, value.year) for value in instead.values] == [(other, year)]


def test_a_former_name_is_said_to_be_one(offices):
    answer = ask(offices, "米易环保局2022年收到多少件申请")
    assert [value.agency for value in answer.values] == ["米易县生态环境局"]
    assert any("环保局" in caveat for caveat in answer.caveats)
    assert not any("改名" in caveat for caveat in ask(offices, "米易县生态环境局2022年收到多少件申请").caveats)


@pytest.mark.parametrize(
    "question",
    [
        "行政诉讼涉及城管局几件",
        "某某县城管局2022年收到多少件申请",
        "How many requests did Nowhere Urban Management Bureau receive in 2022?",
        "How many requests did the Urban Management Bureau of Nowhere receive in 2022?",
    ],
)
def test_an_office_of_another_place_is_not_the_one_that_is_held(offices, question):
    assert ask(offices, question).values == ()
