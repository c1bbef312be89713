"""The search index: contentless, and which row of it is which record. Filled from the audit, not by triggers."""

from __future__ import annotations

from sqlite_utils import Database


def m0004_search(db: Database) -> None:
    """Empty at first; the program takes in what the audit has since its beginning."""
    # `ascii` keeps every character beyond ASCII as a token's: the text is cut into tokens before it comes here
    db.execute(
        "CREATE VIRTUAL TABLE search USING fts5"
        "(grams, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1')"
    )
    db.execute("""
        CREATE TABLE search_row (
        seq INTEGER PRIMARY KEY, noun TEXT NOT NULL, record_id TEXT NOT NULL UNIQUE
        ) STRICT""")
    db.execute("CREATE TABLE search_state (id TEXT PRIMARY KEY NOT NULL, last_seq INTEGER NOT NULL) STRICT")
    db.execute("INSERT INTO search_state VALUES ('search', -1)")
