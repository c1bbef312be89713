"""Chance from a seed: the same seed throws the same, ids included."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import TypeVar

T = TypeVar("T")

_DAY_MS = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()


class Dice:
    """One stream of chance. Ids are UUIDv7 that begin on `first`, a millisecond apart: they sort by their
    making, and before those of real work."""

    def __init__(self, seed: int, first: date) -> None:
        random = Random(seed)
        self._throw = random.random
        self._bits = random.getrandbits
        self._ms = (first.toordinal() - _EPOCH) * _DAY_MS

    def pick(self, items: Sequence[T]) -> T:
        """One of them."""
        return items[int(self._throw() * len(items))]

    def chance(self, share: float) -> bool:
        """True in this share of throws."""
        return self._throw() < share

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends counted; `low` when `high` is below it."""
        return low + int(self._throw() * (high - low + 1)) if high > low else low

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """All of them in another order."""
        found = list(items)
        for place in range(len(found) - 1, 0, -1):
            other = self.between(0, place)
            found[place], found[other] = found[other], found[place]
        return found

    def new_id(self) -> str:
        """The next id, a UUIDv7 as text."""
        self._ms += 1
        time, rest = f"{self._ms:012x}", self._bits(74)
        low = f"{0x8000_0000_0000_0000 | rest >> 12:016x}"
        return f"{time[:8]}-{time[8:]}-7{rest & 0xFFF:03x}-{low[:4]}-{low[4:]}"
