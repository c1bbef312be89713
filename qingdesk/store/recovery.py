"""The recovery code: a second way to the data key, for the day on which the password is forgotten.

130 random bits, shown once, written on paper and kept in the office's safe. The data key is wrapped by it a second
time, in the same key file, so a change of password neither needs it nor spoils it. It has check characters, so that
a slip of the pen is told from a wrong code, and no character that looks like another.
"""

from __future__ import annotations

import json
import os
import secrets
import unicodedata
from pathlib import Path

from qingdesk.errors import UserError, WrongPassword
from qingdesk.files import write_atomically
from qingdesk.i18n import _
from qingdesk.store import keys

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: I, L, O and U are left out; the first three are read as 1, 1 and 0."""
SYMBOLS, CHECKS, GROUP = 26, 2, 4
_ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0"})
_PRIME = 1021
"""Below 32², so two check characters tell every single wrong character and every swap of two neighbours."""


def new_code() -> str:
    """Seven groups of four, such as `7K3D-…`; the last two characters are the check."""
    body = "".join(secrets.choice(ALPHABET) for _symbol in range(SYMBOLS))
    return grouped(body + _check(body))


def grouped(code: str) -> str:
    """As it is written down."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_code(typed: str) -> str:
    """The code without blanks and dashes, whatever the case or width of what was typed.

    Raises `UserError` when it is too short or long, or its check characters do not fit: then nothing is tried.
    """
    plain = unicodedata.normalize("NFKC", typed).upper()
    code = "".join(character for character in plain if character.isalnum()).translate(_ALIKE)
    if len(code) != SYMBOLS + CHECKS or set(code) - set(ALPHABET) or _check(code[:SYMBOLS]) != code[SYMBOLS:]:
        raise UserError(
            _("There is a slip in the recovery code."),
            _("It has seven groups of four characters; compare them with the paper one by one."),
        )
    return code


def add(folder: Path, data_key: bytes, code: str) -> None:
    """Wrap the data key by this code as well; a code that was shown before opens nothing from now on.

    Raises `UserError` when the key file is not there or cannot be written.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    path = folder / keys.FILE_NAME
    document = keys.header_of(path)
    salt, nonce = os.urandom(16), os.urandom(12)
    second = {"salt": salt.hex(), "nonce": nonce.hex(), "kdf": "hkdf-sha256"}
    wrapped = AESGCM(_derive(read_code(code), salt)).encrypt(nonce, data_key, _bound(second))
    document[keys.RECOVERY] = {**second, "wrapped": wrapped.hex()}
    write_atomically(path, json.dumps(document, indent=1).encode())


def is_there(folder: Path) -> bool:
    """Was a code ever shown?"""
    return bool(keys.recovery_of(folder / keys.FILE_NAME))


def unlock(key_file: Path, typed: str) -> bytes:
    """The data key, by the recovery code.

    Raises `UserError` for a slip of the pen or a store without a code, `WrongPassword` for a code that is not
    its own; wrong ones are slowed as wrong passwords are.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    second = keys.recovery_of(key_file)
    if not second:
        raise UserError(
            _("No recovery code was ever made for this store."),
            _("Without password and code nobody can read it. Look for a backup whose password you know."),
        )
    code = read_code(typed)
    keys.refuse_haste(key_file.parent)
    try:
        salt, nonce, wrapped = (bytes.fromhex(str(second.get(name))) for name in ("salt", "nonce", "wrapped"))
        header = {name: value for name, value in second.items() if name != "wrapped"}
        return AESGCM(_derive(code, salt)).decrypt(nonce, wrapped, _bound(header))
    except (InvalidTag, ValueError) as error:
        keys.count_wrong_try(key_file.parent)
        raise WrongPassword(
            _("This recovery code does not open this store."),
            _("A newer code may have been shown since; only the last one is good."),
        ) from error


def _derive(code: str, salt: bytes) -> bytes:
    """130 random bits need no slow hash: they cannot be guessed."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, b"QingDesk recovery 1").derive(code.encode("ascii"))


def _bound(header: dict[str, object] | dict[str, str]) -> bytes:
    return json.dumps(header, sort_keys=True, separators=(",", ":")).encode()


def _check(body: str) -> str:
    total = 0
    for character in body:
        total = (total * 32 + ALPHABET.index(character) + 1) % _PRIME
    return ALPHABET[total // 32] + ALPHABET[total % 32]
