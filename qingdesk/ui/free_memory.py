"""Free memory goes back to the system when work in the background has ended.

glibc keeps what a large job has freed, for the next one; a window that stands idle for the rest of the day needs it no
more. Other systems do this by themselves.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache


@cache
def _trim() -> ctypes._NamedFuncPointer | None:
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none


def give_back() -> None:
    """Takes a few milliseconds after a large job, and none after a small one."""
    trim = _trim()
    if trim is not None:
        trim(0)
