"""Where a sheet's header is, under merged titles and over one to three rows, and what its columns hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qingdesk.exchange.roster.columns import is_header_word, targets, words_of
from qingdesk.exchange.roster.sheet import Cell, Sheet
from qingdesk.exchange.roster.targets import Target

SEARCHED = 40
"""Rows that may stand above the header."""
DEPTH = 3
"""Rows that a header may take."""


@dataclass(frozen=True, kw_only=True)
class SheetMapping:
    """first_row, last_row: the header's rows as the user counts. columns: column index from 0 → what it holds.
    titles: column index → the words above it, for messages. A person may correct `columns` in the preview."""

    first_row: int
    last_row: int
    columns: Mapping[int, Target]
    titles: Mapping[int, str] = field(default_factory=dict)

    def column_of(self, target: Target) -> int | None:
        """The index of the column that holds this, if any."""
        return next((index for index, held in self.columns.items() if held is target), None)

    @property
    def not_taken(self) -> list[str]:
        """Titles of the columns that nothing is taken from."""
        return [title for index, title in sorted(self.titles.items()) if index not in self.columns]


def find_header(sheet: Sheet) -> SheetMapping | None:
    """The header of a sheet, or None: an instruction sheet, a picture, a list of something else.

    A header names a firm's column, or a cadre's name together with a unit or a post.
    """
    top = [(number, cells) for number, cells in sheet.rows[: SEARCHED + DEPTH]]
    best: SheetMapping | None = None
    for start in range(min(len(top), SEARCHED)):
        if _known(top[start][1]) < 1:
            continue
        found = _header_at(sheet, top, start)
        if found is not None and (best is None or len(found.columns) > len(best.columns)):
            best = found
    return best


def _header_at(sheet: Sheet, top: list[tuple[int, list[Cell]]], start: int) -> SheetMapping | None:
    end = start + 1
    while (
        end < min(start + DEPTH, len(top))
        and top[end][0] == top[end - 1][0] + 1
        and (_known(top[end][1]) >= 2 or _is_inside_merge(sheet, top[end][0]))
        and _known(top[end][1]) * 2 > _filled(top[end][1])
    ):
        end += 1
    if sum(_known(cells) for _, cells in top[start:end]) < 2:
        return None
    paths, titles = _paths(sheet, top[start:end])
    columns = targets(paths)
    held = set(columns.values())
    firms = Target.FIRM_NAME in held and len(held) >= 2
    cadres = Target.LEADER_NAME in held and not held.isdisjoint({Target.LEADER_UNIT, Target.LEADER_POST})
    if firms or cadres:
        return SheetMapping(first_row=top[start][0], last_row=top[end - 1][0], columns=columns, titles=titles)
    return None


def _known(cells: Sequence[Cell]) -> int:
    return sum(1 for cell in cells if isinstance(cell, str) and cell and is_header_word(words_of(cell)))


def _filled(cells: Sequence[Cell]) -> int:
    return sum(1 for cell in cells if cell != "")


def _is_inside_merge(sheet: Sheet, number: int) -> bool:
    """Whether a header cell merged downwards reaches into this row (K3:K4 above 备注)."""
    return any(first < number - 1 <= last for first, _, last, _ in sheet.merges)


def _paths(sheet: Sheet, rows: list[tuple[int, list[Cell]]]) -> tuple[list[tuple[str, ...]], dict[int, str]]:
    """For each column the header words from the top down, and its title for messages."""
    width = max(len(cells) for _, cells in rows)
    grid = [list(cells) + [""] * (width - len(cells)) for _, cells in rows]
    first = rows[0][0] - 1
    covered = _fill_merges(sheet, grid, first, width)
    for level, row in enumerate(grid[:-1]):
        _spread_groups(row, grid[level + 1], covered)
    paths: list[tuple[str, ...]] = []
    titles: dict[int, str] = {}
    for column in range(width):
        path: list[str] = []
        for row in grid:
            cell = row[column]
            words = words_of(cell) if isinstance(cell, str) else ""
            if words and (not path or path[-1] != words):
                path.append(words)
        paths.append(tuple(path))
        if path:
            titles[column] = "".join(path[-1:]) if len(path) == 1 else f"{path[0]}·{path[-1]}"
    return paths, titles


def _fill_merges(sheet: Sheet, grid: list[list[Cell]], first: int, width: int) -> bool:
    """Write merged header cells into all their places; True when a cell is merged sideways."""
    sideways = False
    for top, left, bottom, right in sheet.merges:
        if not (first <= top < first + len(grid)) or left >= width:
            continue
        value = grid[top - first][left]
        sideways = sideways or right > left
        for row in range(top - first, min(bottom - first + 1, len(grid))):
            for column in range(left, min(right + 1, width)):
                grid[row][column] = value
    return sideways


def _spread_groups(row: list[Cell], below: list[Cell], merged: bool) -> None:
    """A group's name reaches over the empty cells to its right that have words below (CSV, unmerged sheets)."""
    if merged:
        return
    group: Cell = ""
    for column, cell in enumerate(row):
        if cell != "":
            group = cell if below[column] not in ("", cell) else ""
        elif group and below[column] != "":
            row[column] = group
        else:
            group = ""
