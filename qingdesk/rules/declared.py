"""The newest declaration of an assignment, shared by the rules on interests (A28, A29)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qingdesk.domain.assignment import Assignment
from qingdesk.domain.declaration import Declaration
from qingdesk.domain.facts import CadreFacts
from qingdesk.rules.seen import seen


def newest(facts: CadreFacts, assignment: Assignment, today: date) -> Declaration | None:
    """The one declared last by today; of one day the one with the larger id, which was entered later."""

    def by_assignment() -> Mapping[str, Declaration]:
        dated = sorted(
            ((day, d.id, d) for d, day in seen(facts.declarations, today)), key=lambda one: one[:2]
        )
        return {d.assignment_id: d for _day, _id, d in dated}

    return facts.once(("newest_declarations", today), by_assignment).get(assignment.id)
