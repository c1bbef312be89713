"""Who is meant: people of one name are told apart by unit or phone, else asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qingdesk.domain.assignment import Assignment, Role
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.unit import Level
from qingdesk.exchange.roster.plan import (
    OTHER_PERSON,
    Choices,
)
from tests.unit.exchange.roster.build import code, sheet
from tests.unit.exchange.roster.desk import EMPTY, after, of_rows, outcomes, planned, row


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


def test_another_leader_of_a_known_firm_is_remarked() -> None:
    known = after(EMPTY, of_rows(row("王海涛", "甲公司", 1)))
    done = of_rows(row("李文博", "甲公司", 1), known=known)
    assert outcomes(done) == ["new"]
    assert any("contacted by 王海涛 too" in remark.reason for remark in done.rows[0].remarks)


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
