"""The desk's own keys, whose keys it trusts, and what it knows of packages that left and came in."""

from __future__ import annotations

from sqlite_utils import Database

_COLUMNS = {
    # Never in the audit, and so never in anything that leaves: `desk` is not an audited table.
    "desk": ("signing_key TEXT", "sealing_key TEXT"),
    "known_key": ("desk_id TEXT", "sealing_key TEXT"),
    "export_log": ("sealed_for TEXT", "audit_seq INTEGER", "audit_hash TEXT"),
    "collected_package": (
        "profile TEXT", "key_id TEXT", "unit_name TEXT", "created TEXT", "audit_seq INTEGER", "audit_hash TEXT",
        "added INTEGER", "replaced INTEGER", "conflicts INTEGER",
    ),
}  # fmt: skip


def m0003_keys_and_packages(db: Database) -> None:
    """Add columns; a desk makes its keys when it first signs."""
    for table, columns in _COLUMNS.items():
        for column in columns:
            db.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    db.execute("CREATE INDEX conflict_record_id ON conflict (record_id)")
    db.execute("CREATE INDEX collected_package_desk_id ON collected_package (desk_id)")
