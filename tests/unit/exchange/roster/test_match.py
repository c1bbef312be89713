"""What an import would do with firms and assignments, against what the desk knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from qingdesk.domain.assignment import Role
from qingdesk.domain.enterprise import Enterprise
from qingdesk.exchange.roster.plan import (
    KEEP_NAME,
    RENAME,
    Choices,
    Outcome,
)
from qingdesk.exchange.roster.read import read_sheets
from tests.unit.exchange.roster.build import code, county_roster, sheet
from tests.unit.exchange.roster.desk import EMPTY, TITLES, TODAY, after, of_rows, outcomes, planned, row


def test_a_county_roster(tmp_path: Path) -> None:
    sheets = read_sheets(county_roster(tmp_path / "a.xlsx"))
    done = planned(sheets)
    assert done.counts == {Outcome.NEW: 10, Outcome.REFUSED: 1, Outcome.HELD_BACK: 1}
    assert [r.row.number for r in done.rows_with(Outcome.REFUSED, Outcome.HELD_BACK)] == [8, 13]
    assert len(done.enterprises) == 10
    leaders = [cadre for cadre in done.cadres if cadre.in_scope]
    assert [cadre.name for cadre in leaders] == ["王海涛", "张㛃", "李䶮"]
    assert {a.started_on for a in done.assignments} == {date(2026, 1, 5)}
    officers = [a for a in done.assignments if a.role is Role.LIAISON_OFFICER]
    assert len(officers) == 10
    assert [f.uscc for f in done.enterprises].count("") == 1
    for record in (*done.units, *done.cadres, *done.enterprises, *done.assignments):
        assert record.mistakes(TODAY) == []


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    sheets = read_sheets(county_roster(tmp_path / "a.xlsx"))
    again = planned(sheets, after(EMPTY, planned(sheets)))
    assert again.counts == {Outcome.UNCHANGED: 10, Outcome.REFUSED: 1, Outcome.HELD_BACK: 1}
    assert not again.writes


def test_the_code_of_two_names_holds_the_second_back() -> None:
    rows = [
        row("王海涛", "甲公司", 1, "赵敏", 13900000001.0),
        row("李文博", "乙公司", 1, "钱敏", 13900000002.0),
    ]
    done = of_rows(*rows)
    assert outcomes(done) == ["new", "held_back"]
    assert [c.name for c in done.cadres] == ["王海涛", "赵敏"]  # the row that is held back leaves no trace
    remark = done.rows[1].remarks[-1]
    assert (remark.column, remark.value) == ("D", "乙公司")
    assert "甲公司" in remark.reason
    assert "row 2" in remark.reason
    (question,) = done.questions
    kept = of_rows(*rows, choices=Choices(answers={question.key: KEEP_NAME}))
    assert outcomes(kept) == ["new", "new"]
    assert [f.name for f in kept.enterprises] == ["甲公司"]


def test_a_known_firm_under_another_name_is_shown_not_overwritten() -> None:
    known = after(EMPTY, of_rows(row("王海涛", "甲公司", 1)))
    done = of_rows(row("王海涛", "甲股份公司", 1), known=known)
    assert outcomes(done) == ["held_back"]
    assert not done.writes
    (question,) = done.questions
    renamed = of_rows(
        row("王海涛", "甲股份公司", 1), known=known, choices=Choices(answers={question.key: RENAME})
    )
    (firm,) = renamed.changed_enterprises
    assert (firm.name, firm.former_names) == ("甲股份公司", ("甲公司",))
    old_name = of_rows(row("王海涛", "甲公司", 1), known=after(known, renamed))
    assert outcomes(old_name) == ["unchanged"]


def test_names_that_differ_in_width_and_brackets_are_one() -> None:
    known = after(EMPTY, of_rows(row("王海涛", "许昌（集团）公司", 1)))
    assert outcomes(of_rows(row("王海涛", "许昌(集团) 公司", 1), known=known)) == ["unchanged"]


def test_a_firm_without_a_code_is_taken_and_gets_it_later() -> None:
    first = of_rows(row("王海涛", "甲公司", None))
    assert outcomes(first) == ["new"]
    assert any("No credit code" in remark.reason for remark in first.rows[0].remarks)
    second = of_rows(row("王海涛", "甲公司", 1), known=after(EMPTY, first))
    assert outcomes(second) == ["changed"]
    (firm,) = second.changed_enterprises
    assert firm.uscc == code(1)
    assert outcomes(of_rows(row("王海涛", "甲公司", None), known=after(after(EMPTY, first), second))) == [
        "unchanged"
    ]


def test_firms_of_one_name_with_two_codes_are_two() -> None:
    done = of_rows(row("王海涛", "甲公司", 1), row("王海涛", "甲公司", 2))
    assert len(done.enterprises) == 2
    asked = of_rows(row("王海涛", "甲公司", None), known=after(EMPTY, done))
    assert outcomes(asked) == ["ask"]
    assert len(asked.questions[0].options) == 3


def test_two_rows_of_one_firm_and_leader_are_one_assignment() -> None:
    done = of_rows(row("王海涛", "甲公司", 1), row("王海涛", "甲公司", 1), row("李文博", "甲公司", 1))
    assert outcomes(done) == ["new", "unchanged", "new"]
    assert len(done.assignments) == 2
    assert len(done.enterprises) == 1


def test_what_a_known_firm_lacks_is_added_and_what_differs_is_changed() -> None:
    first = of_rows(row("王海涛", "甲公司", 1))
    known = after(EMPTY, first)
    moved = list(row("王海涛", "甲公司", 1))
    moved[5] = "解放路"
    done = of_rows(moved, known=known)
    assert outcomes(done) == ["changed"]
    assert done.changed_enterprises[0].address == "解放路"
    assert any("“人民路” becomes “解放路”" in remark.reason for remark in done.rows[0].remarks)
    blank = list(row("王海涛", "甲公司", 1))
    blank[5] = ""
    assert outcomes(of_rows(blank, known=known)) == ["unchanged"]


def test_a_note_is_added_to_and_never_replaced() -> None:
    firm = Enterprise(id="f", name="甲公司", uscc=code(1), note="有食堂")
    known = replace(EMPTY, enterprises=[firm])
    given = [sheet(["企业名称", "信用代码", "备注"], ["甲公司", code(1), "规上企业"])]
    done = planned(given, known)
    assert done.changed_enterprises[0].note == "有食堂\n规上企业"
    assert not planned(given, after(known, done)).writes


def test_rows_that_differ_within_the_file_keep_the_first() -> None:
    second = list(row("李文博", "甲公司", 1))
    second[5] = "解放路"
    done = of_rows(row("王海涛", "甲公司", 1), second)
    assert done.enterprises[0].address == "人民路"
    assert any("the first is kept" in remark.reason for remark in done.rows[1].remarks)


def test_an_old_roster_does_not_bring_back_what_a_handover_ended() -> None:
    known = after(EMPTY, of_rows(row("王海涛", "甲公司", 1), choices=Choices(started_on=date(2026, 1, 5))))
    ended = [replace(a, ended_on=date(2026, 6, 30)) for a in known.assignments]
    known = replace(known, assignments=ended)
    old = of_rows(row("王海涛", "甲公司", 1), known=known, choices=Choices(started_on=date(2026, 1, 5)))
    assert outcomes(old) == ["unchanged"]
    new = of_rows(row("王海涛", "甲公司", 1), known=known, choices=Choices(started_on=date(2026, 9, 1)))
    assert outcomes(new) == ["new"]


def test_boxes_leave_rows_out() -> None:
    done = of_rows(
        row("王海涛", "甲公司", 1),
        row("王海涛", "乙公司", 2),
        choices=Choices(excluded=frozenset({("分工表", 2)})),
    )
    assert outcomes(done) == ["left_out", "new"]
    assert [f.name for f in done.enterprises] == ["乙公司"]


def test_start_of_assignments() -> None:
    def start(title: list[list[str]], choices: Choices | None = None) -> date | None:
        done = planned([sheet(*title, TITLES, row("王海涛", "甲公司", 1))], choices=choices)
        return done.assignments[0].started_on

    assert start([]) == TODAY
    assert start([["填报日期：2026年1月5日"]]) == date(2026, 1, 5)
    assert start([["填报日期：2026年1月5日"]], Choices(started_on=date(2026, 3, 1))) == date(2026, 3, 1)


def test_a_register_has_firms_and_no_cadres() -> None:
    known = after(EMPTY, of_rows(row("王海涛", "甲公司", 1), row("王海涛", "乙公司", 2)))
    register = sheet(
        ["企业名称", "统一社会信用代码", "注册日期", "企业类型", "地区", "注册地址"],
        ["甲公司", code(1), "1997-01-01", "集体所有制", "濮阳", "人民路"],
        ["丙公司", code(3), "1997-01-01", "N/A", "濮阳", "解放路"],
    )
    done = planned([register], known)
    assert outcomes(done) == ["changed", "new"]
    assert (done.cadres, done.units, done.assignments) == ([], [], [])
    assert done.changed_enterprises[0].region == "410900"


def test_a_row_without_a_code_does_not_hang_on_the_order_of_the_rows() -> None:
    done = of_rows(row("王海涛", "甲公司", None), row("王海涛", "甲公司", 1))
    assert [firm.uscc for firm in done.enterprises] == [code(1)]
    assert [r.row.number for r in done.rows] == [2, 3]
    asked = of_rows(row("王海涛", "甲公司", 1), row("王海涛", "甲公司", None), row("王海涛", "甲公司", 2))
    assert outcomes(asked) == ["new", "ask", "new"]


def test_a_file_that_contradicts_itself_changes_nothing_the_second_time() -> None:
    second = list(row("王海涛", "甲公司", 1))
    second[2], second[5] = "党组书记", "解放路"
    rows = [row("王海涛", "甲公司", 1), second]
    again = of_rows(*rows, known=after(EMPTY, of_rows(*rows)))
    assert not again.writes


def test_a_row_of_a_note_alone_is_no_firm() -> None:
    titles = ["联系领导", "单位", "企业名称", "信用代码", "备注"]
    done = planned([sheet(titles, ["王海涛", "示例县财政局", "", "", "规上企业"])])
    assert outcomes(done) == ["new"]
    assert done.enterprises == []
