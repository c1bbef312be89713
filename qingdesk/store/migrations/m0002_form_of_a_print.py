"""Which form a print was: an event has an approval and a settlement, and one does not supersede the other."""

from __future__ import annotations

from sqlite_utils import Database


def m0002_form_of_a_print(db: Database) -> None:
    """Add `form`; what was printed before has none, and was a visit record."""
    db.execute("ALTER TABLE printed_form ADD COLUMN form TEXT")
    db.execute("CREATE INDEX printed_form_digest ON printed_form (digest)")
