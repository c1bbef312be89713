"""Sheets to rows: merged cells, footers, dates, several sheets, repairs, corrected columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qingdesk.errors import Cancelled, UserError
from qingdesk.exchange.regions import load_regions
from qingdesk.exchange.roster.header import SheetMapping
from qingdesk.exchange.roster.parse import parse
from qingdesk.exchange.roster.read import read_sheets
from qingdesk.exchange.roster.row import ParsedRoster
from qingdesk.exchange.roster.sheet import Sheet
from qingdesk.exchange.roster.targets import Target
from qingdesk.i18n import set_language
from tests.unit.exchange.roster.build import code, county_roster, sheet

HERE = Path(__file__).parent
FIRMS = ["企业名称", "信用代码"]


def parsed(*sheets: Sheet) -> ParsedRoster:
    set_language("en")
    return parse(sheets, load_regions())


def test_a_county_roster(tmp_path: Path) -> None:
    found = parsed(*read_sheets(county_roster(tmp_path / "a.xlsx")))
    first, instructions = found.sheets
    assert instructions.mapping is None
    assert first.filed_on == date(2026, 1, 5)
    assert found.filed_by == "示例县委办公室"
    assert [row.number for row in found.rows] == list(range(5, 17))
    assert [row.people[0].name for row in found.rows] == ["王海涛"] * 4 + ["张㛃"] * 4 + ["李䶮"] * 4
    assert [len(row.faults) for row in found.rows] == [0, 0, 0, 1] + [0] * 8
    assert [row.firm.get("uscc") for row in found.rows[:3]] == [code(0), code(1), code(2)]
    assert found.rows[2].firm["name"] == "示例县第2食品有限公司"
    assert found.rows[0].firm["contact_name"] == "刘厂长"


def test_the_old_format() -> None:
    found = parsed(*read_sheets(HERE / "old_format.xls"))
    assert found.sheets[0].filed_on == date(2026, 1, 5)
    assert [row.people[0].name for row in found.rows] == ["王䶮", "王䶮"]
    assert [row.firm["uscc"] for row in found.rows] == ["914403001922038216", "91330100799655058B"]


def test_empty_leader_cells_of_a_csv_are_filled_from_above() -> None:
    found = parsed(
        sheet(
            ["联系领导", "职务", *FIRMS],
            ["王海涛", "书记", "甲公司", code(1)],
            ["", "", "乙公司", code(2)],
            ["李文博", "", "丙公司", code(3)],
            ["", "", "丁公司", code(4)],
        )
    )
    assert [row.people[0].name for row in found.rows] == ["王海涛", "王海涛", "李文博", "李文博"]
    assert [row.people[0].post for row in found.rows] == ["书记", "书记", "", ""]
    assert [len(row.remarks) for row in found.rows] == [0, 1, 0, 1]


def test_cells_merged_down_by_firm() -> None:
    found = parsed(
        sheet(
            ["联系领导", "职务", *FIRMS],
            ["王海涛", "书记", "甲公司", code(1)],
            ["李文博", "县长"],
            merges=[(1, 2, 2, 2), (1, 3, 2, 3)],
        )
    )
    assert [row.firm.get("name") for row in found.rows] == ["甲公司", "甲公司"]
    assert found.rows[1].firm["uscc"] == code(1)


def test_officers_are_not_filled_from_above() -> None:
    found = parsed(sheet([*FIRMS, "联络员"], ["甲公司", code(1), "赵敏"], ["乙公司", code(2), ""]))
    assert [len(row.people) for row in found.rows] == [1, 0]


@pytest.mark.parametrize(
    "aside",
    [
        ["注：1.每半年走访1次", ""],
        ["合计", "3"],
        ["总　计", "3"],
        ["填表人：张敏", "审核：李敏"],
        ["", "备注：以上企业"],
        FIRMS,
        ["例", "某某公司"],
    ],
)
def test_footers_sums_examples_and_repeated_headers_are_no_rows(aside: list[str]) -> None:
    found = parsed(sheet(FIRMS, ["甲公司", code(1)], aside, ["乙公司", code(2)]))
    assert [row.firm["name"] for row in found.rows] == ["甲公司", "乙公司"]


def test_firms_whose_names_begin_like_a_footer_are_rows() -> None:
    names = ["合计食品有限公司", "共计科技有限公司", "说明文化有限公司"]
    found = parsed(sheet(FIRMS, *([name, code(i)] for i, name in enumerate(names))))
    assert [row.firm["name"] for row in found.rows] == names


def test_a_band_across_the_table_is_no_row() -> None:
    found = parsed(
        sheet(
            [*FIRMS, "地址", "备注"],
            ["一、县级领导联系企业"],
            ["甲公司", code(1)],
            merges=[(1, 0, 1, 3)],
        )
    )
    assert [row.number for row in found.rows] == [3]


@pytest.mark.parametrize(
    "titles",
    [
        [["填报日期：2026年1月5日"]],
        [["填报日期：", "2026-01-05"]],
        [["分工表（2025年度）"], ["填报单位：甲", "填报日期：2026.1.5"]],
        [["单位：示例县委办", "", "2026年1月5日"]],
    ],
)
def test_the_date_of_the_roster(titles: list[list[str]]) -> None:
    assert parsed(sheet(*titles, FIRMS, ["甲公司", code(1)])).sheets[0].filed_on == date(2026, 1, 5)


def test_the_date_in_the_footer() -> None:
    found = parsed(sheet(FIRMS, ["甲公司", code(1)], ["填表人：张敏  填报日期：2026年1月5日"]))
    assert found.sheets[0].filed_on == date(2026, 1, 5)


def test_a_date_that_does_not_exist_is_remarked() -> None:
    (found,) = parsed(sheet(["填报日期：2026年2月30日"], FIRMS, ["甲公司", code(1)])).sheets
    assert found.filed_on is None
    assert "does not exist" in found.remarks[0].reason


def test_hidden_sheets_are_left_unless_named() -> None:
    hidden = Sheet(name="藏", rows=sheet(FIRMS, ["甲公司", code(1)]).rows, is_hidden=True)
    shown = sheet(FIRMS, ["乙公司", code(2)])
    assert [row.firm["name"] for row in parsed(hidden, shown).rows] == ["乙公司"]
    found = parse([hidden, shown], load_regions(), only="藏")
    assert [row.firm["name"] for row in found.rows] == ["甲公司"]


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    set_language("en")
    with pytest.raises(UserError, match="no sheet “乙”") as caught:
        parse([sheet(FIRMS, ["甲公司", code(1)])], load_regions(), only="乙")
    assert "分工表" in caught.value.hint


def test_no_header_anywhere() -> None:
    set_language("en")
    with pytest.raises(UserError, match="No header of a roster") as caught:
        parse([sheet(["日期", "收入"], ["2026-01-05", 3.0])], load_regions())
    assert "企业名称" in caught.value.hint


def test_columns_that_a_person_corrected() -> None:
    given = sheet(["甲列", "乙列"], ["甲公司", "人民路1号"])
    mapping = SheetMapping(first_row=1, last_row=1, columns={0: Target.FIRM_NAME, 1: Target.FIRM_ADDRESS})
    (row,) = parse([given], load_regions(), mappings={"分工表": mapping}).rows
    assert row.firm == {"name": "甲公司", "address": "人民路1号"}


def test_private_characters_are_listed_for_repair() -> None:
    roster = parsed(sheet([*FIRMS, "联系领导"], ["甲公司", code(1), "王\ue81e"]))
    (repair,) = roster.repairs
    assert (repair.row, repair.column, repair.title) == (2, "C", "联系领导")
    assert (repair.character, repair.suggestion) == ("\ue81e", "\u9fb4")
    (remark,) = roster.rows[0].remarks
    assert "U+E81E" in remark.reason and "\u9fb4" in remark.suggestion


def test_the_sheet_itself_is_not_changed() -> None:
    given = sheet(["联系领导", *FIRMS], ["王海涛", "甲公司", code(1)], ["", "乙公司", code(2)])
    before = [(number, list(cells)) for number, cells in given.rows]
    parsed(given)
    assert given.rows == before


def test_it_can_be_stopped() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    rows = [["甲公司", code(i)] for i in range(1000)]
    with pytest.raises(Cancelled):
        parse([sheet(FIRMS, *rows)], load_regions(), progress=stop)
