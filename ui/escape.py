"""Foreign text made harmless for one place each: a web page, a terminal, a spreadsheet.

Reports are hostile input. A character that could start markup, a link, a formula or a control sequence is replaced
by its spelling; nothing is dropped from what a reader sees, except characters that no one can see.
"""

import re
from typing import Final

# The chat window runs Markdown over the HTML it is given, and the HTML component runs a template over it. Spelling
# these as character references keeps them text in all three.
_LIVE_IN_MARKUP: Final = frozenset("&<>\"'*_[]()!`#|~$\\:@{}=")

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"  # controls, bidi overrides
)

# OWASP "CSV Injection" lists these first characters, with their full-width forms.
_FORMULA_START: Final = re.compile(r"[=@+\-\t\r=@+-]")
_PLAIN_SIGNED: Final = re.compile(r"[+\-+-](?:[\d,.]+%?|[\-—/]*)")


def page_text(foreign: str) -> str:
    """``foreign`` as inline HTML that is text and nothing else; a line break becomes ``<br>``.

    >>> page_text("<b>[x](y)")
    '&#60;b&#62;&#91;x&#93;&#40;y&#41;'
    """
    visible = _UNSEEN.sub("", foreign.replace("\r\n", "\n").replace("\r", "\n"))
    spelled = "".join(f"&#{ord(mark)};" if mark in _LIVE_IN_MARKUP else mark for mark in visible)
    return spelled.replace("\n", "<br>").replace("\t", " ")


def terminal_text(foreign: str) -> str:
    """``foreign`` without control characters, so that a report cannot move the cursor or recolour the terminal.

    >>> terminal_text("1\\x1b[2J2")
    '1[2J2'
    """
    return _UNSEEN.sub("", foreign.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def one_line(foreign: str) -> str:
    """``foreign`` on one line of a terminal: every run of white space is one space.

    >>> one_line("a\\n  b")
    'a b'
    """
    return " ".join(terminal_text(foreign).split())


def csv_text(foreign: str) -> str:
    """``foreign`` for a spreadsheet cell: an apostrophe is put before what a spreadsheet would run as a formula.

    A text that begins with an apostrophe gets one too, so that taking off one leading apostrophe always gives the text
    back. Signed plain numbers and lone dashes are no formulas and stay as printed. JSON and parquet need no such mark.

    >>> csv_text("=1+1"), csv_text("-12"), csv_text("—"), csv_text("'=1")
    ("'=1+1", '-12', '—', "''=1")
    """
    start = foreign.lstrip(" \u3000")
    if foreign.startswith("'"):
        return "'" + foreign
    if not _FORMULA_START.match(start) or _PLAIN_SIGNED.fullmatch(start.rstrip()):
        return foreign
    return "'" + foreign
