"""Every form, printed in every way that a copy may have, with and without damage: a cell is right or said to be unread."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.document import Document
from ingest.folding import fold
from ingest.report import Figure
from ingest.tables import TableReading, read_tables
from tests.ingest.printed_forms import COPIES, Grid, Key, Printed, print_form

SEEDS = range(2)  # twenty others were run once; two keep the suite fast

# Damage, after domain field.md section 4.


def change(
    grids: Sequence[Grid], how: Callable[[Printed, random.Random], Printed], seed: int, share: float
) -> list[Grid]:
    dice = random.Random(seed)
    return [
        [[how(cell, dice) if cell.key and dice.random() < share else cell for cell in row] for row in grid]
        for grid in grids
    ]


def blank(cell: Printed, _: random.Random) -> Printed:
    return replace(cell, text="")


def slash(cell: Printed, dice: random.Random) -> Printed:
    return replace(cell, text=dice.choice(["/", "—", "-", "——"]))


def thousands(cell: Printed, _: random.Random) -> Printed:
    return replace(cell, text=f"{int(cell.text):,}" if cell.text.isdigit() else cell.text)


def cut(cell: Printed, _: random.Random) -> Printed:
    return replace(cell, text=f"{cell.text[0]} {cell.text[1:]}" if len(cell.text) > 1 else cell.text)


def noted(cell: Printed, _: random.Random) -> Printed:
    return replace(cell, text=f"{cell.text}(其中网上1件)" if cell.text else "")


def blank_row(grids: Sequence[Grid], seed: int) -> list[Grid]:
    dice = random.Random(seed)
    damaged = []
    for grid in grids:
        chosen = dice.randrange(len(grid))
        damaged.append(
            [
                [replace(cell, text="") if cell.key and number_of_row == chosen else cell for cell in row]
                for number_of_row, row in enumerate(grid)
            ]
        )
    return damaged


DAMAGE: dict[str, Callable[[Sequence[Grid], int], list[Grid]]] = {
    "clean": lambda grids, seed: list(grids),
    "blank": lambda grids, seed: change(grids, blank, seed, 0.03),
    "slash": lambda grids, seed: change(grids, slash, seed, 0.05),
    "blank row": blank_row,
    "thousands": lambda grids, seed: change(grids, thousands, seed, 1.0),
    "cut": lambda grids, seed: change(grids, cut, seed, 0.1),
    "noted": lambda grids, seed: change(grids, noted, seed, 0.05),
}


def expected(grids: Iterable[Grid]) -> dict[Key, str]:
    return {cell.key: cell.text for grid in grids for row in grid for cell in row if cell.key}


def key_read(figure: Figure) -> Key:
    group = (figure.group or "///").split("/")[2]
    return (
        figure.indicator or f"{group}: {figure.label.split('.')[-1].split('(单位')[0]}",
        figure.breakdown,
        figure.basis,
    )


def read(document: Document) -> TableReading:
    return read_tables("r", document, fold(document.text), ())


def wrong_cells(grids: Sequence[Grid], reading: TableReading) -> list[str]:
    """Figures that say something else than what was printed."""
    printed = expected(grids)
    wrong = []
    for figure in reading.figures:
        if figure.text_value is not None and figure.value is None:
            continue  # said to be unread
        text = printed.get(key_read(figure))
        if text is None:
            wrong.append(f"{figure.label} {figure.column}: not printed, read {figure.raw!r}")
        elif not agrees(figure, text):
            wrong.append(f"{figure.label} {figure.column}: {text!r} printed, {figure.raw!r} read")
    return wrong


def agrees(figure: Figure, text: str) -> bool:
    if text.strip("/—-") == "":
        return figure.blank and figure.value is None
    plain = text.split("(", maxsplit=1)[0].replace(",", "")
    return plain.isdigit() and figure.value == Decimal(plain)


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("name", ["SC2009", "JL2012", "FJ2009", "SH_A", "SH_B", "N2014", "N2019", "N2021"])
def test_every_cell_of_a_clean_copy_is_read(name: str, copy: str) -> None:
    for seed in SEEDS:
        grids = print_form(name, seed)
        reading = read(COPIES[copy](grids))
        assert reading.form == name
        assert wrong_cells(grids, reading) == []
        read_keys = {key_read(figure) for figure in reading.figures}
        missing = [key for key in expected(grids) if key not in read_keys]
        assert missing == [], reading.warnings[:3]


@pytest.mark.parametrize("damage", [name for name in DAMAGE if name != "clean"])
@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("name", ["SC2009", "JL2012", "N2014", "N2019", "N2021"])
def test_a_damaged_copy_gives_no_wrong_cell(name: str, copy: str, damage: str) -> None:
    for seed in SEEDS:
        grids = DAMAGE[damage](print_form(name, seed), seed)
        reading = read(COPIES[copy](grids))
        assert wrong_cells(grids, reading) == []
        missing = set(expected(grids)) - {key_read(figure) for figure in reading.figures}
        assert not missing or reading.warnings, f"{len(missing)} cells are gone without a word"


# Damage of the text itself.


def with_page_marks(document: Document, seed: int) -> Document:
    dice = random.Random(seed)
    lines = []
    for line in document.text.split("\n"):
        lines.append(line)
        if dice.random() < 0.05:
            lines.append(dice.choice(["- 4 -", "— 4 —", "第 4 页", "第4页 共12页", "- 4 -\n", "\f"]))
    return replace(document, text="\n".join(lines))


def without_repeated_lines(document: Document, _: int) -> Document:
    return replace(document, text="\n".join(dict.fromkeys(document.text.split("\n"))))


def with_lost_lines(document: Document, seed: int) -> Document:
    """Single lines gone; where a value and the next label go together, nobody can tell."""
    dice = random.Random(seed)
    lines = document.text.split("\n")
    lost = {place for place in range(len(lines)) if dice.random() < 0.02}
    return replace(
        document, text="\n".join(line for place, line in enumerate(lines) if place not in lost or place - 1 in lost)
    )


def in_traditional_characters(document: Document, _: int) -> Document:
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    return replace(
        document, text="".join(convert(character)[0] if character.strip() else character for character in document.text)
    )


def with_cut_labels(document: Document, seed: int) -> Document:
    """Long words broken over two lines, as narrow columns print them."""
    dice = random.Random(seed)
    lines = []
    for line in document.text.split("\n"):
        cut_at = len(line) // 2
        if len(line) > 6 and "|" not in line and not any(sign.isdigit() for sign in line) and dice.random() < 0.3:
            lines += [line[:cut_at], line[cut_at:]]
        else:
            lines.append(line)
    return replace(document, text="\n".join(lines))


@pytest.mark.parametrize("damage", [with_page_marks, with_cut_labels, without_repeated_lines, with_lost_lines])
@pytest.mark.parametrize("copy", ["lines", "spaced", "cells", "pdf"])
@pytest.mark.parametrize("name", ["SC2009", "JL2012", "N2014", "N2019", "N2021"])
def test_damaged_text_gives_no_wrong_cell(name: str, copy: str, damage: Callable[[Document, int], Document]) -> None:
    for seed in SEEDS:
        grids = print_form(name, seed)
        reading = read(damage(COPIES[copy](grids), seed))
        wrong = wrong_cells(grids, reading)
        if (
            damage is with_lost_lines
        ):  # a lost line cannot be told from an empty cell, but no other number may stand there
            wrong = [sentence for sentence in wrong if not sentence.endswith("'' read")]
        assert wrong == []
        if damage in (with_page_marks, with_cut_labels):
            read_keys = {key_read(figure) for figure in reading.figures}
            assert [key for key in expected(grids) if key not in read_keys] == [], reading.warnings[:3]


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("name", ["SC2009", "JL2012", "N2014", "N2019", "N2021"])
def test_traditional_characters_are_read(name: str, copy: str) -> None:
    grids = print_form(name, 1)
    reading = read(in_traditional_characters(COPIES[copy](grids), 0))
    assert reading.form == name
    printed = expected(grids)
    agreeing = [figure for figure in reading.figures if agrees(figure, printed.get(key_read(figure), "?"))]
    assert len(agreeing) >= len(printed) - 20  # rows without indicator have labels in other characters here
    assert not [
        figure for figure in reading.figures if figure.indicator and not agrees(figure, printed[key_read(figure)])
    ]
