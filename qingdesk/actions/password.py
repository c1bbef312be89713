"""Set, change or take away the password: only the key file is written anew, the store itself is not touched."""

from __future__ import annotations

import time
from pathlib import Path

from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.store import keys, recovery

LEAST_LENGTH = 8


def change_password(folder: Path, old: str | None, new: str | None) -> None:
    """old: None where there was none · new: None takes the password away.

    Raises `WrongPassword` for a wrong old one, `UserError` for a new one that is too short.
    """
    if new is not None:
        refuse_weak(new)
    started = time.perf_counter()
    data_key = keys.unlock(folder, old)
    keys.lock(folder, data_key, new, keys.cost_after(folder, time.perf_counter() - started))


def show_recovery_code(folder: Path, password: str | None) -> str:
    """A new recovery code, to be shown once and written down; any earlier one opens nothing from now on.

    Raises `WrongPassword`, or `UserError` when the key file cannot be written.
    """
    data_key = keys.unlock(folder, password)
    code = recovery.new_code()
    recovery.add(folder, data_key, code)
    return code


def has_recovery_code(folder: Path) -> bool:
    """Was one ever shown?"""
    return recovery.is_there(folder)


def use_recovery_code(folder: Path, code: str, new: str) -> None:
    """Set a new password with the code on the paper; the records stay as they are, and so does the code.

    Raises `UserError` for a slip of the pen or a new password that is too short, `WrongPassword` for a code that
    is not this store's.
    """
    refuse_weak(new)
    data_key = recovery.unlock(folder / keys.FILE_NAME, code)
    keys.lock(folder, data_key, new)


def refuse_weak(password: str) -> None:
    """Raise `UserError` for one that could be tried out in an afternoon."""
    if len(password) < LEAST_LENGTH:
        raise UserError(
            _("A password needs at least {count} characters.").format(count=LEAST_LENGTH),
            _("A sentence of your own is easy to keep in mind and hard to guess."),
        )
