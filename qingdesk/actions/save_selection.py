"""导出: the records selected in a list, as a workbook of text that people read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from qingdesk.actions.look_up import names, value_words
from qingdesk.domain.fields import Field, fields_of
from qingdesk.domain.labels import field_label, noun_label
from qingdesk.domain.nouns import NOUNS
from qingdesk.exchange.spreadsheet import TextSheet, write_workbook
from qingdesk.progress import Progress, no_progress
from qingdesk.store.connection import Readable
from qingdesk.store.tables import TABLES

_LEFT_OUT = frozenset(
    {
        "id", "desk_id", "revision", "form_revision", "created_at", "created_by", "updated_at", "updated_by",
        "voided_at", "void_reason", "voided_with", "visit_id", "event_id", "problem_id", "assignment_id",
    }
)  # fmt: skip


def save_selection(
    db: Readable, noun: str, ids: Sequence[str], path: Path, progress: Progress = no_progress
) -> int:
    """Write these records as .xlsx, in the order given: every field of the noun, names for ids, sums in yuan.

    How many rows were written. Raises `UserError` when the file cannot be written; `Cancelled` by `progress`.
    """
    fields = [field for field in _ordered(noun) if field.name not in _LEFT_OUT]
    titles = [field_label(noun, field.name) for field in fields]
    write_workbook(
        path, [TextSheet(name=noun_label(noun), titles=titles, rows=_rows(db, noun, ids, fields))], progress
    )
    return len(ids)


def _ordered(noun: str) -> list[Field]:
    """The number first, then the dictionary's order."""
    fields = fields_of(NOUNS[noun].record)
    return sorted(fields, key=lambda field: field.name != "number")


def _rows(db: Readable, noun: str, ids: Sequence[str], fields: Sequence[Field]) -> Iterator[list[str]]:
    known = names(db)
    for record_id in ids:
        record = TABLES[noun].get(db, record_id)
        yield [value_words(field, getattr(record, field.name), known) for field in fields]
