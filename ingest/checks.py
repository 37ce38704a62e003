"""Checks of one report's figures against each other. Pure: figures and identity in, findings out, nothing changed.

Checks of two reports against each other are in ``ingest.year_checks``.
"""

from collections.abc import Iterator, Sequence

from ingest.check_rules import countable
from ingest.findings import Finding
from ingest.form_checks import form_findings
from ingest.prose_checks import part_whole_findings, prose_table_findings, same_number_findings
from ingest.rate_checks import daily_yearly_findings, ratio_findings
from ingest.report import Figure, Identity
from ingest.year_checks import period_findings


def check_report(figures: Sequence[Figure], identity: Identity | None = None) -> tuple[Finding, ...]:
    """All findings over the figures of one report, in the order of the checks named below."""
    figures = countable(figures)
    return (
        *form_findings(figures),
        *part_whole_findings(figures),
        *prose_table_findings(figures),
        *daily_yearly_findings(figures),
        *ratio_findings(figures),
        *same_number_findings(figures),
        *(period_findings(identity) if identity else ()),
    )


def failed(findings: Sequence[Finding]) -> Iterator[tuple[str, Finding]]:
    """Figure id and finding for every failed finding that touches the figure."""
    for finding in findings:
        if finding.status == "failed":
            yield from ((figure_id, finding) for figure_id in finding.figures)
