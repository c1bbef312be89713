"""What people call the records that a row refers to: a name, a title or a number instead of an id."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from qingdesk.store.connection import Readable

_CALLED: Mapping[str, str] = {
    "unit": "name", "cadre": "name", "enterprise": "name",
    "visit": "coalesce(number, substr(started_at, 1, 10))", "event": "title",
    "problem": "coalesce(number, substr(text, 1, 40))", "commitment": "coalesce(number, substr(text, 1, 40))",
    "meal": "coalesce(number, eaten_on)", "gift": "coalesce(number, item)", "offer": "offered_on",
    "cost": "(SELECT e.title FROM event e WHERE e.id = t.event_id)",
    "assignment": "(SELECT c.name FROM cadre c WHERE c.id = t.cadre_id) || ' — ' ||"
    " (SELECT e.name FROM enterprise e WHERE e.id = t.enterprise_id)",
    "declaration": "coalesce(number, declared_on)", "handover": "coalesce(number, handed_over_on)",
    "progress": "noted_on", "self_check": "coalesce(number, period)", "report": "title", "attachment": "name",
}  # fmt: skip


def names_of(db: Readable, noun: str, ids: Collection[str]) -> dict[str, str]:
    """id → name, of a page's references at a time. Raises KeyError for what is no noun."""
    if not ids:
        return {}
    sql = f'SELECT id, {_CALLED[noun]} FROM "{noun}" t WHERE id IN (SELECT value FROM json_each(?))'
    return {str(row[0]): str(row[1] or "") for row in db.execute(sql, (json.dumps(sorted(ids)),))}
