"""承诺: the table `commitment`."""

from __future__ import annotations

from qingdesk.domain.commitment import Commitment
from qingdesk.store.connection import Readable
from qingdesk.store.table import Table

TABLE = Table("commitment", Commitment)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def of_visit(db: Readable, visit_id: str) -> list[Commitment]:
    """What was promised on a visit."""
    return TABLE.find(db, "visit_id = ?", (visit_id,))
