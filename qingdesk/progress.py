"""How long work tells how far it is, and how it is stopped.

A worker calls `progress(done, total)` now and then; the callee may raise `Cancelled` out of the call.
"""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""(done, total); total is 0 while it is not known."""


def no_progress(done: int, total: int) -> None:
    """Nobody is watching."""
