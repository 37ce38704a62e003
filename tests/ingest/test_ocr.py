"""Scans and images read by OCR: the cells of the statutory forms, blank cells, doubt, refusals and limits.

The forms are printed, drawn at 200 dots an inch, turned, made grainy and pale; every printed cell is compared.
"""

import io
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.build_report import read_report
from ingest.cells import UNSURE
from ingest.errors import NotAnAnnualReport, UnreadableFile
from ingest.folding import fold
from ingest.ocr_doubts import unread_tables, without_disproved
from ingest.ocr_page import read_page
from ingest.page_images import PageImage, image_pages
from ingest.read import read
from ingest.report import Figure, Report
from ingest.ruled_images import ruled_tables
from ingest.source import sniff, source_of
from ingest.tables import read_tables
from tests.ingest.printed_forms import Grid, Printed, as_grid, print_form
from tests.ingest.scans import FONT_FILE, as_image, as_pdf, printed, scanned

ROOT = Path(__file__).parents[2]
TITLE = "示例县2021年政府信息公开工作年度报告"
OPENING = [
    TITLE,
    "一、总体情况。本机关认真贯彻《中华人民共和国政府信息公开条例》，主动公开政府信息3661条，收到政府信息公开申请28件。",
    "二、主动公开政府信息情况",
]


def judged(report: Report, grids: Sequence[Grid]) -> Counter[str]:
    """Every value cell that was printed: right, unread (said so), missing, or wrong."""
    verdicts: Counter[str] = Counter()
    for cell in (cell for grid in grids for row in grid for cell in row if cell.key is not None):
        indicator, breakdown, basis = cell.key
        found = [f for f in report.figures if (f.indicator, f.breakdown, f.basis) == (indicator, breakdown, basis)]
        found = [figure for figure in found if figure.in_table]
        if not found:
            verdicts["missing"] += 1
        elif found[0].blank == (cell.text == "") and found[0].value == (Decimal(cell.text) if cell.text else None):
            verdicts["right"] += 1
        elif found[0].value is None and not found[0].blank:
            verdicts["unread"] += 1
        else:
            verdicts["wrong"] += 1
    return verdicts


@pytest.mark.parametrize(
    ("form", "seed", "skew", "noise", "fade"),
    [
        pytest.param("N2021", 1, 0.0, 0.0, 1.0, id="N2021, clean"),
        pytest.param("N2021", 2, 0.8, 12.0, 1.0, id="N2021, askew and grainy"),
        pytest.param("N2014", 4, -1.2, 8.0, 0.6, id="N2014, askew and pale"),
    ],
)
def test_at_least_95_of_100_cells_of_a_scan_at_200_dots_are_right_and_none_is_silently_wrong(
    form: str, seed: int, skew: float, noise: float, fade: float
) -> None:
    grids = print_form(form, seed)
    pages = scanned(printed(grids, OPENING), seed, skew, noise, fade)
    report = read_report(source_of("scan.pdf", as_pdf(pages)))
    verdicts = judged(report, grids)
    assert verdicts["wrong"] == 0, verdicts
    assert verdicts["right"] >= 0.95 * verdicts.total(), (verdicts, report.warnings)
    assert {figure.origin for figure in report.figures} == {"ocr"}
    assert report.text[report.figures[0].start : report.figures[0].end] == report.figures[0].raw
    assert f"{len(pages)} pages read by OCR from an image; compare figures with the original." in report.warnings
    assert (report.identity.agency, report.identity.year) == ("示例县人民政府", 2021)


SMALL = [
    [Printed("信息内容"), Printed("本年处理决定数量")],
    [Printed("行政许可"), Printed("64")],
]
RULES = [
    [Printed("信息内容"), Printed("本年制发件数"), Printed("本年废止件数"), Printed("现行有效件数")],
    [Printed("规章"), Printed("0"), Printed(""), Printed("/")],
    [Printed("行政规范性文件"), Printed("1"), Printed("—"), Printed("1,204")],
]


@pytest.fixture(scope="module")
def rules_page() -> Image.Image:
    (page,) = scanned(printed([RULES, SMALL], OPENING, size=10), 7, noise=4)
    return page.crop((0, 0, page.width, 900))


def values(report: Report) -> dict[tuple[str, str | None], Decimal | str | None]:
    """Value by label and column: a text for what was not read, None for blank."""
    return {
        (figure.label, figure.column): None if figure.blank else figure.value if figure.value is not None else "unread"
        for figure in report.figures
        if figure.in_table
    }


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_image_files_are_told_by_their_bytes_and_opened(rules_page: Image.Image, kind: str) -> None:
    source = source_of("page.bin", as_image([rules_page], kind))
    assert sniff(source) == "image"
    (page,) = image_pages(source.name, source.data)
    assert (page.number, page.pixels.shape) == (1, (900, 1654))
    difference = page.pixels.astype(int) - np.asarray(rules_page).astype(int)
    assert float(np.abs(difference).mean()) < 4


def test_a_photograph_that_lies_on_its_side_by_its_own_word_is_set_upright(rules_page: Image.Image) -> None:
    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: rotate by 90 degrees to see it
    rules_page.rotate(90, expand=True).save(written, "JPEG", exif=exif)
    (page,) = image_pages("a.jpg", written.getvalue())
    assert page.pixels.shape == (900, 1654)


def test_blank_stays_blank_and_small_figures_are_read(rules_page: Image.Image) -> None:
    report = read_report(source_of("page.png", as_image([rules_page], "PNG")))
    read_values = values(report)
    assert read_values["规章", "本年制发件数"] == 0
    assert read_values["规章", "本年废止件数"] is None
    assert read_values["规章", "现行有效件数"] is None  # a slash, which recognisers take for a 1
    assert read_values["行政规范性文件", "本年制发件数"] == 1
    assert read_values["行政规范性文件", "本年废止件数"] is None
    assert read_values["行政规范性文件", "现行有效件数"] == 1204
    assert read_values["行政许可", "本年处理决定数量"] == 64
    assert report.kind == "image"


def test_ink_that_says_nothing_is_unread_and_said(rules_page: Image.Image) -> None:
    soiled = rules_page.copy()
    pen = ImageDraw.Draw(soiled)
    table = read(source_of("a.png", as_image([rules_page], "PNG")))
    assert UNSURE not in table.text
    box = _cell_of(soiled, 1, 2)
    pen.line([(box[0] + 12, box[1] + 12), (box[0] + 40, box[1] + 26), (box[0] + 18, box[1] + 30)], fill=0, width=3)
    report = read_report(source_of("a.png", as_image([soiled], "PNG")))
    assert values(report)["规章", "本年废止件数"] == "unread"
    assert any(warning.startswith("cell not read: 规章, 本年废止件数") for warning in report.warnings)


def _cell_of(page: Image.Image, row: int, column: int) -> tuple[int, int, int, int]:
    """Where a cell of the first table stands on the page, by its rules."""
    (first, *_), _ = ruled_tables(np.asarray(page), 72 / 200)
    return sorted(first.cells, key=lambda cell: (round(cell[1] / 20), cell[0]))[row * 4 + column]


def test_a_rule_that_is_broken_lets_no_figure_into_another_cell(rules_page: Image.Image) -> None:
    torn = rules_page.copy()
    left = _cell_of(torn, 1, 1)
    ImageDraw.Draw(torn).rectangle((left[2] - 4, left[1] + 3, left[2] + 8, left[3] - 3), fill=255)
    found = values(read_report(source_of("a.png", as_image([torn], "PNG"))))
    assert found.get(("规章", "本年制发件数"), "unread") in (0, "unread")
    assert found.get(("规章", "本年废止件数"), "unread") in (None, "unread")


def test_hairlines_of_a_dusty_page_askew_are_still_the_rules_of_its_cells() -> None:
    rows = [("27,969", "/"), ("4.5", "6111"), ("/", "51,430"), ("71", "\u65e0"), ("87,484", "/")]
    page = Image.new("L", (760, 420), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT_FILE), 22)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            left, top = 120 + 260 * column, 100 + 34 * row
            pen.rectangle((left, top, left + 260, top + 34), outline=0)
            pen.text((left + 100, top + 5), text, font=font, fill=0)
    dice = np.random.default_rng(7)
    shades = np.array(page)
    shades[dice.integers(0, 420, 2000), dice.integers(0, 760, 2000)] = dice.choice((0, 120, 200), 2000)
    turned = Image.fromarray(shades).rotate(0.7, fillcolor=255, resample=Image.Resampling.BICUBIC)
    content = read_page(PageImage(1, np.asarray(turned), 72 / 200))
    assert content is not None
    assert len(content.tables) == 1
    grid = content.tables[0].grid
    assert (grid.rows, grid.columns) == (5, 2)
    read = {(cell.row, cell.column): cell.text for cell in grid.cells}
    wrong = [
        (text, read[row, column])
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if read[row, column] != text and UNSURE not in read[row, column]
    ]
    assert not wrong
    assert sum(UNSURE in text for text in read.values()) <= 3


def test_a_page_with_a_sound_text_layer_is_never_recognised() -> None:
    pdf = printed([RULES, SMALL], OPENING)
    document = read(source_of("a.pdf", pdf))
    assert (document.ocr, document.warnings) == ((), ())
    code = (
        "import sys; from pathlib import Path; from ingest.read import read; from ingest.source import sniff, source_of;"
        "read(source_of('a.pdf', sys.stdin.buffer.read())); print(sorted({'rapidocr', 'cv2'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], input=pdf, capture_output=True, check=True, cwd=ROOT)
    assert run.stdout.decode().strip() == "[]"


def test_only_the_scanned_page_of_a_pdf_is_recognised() -> None:
    from pypdf import PdfReader, PdfWriter

    text = printed([RULES], OPENING)
    image = as_pdf(scanned(printed([SMALL], ["第二页附表"], size=10), 3))
    writer = PdfWriter()
    for part in (text, image):
        writer.append(PdfReader(io.BytesIO(part)))
    written = io.BytesIO()
    writer.write(written)
    report = read_report(source_of("mixed.pdf", written.getvalue()))
    origins = {(figure.page, figure.origin) for figure in report.figures}
    assert origins == {(1, "table"), (1, "prose"), (2, "ocr")}
    assert report.warnings.count("1 page read by OCR from an image; compare figures with the original.") == 1


def test_a_pdf_whose_fonts_lie_is_recognised_from_its_pages() -> None:
    pdf = printed([RULES, SMALL], OPENING, size=10)
    for lying in (_without_maps(pdf), _with_wrong_maps(pdf)):
        report = read_report(source_of("lying.pdf", lying))
        assert values(report)["行政许可", "本年处理决定数量"] == 64
        assert {figure.origin for figure in report.figures} == {"ocr"}
        assert any("do not say which characters they show" in warning for warning in report.warnings)


def _without_maps(pdf: bytes) -> bytes:
    return _fonts_changed(pdf, lambda font, writer: font.pop("/ToUnicode", None))


def _with_wrong_maps(pdf: bytes) -> bytes:
    """Every character of the text layer is another Chinese one."""
    from pypdf.generic import DecodedStreamObject, NameObject

    def change(font: dict[str, object], writer: object) -> None:
        lines = [f"<{code:02x}> <{0x6000 + code * 37:04x}>" for code in range(256)]
        parts = [lines[start : start + 100] for start in range(0, 256, 100)]
        body = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in parts)
        stream = DecodedStreamObject()
        stream.set_data(
            b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /X def\n/CMapType 2 def\n"
            b"1 begincodespacerange\n<00> <ff>\nendcodespacerange\n" + body.encode() + b"endcmap\nend\nend\n"
        )
        font[NameObject("/ToUnicode")] = writer._add_object(stream)  # type: ignore[attr-defined]

    return _fonts_changed(pdf, change)


def _fonts_changed(pdf: bytes, change: object) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index,union-attr]
            change(font.get_object(), writer)  # type: ignore[operator]
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_cell_that_neither_its_row_nor_its_column_agrees_with_is_taken_back() -> None:
    grids = [
        [[replace(cell, text="0") if cell.key else cell for cell in row] for row in grid]
        for grid in print_form("N2021", 1)
    ]
    document = as_grid(grids)
    document = replace(document, ocr=((0, len(document.text)),))
    figures = read_tables("r", document, fold(document.text), ()).figures
    assert without_disproved(figures) == (figures, ())
    at = next(place for place, f in enumerate(figures) if f.indicator == "resp_granted" and f.breakdown)
    misread: list[Figure] = [*figures]
    misread[at] = replace(figures[at], value=(figures[at].value or Decimal(0)) + 5)
    kept, said = without_disproved(misread)
    assert (kept[at].value, kept[at].blank, kept[at].text_value) == (None, False, figures[at].raw)
    assert [place for place, figure in enumerate(kept) if figure != misread[place]] == [at]
    assert len(said) == 1
    printed_ones = [replace(figure, origin="table") for figure in misread]
    assert without_disproved(printed_ones) == (tuple(printed_ones), ())  # an office may print a wrong sum


def test_an_image_without_text_is_refused() -> None:
    blank = as_image([Image.new("L", (1000, 1400), 255)], "PNG")
    with pytest.raises(UnreadableFile, match="no text that can be recognised"):
        read(source_of("a.png", blank))


def test_an_image_that_is_cut_off_or_too_large_is_refused() -> None:
    whole = as_image([Image.effect_noise((600, 600), 80)], "PNG")
    with pytest.raises(UnreadableFile, match="damaged"):
        read(source_of("a.png", whole[: len(whole) // 2]))
    for side, says in ((8_000, "8000 x 8000 pixels, more than the 60 million"), (30_000, "more pixels than any page")):
        bomb = as_image([Image.new("1", (side, side))], "PNG")
        assert len(bomb) < 200_000
        with pytest.raises(UnreadableFile, match=says):
            read(source_of("bomb.png", bomb))


def test_an_image_of_too_many_pages_is_refused() -> None:
    pages = [Image.new("1", (64, 64), 1)] * 61
    with pytest.raises(UnreadableFile, match="more than the 60 that are read by OCR"):
        read(source_of("many.tiff", as_image(pages)))


def test_a_wide_photograph_of_words_that_is_no_report_is_refused_as_such() -> None:
    picture = Image.new("L", (900, 300), 255)
    font = ImageFont.truetype(str(FONT_FILE), 40)
    ImageDraw.Draw(picture).text((60, 100), "今天天气很好，我们去公园散步。", font=font, fill=0)
    with pytest.raises(NotAnAnnualReport):
        read_report(source_of("a.png", as_image([picture], "PNG")))


def test_a_recognised_table_of_which_nothing_is_read_is_said(rules_page: Image.Image) -> None:
    left = _cell_of(rules_page, 0, 0)
    headless = rules_page.copy()
    ImageDraw.Draw(headless).rectangle((0, 0, headless.width, left[3] - 2), fill=255)
    document = read(source_of("a.png", as_image([headless], "PNG")))
    assert [warning[:44] for warning in unread_tables(document, ())] == [
        "table not read: 2 rows that begin with '规章';"
    ]


def test_the_pages_of_an_image_file_are_measured_by_one_scale() -> None:
    grids = print_form("N2021", 3)
    pages = scanned(printed(grids, OPENING), 3)
    assert len(pages) > 1
    report = read_report(source_of("scan.tiff", as_image(pages)))  # the matrix runs on to the second page
    verdicts = judged(report, grids)
    assert verdicts["wrong"] == 0, verdicts
    assert verdicts["right"] >= 0.95 * verdicts.total(), (verdicts, report.warnings)
