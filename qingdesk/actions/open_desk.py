"""Open a desk: the store in a folder, with its password where it has one."""

from __future__ import annotations

from pathlib import Path

from qingdesk import settings
from qingdesk.errors import Damaged, UserError
from qingdesk.i18n import _
from qingdesk.store import keys
from qingdesk.store.database import Store, is_store


def desk_exists(folder: Path) -> bool:
    """Does a store live in this folder?"""
    return is_store(folder)


def needs_password(folder: Path) -> bool:
    """Must a password be asked for before `open_desk`?"""
    return keys.has_password(folder)


def seconds_to_wait(folder: Path) -> int:
    """How long the next try must wait after wrong passwords."""
    return keys.seconds_to_wait(folder)


def open_desk(folder: Path, password: str | None = None) -> Store:
    """The open store; its hand is the operator chosen last.

    After a sudden end the whole file is checked first. Raises `WrongPassword`, or `UserError` when there is no
    store, it is damaged or of a newer program.
    """
    if not is_store(folder):
        raise UserError(
            _("There is no store in {folder}.").format(folder=folder),
            _("Make one with: qingdesk init, or choose the right folder."),
        )
    key = keys.unlock(folder, password)
    store = Store.open(folder, key, operator=settings.load(folder).operator_cadre_id or "desk")
    try:
        check_after_sudden_end(store)
    except BaseException:
        store.close()
        raise
    return store


def unlock_desk(store: Store, password: str) -> None:
    """Go on with a store that was locked. Raises `WrongPassword`, after the wait that wrong ones cost."""
    store.unlock(keys.unlock(store.folder, password))


def check_after_sudden_end(store: Store) -> None:
    """When the program before this one was killed or lost its power: is the file whole? Raises `UserError`."""
    if store.marker is None or not store.marker.left_over:
        return
    try:
        answer = store.quick_check()
    except UserError:
        store.marker.put_back()
        raise
    if answer != "ok":
        store.marker.put_back()
        raise Damaged(
            _("The store was damaged when the program last ended suddenly."),
            _(
                "Do not go on working with it. Repair it (qingdesk doctor --repair), or restore the newest backup."
            ),
            answer,
        )
