"""The store: one folder, one encrypted database, one writer and as many query-only readers as are wanted."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlcipher3 import dbapi2

from qingdesk.errors import Damaged, UserError
from qingdesk.files import cannot_write
from qingdesk.i18n import _
from qingdesk.progress import giving_way
from qingdesk.store import anchors, audit, keys, undo_steps
from qingdesk.store.connection import Connection, close_quietly, connect
from qingdesk.store.faults import explained
from qingdesk.store.marker import Marker
from qingdesk.store.readers import Readers
from qingdesk.store.schema_version import VERSION
from qingdesk.store.writer import Writer

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

    from qingdesk.store.backups import Contents

FILE_NAME = "desk.db"


def is_store(folder: Path) -> bool:
    """Does a store live in this folder?"""
    return (folder / FILE_NAME).exists() or (folder / keys.FILE_NAME).exists()


def utc_now() -> str:
    """`2026-11-22T08:00:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Store:
    """An open store. operator: whose hand writes, a cadre's id or `desk`."""

    def __init__(self, folder: Path, key: bytes, *, operator: str = "desk") -> None:
        self.folder = folder
        self.operator = operator
        self._data_key: bytes | None = key
        self._writing = threading.RLock()
        self._context = audit.Context()
        self._writer: Connection | None = None
        self._database: Database | None = None
        self._readers = Readers(lambda: connect(self.path, self._key, query_only=True))
        self._desk: tuple[str, str, bool] | None = None
        self.marker: Marker | None = None

    @classmethod
    def create(cls, folder: Path, key: bytes, *, desk_code: str, is_sample: bool = False) -> Store:
        """A new, empty store with all tables; raises `UserError` when there is one already or no room."""
        if is_store(folder):
            raise UserError(
                _("There is a store in {folder} already.").format(folder=folder),
                _("Open it, or choose another folder."),
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / FILE_NAME).touch(exist_ok=False)  # says plainly what the database would say in riddles
        except OSError as error:
            raise cannot_write(folder / FILE_NAME, error) from error
        store = cls(folder, key)
        store.marker = Marker(folder)
        try:
            store._fill(desk_code, is_sample)
        except BaseException:
            store.discard()
            raise
        return store

    def _fill(self, desk_code: str, is_sample: bool) -> None:
        self._migrate(0)
        with self._raw_transaction("init", "") as (connection, database):
            at = self._context.at
            writer = Writer(connection, database, at=at, by="desk", desk_id="")
            desk_id = writer.new_id()
            connection.execute(
                "INSERT INTO desk (id, code, made_at, is_sample) VALUES (?, ?, ?, ?)",
                (desk_id, desk_code, at, int(is_sample)),
            )
            audit.begin_chain(connection, at, desk_id)
            audit.make_triggers(connection)

    def discard(self) -> None:
        """Take away a store that could not be finished: half a store would stand in the way of the next try."""
        self._desk = None  # what never was has no head to keep
        self.close()
        for name in (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", keys.FILE_NAME):
            with contextlib.suppress(OSError):
                (self.folder / name).unlink()

    @classmethod
    def open(cls, folder: Path, key: bytes, *, operator: str = "desk") -> Store:
        """The store in `folder`, brought up to today's schema when it is older (after a backup).

        Raises `UserError` when it is not there, damaged, or of a newer program.
        """
        if not (folder / FILE_NAME).exists():
            raise UserError(
                _("There is no store in {folder}.").format(folder=folder),
                _("Make one with: qingdesk init, or choose the right folder."),
            )
        store = cls(folder, key, operator=operator)
        store.marker = Marker(folder)
        try:
            version = store._version()
            if version > VERSION:
                raise UserError(
                    _("This store was written by a newer version of QingDesk."),
                    _("Nothing was changed. Install the newest version, then open it again."),
                )
            if version < 1:
                raise _damaged()  # an empty file: bringing it up would hide that everything is lost
            if version < VERSION:
                store._migrate(version)
        except BaseException:
            store.marker.put_back()
            store.close()
            raise
        return store

    @property
    def path(self) -> Path:
        """The database file."""
        return self.folder / FILE_NAME

    @property
    def _key(self) -> bytes:
        if self._data_key is None:
            raise UserError(
                _("The desk is locked."), _("Nothing is lost. Type its password, then do this again.")
            )
        return self._data_key

    def for_child(self) -> tuple[Path, bytes]:
        """The database file and its data key, for a process of our own that reads the same store."""
        return self.path, self._key

    @property
    def is_locked(self) -> bool:
        """Between `lock` and `unlock`."""
        return self._data_key is None

    def lock(self) -> None:
        """Close every connection and forget the key; until `unlock` whoever reads or writes gets a `UserError`.

        Only while no other thread is at work on it.
        """
        for connection in self._let_go():  # a screen goes on reading with what it was given
            connection.successor = self.reader
        self._data_key = self._desk = None

    def unlock(self, key: bytes) -> None:
        """Go on where `lock` stopped. key: the data key, as `keys.unlock` gives it."""
        self._data_key = key

    @contextmanager
    def set_aside(self) -> Iterator[None]:
        """Within, the store is closed as if by nobody opened, so that another file may take its place; then it is
        open again. Only while no other thread is at work on it."""
        key = self._key
        self.lock()
        if self.marker is not None:
            self.marker.take_away()
        try:
            yield
        finally:
            self.marker = Marker(self.folder)
            self.unlock(key)

    def reader(self) -> Connection:
        """This thread's query-only connection, opened when first asked for."""
        return self._readers.mine()

    @contextmanager
    def transaction(self, action: str, reason: str = "") -> Iterator[Writer]:
        """All or nothing: the writer, with the audit told who does what and why.

        Raises `UserError` for the world's faults (disk full, store gone); nothing is then saved.
        """
        with self._raw_transaction(action, reason) as (connection, database):
            writer = Writer(connection, database, at=self._context.at, by=self.operator, desk_id=self.desk_id)
            first = audit.head(writer)[0] + 1
            yield writer
            if undo_steps.is_remembered(action):
                undo_steps.remember(writer, action, first)

    def get_ready_to_write(self) -> None:
        """Bring in and open what the first write needs: a fifth of a second that it then does not take.

        Raises `UserError` as that would.
        """
        with self._writing:
            self._open_writer()

    @property
    def desk_id(self) -> str:
        """Which desk this is."""
        return self._desk_row()[0]

    @property
    def desk_code(self) -> str:
        """The four characters before every number."""
        return self._desk_row()[1]

    @property
    def is_sample(self) -> bool:
        """Made by `demo`: marked 示例 everywhere."""
        return self._desk_row()[2]

    def verify_triggers(self) -> None:
        """Is every write audited? Raises `UserError` when the schema is not what the program made."""
        self._verify_triggers(self.reader())

    def _verify_triggers(self, db: Connection) -> None:
        if not audit.triggers_are_whole(db):
            raise UserError(
                _("The store's structure was changed by another program; writing to it is refused."),
                _("Run: qingdesk doctor. A backup from before the change can be restored."),
            )

    def backup_to(self, target: Path) -> None:
        """A copy as of now, with the same key, while work goes on (SQLite's backup API)."""
        copy = connect(target, self._key, query_only=False, is_new=True)
        try:
            source = connect(self.path, self._key, query_only=True)
            try:
                source.backup(copy)
            finally:
                source.close()
            copy.execute("PRAGMA journal_mode = DELETE")
        except dbapi2.DatabaseError as error:
            raise explained(error) or error from error
        finally:
            close_quietly(copy)

    def quick_check(self, path: Path | None = None) -> str:
        """SQLite's own check of this store, or of a copy with the same key: `ok`, or the first fault."""
        connection = connect(path or self.path, self._key, query_only=True)
        try:
            row = connection.execute("PRAGMA quick_check(1)").fetchone()
            return str(row[0]) if row else "ok"
        finally:
            close_quietly(connection)

    def close(self) -> None:
        """Keep the head of the audit outside, empty the WAL into the file and close every connection."""
        self._let_go()
        if self.marker is not None:
            self.marker.take_away()

    def _let_go(self) -> list[Connection]:
        """Close every connection; gives those that only read."""
        if self._writer is not None and self._desk is not None:
            with contextlib.suppress(UserError):  # vanished: there is no head to keep
                anchors.keep(self, "close")
        closed = self._readers.close()
        with self._writing:
            if self._writer is not None:
                with contextlib.suppress(UserError):  # vanished: there is nothing left to empty
                    self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                close_quietly(self._writer)
                self._writer = self._database = None
        return closed

    def contents_of(self, copy: Path) -> Contents:
        """A look into a backup with this store's key; raises `UserError` when it cannot be read."""
        from qingdesk.store.backups import look_inside

        return look_inside(copy, self._key)

    def _version(self) -> int:
        row = self.reader().execute("PRAGMA user_version").fetchone()
        return int(row[0] or 0) if row else 0

    def _desk_row(self) -> tuple[str, str, bool]:
        if self._desk is None:
            row = self.reader().execute("SELECT id, code, is_sample FROM desk").fetchone()
            if row is None:
                raise _damaged()
            self._desk = str(row[0]), str(row[1]), bool(row[2])
        return self._desk

    def _open_writer(self, *, is_whole: bool = True) -> tuple[Connection, Database]:
        """is_whole: its triggers must be there; they are not yet while tables are being made."""
        if self._writer is None or self._database is None:
            # sqlite-utils looks for pysqlite3 before the standard library: so its exceptions are the driver's.
            # One of its modules asks for sqlite3 outright: no second SQLite comes into the process.
            for name in ("pysqlite3", "sqlite3"):
                sys.modules.setdefault(name, sys.modules["sqlcipher3"])
            sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)
            from sqlite_utils import Database

            writer = connect(self.path, self._key, query_only=False)
            try:
                if is_whole:
                    self._verify_triggers(writer)
                audit.register(writer, self._context)
            except BaseException:
                close_quietly(writer)
                raise
            self._writer = writer
            self._database = Database(cast("sqlite3.Connection", self._writer))
        return self._writer, self._database

    @contextmanager
    def _raw_transaction(self, action: str, reason: str) -> Iterator[tuple[Connection, Database]]:
        with self._writing, giving_way(None):  # the window may be waiting to write
            if not self.path.exists():
                self._refuse_vanished()
            connection, database = self._open_writer()
            connection.execute("BEGIN IMMEDIATE")
            try:
                self._context.begin(utc_now(), self.operator, action, reason)
                yield connection, database
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    with contextlib.suppress(dbapi2.DatabaseError):  # the first fault is the one to tell
                        connection.rollback()
                raise
            finally:
                self._context.end()

    def _refuse_vanished(self) -> None:
        raise UserError(
            _("The store can no longer be reached."),
            _(
                "Nothing of this step was saved. Has the stick been pulled out or the folder gone? "
                "Bring it back and start again; everything saved before is in it."
            ),
        )

    def _migrate(self, old: int) -> None:
        """From the schema `old` (0: an empty file) to today's, in one transaction, after a backup."""
        from qingdesk.store.backups import before_migration

        if old:
            before_migration(self, VERSION)
        connection, database = self._open_writer(is_whole=False)
        from qingdesk.store.migrations import MIGRATIONS

        self._context.begin(utc_now(), "desk", f"migrate_{VERSION}", "")
        try:
            with self._writing, database.atomic():
                MIGRATIONS.apply(database)
                if old:
                    audit.make_triggers(connection)
                database.execute(f"PRAGMA user_version = {VERSION}")
        finally:
            self._context.end()


def _damaged() -> UserError:
    return Damaged(
        _("The store is damaged, or is not a store of QingDesk."),
        _(
            "Do not go on working with it. Repair it (qingdesk doctor --repair), or restore the newest backup."
        ),
    )
