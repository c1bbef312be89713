"""走访责任: the duty of each half-year (B02-B06), shared by its rules.

豫办〔2020〕23号 二（五）: 每半年至少到联系企业1次.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.assignment import Assignment, Role
from qingdesk.domain.enterprise import EnterpriseStatus
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.period import Half
from qingdesk.domain.policy import Policy, PolicyRow
from qingdesk.domain.visit import Visit
from qingdesk.rules.limits import limit
from qingdesk.rules.seen import done_visits, seen


@dataclass(frozen=True)
class Duty:
    """One assignment in one half-year. required: visits. contacts: any visit, any mode, by whoever went, within
    the assignment. rests_on: the limits that make it a duty."""

    assignment: Assignment
    half: Half
    required: int
    contacts: tuple[Visit, ...]
    rests_on: tuple[PolicyRow, ...]

    @property
    def counting(self) -> tuple[Visit, ...]:
        """The contacts in person, at the firm."""
        return tuple(visit for visit in self.contacts if visit.is_in_person)

    def is_phone_only(self, warn_days: int, today: date) -> bool:
        """B04's condition, which B03 leaves to it: contact, none of it in person, near the end."""
        return bool(self.contacts) and not self.counting and self.half.days_left(today) <= warn_days


def duties(facts: CadreFacts, half: Half, policy: Policy, today: date) -> tuple[Duty, ...]:
    """The duties of this half-year: of a leader in scope, for a firm not closed, active at least
    `duty.min_days` in it, from `records_from` on; in the running half-year only what is active today."""
    return facts.once(("duties", half, policy, today), lambda: tuple(_duties(facts, half, policy, today)))


def _duties(facts: CadreFacts, half: Half, policy: Policy, today: date) -> Iterator[Duty]:
    per_half = limit(policy, "duty.visits_per_half", half.first, facts.unit_id)
    min_days = limit(policy, "duty.min_days", half.first, facts.unit_id)
    if per_half is None or min_days is None or not facts.cadre.in_scope or half.first < facts.records_from:
        return
    for assignment, _ in seen(facts.assignments, today):
        firm = facts.enterprises.get(assignment.enterprise_id)
        days = assignment.active_days(half)
        if (
            assignment.role is not Role.LEADER
            or (firm is not None and firm.status is EnterpriseStatus.CLOSED)
            or days < min_days.value
            or (today <= half.last and not assignment.is_active(today))
        ):
            continue
        whole = days == (half.last - half.first).days + 1
        yield Duty(
            assignment,
            half,
            max(assignment.visits_per_half or 0, per_half.value),
            tuple(_contacts(facts, assignment, half, today)),
            (per_half.row,) if whole else (per_half.row, min_days.row),
        )


def ended_halves(facts: CadreFacts, today: date) -> list[Half]:
    """The ended half-years in which this cadre can have had a duty, the earliest first."""
    starts = [day for _, day in seen(facts.assignments, today)]
    if not starts:
        return []
    half = Half.of(max(min(starts), facts.records_from))
    found = []
    while half.last < today:
        found.append(half)
        half = half.previous(-1)
    return found


def _contacts(facts: CadreFacts, assignment: Assignment, half: Half, today: date) -> Iterator[Visit]:
    first, last = half.first, half.last
    for visit, day in _by_firm(facts, today).get(assignment.enterprise_id, ()):
        if first <= day <= last and assignment.is_active(day):
            yield visit


def _by_firm(facts: CadreFacts, today: date) -> Mapping[str, Sequence[tuple[Visit, date]]]:
    def grouped() -> Mapping[str, Sequence[tuple[Visit, date]]]:
        found: dict[str, list[tuple[Visit, date]]] = defaultdict(list)
        for visit, day in done_visits(facts, today):
            found[visit.enterprise_id].append((visit, day))
        return found

    return facts.once(("visits_by_firm", today), grouped)
