"""The counts of a statistics package: records of a half-year by unit and by kind, and nothing of a person."""

from __future__ import annotations

from collections.abc import Mapping

from qingdesk.domain.period import Half
from qingdesk.store.connection import Readable, Value
from qingdesk.store.package_rows import OF_PERIOD, of_period_values

BY: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "cadre": (("in_scope", "CASE in_scope WHEN 1 THEN 'true' ELSE 'false' END", ""), ("rank", '"rank"', "")),
    "enterprise": (
        ("size", "size", ""), ("ownership", "ownership", ""), ("region", "region", ""),
        ("industry", "substr(industry, 1, 1)", ""), ("status", "status", ""),
    ),
    "assignment": (("role", "role", ""),),
    "visit": (("mode", "mode", ""), ("state", "state", ""), ("started_at", "substr(started_at, 1, 7)", "")),
    "event": (("kind", "kind", ""), ("decision", "decision", "")),
    "meal": (
        ("kind", "kind", "due_fen"), ("place", "place", "due_fen"),
        ("paid_on", "CASE WHEN paid_on IS NULL THEN 'false' ELSE 'true' END", "paid_fen"),
    ),
    "cost": (("kind", "kind", "amount_fen"), ("payer", "payer", "amount_fen")),
    "problem": (
        ("category", "category", ""), ("grade", "grade", ""), ("result", "result", ""), ("rating", "rating", ""),
    ),
    "commitment": (
        ("basis", "basis", "amount_fen"),
        ("fulfilled_on", "CASE WHEN fulfilled_on IS NULL THEN 'false' ELSE 'true' END", "amount_fen"),
    ),
    "gift": (("kind", "kind", "value_fen"), ("disposition", "disposition", "value_fen")),
    "offer": (("kind", "kind", ""), ("reply", "reply", "")),
    "declaration": (("has_conflict", "CASE has_conflict WHEN 1 THEN 'true' ELSE 'false' END", ""),),
}  # fmt: skip
"""noun → (field, the word it is counted by, the amount that is summed). Only words of lists, codes and months."""

_UNITS: Mapping[str, str] = {
    "visit": "unit_id",
    "cadre": "unit_id",
}


def counts(db: Readable, period: Half, *, with_offers: bool) -> list[tuple[Value, ...]]:
    """(unit, period, noun, field, word, count, amount_fen), in a settled order; voided records do not count."""
    rows: list[tuple[Value, ...]] = []
    home = db.execute("SELECT name FROM unit WHERE is_home = 1 AND voided_at IS NULL").fetchone()
    home_name = home[0] if home else None
    for noun, ways in BY.items():
        if noun == "offer" and not with_offers:
            continue
        unit = _UNITS.get(noun)
        name = "(SELECT name FROM unit u WHERE u.id = t.unit_id)" if unit else "NULL"
        condition = OF_PERIOD.get(noun)
        within = f"({condition}) AND ?1 || ?2 || ?3 || ?4 IS NOT NULL" if condition else "1"
        values = of_period_values(period) if condition else ()
        for field, word, amount in ways:
            found = db.execute(
                f'SELECT {name}, {word}, count(*), {f"sum({amount})" if amount else "NULL"} FROM "{noun}" t'
                f" WHERE {within} AND voided_at IS NULL GROUP BY 1, 2 ORDER BY 1, 2",
                values,
            )
            rows += [(row[0] or home_name, period.name, noun, field, row[1], row[2], row[3]) for row in found]
    return rows
