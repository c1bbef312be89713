"""A small file that stands in the store's folder while a program has it open: a left-over one tells of a sudden end.

Its lock is the system's, and goes with the process however that ends; so a left-over is told from a program that
works beside this one without asking for process numbers.
"""

from __future__ import annotations

import contextlib
import os
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

PREFIX = "desk.open."
_number = count(1)


class Marker:
    """Standing from the opening to a clean close. left_over: UTC moments at which earlier programs ended suddenly."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{PREFIX}{os.getpid()}.{next(_number)}"
        self._handle: int | None = None
        self.left_over: tuple[str, ...] = tuple(_take_left_over(folder))
        with contextlib.suppress(OSError):  # a folder that may only be read has nothing that could be lost
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            self._handle = handle
            _lock(handle)
            os.write(handle, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode())

    def put_back(self) -> None:
        """The check after a sudden end was not made, or found something: the next start shall ask for it again."""
        if self.left_over:
            with contextlib.suppress(OSError):
                self._path.with_name(f"{PREFIX}left").write_text(self.left_over[-1], "ascii")

    def take_away(self) -> None:
        """A clean close."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                os.close(self._handle)
            with contextlib.suppress(OSError):
                os.unlink(self._path)
            self._handle = None


def others(folder: Path) -> int:
    """How many programs have this store open now; our own connections are among them."""
    return sum(1 for path in _standing(folder) if not _is_left_over(path))


def _standing(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.name.startswith(PREFIX))
    except OSError:
        return []


def _take_left_over(folder: Path) -> list[str]:
    found: list[str] = []
    for path in _standing(folder):
        if _is_left_over(path):
            with contextlib.suppress(OSError):
                since = path.read_text("ascii", "replace")
                path.unlink()
                found.append(since)
    return found


def _is_left_over(path: Path) -> bool:
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        _lock(handle)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _lock(handle: int) -> None:
    """Raises OSError when another holds it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
