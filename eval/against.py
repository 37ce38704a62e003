"""The assistant and its rivals on the same questions, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.model.chat_model import load_chat_model
from assistant.settings import Settings
from eval.cases import Case
from eval.expected import ExpectedRefusal, ExpectedValues
from eval.naive import naive_rival
from eval.rivals import RIVALS, Rival, RivalRun, library_rival, run_rival
from eval.run import CaseResult
from eval.same_number import same_number
from eval.scorecard import aligned, latency, tally
from eval.scores import asserted_numbers
from index.library import Library


@dataclass(frozen=True)
class NumberCounts:
    """Numbers over the questions that ask for numbers, or where a refusal is due.

    ``right``: expected and given; ``missed``: expected and not given; ``wrong``: given and not expected.
    """

    right: int
    missed: int
    wrong: int


class AgainstError(ValueError):
    """A rival that does not exist; the message names those that do."""


def rival_names(text: str) -> tuple[str, ...]:
    """The rivals of a list with commas, each once; raises AgainstError.

    >>> rival_names("naive, bm25")
    ('naive', 'bm25')
    """
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in RIVALS]
    if unknown or not names:
        raise AgainstError(f"{unknown[0] if unknown else text!r} is no baseline; there are {', '.join(RIVALS)}")
    return names


def run_rivals(
    names: Sequence[str], library: Library, cases: Sequence[Case], settings: Settings
) -> tuple[RivalRun, ...]:
    """The rivals of these names; the naive chain once more with the chat model where ``settings`` have one.

    Raises ChatModelError where that cannot be loaded.
    """
    runs: list[RivalRun] = []
    text_of = library.catalog.text
    for name in names:
        if name != "naive":
            runs.append(
                run_rival(library_rival(library, name, "lexical" if name == "bm25" else "dense"), cases, text_of)
            )
            continue
        with naive_rival(library) as naive:
            runs += [run_rival(rival, cases, text_of) for rival in (naive, *_with_chat_model(naive, settings))]
    return tuple(runs)


def _with_chat_model(naive: Rival, settings: Settings) -> tuple[Rival, ...]:
    if not settings.chat_model:
        return ()
    write = load_chat_model(settings.chat_model, settings.chat_timeout)
    return (replace(naive, name="naive with chat model", write=write, timeout=settings.chat_timeout),)


def count_numbers(results: Sequence[CaseResult]) -> NumberCounts:
    """The numbers that ``results`` give and lack; approximation and arithmetic need not be said here."""
    right = missed = wrong = 0
    for result in results:
        expected = result.case.expected
        asserted = asserted_numbers(result.answer)
        if isinstance(expected, ExpectedRefusal):
            wrong += len(asserted)
        elif isinstance(expected, ExpectedValues) and expected.numbers:
            met = [any(same_number(wanted, number) for number in asserted) for wanted in expected.numbers]
            right, missed = right + sum(met), missed + len(met) - sum(met)
            wrong += sum(not any(same_number(wanted, number) for wanted in expected.numbers) for number in asserted)
    return NumberCounts(right, missed, wrong)


HEADER = (
    "", "right", "missed", "wrong", "numbers right", "numbers missed", "numbers wrong", "evidence", "median ms"
)  # fmt: skip


def side_by_side(results: Sequence[CaseResult], rivals: Sequence[RivalRun]) -> tuple[tuple[str, ...], ...]:
    """Rows of cells, the head first: the assistant, then each rival. ``evidence`` is what the citations hold."""
    return (HEADER, *(_row(run) for run in (RivalRun("wenbao", tuple(results)), *rivals)))


def _row(run: RivalRun) -> tuple[str, ...]:
    counted, numbers = tally(run.results), count_numbers(run.results)
    cells = (counted.right, counted.missed, counted.wrong, numbers.right, numbers.missed, numbers.wrong)
    evidence = f"{counted.evidence_found}/{counted.evidence_wanted}"
    return (run.name, *(str(cell) for cell in cells), evidence, f"{latency(run.results)[0]:.0f}")


def side_by_side_table(results: Sequence[CaseResult], rivals: Sequence[RivalRun]) -> str:
    """The same for people."""
    return aligned(side_by_side(results, rivals))
