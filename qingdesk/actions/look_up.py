"""List and show: records as JSON says them, with the names that ids stand for."""

from __future__ import annotations

from collections.abc import Mapping

from qingdesk.domain.fields import Field, Kind, fields_of
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Record
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.store.connection import Readable, Value
from qingdesk.store.tables import TABLES


def find(db: Readable, noun: str, where: Mapping[str, str], *, with_voided: bool = False) -> list[Record]:
    """The records whose fields have these values; raises `UserError` for a field that is not known."""
    fields = {field.name: field for field in fields_of(_known(noun))}
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
    _known(noun)
    found: Record = TABLES[noun].get(db, record_id)
    return found


def as_json(record: Record) -> dict[str, object]:
    """The record under the dictionary's names; empty fields are null."""
    return {field.name: field.plain(getattr(record, field.name)) for field in fields_of(type(record))}


def _known(noun: str) -> type[Record]:
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
            return int(text)
        except ValueError:
            raise UserError(
                _("{field} is a whole number, not “{value}”.").format(field=field.name, value=text), ""
            ) from None
    return text
