"""Reads generated reports and counts cells: right, said to be unread, silently wrong, silently missing.

``python -m tests.ingest.measure_forms --seeds 20`` measures every form in every layout and every damage.
"""

import argparse
import hashlib
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from eval.printed.files import TEXTS, WRITERS
from eval.printed.reports import FORMS, Key, PrintedCell, PrintedReport, agrees, print_report, wanted
from ingest.build_report import read_report
from ingest.document import SourceFile
from ingest.errors import IngestError
from ingest.folding import fold_text
from ingest.report import Figure, Report
from tests.ingest.report_damage import DAMAGE, damaged


@dataclass
class Count:
    """Cells by verdict, and a line for each that is not right."""

    verdicts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, verdict: str, note: str = "") -> None:
        self.verdicts[verdict] += 1
        if note:
            self.notes.append(f"{verdict}: {note}")

    def plus(self, other: "Count", name: str) -> None:
        self.verdicts += other.verdicts
        self.notes += [f"{name}: {note}" for note in other.notes]

    @property
    def right(self) -> float:
        return self.verdicts["right"] / max(1, sum(self.verdicts.values()))


def read_written(name: str, data: bytes) -> Report:
    """The report in those bytes; every figure must quote the stored text."""
    report = read_report(SourceFile(name, data, hashlib.sha256(data).hexdigest()))
    for figure in report.figures:
        assert report.text[figure.start : figure.end] == figure.raw
        assert report.text[figure.quote_start : figure.quote_end] == figure.quote
        assert figure.quote_start <= figure.start <= figure.end <= figure.quote_end, figure
    return report


def measure(printed: PrintedReport, name: str, data: bytes) -> Count:
    """Read the bytes and compare every cell of every printed table, and every figure with the cells."""
    count = Count()
    cells = wanted(printed)
    try:
        report = read_written(name, data)
    except IngestError as refused:
        count.add("refused", str(refused))
        count.verdicts["said"] += len(cells)
        return count
    read = _by_key(report.figures, cells)
    warned = fold_text("\n".join(report.warnings))
    for key, cell in cells.items():
        found = read.pop(key, [])
        given = [figure for figure in found if figure.value is not None or figure.blank]
        wrong = [figure for figure in given if not agrees(cell.want, figure.value, figure.blank)]
        if wrong:
            count.add("WRONG", f"{_name(key)}: printed {cell.text!r}, read {wrong[0].raw!r} in {wrong[0].quote!r}")
        elif given:
            count.add("right")
        elif _is_unnamed(printed, key, report.figures):
            count.add("unnamed", f"{_name(key)}: {cell.text!r}")
        elif not cell.want and not _row_of(printed, key)[0]:
            continue  # an empty cell that no label or heading tells of
        elif cell.want.startswith("?") or _is_said(printed, key, warned):
            count.add("said", f"{_name(key)}: {cell.text!r}" if not cell.want.startswith("?") else "")
        else:
            count.add("MISSING", f"{_name(key)}: printed {cell.text!r}, no word of it")
    for key, figures in read.items():
        for figure in figures:
            if figure.value is not None and (figure.indicator or not _is_row(printed, figure)):
                count.add("WRONG", f"{_name(key)}: no such cell, read {figure.raw!r} in {figure.quote!r}")
    count.notes += _leaks(printed, report, cells)
    count.verdicts["WRONG"] += sum(note.startswith("LEAK") for note in count.notes)
    return count


def _by_key(figures: Sequence[Figure], cells: dict[Key, object]) -> dict[Key, list[Figure]]:
    two_columns = any(key.basis for key in cells)
    bodies = any(key.body for key in cells)
    read: dict[Key, list[Figure]] = {}
    for figure in figures:
        if figure.origin != "table":
            continue
        name = figure.indicator
        if name is None:  # the same fees stand under two heads of the Shanghai forms
            name = f"?{_bare(figure.label)}" + ("#2" if "依申请" in (figure.group or "") else "")
        basis = (
            ("cumulative" if figure.basis == "cumulative" else "year")
            if two_columns and "area" not in dict(figure.breakdown)
            else ""
        )
        key = Key(name, figure.breakdown, basis, (figure.coverage or "") if bodies else "")
        read.setdefault(key, []).append(figure)
    return read


def _is_said(printed: PrintedReport, key: Key, warned: str) -> bool:
    """Whether a warning names the row of the cell, or its table."""
    for table in printed.tables():
        for cell in table.cells:
            if cell.key == key:
                labels = [other.text for other in table.line(cell.row) if not other.key and other.text]
                bare = [re.sub(r"\s+", "", fold_text(label)) for label in labels]
                if "stage" in dict(key.breakdown) or key.indicator == "review_total":
                    bare += [
                        "复议后起诉",
                        fold_text("".join("".join(other.text.split()) for other in table.line(cell.row)))[:20],
                    ]
                return any(label and (label in warned or label in warned.replace(" ", "")) for label in bare)
    return False


def _bare(label: str) -> str:
    folded = re.sub(r"\s", "", fold_text(label))
    return re.sub(r"^(?:其中:|[一二三四五六七八九]、|\([一二三四五六七八九\d]+\)|\d+[.、]|[①-⑨ⅠⅡ])+", "", folded)


def _row_of(printed: PrintedReport, key: Key) -> tuple[str, list[PrintedCell]]:
    """The label and the value cells of the row that a cell stands in."""
    for table in printed.tables():
        for cell in table.cells:
            if cell.key == key:
                line = table.line(cell.row)
                labels = [
                    other.text for other in line if not other.key and other.column < cell.column and len(other.text) > 2
                ]
                return (_bare(labels[-1]) if labels else "", [other for other in line if other.key])
    return "", []


def _is_unnamed(printed: PrintedReport, key: Key, figures: Sequence[Figure]) -> bool:
    """Whether the number was read under its own label, though not known for what it is."""
    label, line = _row_of(printed, key)
    want = next(cell.want for cell in line if cell.key == key)
    return any(
        figure.indicator is None and label.endswith(_bare(figure.label)) and agrees(want, figure.value, figure.blank)
        for figure in figures
        if figure.origin == "table" and label
    )


def _is_row(printed: PrintedReport, figure: Figure) -> bool:
    """Whether a row is printed that ends in the figure's label and has its number."""
    label = _bare(figure.label)
    for table in printed.tables():
        for cell in table.cells:
            if cell.key or len(label) < 2 or not _bare(cell.text).endswith(label):
                continue
            if any(agrees(o.want, figure.value, figure.blank) for o in table.line(cell.row) if o.key):
                return True
    return False


def _leaks(printed: PrintedReport, report: Report, cells: dict[Key, object]) -> list[str]:
    """Figures with an indicator that the prose reader took out of a table."""
    prose = re.sub(r"\s+", "", fold_text(printed.prose()))
    values = {(key.indicator, getattr(cell, "want", "")) for key, cell in cells.items()}
    notes = []
    for figure in report.figures:
        clause = re.sub(r"\s+", "", fold_text(figure.quote))
        known = (figure.indicator, str(figure.value)) in values
        if figure.origin == "prose" and figure.indicator and clause not in prose and not known:
            notes.append(f"LEAK {figure.indicator}: {figure.raw!r} in {figure.quote!r}")
    return notes


def _name(key: Key) -> str:
    return " ".join([key.indicator, *(value for _, value in key.breakdown), key.basis, key.body]).strip()


def mixed_report(seed: int) -> tuple[PrintedReport, str, bytes, str]:
    """A report in one layout with two to four kinds of damage at once, and what was done to it."""
    dice = random.Random(f"mixed{seed}")
    form, layout = FORMS[seed % len(FORMS)], dice.choice(list(WRITERS))
    kinds = [name for name in DAMAGE if name != "clean" and (name != "merged values" or layout not in TEXTS)]
    names = dice.sample(kinds, dice.randrange(2, 5))
    printed, name, data = damaged(print_report(form, 1000 + seed, seed % 3 == 0), WRITERS[layout], names, seed)
    return printed, name, data, f"{seed} {form} {layout} {names}"


def mixed(seeds: int, first: int, notes: int) -> None:
    """Reports on all forms in turn."""
    total = Count()
    for seed in range(first, first + seeds):
        printed, name, data, what = mixed_report(seed)
        total.plus(measure(printed, name, data), what)
    bad = [note for note in total.notes if "said:" not in note and "unnamed:" not in note]
    say(f"{seeds} reports {dict(total.verdicts)} right {total.right:.1%}")
    for note in bad[:notes]:
        say(f"      {note[:400]}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--forms", default=",".join(FORMS))
    parser.add_argument("--layouts", default=",".join(WRITERS))
    parser.add_argument("--damage", default="clean")
    parser.add_argument("--notes", type=int, default=5)
    options = parser.parse_args()
    if options.damage == "mixed":
        return mixed(options.seeds, options.first, options.notes)
    damages = list(DAMAGE) if options.damage == "all" else options.damage.split(",")
    for damage in damages:
        for form in options.forms.split(","):
            line = []
            shown: list[str] = []
            for layout in options.layouts.split(","):
                total = Count()
                for seed in range(options.first, options.first + options.seeds):
                    printed, name, data = DAMAGE[damage](
                        print_report(form, seed, dense=seed % 2 == 1), WRITERS[layout], seed
                    )
                    total.plus(measure(printed, name, data), f"{layout} {seed}")
                shown += total.notes
                bad = total.verdicts["WRONG"] + total.verdicts["MISSING"] + total.verdicts["refused"]
                line.append(f"{layout} {total.right:.1%}" + (f" !{bad}" if bad else ""))
            shown.sort(key=lambda note: "said:" in note or "unnamed:" in note)
            say(f"{damage:<16} {form:<7} " + "  ".join(line))
            for note in shown[: options.notes]:
                say(f"      {note[:260]}")
    return None


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
