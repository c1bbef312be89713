"""Which records are meant: by their ids, or those of a half-year and perhaps of one cadre."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qingdesk.domain.assignment import Assignment
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.period import Half
from qingdesk.domain.record import Numbered, Record
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store.connection import Readable
from qingdesk.store.tables import TABLES


def by_ids(
    db: Readable, noun: str, ids: Sequence[str], refuse: Callable[[Any], None] | None = None
) -> list[Any]:
    """The records with these ids, in their order. Raises `NotFound`, or `Refused` for a voided one, or one that
    has no number yet; `refuse` may say so in words of its own."""
    found = [TABLES[noun].get(db, record_id) for record_id in ids]
    for record in found:
        if refuse is not None:
            refuse(record)
        refuse_voided(record)
        if isinstance(record, Numbered) and not record.number:
            raise Refused(
                _("What has no number yet is not printed."),
                _("Complete or submit it first, or print a blank form."),
            )
    return found


def refuse_voided(record: Record) -> None:
    """Raise `Refused` for a voided record."""
    if record.is_voided:
        raise Refused(_("A voided record is not printed."), _("Bring it back first, or choose another one."))


def in_half(db: Readable, noun: str, half: Half) -> list[Any]:
    """The numbered records of a half-year, oldest first; assignments: those in force in it, by unit and name."""
    table = TABLES[noun]
    day = NOUNS[noun].day
    if noun == "assignment":
        found = [
            each for each in table.find(db) if isinstance(each, Assignment) and each.active_days(half) > 0
        ]
        return sorted(found, key=lambda each: (each.started_on or half.first, each.id))
    if not day:
        return table.find(db, "period = ?", (half.name,), order_by="number")
    after = half.previous(-1).first.isoformat()
    where = f"{day} >= ? AND {day} < ? AND number IS NOT NULL"
    return table.find(db, where, (half.first.isoformat(), after), order_by=f"{day}, number")
