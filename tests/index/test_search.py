"""Search by words and by meaning, fused; only what is in the catalog can be found, in the same order every time."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from chromadb import Collection

from index.build import ingest_sources
from index.errors import MissingVectors
from index.library import Library, open_library
from index.named_reports import named_reports
from index.search import is_tabular, search_passages
from index.vectors import COMPARED_ONE_BY_ONE, VectorRow
from ingest.report import Passage
from tests.index.made_up import CITY, COUNTY, CharacterEmbedder, make_source, read_lines, stored_vectors


@pytest.fixture
def filled(library: Library) -> Library:
    ingest_sources(library, [make_source(CITY), make_source(COUNTY)], read_lines)
    return library


def report_of(library: Library, place: str) -> str:
    return next(row.id for row in library.catalog.reports() if row.identity.place == place)


def test_what_both_ways_find_comes_first(filled: Library) -> None:
    hits = search_passages(filled, "举办培训班", None, 3)
    assert hits[0].passage.text == "全年举办培训班三期,培训工作人员九十人。"
    assert dict(hits[0].ranks) == {"dense": 1, "lexical": 1}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(hits) == 3


def test_only_the_reports_named_can_answer(filled: Library) -> None:
    county = report_of(filled, "例子县")
    hits = search_passages(filled, "举办培训班", [county], 10)
    assert {hit.passage.report for hit in hits} == {county}
    assert len(hits) == 3
    assert search_passages(filled, "举办培训班", [], 10) == ()
    assert search_passages(filled, "举办培训班", ["unknown"], 10) == ()


def test_one_way_alone(filled: Library) -> None:
    lexical = search_passages(filled, "培训班", None, 10, way="lexical")
    assert [hit.ranks for hit in lexical] == [(("lexical", 1),)]
    dense = search_passages(filled, "培训班", None, 10, way="dense")
    assert [hit.ranks for hit in dense] == [(("dense", rank),) for rank in range(1, 7)]


def test_a_question_in_another_script_is_asked_folded(filled: Library) -> None:
    simple, traditional = (search_passages(filled, q, None, 6) for q in ("网站开通微博", "網站開通微博"))
    assert simple == traditional


@pytest.mark.parametrize("question", ["", "  \n", "天气" * 5000])
def test_odd_questions(filled: Library, question: str) -> None:
    assert len(search_passages(filled, question, None, 4)) in (0, 4)


def test_a_vector_without_a_passage_does_not_exist(filled: Library, embedder: CharacterEmbedder) -> None:
    ghost = VectorRow("ghost", report_of(filled, "例子县"), "")
    with stored_vectors(filled) as store:
        store.put([ghost], embedder.embed_passages(["举办培训班"]))
    assert "ghost" in filled.vectors.nearest(embedder.embed_query("举办培训班"), None, 3)
    hits = search_passages(filled, "举办培训班", None, 10)
    assert len(hits) == 6
    assert dict(hits[0].ranks)["dense"] == 1


def test_the_same_question_finds_the_same(filled: Library, embedder: CharacterEmbedder) -> None:
    again = open_library(filled.path, embedder=embedder)
    assert search_passages(filled, "信息公开申请", None, 5) == search_passages(again, "信息公开申请", None, 5)


def test_an_empty_library_finds_nothing(library: Library) -> None:
    assert search_passages(library, "公开", None, 5) == ()


def test_a_library_without_its_vectors_says_how_to_make_them(filled: Library, tmp_path: Path) -> None:
    filled.path.joinpath("chroma").rename(tmp_path / "elsewhere")
    opened = open_library(filled.path, embedder=CharacterEmbedder())
    with pytest.raises(MissingVectors, match="wenbao repair --library"):
        search_passages(opened, "公开", None, 5)


def test_many_passages_are_asked_of_the_index_and_few_compared(library: Library, embedder: CharacterEmbedder) -> None:
    lines = "\n".join(f"第{number}条 {chr(0x4E00 + number * 7)}{chr(0x4E00 + number * 3)}" for number in range(1200))
    ingest_sources(library, [make_source(f"甲|乙|2009\n{lines}"), make_source(CITY)], read_lines)
    big, small = report_of(library, "乙"), report_of(library, "示例市")
    assert len(library.catalog.passage_ids([big])) > COMPARED_ONE_BY_ONE
    target = library.catalog.passages([big])[700]
    for among in ([big], [big, small], None):
        assert search_passages(library, target.text, among, 1)[0].passage == target
        assert {h.passage.report for h in search_passages(library, target.text, among, 40, way="dense")} <= {big, small}
    assert {h.passage.report for h in search_passages(library, CITY, [big], 40, way="dense")} == {big}


def test_a_reader_sees_what_another_process_writes(library: Library) -> None:
    ingest_sources(library, [make_source(CITY)], read_lines)
    assert len(search_passages(library, "开通微博", None, 9, way="dense")) == 3
    code = (
        "import sys; from pathlib import Path\n"
        "from index.build import ingest_sources, remove_report\nfrom index.library import open_library\n"
        "from tests.index.made_up import *\n"
        "library = open_library(Path(sys.argv[1]), embedder=CharacterEmbedder())\n"
        "if sys.argv[2] == 'add': ingest_sources(library, [make_source(COUNTY)], read_lines)\n"
        "else: remove_report(library, sys.argv[2])"
    )
    subprocess.run([sys.executable, "-c", code, str(library.path), "add"], check=True)
    county = report_of(library, "例子县")
    for among in ([county], None):
        hits = search_passages(library, "政府网站改版,开通了微博。", among, 9, way="dense")
        assert hits[0].passage.text == "政府网站改版,开通了微博。"
        assert len(hits) == (3 if among else 6)
    subprocess.run([sys.executable, "-c", code, str(library.path), county], check=True)
    assert len(search_passages(library, "政府网站改版,开通了微博。", None, 9)) == 3


def test_threads_may_search_at_once(filled: Library) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: search_passages(filled, "举办培训班", None, 3), range(40)))
    assert all(answer == answers[0] for answer in answers)
    assert len(answers[0]) == 3


@pytest.mark.parametrize("damaged", ["chroma.sqlite3", "*.bin"])
def test_damaged_vectors_are_said_or_mended(filled: Library, damaged: str) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from index.errors import UnreachableVectors\nfrom index.library import open_library\n"
        "from index.search import search_passages\nfrom tests.index.made_up import CharacterEmbedder\n"
        "library = open_library(Path(sys.argv[1]), embedder=CharacterEmbedder())\n"
        "try: print(len(search_passages(library, '公开', None, 9)))\n"
        "except UnreachableVectors as error: print(error)"
    )
    for file in (filled.path / "chroma").rglob(damaged):
        file.write_bytes(b"no vectors " * 500)
    run = subprocess.run([sys.executable, "-c", code, str(filled.path)], check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "6" or "wenbao repair --library" in run.stdout


def test_chosen_reports_are_searched_by_their_passage_ids_alone(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chroma's metadata filter walks over the whole collection: ids come from the catalog, and only they are fetched."""
    asked: list[tuple[str, dict[str, object]]] = []
    for name in ("get", "query"):
        real = getattr(Collection, name)

        def spy(self: Collection, *args: object, _name: str = name, _real: object = real, **options: object) -> object:
            asked.append((_name, options))
            return _real(self, *args, **options)  # type: ignore[operator]

        monkeypatch.setattr(Collection, name, spy)
    county = report_of(filled, "例子县")
    assert search_passages(filled, "举办培训班", [county], 10)
    assert [(name, options["ids"]) for name, options in asked] == [
        ("get", sorted(filled.catalog.passage_ids([county])))
    ]
    asked.clear()
    assert search_passages(filled, "举办培训班", None, 10)
    assert [name for name, _ in asked] == ["query"]
    assert not any(options.get("where") or options.get("where_document") for _, options in asked)


def test_the_agency_that_a_question_names_comes_first(filled: Library) -> None:
    for place in ("例子县", "示例市"):
        report = report_of(filled, place)
        hits = search_passages(filled, f"{place}收到多少信息公开申请", None, 6)
        assert hits[0].passage.report == report
        assert {hit.passage.report for hit in hits} == {row.id for row in filled.catalog.reports()}


def test_a_name_inside_a_longer_one_names_nobody_else(filled: Library) -> None:
    county, city = report_of(filled, "例子县"), report_of(filled, "示例市")
    assert named_reports(filled, "例子县的网站").reports == (county,)
    assert set(named_reports(filled, "例子县和示例市的网站").reports) == {county, city}
    assert named_reports(filled, "例子县的网站").rest.split() == ["的网站"]
    assert named_reports(filled, "网站开通了吗").reports == ()


def test_a_year_chooses_among_the_reports_of_the_agency_named(filled: Library) -> None:
    county = report_of(filled, "例子县")
    year = filled.catalog.report(county).identity.year
    other = COUNTY.replace(str(year), str((year or 0) - 1))
    ingest_sources(filled, [make_source(other, "earlier.txt")], read_lines)
    both = named_reports(filled, "例子县的网站").reports
    assert len(both) == 2
    assert named_reports(filled, f"例子县{year}年的网站").reports == (county,)
    assert named_reports(filled, f"例子县{year}年度的网站").rest.split() == ["的网站"]
    assert named_reports(filled, "例子县1999年的网站").reports == both


def test_words_to_look_for_beside_a_question_are_chosen_without_its_names(filled: Library) -> None:
    told: list[str] = []

    def also(asked: str) -> str:
        told.append(asked)
        return "培训班"

    alone = search_passages(filled, "例子县2022年请谁讲课", None, 3, "lexical")
    hits = search_passages(filled, "例子县2022年请谁讲课", None, 3, "lexical", also=also)
    assert [asked.split() for asked in told] == [["请谁讲课"]]
    assert "培训班" in hits[0].passage.text
    assert not alone or "培训班" not in alone[0].passage.text


def test_rows_of_tables_come_last_where_prose_is_asked_for() -> None:
    def passage(text: str) -> Passage:
        return Passage("p", "r", 0, "", 0, len(text), text, None)

    signed = "三、问题与打算\n公开的形式还不够便民。今后要扩充载体。\n某县人民政府\n二〇一〇年三月四日\n附件"
    assert not is_tabular(passage(signed)), "a heading, a signature and a date do not make a table of it"
    assert is_tabular(passage("(一)予以公开 | 3 | 1\n(二)部分公开 | 0 | 0\n(三)不予公开 | 2 | 0"))
    assert is_tabular(passage("收到申请数\t件\t12\n当面申请数\t件\t3\n网上申请数\t件\t9"))
    assert is_tabular(passage("收到申请数\n12\n件\n当面申请数\n3\n件"))
