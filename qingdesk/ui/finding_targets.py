"""Where a finding is put right: the screen and the record that 去处理 leads to."""

from __future__ import annotations

from qingdesk.domain.finding import Finding
from qingdesk.store import assignments, costs, problems
from qingdesk.store.connection import Readable
from qingdesk.ui.screen import Target


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
        problem = problems.get(reader, finding.record_id)
        return _of_visit(problem.visit_id, "problems") or Target(
            "enterprises", record_id=problem.enterprise_id
        )
    if finding.noun == "assignment":
        assignment = assignments.get(reader, finding.record_id)
        if finding.rule_id in ("no_visit", "nominal_only"):  # the half-year is over: what was is looked at
            return Target("enterprises", record_id=assignment.enterprise_id)
        return Target("visits", make=True, enterprise_id=assignment.enterprise_id)
    if finding.noun == "enterprise":
        return Target("enterprises", record_id=finding.record_id)
    if finding.noun == "cadre":
        return Target("enterprises")
    return None


def _of_visit(visit_id: str, part: str) -> Target | None:
    return Target("visits", record_id=visit_id, part=part) if visit_id else None
