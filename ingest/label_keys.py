"""What printed labels and headings of tables are compared by: numbering, brackets, units and signs stripped."""

import re
from functools import lru_cache

from ingest.folding import fold_text

_SPACE = re.compile(r"\s+")
_UNIT = re.compile(r"\((?:单位:?)?([^()]{1,3})\)[*※#]*$")
_STATED_UNIT = re.compile(r"\(单位:?[^()]{1,3}\)[*※#]*$")
_NUMBERING = re.compile(
    r"^(?:其中[::,,、]?|[((][一二三四五六七八九十\d]{1,3}[))]|[一二三四五六七八九十]{1,3}[、..]|\d{1,2}[、..,))](?!\d)"
    r"|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰ-ⅹ]+[、..]?|[*※#·•、,:;.—-]+)+"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_OPEN_BRACKET = re.compile(r"\([^()]*$")
_END = re.compile(r"[*※#:;,。]+$")
_KEPT = re.compile(r"[^0-9a-zA-Z\u3400-\u9fff]")
_TAIL = re.compile(r"(?:的?数量|数)$")
# Wordings that copies of a form exchange freely; longer ones first.
_SAME = (("政府信息", "信息"), ("其它", "其他"), ("免于", "免予"))


@lru_cache(maxsize=4096)
def label_keys(label: str) -> tuple[str, ...]:
    """What a printed row label is compared by: with and without its brackets, numbering, stars and unit stripped.

    >>> label_keys("其中:1.规范性文件类信息数*")
    ('规范性文件类信息',)
    """
    text = _STATED_UNIT.sub("", _SPACE.sub("", fold_text(label)))
    text = _END.sub("", _NUMBERING.sub("", text))
    bare = text
    while (shorter := _BRACKETS.sub("", bare)) != bare:
        bare = shorter
    bare = _OPEN_BRACKET.sub("", bare)
    keys = (_key(text), _key(bare))
    return tuple(dict.fromkeys(key for key in keys if key))


@lru_cache(maxsize=4096)
def heading_key(heading: str) -> str:
    """What a printed column heading is compared by: brackets, unit and punctuation stripped, words kept."""
    text = _SPACE.sub("", fold_text(heading))
    return _KEPT.sub("", _OPEN_BRACKET.sub("", _BRACKETS.sub("", text))) or _KEPT.sub("", text)


def bracketed_unit(label: str) -> str | None:
    """What stands in the last bracket of a label, where it is short enough for a unit."""
    found = _UNIT.search(_SPACE.sub("", fold_text(label)))
    return found[1] if found else None


def _key(text: str) -> str:
    key = _KEPT.sub("", text)
    for printed, plain in _SAME:
        key = key.replace(printed, plain)
    return _TAIL.sub("", key) or key
