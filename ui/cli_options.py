"""What the commands share: the option that names the library, and how it is opened."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

if TYPE_CHECKING:
    from assistant import Settings
    from index.catalog import Catalog
    from index.catalog_rows import ReportRow
    from index.library import Library

DEBUG: Final = "wenbao.debug"  # key of the note in click's context that tracebacks are wanted

Command = TypeVar("Command", bound=Callable[..., Any])


def _want_traceback(ctx: click.Context, option: click.Parameter, wanted: bool) -> bool:
    del option  # there is only one
    if wanted:
        ctx.meta[DEBUG] = True
        sys.excepthook = sys.__excepthook__
    return wanted


def debug_option(command: Command) -> Command:
    """Adds ``--debug``."""
    option = click.option(
        "--debug", is_flag=True, expose_value=False, callback=_want_traceback, help="Show tracebacks of errors."
    )
    return option(command)


def library_option(command: Command) -> Command:
    """Adds ``--library DIR`` and ``--debug``, so that they may stand before the command or after it."""
    option = click.option("--library", type=click.Path(path_type=Path), help="Folder of the library.")
    return option(debug_option(command))


def json_option(command: Command) -> Command:
    """Adds ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON.")(command)


def filter_options(command: Command) -> Command:
    """Adds the filters of reports: ``--agency``, ``--place``, ``--year``."""
    agency = click.option("--agency", help="Part of the agency's name, in Chinese.")
    place = click.option(
        "--place",
        help="Place or a place above it: its name or part of it, also in Latin letters, or its six-digit code.",
    )
    return agency(place(click.option("--year", type=int, help="Year reported on.")(command)))


def language_option(command: Command) -> Command:
    """Adds ``--language``."""
    return click.option("--language", type=click.Choice(["zh", "en"]), default="en", show_default=True)(command)


def chosen_reports(
    catalog: "Catalog", agency: str | None, place: str | None, year: int | None
) -> tuple["ReportRow", ...]:
    """The reports that pass the filters of ``filter_options``. Raises click.UsageError for a place that is none."""
    from ui.named import agency_names, find_place

    agencies = agency_names(agency) if agency is not None else ()
    return catalog.reports_matching(agencies, find_place(place) if place is not None else (), year)


def settings_for(library: Path | None) -> "Settings":
    """The settings of the environment and wenbao.toml, with the library named on the command line."""
    from assistant import Settings

    settings = Settings()
    return settings if library is None else settings.model_copy(update={"library": library})


def opened(library: Path | None, create: bool = False) -> "Library":
    """The library that the command line, the environment or wenbao.toml names. Raises LibraryError."""
    from assistant import open_library

    return open_library(settings_for(library), create=create)


def all_warnings(report: "ReportRow") -> tuple[str, ...]:
    """The warnings of a report, each once: of the reader and of finding out who reports on when."""
    return tuple(dict.fromkeys((*report.identity.warnings, *report.warnings)))


def echo_json(value: object) -> None:
    """``value`` as readable JSON on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
