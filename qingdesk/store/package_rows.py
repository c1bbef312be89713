"""Which rows leave in a half-year's package: what is dated in it or open in it, and every row that these refer to.

Voided rows leave as well, marked as voided: who took them in an earlier package must hear of it.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from qingdesk.domain.fields import fields_of
from qingdesk.domain.nouns import NOUNS, Noun
from qingdesk.domain.period import Half, add_months
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.store.connection import Connection, Value
from qingdesk.store.tables import TABLES

PAGE = 500

# ?1 the first day, ?2 the day after the last, ?3 the period's name, ?4 a year before the first day.
_ALIVE = "(voided_at IS NULL OR voided_at >= ?1)"


def _dated(column: str) -> str:
    return f"({column} >= ?1 AND {column} < ?2)"


def _open(begun: str, ended: str) -> str:
    """Begun before the period's end, not ended before its first day, not voided before it."""
    return f"({begun} < ?2 AND ({ended} IS NULL OR {ended} >= ?1) AND {_ALIVE})"


_ACTIVE_ASSIGNMENT = f"SELECT id FROM assignment WHERE {_open('started_on', 'ended_on')}"
_VISITS = f"SELECT id FROM visit WHERE {_dated('started_at')}"
_EVENTS = f"SELECT id FROM event WHERE {_dated('starts_at')}"

OF_PERIOD: Mapping[str, str] = {
    "unit": "is_home = 1 AND voided_at IS NULL",
    "assignment": _open("started_on", "ended_on"),
    "visit": _dated("started_at"),
    "event": _dated("starts_at"),
    "meal": f"{_dated('eaten_on')} OR visit_id IN ({_VISITS}) OR event_id IN ({_EVENTS})",
    "cost": f"event_id IN ({_EVENTS})",
    "problem": f"{_dated('raised_on')} OR {_open('raised_on', 'closed_on')} OR "
    f"id IN (SELECT problem_id FROM progress WHERE {_dated('noted_on')})",
    "commitment": f"{_dated('promised_on')} OR {_open('promised_on', 'fulfilled_on')}",
    "gift": f"{_dated('received_on')} OR {_dated('registered_on')} OR {_dated('handed_on')} OR "
    f"(received_on < ?1 AND coalesce(disposition, 'pending') = 'pending' AND {_ALIVE})",
    "offer": _dated("offered_on"),
    # valid for twelve months: one of the half-year before may still be in force for an assignment of this one
    "declaration": f"{_dated('declared_on')} OR "
    f"(declared_on >= ?4 AND declared_on < ?2 AND assignment_id IN ({_ACTIVE_ASSIGNMENT}))",
    "handover": _dated("handed_over_on"),
    "self_check": "period = ?3",
    "report": "period = ?3",
}
"""The rows of the period itself; a noun that is not here leaves only where it is referred to."""

_PEOPLE: Mapping[str, str] = {
    "visit": "SELECT DISTINCT 'cadre', c.cadre_id FROM visit t JOIN visit_cadre c ON c.visit_id = t.id",
    "event": "SELECT DISTINCT 'cadre', c.cadre_id FROM event t JOIN event_cadre c ON c.event_id = t.id",
    "handover": "SELECT DISTINCT json_extract(j.value, '$.noun'), json_extract(j.value, '$.record_id') "
    "FROM handover t, json_each(t.items) j",
}
"""What is referred to from within JSON lists: (noun, id)."""


class Leaving:
    """The rows that leave, found within one snapshot of the store and read from it page by page."""

    def __init__(self, db: Connection, period: Half, *, with_offers: bool) -> None:
        self._db = db
        self._period = period
        self.nouns: tuple[Noun, ...] = tuple(
            noun for noun in NOUNS.values() if with_offers or noun.name != "offer"
        )
        self._rows = self._find()

    def count(self, noun: str) -> int:
        """How many rows of this noun leave."""
        return len(self._rows[noun])

    @property
    def total(self) -> int:
        """How many rows leave in all."""
        return sum(len(rows) for rows in self._rows.values())

    def pages(self, noun: str) -> Iterator[list[tuple[Value, ...]]]:
        """The rows in the order they came into the store, the columns in the order of the noun's fields."""
        columns = TABLES[noun].map.columns
        for page in _pages(self._rows[noun]):
            sql = (
                f'SELECT {columns} FROM "{noun}" WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq'
            )
            yield self._db.execute(sql, (page,)).fetchall()

    def _find(self) -> dict[str, array[int]]:
        found = {noun.name: self._of_period(noun.name) for noun in self.nouns}
        # A noun stands after every noun that it refers to: from the last to the first, one walk finds all.
        for noun in reversed(self.nouns):
            self._follow(noun, found)
        if "attachment" in found:
            self._hang_on(found)
        return {name: array("q", sorted(rows)) for name, rows in found.items()}

    def _of_period(self, noun: str) -> set[int]:
        condition = OF_PERIOD.get(noun)
        if condition is None:
            return set()
        first = self._period.first
        after = self._period.previous(-1).first
        values = (first.isoformat(), after.isoformat(), self._period.name, add_months(first, -12).isoformat())
        # every parameter is named once, so that each of the conditions may use those it needs
        sql = f'SELECT seq FROM "{noun}" WHERE ({condition}) AND ?1 || ?2 || ?3 || ?4 IS NOT NULL'
        return {_whole(row[0]) for row in self._db.execute(sql, values)}

    def _follow(self, noun: Noun, found: dict[str, set[int]]) -> None:
        """Add what the rows of a noun refer to; again for rows that refer to their own kind (a unit's parent)."""
        fresh = found[noun.name]
        while fresh:
            before = set(found[noun.name]) if noun.name in _own_kind(noun) else found[noun.name]
            for page in _pages(sorted(fresh)):
                for target, ids in self._referred(noun, page).items():
                    if target in found:
                        found[target] |= self._numbers_of(target, ids)
            fresh = found[noun.name] - before

    def _referred(self, noun: Noun, page: str) -> dict[str, set[str]]:
        referred: dict[str, set[str]] = {}
        within = "t.seq IN (SELECT value FROM json_each(?))"
        for column, target in _references(noun):
            sql = f'SELECT DISTINCT t."{column}" FROM "{noun.name}" t WHERE {within} AND t."{column}" IS NOT NULL'
            referred.setdefault(target, set()).update(str(row[0]) for row in self._db.execute(sql, (page,)))
        if noun.name in _PEOPLE:
            for target_noun, record_id in self._db.execute(f"{_PEOPLE[noun.name]} WHERE {within}", (page,)):
                referred.setdefault(str(target_noun), set()).add(str(record_id))
        referred.pop("offer", None)  # an offer leaves by being ticked, never by being mentioned
        return referred

    def _numbers_of(self, noun: str, ids: set[str]) -> set[int]:
        sql = f'SELECT seq FROM "{noun}" WHERE id IN (SELECT value FROM json_each(?))'
        return {_whole(row[0]) for row in self._db.execute(sql, (json.dumps(sorted(ids)),))}

    def _hang_on(self, found: dict[str, set[int]]) -> None:
        """What is attached to a row that leaves: its description, never its content."""
        for noun in self.nouns:
            for page in _pages(sorted(found[noun.name])):
                sql = (
                    'SELECT a.seq FROM attachment a WHERE a.noun = ? AND a.record_id IN (SELECT t.id FROM '
                    f'"{noun.name}" t WHERE t.seq IN (SELECT value FROM json_each(?)))'
                )
                rows = self._db.execute(sql, (noun.name, page))
                found["attachment"] |= {_whole(row[0]) for row in rows}


def _references(noun: Noun) -> list[tuple[str, str]]:
    """(column, noun) of every key; who wrote a row is a cadre as well, or `desk`."""
    keys = [(field.name, field.refers_to) for field in fields_of(noun.record) if field.refers_to]
    return [*keys, ("created_by", "cadre"), ("updated_by", "cadre")]


def _own_kind(noun: Noun) -> frozenset[str]:
    return frozenset(target for _column, target in _references(noun))


def _pages(rows: Sequence[int]) -> Iterator[str]:
    """Row numbers as JSON lists, so many at a time: one parameter, however long the page."""
    for start in range(0, len(rows), PAGE):
        yield json.dumps(list(rows[start : start + PAGE]))


def _whole(value: Value) -> int:
    assert isinstance(value, int)
    return value


@contextmanager
def leaving(db: Connection, period: Half, *, with_offers: bool) -> Iterator[Leaving]:
    """The rows of a package, all as of one moment, while others go on writing.

    Raises `UserError` when a page of the store cannot be read.
    """
    db.execute("BEGIN")
    try:
        yield Leaving(db, period, with_offers=with_offers)
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
