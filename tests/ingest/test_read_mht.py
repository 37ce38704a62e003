"""Web archives as browsers and Word save them: the page in them is read as html, whatever the file is named."""

import quopri
from base64 import encodebytes

import pytest

from ingest.errors import UnreadableFile
from ingest.read import read
from ingest.source import source_of

LINE = "示例县2012年主动公开政府信息3661条，收到政府信息公开申请57件。"
TABLE = "<table><tr><td>申请数</td><td>57</td></tr><tr><td>办结数</td><td>52</td></tr></table>"
PAGE = f'<html xmlns:o="urn:x"><head><meta charset=gb2312></head><body><p>{LINE}<o:p></o:p></p>{TABLE}</body></html>'


def archive(page: bytes, transfer: str, heads: str = "MIME-Version: 1.0\r\n") -> bytes:
    body = encodebytes(page) if transfer == "base64" else quopri.encodestring(page)
    return (
        (
            f'{heads}Content-Type: multipart/related;\r\n\tboundary="----=_A"\r\n\r\n------=_A\r\n'
            f'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n'
        ).encode()
        + body
        + b"\r\n------=_A\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBOR\r\n------=_A--\r\n"
    )


@pytest.mark.parametrize("transfer", ["base64", "quoted-printable"])
@pytest.mark.parametrize("heads", ["MIME-Version: 1.0\r\n", "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?x?=\r\n", ""])
def test_the_page_of_a_web_archive_is_read(transfer: str, heads: str) -> None:
    document = read(source_of("年报.doc", archive(PAGE.encode("gbk"), transfer, heads)))
    assert document.kind == "mht"
    assert document.text == f"{LINE}\n申请数 | 57\n办结数 | 52\n"
    assert len(document.tables) == 1
    assert read(source_of("年报.mht", archive(PAGE.encode("gbk"), transfer))).warnings == ()


def test_a_web_archive_without_a_page_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="without a page"):
        read(source_of("a.mht", archive(b"", "base64")))
