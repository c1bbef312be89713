"""诉求: the table `problem`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from qingdesk.domain.problem import Problem
from qingdesk.store import listed
from qingdesk.store.connection import Readable
from qingdesk.store.listed import ALL, FIRM_NAME, Conditions, Filter, Listing, ordered
from qingdesk.store.table import Table

TABLE = Table("problem", Problem)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def of_visit(db: Readable, visit_id: str) -> list[Problem]:
    """What the firm raised on a visit."""
    return TABLE.find(db, "visit_id = ?", (visit_id,))


def of_enterprise(db: Readable, enterprise_id: str) -> list[Problem]:
    """A firm's problems, newest first."""
    return TABLE.find(db, "enterprise_id = ?", (enterprise_id,), order_by="raised_on DESC, id DESC")


OPEN, OVERDUE, UNTRIAGED, TO_CALL_BACK = "open", "overdue", "untriaged", "to_call_back"
"""What a list of problems is asked for by a chip."""

_STATES = {
    OPEN: "closed_on IS NULL",
    OVERDUE: "closed_on IS NULL AND due_on < ?",
    UNTRIAGED: "closed_on IS NULL AND triaged_on IS NULL",
    TO_CALL_BACK: "closed_on IS NOT NULL AND revisited_on IS NULL",
}
MOST_URGENT_FIRST = (
    "closed_on IS NOT NULL, CASE WHEN closed_on IS NULL THEN coalesce(due_on, '9999') END,"
    " raised_on DESC, id DESC"
)


ORDERS: Mapping[str, str] = {
    "number": "number",
    "day": "raised_on",
    "firm": FIRM_NAME,
    "text": "text",
    "unit": "lead_unit",
    "due": "coalesce(due_on, '9999')",
}
"""What a list may be sorted by."""


def listing(today: date, asked: Filter = ALL) -> Listing:
    """Open problems by their term, then closed ones, newest first, unless asked otherwise; of a cadre: of the firms
    that he leads."""
    return _asked(today, asked).listing(ordered(ORDERS, asked, MOST_URGENT_FIRST))


def count_states(db: Readable, today: date, asked: Filter = ALL) -> dict[str, int]:
    """How many there are in each state, and under "" in all, whatever state is asked for."""
    day = [today.isoformat()]
    states = {state: (sql, day if state == OVERDUE else []) for state, sql in _STATES.items()}
    return listed.count_states(db, TABLE.name, _asked(today, replace(asked, state="")), states)


def _asked(today: date, asked: Filter) -> Conditions:
    found = Conditions()
    found.of_half("raised_on", asked.half)
    found.answered_by(asked.cadre_id, "raised_on")
    if asked.state:
        found.add(_STATES[asked.state], *([today.isoformat()] if asked.state == OVERDUE else []))
    found.holding("problem", asked.text)
    return found
