"""The same counts in other words: the indicator follows from the words of a clause, in whatever order they stand.

Every sentence is written for this test. A row is what its numbers say, in order: indicator (- for none), value, unit,
then the qualifier where it is not exact and the basis where it is not the year.
"""

import pytest

from tests.ingest.told import told

LATER = {"title": "某某县人民政府2022年政府信息公开工作年度报告", "year": 2022}

# requests, their channels, outcomes and replies
REQUESTS = [
    ("全年受理公民、法人申请2件。", "req_received 2 件"),
    ("2016年,向我局提出政府信息公开申请的公民共5人次。", "req_received 5 人次"),
    ("镇政府及所属各站所共收到要求公开政府信息的申请7件。", "req_received 7 件"),
    ("依申请公开政府信息 3 件。", "on_request_disclosed 3 件"),
    ("本年度新收申请9件,加上上年结转1件,共办结10件。", "req_received 9 件; req_carried_in 1 件; req_completed 10 件"),
    (
        "办结12件,其中同意公开10件、部分公开1件、不予公开1件。",
        "req_completed 12 件; resp_granted 10 件; resp_partial 1 件; resp_denied 1 件",
    ),
    ("全年收到申请7件,办结7件,办结率100%。", "req_received 7 件; req_completed 7 件; - 100 %"),
    ("全年收到申请7件,均按期办结,办结率100%。", "req_received 7 件; rate_ontime 100 %"),
    (
        "全年收到申请7件,较上年下降三成,按期办结率达九成以上。",
        "req_received 7 件; - 30 % approximate; rate_ontime 90 % at_least",
    ),
    ("全年收到申请6件,按时答复6件,答复率100%。", "req_received 6 件; resp_total 6 件; rate_ontime 100 %"),
    (
        "共收到申请20件,其中:网络提交14件,邮寄5件,当面递交1件。",
        "req_received 20 件; req_ch_online 14 件; req_ch_letter 5 件; req_ch_inperson 1 件",
    ),
    (
        "收到申请8件,从申请方式看,信函3件、传真1件、电子邮件4件。",
        "req_received 8 件; req_ch_letter 3 件; req_ch_fax 1 件; req_ch_email 4 件",
    ),
    ("收到申请11件,其中公民提出10件,企业提出1件。", "req_received 11 件; req_by_natural 10 件; req_by_business 1 件"),
    (
        "答复申请14件,其中予以公开9件,信息不存在3件,非本机关信息2件。",
        "resp_total 14 件; resp_granted 9 件; resp_not_exist 3 件; resp_not_own 2 件",
    ),
    ("全年办结申请40件,有2件经批准延期。", "req_completed 40 件; req_completed_extended 2 件"),
    ("全县受理申请31件,已办结29件,结转到下年2件。", "req_received 31 件; req_completed 29 件; req_carried_out 2 件"),
    (
        "新收申请131件,结转上年7件,办结132件,转到下一年度6件。",
        "req_received 131 件; req_carried_in 7 件; req_completed 132 件; req_carried_out 6 件",
    ),
]
# items disclosed, channels, categories
ITEMS = [
    ("2016年,通过县政府网站、县政务服务中心、镇村公开栏等平台主动公开政府信息920条。", "proactive_total 920 条"),
    ("县政务服务中心公开信息31条。", "- 31 条"),
    ("全年通过某某县人民政府网站公开信息84条,其中惠农类50条、其他34条。", "ch_website 84 条; - 50 条; - 34 条"),
    (
        "2016年,我局公开信息310条,其中主动公开295条(包括规划信息180条、征地信息115条),依申请公开15条。",
        "- 310 条; proactive_total 295 条; - 180 条; - 115 条; on_request_disclosed 15 条",
    ),
    ("2016年,我局公开信息310条,其中网站240条。", "proactive_total 310 条; ch_website 240 条"),
    ("主动公开的信息更新了754条。", "proactive_updates_year 754 条"),
    ("2016年全市更新主动公开的政府信息75954条。", "proactive_updates_year 75954 条"),
    ("我镇全年向社会主动公开各类信息164条,多数登在公开栏。", "proactive_total 164 条"),
    ("经由多种途径,全区各部门主动向社会公开政府信息共计1690余条。", "proactive_total 1690 条 at_least"),
    (
        "2016年度主动公开政府信息3120条,历年累计5468条。",
        "proactive_total 3120 条; proactive_total_cumulative 5468 条 cumulative",
    ),
    ("条例颁布至2016年底,全市累计主动公开信息190441条。", "proactive_total_cumulative 190441 条 cumulative"),
    ("截止2016年12月31日,我区主动公开政府信息共800条。", "proactive_total_cumulative 800 条 cumulative"),
    (
        "自《条例》2008年5月1日施行以来,我县共主动公开政府信息9000多条。",
        "proactive_total_cumulative 9000 条 at_least cumulative",
    ),
    (
        "2008年5月至2016年12月,全县主动公开政府信息6100条,2016年主动公开政府信息900条。",
        "proactive_total_cumulative 6100 条 cumulative; proactive_total 900 条",
    ),
    ("截至2016年底,本年度主动公开政府信息214条。", "proactive_total 214 条"),
    ("政府网站是主要渠道,公开4102条。", "ch_website 4102 条"),
    ("通过县政府门户网站发布政府信息3970条。", "ch_website 3970 条"),
    ("在政务微博发布信息1155条,微信公众号推送信息360条。", "ch_weibo 1155 条; ch_wechat 360 条"),
    ("政府公报刊登信息245条。", "ch_gazette 245 条"),
    ("市、县(区)和部门网站公开信息179673条。", "ch_website 179673 条"),
    (
        "2016年区政府门户网站各栏目发布信息32511条,其中政务信息25318条,其它信息7193条。",
        "portal_items_total 32511 条; portal_items_gov 25318 条; portal_items_other 7193 条",
    ),
    (
        "2016年全区主动公开政府信息总数为361,其中区直部门(含所属机构)公开234,街道和镇公开127。",
        "proactive_total 361; proactive_own_level 234; proactive_lower_level 127",
    ),
    (
        "公开政府信息402条,按内容分,规范性文件类156条、规划计划类246条。",
        "proactive_total 402 条; jl_cat_normative 156 条; jl_cat_plans 246 条",
    ),
    (
        "主动公开政府信息286条,分招生考试类94条、人事类37条、财务类22条和其他类133条。",
        "proactive_total 286 条; - 94 条; - 37 条; - 22 条; - 133 条",
    ),
    ("全县主动公开政府信息4380条,其中规范性文件18条。", "proactive_total 4380 条; normative_docs_disclosed 18 条"),
    ("公开安全生产、公共卫生、消防等方面的应急预案12个。", "emergency_plans 12 个"),
    ("公开了农机补贴、医疗救助、车辆停放等方面的规范性文件13件。", "normative_docs_disclosed 13 件"),
    ("县政府及部门共制发规范性文件21件。", "normative_docs_issued 21 件"),
    ("网站信息公开专栏的页面访问量为15.6万余人次。", "web_visits 156000 人次 at_least"),
]
# enquiries, people, money, events, reading points, other work
OTHERS = [
    (
        "市民为政府信息公开前来咨询约1720人次,其中现场咨询1600人次,电话咨询约120人次。",
        "consult_total 1720 人次 approximate; consult_onsite 1600 人次; consult_phone 120 人次 approximate",
    ),
    ("2016年共有361人向我区咨询政府信息公开事务。", "consult_total 361 人"),
    (
        "接听群众电话咨询1300人次,网上答复咨询42人次,接待来访咨询90人次。",
        "consult_phone 1300 人次; consult_online 42 人次; consult_onsite 90 人次",
    ),
    (
        "从事政府信息公开工作的人员全区共有93人,其中全职69人,兼职24人;按单位分,街道和乡镇37人,区直部门56人。",
        "staff_total 93 人 stock; staff_full 69 人 stock; staff_part 24 人 stock; staff_subdistricts 37 人 stock; staff_departments 56 人 stock",
    ),
    ("全镇指定1名干部兼职负责信息公开。", "staff_part 1 名 stock"),
    ("全县负责政府信息公开的专兼职人员58人。", "staff_total 58 人 stock"),
    ("乡党政办有2名工作人员负责政府信息公开。", "staff_total 2 名 stock"),
    ("局机关有公开工作人员4人,均为兼职。", "staff_total 4 人 stock"),
    ("窗口有5名工作人员负责咨询。", "- 5 名"),
    (
        "县里有1个专门机构、14个查阅点,工作人员58人,专项经费15万元。",
        "orgs_dedicated 1 个 stock; reading_points 14 个 stock; staff_total 58 人 stock; funding_special 15 万元",
    ),
    ("在申请受理点、公共查阅室和网站更新上的支出为20万元。", "funding_spent 20 万元"),
    ("政府信息公开专项经费5万元,支出4.5万元。", "funding_special 5 万元; funding_spent 4.5 万元"),
    ("全年收取复制和邮寄成本费85元,历年累计132元。", "fee_total 85 元; fee_total 132 元 cumulative"),
    ("向申请人收取检索、邮寄、复制成本费共46.5元。", "fee_total 46.5 元"),
    ("举办培训班4期,培训320人次。", "trainings 4 期; trainees 320 人次"),
    ("全年组织政务公开业务轮训2次,参训人员120人。", "trainings 2 次; trainees 120 人"),
    ("县政府办公室组织信息公开培训3期,240人次参加。", "trainings 3 期; trainees 240 人次"),
    ("召开信息公开工作推进会3次。", "meetings 3 次"),
    ("全年开新闻发布会23场。", "press_conferences 23 场"),
    ("县长在线访谈过1次,谈的是旧城改造。", "online_interviews_principal 1 次"),
    ("回应公众关注的热点和舆情12次,发布解读稿件27篇。", "hot_topics_responded 12 次; policy_interpretations 27 篇"),
    ("设立查阅点3个,接待查阅120人次。", "reading_points 3 个 stock; reading_visits 120 人次"),
    ("在档案馆、图书馆等处设有公共查阅点5处。", "reading_points 5 处 stock"),
    (
        "自条例施行以来累计公开信息600条,在政务服务中心查询250条,在档案馆查询168条,在图书馆查询182条。",
        "proactive_total_cumulative 600 条 cumulative; reading_queries_service_center 250 条 cumulative; reading_queries_archive 168 条 cumulative; reading_queries_library 182 条 cumulative",
    ),
    ("收到行政复议1件、行政诉讼2件,均予以维持。", "review_total 1 件; lit_total 2 件"),
    (
        "因信息公开被申请行政复议3件,其中维持2件,撤销1件。",
        "review_total 3 件; review_upheld 2 件; review_corrected 1 件",
    ),
    (
        "进驻项目的法定时限平均21个工作日,承诺时限平均11个工作日。",
        "svc_statutory_days 21 个工作日; svc_promised_days 11 个工作日",
    ),
    (
        "窗口全年受理办件12569件,办件中即办件2565件、承诺件10004件。",
        "svc_cases 12569 件; svc_cases_immediate 2565 件; svc_cases_committed 10004 件",
    ),
    ("公开人大代表建议和政协提案办理结果20件。", "proposals_disclosed 20 件"),
    ("开展网上意见征集4次。", "opinion_collections 4 次"),
]
# reports of the later forms
LATER_FORMS = [
    ("便民服务微信公众号发布信息319条。", "ch_wechat 319 条"),
    (
        "“某某微讯”微信公众号订阅数2.3万,发布信息896条;“某某发布”微博粉丝3.5万,发布信息120条。",
        "- 23000; ch_wechat 896 条; - 35000; ch_weibo 120 条",
    ),
    ("微信公众号关注人数2万人,召开会议3次。", "- 20000 人; meetings 3 次"),
    (
        "主动公开政府信息600条。其中通过政务新媒体公开210条(微信150条、微博60条)。",
        "proactive_total 600 条; ch_new_media 210 条; ch_wechat 150 条; ch_weibo 60 条",
    ),
    ("全年向1名申请人收取信息处理费120元,已上缴财政。", "- 1 名; info_processing_fee 120 元"),
    ("本年度依法收取信息处理费2件,计460元。", "- 2 件; info_processing_fee 460 元"),
    ("一年内有5件被申请复议。", "review_total 5 件"),
    (
        "全县制发行政规范性文件15件,废止2件,现行有效102件。",
        "norm_issued 15 件; norm_repealed 2 件; norm_in_force 102 件 stock",
    ),
    (
        "作出行政许可决定1225件、行政处罚决定80件、行政强制决定3件。",
        "licence_decisions 1225 件; penalty_decisions 80 件; coercion_decisions 3 件",
    ),
    ("回复网民留言412条,县里发布政策解读34篇。", "messages_handled 412 条; policy_interpretations 34 篇"),
    ("2022年累计主动公开政府信息96条。", "proactive_total 96 条"),
    (
        "全年公开政府信息127条,其中政府网站60条,政务新媒体67条。",
        "proactive_total 127 条; ch_website 60 条; ch_new_media 67 条",
    ),
    ("2022年收取信息处理费2件,金额340元。", "- 2 件; info_processing_fee 340 元"),
    ("全年收取信息处理费6件,共计4280元。", "- 6 件; info_processing_fee 4280 元"),
    ("收取信息处理费2件,减免金额50元。", "- 2 件; - 50 元"),
    ("政务新媒体发布信息960条,其中微信715条、微博245条。", "- 960 条; ch_wechat 715 条; ch_weibo 245 条"),
    (
        "通过线上、信函等渠道收到依申请公开15件,其中线上11件、信函4件。",
        "req_received 15 件; req_ch_online 11 件; req_ch_letter 4 件",
    ),
    ("收到申请公开21条,办结20条。", "req_received 21 条; req_completed 20 条"),
    ("收到申请公开财务信息3件。", "- 3 件"),
]
# what must stay without an indicator
NONE_OF_OURS = [
    ("县教育局收到申请8件。", "- 8 件"),
    ("收到申请12件,比上年增加3件。", "req_received 12 件; - 3 件"),
    ("举办农民技能培训12期,培训3200人次。", "- 12 期; - 3200 人次"),
    ("开展文体活动5场,参加320人次。", "- 5 场; - 320 人次"),
    ("全年办理行政复议案件35件。", "- 35 件"),
    ("公示行政许可信息1200条、行政处罚信息300条。", "- 1200 条; - 300 条"),
    ("接听12345热线群众咨询3万余人次。", "- 30000 人次 at_least"),
    ("全县共有工作人员320人。", "- 320 人"),
    ("接待群众来访120人次。", "- 120 人次"),
    ("县长信箱收到来信200件。", "- 200 件"),
    ("修订应急预案6个,开展应急演练3次。", "- 6 个; - 3 次"),
    ("投入120万元改造办公楼。", "- 120 万元"),
    ("明年将举办培训班4期。", "- 4 期"),
    ("政府信息公开申请应在20个工作日内答复。", "- 20 个工作日"),
    ("查阅点由3个减少到2个。", "- 3 个; reading_points 2 个 stock"),
    ("2015年主动公开政府信息300条。", "- 300 条"),
    ("截至2015年底,全县累计主动公开政府信息5000条。", "- 5000 条"),
    ("通过微博和微信发布信息88条。", "- 88 条"),
    ("政务新媒体公开信息1722条。", "- 1722 条"),
    ("每季度召开新闻发布会1次。", "- 1 次"),
    ("在抗洪期间召开新闻发布会3场。", "- 3 场"),
    ("全省主动公开政府信息52万条。", "- 520000 条"),
    ("受理低保申请56件,办结54件。", "- 56 件; - 54 件"),
    ("市公安局网站公开信息230条。", "- 230 条"),
    ("编制公开目录1份、公开指南1份。", "- 1 份; - 1 份"),
    ("收到待答复的申请2件。", "- 2 件"),
    ("清理规范性文件40件。", "- 40 件"),
    ("窗口人员54人。", "- 54 人"),
    ("受理投诉举报案件46件。", "- 46 件"),
    ("重点领域公开信息820条。", "- 820 条"),
    ("收取城市垃圾处理费320万元。", "- 320 万元"),
    ("网站开设专栏16个,公开栏目25个。", "- 16 个; - 25 个"),
]  # fmt: skip


def rows(text: str, **setting: object) -> list[str]:
    figures = told(text, **setting)  # type: ignore[arg-type]
    return [
        " ".join(
            part
            for part in (
                figure.indicator or "-",
                f"{figure.value:f}",
                figure.unit,
                "" if figure.qualifier in ("exact", "cumulative") else figure.qualifier,
                "" if figure.basis == "year" or figure.basis is None else figure.basis,
            )
            if part
        )
        for figure in figures
        if not figure.worded_zero and not figure.inferred
    ]


@pytest.mark.parametrize(("text", "expected"), [*REQUESTS, *ITEMS, *OTHERS, *NONE_OF_OURS])
def test_wordings(text: str, expected: str) -> None:
    assert rows(text) == expected.split("; ")


@pytest.mark.parametrize(("text", "expected"), LATER_FORMS)
def test_wordings_of_later_forms(text: str, expected: str) -> None:
    assert rows(text, **LATER) == expected.split("; ")


def test_what_an_account_published_is_not_all_that_was_disclosed() -> None:
    text = "“某某微讯”微信公众号订阅数2.3万,发布信息896条;抖音号粉丝1万,发布信息70条。"
    assert rows(text, heading="(一)主动公开", **LATER) == ["- 23000", "ch_wechat 896 条", "- 10000", "- 70 条"]
