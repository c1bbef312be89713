"""Erasure of personal data: records first, then their audit rows emptied; the chain still holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.store.connection import Readable
from qingdesk.store.writer import Writer


@dataclass(frozen=True)
class PastKeeping:
    """A firm that nobody contacts any more. ended_on: of its last assignment."""

    enterprise_id: str
    enterprise: str
    ended_on: date


_PEOPLE = "coalesce(contact_name, contact_post, contact_phone, legal_representative) IS NOT NULL"
_OF_VISITS = "(hosts IS NOT NULL AND hosts <> '[]') OR confirmed_by IS NOT NULL"


def past_keeping(db: Readable, before: date) -> list[PastKeeping]:
    """Firms whose last assignment ended before that day, with people still in them, by that day."""
    rows = db.execute(
        f"""
        SELECT e.id, e.name, max(a.ended_on) FROM enterprise e JOIN assignment a ON a.enterprise_id = e.id
        WHERE a.voided_at IS NULL AND ({_PEOPLE}
            OR EXISTS (SELECT 1 FROM visit v WHERE v.enterprise_id = e.id AND ({_OF_VISITS}))
            OR EXISTS (SELECT 1 FROM problem p WHERE p.enterprise_id = e.id AND p.raised_by IS NOT NULL))
        GROUP BY e.id HAVING sum(a.ended_on IS NULL) = 0 AND max(a.ended_on) < ? ORDER BY 3, e.name, e.id
        """,
        (before.isoformat(),),
    )
    return [PastKeeping(str(row[0]), str(row[1]), date.fromisoformat(str(row[2]))) for row in rows]


def erase_people(db: Writer, enterprise_ids: Sequence[str]) -> list[str]:
    """Take a firm's people out of it, its visits and its problems; returns the ids of all that was touched."""
    firms = json.dumps(list(enterprise_ids))
    touched: list[str] = []
    for table, of_firm, condition, change in (
        ("enterprise", "id", _PEOPLE,
         "contact_name = NULL, contact_post = NULL, contact_phone = NULL, legal_representative = NULL"),
        ("visit", "enterprise_id", _OF_VISITS, "hosts = NULL, confirmed_by = NULL"),
        ("problem", "enterprise_id", "raised_by IS NOT NULL", "raised_by = NULL"),
    ):  # fmt: skip
        within = f"{of_firm} IN (SELECT value FROM json_each(?)) AND ({condition})"
        found = [str(row[0]) for row in db.execute(f'SELECT id FROM "{table}" WHERE {within}', (firms,))]
        db.execute(
            f'UPDATE "{table}" SET {change}, revision = revision + 1, updated_at = ?, updated_by = ?'
            " WHERE id IN (SELECT value FROM json_each(?))",
            (db.at, db.by, json.dumps(found)),
        )
        touched += found
    db.execute(
        "DELETE FROM draft WHERE record_id IN (SELECT value FROM json_each(?))", (json.dumps(touched),)
    )
    return touched


def empty_audit(db: Writer, record_ids: Iterable[str]) -> int:
    """Empty what the audit kept of these records, the rows of this very transaction included; how many."""
    done = db.execute(
        "UPDATE audit SET before = NULL, after = NULL, salt = NULL WHERE record_id IN"
        " (SELECT value FROM json_each(?)) AND coalesce(before, after) IS NOT NULL",
        (json.dumps(list(record_ids)),),
    )
    return done.rowcount
