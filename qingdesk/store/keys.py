"""The key of the store: 256 random bits, wrapped by the password, or by a key of this machine.

File `desk.key` (JSON): how the data key is wrapped, with every parameter. Argon2id makes the wrapping key
from the password, AES-256-GCM wraps, its header is authenticated with it. Cryptography by `cryptography`.
"""

from __future__ import annotations

import base64
import contextlib
import json
import math
import os
import time
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from qingdesk.errors import UserError, WrongPassword
from qingdesk.files import cannot_write, remove, write_atomically
from qingdesk.i18n import _
from qingdesk.paths import config_folder

FILE_NAME = "desk.key"
TRIES_NAME = "desk.tries"
RECOVERY = "recovery"
"""Under this key of the file stands the second wrapping, by the recovery code."""
LEAST_MEMORY_KIB = 64 * 1024
LEAST_ITERATIONS = 3
LANES = 4
WANTED_SECONDS = 0.7
"""A right password takes this long on this machine; calibrated once, when it is set."""
FREE_TRIES = 3
LONGEST_WAIT = 300


@dataclass(frozen=True)
class Cost:
    """Argon2id's parameters, stored beside what they protect."""

    memory_kib: int = LEAST_MEMORY_KIB
    iterations: int = LEAST_ITERATIONS
    lanes: int = LANES


def new_data_key() -> bytes:
    """32 random bytes."""
    return os.urandom(32)


def has_password(folder: Path) -> bool:
    """Must a password be asked for? Raises `UserError` when there is no readable key file."""
    return header_of(folder / FILE_NAME).get("kind") == "password"


def lock(folder: Path, data_key: bytes, password: str | None, cost: Cost | None = None) -> None:
    """Write the key file: the data key wrapped by the password, or by this machine's key when None.

    cost: of Argon2id; calibrated when None. Also changes a password: the store itself is not touched.
    """
    if password is None:
        header: dict[str, object] = {"version": 1, "kind": "machine"}
        wrapping = _machine_key(make=True)
    else:
        cost = cost or calibrate()
        salt = os.urandom(16)
        header = {
            "version": 1, "kind": "password", "kdf": "argon2id", "salt": _text(salt),
            "memory_kib": cost.memory_kib, "iterations": cost.iterations, "lanes": cost.lanes,
        }  # fmt: skip
        wrapping = _derive(password, salt, cost)
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(12)
    header["nonce"] = _text(nonce)
    wrapped = AESGCM(wrapping).encrypt(nonce, data_key, _canonical(header))
    document = {**header, "wrapped": _text(wrapped)}
    second = recovery_of(folder / FILE_NAME)
    if second:
        document[RECOVERY] = second  # a change of password leaves the code on paper as good as it was
    write_atomically(folder / FILE_NAME, json.dumps(document, indent=1).encode())
    remove(folder / TRIES_NAME)


def recovery_of(key_file: Path) -> dict[str, object]:
    """The second wrapping of the data key, by the recovery code; empty where there is none or no file."""
    try:
        second = json.loads(key_file.read_text("utf-8")).get(RECOVERY)
    except (OSError, ValueError, AttributeError):
        return {}
    return second if isinstance(second, dict) else {}


def unlock(folder: Path, password: str | None) -> bytes:
    """The data key.

    Raises `WrongPassword` after the same work as for a right one; after three wrong tries a growing wait is
    asked for first. Raises `UserError` when the key file is damaged or belongs to another machine.
    """
    return unlock_file(folder / FILE_NAME, password)


def unlock_file(key_file: Path, password: str | None) -> bytes:
    """The same for a key file beside a backup."""
    folder = key_file.parent
    given = header_of(key_file)
    given.pop(RECOVERY, None)
    wrapped = _bytes(given.pop("wrapped", ""))
    if given.get("kind") == "machine":
        opened = _unwrap(given, wrapped, _machine_key(make=False))
        if opened is None:
            raise UserError(
                _("This store was made on another computer, without a password."),
                _(
                    "Its key stayed there. Move the desk from that computer, or restore a backup with a password."
                ),
            )
        return opened
    if password is None:
        raise WrongPassword(_("The store asks for its password."), _("Type it, or set QINGDESK_PASSWORD."))
    refuse_haste(folder)
    cost = Cost(_number(given, "memory_kib"), _number(given, "iterations"), _number(given, "lanes"))
    opened = _unwrap(given, wrapped, _derive(password, _bytes(given.get("salt")), cost))
    if opened is None or len(opened) != 32:
        count_wrong_try(folder)
        raise WrongPassword(
            _("The password is not right."), _("Check Caps Lock and the input method, then try again.")
        )
    remove(folder / TRIES_NAME)
    return opened


def cost_after(folder: Path, taken: float) -> Cost | None:
    """What the next password is to cost, when the present one has just taken so many seconds: the same, or what would
    take 0.7 s on this machine. None where there is no password yet: then it is calibrated."""
    given = header_of(folder / FILE_NAME)
    if given.get("kind") != "password":
        return None
    cost = Cost(_number(given, "memory_kib"), _number(given, "iterations"), _number(given, "lanes"))
    if WANTED_SECONDS / 2 <= taken <= WANTED_SECONDS * 2:
        return cost
    wanted = round(cost.iterations * WANTED_SECONDS / max(taken, 0.01))
    return replace(
        cost, memory_kib=max(cost.memory_kib, LEAST_MEMORY_KIB), iterations=max(LEAST_ITERATIONS, wanted)
    )


def calibrate() -> Cost:
    """Argon2id's cost for this machine: never below 64 MiB and 3 rounds, about 0.7 s."""
    started = time.perf_counter()
    _derive("calibration", b"0123456789abcdef", Cost())
    taken = time.perf_counter() - started
    return Cost(iterations=max(LEAST_ITERATIONS, round(LEAST_ITERATIONS * WANTED_SECONDS / max(taken, 0.01))))


def seconds_to_wait(folder: Path, now: float | None = None) -> int:
    """How long the next try must wait after wrong ones: 0, then 5 s, doubled with each, at most 5 minutes."""
    try:
        wrong, last = json.loads((folder / TRIES_NAME).read_text("utf-8"))
        over = min(int(wrong) - FREE_TRIES, 10)
        wait = min(LONGEST_WAIT, 5 * 2**over) if over >= 0 else 0
        return max(0, min(wait, math.ceil(float(last) + wait - (time.time() if now is None else now))))
    except (OSError, ValueError, TypeError, OverflowError):
        return 0


def refuse_haste(folder: Path) -> None:
    """Raise `WrongPassword` while the wait after wrong tries lasts."""
    wait = seconds_to_wait(folder)
    if wait:
        raise WrongPassword(
            _("Too many wrong passwords."), _("Wait {seconds} seconds, then try again.").format(seconds=wait)
        )


def count_wrong_try(folder: Path) -> None:
    """Of a password or a recovery code: the next try may have to wait."""
    try:
        wrong = int(json.loads((folder / TRIES_NAME).read_text("utf-8"))[0])
    except (OSError, ValueError, TypeError, LookupError, OverflowError):
        wrong = 0
    with contextlib.suppress(UserError):  # in a read-only folder it is still the password that is wrong
        write_atomically(folder / TRIES_NAME, json.dumps([wrong + 1, time.time()]).encode())


def header_of(key_file: Path) -> dict[str, object]:
    """What a key file says; raises `UserError` when it is not there or damaged."""
    try:
        given = json.loads(key_file.read_text("utf-8"))
    except OSError as error:
        raise UserError(
            _("The key file of the store is not there: {path}.").format(path=key_file),
            _("Without it nobody can read the store. Bring it back from a backup of the same folder."),
        ) from error
    except ValueError:
        given = None
    if (
        not isinstance(given, dict)
        or given.get("version") != 1
        or given.get("kind") not in ("password", "machine")
    ):
        raise _damaged()
    return given


def _damaged() -> UserError:
    return UserError(
        _("The key file of the store is damaged or of a newer program."),
        _("Bring it back from a backup of the same folder, or install the newest version."),
    )


def _unwrap(header: dict[str, object], wrapped: bytes, wrapping: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(wrapping).decrypt(_bytes(header.get("nonce")), wrapped, _canonical(header))
    except (InvalidTag, ValueError):
        return None


def _derive(password: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    try:
        kdf = Argon2id(
            salt=salt, length=32, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
        )
        # one spelling for what looks the same (NFC); an environment variable may hold any bytes
        return kdf.derive(unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass"))
    except (ValueError, MemoryError) as error:
        raise _damaged() from error


def _machine_key(*, make: bool) -> bytes:
    """A key that never leaves this user's configuration folder; when it is not there, one that opens nothing."""
    try:
        path = config_folder() / "machine.key"
    except OSError as error:
        raise cannot_write(Path(str(error.filename)), error) from error
    try:
        key = _bytes(path.read_text("ascii").strip())
    except (OSError, ValueError):
        key = b""
    if len(key) == 32:
        return key
    key = os.urandom(32)
    if make:
        write_atomically(path, _text(key).encode())
        path.chmod(0o600)
    return key


def _canonical(header: dict[str, object]) -> bytes:
    return json.dumps(header, sort_keys=True, separators=(",", ":")).encode()


def _number(header: dict[str, object], name: str) -> int:
    value = header.get(name)
    if not isinstance(value, int) or not 0 < value < 2**24:
        raise _damaged()
    return value


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(value: object) -> bytes:
    try:
        return base64.b64decode(str(value), validate=True)
    except ValueError:
        return b""
