"""交接: the assignment passes to another cadre with everything that is open (豫办〔2020〕23号 三（九）).

The assignment passes on the day of the handover; both then sign the paper, within `handover.days`, or B25 says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qingdesk.actions.change import change, live
from qingdesk.actions.changes import Changes
from qingdesk.actions.handover_items import items_of, live_commitments
from qingdesk.actions.record import Recorded
from qingdesk.actions.saving import save_new
from qingdesk.domain.assignment import Assignment, AssignmentDraft
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.handover import Handover, HandoverDraft
from qingdesk.errors import Refused
from qingdesk.i18n import _, format_date
from qingdesk.store import assignments, cadres, commitments, handovers
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.writer import Writer

CHANGED = Changes({"handovers", "assignments", "commitments"})


def hand_over(
    store: Store, assignment_id: str, to_cadre_id: str, on: date, today: date, *, supervised_by: str = ""
) -> Recorded:
    """End the assignment on that day and begin one of the same role for the other cadre; list what goes over, and
    pass on the commitments he answered for. Gives the handover, then the new assignment.

    An assignment that has ended already keeps its end, and one that the other cadre has already is his. Raises
    `Refused` for himself, for a cadre who has left, or when it was handed over before; `Mistaken` for a day in the
    future or before the assignment began.
    """
    with store.transaction("hand_over") as db:
        old = live(db, assignments.TABLE, assignment_id)
        _refuse(db, old, cadres.get(db, to_cadre_id), today)
        ends = old.ended_on if old.ended_on is not None and old.ended_on <= on else on
        if ends != old.ended_on:
            old = change(db, assignments.TABLE, old, today, ended_on=ends)
        successor = _successor(db, old, to_cadre_id, on) or _begin(db, old, to_cadre_id, on, today)
        draft = HandoverDraft(
            assignment_id=old.id,
            to_cadre_id=to_cadre_id,
            handed_over_on=on,
            items=items_of(db, old, successor, on),
            supervised_by=supervised_by,
        )
        saved = save_new(db, "handover", draft, today)
        for promise in live_commitments(db, old.enterprise_id):
            if promise.owner_cadre_id == old.cadre_id:
                change(db, commitments.TABLE, promise, today, owner_cadre_id=to_cadre_id)
    return Recorded((saved, successor), CHANGED)


def sign_handover(
    store: Store,
    handover_id: str,
    today: date,
    *,
    out_on: date | None = None,
    in_on: date | None = None,
    supervised_by: str = "",
) -> Recorded:
    """The signatures, typed by a person who sees the paper; what is not given stays as it was.

    Raises `Refused` for a signature before the handover itself or after today.
    """
    with store.transaction("sign_handover") as db:
        old = live(db, handovers.TABLE, handover_id)
        for signed in (out_on, in_on):
            if signed is not None and (signed > today or (old.handed_over_on or signed) > signed):
                raise Refused(
                    _("{day} cannot be the day of the signature.").format(day=format_date(signed)),
                    _("It is signed on the day of the handover or later, and by today. Nothing was saved."),
                )
        saved = change(
            db,
            handovers.TABLE,
            old,
            today,
            signed_out_on=out_on or old.signed_out_on,
            signed_in_on=in_on or old.signed_in_on,
            supervised_by=supervised_by.strip() or old.supervised_by,
        )
    return Recorded((saved,), Changes({"handovers"}))


def take_back(db: Writer, handover: Handover, reason: str) -> set[str]:
    """The handover was voided: the assignment is again his who had it, and the successor's is voided with it.

    Within a transaction; the nouns it touched. One that was recorded by hand made no successor and takes none
    back. Raises `Refused` when the successor has handed it over himself.
    """
    successor = _made_by(db, handover)
    if successor is None:
        return set()
    if handovers.count(db, "assignment_id = ?", (successor.id,)):
        raise Refused(_("The assignment was handed over again since."), _("Void the later handover first."))
    old = assignments.get(db, handover.assignment_id)
    if old.ended_on == handover.handed_over_on:
        assignments.update(db, replace(old, ended_on=None))
    assignments.TABLE.void(db, successor, reason, voided_with=handover.id)
    _pass_promises(db, old, handover.to_cadre_id, old.cadre_id, handover)
    return {"assignments", "commitments"}


def give_again(db: Writer, handover: Handover) -> set[str]:
    """The handover is brought back: the assignment ends again, and the successor's begins. The nouns it touched."""
    voided = assignments.TABLE.find(db, "voided_with = ?", (handover.id,), with_voided=True)
    if not voided:
        return set()
    old = assignments.get(db, handover.assignment_id)
    if old.ended_on is None:
        assignments.update(db, replace(old, ended_on=handover.handed_over_on))
    for successor in voided:
        assignments.TABLE.unvoid(db, successor)
    _pass_promises(db, old, old.cadre_id, handover.to_cadre_id, handover)
    return {"assignments", "commitments"}


def _refuse(db: Readable, old: Assignment, to: Cadre, today: date) -> None:
    if to.id == old.cadre_id:
        raise Refused(
            _("The assignment is {name}'s already.").format(name=to.name), _("Choose another cadre.")
        )
    if to.is_voided or to.has_left(today):
        raise Refused(_("{name} has left.").format(name=to.name), _("Choose a cadre who is still here."))
    if handovers.count(db, "assignment_id = ?", (old.id,)):
        raise Refused(
            _("This assignment was handed over already."),
            _("Void that handover with a reason to do it again. Nothing was changed."),
        )


def _successor(db: Readable, old: Assignment, to_cadre_id: str, on: date) -> Assignment | None:
    """The other cadre's own assignment of that role with the firm, when he has one that day."""
    his = assignments.TABLE.find(
        db,
        "cadre_id = ? AND enterprise_id = ? AND role = ?",
        (to_cadre_id, old.enterprise_id, old.role.value if old.role else ""),
    )
    return next((assignment for assignment in his if assignment.is_active(on)), None)


def _begin(db: Writer, old: Assignment, to_cadre_id: str, on: date, today: date) -> Assignment:
    draft = AssignmentDraft(
        cadre_id=to_cadre_id,
        enterprise_id=old.enterprise_id,
        role=old.role,
        started_on=on,
        basis=old.basis,
        visits_per_half=old.visits_per_half,
    )
    saved = save_new(db, "assignment", draft, today)
    assert isinstance(saved, Assignment)
    return saved


def _made_by(db: Readable, handover: Handover) -> Assignment | None:
    """The successor's assignment that came into being with this handover, as its items name it."""
    for item in handover.items:
        if item.noun == "assignment":
            found = assignments.get(db, item.record_id)
            is_new = found.created_at == handover.created_at and found.started_on == handover.handed_over_on
            return found if is_new and not found.is_voided else None
    return None


def _pass_promises(db: Writer, old: Assignment, giver: str, taker: str, handover: Handover) -> None:
    listed = {item.record_id for item in handover.items if item.noun == "commitment"}
    for promise in live_commitments(db, old.enterprise_id):
        if promise.id in listed and promise.owner_cadre_id == giver:
            commitments.update(db, replace(promise, owner_cadre_id=taker))
