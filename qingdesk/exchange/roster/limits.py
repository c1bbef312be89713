"""How much a file may ask of the machine before it is put down as too large or damaged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Limits:
    """memory: address space of the reading process, bytes. cpu_seconds, seconds: its time by its own clock and by
    the wall's. file_bytes: the file as it lies on disk. unpacked_bytes, ratio, entries: what a workbook's archive
    may promise; the ratio counts from 10 MB on. rows: rows that hold something, all sheets; cells: likewise."""

    memory: int = 1 << 30
    cpu_seconds: int = 60
    seconds: float = 120.0
    file_bytes: int = 100 << 20
    unpacked_bytes: int = 200 << 20
    ratio: int = 100
    entries: int = 10_000
    rows: int = 200_000
    cells: int = 6_000_000


LIMITS = Limits()
"""What one office's roster never reaches."""
