"""走访: the table `visit`, with `visit_cadre` beside it."""

from __future__ import annotations

from collections.abc import Mapping

from qingdesk.domain.period import Half
from qingdesk.domain.visit import Visit
from qingdesk.store.connection import Readable
from qingdesk.store.listed import FIRM_NAME, Conditions, Listing, count_states, ordered
from qingdesk.store.table import NO_LIMIT, Table

TABLE = Table("visit", Visit)
get, count = TABLE.get, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void

NEWEST_FIRST = "started_at DESC, id DESC"
ORDERS: Mapping[str, str] = {
    "day": "started_at",
    "firm": FIRM_NAME,
    "visitors": "visitors",
    "mode": "mode",
    "number": "number",
    "state": "CASE state WHEN 'draft' THEN 0 WHEN 'completed' THEN 1 ELSE 2 END",
}
"""What a list may be sorted by."""
STATES: Mapping[str, str] = {"drafts": "state = 'draft'", "unsigned": "state = 'completed'"}
"""What a list of visits is asked for by a chip."""


def listing(
    *,
    half: Half | None = None,
    cadre_id: str = "",
    state: str = "",
    text: str = "",
    order: str = "",
    descending: bool = True,
) -> Listing:
    """Visits, newest first unless asked otherwise; cadre_id: those he took part in. state: of `STATES`, order: of
    `ORDERS`; text: in the firm's name (by sound too), the number or one of the texts."""
    asked = _asked(half, cadre_id, "", text)
    if state:
        asked.add(STATES[state])
    return asked.listing(ordered(ORDERS, order, descending, NEWEST_FIRST))


def counts_listed(
    db: Readable, *, half: Half | None = None, cadre_id: str = "", text: str = ""
) -> dict[str, int]:
    """How many there are, under "", and in each state of `STATES`; one walk over the table."""
    states = {state: (rule, ()) for state, rule in STATES.items()}
    return count_states(db, TABLE.name, _asked(half, cadre_id, "", text), states)


def find(
    db: Readable,
    *,
    half: Half | None = None,
    cadre_id: str = "",
    enterprise_id: str = "",
    state: str = "",
    text: str = "",
    limit: int = NO_LIMIT,
    offset: int = 0,
) -> list[Visit]:
    """Visits, newest first; cadre_id: those he took part in; text: in the firm's name, number or texts."""
    asked = _asked(half, cadre_id, enterprise_id, text, state)
    return TABLE.listed(db, asked.listing(NEWEST_FIRST), limit, offset)


def count_found(
    db: Readable,
    *,
    half: Half | None = None,
    cadre_id: str = "",
    enterprise_id: str = "",
    state: str = "",
    text: str = "",
) -> int:
    """How many `find` would give."""
    asked = _asked(half, cadre_id, enterprise_id, text, state)
    return TABLE.count(db, asked.where, asked.values)


def latest_of_cadre(db: Readable, cadre_id: str) -> Visit | None:
    """His newest visit: what the next one's page is filled from."""
    found = find(db, cadre_id=cadre_id, limit=1)
    return found[0] if found else None


def _asked(half: Half | None, cadre_id: str, enterprise_id: str, text: str, state: str = "") -> Conditions:
    asked = Conditions()
    if half is not None:
        asked.add(
            "started_at >= ? AND started_at < ?", half.first.isoformat(), half.previous(-1).first.isoformat()
        )
    if cadre_id:
        asked.add("id IN (SELECT visit_id FROM visit_cadre WHERE cadre_id = ?)", cadre_id)
    if enterprise_id:
        asked.add("enterprise_id = ?", enterprise_id)
    if state:
        asked.add("state = ?", state)
    asked.holding("visit", text)
    return asked
