"""A sheet as it was read: rows with content, by the numbers that the user sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Cell = str | float | bool
"""Text, a number, or yes/no; dates come as text 2026-01-05; an empty cell is ""."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """name: "" for a CSV file. rows: (number from 1, cells from column A; cut after the last with content).
    merges: (first row, first column, last row, last column), counted from 0. encoding: of a CSV file."""

    name: str
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
    merges: Sequence[tuple[int, int, int, int]] = ()
    is_hidden: bool = False
    encoding: str = ""


def column_letter(index: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
