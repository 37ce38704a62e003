"""A text that a conversion broke at each number says what it says in whole lines."""

from tests.ingest.told import told

WHOLE = (
    "为此,专门配备了132名专、兼职工作人员,设立了50个专门的信息申请受理点;开辟了查阅中心。",
    "本区到年底累计主动公开政府信息5928条,全文电子化率达90.3%,其中,本年度新增主动公开政府信息2110条。",
)
BROKEN = (
    "为此,专门配备了\n132名专、兼职工作人员,设立了\n50个专门的信息申请受理点\n;开辟了查阅中心。",
    "本区到年底累计主动公开政府信息\n5928\n条,全文电子化率达\n90.3%\n,其中,本年度新增主动公开政府信息\n2110\n条。",
)


def said(paragraphs):
    return [(figure.indicator, figure.value, figure.unit, figure.basis) for figure in told(*paragraphs)]


def test_lines_broken_at_each_number():
    assert said(BROKEN) == said(WHOLE)
    assert [figure[1] for figure in said(BROKEN)] == [132, 50, 5928, said(WHOLE)[3][1], 2110]


def test_numbers_in_lines_of_their_own_that_no_unit_follows_stay_cells():
    cells = "行政许可\n1215\n行政处罚\n7\n行政强制\n2\n规章\n0"
    assert said([cells]) == []
