"""A condition for any number of ids: SQLite's own limit on `?` does not reach a JSON list."""

from __future__ import annotations

import json
from collections.abc import Iterable

from qingdesk.store.connection import Value


def among(column: str, ids: Iterable[str]) -> tuple[str, list[Value]]:
    """The condition that the column holds one of these ids, and its value; empty ids are left out."""
    return f"{column} IN (SELECT value FROM json_each(?))", [json.dumps([i for i in ids if i])]
