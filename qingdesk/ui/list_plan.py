"""What there is to know about a ledger before it can be shown as a list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from qingdesk.domain.record import Record
from qingdesk.store.listed import Filter, Listing
from qingdesk.store.table import Table
from qingdesk.ui.models.rows import Column

L = TypeVar("L")


@dataclass(frozen=True, kw_only=True)
class ListPlan(Generic[L]):
    """name: of the table and the screen's parts · states: chip → words, one at a time · count_words(n): “3
    problems” · record: of a line · table, listing: where the records are, which of them and in what order · lines:
    of a page of records · counts: by chip, and under "" without one, where that is quicker than to count each ·
    forms: (name of `ALL_FORMS`, words on the menu) for the records chosen · ledgers: the same, of a half-year ·
    gives_way: columns that go where there is little room, the first one first · least: characters that the
    stretched column keeps before that · orders: names of columns that the store can sort by · half: is there a
    chip for the half-year, and on at first? None: there is none · shows_new: False where the frame has that
    button already · ask_void: why one record is voided, in words of its own · fill: what an empty list offers,
    where that is not New."""

    name: str
    noun: str
    title: str
    columns: Sequence[Column[L]]
    widths: tuple[int, ...]
    stretch: int
    states: Mapping[str, str]
    filter_words: str
    new_words: str
    empty_words: str
    no_fit_words: str
    count_words: Callable[[int], str]
    record: Callable[[L], Record]
    table: Table[Any]
    listing: Callable[[Filter], Listing]
    lines: Callable[[Sequence[Any]], Sequence[L]]
    new: Callable[[], object]
    open: Callable[[], object]
    orders: Collection[str]
    forms: Sequence[tuple[str, str]] = ()
    ledgers: Sequence[tuple[str, str]] = ()
    gives_way: tuple[int, ...] = ()
    least: int = 10
    half: bool | None = False
    shows_new: bool = True
    ask_void: Callable[[QWidget], str] | None = None
    fill: tuple[str, Callable[[], object]] | None = None
    counts: Callable[[Filter], Mapping[str, int]] | None = None
