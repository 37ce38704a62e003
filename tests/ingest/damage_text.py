"""Damage to the text of a copy: page marks, and words and numbers broken over lines."""

import random
import re


def page_marks(text: str, dice: random.Random) -> str:
    marks = ["- 4 -", "— 4 —", "—4—", "第 4 页", "第4页 共12页", "－ 4 －", "- 12 -\n", "\f", "4 / 12"]
    lines = []
    for line in text.split("\n"):
        lines.append(line)
        if dice.random() < 0.05:
            lines.append(dice.choice(marks))
    return "\n".join(lines)


def cut_lines(text: str, dice: random.Random) -> str:
    """Words broken over two lines as narrow columns print them."""
    lines = []
    for line in text.split("\n"):
        bare = line.rstrip(" |")
        if 5 < len(bare) < 40 and not re.search(r"[\d\t|/—-]", bare) and dice.random() < 0.4:
            place = dice.randrange(2, len(bare) - 1)
            lines += [line[:place], line[place:]]
        else:
            lines.append(line)
    return "\n".join(lines)


def cut_numbers(text: str, dice: random.Random) -> str:
    """Numbers of two digits and more broken over two lines: right or unread, never another number."""
    return re.sub(
        r"(?m)^(\d+)(\d)( \|)?$", lambda f: f"{f[1]}\n{f[2]}{f[3] or ''}" if dice.random() < 0.2 else f[0], text
    )
