"""承诺: the table `commitment`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from qingdesk.domain.commitment import Commitment
from qingdesk.store import listed
from qingdesk.store.connection import Readable
from qingdesk.store.listed import ALL, FIRM_NAME, Conditions, Filter, Listing, ordered
from qingdesk.store.table import Table

TABLE = Table("commitment", Commitment)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def of_visit(db: Readable, visit_id: str) -> list[Commitment]:
    """What was promised on a visit."""
    return TABLE.find(db, "visit_id = ?", (visit_id,))


LIVE, DUE, WITHOUT_BASIS = "live", "due", "without_basis"
"""What a list of commitments is asked for by a chip."""

_LIVE = (
    "fulfilled_on IS NULL AND NOT changed_by_law"
    " AND NOT (amount_fen IS NOT NULL AND amount_fen > 0 AND coalesce(fulfilled_fen, 0) >= amount_fen)"
)
_STATES = {
    LIVE: _LIVE,
    DUE: f"{_LIVE} AND due_on < ?",
    WITHOUT_BASIS: "(basis IS NULL OR basis = 'none')",
}
MOST_URGENT_FIRST = (
    f"NOT ({_LIVE}), CASE WHEN {_LIVE} THEN coalesce(due_on, '9999') END, promised_on DESC, id DESC"
)


ORDERS: Mapping[str, str] = {
    "number": "number",
    "day": "promised_on",
    "firm": FIRM_NAME,
    "text": "text",
    "amount": "amount_fen",
    "due": "coalesce(due_on, '9999')",
}
"""What a list may be sorted by."""


def listing(today: date, asked: Filter = ALL) -> Listing:
    """Those still to be fulfilled by their term, then the others, newest first, unless asked otherwise;
    of a cadre: he is in charge of them, or leads the firm."""
    return _asked(today, asked).listing(ordered(ORDERS, asked, MOST_URGENT_FIRST))


def count_states(db: Readable, today: date, asked: Filter = ALL) -> dict[str, int]:
    """How many there are in each state, and under "" in all, whatever state is asked for."""
    day = [today.isoformat()]
    states = {state: (sql, day if state == DUE else []) for state, sql in _STATES.items()}
    return listed.count_states(db, TABLE.name, _asked(today, replace(asked, state="")), states)


def _asked(today: date, asked: Filter) -> Conditions:
    found = Conditions()
    found.of_half("promised_on", asked.half)
    found.answered_by(asked.cadre_id, "promised_on", own="owner_cadre_id")
    if asked.state:
        found.add(_STATES[asked.state], *([today.isoformat()] if asked.state == DUE else []))
    found.holding("commitment", asked.text)
    return found
