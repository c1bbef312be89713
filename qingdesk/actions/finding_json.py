"""A finding as `check --json` says it (command-line.md, Finding JSON)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qingdesk.actions.check import Checked
from qingdesk.actions.wording import finding_words


def finding_json(checked: Checked, names: Mapping[str, str], today: date) -> dict[str, object]:
    """The keys in their settled order; empty ones are null."""
    finding = checked.finding
    words = finding_words(finding, names, today)
    return {
        "code": finding.code,
        "rule_id": finding.rule_id,
        "side": finding.side.value,
        "severity": finding.severity.value,
        "title": words.title,
        "clause": words.clause,
        "noun": finding.noun,
        "record_id": finding.record_id,
        "cadre_id": finding.cadre_id or None,
        "period": finding.period or None,
        "enterprise_id": finding.enterprise_id or None,
        "due_on": finding.due_on.isoformat() if finding.due_on else None,
        "params": dict(finding.params),
        "remedy": words.remedy,
        "unconfirmed": finding.unconfirmed,
        "state": checked.state.value,
    }
