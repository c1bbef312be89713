"""走访: the table `visit`, with `visit_cadre` beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qingdesk.domain.period import Half
from qingdesk.domain.visit import Visit
from qingdesk.store.among import among
from qingdesk.store.connection import Readable
from qingdesk.store.listed import ALL, FIRM_NAME, Conditions, Filter, Listing, count_states, ordered
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


def listing(asked: Filter = ALL) -> Listing:
    """Visits, newest first unless asked otherwise; of a cadre: those he took part in. state: of `STATES`; text: in
    the firm's name (by sound too), the number or one of the texts."""
    found = _asked(asked)
    if asked.state:
        found.add(STATES[asked.state])
    return found.listing(ordered(ORDERS, asked, NEWEST_FIRST))


def counts_listed(db: Readable, asked: Filter = ALL) -> dict[str, int]:
    """How many there are, under "", and in each state of `STATES`, whatever state is asked for; one walk over the
    table."""
    states = {state: (rule, ()) for state, rule in STATES.items()}
    return count_states(db, TABLE.name, _asked(asked), states)


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
    found = _asked(Filter(half, cadre_id, text=text), enterprise_id, state)
    return TABLE.listed(db, found.listing(NEWEST_FIRST), limit, offset)


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
    found = _asked(Filter(half, cadre_id, text=text), enterprise_id, state)
    return TABLE.count(db, found.where, found.values)


def _asked(asked: Filter, enterprise_id: str = "", state: str = "") -> Conditions:
    """state: the visit's own, which is not a state of a list."""
    found = Conditions()
    found.in_half("started_at", asked.half)
    if asked.cadre_id:
        found.add("id IN (SELECT visit_id FROM visit_cadre WHERE cadre_id = ?)", asked.cadre_id)
    if enterprise_id:
        found.add("enterprise_id = ?", enterprise_id)
    if state:
        found.add("state = ?", state)
    found.holding("visit", asked.text)
    return found


def numbers_of(db: Readable, cadre_ids: Iterable[str]) -> dict[str, int]:
    """How many visits each of these took part in, voided ones too; who took part in none is left out."""
    where, values = among("cadre_id", cadre_ids)
    rows = db.execute(f"SELECT cadre_id, count(*) FROM visit_cadre WHERE {where} GROUP BY cadre_id", values)
    return {str(row[0]): int(row[1] or 0) for row in rows}
