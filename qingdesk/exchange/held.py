"""What must not lie on a disk by name: held in memory; beyond a size in a nameless file that goes with the process."""

from __future__ import annotations

import io
import os
import tempfile
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

IN_MEMORY = 64 << 20


class Held:
    """Use it as a context manager. folder: where the nameless file is made when it grows too large."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._lock = threading.Lock()

    def __enter__(self) -> Held:
        self._file: IO[bytes] = self._stack.enter_context(
            tempfile.SpooledTemporaryFile(IN_MEMORY, dir=str(self._folder))
        )
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    @property
    def file(self) -> BinaryIO:
        """To be written, by one at a time."""
        return cast(BinaryIO, self._file)

    def view(self) -> BinaryIO:
        """A reader with a place of its own; closing it leaves the rest as it is."""
        return io.BufferedReader(_View(self._file, self._lock), 1 << 18)


class _View(io.RawIOBase):
    def __init__(self, file: IO[bytes], lock: threading.Lock) -> None:
        self._shared = file
        self._lock = lock
        self._at = 0
        with lock:
            self._size = file.seek(0, os.SEEK_END)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError("before the beginning")
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        room = memoryview(buffer).cast("B")
        with self._lock:
            self._shared.seek(self._at)
            chunk = self._shared.read(len(room))
        room[: len(chunk)] = chunk
        self._at += len(chunk)
        return len(chunk)
