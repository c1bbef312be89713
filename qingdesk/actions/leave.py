"""A cadre leaves: with one question his assignments end, and what he has to hand over is listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.actions.change import change, live
from qingdesk.actions.changes import Changes
from qingdesk.domain.assignment import Assignment
from qingdesk.domain.cadre import Cadre
from qingdesk.errors import Refused
from qingdesk.i18n import _, format_date
from qingdesk.store import assignments, audit, cadres, handovers, undo
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store

ACTION = "cadre_leaves"


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """cadre: who leaves. ending: assignments that end that day. never_begun: those that would begin later, and are
    voided. handovers_due: assignments that somebody has to take over, and nobody has yet."""

    cadre: Cadre
    ending: tuple[Assignment, ...]
    never_begun: tuple[Assignment, ...]
    handovers_due: tuple[Assignment, ...]
    changes: Changes


def preview_leaving(store: Store, cadre_id: str, on: date) -> Leaving:
    """What his leaving on that day would end; nothing is written. Raises `NotFound`, or `Refused` as the leaving."""
    db = store.reader()
    cadre = cadres.get(db, cadre_id)
    _refuse(cadre)
    ending, never_begun = _affected(db, cadre_id, on)
    return Leaving(
        cadre=cadre,
        ending=tuple(ending),
        never_begun=tuple(never_begun),
        handovers_due=tuple(one for one in ending if not _is_handed_over(db, one)),
        changes=Changes(),
    )


def cadre_leaves(store: Store, cadre_id: str, on: date, today: date) -> Leaving:
    """Set the day he left, end the assignments that were in force, and list the handovers due; one undo.

    Raises `Refused` for one who has left already, was voided, or had not been appointed by then.
    """
    with store.transaction(ACTION) as db:
        first = audit.head(db)[0] + 1
        cadre = live(db, cadres.TABLE, cadre_id)
        _refuse(cadre)
        ending, never_begun = _affected(db, cadre_id, on)
        ended = [change(db, assignments.TABLE, one, today, ended_on=on) for one in ending]
        why = _("{name} left before it began").format(name=cadre.name)
        for one in never_begun:
            assignments.TABLE.void(db, one, why)
        cadre = change(db, cadres.TABLE, cadre, today, left_on=on)
        due = tuple(one for one in ended if not _is_handed_over(db, one))
        undo.remember(db, ACTION, first)
    return Leaving(
        cadre=cadre,
        ending=tuple(ended),
        never_begun=tuple(never_begun),
        handovers_due=due,
        changes=Changes({"cadres", "assignments"} if ended or never_begun else {"cadres"}),
    )


def undo_leaving(store: Store, reason: str = "") -> Changes:
    """He stays after all: the last leaving that was not taken back yet. Raises `Refused` when there is none, or an
    assignment was changed, or handed over, since."""
    step = undo.newest(store.reader(), ACTION)
    if step is None:
        raise Refused(_("There is no leaving to undo."), _("Nothing was changed."))
    with store.transaction("undo_cadre_leaves", reason) as db:
        undo.undo(db, step, reason or _("The leaving was undone"))
    return Changes({"cadres", "assignments"})


def _refuse(cadre: Cadre) -> None:
    if cadre.left_on is not None:
        raise Refused(
            _("{name} left on {day} already.").format(name=cadre.name, day=format_date(cadre.left_on)),
            _("Change the day in the list of cadres if it is wrong. Nothing was changed."),
        )


def _affected(db: Readable, cadre_id: str, on: date) -> tuple[list[Assignment], list[Assignment]]:
    """(assignments in force on that day or ending later, assignments that begin later)."""
    day = on.isoformat()
    ending = assignments.TABLE.find(
        db,
        "cadre_id = ? AND started_on <= ? AND (ended_on IS NULL OR ended_on > ?)",
        (cadre_id, day, day),
    )
    later = assignments.TABLE.find(db, "cadre_id = ? AND started_on > ?", (cadre_id, day))
    return ending, later


def _is_handed_over(db: Readable, assignment: Assignment) -> bool:
    return handovers.count(db, "assignment_id = ?", (assignment.id,)) > 0
