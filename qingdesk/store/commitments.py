"""承诺: the table `commitment`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qingdesk.domain.commitment import Commitment
from qingdesk.domain.period import Half
from qingdesk.store import listed
from qingdesk.store.connection import Readable
from qingdesk.store.listed import FIRM_NAME, Conditions, Listing, ordered
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


def listing(
    today: date,
    *,
    half: Half | None = None,
    cadre_id: str = "",
    state: str = "",
    text: str = "",
    order: str = "",
    descending: bool = True,
) -> Listing:
    """Those still to be fulfilled by their term, then the others, newest first, unless asked otherwise;
    cadre_id: he is in charge of them, or leads the firm; order: of `ORDERS`."""
    return _asked(today, half, cadre_id, state, text).listing(
        ordered(ORDERS, order, descending, MOST_URGENT_FIRST)
    )


def count_states(
    db: Readable, today: date, *, half: Half | None = None, cadre_id: str = "", text: str = ""
) -> dict[str, int]:
    """How many there are in each state, and under "" in all."""
    day = [today.isoformat()]
    states = {state: (sql, day if state == DUE else []) for state, sql in _STATES.items()}
    return listed.count_states(db, TABLE.name, _asked(today, half, cadre_id, "", text), states)


def _asked(today: date, half: Half | None, cadre_id: str, state: str, text: str) -> Conditions:
    asked = Conditions()
    asked.of_half("promised_on", half)
    asked.answered_by(cadre_id, "promised_on", own="owner_cadre_id")
    if state:
        asked.add(_STATES[state], *([today.isoformat()] if state == DUE else []))
    asked.holding("commitment", text)
    return asked
