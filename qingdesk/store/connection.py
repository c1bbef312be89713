"""One way to open the encrypted file: keyed, silent, with foreign keys, WAL and full fsync."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.store.faults import explained
from sqlcipher3 import dbapi2

OLDEST_SQLITE = (3, 51, 3)
"""SQLite 3.7.0–3.51.2 can corrupt a WAL database with two connections (the WAL-reset bug)."""

Value = str | int | float | bytes | None


class Rows(Protocol):
    """What a query gives."""

    @property
    def rowcount(self) -> int: ...
    def fetchone(self) -> tuple[Value, ...] | None: ...
    def fetchall(self) -> list[tuple[Value, ...]]: ...
    def __iter__(self) -> Iterator[tuple[Value, ...]]: ...


class Readable(Protocol):
    """Anything a table function can read from: a reader's connection, or the writer within a transaction."""

    def execute(self, sql: str, parameters: Sequence[Value] = ..., /) -> Rows: ...


class Connection(dbapi2.Connection):
    """The driver's connection; the world's faults leave it as `UserError`."""

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = (), /) -> dbapi2.Cursor:
        try:
            return super().execute(sql, parameters)
        except dbapi2.DatabaseError as error:
            raise explained(error) or error from error

    def executemany(
        self, sql: str, parameters: Iterable[Sequence[Any] | Mapping[str, Any]], /
    ) -> dbapi2.Cursor:
        try:
            return super().executemany(sql, parameters)
        except dbapi2.DatabaseError as error:
            raise explained(error) or error from error


def connect(path: Path, key: bytes, *, query_only: bool) -> Connection:
    """Open the store file with its 32-byte data key.

    query_only: a reader; it cannot write and refuses triggers' functions. Raises `UserError` when the file
    is not there, is damaged, or the key is not its own.
    """
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise UserError(
            _("This build carries SQLite {version}, which can damage a store.").format(
                version=dbapi2.sqlite_version
            ),
            _("Install the program again from its own installer."),
        )
    try:
        connection = Connection(str(path), isolation_level=None, check_same_thread=False, timeout=10)
    except dbapi2.DatabaseError as error:
        raise explained(error) or error from error
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA foreign_keys = ON")
    if query_only:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA trusted_schema = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
    return connection


def close_quietly(connection: dbapi2.Connection) -> None:
    """Close; a store that has vanished cannot be closed well, and nothing is lost by that."""
    try:
        connection.close()
    except dbapi2.DatabaseError:
        return
