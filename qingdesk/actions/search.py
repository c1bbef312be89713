"""Search everything at once: firms, people, texts, numbers, by Chinese characters, pinyin and initials."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.progress import Progress, no_progress
from qingdesk.store import search as index
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.search_lines import Line, lines
from qingdesk.store.search_texts import OWN

A_GROUP = 6
"""Results of one noun that are shown at first."""

STEP = 400
"""Audit rows of one step of catching up: a save that comes between waits for no longer than that."""


@dataclass(frozen=True)
class Result:
    """One record found. title may be empty: then its noun says what it is. part_of: the visit it belongs to."""

    noun: str
    record_id: str
    title: str
    day: date | None
    beside: str
    part_of: str


@dataclass(frozen=True)
class Group:
    """The newest results of one noun. has_more: there are others."""

    noun: str
    results: tuple[Result, ...]
    has_more: bool


def search(
    store: Store, text: str, limit: int = A_GROUP, *, progress: Progress = no_progress
) -> tuple[Group, ...]:
    """What has every word of `text`, by noun: firms first, then people, then what was recorded, newest first.

    A search while the index is behind first takes in what was saved since; `progress` tells how far.
    limit: of each noun. Nothing for a text without letters and digits.
    """
    catch_up(store, progress=progress)
    return look(store.reader(), text, limit)


def look(db: Readable, text: str, limit: int = A_GROUP) -> tuple[Group, ...]:
    """The same in the index as it is."""
    groups = []
    for noun in OWN:
        ids = [hit.record_id for hit in index.find(db, text, (noun,), limit + 1)]
        if ids:
            found = tuple(_result(noun, line) for line in lines(db, noun, ids[:limit]))
            groups.append(Group(noun, found, has_more=len(ids) > limit))
    return tuple(groups)


def catch_up(store: Store, *, progress: Progress = no_progress) -> None:
    """Take in everything that was saved since the index was last brought up to date, a step at a time.

    `progress` may raise `Cancelled` between two steps; what was taken in stays.
    """
    left = total = index.behind(store.reader())
    while left > 0:
        progress(total - left, total)
        left = catch_up_step(store)


def catch_up_step(store: Store) -> int:
    """One step of it; how many rows of the audit are left."""
    if not index.is_behind(store.reader()):
        return 0
    with store.transaction("index") as db:
        return index.catch_up(db, STEP)


def _result(noun: str, line: Line) -> Result:
    return Result(noun, line.record_id, line.title, line.day, line.beside, line.part_of)
