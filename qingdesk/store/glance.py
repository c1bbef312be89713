"""A look at very many rows: only the fields that the rules look at are read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Generic, TypeVar

from qingdesk.domain.record import Record
from qingdesk.store.connection import Readable, Value
from qingdesk.store.rows import RowMap
from qingdesk.store.table import Table

R = TypeVar("R", bound=Record)

BOOKKEEPING = ("id", "voided_at")


class Glance(Generic[R]):
    """A table of which some fields are read; never to be saved from, for what was not read is empty in it."""

    def __init__(self, table: Table[R], cls: type[R], fields: Collection[str]) -> None:
        self.name, self.fields = table.name, frozenset((*fields, *BOOKKEEPING))
        self._cls = cls
        self._map: RowMap[R] | None = None

    def find(self, db: Readable, where: str = "", values: Sequence[Value] = ()) -> list[R]:
        """The records that fit, voided ones left out, in no order."""
        if self._map is None:
            self._map = RowMap(self._cls, self.fields)
        read = self._map.record
        condition = f"({where}) AND " if where else ""
        sql = f'SELECT {self._map.selected} FROM "{self.name}" WHERE {condition}voided_at IS NULL'
        return [read(row) for row in db.execute(sql, values)]
