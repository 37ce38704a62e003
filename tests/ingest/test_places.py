"""Divisions named in characters and in Latin letters, and agencies by every form of their names."""

import pytest

from ingest.vocabulary import agency_forms, find_places, find_romanised, indicators, parse_agency, romanise
from ingest.vocabulary.places import in_force, places, places_named


def test_the_table_is_whole():
    table = places()
    assert 3000 < len(table) < 9000
    assert len({(place.code, place.name) for place in table}) == len(table)
    codes = {place.code for place in table}
    for place in table:
        assert place.parent_code is None or place.parent_code in codes
        assert place.path[-1] == place.name
        assert (place.parent_code is None) == (len(place.path) == 1)
        assert place.pinyin.isascii()
        assert place.pinyin.isalpha()
        assert place.valid_to is None or place.valid_from <= place.valid_to
    assert sum(place.level == "province" for place in table) == 34


@pytest.mark.parametrize(
    ("name", "year", "path"),
    [
        ("襄樊市", 2009, ("湖北省", "襄樊市")),
        ("襄阳市", 2015, ("湖北省", "襄阳市")),
        ("宣武区", 2009, ("北京市", "宣武区")),
        ("公主岭市", 2013, ("吉林省", "四平市", "公主岭市")),
        ("公主岭市", 2022, ("吉林省", "长春市", "公主岭市")),
        ("禄丰市", 2022, ("云南省", "楚雄彝族自治州", "禄丰市")),
    ],
)
def test_names_of_their_day(name, year, path):
    (place,) = in_force(places_named(name), year)
    assert place.path == path
    assert place.existed_in(year)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("长春市宽城区收到多少", [("长春市宽城区", {"吉林省/长春市/宽城区"})]),
        ("吉林省长春市的宽城区", [("吉林省长春市的宽城区", {"吉林省/长春市/宽城区"})]),
        ("攀枝花2009年", [("攀枝花", {"四川省/攀枝花市"})]),
        ("北京市朝阳区审计局", [("北京市朝阳区", {"北京市/朝阳区"})]),
        ("朝阳区", [("朝阳区", {"北京市/朝阳区", "吉林省/长春市/朝阳区"})]),
        ("海南州和海南省", [("海南州", {"青海省/海南藏族自治州"}), ("海南省", {"海南省"})]),
        ("彭水县龙塘乡", [("彭水县", {"重庆市/彭水苗族土家族自治县"})]),
        ("公安局与和平发展", []),
        ("政府信息公开", []),
        ("不予公开原因是什么", []),
        ("平台安全和政务公开", []),
        ("资源配置", []),
    ],
)
def test_places_in_characters(text, mentions):
    found = [(each.text, {"/".join(place.path) for place in each.candidates}) for each in find_places(text)]
    assert found == mentions


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("How many did Panzhihua get", ("四川省", "攀枝花市")),
        ("panzhihua 2009", ("四川省", "攀枝花市")),
        ("Pan zhi hua", ("四川省", "攀枝花市")),
        ("Kuancheng District, Changchun", ("吉林省", "长春市", "宽城区")),
        ("Kuancheng District of Changchun", ("吉林省", "长春市", "宽城区")),
        ("Changchun's Kuancheng District", ("吉林省", "长春市", "宽城区")),
        ("Hui'an County", ("福建省", "泉州市", "惠安县")),
        ("Huian county", ("福建省", "泉州市", "惠安县")),
        ("Xi’an in Shaanxi", ("陕西省", "西安市")),
        ("Fu County, Yan'an", ("陕西省", "延安市", "富县")),
        ("Chongqing", ("重庆市",)),
        ("Xiamen", ("福建省", "厦门市")),
        ("Bengbu", ("安徽省", "蚌埠市")),
        ("Lu'an city", ("安徽省", "六安市")),
        ("Otog Banner", ("内蒙古自治区", "鄂尔多斯市", "鄂托克旗")),
        ("Tibet", ("西藏自治区",)),
        ("Urumqi", ("新疆维吾尔自治区", "乌鲁木齐市")),
    ],
)
def test_places_in_latin_letters(text, path):
    (mention,) = find_romanised(text)
    assert path in {place.path for place in mention.candidates}
    assert text[mention.start : mention.end] == mention.text


def test_offices_in_latin_letters():
    for text in ("Gongzhuling Justice Bureau", "the Bureau of Justice of Gongzhuling"):
        (mention,) = find_romanised(text)
        assert {place.name for place in mention.candidates} == {"公主岭市"}
        assert "司法局" in mention.departments


def test_a_township_needs_no_table():
    (mention,) = find_romanised("What did Xiyuan Township report?")
    assert (mention.name, mention.level, mention.candidates) == ("xiyuan", "township", ())


@pytest.mark.parametrize(
    "text",
    ["How many items did it disclose?", "a mile away", "hang on", "He can go on", "How long?", "Which town had most?"],
)
def test_english_is_not_a_place(text):
    assert find_romanised(text) == ()


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("公主岭市司法局", "Gongzhuling Justice Bureau"),
        ("长春市宽城区人民政府", "Kuancheng District"),
        ("惠安县人民政府", "Hui'an County"),
        ("攀枝花市人民政府", "Panzhihua"),
        ("西园乡人民政府", "Xiyuan Township"),
        ("新下陆街道办事处", "Xinxialu Subdistrict"),
        ("湖南省生态环境厅", "Hunan Ecology and Environment Department"),
        ("鄂托克旗人民政府", "Otog Banner"),
        ("示例县人民政府", "Shili County"),
        ("示例县财政局", "Shili County Finance Bureau"),
        ("富县张家湾镇人民政府", "Zhangjiawan Town"),
        ("福州市长乐区人民政府办公室", "Changle District Government Office"),
        ("重庆市", "Chongqing"),
    ],
)
def test_romanise(name, english):
    assert romanise(name) == english


def test_forms_of_a_district():
    forms = agency_forms("长春市宽城区人民政府", ("吉林省", "长春市", "宽城区"))
    assert {"宽城区", "宽城", "长春市宽城区", "长春宽城区", "吉林省长春市宽城区", "宽城区政府"} <= set(forms.zh)
    assert {"Kuancheng District", "Kuancheng"} <= set(forms.en)


def test_forms_of_an_office():
    forms = agency_forms("示例县人力资源和社会保障局", ("示例县",))
    assert {"示例县人社局", "示例人社局"} <= set(forms.zh)
    assert {"Shili County Human Resources and Social Security Bureau"} <= set(forms.en)
    assert "Bureau of Justice of Gongzhuling" in agency_forms("公主岭市司法局", ()).en


def test_forms_of_a_township():
    forms = agency_forms("西园乡人民政府", ("福建省", "龙岩市", "漳平市"))
    assert {"西园乡", "漳平市西园乡", "西园乡政府"} <= set(forms.zh)
    assert {"Xiyuan Township", "Xiyuan", "Xiyuan Township, Zhangping"} & set(forms.en)


@pytest.mark.parametrize("words", ["政府信息公开工作", "", "本年度共收到申请", "一、概述", "工作"])
def test_what_is_no_agency(words):
    assert parse_agency(words) is None


def test_no_asking_phrase_or_label_hides_a_place():
    phrases = [phrase for each in indicators().values() for phrase in (*each.ask_zh, *each.labels, each.zh)]
    hits = {(phrase, place.text) for phrase in phrases for place in find_places(phrase.replace(" ", ""))}
    assert hits == set()


def test_every_place_is_found_by_its_name_its_aliases_and_its_romanised_name() -> None:
    for place in places():
        assert any(place in found.candidates and found.text == place.name for found in find_places(place.name)), place
        for alias in (*place.aliases, *([place.short] if place.bare else [])):
            assert place in places_named(alias), (place.name, alias)
        if (
            len(place.name) > 2 and place.name[-1] in "省市县区旗州盟"
        ):  # 富县 is found where it is held, by every form of its name
            spoken = romanise(place.name)
            spoken = spoken if " " in spoken or place.level == "province" else f"{spoken} City"
            found = [candidate for mention in find_romanised(spoken) for candidate in mention.candidates]
            assert place in found, (place.name, spoken)


def test_no_alias_means_two_things_at_one_level_of_one_place() -> None:
    for place in places():
        for alias in {place.name, *place.aliases}:
            for year in (place.valid_from, place.valid_to or 2026):
                others = [
                    other
                    for other in places_named(alias)
                    if other.level == place.level and other.path[:-1] == place.path[:-1] and other.existed_in(year)
                ]
                codes = {other.code for other in others}
                assert len(codes) <= 2, (alias, year, codes)
                if len(codes) == 2:  # the year of a change counts for both
                    assert any(year in (other.valid_from, other.valid_to) for other in others), (alias, year, codes)
