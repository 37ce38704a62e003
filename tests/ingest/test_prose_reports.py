"""The running text of the real reports: every counted number and every denial, by file (facts only, where they are present)."""

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.document import SourceFile
from ingest.folding import fold
from ingest.prose import prose_figures
from ingest.read import read
from ingest.report import Figure
from ingest.sections import sections
from ingest.tables import read_tables

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"
YEARS = {"000": 2012, "001": 2013, "002": None, "003": 2009, "004": 2013}

# indicator or the last words of the label, value, unit
EXPECTED: dict[str, list[tuple[str, str, str]]] = {
    "000": [
        ("部分组成", "7", "个"),
        ("方面的工作", "7", "个"),
        ("工作制度", "8", "项"),
        ("板块", "8", "大"),
        ("web_daily_clicks", "600", "人次"),
        ("重点领域工作", "8", "项"),
        ("proactive_total", "3661", ""),
        ("proactive_own_level", "2344", ""),
        ("proactive_lower_level", "1317", ""),
        ("jl_cat_normative", "156", ""),
        ("jl_cat_plans", "246", ""),
        ("jl_cat_public_interest", "361", ""),
        ("jl_cat_public_funds", "124", ""),
        ("jl_cat_org_personnel", "64", ""),
        ("jl_cat_other", "2710", ""),
        ("req_received", "2", "件"),
        ("req_ch_inperson", "2", "件"),
        *((f"req_ch_{channel}", "0", "件") for channel in ("online", "letter", "fax", "email", "other")),
        ("resp_denied", "0", "件"),
        ("consult_total", "3661", "人"),
        ("consult_onsite", "1027", "人次"),
        ("占总咨询人数", "28", "%"),
        ("consult_phone", "911", "人次"),
        ("占总咨询人数", "25", "%"),
        ("consult_online", "1723", "人次"),
        ("占总咨询人数", "47", "%"),
        ("review_total", "0", "件"),
        ("lit_total", "0", "件"),
        ("appeal_total", "0", "件"),
        ("staff_total", "93", "人"),
        ("staff_full", "69", "人"),
        ("staff_part", "24", "人"),
        ("staff_subdistricts", "37", "人"),
        ("staff_departments", "56", "人"),
        ("funding_spent", "20", "万元"),
    ],
    "001": [
        ("组成", "7", "部分"),
        ("web_gov_news", "1470", "条"),
        ("web_docs_gazette", "35", "件"),
        ("web_announcements", "16", "个"),
        ("web_leader_speeches", "10", "篇"),
        ("web_videos", "156", "个"),
        ("web_appointments", "7", "件"),
        ("web_investment", "4", "个"),
        ("web_service_items", "752", "条"),
        ("web_visits", "35000", "人次"),
        ("web_page_views", "98000", "人次"),
        ("web_daily_visits", "269", "人次"),
        ("web_daily_clicks", "97", "人次"),
        ("on_request_disclosed", "0", "条"),
        ("req_received", "0", "件"),
        ("fee_total", "0", "元"),
        ("complaint_total", "0", "件"),
        ("complaint_total", "0", "件"),
        ("review_total", "0", "件"),
        ("lit_total", "0", "件"),
    ],
    "002": [
        ("公开各类信息", "816", "条"),
        ("专题栏目", "16", "个"),
        ("proactive_total", "1690", "条"),
        ("normative_docs_disclosed", "13", "件"),
        ("stat_indicators", "136", "个"),
        ("stat_indicators_monthly", "162", "个"),
        ("emergency_plans", "12", "个"),
        ("req_received", "0", "件"),
        ("consult_total", "1720", "人次"),
        ("consult_onsite", "1600", "人次"),
        ("consult_phone", "120", "人次"),
    ],
    "003": [
        ("方面", "6", "个"),
        ("proactive_total_cumulative", "190441", "条"),
        ("ch_website", "179673", "条"),
        ("reading_queries_service_center", "5250", "条"),
        ("reading_queries_archive", "4168", "卷(件)"),
        ("reading_queries_library", "1350", "条"),
        ("proactive_updates_year", "75954", "条"),
        ("县(区)", "5", "个"),
        ("市级部门", "60", "个"),
        ("portal_items_total", "32511", "条"),
        ("web_visits", "9870000", "人次"),
        ("portal_items_gov", "25318", "条"),
        ("portal_items_other", "7193", "条"),
        ("召开新闻发布会", "3", "场"),
        ("内", "10", "天"),
        ("播出新闻", "7", "条"),
        ("发稿", "10", "篇"),
        ("发稿", "7", "篇"),
        ("发稿", "8", "篇"),
        ("发稿", "27", "条"),
        ("信息", "20000", "条"),
        ("press_conferences", "23", "场"),
        ("投资", "7000", "万元"),
        ("办公面积", "15000", "平方米"),
        ("部门、单位", "66", "个"),
        ("对外服务窗口", "54", "个"),
        ("进驻项目", "608", "个"),
        ("行政审批项目", "233", "个"),
        ("行政管理事项", "241", "个"),
        ("进驻率", "100", "%"),
        ("自助上网电脑", "100", "部"),
        ("svc_statutory_days", "21", "个工作日"),
        ("svc_promised_days", "11", "个工作日"),
        ("承诺提速", "48", "%"),
        ("svc_cases", "1256940", "件"),
        ("按时办结率", "100", "%"),
        ("svc_actual_days", "2", "个工作日"),
        ("缩短", "85", "%"),
        ("svc_cases_immediate", "256599", "件"),
        ("svc_cases_committed", "1269301", "件"),
        ("提前办结率", "99.45", "%"),
        ("满意率", "99.8", "%"),
        ("逾期办件", "0", ""),
        ("投诉", "0", "件"),
    ],
    "004": [
        ("trainings", "2", "次"),
        ("trainings", "3", "次"),
        ("信息员", "3", "类"),
        ("proactive_total", "5", "项"),
    ],
}


def _figures(path: Path) -> tuple[Figure, ...]:
    document = read(SourceFile(path.name, path.read_bytes(), "0" * 64))
    folded = fold(document.text)
    spans = read_tables("", document, folded, ()).spans
    return prose_figures(path.stem, document, folded, sections(document, folded), YEARS[path.name[:3]], spans)


@pytest.mark.parametrize("path", sorted(REPORTS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_every_number_and_denial_of_the_text(path: Path) -> None:
    figures = _figures(path)
    read_back = []
    for figure, (name, _, _) in zip(figures, EXPECTED[path.name[:3]], strict=False):
        told = figure.indicator if figure.indicator else name if figure.label.endswith(name) else figure.label
        read_back.append((told, figure.value, figure.unit))
    assert read_back == [(name, Decimal(value), unit) for name, value, unit in EXPECTED[path.name[:3]]]
    assert len(figures) == len(read_back)
