"""走访责任, counted for many assignments at once: the leaders and the visits are read one time for all half-years.

It counts as `rules/duty.py` does; a test holds the two together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.period import Half
from qingdesk.store.connection import Readable


@dataclass(frozen=True, slots=True)  # very many of them are in memory together
class FirmDuty:
    """One assignment under duty in a half-year. required, made: visits in person that count."""

    assignment_id: str
    cadre_id: str
    enterprise_id: str
    required: int
    made: int


@dataclass(frozen=True, slots=True)
class _Leader:
    assignment_id: str
    cadre_id: str
    enterprise_id: str
    wanted: int
    started_on: str
    ended_on: str


class DutyBook:
    """leaders: in scope, of firms not closed, in force on some day. visits: firm → the days of those that count, in
    order. Days are ISO text, which sorts as they do."""

    def __init__(self, leaders: Sequence[_Leader], visits: Mapping[str, Sequence[str]], today: date) -> None:
        self._leaders, self._visits, self._today = leaders, visits, today.isoformat()

    @classmethod
    def load(cls, db: Readable, first: Half, last: Half, today: date, cadre_id: str = "") -> DutyBook:
        """What the half-years from `first` to `last` need, as of `today`; of one cadre when given."""
        leaders = db.execute(
            """
            SELECT a.id, a.cadre_id, a.enterprise_id, coalesce(a.visits_per_half, 0), a.started_on,
              coalesce(a.ended_on, '9999-12-31')
            FROM assignment a JOIN cadre c ON c.id = a.cadre_id JOIN enterprise e ON e.id = a.enterprise_id
            WHERE a.voided_at IS NULL AND a.role = 'leader' AND c.in_scope = 1 AND c.voided_at IS NULL
              AND e.status <> 'closed' AND (? = '' OR a.cadre_id = ?) AND a.started_on <= ?
            ORDER BY a.started_on, a.id
            """,
            (cadre_id, cadre_id, today.isoformat()),
        )
        mine = (
            "enterprise_id IN (SELECT enterprise_id FROM assignment WHERE cadre_id = ?)"
            if cadre_id
            else "? = ''"
        )
        visits = db.execute(
            f"""
            SELECT enterprise_id, substr(started_at, 1, 10) FROM visit
            WHERE {mine} AND started_at >= ? AND substr(started_at, 1, 10) <= ? AND voided_at IS NULL
              AND state IN ('completed', 'signed') AND mode IN ('onsite', 'service_day', 'talk_day')
              AND at_enterprise = 1
            """,
            (cadre_id, first.first.isoformat(), min(last.last, today).isoformat()),
        )
        days: defaultdict[str, list[str]] = defaultdict(list)
        same: dict[str, str] = {}  # what a hundred rows share, a day or a firm, is one text, not a hundred
        for row in visits:
            firm, day = (same.setdefault(text, text) for text in map(str, row))
            days[firm].append(day)
        for some in days.values():
            some.sort()
        return cls([_leader(row, same) for row in leaders], days, today)

    def duties(self, half: Half, *, per_half: int, min_days: int, records_from: date) -> list[FirmDuty]:
        """Every duty of a half-year with the visits made for it.

        per_half: visits that the policy asks for. min_days: how long an assignment must be in force in it.
        """
        if half.first < records_from:
            return []
        first, last = half.first.isoformat(), half.last.isoformat()
        found = []
        for leader in self._leaders:
            if self._today <= last and leader.ended_on < self._today:
                continue
            start, end = max(leader.started_on, first), min(leader.ended_on, last)
            if end < start or _days(start, end) < min_days:
                continue
            found.append(
                FirmDuty(
                    leader.assignment_id,
                    leader.cadre_id,
                    leader.enterprise_id,
                    max(leader.wanted, per_half),
                    self._made(leader.enterprise_id, start, min(end, self._today)),
                )
            )
        return found

    def _made(self, enterprise_id: str, start: str, end: str) -> int:
        days = self._visits.get(enterprise_id, ())
        return max(0, bisect_right(days, end) - bisect_left(days, start))


def _leader(row: Sequence[object], same: dict[str, str]) -> _Leader:
    one, who, firm, wanted, start, end = (same.setdefault(text, text) for text in map(str, row))
    return _Leader(one, who, firm, int(wanted), start, end)


def _days(start: str, end: str) -> int:
    """Both ends counted."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
