"""The fields of a noun, read from its dataclass: one description for the table, the JSON and the CSV alike."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum

from qingdesk.i18n import N_

REFERS_TO: Mapping[str, str] = {
    "unit_id": "unit",
    "parent_id": "unit",
    "cadre_id": "cadre",
    "to_cadre_id": "cadre",
    "owner_cadre_id": "cadre",
    "applicant_id": "cadre",
    "enterprise_id": "enterprise",
    "assignment_id": "assignment",
    "visit_id": "visit",
    "event_id": "event",
    "problem_id": "problem",
}
"""Column → the noun whose id it holds; the same word means the same thing in every noun."""


# fromisoformat also reads week dates (2026-W47-7) and zones, which no other program of an office writes.
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?", re.ASCII)


class Kind(Enum):
    """How a value is written: in JSON and CSV as in the store, but for JSON lists, which the store keeps as text."""

    TEXT = "text"
    ID = "id"
    INTEGER = "integer"
    FEN = "fen"
    DATE = "date"
    MOMENT = "moment"
    BOOLEAN = "boolean"
    ENUM = "enum"
    JSON = "json"


class BadValue(ValueError):
    """A value that is not of its field's kind; `reason` is a msgid."""

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.params = params


@dataclass(frozen=True)
class Field:
    """One field of a noun. nullable: it may be empty (None, or "" for text)."""

    name: str
    kind: Kind
    required: bool = False
    long: bool = False
    nullable: bool = True
    enum: type[StrEnum] | None = None
    item: type | None = None

    @property
    def refers_to(self) -> str:
        """The noun whose id this holds, or empty."""
        return REFERS_TO.get(self.name, "")

    def parse(self, value: object) -> object:
        """A JSON value as the dataclass holds it; raises `BadValue`."""
        if value is None or value == "":
            if self.kind in (Kind.TEXT, Kind.ID):
                return ""
            if self.kind is Kind.JSON:
                return ()
            return None if self.nullable else False
        return _PARSERS[self.kind](self, value)

    def plain(self, value: object) -> object:
        """The dataclass's value as JSON says it; empty is None."""
        if value is None or value == "":
            return None
        if isinstance(value, datetime):
            return value.isoformat(timespec="minutes")
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, StrEnum):
            return value.value
        if isinstance(value, tuple):
            return [_plain_item(item) for item in value]
        return value


def _plain_item(item: object) -> object:
    if dataclasses.is_dataclass(item) and not isinstance(item, type):
        return {k: v for k, v in vars(item).items() if v not in ("", None)}  # asdict takes five times as long
    return item


def _parse_text(field: Field, value: object) -> object:
    if not isinstance(value, str):
        raise BadValue(N_("This must be text."))
    return value


def _parse_integer(field: Field, value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadValue(N_("This must be a whole number."))
    return value


def _parse_date(field: Field, value: object) -> object:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise BadValue(N_("There is no such date: {value}. Write it as 2026-11-22."), value=value)


def _parse_moment(field: Field, value: object) -> object:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        try:
            return datetime.fromisoformat(value).replace(second=0)
        except ValueError:
            pass
    raise BadValue(N_("There is no such time: {value}. Write it as 2026-11-22T09:30."), value=value)


def _parse_boolean(field: Field, value: object) -> object:
    if isinstance(value, bool):
        return value
    raise BadValue(N_("This must be yes or no (true or false)."))


def _parse_enum(field: Field, value: object) -> object:
    assert field.enum is not None
    try:
        return field.enum(str(value))
    except ValueError:
        words = ", ".join(field.enum)
        raise BadValue(N_("“{value}” is not one of: {words}."), value=value, words=words) from None


def _parse_json(field: Field, value: object) -> object:
    if not isinstance(value, list | tuple):
        raise BadValue(N_("This must be a list."))
    return tuple(_parse_item(field, item) for item in value)


def _parse_item(field: Field, item: object) -> object:
    if field.item is None or field.item is object:
        return item
    if field.item is str:
        if not isinstance(item, str):
            raise BadValue(N_("The list may hold texts only."))
        return item
    if not isinstance(item, Mapping):
        raise BadValue(N_('The list may hold objects only, such as {{"name": …}}.'))
    names = {f.name for f in dataclasses.fields(field.item)}
    for key, value in item.items():
        if key not in names:
            raise BadValue(N_("“{key}” is not known here."), key=key)
        if not isinstance(value, str):
            raise BadValue(N_("“{key}” must be text."), key=key)
    return field.item(**item)


_PARSERS: Mapping[Kind, typing.Callable[[Field, object], object]] = {
    Kind.TEXT: _parse_text,
    Kind.ID: _parse_text,
    Kind.INTEGER: _parse_integer,
    Kind.FEN: _parse_integer,
    Kind.DATE: _parse_date,
    Kind.MOMENT: _parse_moment,
    Kind.BOOLEAN: _parse_boolean,
    Kind.ENUM: _parse_enum,
    Kind.JSON: _parse_json,
}


_KNOWN: dict[type, tuple[Field, ...]] = {}


def fields_of(cls: type) -> tuple[Field, ...]:
    """The fields of a Draft or Record class, its own first, then those that every record carries."""
    known = _KNOWN.get(cls)
    if known is None:
        known = _KNOWN[cls] = _read(cls)
    return known


def _read(cls: type) -> tuple[Field, ...]:
    hints = typing.get_type_hints(cls)
    required: frozenset[str] = getattr(cls, "REQUIRED", frozenset())
    long: frozenset[str] = getattr(cls, "LONG", frozenset())
    found = [
        _field(f.name, hints[f.name], f.name in required, f.name in long) for f in dataclasses.fields(cls)
    ]
    bookkeeping = {
        f.name for base in cls.__mro__ if "BOOKKEEPING" in vars(base) for f in dataclasses.fields(base)
    }
    own = [f for f in found if f.name not in bookkeeping]
    return tuple(own + [f for f in found if f.name in bookkeeping])


def _field(name: str, hint: object, required: bool, long: bool) -> Field:
    nullable = True
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        hint = next(a for a in typing.get_args(hint) if a is not type(None))
    elif hint in (bool, int):
        nullable = False
    if typing.get_origin(hint) is tuple:
        return Field(name, Kind.JSON, required, long, True, None, typing.get_args(hint)[0])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Field(name, Kind.ENUM, required, long, nullable, hint)
    if hint is str:
        kind = Kind.ID if name == "id" or name in REFERS_TO else Kind.TEXT
        return Field(name, kind, required, long)
    if hint is int:
        kind = Kind.FEN if name.endswith("_fen") else Kind.INTEGER
        return Field(name, kind, required, long, nullable)
    kinds: dict[object, Kind] = {bool: Kind.BOOLEAN, date: Kind.DATE, datetime: Kind.MOMENT}
    return Field(name, kinds[hint], required, long, nullable)
