"""How a list is looked at, as it is kept: filters, order, columns. Survives columns and chips that came or went."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from typing import Any


@dataclass(frozen=True)
class ColumnLook:
    """width: in hundredths of a Chinese character, so that it fits letters of every size."""

    name: str
    width: int
    is_shown: bool


@dataclass(frozen=True)
class ListLook:
    """columns: from the left; empty: as the program lays them out · half, state: chips · text: of the filter ·
    order: name of a column; empty: the list's own order."""

    half: bool = False
    state: str = ""
    text: str = ""
    order: str = ""
    descending: bool = True
    columns: tuple[ColumnLook, ...] = ()

    def content(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    def filtered_alike(self, other: ListLook) -> bool:
        """Do both show the same rows in the same order, whatever the columns?"""
        return replace(self, columns=()) == replace(other, columns=())


def from_content(
    content: str, columns: Collection[str], states: Collection[str], orders: Collection[str]
) -> ListLook | None:
    """The look that was kept, without what this list does not have; None for what is none."""
    try:
        given = json.loads(content)
    except ValueError:
        return None
    if not isinstance(given, dict):
        return None
    laid = [column for column in map(_column, _list(given.get("columns"))) if column is not None]
    kept = {column.name: column for column in laid if column.name in columns}
    laid_out = tuple(kept.values()) if len(kept) == len(columns) else ()
    order = str(given.get("order", ""))
    state = str(given.get("state", ""))
    return ListLook(
        half=given.get("half") is True,
        state=state if state in states else "",
        text=str(given.get("text", "")),
        order=order if order in orders else "",
        descending=given.get("descending") is not False,
        columns=laid_out if any(column.is_shown for column in laid_out) else (),
    )


def _list(given: object) -> list[Any]:
    return given if isinstance(given, list) else []


def _column(given: object) -> ColumnLook | None:
    if not isinstance(given, dict):
        return None
    name, width = given.get("name"), given.get("width")
    if not isinstance(name, str) or not isinstance(width, int) or not 0 < width < 100_000:
        return None
    return ColumnLook(name, width, given.get("is_shown") is True)
