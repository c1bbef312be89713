"""利益关系申报: which assignments want one now, and what became of a conflict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qingdesk.actions.change import change, live
from qingdesk.actions.changes import Changes
from qingdesk.actions.record import Recorded
from qingdesk.domain.assignment import Assignment
from qingdesk.domain.declaration import DeclarationDraft, Resolution
from qingdesk.domain.declaration_due import declaration_due
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import assignments, declarations, policies, units
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store

DAYS_AHEAD = 30


@dataclass(frozen=True)
class Proposed:
    """A declaration that is due. draft: of today, still without its answer."""

    assignment: Assignment
    due_on: date
    draft: DeclarationDraft


def propose_declarations(
    db: Readable, today: date, *, cadre_id: str = "", days_ahead: int = DAYS_AHEAD
) -> list[Proposed]:
    """Active assignments whose declaration is late or falls due within `days_ahead`, the nearest first."""
    home = units.home(db)
    policy = policies.load(db, "declaration.days", "declaration.months")
    day = today.isoformat()
    active = assignments.TABLE.find(
        db,
        "started_on <= ? AND (ended_on IS NULL OR ended_on >= ?) AND (? = '' OR cadre_id = ?)",
        (day, day, cadre_id, cadre_id),
    )
    newest = declarations_newest(db, today)
    found = []
    for assignment in active:
        assert assignment.started_on is not None
        due = declaration_due(
            assignment.started_on, newest.get(assignment.id), policy, unit_id=home.id if home else ""
        )
        if due is not None and due.on <= today + timedelta(days=days_ahead):
            draft = DeclarationDraft(assignment_id=assignment.id, declared_on=today)
            found.append(Proposed(assignment, due.on, draft))
    return sorted(found, key=lambda one: (one.due_on, one.assignment.id))


def declarations_newest(db: Readable, today: date) -> dict[str, date]:
    """Assignment → the day of its newest declaration by today."""
    rows = db.execute(
        "SELECT assignment_id, max(declared_on) FROM declaration"
        " WHERE voided_at IS NULL AND declared_on <= ? GROUP BY assignment_id",
        (today.isoformat(),),
    )
    return {str(row[0]): date.fromisoformat(str(row[1])) for row in rows}


def resolve_conflict(
    store: Store, declaration_id: str, resolution: Resolution, on: date, today: date
) -> Recorded:
    """The conflict was resolved: another cadre contacts the firm, or he stays out of its matters.

    Raises `Refused` where there is no conflict, or where nothing was done about it.
    """
    with store.transaction("resolve_conflict") as db:
        old = live(db, declarations.TABLE, declaration_id)
        if not old.has_conflict or resolution is Resolution.NONE:
            raise Refused(
                _("There is no conflict here to resolve, or nothing was done about it."),
                _("Choose whether another cadre takes over, or he stays out of the firm's matters."),
            )
        saved = change(db, declarations.TABLE, old, today, resolution=resolution, resolved_on=on)
    return Recorded((saved,), Changes({"declarations"}))
