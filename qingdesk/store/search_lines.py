"""What a hit of the search says of its record: one line, read for a page of hits at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.store.among import among
from qingdesk.store.connection import Readable, Value

_FIRM = "(SELECT name FROM enterprise f WHERE f.id = r.enterprise_id)"

_LINES: Mapping[str, tuple[str, str, str, str]] = {
    # title, day, firm, the record that it is a part of
    "enterprise": ("r.name", "NULL", "r.uscc", "NULL"),
    "cadre": ("r.name", "NULL", "r.post", "NULL"),
    "visit": (_FIRM, "r.started_at", "coalesce(nullif(r.purpose, ''), r.number)", "NULL"),
    "problem": ("r.text", "r.raised_on", _FIRM, "r.visit_id"),
    "commitment": ("r.text", "r.promised_on", _FIRM, "r.visit_id"),
    "event": ("r.title", "r.starts_at", "coalesce(r.organiser, '')", "NULL"),
    "meal": (_FIRM, "r.eaten_on", "r.number", "r.visit_id"),
    "gift": ("r.item", "r.received_on", f"coalesce({_FIRM}, r.giver)", "r.visit_id"),
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """title: what tells it from others of its noun · day: when it was · beside: the firm, purpose, post or code ·
    part_of: id of the visit that it belongs to."""

    record_id: str
    title: str
    day: date | None
    beside: str
    part_of: str


def lines(db: Readable, noun: str, ids: Sequence[str]) -> list[Line]:
    """The lines of these records of one noun, in the order of `ids`; one that is gone is left out."""
    title, day, beside, part_of = _LINES[noun]
    where, values = among("r.id", list(ids))
    rows = db.execute(
        f'SELECT r.id, {title}, {day}, {beside}, {part_of} FROM "{noun}" r WHERE {where}', values
    ).fetchall()
    found = {str(row[0]): _line(row) for row in rows}
    return [found[one] for one in ids if one in found]


def _line(row: Sequence[Value]) -> Line:
    record_id, title, day, beside, part_of = (str(value or "") for value in row)
    return Line(record_id, title, date.fromisoformat(day[:10]) if day else None, beside, part_of)
