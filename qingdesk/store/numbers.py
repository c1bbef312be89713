"""Numbers of forms and records: one series a noun and year, never used again."""

from __future__ import annotations

from qingdesk.store.writer import Writer


def next_number(db: Writer, noun: str, year: int) -> str:
    """The next of its series, `DESK-2026-0012`; a gap (a blank form that was never used) is no harm."""
    return reserve(db, noun, year, 1)[0]


def reserve(db: Writer, noun: str, year: int, many: int) -> list[str]:
    """The next `many` numbers of a series, in order: for blank forms and for imports."""
    code_row = db.execute("SELECT code FROM desk").fetchone()
    code = str(code_row[0]) if code_row else ""
    db.execute(
        "INSERT INTO number_series VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last = last + excluded.last",
        (noun, year, many),
    )
    row = db.execute("SELECT last FROM number_series WHERE noun = ? AND year = ?", (noun, year)).fetchone()
    last = int(row[0] or 0) if row else many
    return [f"{code}-{year}-{last - many + n:04d}" for n in range(1, many + 1)]
