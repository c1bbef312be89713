"""The chained audit: what triggers write, how it is made whole again after a migration, how it is verified.

Format (data dictionary, audit): `hash` = SHA-256 of the canonical JSON of a row's facts and digests with the
previous hash; a digest = SHA-256(salt + text). `before`, `after`, `salt` may be emptied (erasure of personal
data) and the chain still holds; nothing else may ever change.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass

from qingdesk.store.connection import Connection, Readable, Value

AUDITED = (
    "unit", "cadre", "enterprise", "assignment", "visit", "event", "meal", "cost", "problem", "progress",
    "commitment", "gift", "offer", "declaration", "handover", "self_check", "report", "attachment",
    "policy", "responsibility", "workday", "finding_note", "known_key", "printed_form", "conflict",
)  # fmt: skip
"""Every table whose writes are audited; the check at start holds this list."""

NOT_AUDITED = (
    "visit_cadre", "event_cadre", "desk", "finding", "draft", "scan_page", "export_log", "collected_package",
    "saved_view", "undo_step", "number_series", "audit", "_sqlite_migrations", "search_row", "search_state",
    "search", "search_data", "search_idx", "search_docsize", "search_config",
)  # fmt: skip
"""Derived and bookkeeping tables. A table on neither list was made by a slip, and nobody would see its writes."""

NO_HASH = "0" * 64


@dataclass
class Context:
    """Who writes, when, why: set by the transaction, read by the triggers' functions. The salt of a row is
    made once a `seq`, however often SQLite asks."""

    at: str = ""
    by: str = ""
    action: str = ""
    reason: str = ""
    _salt_of: int = -1
    _salt: bytes = b""

    def begin(self, at: str, by: str, action: str, reason: str) -> None:
        """A new transaction. The salt of one that was rolled back is never used again, though its seq is."""
        self.at, self.by, self.action, self.reason = at, by, action, reason
        self._salt_of = -1

    def salt(self, seq: int) -> bytes:
        """16 random bytes, the same for every call about one row."""
        if self._salt_of != seq:
            self._salt_of, self._salt = seq, os.urandom(16)
        return self._salt

    def end(self) -> None:
        """Nobody writes: a write outside a transaction is refused by the triggers (NOT NULL)."""
        self.at = self.by = self.action = self.reason = ""


def digest(salt: bytes | None, text: str | None) -> str | None:
    """SHA-256(salt + text) in hex; None for None."""
    from hashlib import sha256  # OpenSSL comes with it: not before the first write

    return None if text is None else sha256((salt or b"") + text.encode()).hexdigest()


def row_hash(*facts: object) -> str:
    """SHA-256 of [seq, at, by, action, reason, noun, record_id, before_digest, after_digest, previous_hash]."""
    from hashlib import sha256

    return sha256(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _changed(old: str, new: str) -> str:
    """Of two rows as JSON objects, the columns of `old` whose values differ."""
    before, after = json.loads(old), json.loads(new)
    return json.dumps(
        {k: v for k, v in before.items() if after.get(k) != v}, ensure_ascii=False, separators=(",", ":")
    )


def register(connection: Connection, context: Context) -> None:
    """Give the writer the functions that its triggers call. They never raise: SQLite would hide the cause."""
    connection.create_function("audit_at", 0, lambda: context.at or None)
    connection.create_function("audit_by", 0, lambda: context.by or None)
    connection.create_function("audit_action", 0, lambda: context.action or None)
    connection.create_function("audit_reason", 0, lambda: context.reason)
    connection.create_function("audit_salt", 1, context.salt)
    connection.create_function("audit_digest", 2, lambda seq, text: digest(context.salt(seq), text))
    connection.create_function("audit_changed", 2, _changed, deterministic=True)

    def hash_of(
        seq: int, noun: str, record_id: str, before: str | None, after: str | None, previous: str
    ) -> str:
        salt = context.salt(seq)
        return row_hash(
            seq, context.at, context.by, context.action, context.reason, noun, record_id,
            digest(salt, before), digest(salt, after), previous,
        )  # fmt: skip

    connection.create_function("audit_hash", 6, hash_of)


def columns_of(db: Readable, table: str) -> list[str]:
    """The columns of a table that its audit rows hold: all but `seq` and what is a BLOB (a scan's content)."""
    columns = [(str(row[1]), str(row[2])) for row in db.execute(f'PRAGMA table_info("{table}")')]
    return [name for name, kind in columns if name != "seq" and kind != "BLOB"]


def row_json(columns: list[str], alias: str) -> str:
    """SQL for a row as the audit writes it: a JSON object of these columns."""
    return "json_object(" + ",".join(f"'{c}',{alias}.\"{c}\"" for c in columns) + ")"


def _trigger(table: str, columns: list[str], operation: str) -> str:
    old, new = row_json(columns, "OLD"), row_json(columns, "NEW")
    source, before, after, alias = {
        "insert": (f"SELECT NULL o, {new} n", "o", "n", "NEW"),
        "update": (f"SELECT {old} o, {new} n", "audit_changed(o,n)", "audit_changed(n,o)", "NEW"),
        "delete": (f"SELECT {old} o, NULL n", "o", "n", "OLD"),
    }[operation]
    return (
        f'CREATE TRIGGER audit_{table}_{operation} AFTER {operation.upper()} ON "{table}" BEGIN '
        f"INSERT INTO audit SELECT s, audit_at(), audit_by(), audit_action(), audit_reason(), '{table}', r, b, a, "
        f"audit_salt(s), audit_digest(s,b), audit_digest(s,a), h, audit_hash(s,'{table}',r,b,a,h) FROM "
        f'(SELECT seq+1 s, {alias}."id" r, {before} b, {after} a, hash h '
        f"FROM audit, ({source}) ORDER BY seq DESC LIMIT 1); END"
    )


_GUARDS = {
    "audit_guard_insert": """BEFORE INSERT ON audit WHEN NEW.seq IS NOT (SELECT coalesce(max(seq) + 1, 0) FROM audit)
        BEGIN SELECT RAISE(ABORT, 'audit rows follow one another'); END""",
    "audit_guard_delete": "BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END",
    "audit_guard_update": """BEFORE UPDATE ON audit WHEN
        (NEW.before IS NOT NULL AND NEW.before IS NOT OLD.before)
        OR (NEW.after IS NOT NULL AND NEW.after IS NOT OLD.after)
        OR (NEW.salt IS NOT NULL AND NEW.salt IS NOT OLD.salt)
        OR NEW.seq IS NOT OLD.seq OR NEW.at IS NOT OLD.at OR NEW."by" IS NOT OLD."by"
        OR NEW.action IS NOT OLD.action OR NEW.reason IS NOT OLD.reason OR NEW.noun IS NOT OLD.noun
        OR NEW.record_id IS NOT OLD.record_id OR NEW.before_digest IS NOT OLD.before_digest
        OR NEW.after_digest IS NOT OLD.after_digest OR NEW.previous_hash IS NOT OLD.previous_hash
        OR NEW.hash IS NOT OLD.hash
        BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END""",
}

_DERIVED = {
    "derive_visit_insert": """AFTER INSERT ON visit BEGIN
        INSERT OR IGNORE INTO visit_cadre SELECT NEW.id, json_extract(value, '$.cadre_id') FROM json_each(NEW.visitors)
        WHERE json_extract(value, '$.cadre_id') IS NOT NULL; END""",
    "derive_visit_update": """AFTER UPDATE OF visitors ON visit BEGIN
        DELETE FROM visit_cadre WHERE visit_id = NEW.id;
        INSERT OR IGNORE INTO visit_cadre SELECT NEW.id, json_extract(value, '$.cadre_id') FROM json_each(NEW.visitors)
        WHERE json_extract(value, '$.cadre_id') IS NOT NULL; END""",
    "derive_event_insert": """AFTER INSERT ON event BEGIN
        INSERT INTO event_cadre SELECT NEW.id, value, max(went) FROM
        (SELECT value, 0 went FROM json_each(NEW.attendees) UNION ALL SELECT value, 1 FROM json_each(NEW.attended))
        GROUP BY value; END""",
    "derive_event_update": """AFTER UPDATE OF attendees, attended ON event BEGIN
        DELETE FROM event_cadre WHERE event_id = NEW.id;
        INSERT INTO event_cadre SELECT NEW.id, value, max(went) FROM
        (SELECT value, 0 went FROM json_each(NEW.attendees) UNION ALL SELECT value, 1 FROM json_each(NEW.attended))
        GROUP BY value; END""",
}


def triggers(db: Readable) -> dict[str, str]:
    """Every trigger that the store must have, by name, for the columns that its tables have now."""
    wanted = {name: f"CREATE TRIGGER {name} {body}" for name, body in {**_GUARDS, **_DERIVED}.items()}
    for table in AUDITED:
        columns = columns_of(db, table)
        for operation in ("insert", "update", "delete"):
            wanted[f"audit_{table}_{operation}"] = _trigger(table, columns, operation)
    return wanted


def _present(db: Readable) -> dict[str, str]:
    rows = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    return {str(name): str(sql) for name, sql in rows}


def make_triggers(db: Readable) -> None:
    """Drop every trigger and make it anew: `transform()` and `add_column` leave them gone or blind."""
    for name in _present(db):
        db.execute(f'DROP TRIGGER "{name}"')
    for sql in triggers(db).values():
        db.execute(sql)


def triggers_are_whole(db: Readable) -> bool:
    """Is every write audited? Compared with the generated text; and every table is on one of the two lists."""
    tables = {
        str(row[0])
        for row in db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite#_%' ESCAPE '#'"
        )
    }
    return tables == {*AUDITED, *NOT_AUDITED} and _present(db) == triggers(db)


def begin_chain(db: Readable, at: str, desk_id: str) -> None:
    """The genesis row, seq 0; the desk's id stands in it."""
    facts: tuple[Value, ...] = (0, at, "desk", "init", "", "desk", desk_id)
    db.execute(
        "INSERT INTO audit VALUES (?,?,?,?,?,?,?,NULL,NULL,NULL,NULL,NULL,?,?)",
        (*facts, NO_HASH, row_hash(*facts, None, None, NO_HASH)),
    )


def head(db: Readable) -> tuple[int, str]:
    """(seq, hash) of the newest row: what is printed on forms and put into packages."""
    row = db.execute("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return (int(row[0] or 0), str(row[1])) if row else (-1, NO_HASH)


@dataclass(frozen=True)
class AuditFault:
    """One row that does not hold. what: `missing`, `chain`, `hash`, `before`, `after`."""

    seq: int
    what: str


_COLUMNS = """seq, at, "by", action, reason, noun, record_id, before, after, salt, before_digest, after_digest,
    previous_hash, hash"""


def verify(db: Readable, most: int = 100) -> tuple[int, list[AuditFault]]:
    """Walk the chain: (rows, the first faults). An emptied `before` or `after` is no fault."""
    expected, previous, count = 0, NO_HASH, 0
    faults: list[AuditFault] = []
    for row in db.execute(f"SELECT {_COLUMNS} FROM audit ORDER BY seq"):
        seq, at, by, action, reason, noun, record_id, before, after, salt, bd, ad, prev, own = row
        number = int(seq) if isinstance(seq, int) else -1
        if number != expected:
            faults.append(AuditFault(expected, "missing"))
        if prev != previous:
            faults.append(AuditFault(number, "chain"))
        if own != row_hash(seq, at, by, action, reason, noun, record_id, bd, ad, prev):
            faults.append(AuditFault(number, "hash"))
        for name, text, stored in (("before", before, bd), ("after", after, ad)):
            if isinstance(text, str) and digest(salt if isinstance(salt, bytes) else b"", text) != stored:
                faults.append(AuditFault(number, name))
        expected, previous, count = number + 1, str(own), count + 1
        if len(faults) >= most:
            break
    if not count:
        faults.append(AuditFault(0, "missing"))
    return count, faults
