"""What the facts of all cadres share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.domain.calendar import Calendar
from qingdesk.domain.facts import receipt_key
from qingdesk.domain.unit import Unit
from qingdesk.store import policies, units, workdays
from qingdesk.store.connection import Readable


@dataclass(frozen=True)
class Desk:
    """Read once for a whole check."""

    home: Unit | None
    records_from: date
    calendar: Calendar
    cost_receipts: frozenset[str]

    @classmethod
    def load(cls, db: Readable) -> Desk:
        """From the store as it is now."""
        numbers = db.execute("SELECT receipt_no FROM cost WHERE receipt_no IS NOT NULL AND voided_at IS NULL")
        return cls(
            units.home(db),
            policies.records_from(db),
            workdays.load(db),
            frozenset(receipt_key(str(row[0])) for row in numbers),
        )
