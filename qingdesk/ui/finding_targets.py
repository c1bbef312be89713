"""Where a finding is put right: the screen and the record that 去处理 leads to."""

from __future__ import annotations

from qingdesk.domain.finding import Finding
from qingdesk.store import assignments, costs, declarations
from qingdesk.store.connection import Readable
from qingdesk.ui.screen import Target

_ON_THE_FIRM = ("no_visit", "nominal_only", "no_declaration", "not_handed_over")
"""Of a half-year that is over what was is looked at; declarations and handovers stand on the firm's page."""


def target_of(reader: Readable, finding: Finding) -> Target | None:
    """None where the noun has no screen of its own yet: then the sentence alone says what to do."""
    if finding.noun == "visit":
        return Target("visits", record_id=finding.record_id)
    if finding.noun == "meal":
        return Target("meals", record_id=finding.record_id)
    if finding.noun == "event":
        return Target("events", record_id=finding.record_id)
    if finding.noun == "cost":
        return Target("events", record_id=costs.get(reader, finding.record_id).event_id)
    if finding.noun == "problem":
        return Target("problems", record_id=finding.record_id)
    if finding.noun == "commitment":
        return Target("commitments", record_id=finding.record_id)
    if finding.noun in ("gift", "offer"):
        return Target(
            "gifts", record_id=finding.record_id, part="offers" if finding.noun == "offer" else "gifts"
        )
    if finding.noun == "declaration":
        declared = declarations.get(reader, finding.record_id)
        assignment = assignments.get(reader, declared.assignment_id)
        return Target("enterprises", record_id=assignment.enterprise_id)
    if finding.noun == "assignment":
        assignment = assignments.get(reader, finding.record_id)
        if finding.rule_id in _ON_THE_FIRM:
            return Target("enterprises", record_id=assignment.enterprise_id)
        return Target("visits", make=True, enterprise_id=assignment.enterprise_id)
    if finding.noun == "enterprise":
        return Target("enterprises", record_id=finding.record_id)
    if finding.noun == "cadre":
        return Target("enterprises")
    return None
