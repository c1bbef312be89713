"""Set, change or take away the password: only the key file is written anew, the store itself is not touched."""

from __future__ import annotations

from pathlib import Path

from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.store import keys

LEAST_LENGTH = 8


def change_password(folder: Path, old: str | None, new: str | None) -> None:
    """old: None where there was none · new: None takes the password away.

    Raises `WrongPassword` for a wrong old one, `UserError` for a new one that is too short.
    """
    if new is not None:
        refuse_weak(new)
    keys.lock(folder, keys.unlock(folder, old), new)


def refuse_weak(password: str) -> None:
    """Raise `UserError` for one that could be tried out in an afternoon."""
    if len(password) < LEAST_LENGTH:
        raise UserError(
            _("A password needs at least {count} characters.").format(count=LEAST_LENGTH),
            _("A sentence of your own is easy to keep in mind and hard to guess."),
        )
