"""What the commands share: the option that names the library, and how it is opened."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from assistant import Settings
    from index.library import Library

Command = TypeVar("Command", bound=Callable[..., Any])


def library_option(command: Command) -> Command:
    """Adds ``--library DIR``, so that it may stand before the command or after it."""
    option = click.option("--library", type=click.Path(path_type=Path), help="Folder of the library.")
    return option(command)


def json_option(command: Command) -> Command:
    """Adds ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON.")(command)


def settings_for(library: Path | None) -> "Settings":
    """The settings of the environment and wenbao.toml, with the library named on the command line."""
    from assistant import Settings

    settings = Settings()
    return settings if library is None else settings.model_copy(update={"library": library})


def opened(library: Path | None, create: bool = False) -> "Library":
    """The library that the command line, the environment or wenbao.toml names. Raises LibraryError."""
    from assistant import open_library

    return open_library(settings_for(library), create=create)


def echo_json(value: object) -> None:
    """``value`` as readable JSON on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
