"""Sealing for one recipient's key (age, X25519): who holds that key reads it, and nobody can change it unseen."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from qingdesk.errors import UserError
from qingdesk.i18n import _

SUFFIX = ".age"
_START = b"age-encryption.org/v1\n"


def new_sealing_key() -> str:
    """A private key, as age writes it."""
    from pyrage import x25519

    return str(x25519.Identity.generate())


def recipient_of(sealing_key: str) -> str:
    """What others seal for: `age1…`."""
    from pyrage import x25519

    return str(x25519.Identity.from_str(sealing_key).to_public())


def is_recipient(text: str) -> bool:
    """Is it a key that can be sealed for?"""
    from pyrage import RecipientError, x25519

    try:
        x25519.Recipient.from_str(text)
    except (RecipientError, ValueError):
        return False
    return True


def is_sealed(path: Path) -> bool:
    """Does the file begin as a sealed one does? Raises OSError as the disk does."""
    with path.open("rb") as file:
        return file.read(len(_START)) == _START


def seal(source: BinaryIO, out: BinaryIO, recipient: str) -> None:
    """Seal all of `source`. Raises OSError as the disk does."""
    from pyrage import encrypt_io, x25519

    encrypt_io(source, out, [x25519.Recipient.from_str(recipient)])


def unseal(source: BinaryIO, out: BinaryIO, sealing_key: str) -> None:
    """Open what was sealed for this key; raises `UserError` when it was for another, or was changed."""
    from pyrage import DecryptError, decrypt_io, x25519

    try:
        decrypt_io(source, out, [x25519.Identity.from_str(sealing_key)])
    except (DecryptError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the disk's, not the seal's
        raise UserError(
            _("It was not sealed for this desk, or it was changed on its way."),
            _("Give its sender what “qingdesk key show” prints, and ask for it again."),
            str(error),
        ) from error
