"""企业: the table `enterprise`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.period import Half
from qingdesk.store.connection import Readable, Value
from qingdesk.store.listed import ALL, Conditions, Filter, Listing, count_states, ordered
from qingdesk.store.table import NO_LIMIT, Table

TABLE = Table("enterprise", Enterprise)
get, count = TABLE.get, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void

BY_NAME = "name, id"
ORDERS: Mapping[str, str] = {
    "name": "name",
    "uscc": "uscc",
    "leader": "(SELECT min(c.name) FROM assignment a JOIN cadre c ON c.id = a.cadre_id"
    " WHERE a.enterprise_id = enterprise.id AND a.role = 'leader' AND a.ended_on IS NULL"
    " AND a.voided_at IS NULL)",
    "state": "status",
}
"""What a list may be sorted by."""

UNVISITED, UNASSIGNED, WITHOUT_CODE = "unvisited", "unassigned", "without_code"
"""What a list of firms is asked for by a chip."""

_NOT_CLOSED = "status <> 'closed'"


def listing(today: date, half: Half, asked: Filter = ALL) -> Listing:
    """Firms by name unless asked otherwise. half: what `UNVISITED` looks at, for a firm is of no half-year; of a
    cadre: those he is assigned to today; text: in one of the firm's own words, or its sound."""
    found = _asked(asked.text, asked.cadre_id, today.isoformat())
    if asked.state:
        condition, values = _states(today, half)[asked.state]
        found.add(condition, *values)
    return found.listing(ordered(ORDERS, asked, BY_NAME))


def counts_listed(db: Readable, today: date, half: Half, asked: Filter = ALL) -> dict[str, int]:
    """How many there are, under "", and in each state, whatever state is asked for; one walk over the table."""
    found = _asked(asked.text, asked.cadre_id, today.isoformat())
    return count_states(db, TABLE.name, found, _states(today, half))


def _states(today: date, half: Half) -> dict[str, tuple[str, Sequence[Value]]]:
    on = today.isoformat()
    return {
        UNVISITED: (
            # The visits of the half-year once, not those of all years for each firm.
            f"{_NOT_CLOSED} AND id NOT IN (SELECT v.enterprise_id FROM visit v WHERE v.started_at >= ?"
            " AND v.started_at < ? AND v.voided_at IS NULL AND v.state <> 'draft' AND v.at_enterprise = 1"
            " AND v.mode IN ('onsite', 'service_day', 'talk_day') AND v.enterprise_id IS NOT NULL)",
            (half.first.isoformat(), half.previous(-1).first.isoformat()),
        ),
        UNASSIGNED: (
            f"{_NOT_CLOSED} AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.enterprise_id = enterprise.id"
            " AND a.role = 'leader' AND a.voided_at IS NULL AND a.started_on <= ?"
            " AND (a.ended_on IS NULL OR a.ended_on >= ?))",
            (on, on),
        ),
        WITHOUT_CODE: ("uscc IS NULL", ()),
    }


def find(
    db: Readable, *, text: str = "", cadre_id: str = "", on: str = "", limit: int = NO_LIMIT, offset: int = 0
) -> list[Enterprise]:
    """Firms by name, newest code or address; cadre_id with `on` (ISO day): those he is assigned to that day."""
    return TABLE.listed(db, _asked(text, cadre_id, on).listing(BY_NAME), limit, offset)


def count_found(db: Readable, *, text: str = "", cadre_id: str = "", on: str = "") -> int:
    """How many `find` would give."""
    return TABLE.count_listed(db, _asked(text, cadre_id, on).listing(BY_NAME))


def _asked(text: str, cadre_id: str, on: str) -> Conditions:
    asked = Conditions()
    if cadre_id:
        asked.add(
            "id IN (SELECT enterprise_id FROM assignment WHERE cadre_id = ? AND voided_at IS NULL"
            " AND started_on <= ? AND (ended_on IS NULL OR ended_on >= ?))",
            cadre_id,
            on,
            on,
        )
    asked.holding("enterprise", text)
    return asked


def by_uscc(db: Readable, uscc: str, *, desk_id: str = "") -> Enterprise | None:
    """The firm of a code on this desk, voided ones left out."""
    found = TABLE.find(db, "uscc = ? AND (? = '' OR desk_id = ?)", (uscc, desk_id, desk_id), limit=1)
    return found[0] if found else None


def names(db: Readable) -> dict[str, str]:
    """Every firm's name by id, voided ones too."""
    return {str(row[0]): str(row[1]) for row in db.execute("SELECT id, name FROM enterprise")}


def id_pages(db: Readable, size: int) -> Iterator[list[str]]:
    """The ids of all, voided ones too, so many at a time: a visit or a problem may still name one that was voided."""
    last: Value = ""
    while page := db.execute(
        "SELECT id FROM enterprise WHERE id > ? ORDER BY id LIMIT ?", (last, size)
    ).fetchall():
        yield [str(row[0]) for row in page]
        last = page[-1][0]


def led(db: Readable, first: date, last: date, cadre_id: str = "") -> dict[str, str]:
    """The firms that had a leader on some day from `first` to `last`, with their names by id; of one cadre when
    given. Voided firms too."""
    rows = db.execute(
        "SELECT id, name FROM enterprise WHERE id IN (SELECT enterprise_id FROM assignment WHERE role = 'leader'"
        " AND voided_at IS NULL AND started_on <= ? AND (ended_on IS NULL OR ended_on >= ?)"
        " AND (? = '' OR cadre_id = ?))",
        (last.isoformat(), first.isoformat(), cadre_id, cadre_id),
    )
    return {str(row[0]): str(row[1]) for row in rows}
