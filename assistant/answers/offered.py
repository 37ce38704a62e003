"""Numbers that a question offers for one thing ("318 or 315?"): those of them that the report prints, each with its place."""

import re
from collections.abc import Sequence

from assistant.answers.caveats import caveats_for
from assistant.evidence.gather import Evidence
from assistant.plan import QuestionPlan
from assistant.readings import Finding, distinct, reading_of
from assistant.reply import Line, Reply, quotes_of
from assistant.sentences import reading_label, value_text, who_text
from ingest.folding import fold_text
from ingest.report import Figure

OR = {"zh": re.compile("还是|或者?"), "en": re.compile(r"\bor\b", re.IGNORECASE)}


def offered(plan: QuestionPlan, evidence: Evidence, findings: Sequence[Finding]) -> Reply | None:
    """The offered numbers that the report gives for the one thing asked; None where it offers none or gives neither.

    Where text and table each give one, both are stated as a conflict: which is right the report does not say.
    """
    if len(set(plan.numbers)) < 2 or OR[plan.language].search(fold_text(plan.question)) is None:
        return None
    if len({found.indicator for found in findings}) != 1 or len(plan.reports) != 1:
        return None
    named = [figure for figure in figures_of(findings) if f"{figure.value:f}" in plan.numbers]
    readings = [
        reading_of(own, own) for value in distinct(one.value for one in named) if (own := [f for f in named if f.value == value])
    ]  # fmt: skip
    if not readings:
        return None
    lines = [Line("conflict")] if len(readings) > 1 else []
    for reading in readings:
        fields = {
            "value": value_text(reading, plan.language),
            "label": reading_label(reading, plan.language),
            "who": who_text(evidence.rows[reading.report], plan.language),
            "mark": "",
        }
        lines.append(Line("line_value", fields, quotes_of([reading]), (reading,)))
    return Reply("answered", tuple(lines), caveats_for(plan, evidence, findings))


def figures_of(findings: Sequence[Finding]) -> list[Figure]:
    """Every printed figure behind the findings, the candidates of those that could not be decided among them."""
    figures = [figure for found in findings for reading in found.readings for figure in reading.figures]
    figures += [figure for found in findings for figure in found.candidates]
    return [figure for figure in figures if figure.value is not None and not figure.inferred]
