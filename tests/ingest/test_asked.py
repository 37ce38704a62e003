"""Questions to indicators, in the words of people: the paraphrases here are not taken from the question sets."""

import time

import pytest

from ingest.vocabulary import find_asked, find_years

ZH = [
    ("去年全市一共收了多少件信息公开申请?", {"req_received"}),
    ("有几个人通过邮寄的方式提交申请?", {"req_ch_letter"}),
    ("当面申请和网上申请哪个多?", {"req_ch_inperson", "req_ch_online"}),
    ("收到申请多少件,其中当面、网上各几件?", {"req_received", "req_ch_inperson", "req_ch_online"}),
    ("被驳回的申请有多少?", {"resp_denied"}),
    ("县里拒绝了几件申请?", {"resp_denied"}),
    ("以国家秘密为由不予公开的有几件?", {"denied_state_secret"}),
    ("打官司的有几起?", {"lit_total"}),
    ("政府输了几场官司?", {"lit_corrected"}),
    ("因信息公开被告上法庭几次?", {"lit_total"}),
    ("有多少件行政复议?结果维持的几件?", {"review_total"}),
    ("信息公开工作花了多少钱?", {"funding_spent"}),
    ("信息公开专项经费是多少?", {"funding_special"}),
    ("负责信息公开的人手有多少?", {"staff_total"}),
    ("专职人员几人?", {"staff_full"}),
    ("办了多少期培训班,培训多少人?", {"trainings", "trainees"}),
    ("电话咨询和网上咨询各多少人次?", {"consult_phone", "consult_online"}),
    ("通过微信公众号发布了多少条信息?", {"ch_wechat"}),
    ("网站全年访问量多少?", {"web_visits"}),
    ("开了几场新闻发布会?", {"press_conferences"}),
    ("制发了多少件规范性文件?", {"normative_docs_issued", "norm_issued"}),
    ("现行有效的行政规范性文件有多少件?", {"norm_in_force"}),
    ("作出多少件行政处罚决定?", {"penalty_decisions"}),
    ("行政事业性收费金额多少?", {"adminfee_amount"}),
    ("自然人提出的申请有几件?", {"req_by_natural"}),
    ("上年结转的申请有几件?", {"req_carried_in"}),
    ("结转下年度继续办理的有几件?", {"req_carried_out"}),
    ("有没有群众举报投诉?", {"complaint_total"}),
    ("设了多少个查阅点?", {"reading_points"}),
    ("部分公开的有几件?", {"resp_partial"}),
    ("收取信息处理费多少?", {"info_processing_fee"}),
]
EN = [
    ("How many people asked the county for information in 2016?", {"req_received"}),
    ("How many applications came in online?", {"req_ch_online"}),
    ("How many requests were turned down?", {"resp_denied"}),
    ("How many applications were rejected because of state secrets?", {"denied_state_secret"}),
    ("Was the bureau sued over disclosure?", {"lit_total"}),
    ("How many court cases did the city lose?", {"lit_corrected"}),
    ("Were there any administrative reconsiderations?", {"review_total"}),
    ("How much did the disclosure work cost?", {"funding_spent"}),
    ("How much money was set aside for disclosure?", {"funding_special"}),
    ("Did it charge any fees?", {"fee_total"}),
    ("How many employees handle disclosure?", {"staff_total"}),
    ("How many of the staff are full-time?", {"staff_full"}),
    ("How many training courses were held and how many people were trained?", {"trainings", "trainees"}),
    ("How many phone enquiries were there?", {"consult_phone"}),
    ("How many items went out on WeChat?", {"ch_wechat"}),
    ("How many visits did the website get?", {"web_visits"}),
    ("How many news briefings did it hold?", {"press_conferences"}),
    ("How many normative documents are in force?", {"norm_in_force"}),
    ("How many penalties were imposed?", {"penalty_decisions"}),
    ("How many applications came from companies?", {"req_by_business"}),
    ("How many cases were carried over from the previous year?", {"req_carried_in"}),
    ("How many complaints were lodged?", {"complaint_total"}),
    ("How many reading rooms are there?", {"reading_points"}),
    ("How many requests were partly granted?", {"resp_partial"}),
    ("How many pieces of information were made public?", {"proactive_total"}),
    ("How many items have been published in all since 2008?", {"proactive_total_cumulative"}),
]


def ids(question, language):
    return {key for asked in find_asked(question, language) for key in asked.ids}


@pytest.mark.parametrize(("question", "wanted"), ZH, ids=[question for question, _ in ZH])
def test_chinese_paraphrases(question, wanted):
    assert wanted <= ids(question.replace("?", "?"), "zh")


@pytest.mark.parametrize(("question", "wanted"), EN, ids=[question for question, _ in EN])
def test_english_paraphrases(question, wanted):
    assert wanted <= ids(question, "en")


@pytest.mark.parametrize(
    ("question", "language", "unwanted"),
    [
        ("网上咨询多少人次?收到申请多少件?", "zh", "req_ch_online"),
        ("县教育局收到多少件申请?", "zh", "req_subj_education"),
        ("攀枝花市的行政诉讼有几起?", "zh", "litigation_cost"),
        ("收到几件行政复议申请?", "zh", "req_received"),
        ("依申请公开收取费用多少?", "zh", "req_received"),
        ("当面申请几件?", "zh", "req_received"),
        ("政府信息公开工作有哪些问题?", "zh", "proactive_total"),
        ("How many requests did the Education Bureau receive?", "en", "req_subj_education"),
        ("How many disclosure requests were filed?", "en", "proactive_total"),
        ("How many requests came in by fax?", "en", "req_received"),
        ("What does the annual report say about problems?", "en", "req_received"),
    ],
)
def test_what_is_not_asked(question, language, unwanted):
    assert unwanted not in ids(question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("今天天气怎么样?", "zh"),
        ("What is the weather like today?", "en"),
        ("", "zh"),
        ("", "en"),
        ("你好", "zh"),
        ("thanks", "en"),
    ],
)
def test_nothing_is_asked(question, language):
    assert find_asked(question, language) == ()


def test_a_family_comes_back_whole():
    families = [asked for asked in find_asked("公开了多少条信息", "zh") if len(asked.ids) > 1]
    assert families[0].ids == ("proactive_total", "proactive_total_cumulative", "proactive_updates_year")


def test_spans_hold_the_words():
    question = "示例县当面申请几件,行政诉讼几起"
    for asked in find_asked(question, "zh"):
        stretch = question[asked.start : asked.end]
        assert all(part in stretch for part in asked.phrase.split())


def test_long_questions_stay_quick():
    started = time.perf_counter()
    find_asked("收到多少件申请和当面的咨询?" * 700, "zh")
    find_asked("How many requests were refused and sued? " * 250, "en")
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("text", "language", "years"),
    [
        ("2009年收到多少", "zh", [2009]),
        ("二〇〇九年和二○一三年度", "zh", [2009, 2013]),
        ("二O一二年", "zh", [2012]),
        ("09年和13年相比", "zh", [2009, 2013]),
        ("零九年", "zh", [2009]),
        ("2009-2012年的变化", "zh", [2009, 2012]),
        ("近10年来的变化", "zh", []),
        ("过去15年", "zh", []),
        ("发布2010条信息", "zh", []),
        ("3661和190441", "zh", []),
        ("十二五规划", "zh", []),
        ("in 2009 and 2010", "en", [2009, 2010]),
        ("between '09 and '12", "en", [2009, 2012]),
        ("Panzhihua's 2009 requests", "en", [2009]),
        ("3,661 items, 20 working days", "en", []),
        ("the 2013年 report", "en", [2013]),
    ],
)
def test_years(text, language, years):
    found = find_years(text, language)
    assert [mention.year for mention in found] == years
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
