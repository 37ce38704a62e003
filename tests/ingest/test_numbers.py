"""Number text: every spelling back to its value, and what only looks like a number left alone."""

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.folding import fold_text
from ingest.numbers import find_numbers, parse_number

DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """The number in Chinese characters, written out as a schoolbook does."""
    if number == 0:
        return "零"
    text = ""
    for power, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, power)
        if section:
            gap = "零" if text and section < 1000 else ""
            text += gap + _section(section) + name
    return text


def _section(number: int) -> str:
    text, pending = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if pending and text else "") + DIGITS[digit] + name
            pending = False
        else:
            pending = True
    return text


@given(st.integers(0, 10**11))
def test_arabic_digits_round_trip(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number
    assert parse_number(str(number).translate({ord("0") + d: 0xFF10 + d for d in range(10)})) == number


@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals_round_trip(number: int) -> None:
    assert parse_number(in_chinese(number)) == number


FULL_WIDTH = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789,."}


def test_ten_thousand_numbers_in_running_text_are_found_whole() -> None:
    """Every spelling of a number, in a sentence with a unit: found once, whole, with its value and the place it stands at."""
    dice = random.Random(3)
    for _ in range(10_000):
        number = dice.randrange(1, 10 ** dice.randrange(1, 9))
        spellings = [str(number), f"{number:,}", str(number).translate(FULL_WIDTH), f"{number:,}".translate(FULL_WIDTH)]
        text = dice.choice([*spellings, in_chinese(number)])
        sentence = f"全年收到申请{text}件，均已办结。"
        (found,) = find_numbers(fold_text(sentence))
        assert (sentence[found.start : found.end], found.value, found.unit) == (text, number, "件"), sentence


@given(st.integers(10, 19))
def test_ten_without_one(number: int) -> None:
    assert parse_number(in_chinese(number).removeprefix("一")) == number


@given(st.decimals(min_value=0, max_value=99999, places=2), st.sampled_from([("万", 10**4), ("亿", 10**8)]))
def test_decimals_with_a_power_are_exact(number: Decimal, power: tuple[str, int]) -> None:
    assert parse_number(f"{number:f}{power[0]}") == number * power[1]


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    value = parse_number(text)
    assert value is None or value.is_finite()
    for number in find_numbers(fold_text(text)):
        assert number.raw


@given(st.integers(1, 10**7), st.sampled_from(["条", "件", "人次", "个", "次", "份"]))
def test_a_counted_number_is_found_whole(number: int, unit: str) -> None:
    text = f"累计主动公开{number}{unit},"
    (found,) = find_numbers(text)
    assert (text[found.start : found.end], found.value, found.unit) == (str(number), number, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两", 2),
        ("一百零三", 103),
        ("三万五千", 35000),
        ("三万五", 35000),
        ("一百二", 120),
        ("1.2万", 12000),
        ("26.8万", 268000),
        ("2亿", 200000000),
        ("3万5千", 35000),
        ("2亿3000万", 230000000),
        ("1 234", 1234),
        ("", None),
        ("foo", None),
        ("12,34", None),
        ("二〇〇九", None),
        ("十二五", None),
        ("一万万万零", None),
    ],
)
def test_parse(text: str, value: int | None) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("浏览量3.5万余人次", ("3.5万", "35000", "人次", "at_least")),
        ("访问达987万人次", ("987万", "9870000", "人次", "exact")),
        ("投资7000多万,", ("7000", "7000", "万元", "at_least")),
        ("支出20万元", ("20", "20", "万元", "exact")),
        ("收取工本费46元8角", ("46元8角", "46.8", "元", "exact")),
        ("收取工本费约7元6角5分,", ("7元6角5分", "7.65", "元", "approximate")),
        ("收取工本费二十元零四分", ("二十元零四分", "20.04", "元", "exact")),
        ("支出30万6千元", ("30万6千", "306000", "元", "exact")),
        ("支出2万4千6百元", ("2万4千6百", "24600", "元", "exact")),
        ("来件减少四成", ("四成", "40", "%", "approximate")),
        ("来件增长一成。", ("一成", "10", "%", "approximate")),
        ("占七成半。", ("七成半", "75", "%", "approximate")),
        ("8成以上的来件", ("8成", "80", "%", "at_least")),
        ("支出二十万元", ("二十", "20", "万元", "exact")),
        ("投入1.2亿元", ("1.2", "1.2", "亿元", "exact")),
        ("缴纳847950.50元", ("847950.50", "847950.50", "元", "exact")),
        ("约1720人次", ("1720", "1720", "人次", "approximate")),
        ("近百部", ("百", "100", "部", "approximate")),
        ("上百条", ("百", "100", "条", "at_least")),
        ("600多人次", ("600", "600", "人次", "at_least")),
        ("30人左右", ("30", "30", "人", "approximate")),
        ("乙县最少(18条)", ("18", "18", "条", "exact")),
        ("超过200篇", ("200", "200", "篇", "at_least")),
        ("占总数的33.9%", ("33.9", "33.9", "%", "exact")),
        ("百分之九十五", ("九十五", "95", "%", "exact")),
        ("一千二百余份", ("一千二百", "1200", "份", "at_least")),
        ("4168卷(件)", ("4168", "4168", "卷(件)", "exact")),
        ("八大板块", ("八", "8", "大", "exact")),
        ("平均2个工作日", ("2", "2", "个工作日", "exact")),
        ("微博1 200条", ("1 200", "1200", "条", "exact")),
        ("受理申请一件,", ("一", "1", "件", "exact")),
        ("召开了一次例会", ("一", "1", "次", "exact")),
        ("零件次,", ("零", "0", "件次", "exact")),
    ],
)
def test_one_number(text: str, expected: tuple[str, str, str, str]) -> None:
    (found,) = find_numbers(fold_text(text))
    assert (found.raw, str(found.value), found.unit, found.qualifier) == expected


@pytest.mark.parametrize(
    "text",
    [
        "填报时间:201033",
        "统计期20091120091231",
        "新增四成员单位",
        "办法一成不变",
        "二○○九年三月四日",
        "2018年11日至2018年1231日",
        "20201月1日起",
        "2013-03-26 08:30",
        "2012-2014年",
        "国办发〔2014〕32号",
        "国务院令第711号",
        "第二十条第(一)项",
        "(一)概述",
        "3.完善制度",
        "一是加强领导,二是完善制度",
        "电话:0431-89991668;传真:0431-89991010",
        "邮编:130051",
        "人民大街3366号5楼",
        "www.a1b2.gov.cn/2013/art_12_345.html",
        "kc2012@example.com",
        "甲型H1N1流感",
        "在“7·27”灾害中",
        "“十二五”规划",
        "“三公”经费与五公开",
        "两集中、两到位",
        "行政“一把手”负总责",
        "推行一日清单",
        "形成一系列制度,一律公开,进一步统一标准",
        "第一时间",
        "全省排名前十位",
        "最多跑一次",
        "十八届三中全会",
        "没有条例、3条例",
        "3-5个工作日",
        "分数14 70条",
        "第3页 共5页",
        "惠企“十条”",
        "不超过20个工作日的数量",
    ],
)
def test_not_a_counted_number(text: str) -> None:
    assert [number for number in find_numbers(fold_text(text)) if number.unit] == []
