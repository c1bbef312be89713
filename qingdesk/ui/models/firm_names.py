"""The names of the firms of one page of a list, read together."""

from __future__ import annotations

from collections.abc import Iterable

from qingdesk.store.among import among
from qingdesk.store.connection import Readable


class FirmNames:
    """By id; the empty name where a record has no firm."""

    def __init__(self, reader: Readable, ids: Iterable[str]) -> None:
        where, values = among("id", ids)
        rows = reader.execute(f"SELECT id, name FROM enterprise WHERE {where}", values)
        self._names = {str(row[0]): str(row[1]) for row in rows}

    def __getitem__(self, firm_id: str) -> str:
        return self._names.get(firm_id, "")
