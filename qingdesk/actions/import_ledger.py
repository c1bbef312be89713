"""Import an old ledger of visits, problems or commitments: look at what it would do, then do it in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
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
from qingdesk.actions.saving import save_new
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Draft, Record
from qingdesk.errors import UserError
from qingdesk.exchange.ledger.columns import LEDGERS, Ledger
from qingdesk.exchange.ledger.drafts import PARENT, Drafted, Signature, signature
from qingdesk.exchange.ledger.plan import (
    KnownLedger,
    LedgerChoices,
    LedgerPlan,
    plan_ledger,
    strange_characters,
)
from qingdesk.exchange.ledger.read import parse_ledger
from qingdesk.exchange.ledger.row import LedgerMapping, ParsedLedger
from qingdesk.exchange.roster.plan import Outcome
from qingdesk.exchange.roster.read import read_sheets
from qingdesk.exchange.roster.sheet import Sheet
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress
from qingdesk.store import audit, cadres, enterprises, undo, units
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES
from qingdesk.store.writer import Writer

ACTION = "import_ledger"
_PARENT_FIELD = {"meal": "visit_id", "progress": "problem_id"}
"""Of a child, the field that names its parent."""


@dataclass(frozen=True, kw_only=True)
class LedgerPreview:
    """What an import would do. sheets: the file as read, so that a correction needs no second reading. audit_seq:
    the store's state that it was planned for."""

    name: str
    noun: str
    sheets: Sequence[Sheet]
    only: str
    mappings: Mapping[str, LedgerMapping]
    choices: LedgerChoices
    parsed: ParsedLedger
    plan: LedgerPlan
    audit_seq: int


@dataclass(frozen=True, kw_only=True)
class LedgerImported:
    """What an import did. added: how many records of each noun."""

    preview: LedgerPreview
    added: Counter[str]
    changes: Changes


def ledger_of(noun: str) -> Ledger:
    """The ledger of a noun; raises `UserError` for one that has none."""
    if noun not in LEDGERS:
        raise UserError(
            _("There is no ledger of {noun} to import.").format(noun=noun),
            _("Known are: {nouns}").format(nouns=", ".join(LEDGERS)),
        )
    return LEDGERS[noun]


def preview_ledger(
    store: Store,
    noun: str,
    path: Path,
    today: date,
    *,
    sheet: str = "",
    choices: LedgerChoices | None = None,
    progress: Progress = no_progress,
) -> LedgerPreview:
    """Read a file and plan its import; nothing is written. sheet: the one to take ("" = all).

    Raises `UserError` when the file cannot be read, has no header of this ledger, or the desk has no home unit yet.
    """
    ledger = ledger_of(noun)
    sheets = read_sheets(path, progress=progress)
    given = choices or LedgerChoices()
    return _preview(store.reader(), store, ledger, path.name, sheets, sheet, {}, given, today, progress)


def preview_ledger_again(
    store: Store,
    preview: LedgerPreview,
    today: date,
    *,
    mappings: Mapping[str, LedgerMapping] | None = None,
    choices: LedgerChoices | None = None,
    progress: Progress = no_progress,
) -> LedgerPreview:
    """The same file with other columns or choices (None: as before), planned against the store as it is now."""
    return _preview(
        store.reader(),
        store,
        ledger_of(preview.noun),
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
    ledger: Ledger,
    name: str,
    sheets: Sequence[Sheet],
    only: str,
    mappings: Mapping[str, LedgerMapping],
    choices: LedgerChoices,
    today: date,
    progress: Progress,
) -> LedgerPreview:
    seq = audit.head(db)[0]
    parsed = parse_ledger(sheets, ledger, only=only, mappings=mappings, progress=progress)
    known = _known(db, store.desk_id, parsed)
    plan = plan_ledger(parsed, known, choices, today=today, progress=progress)
    return LedgerPreview(
        name=name,
        noun=ledger.noun,
        sheets=sheets,
        only=only,
        mappings=mappings,
        choices=choices,
        parsed=parsed,
        plan=plan,
        audit_seq=seq,
    )


def _known(db: Readable, desk_id: str, parsed: ParsedLedger) -> KnownLedger:
    """What this desk holds, as the matching needs it; of the ledger's own noun only the days of the file."""
    home = units.home(db)
    if home is None:
        raise UserError(
            _("This desk has no unit of its own yet."), _("Set it up first (qingdesk init), then import.")
        )
    own = (desk_id,)
    return KnownLedger(
        home_id=home.id,
        enterprises=enterprises.TABLE.find(db, "desk_id = ?", own),
        cadres=cadres.find(db, "desk_id = ?", own),
        units={unit.id: unit.name for unit in units.find(db)},
        there=_there(db, desk_id, parsed),
    )


def _there(db: Readable, desk_id: str, parsed: ParsedLedger) -> dict[Signature, str]:
    ledger = parsed.ledger
    said = [row.values.get(ledger.day) for row in parsed.rows]
    days = [d.date() if isinstance(d, datetime) else d for d in said if isinstance(d, date)]
    if not days:
        return {}
    last = max(days) + timedelta(days=1)  # a moment of the last day stands behind the day itself
    where = f"desk_id = ? AND {ledger.day} >= ? AND {ledger.day} < ?"
    found: list[Any] = TABLES[ledger.noun].find(db, where, (desk_id, min(days).isoformat(), last.isoformat()))
    return {signature(record): record.number or record.id for record in found}


def import_ledger(
    store: Store, preview: LedgerPreview, today: date, progress: Progress = no_progress
) -> LedgerImported:
    """Write the rows that are new, in one transaction with one undo; rows refused or asked about are left.

    The store is backed up first. Planned anew when it changed since the preview. progress: (rows written, rows to
    write); `Cancelled` raised out of it leaves the store as it was. Raises `UserError` for the world's faults, with
    nothing saved.
    """
    added: Counter[str] = Counter()
    if audit.head(store.reader())[0] == preview.audit_seq and not preview.plan.counts[Outcome.NEW]:
        return LedgerImported(preview=preview, added=added, changes=Changes())
    keep_safe(store, Occasion.BEFORE, datetime.now())
    with store.transaction(ACTION, preview.name) as db:
        first = audit.head(db)[0] + 1
        if first != preview.audit_seq + 1:
            preview = _preview(
                db,
                store,
                ledger_of(preview.noun),
                preview.name,
                preview.sheets,
                preview.only,
                preview.mappings,
                preview.choices,
                today,
                no_progress,
            )
        new = preview.plan.rows_with(Outcome.NEW)
        for number, row in enumerate(new, 1):
            assert row.drafted is not None
            added.update(_save(db, preview.noun, row.drafted, today))
            if number % 100 == 0:
                progress(number, len(new))
        undo.remember(db, ACTION, first)
    return LedgerImported(
        preview=preview, added=added, changes=Changes({NOUNS[noun].plural for noun in added})
    )


def _save(db: Writer, noun: str, drafted: Drafted, today: date) -> list[str]:
    """The row's record and its children; the nouns that were saved."""
    saved: Record = save_new(db, noun, drafted.draft, today)
    for child, draft in drafted.children:
        save_new(db, child, _of_parent(child, draft, saved.id), today)
    return [noun, *(child for child, _draft in drafted.children)]


def _of_parent(child: str, draft: Draft, parent_id: str) -> Draft:
    field = _PARENT_FIELD[child]
    assert getattr(draft, field) == PARENT
    return replace(draft, **{field: parent_id})


def undo_ledger(store: Store, reason: str = "") -> Changes:
    """Take back the last import of a ledger that was not taken back yet: what it added is voided.

    Raises `Refused`, undoing nothing, when there is none, or one of its records was changed since.
    """
    return undo_last(store, ACTION, reason)


def report_document(preview: LedgerPreview) -> dict[str, object]:
    """What an import does or did, for `--json`: counts, and every row that is not simply new or unchanged."""
    plan = preview.plan
    return {
        "file": preview.name,
        "noun": preview.noun,
        "sheets": [
            sheet_document(sheet.name, sheet.mapping) | {"rows": len(sheet.rows)}
            for sheet in preview.parsed.sheets
        ],
        "rows": {
            outcome.value: plan.counts[outcome]
            for outcome in (Outcome.NEW, Outcome.UNCHANGED, Outcome.REFUSED, Outcome.ASK, Outcome.LEFT_OUT)
        },
        "not_taken": [
            not_taken_document(row, row.faults or row.remarks[-1:])
            for row in plan.rows_with(Outcome.REFUSED, Outcome.ASK)
        ],
        "remarks": [
            fault_document(remark)
            for row in plan.rows_with(Outcome.NEW, Outcome.UNCHANGED)
            for remark in row.remarks
        ],
        "questions": questions_document(plan.questions),
        "repairs": [fault_document(fault) for fault in strange_characters(preview.parsed)],
    }
