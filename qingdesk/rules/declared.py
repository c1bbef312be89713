"""The newest declaration of an assignment, shared by the rules on interests (A28, A29)."""

from __future__ import annotations

from datetime import date

from qingdesk.domain.assignment import Assignment
from qingdesk.domain.declaration import Declaration
from qingdesk.domain.facts import CadreFacts
from qingdesk.rules.seen import seen


def newest(facts: CadreFacts, assignment: Assignment, today: date) -> Declaration | None:
    """The one declared last by today; of one day the one with the larger id, which was entered later."""
    declared = [
        (day, d.id, d) for d, day in seen(facts.declarations, today) if d.assignment_id == assignment.id
    ]
    return max(declared, key=lambda entry: entry[:2])[2] if declared else None
