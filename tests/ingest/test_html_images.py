"""Tables of a web page that are images: inside the page or beside it; none is fetched, none is read from elsewhere."""

import base64
from pathlib import Path

import pytest

from ingest.build_report import read_report
from ingest.document import Document
from ingest.read import read
from ingest.source import load_source, source_of
from tests.ingest.scans import as_image, printed, scanned
from tests.ingest.test_ocr import RULES

WORDS = (
    "<h1>示例县2021年政府信息公开工作年度报告</h1><p>一、总体情况。本县认真贯彻《中华人民共和国政府信息公开条例》，"
    "主动公开政府信息3661条。</p><p>二、主动公开政府信息情况。{image}</p>"
    "<p>三、收到和处理政府信息公开申请情况。全年收到政府信息公开申请28件，都已答复。</p>"
)


def page(image: str) -> bytes:
    return f"<html><head><meta charset=utf-8></head><body>{WORDS.format(image=image)}</body></html>".encode()


@pytest.fixture(scope="module")
def table() -> bytes:
    (whole,) = scanned(printed([RULES], (), size=10), 11, noise=3)
    return as_image([whole.crop((100, 100, whole.width - 100, 420))], "PNG")


def test_a_table_inside_the_page_is_read_where_it_stands(table: bytes) -> None:
    address = "data:image/png;base64," + base64.b64encode(table).decode()
    report = read_report(source_of("a.html", page(f'<img src="{address}">')))
    cells = {(f.label, f.column): f for f in report.figures if f.in_table}
    assert cells["行政规范性文件", "现行有效件数"].value == 1204
    assert cells["规章", "本年废止件数"].blank
    assert {figure.origin for figure in cells.values()} == {"ocr"}
    assert {figure.origin for figure in report.figures if not figure.in_table} == {"prose"}
    assert report.text.index("二、主动公开") < report.text.index("行政规范性文件") < report.text.index("三、收到")
    assert "1 image read by OCR; compare figures with the original." in report.warnings


def test_a_file_beside_the_page_is_read_and_none_from_another_folder(table: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    (folder / "a_files").mkdir(parents=True)
    (folder / "a_files" / "表 1.png").write_bytes(table)
    (tmp_path / "secret.png").write_bytes(table)
    (folder / "link.png").symlink_to(tmp_path / "secret.png")

    def document(address: str) -> Document:
        (folder / "a.html").write_bytes(page(f'<img src="{address}">'))
        return read(load_source(folder / "a.html"))

    assert len(document("a_files/%E8%A1%A8%201.png?v=2").tables) == 1
    for address in ("../secret.png", "link.png", str(tmp_path / "secret.png"), f"file://{tmp_path}/secret.png"):
        refused = document(address)
        assert refused.tables == ()
        assert refused.ocr == ()
        assert any("not at hand" in warning for warning in refused.warnings), address


def test_an_image_that_only_an_address_names_is_named_and_not_fetched() -> None:
    document = read(source_of("a.html", page('<img src="https://example.invalid/images/fubiao.png?x=1">')))
    assert document.warnings == ("Images of the page were not at hand and not read: fubiao.png.",)
    small = read(source_of("a.html", page('<img src="https://example.invalid/icon.png" width="16">')))
    assert small.warnings == ()


def test_an_image_does_not_cut_the_sentence_that_it_stands_in() -> None:
    cut = '主动<img src="https://example.invalid/a.png">公开政府信息'
    source = page("").replace("主动公开政府信息".encode(), cut.encode(), 1)
    assert "主动公开政府信息3661条。" in read(source_of("a.html", source)).text


def test_a_damaged_image_is_a_warning_and_the_page_is_read() -> None:
    document = read(source_of("a.html", page('<img src="data:image/png;base64,AAAA">')))
    assert "28件" in document.text
    assert document.warnings == (
        "Images of the page could not be read: an image inside the page (the image is damaged and cannot be read).",
    )
