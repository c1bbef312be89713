"""利益关系申报: by when an assignment's next declaration is due (公务员回避规定; own proposal for the terms).

The rule (A28), the list of those due and the reminders share this sum.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qingdesk.domain.period import add_months
from qingdesk.domain.policy import Policy, PolicyRow


@dataclass(frozen=True)
class DeclarationDue:
    """on: the last day. row: the limit that says so."""

    on: date
    row: PolicyRow


def declaration_due(
    started_on: date, newest_declared_on: date | None, policy: Policy, *, unit_id: str = ""
) -> DeclarationDue | None:
    """Within `declaration.days` of the start; then again `declaration.months` calendar months after the newest,
    clamped. None where no term is in force."""
    key = "declaration.days" if newest_declared_on is None else "declaration.months"
    row = policy.find(key, newest_declared_on or started_on, unit_id=unit_id)
    if row is None or isinstance(row.value, bool) or not isinstance(row.value, int):
        return None
    if newest_declared_on is None:
        return DeclarationDue(started_on + timedelta(days=row.value), row)
    return DeclarationDue(add_months(newest_declared_on, row.value), row)
