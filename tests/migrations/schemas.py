"""The schema of a store as text, and a dump of its rows: what a released version is held to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
INDEX = frozenset({"search", "search_data", "search_idx", "search_docsize", "search_config"})
"""The search index and the tables that SQLite keeps for it: no records of ours, made anew from the audit."""


def schema(raw: Any) -> str:
    """Every table with its columns, keys and indexes, and every trigger's name: one line each, in order."""
    lines = []
    tables = raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    for table, sql in tables:
        strict = " STRICT" if "STRICT" in sql else ""
        rowid = " WITHOUT ROWID" if "WITHOUT ROWID" in sql else ""
        lines.append(f"table {table}{strict}{rowid}")
        for _at, name, kind, notnull, default, primary in raw.execute(
            f'PRAGMA table_info("{table}")'
        ).fetchall():
            words = [f"  {name} {kind}"]
            words += ["NOT NULL"] if notnull else []
            words += [f"DEFAULT {default}"] if default is not None else []
            words += [f"PRIMARY KEY {primary}"] if primary else []
            lines.append(" ".join(words))
        keys = raw.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        for key in sorted(keys, key=lambda key: str(key[3])):
            lines.append(f"  key {key[3]} -> {key[2]} ({key[4]}) ON DELETE {key[6]}")
        indexes = raw.execute(f'PRAGMA index_list("{table}")').fetchall()
        for _at, name, unique, origin, partial in sorted(indexes, key=lambda index: str(index[1])):
            columns = ", ".join(str(row[2]) for row in raw.execute(f'PRAGMA index_info("{name}")').fetchall())
            kind = "unique" if unique else "index"
            lines.append(f"  {kind} {name} ({columns}){' partial' if partial else ''} {origin}")
    triggers = raw.execute("SELECT name, tbl_name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
    lines += [f"trigger {name} on {table}" for name, table in triggers.fetchall()]
    return "\n".join(lines) + "\n"


def rows(raw: Any) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()]
    ours = [table for table in tables if table not in INDEX]
    return {table: raw.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2').fetchall() for table in ours}


def load(raw: Any, dump: Path) -> None:
    """Fill an empty database from a dump."""
    raw.executescript(dump.read_text("utf-8"))


def dump(raw: Any) -> str:
    """The whole database as SQL. Rows first, triggers last: loading writes no audit row of its own."""
    made = raw.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    lines = ["PRAGMA foreign_keys = OFF;", "BEGIN;"]
    lines += [f"{sql};" for kind, name, sql in made if kind == "table" and name not in INDEX - {"search"}]
    for kind, name, _sql in made:
        if kind == "table" and name not in INDEX:
            columns = [row[1] for row in raw.execute(f'PRAGMA table_info("{name}")').fetchall()]
            quoted = " || ',' || ".join(f'quote("{column}")' for column in columns)
            for row in raw.execute(f'SELECT {quoted} FROM "{name}"').fetchall():
                lines.append(f'INSERT INTO "{name}" VALUES ({row[0]});')
    lines += [f"{sql};" for kind, _name, sql in made if kind in ("index", "trigger")]
    version = raw.execute("PRAGMA user_version").fetchone()[0]
    return "\n".join([*lines, "COMMIT;", f"PRAGMA user_version = {version};"]) + "\n"
