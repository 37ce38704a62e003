"""Fixed answers over a made-up report, so that every expected string can be written by hand."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.answer import Answer, Citation, Value
from ui.cli import cli
from ui.conversation import Desk, ReportLine
from ui.render_page import StoredText

STORED = (
    "示例县人民政府2016年政府信息公开工作年度报告\n\n一、概述\n本报告由示例县人民政府编制,数据均为示例。\n\n"
    "二、依申请公开情况\n2016年,全县共收到政府信息公开申请1,240件,其中网络申请982件,当面申请258件。"
    "已全部按期办结。\n\n三、收费情况\n未收取任何费用。\n<script>alert('x')</script>[点此](http://evil.example/a)"
    "![图](http://evil.example/b.png)\n"
)
QUOTE = "全县共收到政府信息公开申请1,240件"


def citation_of(quote: str, report: str = "r1") -> Citation:
    start = STORED.index(quote)
    return Citation(
        report=report,
        title="示例县人民政府2016年政府信息公开工作年度报告",
        agency="示例县人民政府",
        year=2016,
        file="shili-2016.html",
        url=None,
        page=None,
        start=start,
        end=start + len(quote),
        quote=quote,
    )


def value_of(number: str | None, label: str = "收到申请", **changes: object) -> Value:
    fields: dict[str, object] = {
        "value": None if number is None else Decimal(number),
        "unit": "件",
        "qualifier": "exact",
        "indicator": "req_received",
        "label": label,
        "agency": "示例县人民政府",
        "year": 2016,
        "period": None,
        "breakdown": (),
        "citations": (0,),
    } | changes
    return Value(**fields)  # type: ignore[arg-type]


LOOKUP_ZH = Answer(
    question="示例县2016年收到多少件申请?",
    language="zh",
    status="answered",
    text="**1,240 件** [1],示例县人民政府,2016年。",
    values=(value_of("1240"),),
    citations=(citation_of(QUOTE),),
    caveats=("口径是全县,含各部门。",),
    suggestions=("其中网络申请多少件?", "示例县2016年有没有收费?"),
)
CHANNELS_EN = Answer(
    question="How were they made?",
    language="en",
    status="answered",
    text="By channel, 2016: online **982** [1], in person **258** [2].\n\n| channel | applications |\n| online | 982 [1] |\n| in person | 258 [2] |",
    values=(
        value_of("982", "applications", breakdown=(("channel", "online"),)),
        value_of("258", "applications", breakdown=(("channel", "in person"),), citations=(1,)),
    ),
    citations=(citation_of("其中网络申请982件"), citation_of("当面申请258件")),
)
UNCLEAR_EN = Answer(
    question="How many requests did Gulou receive?",
    language="en",
    status="unclear",
    text="Which one?",
    suggestions=("How many requests did Gulou, Nanjing receive?", "How many requests did Gulou, Fuzhou receive?"),
)
HOSTILE = Answer(
    question="<img src=x onerror=alert(1)>收费吗",
    language="zh",
    status="answered",
    text="**没有** [1]。原文:<script>alert('x')</script>[点此](http://evil.example/a)![图](http://evil.example/b.png)",
    values=(value_of("0", "<b>收费</b>", unit="元"),),
    citations=(citation_of("<script>alert('x')</script>"),),
    caveats=("[x](javascript:alert(1)) ${alert(2)} {{constructor}}",),
)


class FakeAssistant:
    """Answers by the first word it knows; remembers what it was asked with which history."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[Answer, ...]]] = []

    def __call__(self, question: str, history: Sequence[Answer]) -> Iterator[Answer]:
        self.asked.append((question, tuple(history)))
        if "fail" in question:
            raise RuntimeError("the catalog is locked")
        known = {"网络": CHANNELS_EN, "Gulou": UNCLEAR_EN, "img": HOSTILE}
        yield next((answer for word, answer in known.items() if word in question), LOOKUP_ZH)


def stored_text(report: str) -> str | None:
    return STORED if report == "r1" else None


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
def desk(assistant: FakeAssistant) -> Desk:
    return Desk(
        ask=assistant,
        stored=stored_text,
        reports=(
            ReportLine("r1", "shili-2016.html", "示例县人民政府", 2016, 42, True),
            ReportLine("r2", "shili-2017.html", "示例县人民政府", 2017, 40, True),
            ReportLine("r3", "jia-2012.pdf", "甲市人民政府", 2012, 31, False),
            ReportLine("r4", "unknown<b>.txt", None, None, 3, False),
        ),
        sample=True,
        spoken=lambda agency, language: "Example County" if language == "en" and "示例" in agency else agency,
    )


@pytest.fixture
def fixed_answers() -> dict[str, Answer]:
    return {"lookup": LOOKUP_ZH, "channels": CHANNELS_EN, "unclear": UNCLEAR_EN, "hostile": HOSTILE}


@pytest.fixture
def stored() -> StoredText:
    return stored_text


SAMPLES = Path(__file__).parents[2] / "eval" / "reports"


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three sample reports, read for real; without vectors, which figure questions do not need."""
    from index.build import readers_version
    from index.lexical import searchable, words
    from index.library import open_library
    from ingest.build_report import read_report
    from ingest.source import load_source

    place = tmp_path_factory.mktemp("sample") / "library"
    library = open_library(place, create=True)
    for name in ("panzhihua-2009.html", "gongzhuling-justice-2013.docx", "shilixian-2018.html"):
        report = read_report(load_source(SAMPLES / name))
        segmented = {passage.id: " ".join(words(searchable(passage))) for passage in report.passages}
        library.catalog.add(report, segmented, readers_version())
    return place


@pytest.fixture
def run(sample_library: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WENBAO_LIBRARY", str(sample_library))

    def invoke(*arguments: str, stdin: str = "") -> Result:
        return CliRunner().invoke(cli, list(arguments), input=stdin)

    return invoke
