"""Undo an action from its audit rows: what it added is voided, what it changed is changed back."""

from __future__ import annotations

import json

from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.fields import fields_of
from qingdesk.domain.labels import noun_label
from qingdesk.domain.nouns import NOUNS
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import enterprises
from qingdesk.store.connection import Value
from qingdesk.store.tables import TABLES
from qingdesk.store.undo_steps import UndoStep, newest, remember
from qingdesk.store.writer import Writer

__all__ = ["UndoStep", "newest", "remember", "undo"]

_BOOKKEEPING = {"id", "desk_id", "revision", "created_at", "created_by", "updated_at", "updated_by"}


def undo(db: Writer, step: UndoStep, reason: str) -> set[str]:
    """Undo within a transaction; the nouns it touched.

    Raises `Refused`, undoing nothing, when a record was changed since, newer records belong to what it added,
    a firm of the same code came since, a number was given, or its audit text was erased.
    """
    rows = db.execute(
        "SELECT noun, record_id, before, after FROM audit WHERE seq BETWEEN ? AND ? ORDER BY seq DESC",
        (step.first_seq, step.last_seq),
    ).fetchall()
    later = db.execute(
        # A later action that was undone itself, and that undoing, left nothing behind.
        "SELECT count(*) FROM audit WHERE seq > ? AND record_id IN"
        " (SELECT record_id FROM audit WHERE seq BETWEEN ? AND ?) AND action NOT GLOB 'undo_*' AND NOT EXISTS"
        " (SELECT 1 FROM undo_step WHERE undone_at IS NOT NULL AND audit.seq BETWEEN first_seq AND last_seq)",
        (step.last_seq, step.first_seq, step.last_seq),
    ).fetchone()
    if later and later[0]:
        raise Refused(
            _("Some of these records were changed since."),
            _("Nothing was undone. Void or change the records one by one."),
        )
    nouns: set[str] = set()
    added: list[tuple[str, str]] = []
    for noun, record_id, before, after in rows:
        if str(noun) not in TABLES:
            continue
        if before is None and after is None:
            raise Refused(_("The text of this action was erased."), _("It cannot be undone any more."))
        if before is None:
            added.append((str(noun), str(record_id)))
        _undo_row(db, str(noun), str(record_id), before, reason)
        nouns.add(str(noun))
    _refuse_orphans(db, added)
    db.execute("UPDATE undo_step SET undone_at = ? WHERE id = ?", (db.at, step.id))
    return nouns


def _undo_row(db: Writer, noun: str, record_id: str, before: Value, reason: str) -> None:
    table = TABLES[noun]
    record = table.get(db, record_id)
    if before is None:
        table.void(db, record, reason)
        return
    old = json.loads(str(before))
    _refuse_papers(noun, old, getattr(record, "number", ""))
    values = dict(zip(table.map.names, table.map.row(record), strict=True))
    values.update({name: value for name, value in old.items() if name not in _BOOKKEEPING})
    was = table.map.record_of_stored(list(values.values()))
    if isinstance(was, Enterprise) and was.uscc and not was.is_voided:
        other = enterprises.by_uscc(db, was.uscc, desk_id=was.desk_id)
        if other is not None and other.id != was.id:
            raise Refused(
                _("The code {uscc} belongs to {name} already.").format(uscc=was.uscc, name=other.name),
                _("Nothing was undone. Void or change the records one by one."),
            )
    table.update(db, was)


def _refuse_papers(noun: str, old: dict[str, object], number: str) -> None:
    """A number that was given, and a form's new version, may stand on paper already."""
    if old.get("number", number) != number or "form_revision" in old:
        raise Refused(
            _("{noun} {number} was numbered or corrected by this action.").format(
                noun=noun_label(noun), number=number
            ),
            _("A number is never given back. Correct the record once more, or void it."),
        )


def _refuse_orphans(db: Writer, added: list[tuple[str, str]]) -> None:
    """Live records that point to what was taken back would point to nothing."""
    ids: dict[str, list[str]] = {}
    for noun, record_id in added:
        ids.setdefault(noun, []).append(record_id)
    left: dict[str, int] = {}
    for child, where, parent in _links():
        if parent in ids and (count := TABLES[child].count(db, where, (json.dumps(ids[parent]),))):
            left[child] = max(left.get(child, 0), count)
    if left:
        raise Refused(
            _("Newer records belong to what this action added: {list}.").format(
                list=_(", ").join(f"{noun_label(child)} {count}" for child, count in left.items())
            ),
            _("Nothing was undone. Void those first, or change the records one by one."),
        )


def _links() -> list[tuple[str, str, str]]:
    """(noun, a condition on a JSON list of ids, the noun that they are of); the people of visits and events too."""
    among = "IN (SELECT value FROM json_each(?))"
    return [
        (noun.name, f"{field.name} {among}", field.refers_to)
        for noun in NOUNS.values()
        for field in fields_of(noun.draft)
        if field.refers_to
    ] + [
        (noun, f"id IN (SELECT {noun}_id FROM {noun}_cadre WHERE cadre_id {among})", "cadre")
        for noun in ("visit", "event")
    ]
