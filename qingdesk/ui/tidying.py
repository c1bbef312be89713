"""Circles of dead objects are looked for while nobody is typing.

Python looks for them by itself whenever enough was made: among a few objects often, among all of them now and then,
which takes the window 60 ms in the midst of a key. The few are still looked through; all of them when the hands rest.
"""

from __future__ import annotations

import gc

RARELY = 1_000
"""Looks through the middle generation before Python looks through all by itself: for hands that never rest."""
WORTH_IT = 10
"""Such looks after which it would have done so: Python's own measure."""


def begin() -> None:
    """From now on. What is there already stays for as long as the program runs, and is not looked through."""
    gc.freeze()
    few, middle, _all = gc.get_threshold()
    gc.set_threshold(few, middle, RARELY)
    gc.enable()


def tidy() -> None:
    """The hands rest: look through all, if enough was made since the last time."""
    if gc.get_count()[2] >= WORTH_IT:
        gc.collect()
