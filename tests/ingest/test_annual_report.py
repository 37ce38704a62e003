"""A disclosure report is told from a guide, a rule, a news item, a general work report and a novel."""

from pathlib import Path

import pytest

from ingest.annual_report import require_annual_report
from ingest.errors import NotAnAnnualReport
from ingest.folding import fold
from ingest.read import read
from ingest.source import load_source, source_of

SHARED = Path(__file__).parents[2].parent / "shared" / "reports"

TITLED = (
    "示例镇2012年政府信息公开工作年度报告\n一、概述\n我镇按照要求推进政务公开。\n二、主动公开情况\n主动公开政府信息。\n"
    "三、依申请公开情况\n本年度未收到政府信息公开申请。\n四、存在的问题和改进措施\n加强培训。"
)
UNTITLED = (
    "一、基本情况\n我局调整了政务公开领导小组,落实政府信息公开制度。\n二、主动公开政府信息情况\n全年公开政府信息52条,"
    "其中规范性文件2件。\n三、依申请公开情况\n收到申请3件,接受咨询20人次,培训50人次。\n四、存在问题\n信息公开平台更新慢。"
)
GUIDE = (
    "政府信息公开指南\n为方便公民获取政府信息公开服务,编制本指南。\n一、主动公开\n主动公开的范围包括机构职能、规范性文件。\n"
    "二、依申请公开\n申请人可以当面、信函方式提出公开申请,受理机构在20个工作日内答复。\n三、收费\n政府信息公开不收取费用。\n"
    "四、救济\n可以依法申请行政复议或者提起行政诉讼。"
)
NEWS = (
    "首页 政府信息公开 信息公开指南 信息公开年报 依申请公开\n我市召开防汛工作会议\n6月12日,市政府召开会议,部署防汛工作。"
    "会议要求各部门加强巡查,全市共检查堤防35处,培训人员120人次。"
)
WORK_REPORT = (
    "政府工作报告\n一、过去一年的工作\n地区生产总值增长8%,新建公路120公里,培训农民3000人次。"
    + "我们坚持稳中求进,各项事业全面发展。" * 60
    + "政务公开不断深化。办理行政复议12件。\n二、今后的工作\n改进作风,加强政务公开。"
)
NOTICE = (
    "关于做好2012年政府信息公开年度报告编制工作的通知\n各单位:\n为做好政府信息公开年度报告编制工作,通知如下。\n"
    "一、内容\n包括主动公开、依申请公开、行政复议、行政诉讼、收费、存在的问题等。\n二、要求\n各单位要按时公布政府信息公开年度报告。"
)
SHORT = (
    "一、概述\n由党政办负责。\n二、主动公开情况\n网站发布300条。\n三、依申请公开情况\n收到申请1件。\n四、收费\n不收费。\n"
    "五、复议诉讼\n没有。\n六、存在问题\n更新不及时。"
)
TERSE = (
    "某某旗2010年政府信息公开工作报告\n一、机构。旗办公室负责。\n二、情况。全旗发布信息240条。\n"
    "三、申请。收到书面申请7份,均已答复。\n四、收费。收取成本费62元。\n五、复议诉讼。未发生。\n六、不足。更新慢。"
)
TWO_SENTENCES = (
    "示例县青石镇人民政府2019年政府信息公开工作年度报告\n2019年收到政府信息公开申请2件,均为网上申请。收取费用0元。"
)
ONE_SECTION = "示例县人民政府2023年政府信息公开工作年度报告\n一、总体情况\n2023年共收到申请12件。"
NOTHING_COUNTED = "示例县青石镇2019年政府信息公开工作年度报告\n一、总体情况\n我镇高度重视,认真落实各项要求。"
FORM_TO_FILL = "示例县____局2023年政府信息公开工作年度报告\n一、总体情况\n本年度收到申请__件。"
HOW_TO_WRITE = (
    "2023年政府信息公开工作年度报告编制说明\n各单位按格式编制,写明收到申请件数。总体情况不少于3条,篇幅不少于2件附表。"
)
ABOUT_A_REPORT = "图解:示例县2023年政府信息公开工作年度报告\n示例县公布年报,全年公开信息300条。"
LIST_OF_REPORTS = "政府信息公开年报\n示例县2023年政府信息公开工作年度报告\n示例县2022年政府信息公开工作年度报告\n共2条信息,显示信息公开栏目2条"
UNDER_A_MENU = (
    "示例县2023年政府信息公开工作年度报告\n我县举办招聘会\n4月2日,县人社局举办招聘会,进场单位64个,达成意向300人次。"
)
TITLED_TWICE = (
    "示例镇人民政府2011年政府信息公开工作年度报告\n时间:2012-01-19\n示例镇2011年政府信息公开年度报告\n"
    "一、基本情况\n镇成立领导小组,工作运行正常。\n二、政府信息公开情况\n本镇2011年度共主动公开政府信息39条。"
)
REPORTS_OF_OFFICES = "示例县教育局2011年政府信息公开年度报告\n示例县司法局2011年政府信息公开年度报告\n共公开信息2条"
SELF_NAMED = (
    "根据《条例》规定,现公布示例县水利局2023年政府信息公开工作年度报告。本报告所列数据统计时限为2023年1月1日至12月31日。\n"
    "一、总体情况\n我局主动公开信息86条,工作正常开展。"
)
MADE_BY = (
    "引言\n本报告是根据《条例》要求,由示例县审计局编制的2009年度政府信息公开年度报告。\n一、概述\n工作运行正常。\n"
    "二、公开情况\n本局2009年共主动公开政府信息47条。"
)
OF_ITS_DATA = (
    "根据信息公开条例,结合示例县水利局工作实际编制。本报告中所列数据的统计时限为2022年1月1日至2022年12月31日。\n"
    "一、总体情况\n2022年主动公开的政府信息542条。"
)
AS_FOLLOWS = (
    "2022年,示例县水利局严格按照要求落实工作。现将水利局2022年度政府信息公开工作报告如下:\n"
    "本报告中数据的统计期限自2022年1月1日起至2022年12月31日止。\n2022年我局未收到和处理政府信息公开申请。"
)
YEAR_INSIDE = "示例局政府信息公开工作2010年度报告\n一、概述\n重新印发公开目录,收录各类政府信息近600条。"
SELF_NAMED_WITHOUT_COUNTS = SELF_NAMED.replace("86条", "若干条")
NEWS_OF_ONE = "近日,示例县公布2023年政府信息公开工作年度报告。全县去年主动公开政府信息86条。"
CALL_FOR_REPORTS = "各单位要按时编制并公布2023年政府信息公开工作年度报告。本年度报告所列数据统计期限为2023年1月1日至12月31日,主动公开政府信息不少于30条。"
NOVEL = "那一年冬天,雪下得很大。她推开门,看见院子里的梅花开了三枝。" * 40


def require(text: str) -> None:
    document = read(source_of("a.txt", text.encode()))
    require_annual_report("a.txt", document, fold(document.text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TITLED, id="titled"),
        pytest.param(UNTITLED, id="untitled"),
        pytest.param(SHORT, id="short, in its sections"),
        pytest.param(TWO_SENTENCES, id="title and two sentences"),
        pytest.param(ONE_SECTION, id="title and one section"),
        pytest.param(TITLED_TWICE, id="its title in two wordings"),
        pytest.param(SELF_NAMED, id="named by its own sentence"),
        pytest.param(MADE_BY, id="made by an office, in its own sentence"),
        pytest.param(OF_ITS_DATA, id="by what it says of its data"),
        pytest.param(AS_FOLLOWS, id="as follows"),
        pytest.param(YEAR_INSIDE, id="the year inside the title"),
        pytest.param(TERSE, id="titled and terse, headings run in"),
    ],
)
def test_reports_pass(text: str) -> None:
    require(text)


@pytest.mark.parametrize("report", sorted(SHARED.glob("*.txt")), ids=lambda path: path.name[:3])
def test_real_reports_pass_also_without_their_title(report: Path) -> None:
    document = read(load_source(report))
    require_annual_report(report.name, document, fold(document.text))
    require("\n".join(document.text.splitlines()[3:]))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GUIDE, id="guide to disclosure"),
        pytest.param(NEWS, id="news under a menu that names disclosure"),
        pytest.param(WORK_REPORT, id="general work report"),
        pytest.param(NOTICE, id="notice on writing reports"),
        pytest.param(NOTHING_COUNTED, id="a title and nothing counted"),
        pytest.param(FORM_TO_FILL, id="an empty form"),
        pytest.param(HOW_TO_WRITE, id="how to write one"),
        pytest.param(ABOUT_A_REPORT, id="a picture page about one"),
        pytest.param(LIST_OF_REPORTS, id="a list of reports"),
        pytest.param(REPORTS_OF_OFFICES, id="a list of reports of one year"),
        pytest.param(UNDER_A_MENU, id="news under a link to a report"),
        pytest.param(SELF_NAMED_WITHOUT_COUNTS, id="named by its own sentence, nothing counted"),
        pytest.param(NEWS_OF_ONE, id="news of a report"),
        pytest.param(CALL_FOR_REPORTS, id="a call for reports"),
        pytest.param(NOVEL, id="novel"),
        pytest.param("今天多云转晴,最高气温23度。", id="weather"),
        pytest.param('{"files": [{"name": "a"}]}', id="data"),
    ],
)
def test_other_texts_are_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(NotAnAnnualReport, match=r"^a\.txt: .+; ingest the annual report"):
        require(text)
