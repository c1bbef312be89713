"""What every table of a noun can do: get, find, count, add, update, void. Nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from qingdesk.domain.record import Record
from qingdesk.errors import Conflict, NotFound
from qingdesk.i18n import _
from qingdesk.store.connection import Readable, Value
from qingdesk.store.listed import Listing
from qingdesk.store.rows import RowMap
from qingdesk.store.writer import Writer

R = TypeVar("R", bound=Record)

NO_LIMIT = -1


class Table(Generic[R]):
    """One noun's table. Conditions are SQL fragments of ours with `?`; what users type goes into `values`."""

    def __init__(self, name: str, cls: type[R]) -> None:
        self.name = name
        self._cls = cls
        self._map: RowMap[R] | None = None

    @property
    def map(self) -> RowMap[R]:
        """Made when first used: reading the dataclass's hints takes a millisecond."""
        if self._map is None:
            self._map = RowMap(self._cls)
        return self._map

    def get(self, db: Readable, record_id: str) -> R:
        """One record, voided or not; raises `NotFound`."""
        row = db.execute(
            f'SELECT {self.map.selected} FROM "{self.name}" WHERE id = ?', (record_id,)
        ).fetchone()
        if row is None:
            raise NotFound(
                _("There is no {noun} with the id {id}.").format(noun=self.name, id=record_id),
                _("Look it up with: qingdesk list {noun}").format(noun=self.name),
            )
        return self.map.record(row)

    def find(
        self,
        db: Readable,
        where: str = "",
        values: Sequence[Value] = (),
        *,
        order_by: str = "seq",
        limit: int = NO_LIMIT,
        offset: int = 0,
        with_voided: bool = False,
    ) -> list[R]:
        """A page of records that fit, in order; a list, not a generator."""
        condition = _condition(where, with_voided)
        sql = f'SELECT {self.map.selected} FROM "{self.name}"{condition} ORDER BY {order_by} LIMIT ? OFFSET ?'
        return [self.map.record(row) for row in db.execute(sql, (*values, limit, offset))]

    def count(
        self, db: Readable, where: str = "", values: Sequence[Value] = (), *, with_voided: bool = False
    ) -> int:
        """How many fit."""
        row = db.execute(
            f'SELECT count(*) FROM "{self.name}"{_condition(where, with_voided)}', values
        ).fetchone()
        return int(row[0] or 0) if row else 0

    def listed(self, db: Readable, listing: Listing, limit: int = NO_LIMIT, offset: int = 0) -> list[R]:
        """A page of a list. First which rows it is made of: to put them all in order with all that they hold takes
        four times as long."""
        page = (
            f'seq IN (SELECT seq FROM "{self.name}"{_condition(listing.where, False)}'
            f" ORDER BY {listing.order_by} LIMIT ? OFFSET ?)"
        )
        return self.find(db, page, (*listing.values, limit, offset), order_by=listing.order_by)

    def count_listed(self, db: Readable, listing: Listing) -> int:
        """How many rows a list has."""
        return self.count(db, listing.where, listing.values)

    def place(self, db: Readable, listing: Listing, record_id: str) -> int:
        """Where in a list that record stands, from 0; −1 when it is not in it."""
        row = db.execute(
            f"SELECT place FROM (SELECT id, row_number() OVER (ORDER BY {listing.order_by}) - 1 AS place"
            f' FROM "{self.name}"{_condition(listing.where, False)}) WHERE id = ?',
            (*listing.values, record_id),
        ).fetchone()
        return int(row[0] or 0) if row else -1

    def add(self, db: Writer, record: R) -> R:
        """Save a new record; gives it its id, desk, revision and moments. Returns it as saved."""
        return self.add_all(db, [record])[0]

    def add_all(self, db: Writer, records: Iterable[R]) -> list[R]:
        """Save many new records at once, in their order."""
        stamped = [self.stamped(db, record) for record in records]
        marks = ", ".join("?" * len(self.map.names))
        rows = (self.map.row(record) for record in stamped)
        db.executemany(f'INSERT INTO "{self.name}" ({self.map.columns}) VALUES ({marks})', rows)
        return stamped

    def update(self, db: Writer, record: R) -> R:
        """Save a changed record over its own revision, which goes up by one. Returns it as saved.

        Raises `Conflict` when the stored revision is another one: someone changed it since it was read.
        """
        saved = replace(record, revision=record.revision + 1, updated_at=db.at, updated_by=db.by)
        changes = ", ".join(f'"{name}" = ?' for name in self.map.names)
        done = db.execute(
            f'UPDATE "{self.name}" SET {changes} WHERE id = ? AND revision = ?',
            (*self.map.row(saved), record.id, record.revision),
        )
        if done.rowcount != 1:
            self.get(db, record.id)
            raise Conflict(
                _("This record was changed in the meantime."),
                _("Nothing was overwritten. Look at it as it is now, then make your change again."),
            )
        return saved

    def void(self, db: Writer, record: R, reason: str, *, voided_with: str = "") -> R:
        """Mark it as voided; it stays in the store for the audit. Returns it as saved."""
        return self.update(db, replace(record, voided_at=db.at, void_reason=reason, voided_with=voided_with))

    def unvoid(self, db: Writer, record: R) -> R:
        """Bring a voided record back. Returns it as saved."""
        return self.update(db, replace(record, voided_at="", void_reason="", voided_with=""))

    def stamped(self, db: Writer, record: R) -> R:
        """A new record with its id, desk, and moments, about to be saved."""
        # A copy by hand: `replace` asks every field again, and a large import stamps a million records.
        stamped = object.__new__(type(record))
        vars(stamped).update(
            vars(record),
            id=record.id or db.new_id(),
            desk_id=record.desk_id or db.desk_id,
            created_at=db.at,
            created_by=db.by,
            updated_at=db.at,
            updated_by=db.by,
        )
        return stamped


def _condition(where: str, with_voided: bool) -> str:
    parts = [f"({where})"] if where else []
    if not with_voided:
        parts.append("voided_at IS NULL")
    return " WHERE " + " AND ".join(parts) if parts else ""
