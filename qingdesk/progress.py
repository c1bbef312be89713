"""How long work tells how far it is, and how it is stopped.

A worker calls `progress(done, total)` now and then; the callee may raise `Cancelled` out of the call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""(done, total); total is 0 while it is not known."""


def no_progress(done: int, total: int) -> None:
    """Nobody is watching."""


def reporting(rows: Iterable[T], progress: Progress, every: int = 250) -> Iterator[T]:
    """The same rows; tells after every so many of them that it goes on, without saying how far it is."""
    for number, row in enumerate(rows, start=1):
        if not number % every:
            progress(0, 0)
        yield row
