"""Whole annual reports as an office would print them: random numbers that obey the sums of the form, prose around them.

The forms are written out in ``forms/*.txt`` as they stand in reports, not taken from the vocabulary of the readers: a
label, a merge or a heading that the vocabulary gets wrong shows. In these files ``{indicator;basis}`` is a value cell,
``{7 indicator}`` a row of the applicant matrix, ``{15}`` the row of the outcomes; a line ``= whole = part + part`` is a sum.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

FORMS = ("SC2009", "JL2012", "SH_A", "SH_B", "FJ2009", "N2014", "N2019", "N2021")
YEARS = {"SC2009": (2009,), "JL2012": (2012, 2013), "SH_A": (2008,), "SH_B": (2009, 2012), "FJ2009": (2009, 2012)}
YEARS |= {"N2014": (2014, 2016, 2018), "N2019": (2019, 2020), "N2021": (2021, 2022, 2023, 2024)}
AGENCIES = (
    "示例县人民政府", "示例市司法局", "示例市示例区人民政府", "示例市教育局", "示例市人民政府", "示例区西园镇人民政府",
    "示例县卫生健康局", "福州市鼓楼区人民政府", "淮安市人民政府", "莆田市人民政府",
)  # fmt: skip
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
BY_APPLICANT = dict(zip(APPLICANTS, ("natural", "business", "research", "ngo", "legal", "other_org"), strict=True))
STAGES = {"行政复议": "review", "未经复议直接起诉": "lit_direct", "复议后起诉": "lit_after"}
RESULTS = {"结果维持": "upheld", "结果纠正": "corrected", "其他结果": "other", "尚未审结": "pending"}
FULL_WIDTH = str.maketrans("(),:;", "\uff08\uff09\uff0c\uff1a\uff1b")

BLANK = ""
UNREADABLE = "?"


@dataclass(frozen=True)
class Key:
    """Which figure a value cell is: ``indicator`` (or "?label" where the form's row has none), breakdown, basis."""

    indicator: str
    breakdown: tuple[tuple[str, str], ...] = ()
    basis: str = ""
    body: str = ""


@dataclass(frozen=True)
class PrintedCell:
    """``want`` is what a reader may say of a value cell: a number, BLANK, or UNREADABLE where no number is
    right; after it may stand the one that could be made out from the whole row."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    key: Key | None = None
    want: str = ""


@dataclass(frozen=True)
class PrintedTable:
    """A table with its merges; ``head`` counts the rows of headings at its top."""

    rows: int
    columns: int
    head: int
    cells: tuple[PrintedCell, ...]

    def line(self, row: int) -> list[PrintedCell]:
        return [cell for cell in self.cells if cell.row == row]


Block = tuple[str, str] | PrintedTable


@dataclass(frozen=True)
class PrintedReport:
    """Blocks are ("title" | "heading" | "subheading" | "paragraph" | "signature", text) or tables."""

    form: str
    agency: str
    year: int
    blocks: tuple[Block, ...]

    def tables(self) -> list[PrintedTable]:
        return [block for block in self.blocks if isinstance(block, PrintedTable)]

    def prose(self) -> str:
        return "\n".join(block[1] for block in self.blocks if not isinstance(block, PrintedTable))


def print_report(
    form: str, seed: int, dense: bool = False, agency: str | None = None, year: int | None = None
) -> PrintedReport:
    """A report on that form, of that agency and year or of drawn ones. ``dense`` prints no zeros, so that any shifted cell shows."""
    dice = random.Random(f"{form}/{seed}/{dense}")
    drawn = dice.choice(AGENCIES), dice.choice(YEARS[form])
    agency, year = agency or drawn[0], year or drawn[1]
    wide = dice.random() < 0.8
    names = {"agency": agency, "year": str(year), "next": str(year + 1)}
    lines = [re.sub(r"\{(agency|year|next)\}", lambda found: names[found[1]], line) for line in _template(form)]
    sums = [line for line in lines if line.startswith("= ")]
    values = _values("\n".join(lines), sums, dice, dense)
    blocks: list[Block] = []
    for kind, text in _blocks(line for line in lines if not line.startswith("= ")):
        shown = re.sub(r"[^{}]+(?![^{}]*\})", lambda found: found[0].translate(FULL_WIDTH), text) if wide else text
        blocks.append(_table(shown, values) if kind == "table" else (kind, shown))
    return PrintedReport(form, agency, year, tuple(blocks))


@cache
def _template(form: str) -> tuple[str, ...]:
    path = Path(__file__).parent / "forms" / f"{form}.txt"
    return tuple(_spread(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _spread(line: str) -> str:
    """The short marks for a row of the matrix and of the outcomes, written out."""

    def applicants(found: re.Match[str]) -> str:
        name = found[1]
        cells = [f"{{{_by(name, applicant)};applicant={applicant}}}" for applicant in APPLICANTS]
        return "|".join([*cells, f"{{{name}}}"])

    outcomes = []
    for stage, prefix in STAGES.items():
        outcomes += [f"{{{prefix}_{end};stage={stage};result={result}}}" for result, end in RESULTS.items()]
        outcomes.append(f"{{{prefix}_total" + ("" if prefix == "review" else f";stage={stage}") + "}")
    return re.sub(r"\{7 (\w+)\}", applicants, line).replace("{15}", "|".join(outcomes))


def _by(name: str, applicant: str) -> str:
    return f"req_by_{BY_APPLICANT[applicant]}" if name == "req_received" else name


def _blocks(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    marks = (("### ", "subheading"), ("## ", "heading"), ("# ", "title"), ("> ", "signature"))
    table: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            table.append(line)
            continue
        if table:
            yield "table", "\n".join(table)
            table = []
        for mark, kind in marks:
            if line.startswith(mark):
                yield kind, line[len(mark) :]
                break
        else:
            if line:
                yield "paragraph", line


def _values(text: str, sums: list[str], dice: random.Random, dense: bool) -> dict[str, int]:
    """A number for each mark, so that the sums of the form hold in every column and every row."""
    marks = re.findall(r"\{([^{}]+)\}", text)
    small = ([] if dense else [0, 0, 0]) + [1, 2, 3, 7, 12, 35, 41, 104]
    large = [*small, 999, 1204, 25318, dice.randrange(2000, 90000)]
    values = {mark: dice.choice(small if "applicant=" in mark or "stage=" in mark else large) for mark in marks}
    for line in sums:
        whole, parts = (side.strip() for side in line[2:].split(" = "))
        for mark in marks:
            name, _, rest = mark.partition(";")
            if name == whole or (whole == "proactive_total" and name == "proactive_total_cumulative"):
                values[mark] = sum(values[";".join(filter(None, (part, rest)))] for part in parts.split(" + "))
    _balance(marks, values, dice)
    _years_within(values)
    return values


def _balance(marks: list[str], values: dict[str, int], dice: random.Random) -> None:
    """The matrix and the outcomes: received + carried in = total + carried out, and each row adds up."""
    for mark in marks:
        if mark.startswith("req_carried_in;"):
            rest = mark.partition(";")[2]
            due = values[f"resp_total;{rest}"] + values[f"req_carried_out;{rest}"]
            values[mark] = dice.randrange(min(due, 9) + 1)
            values[f"{_by('req_received', rest.split('=')[1])};{rest}"] = due - values[mark]
    for mark in marks:
        parts = [f"{_by(mark, name)};applicant={name}" for name in APPLICANTS]
        if all(part in values for part in parts):
            values[mark] = sum(values[part] for part in parts)
        name, _, rest = mark.partition(";")
        parts = [f"{name.removesuffix('_total')}_{end};stage=" for end in RESULTS.values()]
        stage = rest or "stage=行政复议"
        found = [
            f"{part.removesuffix('stage=')}{stage};result={result}" for part, result in zip(parts, RESULTS, strict=True)
        ]
        if name.endswith("_total") and all(part in values for part in found):
            values[mark] = sum(values[part] for part in found)


def _years_within(values: dict[str, int]) -> None:
    """A running total is no smaller than its year: a common factor keeps the sums."""
    for mark in list(values):
        if mark.endswith(";cumulative"):
            year = mark.replace("proactive_total_cumulative", "proactive_total").replace(";cumulative", ";year")
            values[mark] = values[mark] + values.get(year, 0)


def _table(text: str, values: dict[str, int]) -> PrintedTable:
    raw = [line[1:-1].split("|") for line in text.split("\n")]
    columns = max(len(row) for row in raw)
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(raw):
        for c in range(columns):
            mark = row[c] if c < len(row) else "<"
            owner = {"<": (r, c - 1), "^": (r - 1, c)}.get(mark)
            owners[r, c] = owners[owner] if owner else (r, c)
    cells = [_cell(start, owners, raw, values) for start in dict.fromkeys(owners.values())]
    head = next((r for r, row in enumerate(raw) if any(mark.startswith("{") for mark in row)), 0)
    head = 0 if any(cell.row < head and cell.column == 0 and cell.text.startswith("一、") for cell in cells) else head
    return PrintedTable(len(raw), columns, head, tuple(cells))


def _cell(
    start: tuple[int, int], owners: dict[tuple[int, int], tuple[int, int]], raw: list[list[str]], values: dict[str, int]
) -> PrintedCell:
    places = [place for place, owner in owners.items() if owner == start]
    height = max(r for r, _ in places) - start[0] + 1
    width = max(c for _, c in places) - start[1] + 1
    text = raw[start[0]][start[1]]
    found = re.fullmatch(r"\{([^{}]+)\}", text)
    if found is None:
        return PrintedCell(*start, height, width, text)
    name, *rest = found[1].split(";")
    breakdown = tuple((part.split("=")[0], part.split("=")[1]) for part in rest if "=" in part)
    basis = next((part for part in rest if "=" not in part), "")
    value = str(values[found[1]])
    return PrintedCell(*start, height, width, value, Key(name, breakdown, basis), value)


def wanted(report: PrintedReport) -> dict[Key, PrintedCell]:
    """The value cells of a report by what they are."""
    return {cell.key: cell for table in report.tables() for cell in table.cells if cell.key}


def agrees(want: str, value: Decimal | None, blank: bool) -> bool:
    """Whether a figure says what the cell says."""
    if want == BLANK:
        return blank and value is None
    return want != UNREADABLE and value == Decimal(want.removeprefix(UNREADABLE))
