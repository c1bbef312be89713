"""A step in a record's life: what is entered at it, judged and saved like any other entry."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from qingdesk.actions.saving import save_changed
from qingdesk.domain.fields import fields_of
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Record
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store.table import Table
from qingdesk.store.writer import Writer

R = TypeVar("R", bound=Record)


def live(db: Writer, table: Table[R], record_id: str) -> R:
    """The record as it is now; raises `NotFound`, or `Refused` for one that was voided."""
    found = table.get(db, record_id)
    if found.is_voided:
        raise Refused(
            _("This record was voided."),
            _("Bring it back first: qingdesk unvoid {noun} {id}").format(noun=table.name, id=record_id),
        )
    return found


def change(db: Writer, table: Table[R], record: R, today: date, **values: Any) -> R:
    """The record with these fields changed, saved over its revision; its form stays what it was.

    Raises `Mistaken` for a value that cannot be, `Conflict` when someone changed the record in the meantime.
    """
    cls = NOUNS[table.name].draft
    entered = {field.name: getattr(record, field.name) for field in fields_of(cls)}
    saved = save_changed(db, table.name, record, cls(**{**entered, **values}), today)
    assert isinstance(saved, type(record))
    return saved
