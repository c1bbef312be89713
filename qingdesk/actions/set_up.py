"""Make a new desk: the store, its key, its own unit, the policy table and the working days."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qingdesk.actions.whereabouts import refuse_unsafe_place
from qingdesk.domain.period import Half
from qingdesk.domain.policy import PolicyRow
from qingdesk.domain.policy_key import read_keys
from qingdesk.domain.unit import Level, Unit, UnitDraft
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.paths import resource
from qingdesk.store import keys, policies, units, workdays
from qingdesk.store.database import Store

CODE_LENGTH = 4


@dataclass(frozen=True, kw_only=True)
class DeskPlan:
    """What set-up asks for. region: GB/T 2260. desk_code: four letters or digits, before every number.
    records_from: from which day on the duty is counted; None: the first day of this half-year."""

    unit_name: str
    level: Level
    region: str
    desk_code: str = "DESK"
    records_from: date | None = None
    password: str | None = None
    is_sample: bool = False


def set_up_desk(folder: Path, plan: DeskPlan, today: date) -> Store:
    """A new store in `folder`, ready for cadres and firms.

    Raises `UserError` for a code or unit that cannot be, a folder with a store in it, or no room.
    """
    _refuse_bad_plan(plan, today)
    refuse_unsafe_place(folder)
    data_key = keys.new_data_key()
    code = plan.desk_code.strip().upper()
    store = Store.create(folder, data_key, desk_code=code, is_sample=plan.is_sample)
    try:
        keys.lock(folder, data_key, plan.password or None)
        with store.transaction("set_up_desk") as db:
            home = Unit(name=plan.unit_name.strip(), level=plan.level, region=plan.region, is_home=True)
            units.add(db, home)
            first = plan.records_from or Half.of(today).first
            policies.add_all(db, [*shipped_limits(), _records_from(first)])
            workdays.add_all(db, shipped_workdays())
    except BaseException:
        store.discard()
        raise
    return store


def shipped_limits() -> list[PolicyRow]:
    """The policy table as the program brings it; what has no confirmed source is 待核实."""
    document = json.loads(resource("policy", "defaults.json").read_text("utf-8"))
    return [row for key in read_keys(document).values() for row in key.rows]


def shipped_workdays() -> list[tuple[date, bool, str]]:
    """The days that differ from Monday–Friday, of every year that the program brings."""
    days: list[tuple[date, bool, str]] = []
    for path in sorted(resource("policy").glob("workdays-*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                is_workday = row["is_workday"].strip().lower() in ("1", "true", "yes")
                days.append((date.fromisoformat(row["day"]), is_workday, row.get("basis") or ""))
    return days


def _records_from(first: date) -> PolicyRow:
    return PolicyRow(
        key="records_from", value=first.isoformat(), valid_from=first, basis=_("Set up on this desk")
    )


def _refuse_bad_plan(plan: DeskPlan, today: date) -> None:
    code = plan.desk_code.strip()
    if len(code) != CODE_LENGTH or not code.isascii() or not code.isalnum():
        raise UserError(
            _("The desk code must be four letters or digits, not “{code}”.").format(code=plan.desk_code),
            _("It stands before every number, such as DESK-2026-0012. Choose one that no other desk has."),
        )
    draft = UnitDraft(name=plan.unit_name, level=plan.level, region=plan.region, is_home=True)
    mistakes = draft.mistakes(today)
    if mistakes:
        from qingdesk.actions.mistakes import refusal

        raise refusal("unit", mistakes)
