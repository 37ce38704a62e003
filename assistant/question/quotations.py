"""What a question quotes: names and phrases that a figure must say as they stand."""

import re
from collections.abc import Sequence

from assistant.answer import Language
from assistant.question.held import AgencyMention

QUOTED = re.compile(r"《([^》]{2,40})》|“([^”]{3,60})”|\"([^\"]{3,60})\"|‘([^’]{3,60})’|「([^」]{3,60})」")


def quoted_in(folded: str, language: Language) -> tuple[str, ...]:
    """Names and phrases that the question quotes, and Chinese words left standing in an English question."""
    quoted = [next(part for part in match.groups() if part) for match in QUOTED.finditer(folded)]
    if language == "en":  # an English phrase in quotes is the asker's wording, not a name in the report
        quoted = [name for name in quoted if re.search(r"[一-鿿]", name)]
        quoted += re.findall(r"[一-鿿]{2,}", QUOTED.sub(" ", folded))
    return tuple(dict.fromkeys(quoted))


def outside_quotations(mentions: Sequence[AgencyMention], folded: str) -> tuple[AgencyMention, ...]:
    """The names of agencies that are no piece of a quoted name: 甲 of “甲发布” is a piece of the name of an account."""
    quoted = [found.span() for found in QUOTED.finditer(folded)]
    return tuple(
        mention
        for mention in mentions
        if not any(start < mention.start and mention.end < end - 1 for start, end in quoted)
    )
