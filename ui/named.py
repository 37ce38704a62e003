"""What people call a report, an indicator or a place on the command line, and which one they mean."""

import difflib
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

import click

from index.errors import UnknownReport
from ingest.folding import fold_text
from ui.escape import one_line

if TYPE_CHECKING:
    from index.catalog import Catalog
    from index.catalog_rows import ReportRow
    from ingest.vocabulary import Indicator

_HAN: Final = re.compile("[\u3400-\u9fff]")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)年?度?")
_MOST_NAMED: Final = 4
_NEAR: Final = 0.5


class SeveralReports(click.ClickException):
    """A name that more than one report answers to."""

    def __init__(self, words: str, rows: Sequence["ReportRow"]) -> None:
        named = "; ".join(report_words(row) for row in rows[:_MOST_NAMED])
        more = f" and {len(rows) - _MOST_NAMED} more" if len(rows) > _MOST_NAMED else ""
        super().__init__(f"{one_line(words)}: {len(rows)} reports answer to it ({named}{more}); give the id of one")


def report_words(row: "ReportRow") -> str:
    """A report in a few words: id, agency, year, file."""
    who = f"{row.identity.agency or 'agency unknown'}, {row.identity.year or 'year unknown'}"
    return one_line(f"{row.id[:12]} {who}, {row.file}")


def find_report(catalog: "Catalog", words: str) -> "ReportRow":
    """The one report that ``words`` means: an id or its beginning, a file name, or an agency (or part) with a year.

    Raises SeveralReports where more than one does, UnknownReport where none does.
    """
    wanted = words.strip()
    rows = catalog.reports()
    by_id = [row for row in rows if row.id == wanted] or [row for row in rows if wanted and row.id.startswith(wanted)]
    for found in (by_id, _by_file(rows, wanted), _by_agency(rows, wanted)):
        if len(found) == 1:
            return found[0]
        if found:
            raise SeveralReports(wanted, found)
    raise UnknownReport(wanted)


def _by_file(rows: Sequence["ReportRow"], wanted: str) -> list["ReportRow"]:
    name = wanted.casefold()
    whole = [row for row in rows if row.file.casefold() == name]
    return whole or [row for row in rows if PurePath(row.file).stem.casefold() == name]


def _by_agency(rows: Sequence["ReportRow"], wanted: str) -> list["ReportRow"]:
    said = _YEAR.search(wanted)
    year = int(said.group()[:4]) if said else None
    name = "".join(fold_text(_YEAR.sub("", wanted)).split())
    if not name:
        return []
    rows = [row for row in rows if row.identity.agency and year in (None, row.identity.year)]
    whole = [row for row in rows if fold_text(row.identity.agency or "") == name]
    return whole or [row for row in rows if name in fold_text(row.identity.agency or "")]


def find_indicators(words: str) -> tuple[str, ...]:
    """The indicators that ``words`` mean: an id, a name in Chinese or English, a printed label, a phrase people ask with
    (which may stand for a family of indicators), or a part of one name only.

    Raises click.UsageError, with what is near, where they mean none or part of several names.
    """
    from ingest.vocabulary import indicators

    known = indicators()
    if words in known:
        return (words,)
    name = _plain(words)
    exact = [key for key, entry in known.items() if name in (_plain(entry.zh), _plain(entry.en))]
    exact = exact or [key for key, entry in known.items() if name in map(_plain, entry.labels)]
    part = [key for key, entry in known.items() if name and (name in _plain(entry.zh) or name in _plain(entry.en))]
    found = (exact if len(exact) == 1 else ()) or _asked(words) or exact or part
    if len(found) == 1 or (found and found == _asked(words)):
        return tuple(found)
    near = found or _near(words, known.values())
    hint = "; ".join(f"{key} ({known[key].zh}, {known[key].en})" for key in near[:_MOST_NAMED])
    what = f"{len(found)} indicators are called" if found else "no indicator is called"
    raise click.UsageError(f"{what} {one_line(words)}; " + (f"near it: {hint}" if hint else "for example req_received"))


def _asked(words: str) -> tuple[str, ...]:
    """The indicators of the one phrase that the words are, if they are one."""
    from ingest.vocabulary import find_asked

    folded = fold_text(words).strip()
    said = find_asked(folded, "zh" if _HAN.search(words) else "en")
    return said[0].ids if len(said) == 1 and (said[0].start, said[0].end) == (0, len(folded)) else ()


def _near(words: str, known: Iterable["Indicator"]) -> list[str]:
    names = {name: entry.id for entry in known for name in (entry.id, entry.zh, entry.en.casefold())}
    near = difflib.get_close_matches(words.casefold(), names, n=8, cutoff=_NEAR)
    return list(dict.fromkeys(names[name] for name in near))


def _plain(name: str) -> str:
    return "".join(fold_text(name).casefold().split())


def find_place(words: str) -> tuple[str, ...]:
    """What ``Catalog.reports_matching`` takes for a place in Chinese, as a code or in Latin letters (Panzhihua).

    Raises click.UsageError for Latin letters that name no division.
    """
    from ingest.vocabulary import find_romanised

    if _HAN.search(words):
        return tuple(dict.fromkeys((words, fold_text(words))))
    if words.isdecimal():
        return (words,)
    codes = tuple(place.code for mention in find_romanised(words) for place in mention.candidates)
    if not codes:
        raise click.UsageError(f"no place is called {one_line(words)}; give its Chinese name or six-digit code")
    return codes


def agency_names(words: str) -> tuple[str, ...]:
    """What ``Catalog.reports_matching`` takes for an agency: the words as given and in simplified characters."""
    return tuple(dict.fromkeys((words, fold_text(words))))
