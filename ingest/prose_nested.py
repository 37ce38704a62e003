"""Numbers in a bracket right behind a number: its own parts (不予公开3件(商业秘密1件、个人隐私2件)), never those of the list around."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.prose_labels import Count

_BRACKET = re.compile(r"\(([^()]*)\)")
_PARTS = re.compile(r"^\s*(?:其中|包括|包含|含|分别)")


def nested(text: str, found: Sequence[Count]) -> dict[int, int | None]:
    """For each number in such a bracket the position of the number that it is a part of, None where it is none.

    Two numbers and more are parts where they make their number, or where the bracket says that they are.
    """
    result: dict[int, int | None] = {}
    for bracket in _BRACKET.finditer(text):
        inner = [place for place, one in enumerate(found) if bracket.start() < one.number.start < bracket.end()]
        hosts = [place for place, one in enumerate(found) if one.number.end_unit <= bracket.start()]
        if not inner or not hosts or text[found[hosts[-1]].number.end_unit : bracket.start()].strip():
            continue
        host = found[hosts[-1]].number
        made = sum((found[place].number.value for place in inner), Decimal(0))
        are_parts = (len(inner) > 1 and made == host.value) or (_PARTS.match(bracket[1]) and made <= host.value)
        result.update(dict.fromkeys(inner, hosts[-1] if are_parts else None))
    return result
