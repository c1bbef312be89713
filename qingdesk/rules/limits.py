"""Limits as rules ask for them: a whole number with the row that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.domain.policy import Policy, PolicyRow


@dataclass(frozen=True)
class Limit:
    """value: days, working days, months, fen or per cent, as the key says."""

    value: int
    row: PolicyRow


def limit(policy: Policy, key: str, on: date, unit_id: str) -> Limit | None:
    """The limit in force on that day, or None: a record older than the limit is not judged by it."""
    row = policy.find(key, on, unit_id=unit_id)
    if row is None or isinstance(row.value, bool) or not isinstance(row.value, int):
        return None
    return Limit(row.value, row)
