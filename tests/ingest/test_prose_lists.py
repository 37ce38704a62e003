"""Parts and wholes, lists, and what follows for the other channels when one is named for all."""

from collections.abc import Sequence

from ingest.checks import check_report
from ingest.report import Figure
from tests.ingest.told import told


def parts(figures: Sequence[Figure]) -> dict[str, list[str]]:
    """The labels of the parts by the label of their whole."""
    labels = {figure.id: figure.label for figure in figures}
    found: dict[str, list[str]] = {}
    for figure in figures:
        if figure.part_of:
            found.setdefault(labels[figure.part_of], []).append(figure.label)
    return found


def test_two_partitions_of_one_whole() -> None:
    figures = told("全区工作人员为93人,其中全职69人,兼职24人。分别为各街道共37人;区直部门共56人。")
    assert parts(figures) == {"全区工作人员": ["全职", "兼职", "各街道", "区直部门"]}
    groups = [figure.group for figure in figures[1:]]
    assert groups[0] == groups[1] != groups[2] == groups[3]


def test_the_part_in_the_next_sentence_is_quoted_with_its_whole() -> None:
    figures = told("全区工作人员为93人。其中全职69人。")
    assert figures[1].quote == "全区工作人员为93人。其中全职69人。"


def test_parts_without_unit_and_a_second_partition_in_the_next_sentence() -> None:
    figures = told(
        "2016年主动公开政府信息总数3660,其中本级公开信息数(含所属机构) 2344;街道(镇)公开信息数1316。"
        "在公开政府信息中,规范性文件类信息数150、其他类信息数3510。"
    )
    assert [(figure.indicator, figure.value) for figure in figures] == [
        ("proactive_total", 3660),
        ("proactive_own_level", 2344),
        ("proactive_lower_level", 1316),
        ("jl_cat_normative", 150),
        ("jl_cat_other", 3510),
    ]
    assert {figure.part_of for figure in figures[1:]} == {figures[0].id}
    assert figures[1].group == figures[2].group != figures[3].group == figures[4].group


def test_numbers_that_add_up_are_parts_without_a_word() -> None:
    figures = told("全年公开信息195条,机构概况类1条、政策法规类35条、业务工作类159条。")
    assert parts(figures) == {"公开信息": ["机构概况类", "政策法规类", "业务工作类"]}


def test_another_deed_is_no_part() -> None:
    figures = told("收到申请12件,其中网上申请3件,信函申请9件;举办培训2次。")
    assert figures[3].part_of is None
    assert figures[3].indicator == "trainings"


def test_a_part_is_never_the_whole() -> None:
    figures = told("全县收到政府信息公开申请20件,其中县政府办公室收到申请5件。")
    assert [figure.indicator for figure in figures] == ["req_received", None]


def test_a_comparison_is_no_whole() -> None:
    figures = told("全县收到政府信息公开申请36件,较上年减少4件。其中,自然人申请3件。")
    assert figures[2].part_of == figures[0].id


def test_numbers_and_items_that_do_not_match_get_no_indicator() -> None:
    figures = told("同意公开、部分公开、不予公开分别为10件、2件。")
    assert [(figure.indicator, figure.value) for figure in figures] == [(None, 10), (None, 2)]


def test_one_channel_for_all() -> None:
    figures = told("全年共收到政府信息公开申请2件,全部是当面申请。")
    inferred = {figure.indicator: figure.value for figure in figures if figure.inferred}
    assert inferred["req_ch_inperson"] == 2
    assert inferred["req_ch_online"] == inferred["req_ch_letter"] == inferred["req_ch_other"] == 0
    for figure in figures:
        assert "申请2件" in figure.quote
        assert "全部是当面申请" in figure.quote
        assert figure.inferred == (figure is not figures[0])


def test_how_all_were_answered_is_no_channel() -> None:
    for text in ("收到申请6件,全部按时答复。", "收到申请6件,均通过网站公开答复。", "收到申请6件,均为网上和信函申请。"):
        assert [figure.inferred for figure in told(text)] == [False]


def test_all_enquiries_by_telephone() -> None:
    figures = told("接受政府信息公开咨询2070人次,全部为电话咨询。")
    values = {figure.indicator: (figure.value, figure.inferred) for figure in figures}
    assert values == {
        "consult_total": (2070, False),
        "consult_phone": (2070, True),
        "consult_onsite": (0, True),
        "consult_online": (0, True),
    }


def test_one_number_that_holds_for_each_of_a_list() -> None:
    figures = told("2016年,我镇收到政府信息公开申请5件,其中网络申请3件,信函申请2件,当面申请、传真申请均为0件。")
    found = {figure.indicator: figure.value for figure in figures}
    assert found == {
        "req_received": 5,
        "req_ch_online": 3,
        "req_ch_letter": 2,
        "req_ch_inperson": 0,
        "req_ch_fax": 0,
    }
    figures = told("2016年收到申请9件,其中网络申请4件,信函申请五件,邮件申请、传真申请均为0件。")
    assert [figure.value for figure in figures if figure.indicator in ("req_ch_online", "req_ch_letter")] == [4, 5]
    figures = told("全年专职人员和兼职人员均为4名。")
    assert {figure.indicator: figure.value for figure in figures} == {"staff_full": 4, "staff_part": 4}


def values(figures: Sequence[Figure]) -> dict[str, list[str]]:
    """The values of the parts by the value of their whole."""
    whole = {figure.id: str(figure.value) for figure in figures}
    found: dict[str, list[str]] = {}
    for figure in figures:
        if figure.part_of:
            found.setdefault(whole[figure.part_of], []).append(str(figure.value))
    return found


def test_a_list_ends_at_the_semicolon_before_more_than_is_left_of_its_whole() -> None:
    figures = told(
        "答复990件:同意公开600件;不予公开80件,其中国家秘密2件、个人隐私45件;非政府信息120件;信息不存在190件。"
    )
    assert values(figures)["80"] == ["2", "45"]
    assert not [finding for finding in check_report(figures) if finding.status == "failed"]


def test_a_list_told_with_semicolons_is_still_held_against_its_whole() -> None:
    figures = told("答复申请30件,其中公开20件;部分公开4件;不予公开9件。")
    assert [finding.status for finding in check_report(figures) if finding.kind == "part_whole"] == ["failed"]


def test_numbers_in_a_bracket_are_parts_of_the_number_before_it() -> None:
    figures = told("答复申请19件,其中公开12件,不予公开3件(涉及商业秘密1件、涉及个人隐私2件);信息不存在4件。")
    assert values(figures) == {"19": ["12", "3", "4"], "3": ["1", "2"]}
    assert not [finding for finding in check_report(figures) if finding.status == "failed"]


def test_a_bracket_that_opens_with_of_these_ends_its_list() -> None:
    figures = told("行政诉讼188件(其中一审120件、二审68件),举报3件。")
    assert values(figures) == {"188": ["120", "68"]}


def test_a_section_of_one_paragraph_lists_nothing_of_the_section_before() -> None:
    figures = told(
        "二、答复申请28件,其中公开20件,不公开8件。",
        "三、行政复议:收到复议申请6件,受理4件,不予受理2件;维持3件,确认违法5件。",
    )
    assert "20" not in values(figures)


def test_a_running_total_with_the_part_of_the_year_is_a_running_total() -> None:
    figures = told("2016年,全县累计主动公开政府信息9045条,其中本年度公开2102条。")
    assert {str(figure.value): (figure.indicator, figure.basis) for figure in figures} == {
        "9045": ("proactive_total_cumulative", "cumulative"),
        "2102": ("proactive_total", "year"),
    }
