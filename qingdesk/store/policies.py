"""The policy table: limits with dates, basis and whether they were confirmed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from qingdesk.domain.policy import Policy, PolicyRow
from qingdesk.store.connection import Readable
from qingdesk.store.writer import Writer

_COLUMNS = (
    'id, key, value, unit_id, city, "rank", season, valid_from, valid_to, basis, verified_by, verified_on'
)


def load(db: Readable, *keys: str) -> Policy:
    """The limits, ready to be asked by day and scope; only of these keys when some are given.

    A question that names no unit is asked for this desk's own.
    """
    home = db.execute("SELECT id FROM unit WHERE is_home = 1").fetchone()
    return Policy(rows(db, *keys), str(home[0]) if home else "")


def rows(db: Readable, *keys: str) -> list[PolicyRow]:
    """The rows as stored, by key and date; only of these keys when some are given."""
    where = f" WHERE key IN ({', '.join('?' * len(keys))})" if keys else ""
    found = db.execute(f"SELECT {_COLUMNS} FROM policy{where} ORDER BY key, valid_from, id", keys).fetchall()
    return [
        PolicyRow(
            id=str(row[0]),
            key=str(row[1]),
            value=json.loads(str(row[2])),
            unit_id=str(row[3] or ""),
            city=str(row[4] or ""),
            rank=str(row[5] or ""),
            season=str(row[6] or ""),
            valid_from=date.fromisoformat(str(row[7])),
            valid_to=_day(row[8]),
            basis=str(row[9] or ""),
            verified_by=str(row[10] or ""),
            verified_on=_day(row[11]),
        )
        for row in found
    ]


def add_all(db: Writer, limits: Iterable[PolicyRow]) -> None:
    """Enter limits as they are given."""
    db.executemany(
        f"INSERT INTO policy ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                row.id or db.new_id(),
                row.key,
                json.dumps(row.value, ensure_ascii=False),
                row.unit_id or None,
                row.city or None,
                row.rank or None,
                row.season or None,
                row.valid_from.isoformat(),
                row.valid_to.isoformat() if row.valid_to else None,
                row.basis or None,
                row.verified_by or None,
                row.verified_on.isoformat() if row.verified_on else None,
            )
            for row in limits
        ],
    )


def renew(db: Writer, limits: Iterable[PolicyRow]) -> int:
    """Enter limits that hold everywhere, or put right what they say; how many are new or say something else.

    One of the same key, scope and first day is the same limit. The unit's own and what a person confirmed stay,
    unless the value itself has changed.
    """
    there = {_place(row): row for row in rows(db) if not row.unit_id}
    came = 0
    for limit in limits:
        old = there.get(_place(limit))
        if old is not None and old.value == limit.value:
            continue
        came += 1
        if old is None:
            add_all(db, [limit])
        else:
            db.execute(
                "UPDATE policy SET value = ?, basis = ?, verified_by = ?, verified_on = ? WHERE id = ?",
                (
                    json.dumps(limit.value, ensure_ascii=False),
                    limit.basis or None,
                    limit.verified_by or None,
                    limit.verified_on.isoformat() if limit.verified_on else None,
                    old.id,
                ),
            )
    return came


def unknown(db: Readable, limits: Iterable[PolicyRow]) -> list[PolicyRow]:
    """Those of which there is none of the same key, scope and first day."""
    there = {_place(row) for row in rows(db) if not row.unit_id}
    return [limit for limit in limits if _place(limit) not in there]


def _place(row: PolicyRow) -> tuple[object, ...]:
    return row.key, row.city, row.rank, row.season, row.valid_from


def verify(db: Writer, policy_id: str, by: str, on: date) -> None:
    """The unit has compared this limit with its document: no longer 待核实."""
    db.execute(
        "UPDATE policy SET verified_by = ?, verified_on = ? WHERE id = ?", (by, on.isoformat(), policy_id)
    )


def records_from(db: Readable) -> date:
    """From which day on the duty is counted on this desk."""
    row = db.execute(
        "SELECT value FROM policy WHERE key = 'records_from' ORDER BY valid_from DESC LIMIT 1"
    ).fetchone()
    return date.fromisoformat(json.loads(str(row[0]))) if row else date.min


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None
