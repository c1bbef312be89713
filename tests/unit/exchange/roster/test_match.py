"""What an import would do, against what the desk knows: every sentence of the roster rules."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from qingdesk.domain.assignment import Assignment, Role
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.unit import Level, Unit
from qingdesk.exchange.regions import load_regions
from qingdesk.exchange.roster.match import plan
from qingdesk.exchange.roster.parse import parse
from qingdesk.exchange.roster.plan import (
    KEEP_NAME,
    OTHER_PERSON,
    RENAME,
    Choices,
    KnownDesk,
    Outcome,
    RosterPlan,
)
from qingdesk.exchange.roster.read import read_sheets
from qingdesk.exchange.roster.sheet import Cell, Sheet
from qingdesk.i18n import set_language
from tests.unit.exchange.roster.build import code, county_roster, sheet

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


def test_a_unit_met_by_name_takes_the_home_units_level_and_region() -> None:
    done = of_rows(row("王海涛", "甲公司", 1))
    (unit,) = done.units
    assert (unit.name, unit.level, unit.region, unit.is_home) == (
        "示例县财政局",
        Level.COUNTY,
        "410922",
        False,
    )
    chosen = of_rows(
        row("王海涛", "甲公司", 1), choices=Choices(units={"示例县财政局": (Level.CITY, "410900")})
    )
    assert (chosen.units[0].level, chosen.units[0].region) == (Level.CITY, "410900")


def test_the_home_unit_is_known_by_its_name() -> None:
    done = of_rows(row("王海涛", "甲公司", 1, unit="示例县委 办公室"))
    assert done.units == []
    assert done.cadres[0].unit_id == "home"


def test_an_officer_without_a_unit_takes_the_home_unit_and_is_not_in_scope() -> None:
    done = of_rows(row("王海涛", "甲公司", 1, "赵敏", 13900000001.0))
    officer = done.cadres[1]
    assert (officer.name, officer.unit_id, officer.phone, officer.in_scope) == (
        "赵敏",
        "home",
        "13900000001",
        False,
    )
    assert [a.role for a in done.assignments] == [Role.LEADER, Role.LIAISON_OFFICER]


def test_scope_can_be_corrected() -> None:
    first = of_rows(row("王海涛", "甲公司", 1, "赵敏", 13900000001.0))
    keys = {cadre.name: first.cadre_keys[cadre.id] for cadre in first.cadres}
    choices = Choices(in_scope={keys["王海涛"]: False, keys["赵敏"]: True})
    done = of_rows(row("王海涛", "甲公司", 1, "赵敏", 13900000001.0), choices=choices)
    assert {cadre.name: cadre.in_scope for cadre in done.cadres} == {"王海涛": False, "赵敏": True}


def test_leaders_of_one_name_are_told_apart_by_unit() -> None:
    done = of_rows(
        row("张伟", "甲公司", 1), row("张伟", "乙公司", 2, unit="示例县商务局"), row("张　伟", "丙公司", 3)
    )
    assert len(done.cadres) == 2
    assert len(done.assignments) == 3
    assert done.questions == []


def test_officers_of_one_name_are_told_apart_by_phone() -> None:
    done = of_rows(
        row("王海涛", "甲公司", 1, "赵敏", 13900000001.0),
        row("王海涛", "乙公司", 2, "赵敏", "139 0000 0002"),
        row("王海涛", "丙公司", 3, "赵　敏", "13900000001"),
    )
    assert [cadre.phone for cadre in done.cadres if cadre.name == "赵敏"] == ["13900000001", "13900000002"]
    assert done.questions == []


def test_officers_without_phone_are_asked_about_once() -> None:
    rows = [row("王海涛", f"{name}公司", i, "赵敏") for i, name in enumerate("甲乙丙")]
    done = of_rows(*rows)
    assert outcomes(done) == ["new", "ask", "ask"]
    (question,) = done.questions
    assert question.rows == [("分工表", 3), ("分工表", 4)]
    assert "赵敏" in question.text
    assert len(done.enterprises) == 1
    same = of_rows(*rows, choices=Choices(answers={question.key: question.options[0].value}))
    assert outcomes(same) == ["new"] * 3
    assert [c.name for c in same.cadres] == ["王海涛", "赵敏"]
    other = of_rows(*rows, choices=Choices(answers={question.key: OTHER_PERSON}))
    assert [c.name for c in other.cadres].count("赵敏") == 1
    again = of_rows(*rows, known=after(EMPTY, same))
    assert outcomes(again) == ["unchanged"] * 3


def test_an_officer_named_like_a_leader_elsewhere_is_another_person() -> None:
    done = of_rows(row("王海涛", "甲公司", 1), row("李敏", "乙公司", 2, "王海涛", 13900000001.0))
    assert outcomes(done) == ["new", "new"]
    assert [c.name for c in done.cadres] == ["王海涛", "李敏", "王海涛"]


def test_a_leader_who_seems_to_have_moved_is_asked_about() -> None:
    known = after(EMPTY, of_rows(row("王海涛", "甲公司", 1)))
    done = of_rows(row("王海涛", "甲公司", 1, unit="示例县商务局"), known=known)
    assert outcomes(done) == ["ask"]
    (question,) = done.questions
    same = of_rows(
        row("王海涛", "甲公司", 1, unit="示例县商务局"),
        known=known,
        choices=Choices(answers={question.key: question.options[0].value}),
    )
    assert outcomes(same) == ["unchanged"]


def test_leaders_of_one_name_and_unit_with_two_phones_are_asked_about() -> None:
    titles = ["联系领导", "单位", "联系领导电话", "企业名称", "信用代码"]
    done = planned(
        [
            sheet(
                titles,
                ["张伟", "示例县财政局", 13900000001.0, "甲公司", code(1)],
                ["张伟", "示例县财政局", 13900000002.0, "乙公司", code(2)],
            )
        ]
    )
    assert outcomes(done) == ["new", "ask"]


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


def test_a_leaders_new_post_is_taken() -> None:
    known = after(EMPTY, of_rows(row("王海涛", "甲公司", 1)))
    promoted = list(row("王海涛", "甲公司", 1))
    promoted[2] = "党组书记"
    done = of_rows(promoted, known=known)
    assert outcomes(done) == ["changed"]
    assert done.changed_cadres[0].post == "党组书记"


def test_a_corrected_scope_is_not_turned_back() -> None:
    first = of_rows(row("王海涛", "甲公司", 1))
    known = after(EMPTY, first)
    known = replace(known, cadres=[replace(c, in_scope=False) for c in known.cadres])
    done = of_rows(row("王海涛", "甲公司", 1), known=known)
    assert not done.writes
    assert any("not marked" in remark.reason for remark in done.rows[0].remarks)


def test_an_old_roster_does_not_bring_back_what_a_handover_ended() -> None:
    known = after(EMPTY, of_rows(row("王海涛", "甲公司", 1), choices=Choices(started_on=date(2026, 1, 5))))
    ended = [replace(a, ended_on=date(2026, 6, 30)) for a in known.assignments]
    known = replace(known, assignments=ended)
    old = of_rows(row("王海涛", "甲公司", 1), known=known, choices=Choices(started_on=date(2026, 1, 5)))
    assert outcomes(old) == ["unchanged"]
    new = of_rows(row("王海涛", "甲公司", 1), known=known, choices=Choices(started_on=date(2026, 9, 1)))
    assert outcomes(new) == ["new"]


def test_another_leader_of_a_known_firm_is_remarked() -> None:
    known = after(EMPTY, of_rows(row("王海涛", "甲公司", 1)))
    done = of_rows(row("李文博", "甲公司", 1), known=known)
    assert outcomes(done) == ["new"]
    assert any("contacted by 王海涛 too" in remark.reason for remark in done.rows[0].remarks)


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


def test_a_list_of_cadres_without_firms() -> None:
    done = planned([sheet(["姓名", "单位", "职务"], ["王海涛", "示例县财政局", "局长"])])
    assert outcomes(done) == ["new"]
    assert [c.name for c in done.cadres] == ["王海涛"]


def test_one_who_is_named_twice_in_a_row_is_made_once() -> None:
    titles = ["企业名称", "信用代码", "联络员", "联络员电话", "首席服务员", "首席服务员电话"]
    given = [sheet(titles, ["甲公司", code(1), "赵敏", "13900000001", "赵敏", "13900000001"])]
    done = planned(given)
    assert len(done.cadres) == 1
    assert [a.role for a in done.assignments] == [Role.LIAISON_OFFICER, Role.CHIEF_SERVICE_OFFICER]


def test_known_people_are_recognised() -> None:
    cadre = Cadre(id="c", name="赵敏", unit_id="home", phone="139-0000-0001")
    firm = Enterprise(id="f", name="甲公司", uscc=code(1))
    assigned = Assignment(
        id="a", cadre_id="c", enterprise_id="f", role=Role.LIAISON_OFFICER, started_on=date(2026, 1, 5)
    )
    known = replace(EMPTY, cadres=[cadre], enterprises=[firm], assignments=[assigned])
    given = [sheet(["企业名称", "信用代码", "联络员", "电话"], ["甲公司", code(1), "赵敏", 13900000001.0])]
    assert not planned(given, known).writes


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
