"""Numbers whose own words would fit, told of another matter: documents, other bodies, other cases; and their opposites."""

import pytest

from tests.ingest.test_prose_wordings import LATER, rows

CASES = [
    (
        "2016年收到行政复议申请4件,其中涉及政府信息公开的1件。",
        "- 4 件; - 1 件",
    ),
    ("办理行政复议案件34件、行政诉讼22件,其中被纠错3件。", "- 34 件; lit_total 22 件; - 3 件"),
    ("审理政府信息公开行政复议案件32件,其中维持20件。", "- 32 件; - 20 件"),
    ("全年制发公文156件,其中主动公开68件、依申请公开12件、不予公开76件。", "- 156 件; - 68 件; - 12 件; - 76 件"),
    (
        "公开政府信息300条,其中主动公开295条、依申请公开5条。",
        "- 300 条; proactive_total 295 条; on_request_disclosed 5 条",
    ),
    ("县政府办公开信息320条,县发改局公开信息156条。", "- 320 条; - 156 条"),
    ("全县54个部门、23个乡镇主动公开信息5600条。", "- 54 个; - 23 个; proactive_total 5600 条"),
    ("全年收取复印费35元。", "fee_total 35 元"),
    ("全年收取复印费35元、邮寄费20元。", "- 35 元; - 20 元"),
    ("全年收取复印费35元,减免邮寄费20元。", "fee_total 35 元; - 20 元"),
    ("全年应收复印费35元,便民中心配备工作人员12名。", "- 35 元; - 12 名"),
    ("用于政府信息公开的专项经费为12万元。", "funding_special 12 万元"),
    ("其他类信息56条,政策法规类12条。", "- 56 条; - 12 条"),
    ("规范性文件类12条,其他类信息数56条。", "jl_cat_normative 12 条; jl_cat_other 56 条"),
    ("受理法律援助申请300件,办结290件。", "- 300 件; - 290 件"),
    ("参加省政府办公厅组织的政务公开培训2次。", "- 2 次"),
    (
        "我区自2008年5月1日以来累计主动公开政府信息18456条,2016年新增4321条。",
        "proactive_total_cumulative 18456 条 cumulative; proactive_total 4321 条",
    ),
    ("收到申请33件,答复32件,1件按规定延期到2017年。", "req_received 33 件; resp_total 32 件; req_carried_out 1 件"),
    (
        "本年度受理申请26件,历年累计39件;已答复24件。",
        "req_received 26 件; req_received 39 件 cumulative; resp_total 24 件",
    ),
    (
        "参加或举办新闻发布会12次,其中主要负责同志参加2次。",
        "press_conferences 12 次; press_conferences_principal 2 次",
    ),
    (
        "政府网站在线访谈8次,其中主要负责同志参加3次;微博微信回应事件210次。",
        "online_interviews 8 次; online_interviews_principal 3 次; weibo_wechat_responses 210 次",
    ),
    ("办理结果中予以公开105件,部分公开23件。", "resp_granted 105 件; resp_partial 23 件"),
    ("县图书馆查阅点接待35人次。", "reading_visits_library 35 人次"),
    ("行政复议56件,其中维持具体行政行为41件。", "review_total 56 件; review_upheld 41 件"),
    (
        "2016年,全县指定专职人员78人,其中全职16人,兼职62人。",
        "staff_total 78 人 stock; staff_full 16 人 stock; staff_part 62 人 stock",
    ),
    ("配备专职人员3名,兼职人员5名。", "staff_full 3 名 stock; staff_part 5 名 stock"),
    (
        "2016年全县有工作人员58人从事政府信息公开工作,设置查阅点14个。",
        "staff_total 58 人 stock; reading_points 14 个 stock",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_a_number_is_a_matter_of(text: str, expected: str) -> None:
    assert rows(text) == expected.split("; ")


def test_the_same_words_are_another_row_in_later_forms() -> None:
    text = "全县新制定规范性文件6件,废止3件,现行有效45件。"
    assert rows(text)[0] == "normative_docs_issued 6 件"
    assert rows(text, **LATER) == ["norm_issued 6 件", "norm_repealed 3 件", "norm_in_force 45 件 stock"]


def test_the_sum_of_a_fee_told_in_two_steps() -> None:
    assert rows("全区收取信息处理费3笔,共计560元。", **LATER) == ["- 3 笔", "info_processing_fee 560 元"]
