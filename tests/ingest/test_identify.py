"""Who and when: from each place that may tell it, and from no place that only seems to."""

import json
from datetime import date
from pathlib import Path

import pytest

from ingest.document import Document
from ingest.folding import fold, fold_text
from ingest.identify import identify

SHARED = Path(__file__).parents[2].parent / "shared"
REAL = SHARED / "domain" / "real_reports.jsonl"
TITLED = (
    [json.loads(line) for line in REAL.read_text(encoding="utf-8").splitlines() if '"title": null' not in line]
    if REAL.exists()
    else []
)
BODY = "\n\n一、概述\n本年度政府信息公开工作有序开展。\n二、主动公开情况\n公开各类信息若干条。\n"


def of(text, name="report.txt", url=None, title=None):
    identity = identify(Document(text=text, kind="txt", blocks=(), title=title), fold(text), name, url)
    for _, span in identity.evidence:
        assert text[span.start : span.end] == span.quote
        assert span.quote
    return identity


# text -> agency, level, place, code, year
PAGES = {
    "a title broken before its last words": (
        "长春市宽城区卫生健康委2023年政府信息公开工作\n年度报告" + BODY,
        ("长春市宽城区卫生健康委", "department", "宽城区", "220103", 2023),
    ),
    "title, government": (
        "示范网\n长春市宽城区人民政府2015年政府信息公开年度报告" + BODY,
        ("长春市宽城区人民政府", "county", "宽城区", "220103", 2015),
    ),
    "title, bare district": (
        "2014年君山区政府信息公开工作年度报告" + BODY,
        ("君山区人民政府", "county", "君山区", "430611", 2014),
    ),
    "title over two lines": (
        "绵阳市人民政府\n关于2010年度政府信息公开工作的报告" + BODY,
        ("绵阳市人民政府", "prefecture", "绵阳市", "510700", 2010),
    ),
    "title, Chinese year": (
        "二○一一年度惠安县政府信息公开工作年度报告" + BODY,
        ("惠安县人民政府", "county", "惠安县", "350521", 2011),
    ),
    "title, office": (
        "安溪县财政局2019年政府信息公开工作年度报告" + BODY,
        ("安溪县财政局", "department", "安溪县", "350524", 2019),
    ),
    "title, office of a province": (
        "湖南省生态环境厅\n2024年政府信息公开工作年度报告" + BODY,
        ("湖南省生态环境厅", "department", "湖南省", "430000", 2024),
    ),
    "title, township": (
        "安溪县参内乡2012年政府信息公开工作年度报告" + BODY,
        ("安溪县参内乡人民政府", "township", "安溪县", "350524", 2012),
    ),
    "title, township alone": (
        "西园乡2012年政府信息公开工作年度报告" + BODY,
        ("西园乡人民政府", "township", None, None, 2012),
    ),
    "township, county in the body": (
        "西园乡2012年政府信息公开工作年度报告\n漳平市西园乡人民政府编制本报告。" + BODY,
        ("西园乡人民政府", "township", "漳平市", "350881", 2012),
    ),
    "title, subdistrict": (
        "新下陆街道2022年度政府信息公开工作年度报告" + BODY,
        ("新下陆街道办事处", "township", None, None, 2022),
    ),
    "title, subdistrict office": (
        "黄石市下陆区新下陆街道办事处2022年度政府信息公开工作年度报告" + BODY,
        ("黄石市下陆区新下陆街道办事处", "township", "下陆区", "420204", 2022),
    ),
    "title, zone": (
        "苏银产业园管理委员会2021年政府信息公开工作年度报告" + BODY,
        ("苏银产业园管理委员会", "county", None, None, 2021),
    ),
    "title, zone of a city": (
        "天津经济技术开发区2022年政府信息公开工作年度报告" + BODY,
        ("天津经济技术开发区管理委员会", "county", "天津市", "120000", 2022),
    ),
    "title, banner": (
        "鄂托克旗人民政府2020年政府信息公开工作年度报告" + BODY,
        ("鄂托克旗人民政府", "county", "鄂托克旗", "150624", 2020),
    ),
    "title, sumu": (
        "扎赉特旗宝力根花苏木2025年政府信息公开工作年度报告" + BODY,
        ("扎赉特旗宝力根花苏木人民政府", "township", "扎赉特旗", "152223", 2025),
    ),
    "title, autonomous county by its short name": (
        "木垒县2023年政府信息公开工作年度报告" + BODY,
        ("木垒县人民政府", "county", "木垒哈萨克自治县", "652328", 2023),
    ),
    "title, autonomous prefecture": (
        "海南州人民政府2022年政府信息公开工作年度报告" + BODY,
        ("海南州人民政府", "prefecture", "海南藏族自治州", "632500", 2022),
    ),
    "title, general office": (
        "福州市长乐区人民政府办公室2024年政府信息公开工作年度报告" + BODY,
        ("福州市长乐区人民政府办公室", "county", "长乐区", "350112", 2024),
    ),
    "title, former name": (
        "襄樊市2009年政府信息公开工作年度报告" + BODY,
        ("襄樊市人民政府", "prefecture", "襄樊市", "420600", 2009),
    ),
    "title, not in the table": (
        "示例县人民政府2016年政府信息公开工作年度报告" + BODY,
        ("示例县人民政府", "county", "示例县", None, 2016),
    ),
    "title, a division alone that is not in the table": (
        "示例县2018年政府信息公开工作年度报告" + BODY,
        ("示例县人民政府", "county", "示例县", None, 2018),
    ),
    "title, township of such a one": (
        "示例县青石镇人民政府2022年政府信息公开工作年度报告" + BODY,
        ("示例县青石镇人民政府", "township", "示例县", None, 2022),
    ),
    "title, a city that is not in the table": (
        "示例市2009年政府信息公开年度报告\n各县(市、区)和市级部门。" + BODY,
        ("示例市人民政府", "prefecture", "示例市", None, 2009),
    ),
    "title, traditional": ("2015年蓋北鎮政府信息公開年報" + BODY, ("盖北镇人民政府", "township", None, None, 2015)),
    "table head only": (
        "一、基本情况\n2013年政府信息公开工作相关数据统计表\n地区(部门)名称:公主岭市司法局 联系人:某某\n",
        ("公主岭市司法局", "department", "公主岭市", "220381", 2013),
    ),
    "table head, reporting unit": (
        "政府信息公开情况统计表(2016年度)\n填报单位(盖章):安溪县水利局\n统计指标|单位|统计数\n",
        ("安溪县水利局", "department", "安溪县", "350524", 2016),
    ),
    "signature only": (
        "政府信息公开工作报告\n一、概述\n2017年,我镇公开信息若干条。\n下一步继续努力。\n永嘉县桥下镇人民政府\n2018年1月20日\n",
        ("永嘉县桥下镇人民政府", "township", "永嘉县", "330324", 2017),
    ),
    "preamble only": (
        "前言\n根据《条例》要求,由安溪县林业局编制2018年度政府信息公开工作年度报告。\n一、概述\n",
        ("安溪县林业局", "department", "安溪县", "350524", 2018),
    ),
    "page head only": (
        "索引号:x 发布机构:安溪县教育局\n政府信息公开年度报告(2018年)\n一、概述\n工作有序开展。\n",
        ("安溪县教育局", "department", "安溪县", "350524", 2018),
    ),
    "a general office without a place": (
        "来源:市政府办公室\n2018年政府信息公开年度报告\n一、概述\n",
        (None, None, None, None, 2018),
    ),
    "another office in the preamble": (
        "建水县面甸镇2025年政府信息公开工作年度报告\n本报告由建水县民族宗教事务局编制。" + BODY,
        ("建水县面甸镇人民政府", "township", "建水县", "532524", 2025),
    ),
    "another year in the preamble": (
        "溧水区人民政府2025年政府信息公开工作年度报告\n现将2024年度政府信息公开年度报告公布。" + BODY,
        ("溧水区人民政府", "county", "溧水区", "320117", 2025),
    ),
    "namesakes, parent named": (
        "鼓楼区审计局2020年政府信息公开工作年度报告\n南京市鼓楼区审计局编制。" + BODY,
        ("鼓楼区审计局", "department", "鼓楼区", "320106", 2020),
    ),
    "namesakes, not told apart": (
        "朝阳区审计局2020年政府信息公开工作年度报告" + BODY,
        ("朝阳区审计局", "department", "朝阳区", None, 2020),
    ),
    "a letter to a higher office": (
        "省政府办公厅:\n现将我市2012年度政府信息公开工作情况报告如下。\n一、概述\n",
        (None, None, None, None, 2012),
    ),
    "title, the government's name runs into the subject": (
        "2012年安溪县人民政府信息公开年度报告" + BODY,
        ("安溪县人民政府", "county", "安溪县", "350524", 2012),
    ),
    "title, a town named for its own level": (
        "2013年桥镇镇人民政府信息公开年度报告\n2013年是镇政府开展信息公开工作较好的一年。" + BODY,
        ("桥镇镇人民政府", "township", None, None, 2013),
    ),
    "a portal's record is no title": (
        "索 引 号 | 0144/2018-04736 | 分 类 | 政府信息公开年报 综合政务 其他 |\n"
        "现公布泰州市人民政府2017年政府信息公开工作年度报告。数据的统计期限自2017年1月1日起至12月31日止。" + BODY,
        ("泰州市人民政府", "prefecture", "泰州市", "321200", 2017),
    ),
    "named in a sentence": (
        "根据《关于做好2012年政府信息公开年度报告的通知》,现公布2012年青石镇政府信息公开工作年度报告。" + BODY,
        ("青石镇人民政府", "township", None, None, 2012),
    ),
    "named in a sentence, the year behind": (
        "根据《条例》规定,特向社会公布安溪县水利局2021年度信息公开年度报告。本报告由总体情况等部分组成。" + BODY,
        ("安溪县水利局", "department", "安溪县", "350524", 2021),
    ),
    "a notice named in a sentence": (
        "根据《关于做好安溪县2021年政府信息公开工作年度报告编制工作的通知》,编制本报告。" + BODY,
        (None, None, None, None, None),
    ),
    "made by a room of a government": (
        "由安溪县参内乡人民政府综合信息指挥室(党政综合办公室)负责编制本报告。统计期限为2024年1月1日至12月31日。" + BODY,
        ("安溪县参内乡人民政府", "township", "安溪县", "350524", 2024),
    ),
    "made hereby": (
        "为落实《条例》,青石镇人民政府特此编制2024年度政府信息公开工作年度报告。" + BODY,
        ("青石镇人民政府", "township", None, None, 2024),
    ),
    "the body that the first sentence speaks of": (
        "一、总体情况\n2018年,青石乡继续把政府信息公开作为重要举措,我乡公开信息20条。" + BODY,
        ("青石乡人民政府", "township", None, None, 2018),
    ),
    "the place that the first sentence speaks of is not the office": (
        "一、总体情况\n2018年,安溪县坚持公开为常态。我局公开信息20条。" + BODY,
        (None, None, None, None, 2018),
    ),
    "a column of the page's head": (
        "索引号 | 公开方式 | 发布机构 |\n0139/2010-00023 | 主动公开 | 安溪县参内乡人民政府 |\n"
        "根据《条例》,特向社会公布2009年度本机关信息公开年度报告。" + BODY,
        ("安溪县参内乡人民政府", "township", "安溪县", "350524", 2009),
    ),
    "the subject runs into the government's name": (
        "一、概述\n2009年,青石镇人民政府信息公开工作严格按照条例开展。我镇公开信息20条。" + BODY,
        ("青石镇人民政府", "township", None, None, 2009),
    ),
    "whom to ask": (
        "本报告统计期限自2021年1月1日起至2021年12月31日止。如有疑问,请与安溪县参内乡党政办公室联系(电话:1)。我乡公开信息。"
        + BODY,
        ("安溪县参内乡人民政府", "township", "安溪县", "350524", 2021),
    ),
    "whom to ask, a room of an office": (
        "统计期限自2021年1月1日起至2021年12月31日止。如有疑问,请联系:安溪县水利局政府信息公开办公室(电话1)。我局公开信息。"
        + BODY,
        ("安溪县水利局", "department", "安溪县", "350524", 2021),
    ),
    "whom to ask is above the office": (
        "统计期限自2021年1月1日起至2021年12月31日止。如有疑问,请与安溪县人民政府办公室联系。我局公开信息20条。" + BODY,
        (None, None, None, None, 2021),
    ),
    "township, the county's site": (
        "青石镇2013年政府信息公开年度报告\n本报告可在安溪县人民政府门户网站下载,福建省政府网站也有链接。" + BODY,
        ("青石镇人民政府", "township", "安溪县", "350524", 2013),
    ),
    "the work that is to be done well is the reporter's": (
        "为认真做好安溪县水利局政府信息公开工作,我局按照要求精心组织。现向社会公布2022年度本单位政府信息公开工作年度报告。"
        + BODY,
        ("安溪县水利局", "department", "安溪县", "350524", 2022),
    ),
    "the fuller of two names": (
        "2022年,安溪县水利局严格按照文件要求落实工作。现将水利局2022年度政府信息公开工作报告如下:" + BODY,
        ("安溪县水利局", "department", "安溪县", "350524", 2022),
    ),
    "whom to ask, a subdistrict of a district's government": (
        "结合2023年青石街道各科室工作实际编制本报告。统计期限为2023年1月1日至12月31日。如有疑问,请联系:安溪县人民政府青石街道办事处;联系电话:1。"
        "本街道公开信息20条。" + BODY,
        ("安溪县人民政府青石街道办事处", "township", "安溪县", "350524", 2023),
    ),
    "compiled by a room in a room of a subdistrict": (
        "本报告由安溪县人民政府青石街道党政办公室综合科编制。统计期限自2023年1月1日起至2023年12月31日止。" + BODY,
        ("安溪县人民政府青石街道办事处", "township", "安溪县", "350524", 2023),
    ),
    "compiled by a room of a subdistrict for two matters": (
        "本报告由安溪县人民政府青石街道党政和人大办公室编制。统计期限自2023年1月1日起至2023年12月31日止。" + BODY,
        ("安溪县人民政府青石街道办事处", "township", "安溪县", "350524", 2023),
    ),
    "a town's government by its short name": (
        "根据条例要求,青石镇政府编制2020年政府信息公开年度报告。本报告可在安溪县人民政府门户网查阅。" + BODY,
        ("青石镇人民政府", "township", "安溪县", "350524", 2020),
    ),
    "an office of the county where it is to be found": (
        "本年度报告是按照条例要求,由县水利局办公室根据工作实际情况编制而成。统计期限自2021年1月1日起至2021年12月31日止。"
        "如有疑问,请与办公室联系(地址:福建省泉州市安溪县大同路1号;电话:1)。" + BODY,
        ("安溪县水利局", "department", "安溪县", "350524", 2021),
    ),
    "an address of another level is not the office's": (
        "本报告由县水利局办公室根据工作实际情况编制而成。统计期限自2021年1月1日起至2021年12月31日止。"
        "如有疑问,请与办公室联系(地址:泉州市丰泽街1号;电话:1)。" + BODY,
        ("县水利局", "department", None, None, 2021),
    ),
    "township, the county whose notice it follows": (
        "本报告由青石镇编制。统计期限自2021年1月1日起至2021年12月31日止。根据《安溪县人民政府办公室关于做好年度报告的通知》要求,我镇公开信息。"
        + BODY,
        ("青石镇人民政府", "township", "安溪县", "350524", 2021),
    ),
    "up to the end of a year": (
        "一、总体情况\n截至2016年12月31日,我乡主动公开政府信息93条。" + BODY,
        (None, None, None, None, 2016),
    ),
    "title, a ministry": (
        "水利部2017年政府信息公开工作年度报告" + BODY,
        ("水利部", "department", None, None, 2017),
    ),
    "title, a national body and its level": (
        "海关总署(本级机关)2020年政府信息公开工作年度报告-某某网" + BODY,
        ("海关总署(本级机关)", "department", None, None, 2020),
    ),
    "title, a national body's office in a place": (
        "国家税务总局绍兴市税务局2019年政府信息公开工作年度报告" + BODY,
        ("国家税务总局绍兴市税务局", "department", "绍兴市", "330600", 2019),
    ),
    "title, a university and its school year": (
        "安徽大学2017-2018学年信息公开年度报告" + BODY,
        ("安徽大学", "department", None, None, 2018),
    ),
    "title, a customs house": (
        "大连海关2020年政府信息公开工作年度报告" + BODY,
        ("大连海关", "department", None, None, 2020),
    ),
    "title, a company of the State Grid": (
        "国网淮安市洪泽区供电公司2020年度信息公开年度报告" + BODY,
        ("国网淮安市洪泽区供电公司", "department", "洪泽区", "320813", 2020),
    ),
    "a kind of department is no ministry": (
        "教育部门2015年政府信息公开工作年度报告" + BODY,
        (None, None, None, None, 2015),
    ),
    "nothing is told": (
        "一、概述\n年,我区公开各类信息若干条。根据2008年5月1日起施行的条例,参照省里做法。四川省和成都市也有经验。\n",
        (None, None, None, None, None),
    ),
    "laws and plans are no year": (
        "政府信息公开工作报告\n一、概述\n自2008年5月1日条例施行以来,我局认真落实国办发〔2014〕32号文件。\n2014年的主要工作\n一是加强。\n",
        (None, None, None, None, None),
    ),
}


@pytest.mark.parametrize("case", PAGES, ids=list(PAGES))
def test_pages(case):
    text, wanted = PAGES[case]
    identity = of(text)
    assert (identity.agency, identity.agency_level, identity.place, identity.place_code, identity.year) == wanted


@pytest.mark.parametrize("mark", ["一、总体情况", "(一)总体情况", "1.总体情况"])
def test_a_title_that_opens_a_text_without_line_ends(mark):
    identity = of(
        f"安溪县财政局2022年政府信息公开工作年度报告 {mark} 本局2021年公开信息80条,2022年公开信息90条。"
        + "工作有序开展。" * 30
    )
    assert (identity.agency, identity.year) == ("安溪县财政局", 2022)
    assert identity.span("agency").quote == "安溪县财政局2022年政府信息公开工作年度报告"
    assert identity.warnings == ()


def test_a_sentence_that_opens_a_long_line_is_no_title():
    text = "根据条例,安溪县财政局学习了建水县2021年政府信息公开工作年度报告 一、总体情况 。" + "工作有序开展。" * 30
    assert (of(text).agency, of(text).year) == (None, None)


def test_what_is_unknown_is_said_with_a_remedy():
    (both,) = of("一、概述\n公开信息若干条。\n").warnings
    assert both.startswith("agency and year unknown")
    assert "at the top of the file" in both
    (one,) = of("政府信息公开年度报告(2018年)\n一、概述\n公开信息若干条。\n").warnings
    assert one.startswith("agency unknown")


def test_namesakes_by_the_address():
    text = "朝阳区审计局2020年政府信息公开工作年度报告" + BODY
    assert of(text, url="http://www.changchun.gov.cn/x.html").place_code == "220104"
    assert of(text, url="http://www.example.com/x.html").place_code is None
    assert any("朝阳区" in warning for warning in of(text).warnings)


def test_a_file_name_tells_a_year_only_when_it_says_so():
    text = "安溪县财政局政府信息公开工作年度报告" + BODY
    assert of(text, name="2012zfxxgk.doc").year == 2012
    assert of(text, name="000_d31df64f2012e258.txt").year is None
    assert of(text, name="20130326_2012.txt").year is None
    assert of("安溪县财政局2014年政府信息公开工作年度报告" + BODY, name="2012zfxxgk.doc").year == 2014


def test_a_signing_date_is_not_the_year():
    identity = of(
        "安溪县财政局政府信息公开工作年度报告\n一、概述\n工作有序开展,各项任务完成。\n特此报告。\n安溪县财政局\n二〇一九年三月二日\n"
    )
    assert identity.year is None
    assert identity.period_start is None
    assert identity.signed == date(2019, 3, 2)


def test_periods_and_days():
    identity = of(
        "安溪县财政局2016年政府信息公开工作年度报告\n发布日期:2017-03-02 10:11 浏览:3\n数据的统计期限为2015年12月1日至2016年10月30日。"
        + BODY
        + "安溪县财政局\n2017年2月28日\n附件\n填报时间:201733\n"
    )
    assert (identity.period_start, identity.period_end, identity.period_stated) == (
        date(2015, 12, 1),
        date(2016, 10, 30),
        True,
    )
    assert (identity.published, identity.signed, identity.filled) == (
        date(2017, 3, 2),
        date(2017, 2, 28),
        date(2017, 3, 3),
    )
    assert identity.span("signed").quote == "2017年2月28日"


def test_a_year_without_a_period_is_the_calendar_year():
    identity = of("安溪县财政局2016年政府信息公开工作年度报告" + BODY)
    assert (identity.period_start, identity.period_end, identity.period_stated) == (
        date(2016, 1, 1),
        date(2016, 12, 31),
        False,
    )


def test_a_school_year_has_its_own_days():
    identity = of("安徽大学2017-2018学年信息公开年度报告" + BODY)
    assert (identity.period_start, identity.period_end, identity.period_stated) == (
        date(2017, 9, 1),
        date(2018, 8, 31),
        False,
    )


def test_the_title_element_helps_out():
    identity = of(BODY, title="安溪县财政局2016年政府信息公开工作年度报告-安溪县人民政府")
    assert (identity.agency, identity.year) == ("安溪县财政局", 2016)


def test_empty_text():
    assert of("").agency is None


@pytest.mark.parametrize("entry", TITLED, ids=[entry["title"] for entry in TITLED])
def test_real_titles(entry):
    identity = of(entry["title"] + BODY)
    assert identity.year == entry["year"]
    if identity.agency is not None:
        assert identity.agency_level == entry["agency_level"]
        whole = fold_text(entry["agency"])
        assert identity.place_path == () or whole.startswith(identity.place_path[0][:2])
        assert fold_text(entry["title"])[:2] in identity.agency or str(entry["year"]) in entry["title"][:6]


def test_real_titles_name_their_agencies():
    if TITLED:
        named = sum(of(entry["title"] + BODY).agency is not None for entry in TITLED)
        assert named >= 0.95 * len(TITLED)


EXPECTED = {
    "000": ("长春市宽城区人民政府", "220103", 2012, date(2012, 3, 31), date(2013, 3, 31)),
    "001": ("君山区人民政府", "430611", 2013, date(2013, 1, 1), date(2013, 12, 31)),
    "002": (None, None, None, None, None),
    "003": ("攀枝花市人民政府", "510400", 2009, date(2009, 1, 1), date(2009, 12, 31)),
    "004": ("公主岭市司法局", "220381", 2013, date(2013, 1, 1), date(2013, 12, 31)),
}
FILES = sorted((SHARED / "reports").glob("*.txt")) if SHARED.exists() else []


@pytest.mark.parametrize("path", FILES, ids=[path.stem[:3] for path in FILES])
def test_the_five_reports(path):
    identity = of(path.read_bytes().decode("utf-8"), name=path.name)
    assert (
        identity.agency,
        identity.place_code,
        identity.year,
        identity.period_start,
        identity.period_end,
    ) == EXPECTED[path.stem[:3]]
