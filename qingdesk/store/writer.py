"""The one writer of the store, within a transaction: who writes, when, on which desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from qingdesk.store.connection import Connection, Rows, Value

if TYPE_CHECKING:
    from sqlite_utils import Database


class Writer:
    """What a table function needs to write. at: UTC text, one for the whole transaction. by: a cadre's id
    or `desk`. desk_id: whose records these are."""

    def __init__(self, connection: Connection, database: Database, *, at: str, by: str, desk_id: str) -> None:
        self._connection = connection
        self.database = database
        self.at = at
        self.by = by
        self.desk_id = desk_id

    def execute(self, sql: str, parameters: Sequence[Value] = (), /) -> Rows:
        """One statement; the world's faults leave it as `UserError`."""
        return self._connection.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Sequence[Value]], /) -> Rows:
        """One statement for many rows."""
        return self._connection.executemany(sql, parameters)

    def new_id(self) -> str:
        """A UUIDv7: ids of several laptops never meet, and sort by time."""
        from uuid6 import uuid7

        return str(uuid7())
