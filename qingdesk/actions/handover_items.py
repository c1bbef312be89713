"""What goes over with an assignment: open problems, live commitments, forms not signed yet, the next visit due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qingdesk.domain.assignment import Assignment, Role
from qingdesk.domain.commitment import Commitment
from qingdesk.domain.handover import HandoverItem
from qingdesk.domain.period import Half
from qingdesk.domain.problem import Problem
from qingdesk.domain.visit import Visit, VisitState
from qingdesk.i18n import _, format_date
from qingdesk.store import commitments, enterprises, policies, problems, visits
from qingdesk.store.connection import Readable


def open_problems(db: Readable, enterprise_id: str) -> list[Problem]:
    """The firm's problems that are not closed."""
    return problems.TABLE.find(
        db, "enterprise_id = ? AND closed_on IS NULL", (enterprise_id,), order_by="raised_on, id"
    )


def live_commitments(db: Readable, enterprise_id: str) -> list[Commitment]:
    """The firm's commitments that are neither fulfilled nor changed for a lawful cause."""
    promised = commitments.TABLE.find(db, "enterprise_id = ?", (enterprise_id,), order_by="promised_on, id")
    return [commitment for commitment in promised if commitment.is_live]


def unsigned_visits(db: Readable, assignment: Assignment) -> list[Visit]:
    """Of the firm, by this cadre, numbered and still without the firm's signature."""
    return visits.TABLE.find(
        db,
        "enterprise_id = ? AND state = ? AND id IN (SELECT visit_id FROM visit_cadre WHERE cadre_id = ?)",
        (assignment.enterprise_id, VisitState.COMPLETED.value, assignment.cadre_id),
        order_by="started_at, id",
    )


def items_of(
    db: Readable, assignment: Assignment, successor: Assignment, on: date
) -> tuple[HandoverItem, ...]:
    """The list as of that day, in words that stay as they were."""
    firm = enterprises.get(db, assignment.enterprise_id)
    found = [HandoverItem("enterprise", firm.id, firm.name)]
    found += [HandoverItem("problem", p.id, _problem(p)) for p in open_problems(db, firm.id)]
    found += [HandoverItem("commitment", c.id, _commitment(c)) for c in live_commitments(db, firm.id)]
    found += [HandoverItem("visit", v.id, _visit(v)) for v in unsigned_visits(db, assignment)]
    return (*found, HandoverItem("assignment", successor.id, _next_visit(db, successor, on)))


def _problem(problem: Problem) -> str:
    if problem.due_on is None:
        return _("{number} {text}: open").format(number=problem.number, text=problem.text)
    return _("{number} {text}: open, due on {day}").format(
        number=problem.number, text=problem.text, day=format_date(problem.due_on)
    )


def _commitment(commitment: Commitment) -> str:
    if commitment.due_on is None:
        return _("{number} {text}: not fulfilled yet").format(number=commitment.number, text=commitment.text)
    return _("{number} {text}: to be fulfilled by {day}").format(
        number=commitment.number, text=commitment.text, day=format_date(commitment.due_on)
    )


def _visit(visit: Visit) -> str:
    day = format_date(visit.started_at.date()) if visit.started_at else ""
    return _("{number}, visit of {day}: the firm's signature is missing").format(number=visit.number, day=day)


def _next_visit(db: Readable, successor: Assignment, on: date) -> str:
    if successor.role is not Role.LEADER:
        return _("The liaison goes on from {day}.").format(day=format_date(on))
    return _("Next visit in person: by {day}.").format(day=format_date(_next_due(db, successor, on)))


def _next_due(db: Readable, successor: Assignment, on: date) -> date:
    """The last day of the first half-year in which the successor is under duty and nobody has been there yet."""
    half = Half.of(on)
    least = policies.load(db, "duty.min_days").find("duty.min_days", on)
    days = least.value if least is not None and isinstance(least.value, int) else 0
    if successor.active_days(half) < days or _was_there(db, successor.enterprise_id, half):
        return half.previous(-1).last
    return half.last


def _was_there(db: Readable, enterprise_id: str, half: Half) -> bool:
    made: Sequence[Visit] = visits.find(db, half=half, enterprise_id=enterprise_id)
    return any(visit.is_in_person for visit in made)
