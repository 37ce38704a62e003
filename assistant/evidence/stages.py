"""What was accepted of the applications that came in, where a report counts the two apart ("收到291件,受理288件")."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.answer import Language
from assistant.cues import load
from assistant.readings import Finding, reading_of
from ingest.folding import fold_text
from ingest.report import Figure

# What 受理 may have been read as: all that came in, and what was refused or not processed where it was 不予受理.
RECEIVED, TURNED_DOWN = frozenset(("req_received",)), frozenset(("req_received", "resp_denied", "notproc_total"))


def of_stage(finding: Finding, figures: Sequence[Figure], question: str, language: Language) -> Finding:
    """``finding`` of what came in, or in its place what the report of ``figures`` says was accepted or not accepted.

    ``question`` is folded. What was accepted is what was received where a report tells no second number; what was not
    accepted has a number only where one is called so.
    """
    if finding.indicator in TURNED_DOWN and says("declined", question, language):
        told = called("declined", figures)
        return told_as(finding, told) or Finding(finding.report, finding.indicator, "absent", note="narrower")
    if finding.indicator not in RECEIVED or not says("accepted", question, language):
        return finding
    if re.search(str(stage("accepted")["received"][language]), question, re.IGNORECASE):
        return finding
    own = [figure for reading in finding.readings for figure in reading.figures]
    if not own or any("受理" in figure.label for figure in own):
        return finding
    return told_as(finding, called("accepted", figures)) or finding


def told_as(finding: Finding, told: Sequence[Figure]) -> Finding | None:
    """What the figures ``told`` say in place of ``finding``: one value, several that are not told apart, or None for none."""
    if len({(figure.value, figure.unit) for figure in told}) > 1:
        return Finding(finding.report, finding.indicator, "ambiguous", candidates=tuple(told))
    return Finding(finding.report, finding.indicator, "answered", (reading_of(told, told),)) if told else None


def called(name: str, figures: Sequence[Figure]) -> list[Figure]:
    """The numbers of applications in the text that are called so and nothing more."""
    pattern = re.compile(str(stage(name)["labels"]))
    return [
        figure for figure in figures
        if figure.indicator is None and not figure.in_table and figure.value is not None
        and figure.unit in ("件", "宗", "条", "") and pattern.fullmatch(fold_text(figure.label))
    ]  # fmt: skip


def says(name: str, question: str, language: Language) -> bool:
    """Whether a folded question says the word of a stage."""
    return re.search(str(stage(name)["asked"][language]), question, re.IGNORECASE) is not None


def stage(name: str) -> Mapping[str, Any]:
    """The words of one stage."""
    found = load("stages")[name]
    if not isinstance(found, dict):
        raise TypeError(f"stages.yaml: {name} must be a mapping")
    return found
