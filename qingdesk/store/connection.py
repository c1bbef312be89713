"""One way to open the encrypted file: keyed, silent, with foreign keys, WAL and full fsync."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import give_way
from qingdesk.store.faults import explained

OLDEST_SQLITE = (3, 51, 3)
"""SQLite 3.7.0–3.51.2 can corrupt a WAL database with two connections (the WAL-reset bug)."""

BUSY_SECONDS = 10.0
"""How long a write waits for another program's before it gives up."""

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


ROWS_BETWEEN = 250
"""After so many rows, a millisecond or two, whoever is more urgent may go first."""


class Cursor(dbapi2.Cursor):
    """Reading meets the world's faults too: a page that is damaged is found when it is read."""

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except dbapi2.DatabaseError as error:
            raise explained(error, _folder(self)) or error from error

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except dbapi2.DatabaseError as error:
            raise explained(error, _folder(self)) or error from error

    def __iter__(self) -> Iterator[Any]:
        rows = iter(super().fetchone, None)
        try:
            for row in rows:
                give_way()
                yield row
                yield from islice(rows, ROWS_BETWEEN)
        except dbapi2.DatabaseError as error:
            raise explained(error, _folder(self)) or error from error


class Connection(dbapi2.Connection):
    """The driver's connection; the world's faults leave it as `UserError`. folder: where its file lies.

    successor: set when the store was locked, and this connection closed with it: whoever still holds it reads
    through the one that this gives, once the store is open again.
    """

    folder: Path | None = None
    successor: Callable[[], Connection] | None = None

    def cursor(self, factory: type[dbapi2.Cursor] = Cursor) -> dbapi2.Cursor:
        if self.successor is not None:
            return self.successor().cursor(factory)
        return super().cursor(factory)

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = (), /) -> dbapi2.Cursor:
        if self.successor is not None:
            return self.successor().execute(sql, parameters)
        give_way()
        try:
            return super().execute(sql, parameters)
        except dbapi2.DatabaseError as error:
            raise explained(error, self.folder) or error from error

    def executemany(
        self, sql: str, parameters: Iterable[Sequence[Any] | Mapping[str, Any]], /
    ) -> dbapi2.Cursor:
        try:
            return super().executemany(sql, parameters)
        except dbapi2.DatabaseError as error:
            raise explained(error, self.folder) or error from error


def connect(path: Path, key: bytes, *, query_only: bool, is_new: bool = False) -> Connection:
    """Open the store file with its 32-byte data key.

    query_only: a reader; it cannot write and refuses triggers' functions. is_new: the file is made; otherwise
    one that is not there stays so. Raises `UserError` when the file is not there, is damaged, or the key is
    not its own.
    """
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise UserError(
            _("This build carries SQLite {version}, which can damage a store.").format(
                version=dbapi2.sqlite_version
            ),
            _("Install the program again from its own installer."),
        )
    try:
        connection = Connection(
            f"{path.absolute().as_uri()}?mode={'rwc' if is_new else 'rw'}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_SECONDS,
        )
    except dbapi2.DatabaseError as error:
        raise explained(error, path.parent) or error from error
    connection.folder = path.parent
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


def _folder(cursor: dbapi2.Cursor) -> Path | None:
    connection = cursor.connection
    return connection.folder if isinstance(connection, Connection) else None


def close_quietly(connection: dbapi2.Connection) -> None:
    """Close; a store that has vanished cannot be closed well, and nothing is lost by that."""
    try:
        connection.close()
    except dbapi2.DatabaseError:
        return


def sqlite_version() -> str:
    """Of the SQLite inside the driver."""
    return str(dbapi2.sqlite_version)


def is_safe_sqlite() -> bool:
    """Past the WAL-reset bug?"""
    return bool(dbapi2.sqlite_version_info >= OLDEST_SQLITE)
