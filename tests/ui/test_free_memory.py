"""Free memory goes back to the system: seen in what this process holds."""

from __future__ import annotations

import ctypes
from pathlib import Path

from qingdesk.ui.free_memory import give_back

BLOCK, BLOCKS = 4_096, 20_000


def held() -> int:
    """Bytes that are in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4_096


def test_what_was_freed_below_what_is_still_held_goes_back() -> None:
    libc = ctypes.CDLL(None)
    libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    libc.free.argtypes = [ctypes.c_void_p]
    give_back()
    blocks = [libc.malloc(BLOCK) for _number in range(BLOCKS)]
    for block in blocks:
        ctypes.memset(block, 1, BLOCK)
    for block in blocks[:-1]:  # the last one keeps the heap as high as it is
        libc.free(block)
    before = held()
    give_back()
    assert before - held() > BLOCK * BLOCKS // 2
    libc.free(blocks[-1])
