"""Rows put aside while a package is made, so that memory holds only a few: what is much goes sealed into a nameless
file in the store's folder, with a key that nobody keeps."""

from __future__ import annotations

import contextlib
import errno
import marshal
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from qingdesk.exchange.package.csv_text import Value
from qingdesk.files import cannot_write
from qingdesk.i18n import _

Row = Sequence[Value]

IN_MEMORY = 1 << 20
"""Bytes that stay in memory before there is a file."""
WAITING = 1_000
"""Rows that wait until those of the fullest group are put away together."""
PAGE = 500


class Aside:
    """Use it as a context manager: rows go in by group, and come out group after group, each in the order in which
    they were put. folder: where the file is made. Raises `UserError` when that cannot be written or read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: dict[int, list[tuple[Value, ...]]] = {}
        self._places: dict[int, list[tuple[int, int, int]]] = {}
        self._numbers = 0
        self._size = 0
        self._free = WAITING
        self.count = 0

    def __enter__(self) -> Aside:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(AESGCM.generate_key(256))
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY, dir=str(self._folder))
        return self

    def __exit__(self, *_error: object) -> None:
        with contextlib.suppress(OSError):  # what a full disk did not take is not wanted any more
            self._file.close()

    def put(self, group: int, row: Row) -> None:
        """One more row of a group."""
        self._waiting.setdefault(group, []).append(tuple(row))
        self.count += 1
        self._free -= 1
        if self._free == 0:
            fullest = max(self._waiting, key=lambda each: len(self._waiting[each]))
            rows = self._waiting.pop(fullest)
            self._free = len(rows)
            for start in range(0, len(rows), PAGE):
                self._put_away(fullest, rows[start : start + PAGE])

    def pages(self) -> Iterator[Sequence[Row]]:
        """All of them, some hundred at a time; may be asked for again."""
        for group in sorted(self._places.keys() | self._waiting.keys()):
            for place in self._places.get(group, ()):
                yield self._fetched(*place)
            waiting = self._waiting.get(group, [])
            for start in range(0, len(waiting), PAGE):
                yield waiting[start : start + PAGE]

    def _put_away(self, group: int, rows: list[tuple[Value, ...]]) -> None:
        self._numbers += 1
        # only this process reads it, and only what it sealed itself: `marshal` is the fastest that gives plain values
        sealed = self._cipher.encrypt(_nonce(self._numbers), marshal.dumps(rows), None)
        try:
            self._file.seek(self._size)
            self._file.write(sealed)
        except OSError as error:
            raise self._explained(error) from error
        self._places.setdefault(group, []).append((self._numbers, self._size, len(sealed)))
        self._size += len(sealed)

    def _fetched(self, number: int, start: int, size: int) -> Sequence[Row]:
        from cryptography.exceptions import InvalidTag

        try:
            self._file.seek(start)
            rows: Sequence[Row] = marshal.loads(
                self._cipher.decrypt(_nonce(number), self._file.read(size), None)
            )
        except InvalidTag as error:
            raise self._explained(OSError(errno.EIO, os.strerror(errno.EIO))) from error
        except OSError as error:
            raise self._explained(error) from error
        return rows

    def _explained(self, error: OSError) -> Exception:
        return cannot_write(self._folder / _("what was put aside"), error)


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")
