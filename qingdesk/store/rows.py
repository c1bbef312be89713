"""A record as a row, and a row as a record: the only mapping between dataclasses and tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any, Generic, TypeVar

from qingdesk.domain.fields import Field, Kind, fields_of
from qingdesk.domain.record import Record
from qingdesk.store.connection import Value

R = TypeVar("R", bound=Record)

_Reader = Callable[[Value], object]
_Writer = Callable[[Any], Value]


class RowMap(Generic[R]):
    """columns: in the order of the dataclass; every SELECT names them, so a row never depends on the file.

    only: some fields alone, for reading very many rows; in the records that they make the others say what the
    class says of an empty one.
    """

    def __init__(self, cls: type[R], only: Collection[str] | None = None) -> None:
        self.cls = cls
        fields = [field for field in fields_of(cls) if only is None or field.name in only]
        self.names = [field.name for field in fields]
        self.columns = ", ".join(f'"{name}"' for name in self.names)
        self.selected = ", ".join(_selected(field) for field in fields)
        self._is_text = [field.kind in (Kind.TEXT, Kind.ID) for field in fields]
        self._readers = [(field.name, read) for field in fields if (read := _reader(field)) is not None]
        self._values = attrgetter(*self.names)
        self._writers = [
            (n, write) for n, field in enumerate(fields) if (write := _writer(field)) is not None
        ]

    def record(self, row: Sequence[Value]) -> R:
        """The dataclass of a row that was selected by `selected`.

        Its dictionary is filled at once: a frozen dataclass's own `__init__` sets forty fields one by one, which
        was half the time of a full check.
        """
        record = object.__new__(self.cls)
        values: dict[str, Any] = dict(zip(self.names, row, strict=True))
        for name, read in self._readers:
            values[name] = read(values[name])
        object.__setattr__(record, "__dict__", values)
        return record

    def record_of_stored(self, row: Sequence[Value]) -> R:
        """The dataclass of a row's values as the table holds them (an audit row's, say), NULLs and all."""
        return self.record(
            ["" if text and value is None else value for text, value in zip(self._is_text, row, strict=True)]
        )

    def row(self, record: R) -> list[Value]:
        """The values of a record in the order of `columns`."""
        values: list[Any] = list(self._values(record))
        for place, write in self._writers:
            values[place] = write(values[place])
        return values


def _selected(field: Field) -> str:
    """An empty text is NULL in the store and "" in the dataclass."""
    if field.kind in (Kind.TEXT, Kind.ID):
        return f"coalesce(\"{field.name}\", '')"
    return f'"{field.name}"'


def _reader(field: Field) -> _Reader | None:
    """How a stored value becomes the dataclass's; None where it is the same."""
    if field.kind is Kind.BOOLEAN:
        return _YES_NO.__getitem__ if field.nullable else bool
    if field.kind is Kind.DATE:
        return _DAYS.__getitem__
    if field.kind is Kind.MOMENT:
        return _moment
    if field.kind is Kind.ENUM and field.enum is not None:
        words: dict[Value, StrEnum | None] = {word.value: word for word in field.enum}
        return {**words, None: None}.__getitem__
    if field.kind is Kind.JSON:
        # The same people go to the same firm again and again.
        return lru_cache(16_384)(partial(_items, field.item))
    return None


def _writer(field: Field) -> _Writer | None:
    """How the dataclass's value is stored; None where it is the same."""
    if field.kind is Kind.JSON:
        return partial(_json, field)
    if field.kind is Kind.MOMENT:
        return _minutes
    if field.kind is Kind.DATE:
        return _iso
    if field.kind is Kind.BOOLEAN:
        return _bit
    if field.kind is Kind.ENUM:
        return _word_text
    return None if field.kind in (Kind.INTEGER, Kind.FEN) else _or_null


class _Days(dict[Value, date | None]):
    """The day of each text that was read once: a store has few days and very many rows."""

    def __missing__(self, text: Value) -> date | None:
        if text is None:
            return None
        if len(self) >= _MOST_DAYS:
            self.clear()
        found = self[text] = date.fromisoformat(str(text))
        return found


_MOST_DAYS = 20_000
_DAYS = _Days()
_YES_NO: dict[Value, bool | None] = {None: None, 0: False, 1: True}


def _moment(value: Value) -> object:
    return datetime.fromisoformat(str(value)) if value is not None else None


def _items(item: type | None, value: Value) -> object:
    if value is None:
        return ()
    given = json.loads(str(value))
    if item is not None and is_dataclass(item):
        return tuple(item(**entry) for entry in given)
    return tuple(given)


def _or_null(value: Any) -> Value:
    return value or None


def _iso(value: Any) -> Value:
    return None if value is None else str(value.isoformat())


def _minutes(value: Any) -> Value:
    return None if value is None else str(value.isoformat(timespec="minutes"))


def _bit(value: object) -> Value:
    return None if value is None else int(bool(value))


def _word_text(value: object) -> Value:
    return value.value if isinstance(value, StrEnum) else None


def _json(field: Field, value: object) -> Value:
    plain = field.plain(value)
    if plain in (None, []):
        return "[]" if field.required else None
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
