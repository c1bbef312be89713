"""The list of visits is counted and paged from one index, without a look into the table."""

from __future__ import annotations

from sqlite_utils import Database


def m0005_visit_listed(db: Database) -> None:
    """In the order of the list, with what its chips count; it takes the place of the index by day alone."""
    db.execute("CREATE INDEX visit_listed ON visit (started_at, id, state, voided_at)")
    db.execute("DROP INDEX visit_started_at")
