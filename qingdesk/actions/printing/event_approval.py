"""参加企业（商协会）活动审批表 of an event."""

from __future__ import annotations

from qingdesk.actions.printing.printable import Letterhead, OfOneRecord
from qingdesk.actions.printing.spoken import (
    cadre,
    coded,
    in_one_line,
    span,
    sum_of,
    unit_and_post,
    yes_or_no,
)
from qingdesk.domain.event import Event
from qingdesk.domain.labels import word_label
from qingdesk.domain.number import shown_number
from qingdesk.forms.event_approval import KIND, EventApprovalForm
from qingdesk.store import cadres
from qingdesk.store.connection import Readable


def _make(db: Readable, event: Event, head: Letterhead) -> EventApprovalForm:
    applicant = cadres.get(db, event.applicant_id)
    budgets = (event.budget_transport_fen, event.budget_lodging_fen, event.budget_meals_fen)
    given = [fen for fen in budgets if fen is not None]
    return EventApprovalForm(
        record_id=event.id,
        form_revision=event.form_revision,
        number=shown_number(event.number),
        applicant=applicant.name,
        post=unit_and_post(db, applicant),
        title=event.title,
        kind=word_label(event.kind) if event.kind else "",
        openness=yes_or_no(event.is_public),
        organiser=coded(event.organiser, event.organiser_uscc),
        organiser_kind=word_label(event.organiser_kind) if event.organiser_kind else "",
        time=span(event.starts_at, event.ends_at),
        place=event.place,
        attendees=tuple(cadre(db, cadre_id) for cadre_id in event.attendees),
        purpose=event.purpose,
        transport=sum_of(event.budget_transport_fen),
        lodging=sum_of(event.budget_lodging_fen),
        meals=sum_of(event.budget_meals_fen),
        total=sum_of(sum(given)) if given else "",
        oral=in_one_line((event.oral_by, span(event.oral_at, None))) if event.oral_at else "",
        **head.fields(),
    )


def is_of(db: Readable, event: Event, cadre_id: str) -> bool:
    """He asked for it, was to go, or went."""
    return cadre_id in (event.applicant_id, *event.attendees, *event.attended)


FORM = OfOneRecord(kind=KIND, noun="event", make=_make, cls=EventApprovalForm, is_of=is_of)
