"""Ledgers as offices keep them, and a small store's worth of firms and cadres to match them with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qingdesk.domain.cadre import Cadre
from qingdesk.domain.enterprise import Enterprise
from qingdesk.exchange.ledger.columns import LEDGERS
from qingdesk.exchange.ledger.drafts import Signature
from qingdesk.exchange.ledger.plan import KnownLedger, LedgerChoices, LedgerPlan, PlannedRow, plan_ledger
from qingdesk.exchange.ledger.read import parse_ledger
from qingdesk.exchange.roster.sheet import Cell
from tests.unit.exchange.roster.build import code, sheet

TODAY = date(2026, 11, 22)
CODE = code(7)
FIRMS = (
    Enterprise(id="food", name="河南示例食品有限公司", former_names=("周口示例食品厂",)),
    Enterprise(id="machines", name="示例机械制造有限公司", uscc=CODE),
    Enterprise(id="one", name="同名示例公司"),
    Enterprise(id="two", name="同名示例公司"),
)
CADRES = (
    Cadre(id="wang", name="王海涛", unit_id="home", post="副县长"),
    Cadre(id="li-1", name="李文博", unit_id="home", post="科长"),
    Cadre(id="li-2", name="李文博", unit_id="other", post="主任"),
)


def known(there: Mapping[Signature, str] | None = None) -> KnownLedger:
    """What the store holds."""
    return KnownLedger(
        home_id="home",
        enterprises=FIRMS,
        cadres=CADRES,
        units={"home": "示例县工商联", "other": "示例县财政局"},
        there=there or {},
    )


def planned(
    noun: str,
    titles: str,
    *rows: Sequence[Cell],
    above: str = "",
    answers: Mapping[str, str] | None = None,
    there: Mapping[Signature, str] | None = None,
) -> LedgerPlan:
    """The plan of a sheet with these titles (divided by blanks) and rows."""
    head: list[Sequence[Cell]] = [[above]] if above else []
    made = sheet(*head, titles.split(), *rows, name="台账")
    parsed = parse_ledger([made], LEDGERS[noun])
    return plan_ledger(parsed, known(there), LedgerChoices(answers=answers or {}), today=TODAY)


def only(plan: LedgerPlan) -> PlannedRow:
    """The one row."""
    assert len(plan.rows) == 1
    return plan.rows[0]
