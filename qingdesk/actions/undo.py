"""Undo the last action, and say in words what that was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from qingdesk.actions.changes import Changes
from qingdesk.domain.labels import noun_label
from qingdesk.domain.nouns import NOUNS
from qingdesk.errors import Refused
from qingdesk.i18n import N_, _, ngettext
from qingdesk.store import undo_steps
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.undo import undo
from qingdesk.store.undo_steps import KEPT, UndoStep


@dataclass(frozen=True)
class Undoable:
    """words: what the action did to what · at: local time."""

    step: UndoStep
    words: str
    at: datetime


def undoable(store: Store, limit: int = KEPT) -> list[Undoable]:
    """The actions that can still be undone, the newest first."""
    db = store.reader()
    return [Undoable(step, _words(db, step), _local(step.at)) for step in undo_steps.steps(db, limit)]


def undo_last(store: Store) -> tuple[Undoable, Changes]:
    """Undo the newest action; what it was, and the nouns that changed back.

    Raises `Refused`, undoing nothing, when there is none, when it gave a number, or when its records were
    changed since.
    """
    found = undoable(store, 1)
    if not found:
        raise Refused(
            _("There is nothing to undo."), _("The last 30 actions can be undone, each of them once.")
        )
    last = found[0]
    with store.transaction(f"undo_{last.step.action}") as db:
        nouns = undo(db, last.step, _("Undone: {what}").format(what=last.words))
    return last, Changes({NOUNS[noun].plural for noun in nouns})


def _words(db: Readable, step: UndoStep) -> str:
    rows = db.execute(
        "SELECT noun, record_id FROM audit WHERE seq BETWEEN ? AND ? ORDER BY seq",
        (step.first_seq, step.last_seq),
    ).fetchall()
    records = list(dict.fromkeys((str(row[0]), str(row[1])) for row in rows if str(row[0]) in NOUNS))
    if not records:
        return _did(step.action)
    noun, record_id = next((each for each in records if step.action.endswith(f"_{each[0]}")), records[0])
    what = " ".join(part for part in (noun_label(noun), _name(db, noun, record_id)) if part)
    words = _("{action}: {what}").format(action=_did(step.action), what=what)
    others = len(records) - 1
    if not others:
        return words
    more = ngettext("and {n} more record", "and {n} more records", others).format(n=others)
    return f"{words} {more}"


def _name(db: Readable, noun: str, record_id: str) -> str:
    from qingdesk.store.tables import TABLES

    record = TABLES[noun].get(db, record_id)
    for field in ("number", "name", "title", "item", "text"):
        value = str(getattr(record, field, "") or "")
        if value:
            return value if len(value) <= 24 else value[:23] + "…"
    return ""


_NAMED = {
    "import_roster": N_("Imported a roster"),
    "import_ledger": N_("Imported an old ledger"),
    "merge_enterprise": N_("Merged two records of a firm"),
    "cadre_leaves": N_("Entered that a cadre left"),
}


def _did(action: str) -> str:
    if action.startswith("record_"):
        return _("Entered")
    if action.startswith("void_"):
        return _("Voided")
    if action.startswith("unvoid_"):
        return _("Brought back")
    if action.startswith("complete_"):
        return _("Completed and numbered")
    if action in _NAMED:
        return _(_NAMED[action])
    return _("Changed")


def _local(at: str) -> datetime:
    moment = datetime.fromisoformat(at)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone().replace(tzinfo=None)
