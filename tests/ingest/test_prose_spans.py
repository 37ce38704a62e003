"""Labels, quotes and spans of the figures of running text: what is shown, and that it leads back to the stored text."""

from decimal import Decimal

from ingest.document import Block, Document
from ingest.folding import fold
from ingest.prose import prose_figures
from tests.ingest.told import told


def test_a_share_is_not_the_count_that_it_is_a_share_of() -> None:
    count, share = told("接受电话咨询911人次,占总咨询人数的25%。")
    assert (count.indicator, count.value, count.unit) == ("consult_phone", 911, "人次")
    assert (share.indicator, share.value, share.unit) == (None, 25, "%")
    assert share.label == "接受电话咨询占总咨询人数"


def test_a_stated_share_of_grants_has_its_indicator() -> None:
    figures = told("全年答复申请12件,其中同意公开6件,占50%。")
    assert [(figure.indicator, figure.value) for figure in figures][2] == ("rate_granted_stated", 50)


def test_raw_is_the_number_alone() -> None:
    (figure,) = told("全年访问量达3.5万余人次。")
    assert (figure.raw, figure.value, figure.qualifier) == ("3.5万", 35000, "at_least")


def test_labels_say_what_is_counted() -> None:
    figures = told("2016年,共发布政务信息1470条、文件公报35件、公告公示16个。")
    assert [figure.label for figure in figures] == ["发布政务信息", "文件公报", "公告公示"]
    assert len({figure.group for figure in figures}) == 1
    assert figures[0].group is not None


def test_a_noun_behind_the_unit_is_the_label() -> None:
    assert [f.label for f in told("全县5个乡(镇)、60余个部门也成立了领导小组。")] == ["全县乡(镇)", "全县部门"]


def test_a_long_enumeration_is_cut_in_the_label_and_kept_in_the_quote() -> None:
    titles = "、".join(f"《某县第{n}号管理办法》" for n in "甲乙丙丁戊己庚辛壬癸")
    (figure,) = told(f"公开了{titles}等规范性文件13件。")
    assert figure.label == "公开了…等规范性文件"
    assert figure.indicator == "normative_docs_disclosed"
    assert "某县第甲号" in figure.quote
    assert "13件" in figure.quote


def test_a_long_sentence_is_quoted_in_clauses() -> None:
    filler = "我们按照上级部署扎实推进各项工作,不断完善公开制度,规范公开程序,"
    (figure,) = told(f"{filler * 6}全年主动公开政府信息35条,{filler * 6}取得了实效。")
    assert len(figure.quote) <= 160
    assert "主动公开政府信息35条" in figure.quote


def test_chrome_headings_and_contact_lines_are_not_read() -> None:
    assert told("发布时间:2014-03-05 00:00 浏览次数:15", "点击数:123次", "联系电话:0431-8999166 邮编:130051") == ()


def test_nothing_of_plans_gets_an_indicator() -> None:
    figures = told("举办培训班4期。", heading="五、存在的主要问题及下一步打算")
    assert [(figure.indicator, figure.value) for figure in figures] == [(None, Decimal(4))]


def test_spans_read_as_tables_are_not_read_again() -> None:
    text = "全年收到申请12件,未发生行政复议。举办培训3次。"
    document = Document(text, "txt", (Block("paragraph", 0, len(text)),))
    taken = [(0, text.index("举办"))]
    figures = prose_figures("r1", document, fold(text), (), 2016, taken)
    assert [(figure.indicator, figure.value) for figure in figures] == [("trainings", 3)]


def test_spans_lead_back_to_a_traditional_text_with_glosses() -> None:
    text = "全年收到政府信息公開(kāi)申請12件,其中網(wǎng)上申請3件。"
    document = Document(text, "txt", (Block("paragraph", 0, len(text)),))
    received, online = prose_figures("r1", document, fold(text), (), 2016)
    assert (received.indicator, online.indicator) == ("req_received", "req_ch_online")
    assert text[online.start : online.end] == "3"
    assert online.quote == text


def test_a_figure_names_its_page() -> None:
    first, second = "全年收到申请12件。", "举办培训3次。"
    text = f"{first}\n{second}"
    blocks = (Block("paragraph", 0, len(first)), Block("paragraph", len(first) + 1, len(text)))
    document = Document(text, "pdf", blocks, pages=(0, len(first) + 1))
    assert [figure.page for figure in prose_figures("r1", document, fold(text), (), 2016)] == [1, 2]


def test_the_reporters_own_name_is_its_subject() -> None:
    (figure,) = told("某某县共收到政府信息公开申请2件。")
    assert figure.indicator == "req_received"


def test_coverage_is_told_where_the_clause_says_it() -> None:
    area, body = told("全县收到政府信息公开申请20件。我局收到政府信息公开申请5件。")
    assert (area.coverage, body.coverage) == ("area", "body")


def test_the_same_text_gives_the_same_figures() -> None:
    text = "2016年共收到申请12件,其中网上申请3件,信函申请9件。没有发生行政复议。"
    assert told(text) == told(text)
    assert len({figure.id for figure in told(text)}) == len(told(text))
