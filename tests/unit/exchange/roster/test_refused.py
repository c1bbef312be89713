"""Refused rows as a workbook: corrected, it is imported again."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from qingdesk.domain.unit import Level, Unit
from qingdesk.exchange.regions import load_regions
from qingdesk.exchange.roster.match import plan
from qingdesk.exchange.roster.parse import parse
from qingdesk.exchange.roster.plan import Choices, KnownDesk, Outcome, RosterPlan
from qingdesk.exchange.roster.read import read_sheets
from qingdesk.exchange.roster.refused import refused_workbook
from qingdesk.exchange.roster.row import ParsedRoster
from qingdesk.i18n import set_language
from tests.unit.exchange.roster.build import code, county_roster, sheet

HOME = Unit(id="home", name="示例县委办公室", level=Level.COUNTY, region="410922", is_home=True)


def planned(parsed: ParsedRoster) -> RosterPlan:
    ids = itertools.count()
    return plan(
        parsed,
        KnownDesk(home=HOME, units=[HOME]),
        Choices(),
        today=date(2026, 11, 22),
        new_id=lambda: f"i{next(ids)}",
    )


def test_refused_rows_are_written_and_read_back(tmp_path: Path) -> None:
    set_language("en")
    parsed = parse(read_sheets(county_roster(tmp_path / "a.xlsx")), load_regions())
    target = tmp_path / "refused.xlsx"
    assert refused_workbook(target, parsed, planned(parsed)) == 2
    page = load_workbook(target).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows[0][1:6] == ["联系领导姓名", "联系领导单位", "联系领导职务", "企业名称", "统一社会信用代码"]
    assert rows[0][-4:] == ["Sheet", "Row", "Reason", "What to do"]
    assert rows[1][1] == "王海涛"  # merged cells are filled in
    assert rows[1][-3] == "8"
    assert "check character" in str(rows[1][-2])
    assert code(3) in str(rows[1][-1])
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} == {"s"}

    column = rows[0].index("统一社会信用代码") + 1
    page.cell(2, column, code(3))
    page.cell(3, column, code(8))
    assert page.parent is not None
    page.parent.save(target)
    again = parse(read_sheets(target), load_regions())
    done = planned(again)
    assert done.counts == {Outcome.NEW: 2}
    assert {a.started_on for a in done.assignments} == {date(2026, 1, 5)}
    assert [c.phone for c in done.cadres if not c.in_scope] == ["13900000003", "13900000008"]


def test_formulas_stay_text(tmp_path: Path) -> None:
    set_language("en")
    parsed = parse(
        [sheet(["企业名称", "信用代码", "备注"], ["=1+1", "x", '=HYPERLINK("http://a")'])], load_regions()
    )
    target = tmp_path / "refused.xlsx"
    refused_workbook(target, parsed, planned(parsed))
    page = load_workbook(target).worksheets[0]
    assert [cell.data_type for cell in page[2]][:3] == ["s", "s", "s"]
    assert page["A2"].value == "=1+1"
