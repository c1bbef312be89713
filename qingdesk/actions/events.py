"""活动: applied for, submitted, decided upon, attended, settled (豫办〔2020〕23号 二（七）)."""

from __future__ import annotations

from datetime import date, datetime

from qingdesk.actions.change import change, live
from qingdesk.actions.changes import Changes
from qingdesk.actions.record import Recorded
from qingdesk.domain.cost import Payer
from qingdesk.domain.event import Decision, Event
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import costs, events
from qingdesk.store.database import Store
from qingdesk.store.writer import Writer

CHANGED = Changes({"events"})


def approve_event(
    store: Store, event_id: str, *, by: str, at: datetime | None, number: str, today: date
) -> Recorded:
    """Approved by that person at that moment, under that number of the reply.

    Raises `Refused` before it was submitted, `Mistaken` without the moment.
    """
    with store.transaction("approve_event") as db:
        saved = change(
            db,
            events.TABLE,
            _submitted(db, event_id),
            today,
            decision=Decision.APPROVED,
            approved_by=by,
            approved_at=at,
            approval_no=number,
        )
    return Recorded((saved,), CHANGED)


def refuse_event(store: Store, event_id: str, *, by: str, number: str, today: date) -> Recorded:
    """Not approved; nobody goes. Raises `Refused` before it was submitted."""
    with store.transaction("refuse_event") as db:
        saved = change(
            db,
            events.TABLE,
            _submitted(db, event_id),
            today,
            decision=Decision.REFUSED,
            approved_by=by,
            approved_at=None,
            approval_no=number,
        )
    return Recorded((saved,), CHANGED)


def reopen_decision(store: Store, event_id: str, today: date) -> Recorded:
    """The decision was noted by mistake: it is pending again."""
    with store.transaction("reopen_decision") as db:
        saved = change(
            db,
            events.TABLE,
            live(db, events.TABLE, event_id),
            today,
            decision=Decision.PENDING,
            approved_by="",
            approved_at=None,
            approval_no="",
        )
    return Recorded((saved,), CHANGED)


def settle_event(store: Store, event_id: str, on: date, claim_no: str, today: date) -> Recorded:
    """Every cost of the own unit that is still open is settled on that day, under one claim.

    Raises `Refused` when there is none; costs paid by others are not the unit's to settle.
    """
    with store.transaction("settle_event") as db:
        event = live(db, events.TABLE, event_id)
        open_costs = [
            cost
            for cost in costs.of_event(db, event.id)
            if cost.payer is Payer.UNIT and cost.settled_on is None
        ]
        if not open_costs:
            raise Refused(
                _("No cost of the own unit is still to be settled."),
                _("Enter the costs first; what others paid is not settled here."),
            )
        saved = tuple(
            change(db, costs.TABLE, cost, today, settled_on=on, claim_no=claim_no or cost.claim_no)
            for cost in open_costs
        )
    return Recorded(saved, Changes({"costs", "events"}))


def _submitted(db: Writer, event_id: str) -> Event:
    event = live(db, events.TABLE, event_id)
    if event.submitted_on is None:
        raise Refused(
            _("This application was not submitted yet."),
            _("Submit it first: it gets its number then. Nothing was saved."),
        )
    return event
