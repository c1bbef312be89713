"""谁负责: which cadre answers for a firm's problem or commitment; it survives a change of office."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qingdesk.domain.assignment import Assignment, Role


def answers_for(assignments: Iterable[Assignment], on: date | None, today: date) -> Assignment | None:
    """The leader assignment active on the matter's own date; else the one active today; else None
    (the unit's).

    assignments: of the one firm, any role. Of several, the latest `started_on`, then the smallest id.
    """
    leaders = [
        a for a in assignments if a.role is Role.LEADER and not a.is_voided and a.started_on is not None
    ]
    for day in (on, today):
        active = [a for a in leaders if day is not None and a.is_active(day)]
        if active:
            latest = max(a.started_on for a in active if a.started_on is not None)
            return min((a for a in active if a.started_on == latest), key=lambda a: a.id)
    return None
