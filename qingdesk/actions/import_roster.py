"""Import a roster: look at what it would do, then do it in one transaction that can be undone in one."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from qingdesk.actions.backups import Occasion, keep_safe
from qingdesk.actions.changes import Changes
from qingdesk.actions.import_document import (
    fault_document,
    not_taken_document,
    questions_document,
    sheet_document,
)
from qingdesk.actions.import_undo import undo_last
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Record
from qingdesk.errors import UserError
from qingdesk.exchange.regions import load_regions
from qingdesk.exchange.roster.header import SheetMapping
from qingdesk.exchange.roster.match import plan as plan_roster
from qingdesk.exchange.roster.parse import parse
from qingdesk.exchange.roster.plan import Choices, KnownDesk, Outcome, RosterPlan
from qingdesk.exchange.roster.read import read_sheets
from qingdesk.exchange.roster.row import ParsedRoster, ParsedSheet
from qingdesk.exchange.roster.sheet import Sheet
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress
from qingdesk.store import assignments, audit, cadres, enterprises, undo, units
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.table import Table
from qingdesk.store.writer import Writer

ACTION = "import_roster"
CHUNK = 2_000
"""Records written between two looks at whether a person wants to stop."""


@dataclass(frozen=True, kw_only=True)
class RosterPreview:
    """What an import would do. sheets: the file as read, so that a correction needs no second reading. audit_seq:
    the store's state that it was planned for."""

    name: str
    sheets: Sequence[Sheet]
    only: str
    mappings: Mapping[str, SheetMapping]
    choices: Choices
    parsed: ParsedRoster
    plan: RosterPlan
    audit_seq: int


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import did. rows: how many of each outcome. added, changed: how many records of each noun."""

    preview: RosterPreview
    rows: Counter[Outcome]
    added: Mapping[str, int]
    changed: Mapping[str, int]
    changes: Changes


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's cycle collector: a large roster makes a million small records and no cycles among them, and
    the collector would walk them all again and again (a quarter of the whole time)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def preview_roster(
    store: Store,
    path: Path,
    today: date,
    *,
    sheet: str = "",
    choices: Choices | None = None,
    progress: Progress = no_progress,
) -> RosterPreview:
    """Read a file and plan its import; nothing is written. sheet: the one to take ("" = all).

    Raises `UserError` when the file cannot be read, has no header, or the desk has no home unit yet.
    """
    with _uncollected():
        sheets = read_sheets(path, progress=progress)
    return _preview(
        store.reader(), store, path.name, sheets, sheet, {}, choices or Choices(), today, progress
    )


def preview_again(
    store: Store,
    preview: RosterPreview,
    today: date,
    *,
    mappings: Mapping[str, SheetMapping] | None = None,
    choices: Choices | None = None,
    progress: Progress = no_progress,
) -> RosterPreview:
    """The same file with other columns or choices (None: as before), planned against the store as it is now."""
    return _preview(
        store.reader(),
        store,
        preview.name,
        preview.sheets,
        preview.only,
        preview.mappings if mappings is None else mappings,
        preview.choices if choices is None else choices,
        today,
        progress,
    )


def _preview(
    db: Readable,
    store: Store,
    name: str,
    sheets: Sequence[Sheet],
    only: str,
    mappings: Mapping[str, SheetMapping],
    choices: Choices,
    today: date,
    progress: Progress,
) -> RosterPreview:
    from uuid6 import uuid7

    with _uncollected():
        known = known_desk(db, store.desk_id, today)
        seq = audit.head(db)[0]
        parsed = parse(sheets, load_regions(), only=only, mappings=mappings, progress=progress)
        plan = plan_roster(
            parsed, known, choices, today=today, new_id=lambda: str(uuid7()), progress=progress
        )
    return RosterPreview(
        name=name,
        sheets=sheets,
        only=only,
        mappings=mappings,
        choices=choices,
        parsed=parsed,
        plan=plan,
        audit_seq=seq,
    )


def known_desk(db: Readable, desk_id: str, today: date) -> KnownDesk:
    """What this desk holds, as the matching needs it. Raises `UserError` before set-up."""
    home = units.home(db)
    if home is None:
        raise UserError(
            _("This desk has no unit of its own yet."),
            _("Set it up first (qingdesk init); a roster's cadres and units belong to it."),
        )
    own = (desk_id,)
    return KnownDesk(
        home=home,
        units=units.find(db, "desk_id = ?", own),
        cadres=cadres.find(db, "desk_id = ? AND (left_on IS NULL OR left_on > ?)", (*own, today.isoformat())),
        enterprises=enterprises.TABLE.find(db, "desk_id = ?", own),
        assignments=assignments.TABLE.find(db, "desk_id = ?", own),
    )


def import_roster(
    store: Store, preview: RosterPreview, today: date, progress: Progress = no_progress
) -> Imported:
    """Write what the preview planned, in one transaction; rows that are refused, held back or asked about are left.

    The store is backed up first. Planned anew when it changed since the preview. progress: (records written,
    records in all); `Cancelled` raised out of it leaves the store as it was. Raises `UserError` for
    the world's faults, with nothing saved.
    """
    plan = preview.plan
    if audit.head(store.reader())[0] == preview.audit_seq and not plan.writes:
        return _imported(preview)
    keep_safe(store, Occasion.BEFORE, datetime.now())
    with store.transaction(ACTION, preview.name) as db:
        first = audit.head(db)[0] + 1
        if first != preview.audit_seq + 1:
            preview = _preview(
                db, store, preview.name, preview.sheets, preview.only, preview.mappings, preview.choices, today,
                no_progress,
            )  # fmt: skip
        with _uncollected():
            _write(db, preview.plan, progress)
        undo.remember(db, ACTION, first)
    return _imported(preview)


def _write(db: Writer, plan: RosterPlan, progress: Progress) -> None:
    new: list[tuple[Table[Any], Sequence[Record]]] = [
        (units.TABLE, plan.units),
        (cadres.TABLE, plan.cadres),
        (enterprises.TABLE, plan.enterprises),
        (assignments.TABLE, plan.assignments),
    ]
    changed: list[tuple[Table[Any], Sequence[Record]]] = [
        (cadres.TABLE, plan.changed_cadres),
        (enterprises.TABLE, plan.changed_enterprises),
    ]
    total = sum(len(records) for _table, records in new + changed)
    done = 0
    for table, records in new:
        for start in range(0, len(records), CHUNK):
            chunk = records[start : start + CHUNK]
            table.add_all(db, chunk)
            done += len(chunk)
            progress(done, total)
    for table, records in changed:
        for record in records:
            table.update(db, record)
            done += 1
            if done % CHUNK == 0:
                progress(done, total)


def _imported(preview: RosterPreview) -> Imported:
    plan = preview.plan
    added = {
        "unit": len(plan.units),
        "cadre": len(plan.cadres),
        "enterprise": len(plan.enterprises),
        "assignment": len(plan.assignments),
    }
    changed = {"cadre": len(plan.changed_cadres), "enterprise": len(plan.changed_enterprises)}
    touched = [noun for counts in (added, changed) for noun, count in counts.items() if count]
    return Imported(
        preview=preview,
        rows=plan.counts,
        added=added,
        changed=changed,
        changes=Changes({NOUNS[noun].plural for noun in touched}),
    )


def undo_import(store: Store, reason: str = "") -> Changes:
    """Take back the last import that was not taken back yet: what it added is voided, what it changed is as before.

    Raises `Refused`, undoing nothing, when there is none, one of its records was changed since, or newer records
    (visits, meals …) belong to what it added.
    """
    return undo_last(store, ACTION, reason)


def report_document(preview: RosterPreview) -> dict[str, object]:
    """What an import does or did, for `--json`: counts, and every row that is not simply new or unchanged."""
    plan = preview.plan
    done = _imported(preview)
    return {
        "file": preview.name,
        "sheets": [_sheet_document(sheet) for sheet in preview.parsed.sheets],
        "rows": {outcome.value: plan.counts[outcome] for outcome in Outcome},
        "added": dict(done.added),
        "changed": dict(done.changed),
        "not_taken": [
            not_taken_document(row, row.row.faults or row.remarks[-1:])
            for row in plan.rows_with(Outcome.REFUSED, Outcome.HELD_BACK, Outcome.ASK)
        ],
        "remarks": [
            fault_document(remark)
            for row in plan.rows_with(Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED)
            for remark in row.remarks
        ],
        "questions": questions_document(plan.questions),
        "repairs": [
            {
                "sheet": repair.sheet,
                "row": repair.row,
                "column": repair.column,
                "value": repair.value,
                "character": f"U+{ord(repair.character):04X}",
                "suggestion": repair.suggestion or None,
            }
            for repair in preview.parsed.repairs
        ],
    }


def _sheet_document(sheet: ParsedSheet) -> dict[str, object]:
    return sheet_document(sheet.name, sheet.mapping) | {
        "filed_on": sheet.filed_on.isoformat() if sheet.filed_on else None,
        "filed_by": sheet.filed_by or None,
        "rows": len(sheet.rows),
    }
