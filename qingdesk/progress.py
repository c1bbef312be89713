"""How long work tells how far it is, how it is stopped, and how it lets what is more urgent go first.

A worker calls `progress(done, total)` now and then; the callee may raise `Cancelled` out of the call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local

Progress = Callable[[int, int], None]
"""(done, total); total is 0 while it is not known."""


def no_progress(done: int, total: int) -> None:
    """Nobody is watching."""


class _Here(local):
    step_aside: Callable[[], object] | None = None


_here = _Here()


@contextmanager
def giving_way(step_aside: Callable[[], object] | None) -> Iterator[None]:
    """What this thread does meanwhile lets `step_aside` wait, whenever it comes to a place where it can; None: it
    goes on without waiting, because others wait for what it holds."""
    before, _here.step_aside = _here.step_aside, step_aside
    try:
        yield
    finally:
        _here.step_aside = before


def give_way() -> None:
    """A place where work can wait for a moment: between two questions to the store, between some hundred rows."""
    if _here.step_aside is not None:
        _here.step_aside()
