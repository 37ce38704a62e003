"""Dates as reports write them, and as copies damage them."""

from datetime import date

import pytest

from ingest.dates import date_at, find_dates, find_period, lost_separators


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二○一三年三月十四日", date(2013, 3, 14)),
        ("二O一四年三月五日", date(2014, 3, 5)),
        ("二〇二〇年十二月三十一日", date(2020, 12, 31)),
        ("2013-03-26", date(2013, 3, 26)),
        ("2014-03-05 00:00", date(2014, 3, 5)),
        ("2013年3月31日", date(2013, 3, 31)),
        ("2013 年 3 月 31 日", date(2013, 3, 31)),
        ("2010/3/4", date(2010, 3, 4)),
        ("2010.03.04", date(2010, 3, 4)),
    ],
)
def test_days(text, day):
    (mention,) = find_dates(f"甲{text} 乙")
    assert mention.day == day
    assert mention.start == 1
    assert not mention.repaired


@pytest.mark.parametrize(
    "text", ["2013年2月30日", "2013年", "201033", "电话0431-89991668", "12345-6-7", "第2013-3号", "3.5万"]
)
def test_no_days(text):
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("rest", "day"),
    [
        ("33", date(2010, 3, 3)),
        ("1231", date(2010, 12, 31)),
        ("0101", date(2010, 1, 1)),
        ("430", date(2010, 4, 30)),
        ("111", None),
        ("121", None),
        ("99999", None),
    ],
)
def test_lost_separators(rest, day):
    assert lost_separators("2010", rest) == day


def test_an_announced_date_may_be_damaged():
    text = "填报时间:201033\n累计"
    mention = date_at(text, text.index(":") + 1)
    assert mention is not None
    assert (mention.day, mention.repaired, text[mention.start : mention.end]) == (date(2010, 3, 3), True, "201033")
    assert date_at("填报时间:2010111", 5) is None
    assert date_at("填报时间:190441", 5) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("数据的统计期限自2016年1月1日起,至2016年12月31日止。", date(2016, 1, 1), date(2016, 12, 31)),
        ("所列数据的统计日期自2012年3月31日起至2013年3月31日止", date(2012, 3, 31), date(2013, 3, 31)),
        ("数据自2010年1月1日起统计,到同年12月31日为止", date(2010, 1, 1), date(2010, 12, 31)),
        ("统计期限从2016年1月1日至12月31日", date(2016, 1, 1), date(2016, 12, 31)),
        ("数据统计期限为2015年12月1日-2016年10月30日", date(2015, 12, 1), date(2016, 10, 30)),
        ("统计时间从20091120091231;累计", date(2009, 1, 1), date(2009, 12, 31)),
        ("统计期限为2018年11日至2018年1231日", date(2018, 1, 1), date(2018, 12, 31)),
        ("统计期限为20201月1日至12月31日", date(2020, 1, 1), date(2020, 12, 31)),
        ("报告时间自2010年1月1日起至2010年12月31日止。", date(2010, 1, 1), date(2010, 12, 31)),
        (
            "据统计,2008年5月1日至2011年12月31日,公开70条。\n本报告所列数据的期限为2011年1月1日至2011年12月31日。",
            date(2011, 1, 1),
            date(2011, 12, 31),
        ),
        ("统计期限自二○一二年一月一日起至十二月三十一日止", date(2012, 1, 1), date(2012, 12, 31)),
    ],
)
def test_periods(text, first, last):
    period = find_period(text)
    assert period is not None
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "工程施工2012年5月1日至2012年6月3日完成",
        "自2008年5月1日起施行",
        "统计时间指《条例》颁布至20091231止",
        "统计期限自2013年12月31日起至2013年1月1日止",
        "另据统计,自2008年5月1日至2010年12月31日,累计受理申请52件。",
        "自2008年5月1日起至2010年12月31日止,累计受理申请52件。",
        "网站数据显示,2008年5月1日至2010年12月31日共有访问8300人次。",
    ],
)
def test_no_periods(text):
    assert find_period(text) is None
