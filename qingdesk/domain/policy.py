"""Limits in force: each figure from law or policy, its dates, its basis, and whether it was confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class PolicyRow:
    """One limit. value: as JSON gives it. Scope: unit_id, city (four digits), rank, season (`04-01/05-10`);
    empty = everywhere. verified_on empty: 待核实."""

    key: str
    value: object
    valid_from: date
    valid_to: date | None = None
    unit_id: str = ""
    city: str = ""
    rank: str = ""
    season: str = ""
    basis: str = ""
    verified_by: str = ""
    verified_on: date | None = None
    id: str = ""

    @property
    def is_verified(self) -> bool:
        """Confirmed by the unit against the document."""
        return self.verified_on is not None

    def _fits(self, on: date, unit_id: str, city: str, rank: str, season_on: date) -> bool:
        return (
            self.valid_from <= on
            and (self.valid_to is None or on <= self.valid_to)
            and self.unit_id in ("", unit_id)
            and self.city in ("", city)
            and self.rank in ("", rank)
            and (not self.season or in_season(self.season, season_on))
        )

    @property
    def _weight(self) -> tuple[int, date]:
        scopes = sum(bool(scope) for scope in (self.unit_id, self.city, self.rank, self.season))
        return scopes, self.valid_from


def in_season(season: str, day: date) -> bool:
    """`04-01/05-10` holds this day; a season may run over New Year."""
    first, _, last = season.partition("/")
    here = f"{day:%m-%d}"
    return first <= here <= last if first <= last else here >= first or here <= last


class Policy:
    """The policy table, asked by day and scope. Pure: built from rows by `store/policies.py`.

    unit_id: whose own limits hold where a question names no unit; empty: nobody's.
    """

    def __init__(self, rows: Iterable[PolicyRow], unit_id: str = "") -> None:
        self._unit_id = unit_id
        self._rows: dict[str, list[PolicyRow]] = defaultdict(list)
        # A full check asks the same few questions of the same days a hundred thousand times.
        self._found: dict[tuple[str, date, str, str, str, date], PolicyRow | None] = {}
        for row in rows:
            self._rows[row.key].append(row)

    def find(
        self,
        key: str,
        on: date,
        *,
        unit_id: str = "",
        city: str = "",
        rank: str = "",
        season_on: date | None = None,
    ) -> PolicyRow | None:
        """The limit in force on that day: the most specific scope wins, then the latest `valid_from`, then the
        one entered last.

        season_on: the day that a season is asked for (a night's stay), where it is another one.
        """
        asked = (key, on, unit_id or self._unit_id, city[:4], rank, season_on or on)
        if asked not in self._found:
            fitting = [row for row in self._rows.get(key, ()) if row._fits(*asked[1:])]
            self._found[asked] = max(reversed(fitting), key=lambda row: row._weight, default=None)
        return self._found[asked]

    def number(self, key: str, on: date, *, unit_id: str = "") -> int:
        """A limit that is a whole number (days, fen, per cent); raises KeyError when none is in force."""
        row = self.find(key, on, unit_id=unit_id)
        if row is None or isinstance(row.value, bool) or not isinstance(row.value, int):
            raise KeyError(key)
        return row.value

    def keys(self) -> list[str]:
        """Every key that has a row."""
        return sorted(self._rows)

    def rows(self, key: str) -> list[PolicyRow]:
        """All rows of a key, as given."""
        return list(self._rows.get(key, ()))
