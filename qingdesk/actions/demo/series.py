"""Numbers and rows of the sample on their way into the store."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from qingdesk.domain.attachment import Attachment
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Record
from qingdesk.progress import Progress
from qingdesk.store import attachments, numbers
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES

CHUNK = 2_000
"""Rows in one transaction: more bring no speed, and WAL and memory stay small."""


class Batch:
    """Collects records and saves them in chunks, a noun before what refers to it; gives numbers in the order
    of asking. rows: about how many there will be, for `progress`."""

    def __init__(self, store: Store, progress: Progress, rows: int) -> None:
        self._saved = 0
        self._store = store
        self._progress = progress
        self._rows = rows
        self._code = store.desk_code
        self._waiting: dict[str, list[Any]] = defaultdict(list)
        self._size = 0
        self._last: Counter[tuple[str, int]] = Counter()
        self._reserved: Counter[tuple[str, int]] = Counter()

    def number(self, noun: str, year: int) -> str:
        """The next number of this noun and year: `DESK-2026-0012`."""
        self._last[noun, year] += 1
        return f"{self._code}-{year}-{self._last[noun, year]:04d}"

    def add(self, noun: str, record: Record) -> None:
        """Save it with the next chunk."""
        self._waiting[noun].append(record)
        self._size += 1
        if self._size >= CHUNK:
            self.flush()

    def attach(self, attachment: Attachment, content: bytes) -> None:
        """Save an attachment with the next chunk."""
        self._waiting["attachment"].append((attachment, content))
        self._size += 1

    def finish(self) -> None:
        """Save the rest: all is done."""
        self.flush()
        self._progress(self._rows, self._rows)

    def flush(self) -> None:
        """Save what waits, in one transaction."""
        if not self._size:
            return
        with self._store.transaction("build_sample") as db:
            for noun in NOUNS:
                waiting = self._waiting.pop(noun, [])
                if noun == "attachment":
                    for attachment, content in waiting:
                        attachments.add(db, attachment, content)
                elif waiting:
                    TABLES[noun].add_all(db, waiting)
            for series, last in self._last.items():
                if last > self._reserved[series]:
                    numbers.reserve(db, *series, last - self._reserved[series])
                    self._reserved[series] = last
        self._saved += self._size
        self._size = 0
        self._progress(min(self._saved, self._rows), self._rows)
