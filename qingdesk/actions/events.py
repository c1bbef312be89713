"""活动: applied for, submitted, decided upon, attended, settled (豫办〔2020〕23号 二（七）)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from qingdesk.actions.change import change, live
from qingdesk.actions.changes import Changes
from qingdesk.actions.record import Recorded
from qingdesk.domain.cost import CostDraft, CostKind, Payer
from qingdesk.domain.event import Decision, Event
from qingdesk.domain.policy import PolicyRow
from qingdesk.domain.travel_due import night_limit, travel_classes
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import cadres, costs, events, policies
from qingdesk.store.connection import Readable
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


def note_oral_approval(store: Store, event_id: str, *, by: str, at: datetime | None, today: date) -> Recorded:
    """Told by word of mouth for now; the written approval follows within its term."""
    with store.transaction("note_oral_approval") as db:
        saved = change(db, events.TABLE, live(db, events.TABLE, event_id), today, oral_by=by, oral_at=at)
    return Recorded((saved,), CHANGED)


def note_attendance(
    store: Store,
    event_id: str,
    *,
    attended: Sequence[str],
    starts_at: datetime | None,
    ends_at: datetime | None,
    city: str,
    outcome: str,
    today: date,
) -> Recorded:
    """Who went, when and where, as it was; what differs from the approval is for the rules to say."""
    with store.transaction("note_attendance") as db:
        saved = change(
            db,
            events.TABLE,
            live(db, events.TABLE, event_id),
            today,
            attended=tuple(attended),
            actual_starts_at=starts_at,
            actual_ends_at=ends_at,
            actual_city=city,
            outcome=outcome,
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


@dataclass(frozen=True)
class CostStandard:
    """night_fen: the limit of a night's lodging; None where none is known or it is another kind of cost. classes:
    of travel that the rank may take; empty where none is known. row: the limit of the policy table."""

    row: PolicyRow
    night_fen: int | None = None
    classes: tuple[str, ...] = ()


def cost_standard(db: Readable, cost: CostDraft, event: Event) -> CostStandard | None:
    """What the standards of business travel allow for this cost; None where the table or the rank says nothing.

    Of the traveller's rank, the city where he stayed, and the season; of the applicant where nobody is named.
    """
    cadre = cadres.get(db, cost.cadre_id or event.applicant_id)
    if cadre.rank is None or event.starts_at is None:
        return None
    policy, rank = policies.load(db, "lodging.limit_fen", "travel.class"), cadre.rank.value
    night = night_limit(cost, event, policy, rank=rank)
    if night is not None and isinstance(night.value, int):
        return CostStandard(night, night_fen=night.value)
    if cost.kind is CostKind.TRANSPORT:
        row = travel_classes(policy, event.starts_at.date(), rank=rank)
        if row is not None and isinstance(row.value, list | tuple):
            return CostStandard(row, classes=tuple(str(one) for one in row.value))
    return None
