"""Printed labels to indicators: numbering and notes are cleaned away, equal labels are told apart by what is around them."""

import pytest

from ingest.vocabulary import match_label
from ingest.vocabulary.labels import bare_label


@pytest.mark.parametrize(
    ("label", "indicator"),
    [
        ("1.网上申请数", "req_ch_online"),
        ("其中:1.专职人员数", "staff_full"),
        ("其中,1.网上申请数", "req_ch_online"),
        ("其中: ①信息不存在数", "resp_not_exist"),
        ("Ⅱ纠错数", None),
        ("(一)收到申请数", "req_received"),
        ("(七)总计", None),
        ("3.危及“三安全一稳定”", "denied_security_stability"),
        ("2.兼职人员数(人)", "staff_part"),
        ("收到政府信息公开申请数量(单位:件)", "req_received"),
        ("公共信息查阅点汇集信息总数*", "reading_info_held"),
        ("(一)主动公开政府信息数(不同渠道和方式公开相同信息计1条)", "proactive_total"),
        ("共收到政府信息公开申请", "req_received"),
        ("本年度我局共收到政府信息公开申请", "req_received"),
        ("2016年,全县主动公开政府信息", "proactive_total"),
        ("举办各类培训班", "trainings"),
        ("七、依申请公开信息收取的费用", "fee_total"),
        ("未知的一行", None),
        ("", None),
        ("完成投资", None),
    ],
)
def test_labels_on_their_own(label, indicator):
    assert match_label(label) == indicator


@pytest.mark.parametrize(
    ("label", "context", "indicator"),
    [
        ("其他信息数量(单位:条)", "人事信息数量 财政信息数量", "sc_cat_other"),
        ("其他信息数量(单位:条)", "灾后恢复重建 捐赠物资和资金使用类信息数量", "disaster_cat_other"),
        ("其他信息数量(单位:条)", "", None),
        ("主动公开信息数量(单位:条)", "公开灾后恢复重建类信息数量", "disaster_proactive"),
        ("主动公开信息数量", "", "proactive_total"),
        ("公开信息数量(单位:件)", "", "resp_granted"),
        ("公开信息数量(单位:条)", "", "proactive_total"),
        ("查阅点数量(单位:个)", "政务服务中心", "reading_points_service_center"),
        ("查阅点数量(单位:个)", "政务服务中心 查阅点数量 档案馆", "reading_points_archive"),
        ("查阅点数量(单位:个)", "", "reading_points"),
        ("维持具体行政行为数", "四、行政复议数量", "review_upheld"),
        ("维持具体行政行为数", "四、行政复议数量 五、行政诉讼数量", "lit_upheld"),
        ("维持具体行政行为数", "", None),
        ("其他数量(单位:件)", "行政诉讼", "lit_other"),
        ("结果维持", "行政诉讼 复议后起诉", "lit_after_upheld"),
        ("结果维持", "行政诉讼 未经复议直接起诉", "lit_direct_upheld"),
        ("网上", "申请方式", "req_ch_online"),
        ("网上", "咨询情况", "consult_online"),
        ("区直部门", "从事政府信息公开工作的人员", "staff_departments"),
        ("区直部门", "公开信息数", "proactive_own_level"),
        ("邮寄费", "三、依申请公开信息收费", "fee_request_postage"),
    ],
)
def test_equal_labels_by_their_surroundings(label, context, indicator):
    assert match_label(label, context) == indicator


def test_a_year_before_cumulative_means_that_year():
    assert match_label("累计主动公开各类政府信息") == "proactive_total_cumulative"
    assert match_label("2015年,累计主动公开各类政府信息") == "proactive_total"


def test_a_form_does_not_get_rows_it_does_not_have():
    assert match_label("涉密或涉及个人隐私等敏感信息", form="SC2009") == "denied_sensitive_sc"
    assert match_label("涉密或涉及个人隐私等敏感信息", form="N2021") is None


def test_bare_label_keeps_the_words():
    assert bare_label("其中:(1)“个人隐私”数 *") == "个人隐私数"
    assert bare_label("20个工作日内公开") == "20个工作日内公开"
