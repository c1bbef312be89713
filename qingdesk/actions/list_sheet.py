"""导出: the records of a list as an .xlsx, every field under its label, with names in the place of ids."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from qingdesk.actions.look_up import names
from qingdesk.domain.fields import Field, Kind, fields_of
from qingdesk.domain.labels import field_label, noun_label, word_label
from qingdesk.domain.masking import PEOPLE, mask_name, mask_value
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Record
from qingdesk.exchange.spreadsheet import TextSheet, write_workbook
from qingdesk.i18n import _, format_money
from qingdesk.progress import Progress, no_progress
from qingdesk.store import export_log
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store

_LEFT_OUT = frozenset({
    "id", "desk_id", "revision", "created_at", "created_by", "updated_at", "updated_by", "voided_at", "void_reason",
    "voided_with", "form_revision", "visit_id", "event_id", "problem_id",
})  # fmt: skip


def write_list(
    store: Store,
    noun: str,
    find: Callable[[Readable], Sequence[Record]],
    path: Path,
    progress: Progress = no_progress,
    *,
    masks: bool = False,
) -> int:
    """Write the records that `find` gives, the number first; how many. It is noted in the log of what left.

    masks: phones and names of firms' people are hidden, as on the screen.

    Raises `UserError` when the file cannot be written, `Cancelled` out of `progress`; no file is then left.
    """
    db = store.reader()
    records = find(db)
    fields = [field for field in fields_of(NOUNS[noun].record) if field.name not in _LEFT_OUT]
    fields.sort(key=lambda field: field.name != "number")
    known = names(db)

    def rows() -> Iterator[list[str]]:
        for record in records:
            texts = ((field.name, _shown(field, getattr(record, field.name), known)) for field in fields)
            yield [_masked(noun, name, text) if masks else text for name, text in texts]

    titles = [field_label(noun, field.name) for field in fields]
    sheet = TextSheet(name=noun_label(noun), titles=titles, rows=rows())
    write_workbook(path, [sheet], progress)
    _note(store, noun, path, len(records))
    return len(records)


def _masked(noun: str, name: str, text: str) -> str:
    if name in PEOPLE.get(noun, ()):
        return "\n".join(mask_name(one) for one in text.splitlines())
    return mask_value(noun, name, text)


def _note(store: Store, noun: str, path: Path, count: int) -> None:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    export = export_log.Export(
        period=noun,
        profile=export_log.LIST,
        package_id="",
        sha256=digest,
        size=path.stat().st_size,
        rows=count,
    )
    with store.transaction("export_list", noun) as db:
        export_log.add(db, export)


def _shown(field: Field, value: object, known: dict[str, str]) -> str:
    if value is None or value == "" or value == ():
        return ""
    if field.kind is Kind.FEN and isinstance(value, int):
        return format_money(value)
    if field.kind is Kind.BOOLEAN:
        return _("yes") if value else _("no")
    if field.kind is Kind.ENUM and field.enum is not None:
        return word_label(field.enum(str(value)))
    if isinstance(value, tuple):
        return "\n".join(str(getattr(item, "text", "") or getattr(item, "name", item)) for item in value)
    return known.get(str(value), str(value))
