"""就餐交费: the table `meal`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qingdesk.domain.meal import Meal
from qingdesk.domain.period import Half
from qingdesk.store.connection import Readable
from qingdesk.store.listed import ALL, FIRM_NAME, Conditions, Filter, Listing, ordered
from qingdesk.store.table import Table

TABLE = Table("meal", Meal)
get, count = TABLE.get, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void

_PAID = "paid_on IS NOT NULL AND paid_fen IS NOT NULL"
STATES: Mapping[str, str] = {
    "unpaid": f"NOT ({_PAID})",
    "short": f"{_PAID} AND paid_fen < due_fen",
    "no_receipt": f"{_PAID} AND (receipt_kind IS NULL OR NOT EXISTS (SELECT 1 FROM attachment a"
    " WHERE a.record_id = meal.id AND a.role = 'receipt' AND a.voided_at IS NULL))",
}
"""What is still to be done about a meal: the rules `unpaid_meal`, `underpaid_meal`, `meal_without_receipt`
without their terms, since who settles his meals wants to see them before they are late."""

ORDERS: Mapping[str, str] = {
    "number": "number",
    "day": "eaten_on",
    "firm": FIRM_NAME,
    "cadre": "(SELECT name FROM cadre c WHERE c.id = cadre_id)",
    "kind": "CASE kind WHEN 'breakfast' THEN 0 WHEN 'lunch' THEN 1 ELSE 2 END",
    "heads": "heads",
    "due": "due_fen",
    "paid": "paid_fen",
}
"""What a list may be sorted by."""
NEWEST_FIRST = "eaten_on DESC, id DESC"


@dataclass(frozen=True)
class Sums:
    """Of the meals found. due_fen: of those whose standard is known."""

    count: int
    due_fen: int
    paid_fen: int


def listing(asked: Filter = ALL) -> Listing:
    """Meals, newest first unless asked otherwise. state: of `STATES`; text: in the names of
    firm and cadre (by sound too), the number, the receipt's number or the note."""
    return _asked(asked).listing(ordered(ORDERS, asked, NEWEST_FIRST))


def sums_found(db: Readable, asked: Filter = ALL) -> dict[str, Sums]:
    """How many, what is due and what was paid: of all that is found under "", and of each state, whatever state is
    asked for; one walk over the table, since a list shows them side by side."""
    found = _asked(replace(asked, state=""))
    condition = f"({found.where}) AND " if found.where else ""
    flags = ", ".join(f"coalesce({rule}, 0) AS is_{state}" for state, rule in STATES.items())
    sums = ", ".join(f"sum(is_{state}), sum(is_{state} * due), sum(is_{state} * paid)" for state in STATES)
    # The LIMIT keeps SQLite from working each condition out anew in every sum.
    row = db.execute(
        f"SELECT count(*), sum(due), sum(paid), {sums} FROM (SELECT coalesce(due_fen, 0) AS due,"
        f" coalesce(paid_fen, 0) AS paid, {flags} FROM meal WHERE {condition}voided_at IS NULL LIMIT -1)",
        found.values,
    ).fetchone()
    summed = [int(value or 0) for value in row] if row else [0] * 3 * (len(STATES) + 1)
    return {state: Sums(*summed[at * 3 : at * 3 + 3]) for at, state in enumerate(("", *STATES))}


def have_receipts(db: Readable, ids: list[str]) -> set[str]:
    """Of these meals those with a picture of their receipt."""
    marks = ", ".join("?" * len(ids))
    rows = db.execute(
        f"SELECT DISTINCT record_id FROM attachment WHERE record_id IN ({marks}) AND role = 'receipt'"
        " AND voided_at IS NULL",
        ids,
    )
    return {str(row[0]) for row in rows}


def _asked(asked: Filter) -> Conditions:
    found = Conditions()
    found.of_half("eaten_on", asked.half)
    if asked.cadre_id:
        found.add("cadre_id = ?", asked.cadre_id)
    if asked.state:
        found.add(STATES[asked.state])
    found.holding("meal", asked.text, points={"cadre_id": "cadre"})
    return found


def of_visit(db: Readable, visit_id: str) -> list[Meal]:
    """The meals eaten on a visit."""
    return TABLE.find(db, "visit_id = ?", (visit_id,))


def of_event(db: Readable, event_id: str) -> list[Meal]:
    """The meals eaten at an event."""
    return TABLE.find(db, "event_id = ?", (event_id,))


def of_cadre(db: Readable, cadre_id: str, half: Half | None = None) -> list[Meal]:
    """His meals, of a half-year when given, newest first."""
    first, last = (half.first.isoformat(), half.last.isoformat()) if half else ("", "9999")
    return TABLE.find(
        db, "cadre_id = ? AND eaten_on BETWEEN ? AND ?", (cadre_id, first, last), order_by="eaten_on DESC"
    )


def paid_fen(db: Readable, half: Half, cadre_id: str = "") -> int:
    """What was paid for meals of the half-year, in fen; of one cadre when given."""
    row = db.execute(
        "SELECT coalesce(sum(paid_fen), 0) FROM meal WHERE voided_at IS NULL AND eaten_on BETWEEN ? AND ?"
        " AND (? = '' OR cadre_id = ?)",
        (half.first.isoformat(), half.last.isoformat(), cadre_id, cadre_id),
    ).fetchone()
    return int(row[0] or 0) if row else 0
