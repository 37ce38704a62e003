"""``wenbao ask`` and ``wenbao chat``: questions on the terminal, one, many or a conversation."""

import gc
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.cli_options import json_option, library_option, opened, settings_for

if TYPE_CHECKING:
    from assistant import Answer, Settings
    from index.library import Library


@dataclass(frozen=True)
class BatchLine:
    """One question of a batch: its id, and the id of the earlier line whose conversation it continues."""

    id: str
    question: str
    after: str | None


class BatchLineError(ValueError):
    """A line of a batch file that cannot be asked; the message says why."""


@click.command(short_help="Answer a question with figures and citations.")
@click.argument("question", required=False)
@json_option
@click.option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="Ask the lines of a JSONL file (id, question, optionally after); one JSON answer a line.",
)
@click.option(
    "--explain", is_flag=True, help="Also say how the answer came about: candidates, evidence, checks, times."
)
@library_option
def ask(question: str | None, as_json: bool, batch: str | None, explain: bool, library: Path | None) -> None:
    """Answer QUESTION with figures and citations, in Chinese or English.

    A line of a batch may name an earlier line as "after"; it then continues that conversation.

    \b
    Example:
      wenbao ask "攀枝花2009年收到多少件申请?"
      wenbao ask "攀枝花2009年网上申请占百分之几?" --explain
    """
    if (question is None) == (batch is None):
        raise click.UsageError('give either a question in quotes or --batch FILE, for example: wenbao ask "…"')
    if batch is not None:
        settings, library_ = settings_for(library), opened(library)
        with click.open_file(batch, encoding="utf-8-sig", errors="surrogateescape") as lines:
            failed = _ask_batch(library_, settings, lines, explain)
        sys.exit(1 if failed else 0)
    with _without_collecting():
        settings, library_ = settings_for(library), opened(library)
        if as_json:
            answer = _asked(library_, settings, question or "", (), explain)
            click.echo(json.dumps(answer.to_json(), ensure_ascii=False, indent=2))
        else:
            _show(library_, settings, question or "", (), explain)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No search for garbage: one answer leaves little, and searching takes a seventh of a start over 10,000 reports."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@click.command(short_help="Hold a conversation in the terminal.")
@library_option
def chat(library: Path | None) -> None:
    """Hold a conversation in the terminal; an empty line or Ctrl-D ends it.

    \b
    Example:
      wenbao chat --library wenbao-library
    """
    from ui.texts import as_language, text

    settings, library_ = settings_for(library), opened(library)
    language = as_language("zh")
    history: tuple[Answer, ...] = ()
    if sys.stdin.isatty():
        click.echo(f"{text('zh', 'chat_hello')}\n{text('en', 'chat_hello')}")
    while question := _next_line(text(language, "chat_prompt")):
        answer = _show(library_, settings, question, history)
        history, language = (*history, answer), answer.language
        click.echo()


def _next_line(prompt: str) -> str:
    try:
        return input(prompt if sys.stdin.isatty() else "").strip()
    except (EOFError, KeyboardInterrupt):  # Ctrl-D and Ctrl-C end a conversation, neither is a failure
        click.echo()
        return ""


def _asked(
    library: "Library", settings: "Settings", question: str, history: tuple["Answer", ...], explain: bool = False
) -> "Answer":
    from assistant import ask as ask_library

    return ask_library(library, _whole(question), history, settings, explain)


def _whole(question: str) -> str:
    """A terminal in another encoding hands over half characters, which nothing after this could write out."""
    return question.encode("utf-8", "replace").decode("utf-8")


def _show(
    library: "Library", settings: "Settings", question: str, history: tuple["Answer", ...], explain: bool = False
) -> "Answer":
    """Ask and print: the proved answer at once, then each thing that a chat model adds as it is verified."""
    from assistant.ask import explained, follow
    from ui.render_terminal import answer_text
    from ui.terminal_columns import may_style

    printed = ""
    for trail in follow(library, _whole(question), history, settings):
        text = answer_text(trail.answer, bold=may_style())
        click.echo(text.removeprefix(printed), nl=False)
        sys.stdout.flush()
        printed = text
    click.echo()
    if explain:
        from ui.render_explain import explain_text

        click.echo(f"\n{explain_text(explained(trail))}")
    return trail.answer


def _ask_batch(library: "Library", settings: "Settings", lines: Iterable[str], explain: bool) -> int:
    """Ask line by line; an answer a line on standard output, a sentence on standard error for a line that fails."""
    from assistant.errors import AssistantError

    conversations: dict[str, tuple[Answer, ...]] = {}
    failed = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            asked = batch_line(line)
            if asked.after is not None and asked.after not in conversations:
                raise BatchLineError(f'"after" names {asked.after}, which no earlier line answered')
            history = conversations.get(asked.after, ()) if asked.after is not None else ()
            answer = replace(_asked(library, settings, asked.question, history, explain), id=asked.id)
        except (BatchLineError, AssistantError) as error:
            failed += 1
            click.echo(f"line {number}: {error}; the other lines are answered", err=True)
            continue
        conversations[asked.id] = (*history, answer)
        click.echo(json.dumps(answer.to_json(), ensure_ascii=False))
    return failed


def batch_line(line: str) -> BatchLine:
    """One line of a batch file as a question. Raises BatchLineError."""
    try:
        line.encode(
            "utf-8"
        )  # a byte that is no UTF-8 was read as a lone surrogate: it fails its own line, not the file
        fields: Any = json.loads(line)
    except UnicodeEncodeError as error:
        raise BatchLineError("is not UTF-8, save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        raise BatchLineError(f"is no JSON ({error.msg}), write one object a line") from error
    except (RecursionError, ValueError) as error:  # nested too deeply, or a number of thousands of digits
        raise BatchLineError("is no question, write an object with id and question") from error
    if not isinstance(fields, dict):
        raise BatchLineError("is no JSON object, write an object with id and question")
    for name in _missing(fields):
        raise BatchLineError(f'has no "{name}", write an object with id and question')
    after = fields.get("after")
    return BatchLine(str(fields["id"]), str(fields["question"]), None if after is None else str(after))


def _missing(fields: dict[str, Any]) -> Iterator[str]:
    return (name for name in ("id", "question") if not isinstance(fields.get(name), str | int))
