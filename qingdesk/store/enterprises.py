"""企业: the table `enterprise`."""

from __future__ import annotations

from qingdesk.domain.enterprise import Enterprise
from qingdesk.store.connection import Readable, Value
from qingdesk.store.like import containing
from qingdesk.store.table import NO_LIMIT, Table

TABLE = Table("enterprise", Enterprise)
get, count = TABLE.get, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void

_MATCH = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in ("name", "former_names", "uscc", "address"))


def find(
    db: Readable, *, text: str = "", cadre_id: str = "", on: str = "", limit: int = NO_LIMIT, offset: int = 0
) -> list[Enterprise]:
    """Firms by name, newest code or address; cadre_id with `on` (ISO day): those he is assigned to that day."""
    where, values = _where(text, cadre_id, on)
    return TABLE.find(db, where, values, order_by="name, id", limit=limit, offset=offset)


def count_found(db: Readable, *, text: str = "", cadre_id: str = "", on: str = "") -> int:
    """How many `find` would give."""
    return TABLE.count(db, *_where(text, cadre_id, on))


def _where(text: str, cadre_id: str, on: str) -> tuple[str, list[Value]]:
    parts: list[str] = []
    values: list[Value] = []
    if text:
        parts.append(f"({_MATCH})")
        values += [containing(text)] * 4
    if cadre_id:
        parts.append(
            "id IN (SELECT enterprise_id FROM assignment WHERE cadre_id = ? AND voided_at IS NULL"
            " AND started_on <= ? AND (ended_on IS NULL OR ended_on >= ?))"
        )
        values += [cadre_id, on, on]
    return " AND ".join(parts), values


def by_uscc(db: Readable, uscc: str, *, desk_id: str = "") -> Enterprise | None:
    """The firm of a code on this desk, voided ones left out."""
    found = TABLE.find(db, "uscc = ? AND (? = '' OR desk_id = ?)", (uscc, desk_id, desk_id), limit=1)
    return found[0] if found else None


def names(db: Readable) -> dict[str, str]:
    """Every firm's name by id, voided ones too."""
    return {str(row[0]): str(row[1]) for row in db.execute("SELECT id, name FROM enterprise")}
