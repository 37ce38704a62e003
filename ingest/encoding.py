"""Bytes into text: which encoding they are in, decided by what the text would be, and decoded strictly."""

import codecs
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from ingest.folding import fold_text

ENCODINGS_FILE = Path(__file__).with_name("encodings.yaml")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE = 20_000  # characters looked at when a decoding is judged
_LEAST_COMMON = 0.12  # share of common characters among the Han characters of a believable decoding
# UTF-8 has check bits: what decodes strictly and reads as common characters was not written in anything else.
_SURE, _GLANCE = 0.4, 2_000
_MOST_CONTROLS = 0.005
_MOST_LOST = 0.02
_MOST_REPAIRED = 0.002
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f]")
_LOST = re.compile("\ufffd|锟斤拷")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_SCARCE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\u0100-\u02af\u0370-\u1fff\ua000-\ud7ff]")


@dataclass(frozen=True)
class Decoded:
    """The text without its byte order mark, the encoding it was in, and sentences for a person."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


class UndecodableError(ValueError):
    """No encoding turns the bytes into text. The message says what is wrong."""


def decode(data: bytes, declared: str | None = None, repair: bool = False) -> Decoded:
    """Decode bytes whose encoding is not known; ``declared`` is what the file itself says, believed only if it fits.

    With ``repair``, a few undecodable bytes become U+FFFD and are counted in a warning (a page's script or header may
    hold half a character); without it every byte must decode. Raises UndecodableError.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(_decode_marked(data[len(bom) :], encoding), encoding)
    believable = _believable(data, declared)
    if believable is not None:
        return _checked(*believable)
    if repair:
        return _repaired(data, declared)
    raise UndecodableError(_what_is_wrong(data))


def _decode_marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"its mark says {encoding}, but byte {error.start} cannot be decoded") from error


def _believable(data: bytes, declared: str | None) -> tuple[str, str] | None:
    """The strict decoding that looks most like Chinese; a declared encoding wins a near tie."""
    best: tuple[float, str, str] | None = None
    for encoding in _candidates(data, declared):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.isascii() and "\0" not in text:
            return text, encoding
        if encoding == "utf-8" and _likeness(text[:_GLANCE]) >= _SURE:
            return text, encoding
        score = _likeness(text)
        if score >= _LEAST_COMMON and (best is None or score > best[0] + 0.05):
            best = score, text, encoding
    if best is None:
        return _unusual(data)
    return best[1], best[2]


def _unusual(data: bytes) -> tuple[str, str] | None:
    """UTF-8 that is not Chinese, or an encoding that only the general detector knows, if the result is Chinese."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # only for bytes of a rare encoding

        match = from_bytes(data[: 4 * _SAMPLE]).best()
        if match is None:
            return None
        try:
            text = data.decode(match.encoding)
        except (UnicodeDecodeError, LookupError):
            return None
        believable = _HAN.search(text) is not None and _likeness(text) >= _LEAST_COMMON
        return (text, match.encoding) if believable else None
    return text, "utf-8"


def _candidates(data: bytes, declared: str | None) -> tuple[str, ...]:
    table = _encodings()
    names = [name for name in table["candidates"] if len(data) % 2 == 0 or not name.startswith("utf-16")]
    known = table["declared"].get((declared or "").strip().strip("\"'").lower())
    return tuple(dict.fromkeys([known, *names] if known else names))


def _likeness(text: str) -> float:
    """How much a decoding looks like Chinese: common characters in its Han text, less signs that never occur in it."""
    sample = text[:_SAMPLE]
    han = _HAN.findall(sample)
    if not han:
        return 0.0
    common = _encodings()["common"]
    hits = sum(1 for character in fold_text("".join(han)) if character in common)
    strange = len(_SCARCE.findall(sample)) + len(_CONTROL.findall(sample))
    return (hits - 2 * strange) / (len(han) + strange)


def _checked(text: str, encoding: str) -> Decoded:
    """Refuse what decodes but is no text: control characters, mostly lost or unassigned characters."""
    length = max(len(text), 1)
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * length + 3:
        raise UndecodableError("its bytes are not text (too many control characters)")
    lost = len(_LOST.findall(text))
    if lost > _MOST_LOST * length + 1:
        raise UndecodableError("too many of its characters were lost in an earlier conversion")
    strange = len(_SCARCE.findall(text))
    if strange > 0.3 * length:
        raise UndecodableError("its characters are of no readable script")
    warnings = (f"{lost} characters of the file were already lost in an earlier conversion.",) if lost else ()
    return Decoded(text, encoding, warnings)


def _repaired(data: bytes, declared: str | None) -> Decoded:
    best: tuple[int, str, str] | None = None
    for encoding in _candidates(data, declared):
        text = data.decode(encoding, errors="replace")
        bad = text.count("\ufffd")
        if _likeness(text) >= _LEAST_COMMON and (best is None or bad < best[0]):
            best = bad, text, encoding
    if best is None or best[0] > _MOST_REPAIRED * len(data) + 1:
        raise UndecodableError(_what_is_wrong(data))
    warning = f"{best[0]} places of the file cannot be decoded as {best[2]} and are shown as \ufffd."
    return Decoded(best[1], best[2], (warning,))


def _what_is_wrong(data: bytes) -> str:
    """The most telling reason: a file cut inside its last character, one bad byte, or nothing that is text."""
    for encoding in ("utf-8", "gb18030"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError as error:
            readable = data[: error.start].decode(encoding)
            if _likeness(readable) < 3 * _LEAST_COMMON or error.start < len(data) // 4:
                continue
            if error.start >= len(data) - 4:
                return f"it is cut off in the middle of its last character (as {encoding})"
            return f"byte {error.start} cannot be decoded as {encoding}"
    return "its bytes are text in no known encoding"


@cache
def _encodings():  # type: ignore[no-untyped-def]
    table = yaml.safe_load(ENCODINGS_FILE.read_text(encoding="utf-8"))
    return {**table, "common": frozenset(table["common"].replace(" ", ""))}
