"""The command line ``wenbao``: which commands there are and how errors leave. Commands load when they are called.

Exit codes: 0 all well, 1 something asked for failed (what worked is kept), 2 wrong usage. An error is one line.
"""

import gc
import importlib
import sys
from collections.abc import Mapping
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Final

import click

from ui.cli_options import DEBUG, debug_option

_COMMANDS: Final[Mapping[str, str]] = {
    "ingest": "ui.cli_ingest:ingest",
    "ask": "ui.cli_ask:ask",
    "chat": "ui.cli_ask:chat",
    "serve": "ui.cli_serve:serve",
    "reports": "ui.cli_library:reports",
    "show": "ui.cli_show:show",
    "remove": "ui.cli_library:remove",
    "figures": "ui.cli_figures:figures",
    "export": "ui.cli_export:export",
    "check": "ui.cli_check:check",
    "repair": "ui.cli_library:repair",
}
_MORE_COMMANDS: Final = "wenbao.commands"  # entry points of other packages, each a click command


class CommandGroup(click.Group):
    """Loads a command when it is named, and turns expected errors into one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx  # handed over by click
        return [*_COMMANDS, *sorted(entry.name for entry in entry_points(group=_MORE_COMMANDS))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx  # handed over by click
        place = _COMMANDS.get(cmd_name)
        if place is None:
            found = entry_points(group=_MORE_COMMANDS, name=cmd_name)
            place = next(iter(found)).value if found else None
        if place is None:
            return None
        module, _, name = place.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # the reader of our output went away, as head does: click ends quietly
        except expected_errors() as error:
            if ctx.meta.get(DEBUG):
                raise
            raise click.ClickException(one_line_of(error)) from error


def expected_errors() -> tuple[type[Exception], ...]:
    """The errors whose message is for the user. Imported only once something went wrong."""
    from tomllib import TOMLDecodeError

    from pydantic import ValidationError
    from sqlalchemy.exc import ArgumentError

    from assistant.errors import AssistantError
    from index.errors import LibraryError
    from ingest.errors import IngestError

    return (LibraryError, IngestError, AssistantError, ValidationError, ArgumentError, TOMLDecodeError, OSError)


def one_line_of(error: BaseException) -> str:
    """The message of ``error`` on one line; for a wrong setting, its name and what is wrong with it."""
    from tomllib import TOMLDecodeError

    from pydantic import ValidationError

    if isinstance(error, ValidationError):
        wrong = "; ".join(wrong_setting(".".join(map(str, fault["loc"])), fault) for fault in error.errors())
        return f"{wrong}; correct it in the environment or in wenbao.toml"
    if isinstance(error, TOMLDecodeError):
        return f"wenbao.toml: {error}; correct the file or remove it"
    return " ".join(str(error).split()) or type(error).__name__


def wrong_setting(name: str, fault: Mapping[str, Any]) -> str:
    """One wrong setting: its name as the environment and as the file spell it, and what is wrong with it."""
    if fault["type"] == "extra_forbidden":
        return f"{name} is no setting of Wenbao"
    return f"WENBAO_{name.upper()} ({name} in wenbao.toml): {fault['msg']}"


def _one_line(kind: type[BaseException], error: BaseException, trace: object) -> None:
    del trace
    click.echo(
        f"Error: {kind.__name__}: {one_line_of(error)}; this is a fault of wenbao, see it with --debug", err=True
    )


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--library",
    type=click.Path(path_type=Path),
    help="Folder of the library. [default: WENBAO_LIBRARY or ./wenbao-library]",
)
@debug_option
@click.version_option(package_name="wenbao", message="wenbao %(version)s")
@click.pass_context
def cli(ctx: click.Context, library: Path | None) -> None:
    """Ask Chinese government information disclosure annual reports; every figure is quoted from the report.

    \b
    Example:
      wenbao ingest reports/
      wenbao ask "攀枝花2009年收到多少件申请?"
    """
    if library is not None:
        named = {"library": str(library)}
        ctx.default_map = dict.fromkeys(cli.list_commands(ctx), named)


def main() -> None:
    """The console script. What nobody expected is one line too, unless ``--debug`` asks for the traceback."""
    sys.excepthook = _one_line
    # Vocabulary and listing make a million objects that stay: looking for garbage among them every 700 costs a fifth of a start.
    gc.set_threshold(100_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        # A terminal is written to in its own encoding, whatever that cannot show replaced; files and pipes get UTF-8.
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="replace")  # type: ignore[union-attr]
    cli.main(prog_name="wenbao")
