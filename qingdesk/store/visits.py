"""走访: the table `visit`, with `visit_cadre` beside it."""

from __future__ import annotations

from qingdesk.domain.period import Half
from qingdesk.domain.visit import Visit
from qingdesk.store.connection import Readable, Value
from qingdesk.store.like import containing
from qingdesk.store.table import NO_LIMIT, Table

TABLE = Table("visit", Visit)
get, count = TABLE.get, TABLE.count
add, add_all, update, void = TABLE.add, TABLE.add_all, TABLE.update, TABLE.void

NEWEST_FIRST = "started_at DESC, id DESC"


def find(
    db: Readable,
    *,
    half: Half | None = None,
    cadre_id: str = "",
    enterprise_id: str = "",
    state: str = "",
    text: str = "",
    limit: int = NO_LIMIT,
    offset: int = 0,
) -> list[Visit]:
    """Visits, newest first; cadre_id: those he took part in; text: in the firm's name, number or texts."""
    where, values = _where(half, cadre_id, enterprise_id, state, text)
    return TABLE.find(db, where, values, order_by=NEWEST_FIRST, limit=limit, offset=offset)


def count_found(
    db: Readable,
    *,
    half: Half | None = None,
    cadre_id: str = "",
    enterprise_id: str = "",
    state: str = "",
    text: str = "",
) -> int:
    """How many `find` would give."""
    return TABLE.count(db, *_where(half, cadre_id, enterprise_id, state, text))


def latest_of_cadre(db: Readable, cadre_id: str) -> Visit | None:
    """His newest visit: what the next one's page is filled from."""
    found = find(db, cadre_id=cadre_id, limit=1)
    return found[0] if found else None


def _where(
    half: Half | None, cadre_id: str, enterprise_id: str, state: str, text: str
) -> tuple[str, list[Value]]:
    parts: list[str] = []
    values: list[Value] = []
    if half is not None:
        parts.append("started_at >= ? AND started_at < ?")
        values += [half.first.isoformat(), half.previous(-1).first.isoformat()]
    if cadre_id:
        parts.append("id IN (SELECT visit_id FROM visit_cadre WHERE cadre_id = ?)")
        values.append(cadre_id)
    if enterprise_id:
        parts.append("enterprise_id = ?")
        values.append(enterprise_id)
    if state:
        parts.append("state = ?")
        values.append(state)
    if text:
        parts.append(
            "(number LIKE ? ESCAPE '\\' OR situation LIKE ? ESCAPE '\\' OR opinions LIKE ? ESCAPE '\\'"
            " OR visitors LIKE ? ESCAPE '\\'"
            " OR enterprise_id IN (SELECT id FROM enterprise WHERE name LIKE ? ESCAPE '\\'))"
        )
        values += [containing(text)] * 5
    return " AND ".join(parts), values
