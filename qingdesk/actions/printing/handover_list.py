"""工作交接清单 of a handover."""

from __future__ import annotations

from qingdesk.actions.printing.printable import Letterhead, OfOneRecord
from qingdesk.actions.printing.spoken import cadre, day, short_day
from qingdesk.domain.commitment import Commitment
from qingdesk.domain.handover import Handover, HandoverItem
from qingdesk.domain.labels import noun_label
from qingdesk.domain.number import shown_number
from qingdesk.domain.problem import Problem
from qingdesk.domain.record import Numbered
from qingdesk.errors import NotFound
from qingdesk.forms.handover_list import KIND, HandoverListForm
from qingdesk.i18n import _
from qingdesk.store import assignments, enterprises
from qingdesk.store.connection import Readable
from qingdesk.store.tables import TABLES


def _make(db: Readable, handover: Handover, head: Letterhead) -> HandoverListForm:
    assignment = assignments.get(db, handover.assignment_id)
    started, ended = day(assignment.started_on), day(assignment.ended_on)
    return HandoverListForm(
        record_id=handover.id,
        form_revision=handover.form_revision,
        number=shown_number(handover.number),
        enterprise=enterprises.get(db, assignment.enterprise_id).name,
        from_cadre=cadre(db, assignment.cadre_id),
        to_cadre=cadre(db, handover.to_cadre_id),
        span=f"{started}—{ended}" if ended else started,
        handed_over_on=day(handover.handed_over_on),
        items=tuple(_item(db, place, item) for place, item in enumerate(handover.items, 1)),
        **head.fields(),
    )


def _item(db: Readable, place: int, item: HandoverItem) -> tuple[str, ...]:
    kind = noun_label(item.noun) if item.noun in TABLES else item.noun
    number, due = "", None
    if item.noun in TABLES and item.record_id:
        try:
            record = TABLES[item.noun].get(db, item.record_id)
        except NotFound:  # a list that was handed over before the desk had this record
            record = None
        number = record.number if isinstance(record, Numbered) else ""
        due = record.due_on if isinstance(record, Problem | Commitment) else None
    remark = _("due {day}").format(day=short_day(due)) if due else ""
    return (str(place), kind, number, item.text, remark)


def _is_of(db: Readable, handover: Handover, cadre_id: str) -> bool:
    giver = assignments.get(db, handover.assignment_id).cadre_id
    return cadre_id in (giver, handover.to_cadre_id)


FORM = OfOneRecord(kind=KIND, noun="handover", make=_make, cls=HandoverListForm, is_of=_is_of)
