"""干部: the table `cadre`."""

from __future__ import annotations

from qingdesk.domain.cadre import Cadre
from qingdesk.store.connection import Readable
from qingdesk.store.table import Table

TABLE = Table("cadre", Cadre)
get, find, count = TABLE.get, TABLE.find, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void


def by_name(db: Readable, name: str) -> list[Cadre]:
    """All cadres of this name; people of one name are told apart by the caller."""
    return TABLE.find(db, "name = ?", (name,))


def names(db: Readable) -> dict[str, str]:
    """Every cadre's name by id, voided ones too: old records still name them."""
    return {str(row[0]): str(row[1]) for row in db.execute("SELECT id, name FROM cadre")}


def are_all(db: Readable, number: int) -> bool:
    """Are there as many cadres as that, voided ones left out? Never counts further, for a few are asked of often."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM cadre WHERE voided_at IS NULL LIMIT ?)"
    row = db.execute(sql, (number + 1,)).fetchone()
    return row is not None and row[0] == number
