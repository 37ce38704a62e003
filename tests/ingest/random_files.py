"""Files that nobody would make: random bytes, random bytes behind a format's mark, real small files with damage done to them."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from tests.ingest.made_files import ole, word_report, workbook, zipped
from tests.ingest.scans import FONT_FILE

PAGE = (
    "<html><head><meta charset='utf-8'><title>示例县年报</title></head><body><h1>示例县2012年度报告</h1>"
    "<p>收到申请<b>5</b>7件。</p><table><tr><td rowspan='2'>指标</td><td>数量</td></tr><tr><td>57</td></tr></table>"
    "<div style='display:table'><div class='tr'><i class='td'>甲</i></div></div></body></html>"
).encode()
TEXT = "示例县2012年政府信息公开工作年度报告\n一、概述\n收到申请57件。\n指标 | 数量\n".encode("gb18030")
TABLE = '指标,数量\r\n"主动公开",3661\r\n申请数,57\r\n'.encode()
ARCHIVE = (
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="a"\r\n\r\n--a\r\nContent-Type: text/html; '
    b'charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>2012 =E5=B9=B4</p></body></html>'
    b"\r\n--a--\r\n"
)
_PARTS = 3  # of the members of a zip-based file, so many are damaged at most at once
_XML_VALUES = (b"", b"0", b"-1", b"1e9", b"99999999999", b"x", b"A1:XFD9", b"word/none.xml", b"&#x9;")
_XML_PIECES = tuple(
    re.compile(pattern) for pattern in (rb'(=")([^"<>]*)(")', rb"(>)([^<>]+)(<)", rb"(<[^<>?!/]*[^<>?!/ ])(/)(>)")
)
_MARKS = (
    b"\0",
    b"<",
    b">",
    b"&",
    b'"',
    b"/",
    b"\xff",
    b"\x07",
    b"]]>",
    b"<!--",
    b"-1",
    b"99999999999",
    b"%PDF",
    b"PK\x03\x04",
)


def pdf() -> bytes:
    """A page with two lines of text and a ruled cell."""
    drawn = b"BT /F1 12 Tf 50 700 Td (Report 2012: 57 requests) Tj 0 -20 Td (Closed 52) Tj ET 50 600 100 20 re S"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(written))
        written += b"%d 0 obj%sendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(written),
    )


def word() -> bytes:
    """A docx; the large parts of the library's template that no reader looks at are emptied."""
    with zipfile.ZipFile(io.BytesIO(word_report())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    unread = (name for name in files if name.startswith(("docProps/thumb", "word/theme")))
    files |= dict.fromkeys(unread, b"<x/>")
    styles = files["word/styles.xml"]
    files["word/styles.xml"] = styles[: styles.index(b"<w:style ")] + b"</w:styles>"
    return zipped(files)


@dataclass(frozen=True)
class Format:
    """A format's mark and a real small file of it; ``packed``: a zip, whose members are damaged one by one."""

    name: str
    mark: bytes
    real: Callable[[], bytes]
    packed: bool = False


FORMATS = {
    form.name: form
    for form in (
        Format("年报.txt", b"", lambda: TEXT),
        Format("年报.html", b"<html>", lambda: PAGE),
        Format("年报.mht", ARCHIVE[:90], lambda: ARCHIVE),
        Format("年报.csv", b"\xef\xbb\xbf", lambda: TABLE),
        Format("年报.pdf", b"%PDF-1.4\n", pdf),
        Format("年报.docx", b"PK\x03\x04", word, packed=True),
        Format(
            "年报.xlsx", b"PK\x03\x04", lambda: workbook([["指标", "数量"], ["申请数", 57]], ["A1:A2"]), packed=True
        ),
        Format("年报.zip", b"PK\x03\x04", lambda: zipped({"a.txt": TEXT, "b.csv": TABLE}), packed=True),
        Format("年报.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", lambda: ole({"WordDocument": TEXT, "1Table": TABLE})),
    )
}


def image(kind: str) -> bytes:
    """A small page with two lines of print."""
    page = Image.new("L", (360, 90), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(FONT_FILE, 28)
    for line, text in enumerate(("政府信息公开年度报告", "全年收到申请五十七件")):
        pen.text((20, 8 + 40 * line), text, fill=0, font=font)
    saved = io.BytesIO()
    page.save(saved, kind)
    return saved.getvalue()


IMAGES = {
    kind: Format(f"年报.{kind}", mark, lambda kind=kind: image(kind))
    for kind, mark in (
        ("png", b"\x89PNG\r\n\x1a\n"),
        ("jpeg", b"\xff\xd8\xff\xe0"),
        ("tiff", b"II*\0"),
        ("bmp", b"BM"),
        ("gif", b"GIF89a"),
        ("webp", b"RIFF\x24\0\0\0WEBP"),
    )
}


def random_files(form: Format, count: int, seed: int) -> Iterator[bytes]:
    """``count`` files: a fifth random, a fifth random behind the mark, the others real ones with damage."""
    dice = random.Random(f"{form.name}{seed}")
    real = form.real()
    for number in range(count):
        if number % 5 == 0:
            yield dice.randbytes(dice.randrange(1, 400))
        elif number % 5 == 1:
            yield form.mark + dice.randbytes(dice.randrange(400))
        elif form.packed and dice.random() < 0.7:
            yield _damaged_inside(real, dice)
        else:
            yield damaged(real, dice)


def damaged(data: bytes, dice: random.Random) -> bytes:
    """The bytes with one to four of them flipped, cut out, doubled, moved or put in, or cut off."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4))):
        place = dice.randrange(len(changed) + 1)
        reach = min(place + dice.choice((1, 2, 8, 60)), len(changed))
        match dice.randrange(6):
            case 0 if place < len(changed):
                changed[place] ^= 1 << dice.randrange(8)
            case 1:
                del changed[place:reach]
            case 2:
                changed[place:place] = dice.choice(_MARKS)
            case 3:
                changed[place:place] = changed[place:reach] * dice.choice((1, 3, 30))
            case 4:
                changed[place:reach] = dice.randbytes(reach - place)
            case 5 if dice.random() < 0.3:
                del changed[place:]
    return bytes(changed)


def _damaged_inside(data: bytes, dice: random.Random) -> bytes:
    """The archive with some members damaged, doubled in another's place, or left out; whole as an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name in dice.sample(sorted(files), dice.randrange(1, min(_PARTS, len(files)) + 1)):
        match dice.randrange(8):
            case 0:
                del files[name]
            case 1:
                files[name] = dice.choice(list(files.values()))
            case 2 | 3:
                files[name] = damaged(files[name], dice)
            case _:
                files[name] = _damaged_xml(files[name], dice)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:  # stored, for speed
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _damaged_xml(data: bytes, dice: random.Random) -> bytes:
    """Xml that is still well-formed, with another value, another text, an element left out or doubled."""
    for _ in range(dice.choice((1, 2, 5))):
        sort, value = dice.choice(_XML_PIECES), dice.choice(_XML_VALUES)
        found = list(sort.finditer(data))
        if found:
            piece = dice.choice(found)
            new = piece[1] + value + piece[3] if piece[2] != b"/" else piece[0] * dice.choice((0, 2, 40))
            data = data[: piece.start()] + new + data[piece.end() :]
    return data
