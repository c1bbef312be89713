"""Where the header is, and over how many rows."""

from __future__ import annotations

from pathlib import Path

from qingdesk.exchange.roster.header import find_header
from qingdesk.exchange.roster.read import read_sheets
from qingdesk.exchange.roster.targets import Target
from tests.unit.exchange.roster.build import county_roster, sheet


def test_under_merged_titles_and_over_two_rows(tmp_path: Path) -> None:
    first, instructions = read_sheets(county_roster(tmp_path / "分工表.xlsx"))
    header = find_header(first)
    assert header is not None
    assert (header.first_row, header.last_row) == (3, 4)
    assert [target.value for _, target in sorted(header.columns.items())] == [
        "serial", "leader.name", "leader.unit", "leader.post", "firm.name", "firm.uscc", "firm.address",
        "firm.contact_name", "officer.name", "officer.phone", "firm.note",
    ]  # fmt: skip
    assert header.titles[1] == "联系领导·姓名"
    assert header.titles[10] == "备注"
    assert find_header(instructions) is None


def test_groups_of_a_csv_reach_over_empty_cells() -> None:
    found = find_header(
        sheet(
            ["分工表", "", "", "", "", ""],
            ["序号", "联系领导", "", "联系企业", "", "联络员"],
            ["", "姓名", "职务", "名称", "代码", "姓名"],
            ["1", "王海涛", "县委书记", "甲公司", "x", "赵敏"],
        )
    )
    assert found is not None
    assert (found.first_row, found.last_row) == (2, 3)
    assert found.columns[1] is Target.LEADER_NAME
    assert found.columns[2] is Target.LEADER_POST
    assert found.columns[3] is Target.FIRM_NAME
    assert found.columns[5] is Target.OFFICER_NAME
    assert found.titles[2] == "联系领导·职务"


def test_one_row() -> None:
    found = find_header(sheet(["企业名称", "统一社会信用代码"], ["甲公司", "x"]))
    assert found is not None
    assert (found.first_row, found.last_row) == (1, 1)


def test_a_list_of_cadres_alone() -> None:
    found = find_header(sheet(["姓名", "单位", "职务"], ["王海涛", "示例县委", "书记"]))
    assert found is not None
    assert found.columns == {0: Target.LEADER_NAME, 1: Target.LEADER_UNIT, 2: Target.LEADER_POST}


def test_other_lists_have_none() -> None:
    assert find_header(sheet(["日期", "收入", "支出"], ["2026-01-05", 1.0, 2.0])) is None
    assert find_header(sheet(["填表说明"], ["1. 企业名称填全称"], ["2. 联系领导填姓名"])) is None
    assert find_header(sheet()) is None


def test_header_far_down_is_found_and_row_numbers_are_the_users() -> None:
    rows = [[""]] * 30 + [["企业名称", "信用代码", "地址"], ["甲公司", "x", "y"]]
    found = find_header(sheet(*rows))
    assert found is not None
    assert found.first_row == 31
