"""Of each record the worst finding that is still open: the mark that its row in a list carries."""

from __future__ import annotations

from collections.abc import Mapping

from qingdesk.ui.findings import Findings

Worst = Mapping[str, tuple[str, str]]
"""Record id → severity and title of its worst finding that is still open."""


def worst_findings(findings: Findings, noun: str) -> dict[str, tuple[str, str]]:
    """Record id → (severity, title of the finding), for the records of a noun."""
    from qingdesk.actions.wording import WORDS
    from qingdesk.i18n import _

    found: dict[str, tuple[str, str]] = {}
    for one in findings.open():  # worst first
        if one.finding.noun == noun:
            title = _(WORDS[one.finding.rule_id].title)
            found.setdefault(one.finding.record_id, (one.finding.severity.value, title))
    return found
