"""What a workbook shows for a stored value under its number format: 0.339 as ``0.0%`` is 33.9%, 45292 is a day.

Only what changes the meaning of a number is followed: percent, decimals, scaling by thousands, literal text, dates.
Separators are left out. Source: ECMA-376 part 1, 18.8.31 (numFmt).
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_SECTION = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[[^\]]*\]|(?P<digits>[0#?][0#?,]*)|(?P<dot>\.)|(?P<percent>%)'
    r"|(?P<exponent>[eE][+-])|(?P<slash>/)|(?P<plain>.)",
    re.DOTALL,
)
_DIGITS_SHOWN = 15  # Excel keeps so many significant digits; what binary fractions add beyond is noise


def shown(value: object, number_format: str) -> str:
    """The text of a cell for its stored value, "" for none.

    >>> shown(0.339, "0.0%"), shown(12345, "#,##0"), shown(12345, '0!.0,"万"'), shown(7, '0"件"')
    ('33.9%', '12345', '1.2万', '7件')
    >>> shown(0.1 + 0.2, "General"), shown(3, "0.00"), shown(None, "0"), shown(True, "General")
    ('0.3', '3.00', '', 'TRUE')
    >>> from datetime import date, datetime
    >>> shown(datetime(2024, 1, 31), "yyyy-mm-dd"), shown(date(2024, 1, 31), "yyyy\\u5e74m\\u6708")
    ('2024-01-31', '2024\u5e741\u6708')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime | date | time | timedelta):
        return _moment(value, number_format)
    if isinstance(value, int | float):
        plain = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS_SHOWN}g}")
        return _number(plain, number_format)
    return str(value)


def _number(value: Decimal, number_format: str) -> str:
    if not value.is_finite():
        return str(value)
    sections = _SECTION.split(number_format or "General")
    negative = len(sections) > 1 and value < 0
    tokens = [
        (str(match.lastgroup), match.group()) for match in _TOKEN.finditer(sections[1] if negative else sections[0])
    ]
    kinds = {kind for kind, _ in tokens}
    if "digits" not in kinds or kinds & {"exponent", "slash"} or "General" in number_format:
        return _plain(value)
    return _laid_out(-value if negative else value, tokens, minus=negative)


def _laid_out(value: Decimal, tokens: list[tuple[str, str]], minus: bool) -> str:
    """The number under the pieces of one section: prefix, digits with decimals, suffix."""
    places = [place for place, (kind, _) in enumerate(tokens) if kind == "digits"]
    digits = [tokens[place][1] for place in places]
    scale = sum(len(run) - len(run.rstrip(",")) for run in digits[-1:])
    pushed = _pushed_point(tokens)
    has_point = any(kind == "dot" for kind, _ in tokens)
    decimals = len(digits[-1].rstrip(",")) if (has_point or pushed) and len(digits) > 1 else 0
    percents = sum(kind == "percent" for kind, _ in tokens)
    number = value * 100**percents / 1000**scale / 10 ** (decimals if pushed else 0)
    text = f"{number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    optional = len(digits[-1].rstrip(",")) - len(digits[-1].rstrip(",").rstrip("#?")) if decimals and not pushed else 0
    for _ in range(optional):
        text = text.removesuffix("0")
    least = sum(sign == "0" for sign in digits[0])
    if least > 1 and not text.startswith("-"):
        whole, point, rest = text.partition(".")
        text = whole.zfill(least) + point + rest
    before = "".join(_literal(*token) for token in tokens[: places[0]])
    after = "".join(_literal(*token) for token in tokens[places[-1] + 1 :])
    bare_minus = minus and not before.strip("( ")
    return (
        f"{'-' if bare_minus else ''}{before.replace('(', '')}{text.removesuffix('.')}{after.replace(')', '')}".strip()
    )


def _pushed_point(tokens: list[tuple[str, str]]) -> bool:
    """Whether a literal point stands between digits (``0!.0,``): how workbooks show units of ten thousand."""
    return any(
        tokens[place][1] in {"!.", "\\.", '"."'} and tokens[place - 1][0] == tokens[place + 1][0] == "digits"
        for place in range(1, len(tokens) - 1)
    )


def _literal(kind: str, text: str) -> str:
    match kind:
        case "quoted":
            return text[1:-1]
        case "escaped":
            return text[1:]
        case "percent":
            return "%"
        case "plain":
            return text
    return ""


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moment(value: datetime | date | time | timedelta, number_format: str) -> str:
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    letters = re.sub(r'"[^"]*"|\[[^\]]*\]|\\\\.', "", number_format.lower())
    chinese = "年" in number_format
    if "y" in letters and "d" not in letters:
        return f"{value.year}年{value.month}月" if chinese else f"{value.year}-{value.month:02}"
    day = f"{value.year}年{value.month}月{value.day}日" if chinese else f"{value.year}-{value.month:02}-{value.day:02}"
    return f"{day} {value:%H:%M}" if isinstance(value, datetime) and "h" in letters else day
