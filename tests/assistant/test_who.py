"""Whose reports are meant: namesakes, places told apart by a larger one, renamed places, offices, the parts of a place."""

import pytest

from assistant.ask import ask
from index.build import ingest_sources
from ingest.source import load_source
from tests.assistant.conftest import library_of
from tests.assistant.namesakes import received
from tests.assistant.test_ask import numbers

RECEIVED = received()


def said(answer):
    """Agency, year and value of each value of an answer."""
    return {(value.agency, value.year, value.value) for value in answer.values}


def due(*reports):
    """What ``said`` gives where these reports are answered from, by short name of a government or name of an office."""
    found = set()
    for name, year in reports:
        agency = name if (name, year) in RECEIVED else name + "人民政府"
        found.add((agency, year, RECEIVED[agency, year]))
    return found


@pytest.mark.parametrize(
    "question",
    ["2021年盐边县和米易县谁收到的申请最多", "Which of Yanbian and Miyi received the most requests in 2021?"],
)
def test_agencies_that_share_the_first_place_are_both_named(asks_namesakes, question):
    assert said(asks_namesakes(question)) == due(("盐边县", 2021), ("米易县", 2021))


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("宁乡市2016年收到多少件申请", [("宁乡县", 2016)]),
        ("宁乡县2022年收到多少件申请", [("宁乡市", 2022)]),
        ("How many requests did Xiangyang receive in 2009?", [("襄樊市", 2009)]),
        ("How many requests did Xiangfan receive in 2022?", [("襄阳市", 2022)]),
        ("襄阳历年收到的申请", [("襄樊市", 2009), ("襄阳市", 2012), ("襄阳市", 2022)]),
        ("公主岭市2013年和2022年收到的申请各多少", [("公主岭市", 2013), ("公主岭市", 2022)]),
        ("望城2009年和2014年收到多少件申请", [("望城县", 2009), ("长沙市望城区", 2014)]),
    ],
)
def test_a_place_that_was_renamed_or_moved_is_one_place(asks_namesakes, question, reports):
    assert said(asks_namesakes(question)) == due(*reports)


@pytest.mark.parametrize(
    "question",
    [
        "米易县和盐边县2022年共收到多少件申请?",
        "How many requests did Miyi County and Yanbian County receive between them in 2022?",
    ],
)
def test_two_agencies_are_asked_for_their_sum(asks_namesakes, question):
    both = received()
    assert numbers(asks_namesakes(question)) == [both["米易县人民政府", 2022] + both["盐边县人民政府", 2022]]


def test_that_a_place_was_renamed_is_said(asks_namesakes):
    assert any(
        "襄樊市" in caveat and "襄阳市" in caveat for caveat in asks_namesakes("襄樊2022年收到多少件申请").caveats
    )
    assert asks_namesakes("攀枝花2022年收到多少件申请").caveats == ()


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("2022年徐州和南京鼓楼区各收到多少件申请", [("徐州市鼓楼区", 2022), ("南京市鼓楼区", 2022)]),
        ("2022年徐州、南京两个鼓楼区哪个收到的申请多", [("徐州市鼓楼区", 2022), ("南京市鼓楼区", 2022)]),
        ("2022年两个鼓楼区各收到多少件申请", [("徐州市鼓楼区", 2022), ("南京市鼓楼区", 2022)]),
        ("鼓楼区2022年收到多少申请,徐州的和南京的分别是?", [("徐州市鼓楼区", 2022), ("南京市鼓楼区", 2022)]),
        (
            "Which of the two Gulou districts received more requests in 2022?",
            [("徐州市鼓楼区", 2022), ("南京市鼓楼区", 2022)],
        ),
        (
            "Which Gulou District received more requests in 2022, Xuzhou's or Nanjing's?",
            [("徐州市鼓楼区", 2022), ("南京市鼓楼区", 2022)],
        ),
        (
            "How many requests did Xuzhou's and Nanjing's Gulou receive in 2022?",
            [("徐州市鼓楼区", 2022), ("南京市鼓楼区", 2022)],
        ),
        (
            "How many requests did Xuzhou and Nanjing's Gulou District receive in 2022?",
            [("徐州市鼓楼区", 2022), ("南京市鼓楼区", 2022)],
        ),
        ("攀枝花教育局和司法局2022年各收到多少件申请", [("攀枝花市教育局", 2022), ("攀枝花市司法局", 2022)]),
        ("西安和呼和浩特的新城区2022年哪个申请多", [("西安市新城区", 2022), ("呼和浩特市新城区", 2022)]),
        (
            "Compare the Gulou districts of Nanjing and Xuzhou: requests received in 2022",
            [("徐州市鼓楼区", 2022), ("南京市鼓楼区", 2022)],
        ),
        (
            "How many requests did Beijing's Chaoyang, Haidian and Dongcheng districts receive in 2022?",
            [("北京市朝阳区", 2022), ("北京市海淀区", 2022), ("北京市东城区", 2022)],
        ),
        (
            "Panzhihua's Education Bureau and Justice Bureau in 2022: requests received?",
            [("攀枝花市教育局", 2022), ("攀枝花市司法局", 2022)],
        ),
    ],
)
def test_a_list_that_names_only_once_what_its_members_share(asks_namesakes, question, reports):
    assert said(asks_namesakes(question)) == due(*reports)


def test_a_larger_place_with_reports_of_its_own_beside_a_smaller_one_is_not_guessed(asks_namesakes):
    answer = asks_namesakes("2022年攀枝花和北京东城区各收到多少件申请")
    assert said(answer) == due(("攀枝花市", 2022), ("北京市东城区", 2022))  # it has no 东城区 of its own


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("How many applications did Panzhihuashi receive in 2009?", [("攀枝花市", 2009)]),
        ("how many applications did panzhihua shi receive in 2009", [("攀枝花市", 2009)]),
        ("How many applications did Pan Zhi Hua receive in 2009?", [("攀枝花市", 2009)]),
        ("Chaoyang (Beijing) 2022: how many requests received?", [("北京市朝阳区", 2022)]),
        ("How many requests did Beijing's Chaoyang receive in 2022?", [("北京市朝阳区", 2022)]),
        ("How many requests did the city of Chaoyang receive in 2022?", [("朝阳市", 2022)]),
        ("How many requests did Guan County receive in 2022?", [("冠县", 2022)]),
        ("How many requests did She County, Anhui receive in 2022?", [("歙县", 2022)]),
        ("Sichuan Provincial Education Department 2022 requests received?", [("四川省教育厅", 2022)]),
        ("How many requests did the Sichuan Department of Justice receive in 2022?", [("四川省司法厅", 2022)]),
        ("How many requests did the Panzhihua Municipal People's Government receive in 2022?", [("攀枝花市", 2022)]),
        ("范家屯2022年收到几件申请", [("公主岭市范家屯镇", 2022)]),
        ("鼓楼区2021年收到多少件申请", [("福州市鼓楼区", 2021)]),
    ],
)
def test_names_as_people_write_them(asks_namesakes, question, reports):
    assert said(asks_namesakes(question)) == due(*reports)


@pytest.mark.parametrize(
    "question",
    ["鼓楼区2022年收到多少件申请", "How many requests did Chaoyang receive in 2022?", "She County 2022: requests?", "吉林2022年收到多少件申请"],
)  # fmt: skip
def test_namesakes_are_choices_and_each_choice_is_answered(asks_namesakes, question):
    answer = asks_namesakes(question)
    assert (answer.status, answer.values) == ("unclear", ())
    assert len(answer.suggestions) > 1
    chosen = [asks_namesakes(suggestion) for suggestion in answer.suggestions]
    assert {one.status for one in chosen} == {"answered"}
    assert len({(one.values[0].agency, one.values[0].year) for one in chosen}) == len(chosen)


def test_an_office_that_is_not_held_is_not_its_government(asks_namesakes):
    assert asks_namesakes("攀枝花卫健委2022年收到多少件申请").status == "no_report"


DISTRICTS = [("攀枝花市东区", 2022), ("攀枝花市西区", 2022), ("攀枝花市仁和区", 2022)]
COUNTIES = [("米易县", 2022), ("盐边县", 2022)]
OF_BEIJING = [("北京市朝阳区", 2022), ("北京市海淀区", 2022), ("北京市东城区", 2022)]


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("2022年攀枝花各区收到多少件申请", DISTRICTS),
        ("攀枝花各县2022年收到多少件申请", COUNTIES),
        ("攀枝花下辖县区2022年各收到多少件申请", DISTRICTS + COUNTIES),
        ("How many requests did all districts of Panzhihua in the library receive in 2022?", DISTRICTS),
        ("How many requests did the counties of Panzhihua receive in 2022?", COUNTIES),
        ("2022年北京各区收到多少件申请", OF_BEIJING),
        ("攀枝花各部门2022年收到多少件申请", [("攀枝花市教育局", 2022), ("攀枝花市司法局", 2022)]),
    ],
)
def test_the_parts_of_a_place_by_their_level(asks_namesakes, question, reports):
    assert said(asks_namesakes(question)) == due(*reports)


def test_the_most_among_the_parts_of_a_place(asks_namesakes):
    most = max(OF_BEIJING, key=lambda report: RECEIVED[report[0] + "人民政府", 2022])
    assert said(asks_namesakes("Which district of Beijing received the most requests in 2022?")) == due(most)
    assert said(asks_namesakes("北京各区2022年谁收到的申请最多")) == due(most)
    of_all = asks_namesakes("Which county received the most requests in 2022?")
    assert of_all.values[0].agency.endswith("县人民政府")


@pytest.mark.parametrize("name", ["Junling Town", "Yunling Town", "Yunling"])
def test_a_town_is_known_by_each_reading_of_its_characters(tmp_path, name):
    library = library_of(tmp_path, "示例县筠岭镇2022年政府信息公开工作年度报告\n\n全年收到政府信息公开申请4件。\n")
    assert numbers(ask(library, f"How many requests did {name} receive in 2022?")) == [4]


@pytest.mark.parametrize(
    "question",
    [
        "示例县国土局2012年收到多少件申请?",
        "示例县国土资源局2012年收到多少件申请?",
        "How many requests did the Shili County land bureau receive in 2012?",
        "How many requests did Shili County's land resources bureau receive in 2012?",
    ],
)
def test_an_office_is_known_by_the_short_names_that_people_use(question, tmp_path_factory):
    report = (
        "示例县国土资源局2012年政府信息公开工作年度报告\n\n一、依申请公开情况\n2012年我局收到政府信息公开申请14件。\n"
    )
    library = library_of(tmp_path_factory.mktemp("land"), report)
    assert numbers(ask(library, question, ())) == [14]


def test_agencies_of_one_printed_name_are_told_apart_by_the_larger_place(tmp_path):
    files = {"南京市": ("江苏省", 11), "福州市": ("福建省", 12)}
    text = (
        "鼓楼区人民政府2022年政府信息公开工作年度报告\n{province}{city}\n一、总体情况\n鼓楼区位于{province}{city}。\n"
        "二、依申请公开\n鼓楼区收到政府信息公开申请{count}件,均已答复。\n{province}{city}鼓楼区人民政府\n2023年1月20日\n"
    )
    library = library_of(tmp_path, text.format(city="南京市", province="江苏省", count=11))
    other = tmp_path / "other.txt"
    other.write_text(text.format(city="福州市", province="福建省", count=12), encoding="utf-8")
    assert [outcome.error for outcome in ingest_sources(library, [load_source(other)])] == [None]
    first = ask(library, "鼓楼区2022年收到多少件申请")
    assert first.status == "unclear"
    assert len(first.suggestions) == len(files)
    for suggestion in first.suggestions:
        city = next(name for name in files if name in suggestion)
        assert numbers(ask(library, suggestion)) == [files[city][1]]
    chosen = ask(library, "福州的", [first])
    assert numbers(chosen) == [12]
    assert any("福州" in caveat and "南京" in caveat for caveat in chosen.caveats)
    both = ask(library, "南京和福州的鼓楼区2022年谁收到的申请多")
    assert all(any(city in line for city in files) for line in both.text.splitlines())
    assert not any("2 份" in caveat for caveat in both.caveats)


def test_a_place_with_the_larger_one_behind_it_is_named_once(asks):
    question = "Which had more part-time staff, Kuancheng District of Changchun in 2012 or the county of Shili in 2018?"
    assert sorted(int(value.value) for value in asks(question).values) == [24, 52]
