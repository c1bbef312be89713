"""Take the whole desk to another computer in one sealed file, and wipe the one that is left behind.

The file is a ZIP of the encrypted database, the key file wrapped by a password, and the settings; sealed once more
with that password (age), so that it does not even tell whose desk it is.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
from pathlib import Path
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from qingdesk import settings
from qingdesk.actions.password import refuse_weak
from qingdesk.actions.whereabouts import refuse_unsafe_place
from qingdesk.errors import Refused, UserError, WrongPassword
from qingdesk.exchange.package.layout import member
from qingdesk.files import cannot_write, write_atomically
from qingdesk.i18n import _
from qingdesk.store import anchors, backups, keys, wiping
from qingdesk.store.database import FILE_NAME, Store, is_store

_MANIFEST = "desk.json"
_PARTS = (FILE_NAME, keys.FILE_NAME, settings.FILE_NAME)
LARGEST = 3 << 30


def take_out(store: Store, out: Path, password: str) -> None:
    """Write store, key and settings to one sealed file. password: opens it, and the desk where it arrives.

    Raises `WrongPassword` when the store has another one, `UserError` when the disk is full.
    """
    if keys.has_password(store.folder):
        data_key = keys.unlock(store.folder, password)
    else:
        refuse_weak(password)
        data_key = keys.unlock(store.folder, None)
    try:
        with tempfile.TemporaryDirectory(dir=store.folder, prefix=".move-") as name:
            folder = Path(name)
            store.backup_to(folder / FILE_NAME)
            if store.quick_check(folder / FILE_NAME) != "ok":
                raise UserError(_("The store is damaged."), _("Run: qingdesk doctor"))
            keys.lock(folder, data_key, password)
            settings.save(folder, settings.load(store.folder))
            content = io.BytesIO()
            digests = {part: _sha256(folder / part) for part in _PARTS}
            with ZipFile(content, "w") as archive:
                archive.writestr(
                    member(_MANIFEST, ZIP_STORED), json.dumps({"qingdesk_move": 1, "sha256": digests})
                )
                for part in _PARTS:
                    archive.writestr(member(part, ZIP_STORED), (folder / part).read_bytes())
    except OSError as error:
        raise cannot_write(out, error) from error
    from pyrage import passphrase

    write_atomically(out, passphrase.encrypt(content.getvalue(), password))
    anchors.keep(store, "move")


def bring_in(folder: Path, source: Path, password: str) -> None:
    """Unpack such a file into `folder`, which has no store yet; checked before it is put there.

    Raises `WrongPassword` when it does not open, `Refused` where there is a store already, `UserError` for a file
    that is damaged or none of ours.
    """
    if is_store(folder):
        raise Refused(
            _("There is a store in {folder} already.").format(folder=folder),
            _("Nothing was changed. Choose another folder, or wipe that one first."),
        )
    refuse_unsafe_place(folder)
    parts = _opened(source, password)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".move-") as name:
            beside = Path(name)
            for part, content in parts.items():
                write_atomically(beside / part, content)
            store = Store.open(beside, keys.unlock(beside, password))
            try:
                whole = store.quick_check() == "ok"
            finally:
                store.close()
            if not whole:
                raise _damaged(source)
            # the key first: a store whose key is there can be opened
            for part in reversed(_PARTS):
                write_atomically(folder / part, (beside / part).read_bytes())
    except OSError as error:
        raise cannot_write(folder / FILE_NAME, error) from error


def _opened(source: Path, password: str) -> dict[str, bytes]:
    from pyrage import DecryptError, passphrase

    try:
        if source.stat().st_size > LARGEST:
            raise _damaged(source)
        sealed = source.read_bytes()
    except OSError as error:
        raise UserError(
            _("The file {name} cannot be read.").format(name=source.name),
            _("Is it there, and may you read it? Copy it to this computer and try again."),
        ) from error
    try:
        plain = passphrase.decrypt(sealed, password)
    except DecryptError as error:
        raise WrongPassword(
            _("The password does not open {name}.").format(name=source.name),
            _(
                "It is the one that was given when the desk was taken out. Or the file was damaged on its way."
            ),
        ) from error
    try:
        with ZipFile(io.BytesIO(plain)) as archive:
            digests = json.loads(archive.read(_MANIFEST))["sha256"]
            parts = {part: archive.read(part) for part in _PARTS}
    except (BadZipFile, KeyError, ValueError, TypeError) as error:
        raise _damaged(source) from error
    if any(hashlib.sha256(content).hexdigest() != digests.get(part) for part, content in parts.items()):
        raise _damaged(source)
    return parts


def wipe(store: Store) -> None:
    """Take the desk off this computer: the key first, without which nothing else can be read, then all the rest.

    Backups in other places stay. Raises `UserError` when the folder cannot be written.
    """
    folder, desk_id = store.folder, store.desk_id
    store.close()
    wiping.wipe(folder, [*anchors.places(folder, desk_id), folder / settings.FILE_NAME], backups.FOLDER)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _damaged(source: Path) -> UserError:
    return UserError(
        _("{name} is no desk that was taken out, or it is damaged.").format(name=source.name),
        _("Take it out again with: qingdesk move -o FILE"),
    )
