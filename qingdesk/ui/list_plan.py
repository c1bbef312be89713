"""What there is to know about a ledger before it can be shown as a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from qingdesk.domain.record import Record
from qingdesk.store.connection import Readable
from qingdesk.ui.models.asked import Asked
from qingdesk.ui.models.rows import Column

L = TypeVar("L")


@dataclass(frozen=True, kw_only=True)
class ListPlan(Generic[L]):
    """name: of the table and the screen's parts · states: chip → words, one at a time · count_words(n): “3
    problems” · record: of a line · lines: a page · count: of all · counts: by chip, and under "" without one,
    where that is quicker than to count each · records: those of a whole list, for .xlsx ·
    forms: (name of `ALL_FORMS`, words on the menu) for the records chosen · ledgers: the same, of a half-year ·
    gives_way: columns that go where there is little room, the first one first · orders: by column, what the store
    sorts by when its title is pressed; empty where it cannot."""

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
    lines: Callable[[Asked, int, int], Sequence[L]]
    count: Callable[[Asked], int]
    records: Callable[[Asked], Callable[[Readable], Sequence[Record]]]
    new: Callable[[], object]
    open: Callable[[], object]
    forms: Sequence[tuple[str, str]] = ()
    ledgers: Sequence[tuple[str, str]] = ()
    gives_way: tuple[int, ...] = ()
    orders: Sequence[str] = ()
    counts: Callable[[Asked], Mapping[str, int]] | None = None
