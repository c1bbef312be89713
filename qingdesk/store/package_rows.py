"""Which rows leave in a half-year's package: what is dated in it or open in it, and every row that these refer to.

Voided rows leave as well, marked as voided: who took them in an earlier package must hear of it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager

from qingdesk.domain.fields import fields_of
from qingdesk.domain.nouns import NOUNS, Noun
from qingdesk.domain.period import Half, add_months
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


def of_period_values(period: Half) -> tuple[str, str, str, str]:
    """What the conditions of `OF_PERIOD` are asked with."""
    first, after = period.first, period.previous(-1).first
    return first.isoformat(), after.isoformat(), period.name, add_months(first, -12).isoformat()


_WITHIN = "t.seq IN (SELECT value FROM json_each(?))"

_BELONGING: Mapping[str, str] = {
    "visit": "SELECT 'cadre', c.cadre_id FROM visit t JOIN visit_cadre c ON c.visit_id = t.id WHERE "
    + _WITHIN,
    "event": "SELECT 'cadre', c.cadre_id FROM event t JOIN event_cadre c ON c.event_id = t.id WHERE "
    + _WITHIN,
    "handover": "SELECT json_extract(j.value, '$.noun'), json_extract(j.value, '$.record_id') "
    f"FROM handover t, json_each(t.items) j WHERE {_WITHIN}",
    "problem": "SELECT 'progress', p.id FROM problem t JOIN progress p ON p.problem_id = t.id WHERE "
    + _WITHIN,
}
"""What belongs to a row without a key in it, as (noun, id): people and records in its lists, a problem's steps."""


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
        return self._rows[noun].count

    @property
    def total(self) -> int:
        """How many rows leave in all."""
        return sum(rows.count for rows in self._rows.values())

    @property
    def newest_change(self) -> str:
        """UTC moment of the newest audited change: how fresh these rows are."""
        row = self._db.execute("SELECT at FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        return str(row[0]) if row else ""

    def pages(self, noun: str) -> Iterator[list[tuple[Value, ...]]]:
        """The rows in the order they came into the store, the columns in the order of the noun's fields."""
        columns = TABLES[noun].map.columns
        for page in self._rows[noun].pages():
            sql = f'SELECT {columns} FROM "{noun}" WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq'
            yield self._db.execute(sql, (page,)).fetchall()

    def held(self, ids: Collection[str], only: str = "") -> set[str]:
        """Which records with these ids leave? What is said of one that stays must stay too. only: of this noun."""
        found: set[str] = set()
        for noun in self.nouns:
            if only and noun.name != only:
                continue
            rows = self._rows[noun.name]
            sql = f'SELECT id, seq FROM "{noun.name}" WHERE id IN (SELECT value FROM json_each(?))'
            for record_id, seq in self._db.execute(sql, (json.dumps(sorted(ids)),)):
                if _whole(seq) in rows:
                    found.add(str(record_id))
        return found

    def scans(self) -> Iterator[tuple[str, str, int]]:
        """(id, media type, bytes) of every signed scan that belongs to a record which leaves, in order."""
        sql = (
            "SELECT id, coalesce(media_type, ''), length(content) FROM attachment WHERE seq IN"
            " (SELECT value FROM json_each(?)) AND role = 'signed_scan' AND voided_at IS NULL"
            " AND length(content) > 0 ORDER BY seq"
        )
        for page in self._rows["attachment"].pages():
            for row in self._db.execute(sql, (page,)).fetchall():
                yield str(row[0]), str(row[1]), _whole(row[2])

    def scans_in_all(self) -> tuple[int, int]:
        """How many signed scans leave, and their bytes."""
        number = size = 0
        for _id, _media_type, each in self.scans():
            number, size = number + 1, size + each
        return number, size

    def _find(self) -> dict[str, _Marks]:
        found = {noun.name: _Marks(self._last(noun.name)) for noun in self.nouns}
        for name, marks in found.items():
            marks.add(self._of_period(name))
        # A noun stands after every noun that it refers to, so one walk from the last to the first finds nearly
        # all; a second one follows who wrote the rows of the first.
        while any(marks.has_fresh for marks in found.values()):
            for noun in reversed(self.nouns):
                for page in found[noun.name].fresh_pages():
                    for target, ids in self._referred(noun, page).items():
                        if target in found:
                            found[target].add(self._numbers_of(target, ids))
        return found

    def _last(self, noun: str) -> int:
        row = self._db.execute(f'SELECT coalesce(max(seq), 0) FROM "{noun}"').fetchone()
        return _whole(row[0]) if row else 0

    def _of_period(self, noun: str) -> Iterator[int]:
        condition = OF_PERIOD.get(noun)
        if condition is None:
            return
        # every parameter is named once, so that a condition may use those that it needs
        sql = f'SELECT seq FROM "{noun}" WHERE ({condition}) AND ?1 || ?2 || ?3 || ?4 IS NOT NULL'
        for row in self._db.execute(sql, of_period_values(self._period)):
            yield _whole(row[0])

    def _referred(self, noun: Noun, page: str) -> dict[str, set[str]]:
        """The ids that a page of rows refers to, by noun: keys, lists, who wrote them, and what hangs on
        them (of an attachment its description leaves, never its content)."""
        referred: dict[str, set[str]] = {}
        keys = _references(noun)
        columns = ", ".join(f't."{column}"' for column, _target in keys)
        for row in self._db.execute(f'SELECT {columns} FROM "{noun.name}" t WHERE {_WITHIN}', (page,)):
            for (_name, target), value in zip(keys, row, strict=True):
                if value is not None:
                    referred.setdefault(target, set()).add(str(value))
        for sql in (_BELONGING.get(noun.name), _attached(noun.name)):
            for named, record_id in self._db.execute(sql, (page,)) if sql else ():
                referred.setdefault(str(named), set()).add(str(record_id))
        referred.pop("offer", None)  # an offer leaves by being ticked, never by being mentioned
        return referred

    def _numbers_of(self, noun: str, ids: set[str]) -> Iterator[int]:
        sql = f'SELECT seq FROM "{noun}" WHERE id IN (SELECT value FROM json_each(?))'
        for row in self._db.execute(sql, (json.dumps(sorted(ids)),)):
            yield _whole(row[0])


_FRESH, _FOLLOWED = b"\1", b"\2"


class _Marks:
    """Which rows of a table leave, a byte each: a set of numbers would take a hundred times as much. One is fresh
    until it was looked up what it refers to."""

    def __init__(self, last: int) -> None:
        self._marks = bytearray(last + 1)

    def __contains__(self, number: int) -> bool:
        return self._marks[number] != 0

    @property
    def count(self) -> int:
        """How many leave."""
        return len(self._marks) - self._marks.count(0)

    @property
    def has_fresh(self) -> bool:
        """Is there one that was not followed?"""
        return _FRESH in self._marks

    def add(self, numbers: Iterable[int]) -> None:
        """Mark these; those that were marked before stay as they were."""
        for number in numbers:
            if not self._marks[number]:
                self._marks[number] = _FRESH[0]

    def fresh_pages(self) -> Iterator[str]:
        """The fresh ones, which are followed from now on."""
        for page in self._pages(_FRESH):
            for number in page:
                self._marks[number] = _FOLLOWED[0]
            yield json.dumps(page)

    def pages(self) -> Iterator[str]:
        """All, in order, as JSON lists so many at a time: one parameter, however long the page."""
        return map(json.dumps, self._pages(_FOLLOWED))

    def _pages(self, mark: bytes) -> Iterator[list[int]]:
        page: list[int] = []
        number = self._marks.find(mark)
        while number >= 0:
            page.append(number)
            if len(page) == PAGE:
                yield page
                page = []
            number = self._marks.find(mark, number + 1)
        if page:
            yield page


def _references(noun: Noun) -> list[tuple[str, str]]:
    """(column, noun) of every key; who wrote a row is a cadre as well, or `desk`."""
    keys = [(field.name, field.refers_to) for field in fields_of(noun.record) if field.refers_to]
    return [*keys, ("created_by", "cadre"), ("updated_by", "cadre")]


def _attached(noun: str) -> str:
    return (
        f"SELECT 'attachment', a.id FROM \"{noun}\" t JOIN attachment a ON a.record_id = t.id WHERE {_WITHIN}"
    )


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
