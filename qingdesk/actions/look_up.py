"""List and show: records as JSON says them, with the names that ids stand for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from qingdesk.domain.fields import Field, Kind, fields_of
from qingdesk.domain.labels import field_label, word_label
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Record
from qingdesk.errors import UserError
from qingdesk.i18n import _, format_money
from qingdesk.store import cadres, enterprises, units
from qingdesk.store.connection import Readable, Value
from qingdesk.store.tables import TABLES


def find(db: Readable, noun: str, where: Mapping[str, str], *, with_voided: bool = False) -> list[Record]:
    """The records whose fields have these values; raises `UserError` for a field that is not known."""
    fields = {field.name: field for field in fields_of(known_class(noun))}
    parts: list[str] = []
    values: list[Value] = []
    for name, text in where.items():
        if name not in fields:
            raise UserError(
                _("{noun} has no field {field}.").format(noun=noun, field=name),
                _("Its fields are: {fields}").format(fields=", ".join(fields)),
            )
        if text == "":
            parts.append(f'"{name}" IS NULL')
            continue
        parts.append(f'"{name}" = ?')
        values.append(_stored(fields[name], text))
    return TABLES[noun].find(db, " AND ".join(parts), values, with_voided=with_voided)


def get(db: Readable, noun: str, record_id: str) -> Record:
    """One record, voided or not; raises `NotFound`, or `UserError` for a noun that is not known."""
    known_class(noun)
    found: Record = TABLES[noun].get(db, record_id)
    return found


def as_json(record: Record) -> dict[str, object]:
    """The record under the dictionary's names; empty fields are null."""
    return {field.name: field.plain(getattr(record, field.name)) for field in fields_of(type(record))}


def names(db: Readable) -> dict[str, str]:
    """What ids stand for: every unit, cadre and firm by name."""
    found = {**enterprises.names(db), **cadres.names(db)}
    found.update((unit.id, unit.name) for unit in units.find(db, with_voided=True))
    return found


def line(record: Record, known: Mapping[str, str]) -> str:
    """One line for a list: id, number, day, whom it is about, how it stands."""
    parts = [record.id]
    for name in _LINE:
        value = getattr(record, name, None)
        if value not in (None, "", ()):
            parts.append(_shown(value, known))
    return "  ".join(parts)


def labelled(noun: str, record: Record, known: Mapping[str, str]) -> list[tuple[str, str]]:
    """(label, value) of every field that is not empty, in the order of the dictionary."""
    return [
        (field_label(noun, field.name), _sum(value) if field.kind is Kind.FEN else _shown(value, known))
        for field in fields_of(type(record))
        if (value := getattr(record, field.name)) not in (None, "", ())
    ]


_LINE = (
    "number", "started_at", "eaten_on", "starts_at", "raised_on", "promised_on", "started_on", "name", "title",
    "cadre_id", "enterprise_id", "role", "kind", "text", "uscc", "state", "decision", "result",
)  # fmt: skip


def _sum(fen: int) -> str:
    return _("{amount} yuan").format(amount=format_money(fen))


def _shown(value: object, known: Mapping[str, str]) -> str:
    if isinstance(value, StrEnum):
        return word_label(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, tuple):
        return _(", ").join(_shown(getattr(item, "name", item), known) for item in value)
    return known.get(str(value), str(value))


def known_noun(noun: str) -> str:
    """The noun itself; raises `UserError` for one that is not known."""
    known_class(noun)
    return noun


def known_class(noun: str) -> type[Record]:
    """The record class of a noun; raises `UserError` for one that is not known."""
    if noun not in NOUNS:
        raise UserError(
            _("There is nothing called {noun}.").format(noun=noun),
            _("Known are: {nouns}").format(nouns=", ".join(NOUNS)),
        )
    return NOUNS[noun].record


def _stored(field: Field, text: str) -> Value:
    if field.kind is Kind.BOOLEAN:
        return int(text.strip().lower() in ("1", "true", "yes"))
    if field.kind in (Kind.INTEGER, Kind.FEN):
        try:
            number = int(text)
            if abs(number) < 2**63:
                return number
            raise ValueError(text)
        except ValueError:
            raise UserError(
                _("{field} is a whole number, not “{value}”.").format(field=field.name, value=text), ""
            ) from None
    return text
