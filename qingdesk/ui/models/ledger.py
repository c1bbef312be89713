"""The rows of an old ledger before they are imported: what becomes of each, and why."""

from __future__ import annotations

from datetime import date, datetime

from qingdesk.exchange.ledger.plan import PlannedRow
from qingdesk.i18n import _, format_date
from qingdesk.ui.models.roster import OUTCOMES as OUTCOMES
from qingdesk.ui.models.roster import fault_words
from qingdesk.ui.models.rows import Column


def fault_lines(planned: PlannedRow) -> str:
    """Why it is not taken, and what was noticed; a line each."""
    return "\n".join(fault_words(fault) for fault in (*planned.faults, *planned.remarks))


def columns() -> tuple[Column[PlannedRow], ...]:
    """Of the preview."""
    return (
        Column(_("Row"), lambda each: f"{each.row.sheet} {each.row.number}".strip()),
        Column(
            _("Becomes"),
            lambda each: _(OUTCOMES[each.outcome][0]),
            severity=lambda each: OUTCOMES[each.outcome][1],
        ),
        Column(_("Enterprise"), lambda each: each.row.firm_name),
        Column(_("Day"), _day),
        Column(_("Reason and suggestion"), lambda each: fault_lines(each).replace("\n", "; ")),
    )


def _day(each: PlannedRow) -> str:
    for value in each.row.values.values():
        if isinstance(value, datetime):
            return format_date(value.date())
        if isinstance(value, date):
            return format_date(value)
    return ""
