"""One row's cells, cleaned; each wrong cell told with its place, value, reason and suggestion."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.domain.assignment import Role
from qingdesk.domain.enterprise import Ownership, Size
from qingdesk.exchange.regions import load_regions
from qingdesk.exchange.roster.parse import parse
from qingdesk.exchange.roster.row import RosterRow
from qingdesk.exchange.roster.sheet import Cell
from qingdesk.i18n import set_language
from tests.unit.exchange.roster.build import code, sheet, wide

GOOD = code(1)


def row(titles: str, *cells: Cell) -> RosterRow:
    """The one row under these titles (企业名称 is the first, 地址 the last)."""
    set_language("en")
    names = ["企业名称", *titles.split("|"), "地址"]
    parsed = parse([sheet(names, ["甲公司", *cells, "人民路1号"])], load_regions())
    (found,) = parsed.rows
    return found


@pytest.mark.parametrize(
    "cell", [GOOD, wide(GOOD), GOOD.lower(), f"{GOOD[:6]} {GOOD[6:12]}　{GOOD[12:]}", f"'{GOOD}", GOOD + "\n"]
)
def test_codes_are_normalised(cell: str) -> None:
    found = row("统一社会信用代码", cell)
    assert found.firm["uscc"] == GOOD
    assert found.faults == []


def test_wrong_check_character_is_refused_with_what_it_should_be() -> None:
    wrong = "0" if GOOD[-1] != "0" else "1"
    (fault,) = row("统一社会信用代码", GOOD[:-1] + wrong).faults
    assert (fault.sheet, fault.row, fault.column, fault.title) == ("分工表", 2, "B", "统一社会信用代码")
    assert fault.value == GOOD[:-1] + wrong
    assert f"should end in {GOOD[-1]}" in fault.reason
    assert GOOD in fault.suggestion


@pytest.mark.parametrize("cell", [914101027232001160.0, 1e15, "9.14101E+17", "9.14101027232001E+17"])
def test_code_stored_as_a_number_is_refused(cell: Cell) -> None:
    (fault,) = row("统一社会信用代码", cell).faults
    assert "stored as a number" in fault.reason
    assert "column to text" in fault.suggestion


def test_code_of_another_length_is_refused() -> None:
    (fault,) = row("统一社会信用代码", 12345678.0).faults
    assert "has 8 characters" in fault.reason


@pytest.mark.parametrize("cell", ["", "无", "/", "N/A"])
def test_missing_code_is_no_fault(cell: str) -> None:
    found = row("统一社会信用代码", cell)
    assert "uscc" not in found.firm
    assert found.faults == []


def test_old_registration_number_becomes_the_reason() -> None:
    found = row("统一社会信用代码", 410922000012345.0)
    assert "410922000012345" in str(found.firm["uscc_missing_reason"])
    assert found.faults == []
    assert len(found.remarks) == 1


def test_firm_without_a_name_is_refused() -> None:
    set_language("en")
    parsed = parse([sheet(["企业名称", "统一社会信用代码"], ["", GOOD])], load_regions())
    assert [f.reason for f in parsed.rows[0].faults] == ["The enterprise has no name"]


@pytest.mark.parametrize(
    ("cell", "name", "number"),
    [
        ("李经理 13800000001", "李经理", "13800000001"),
        ("刘厂长、0371-65000003", "刘厂长", "0371-65000003"),
        (13800000001.0, None, "13800000001"),
    ],
)
def test_contact_and_phone_in_one_cell(cell: Cell, name: str | None, number: str) -> None:
    firm = row("联系人及电话", cell).firm
    assert firm.get("contact_name") == name
    assert firm["contact_phone"] == number


def test_own_phone_column_wins() -> None:
    firm = row("联系人|联系人电话", "李敏 13800000001", 13900000002.0).firm
    assert (firm["contact_name"], firm["contact_phone"]) == ("李敏", "13900000002")


def test_words_for_fields_that_know_only_a_few() -> None:
    found = row("所在地区|所属行业|企业性质|企业规模", "濮阳", "食品制造业", "集体所有制", "中型")
    assert found.firm["region"] == "410900"
    assert found.firm["industry"] == "C14"
    assert found.firm["ownership"] is Ownership.COLLECTIVE
    assert found.firm["size"] is Size.MEDIUM
    assert found.remarks == []


def test_what_is_not_understood_is_remarked_and_left() -> None:
    found = row("所在地区|所属行业", "天上", "来料加工")
    assert "region" not in found.firm
    assert "industry" not in found.firm
    assert len(found.remarks) == 2
    assert found.faults == []


@pytest.mark.parametrize("title", ["联系人", "法定代表人", "联系领导", "依据文号", "联系人职务"])
def test_five_thousand_characters_are_refused(title: str) -> None:
    (fault,) = row(title, "甲" * 5000).faults
    assert "5,000" in fault.reason or "5000" in fault.reason
    assert len(fault.value) == 200


def test_a_name_that_is_too_long_is_not_missing_too() -> None:
    set_language("en")
    parsed = parse([sheet(["企业名称", "地址"], ["甲" * 5000, "人民路"])], load_regions())
    (fault,) = parsed.rows[0].faults
    assert fault.reason.startswith("5000 characters")


def test_a_zero_character_refuses_its_row_alone() -> None:
    set_language("en")
    parsed = parse(
        [sheet(["联系领导", "单位", "企业名称"], ["王\0海涛", "", "甲公司"], ["李文博", "", "乙公司"])],
        load_regions(),
    )
    (fault,) = parsed.rows[0].faults
    assert (fault.row, fault.column, fault.value) == (2, "A", "王�海涛")
    assert "NUL" in fault.reason
    assert parsed.rows[1].faults == []


def test_control_characters_and_line_breaks_are_taken_off() -> None:
    set_language("en")
    parsed = parse([sheet(["企业名称", "地址"], ["甲\x07公\n司\r\n", "人民\u200b路\t1号"])], load_regions())
    assert parsed.rows[0].firm == {"name": "甲公司", "address": "人民路 1号"}


def test_formula_prefix_is_taken_off() -> None:
    assert row("备注", "'=1+1").firm["note"] == "=1+1"
    assert row("备注", "'甲").firm["note"] == "'甲"


def test_people_of_three_roles() -> None:
    found = row(
        "联系领导|单位|职务|联络员|联系电话|首席服务员|首席服务员单位",
        "王　䶮", "示例县 财政局", "局长", "赵 敏", 13900000001.0, "李文博", "示例县商务局",
    )  # fmt: skip
    leader, officer, chief = found.people
    assert (leader.role, leader.name, leader.unit_name, leader.post) == (
        Role.LEADER,
        "王䶮",
        "示例县财政局",
        "局长",
    )
    assert (officer.role, officer.name, officer.phone) == (Role.LIAISON_OFFICER, "赵敏", "13900000001")
    assert (chief.role, chief.name, chief.unit_name) == (Role.CHIEF_SERVICE_OFFICER, "李文博", "示例县商务局")


def test_unit_and_post_in_one_column() -> None:
    (leader,) = row("联系领导|单位及职务", "王海涛", "示例县财政局局长").people
    assert (leader.unit_name, leader.post) == ("示例县财政局", "局长")


def test_two_leaders_in_one_cell() -> None:
    found = row("联系领导|单位", "王海涛、李文博", "示例县委")
    assert [p.name for p in found.people] == ["王海涛", "李文博"]


def test_start_of_the_assignment() -> None:
    assert row("联系开始日期", "2026.3.1").started_on == date(2026, 3, 1)
    assert row("联系开始日期", 46027.0).started_on == date(2026, 1, 5)
    (fault,) = row("联系开始日期", "2026-02-30").faults
    assert fault.reason == "There is no such date"
    assert row("联系开始日期", "即日起").remarks
