"""A desk to match rosters with, and short ways to say what a roster holds."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date

from qingdesk.domain.unit import Level, Unit
from qingdesk.exchange.regions import load_regions
from qingdesk.exchange.roster.match import plan
from qingdesk.exchange.roster.parse import parse
from qingdesk.exchange.roster.plan import (
    Choices,
    KnownDesk,
    RosterPlan,
)
from qingdesk.exchange.roster.sheet import Cell, Sheet
from qingdesk.i18n import set_language
from tests.unit.exchange.roster.build import code, sheet

TODAY = date(2026, 11, 22)
HOME = Unit(id="home", name="示例县委办公室", level=Level.COUNTY, region="410922", is_home=True)
EMPTY = KnownDesk(home=HOME, units=[HOME])
TITLES = ["联系领导", "单位", "职务", "企业名称", "信用代码", "地址", "联络员", "电话"]
_ids = itertools.count()


def planned(sheets: Sequence[Sheet], known: KnownDesk = EMPTY, choices: Choices | None = None) -> RosterPlan:
    set_language("en")
    parsed = parse(sheets, load_regions())
    return plan(parsed, known, choices or Choices(), today=TODAY, new_id=lambda: f"id{next(_ids)}")


def of_rows(*rows: Sequence[Cell], known: KnownDesk = EMPTY, choices: Choices | None = None) -> RosterPlan:
    return planned([sheet(TITLES, *rows)], known, choices)


def after(known: KnownDesk, done: RosterPlan) -> KnownDesk:
    """What the desk knows when the plan was carried out."""
    cadres = {cadre.id: cadre for cadre in (*known.cadres, *done.cadres, *done.changed_cadres)}
    firms = {firm.id: firm for firm in (*known.enterprises, *done.enterprises, *done.changed_enterprises)}
    return KnownDesk(
        home=known.home,
        units=[*known.units, *done.units],
        cadres=list(cadres.values()),
        enterprises=list(firms.values()),
        assignments=[*known.assignments, *done.assignments],
    )


def outcomes(done: RosterPlan) -> list[str]:
    return [row.outcome.value for row in done.rows]


def row(
    leader: str,
    firm: str,
    number: int | None,
    officer: str = "",
    phone: Cell = "",
    unit: str = "示例县财政局",
) -> list[Cell]:
    return [leader, unit, "局长", firm, code(number) if number is not None else "", "人民路", officer, phone]
