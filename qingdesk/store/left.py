"""What left this desk: packages, lists as workbooks, and papers. Each with its moment and the hand that did it."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.store.connection import Readable
from qingdesk.store.export_log import LIST


@dataclass(frozen=True)
class Left:
    """at: UTC. by: a cadre's id or `desk`. kind: package, list or print. what: the profile, the noun, or the form.
    which: the period of a package, the number of a form. count: rows or pages; 0 where it is not known."""

    at: str
    by: str
    kind: str
    what: str
    which: str
    count: int


def find(db: Readable, limit: int = 200, offset: int = 0) -> list[Left]:
    """The newest first."""
    rows = db.execute(
        f"""
        SELECT exported_at AS at, "by", CASE profile WHEN '{LIST}' THEN '{LIST}' ELSE 'package' END,
            CASE profile WHEN '{LIST}' THEN period ELSE profile END,
            CASE profile WHEN '{LIST}' THEN '' ELSE period END, "rows", id
        FROM export_log
        UNION ALL
        SELECT p.printed_at, coalesce((SELECT a."by" FROM audit a WHERE a.record_id = p.id AND a.before_digest IS NULL
            ORDER BY a.seq LIMIT 1), 'desk'), 'print', coalesce(p.form, 'visit_record'), coalesce(p.number, ''),
            coalesce(p.pages, 0), p.id
        FROM printed_form p
        ORDER BY at DESC, 7 DESC LIMIT ? OFFSET ?
        """,
        (limit, offset),
    )
    return [
        Left(str(row[0]), str(row[1]), str(row[2]), str(row[3]), str(row[4]), int(row[5] or 0))
        for row in rows
    ]


def count(db: Readable) -> int:
    """How many."""
    row = db.execute(
        "SELECT (SELECT count(*) FROM export_log) + (SELECT count(*) FROM printed_form)"
    ).fetchone()
    return int(row[0] or 0) if row else 0
