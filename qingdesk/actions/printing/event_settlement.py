"""活动费用结算表 of an event."""

from __future__ import annotations

from qingdesk.actions.printing.event_approval import is_of
from qingdesk.actions.printing.printable import Letterhead, OfOneRecord
from qingdesk.actions.printing.spoken import both_ways, cadre, cadre_name, day, in_one_line, span
from qingdesk.domain.cost import Cost, Payer
from qingdesk.domain.event import Event
from qingdesk.domain.labels import word_label
from qingdesk.domain.number import shown_number
from qingdesk.forms.event_settlement import KIND, EventSettlementForm
from qingdesk.i18n import _, format_money, ngettext
from qingdesk.store import costs
from qingdesk.store.connection import Readable


def _make(db: Readable, event: Event, head: Letterhead) -> EventSettlementForm:
    found = costs.of_event(db, event.id)
    return EventSettlementForm(
        record_id=event.id,
        form_revision=event.form_revision,
        number=shown_number(event.number),
        title=event.title,
        approval=event.approval_no,
        organiser=event.organiser,
        time=span(event.actual_starts_at or event.starts_at, event.actual_ends_at or event.ends_at),
        place=event.place,
        attended=tuple(cadre(db, cadre_id) for cadre_id in event.attended),
        costs=tuple(_cost(db, place, cost) for place, cost in enumerate(found, 1)),
        total=both_ways(sum(cost.amount_fen or 0 for cost in found)) if found else "",
        by_unit=both_ways(sum(cost.amount_fen or 0 for cost in found if cost.payer is Payer.UNIT))
        if found
        else "",
        outcome=event.outcome,
        **head.fields(),
    )


def _cost(db: Readable, place: int, cost: Cost) -> tuple[str, ...]:
    nights = cost.nights or 0
    detail = (
        word_label(cost.travel_class) if cost.travel_class else "",
        day(cost.stayed_from),
        ngettext("{nights} night", "{nights} nights", nights).format(nights=nights) if nights else "",
        _("specially approved {number}").format(number=cost.special_approval_no)
        if cost.special_approval
        else "",
    )
    return (
        str(place),
        word_label(cost.kind) if cost.kind else "",
        cadre_name(db, cost.cadre_id),
        in_one_line(detail),
        format_money(cost.amount_fen or 0),
        word_label(cost.payer) if cost.payer else "",
        cost.receipt_no,
        cost.claim_no or (_("settled") if cost.settled_on else ""),
    )


FORM = OfOneRecord(kind=KIND, noun="event", make=_make, cls=EventSettlementForm, is_of=is_of)
