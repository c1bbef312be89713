"""What is recorded already of a firm on one day: told while the next one is typed, so that nothing is entered twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from qingdesk.domain.record import Record
from qingdesk.store.connection import Readable
from qingdesk.store.tables import TABLES

DAYS: Mapping[str, str] = {
    "visit": "started_at",
    "meal": "eaten_on",
    "event": "starts_at",
    "problem": "raised_on",
    "commitment": "promised_on",
    "gift": "received_on",
}
"""By noun, the column that dates it. Offers are private to their cadre and are not told of."""


def same_day(
    db: Readable, noun: str, firm_id: str, day: date, own_id: str = "", limit: int = 3
) -> list[Record]:
    """The first few records of that noun, firm and day, but the one that is being changed itself."""
    if noun not in DAYS or not firm_id:
        return []
    column = DAYS[noun]
    found: list[Record] = TABLES[noun].find(
        db,
        f"enterprise_id = ? AND {column} >= ? AND {column} < ? AND id <> ?",
        (firm_id, day.isoformat(), (day + timedelta(days=1)).isoformat(), own_id),
        limit=limit,
    )
    return found
