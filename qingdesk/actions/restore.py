"""Restore a backup: looked into first, put into a new file, checked, swapped; the old pair is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qingdesk.errors import Refused, UserError, WrongPassword
from qingdesk.i18n import _
from qingdesk.store import anchors, audit, keys, marker
from qingdesk.store.backups import Contents, look_inside
from qingdesk.store.database import Store, is_store
from qingdesk.store.restore import put_back


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What a backup holds, and what restoring it would change. now: counts of the store as it is, empty when it
    cannot be read. rows_lost: audit rows since the backup, that is changes that would be gone."""

    inside: Contents
    now: Mapping[str, int]
    rows_lost: int
    is_of_this_desk: bool


@dataclass(frozen=True)
class Restored:
    """kept: where the old pair lies, None where there was no store."""

    inside: Contents
    kept: Path | None


def needs_password_beside(file: Path) -> bool:
    """Must a password be asked for before a backup is restored where no store is? Raises `UserError`."""
    return keys.header_of(file.with_suffix(".key")).get("kind") == "password"


def preview(store: Store, file: Path) -> Preview:
    """Look into a backup beside the open store; changes nothing. Raises `UserError` when it cannot be read."""
    inside = store.contents_of(file)
    reader = store.reader()
    seq, _hash = audit.head(reader)
    row = reader.execute("SELECT hash FROM audit WHERE seq = ?", (inside.audit_seq,)).fetchone()
    is_ours = row is not None and row[0] == inside.audit_hash
    return Preview(
        inside=inside,
        now={noun: _count(store, noun) for noun in inside.counts},
        rows_lost=seq - inside.audit_seq if is_ours else seq + 1,
        is_of_this_desk=inside.desk_id == store.desk_id,
    )


def _count(store: Store, noun: str) -> int:
    row = store.reader().execute(f'SELECT count(*) FROM "{noun}" WHERE voided_at IS NULL').fetchone()
    return int(row[0] or 0) if row else 0


def restore(folder: Path, password: str | None, file: Path, now: datetime) -> Restored:
    """Put `file` in the store's place. The store must not be open anywhere; it may be damaged, or gone.

    password: of the store, or, where there is none any more, of the key file beside the backup. Raises
    `WrongPassword`, `Refused` while a program has the store open, and `UserError` for a backup that cannot be
    read; the store is then as it was.
    """
    if not file.is_file():
        raise UserError(
            _("There is no backup {name}.").format(name=file),
            _("Look into the folder “backups” of the store, or on the stick."),
        )
    if marker.others(folder):
        raise Refused(
            _("The store is open in another window."),
            _("Nothing was changed. Close the program everywhere, then restore again."),
        )
    if is_store(folder) and (folder / keys.FILE_NAME).exists():
        own = keys.unlock(folder, password)
        source = _key_of(file, own, password)
    else:
        own = source = _key_beside(file, password)
        _bring_key(folder, file)
    inside = look_inside(file, source)
    kept = put_back(folder, file, source_key=source, own_key=own, now=now)
    store = Store.open(folder, own)
    try:
        anchors.keep(store, anchors.RESTORED)
    finally:
        store.close()
    return Restored(inside, kept)


@dataclass(frozen=True)
class ClosedDesk:
    """A store that does not open any more, and its key: enough to look into its backups."""

    folder: Path
    key: bytes

    def contents_of(self, copy: Path) -> Contents:
        """A look inside; raises `UserError`."""
        return look_inside(copy, self.key)


def closed_desk(folder: Path, password: str | None) -> ClosedDesk:
    """Raises `WrongPassword`, `UserError` when there is no key file."""
    return ClosedDesk(folder, keys.unlock(folder, password))


def restore_open(store: Store, password: str | None, file: Path, now: datetime) -> Restored:
    """As `restore`, from the program that has the store open and no other thread at work on it; it goes on with
    what the backup holds. password: asked for once more, None where there is none."""
    keys.unlock(store.folder, password)  # before anything is closed
    with store.set_aside():
        return restore(store.folder, password, file, now)


def _key_of(file: Path, own: bytes, password: str | None) -> bytes:
    """The store's own key opens its backups; another desk's has its key file beside it."""
    try:
        look_inside(file, own)
    except UserError as error:
        if not file.with_suffix(".key").exists():
            raise UserError(
                _("The backup {name} cannot be opened with this store's key.").format(name=file.name),
                _("It is damaged, or of another desk; then its key file must lie beside it."),
            ) from error
        return _key_beside(file, password)
    return own


def _key_beside(file: Path, password: str | None) -> bytes:
    key_file = file.with_suffix(".key")
    if not key_file.exists():
        raise UserError(
            _("The key file of the backup is not there: {name}.").format(name=key_file.name),
            _("It lies beside every backup; without it nobody can open the backup."),
        )
    try:
        return keys.unlock_file(key_file, password)
    except WrongPassword as error:
        raise WrongPassword(
            error.title, _("A backup is opened with the password that the store had when it was made.")
        ) from error


def _bring_key(folder: Path, file: Path) -> None:
    from qingdesk.files import write_atomically

    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / keys.FILE_NAME, file.with_suffix(".key").read_bytes())
