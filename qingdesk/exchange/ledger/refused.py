"""The rows that were not taken, as a workbook to correct and import again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qingdesk.exchange.ledger.plan import LedgerPlan, PlannedRow
from qingdesk.exchange.ledger.row import ParsedLedger, ParsedLedgerSheet
from qingdesk.exchange.roster.plan import Outcome
from qingdesk.exchange.roster.row import Fault
from qingdesk.exchange.roster.sheet import text_of
from qingdesk.exchange.spreadsheet import TextSheet, write_workbook
from qingdesk.i18n import _

NOT_TAKEN = (Outcome.REFUSED, Outcome.ASK)


def refused_rows(path: Path, parsed: ParsedLedger, plan: LedgerPlan) -> int:
    """Write the rows that were not taken to `path` (.xlsx): their own columns as they stood, the sheet and row they
    came from, the reason and a suggestion; all as text. Returns how many rows. Raises `UserError`."""
    left: dict[str, list[PlannedRow]] = {}
    for row in plan.rows_with(*NOT_TAKEN):
        left.setdefault(row.row.sheet, []).append(row)
    sheets = [
        TextSheet(
            name=sheet.name or parsed.ledger.name, titles=_titles(sheet), rows=_rows(sheet, left[sheet.name])
        )
        for sheet in parsed.sheets
        if sheet.name in left
    ]
    empty = [TextSheet(name=parsed.ledger.name, titles=[_("Nothing was refused")], rows=())]
    write_workbook(path, sheets or empty)
    return sum(map(len, left.values()))


def _columns(sheet: ParsedLedgerSheet) -> list[int]:
    return sorted(sheet.mapping.titles) if sheet.mapping is not None else []


def _titles(sheet: ParsedLedgerSheet) -> list[str]:
    assert sheet.mapping is not None
    titles = [sheet.mapping.titles[column] for column in _columns(sheet)]
    return [*titles, _("Sheet"), _("Row"), _("Reason"), _("What to do")]


def _rows(sheet: ParsedLedgerSheet, rows: list[PlannedRow]) -> Iterator[list[str]]:
    columns = _columns(sheet)
    for planned in rows:
        row = planned.row
        texts = [text_of(row.cells[column]) if column < len(row.cells) else "" for column in columns]
        why: list[Fault] = planned.faults or planned.remarks[-1:]
        reasons = _("; ").join(f"{fault.title} {fault.reason}".strip() for fault in why)
        advice = _("; ").join(fault.suggestion for fault in why if fault.suggestion)
        yield [*texts, row.sheet, str(row.number), reasons, advice]
