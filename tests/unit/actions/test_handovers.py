"""交接: what is open goes over with the assignment, nothing of it is lost, and it can be undone."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.actions.changes import Changes
from qingdesk.actions.check import check
from qingdesk.actions.handovers import hand_over, sign_handover
from qingdesk.actions.life import unvoid, void
from qingdesk.actions.mistakes import Mistaken
from qingdesk.errors import NotFound, Refused
from tests.stores import TODAY, TryDesk

ON = date(2026, 11, 20)


@pytest.fixture
def successor(desk: TryDesk) -> str:
    return desk.record("cadre", name="李建国", unit_id=desk.home, post="副县长", in_scope=True)


@pytest.fixture
def matters(desk: TryDesk) -> dict[str, str]:
    """A problem, a commitment and a visit, all still open."""
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-02", text="融资"
    )
    promise = desk.record(
        "commitment", enterprise_id=desk.firm, text="兑现奖补", basis="minutes", promised_on="2026-05-06",
        due_on="2026-12-20", amount_fen=5_000_000, owner_cadre_id=desk.cadre,
    )  # fmt: skip
    return {"problem": problem, "commitment": promise, "visit": desk.visit()}


def test_the_assignment_passes_with_all_that_is_open(
    desk: TryDesk, successor: str, matters: dict[str, str]
) -> None:
    closed = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-10-02", text="用工",
        result="solved", closed_on="2026-10-12", closed_by="赵敏",
    )  # fmt: skip
    handover_id, new_id = hand_over(desk.store, desk.assignment, successor, ON, TODAY).ids

    old, new = desk.get("assignment", desk.assignment), desk.get("assignment", new_id)
    assert old.ended_on == new.started_on == ON
    assert (new.cadre_id, new.enterprise_id, new.role) == (successor, desk.firm, old.role)
    items = desk.get("handover", handover_id).items
    assert {item.noun: item.record_id for item in items} == {
        "enterprise": desk.firm, "assignment": new_id, **matters,
    }  # fmt: skip
    assert closed not in {item.record_id for item in items}
    assert [item.text for item in items if item.noun == "assignment"] == ["下次实地走访：2027年6月30日前。"]
    assert desk.get("commitment", matters["commitment"]).owner_cadre_id == successor
    assert desk.get("handover", handover_id).number


def test_a_new_leader_with_time_enough_and_no_visit_made_goes_this_half_year(
    desk: TryDesk, successor: str
) -> None:
    handover_id = hand_over(desk.store, desk.assignment, successor, date(2026, 9, 1), TODAY).ids[0]
    assert desk.get("handover", handover_id).items[-1].text == "下次实地走访：2026年12月31日前。"


def test_an_officers_successor_has_no_visit_due(desk: TryDesk, successor: str) -> None:
    officer = desk.record(
        "assignment",
        cadre_id=desk.cadre,
        enterprise_id=desk.firm,
        role="liaison_officer",
        started_on="2025-03-01",
    )
    handover_id = hand_over(desk.store, officer, successor, ON, TODAY).ids[0]
    assert desk.get("handover", handover_id).items[-1].text == "联络工作自2026年11月20日起接续。"


def test_voiding_it_gives_everything_back_and_unvoiding_does_it_again(
    desk: TryDesk, successor: str, matters: dict[str, str]
) -> None:
    handover_id, new_id = hand_over(desk.store, desk.assignment, successor, ON, TODAY).ids
    changed = void(desk.store, "handover", handover_id, "名单有误").changes
    assert changed == Changes({"handovers", "assignments", "commitments"})
    assert desk.get("assignment", desk.assignment).ended_on is None
    assert desk.get("assignment", new_id).is_voided
    assert desk.get("commitment", matters["commitment"]).owner_cadre_id == desk.cadre

    unvoid(desk.store, "handover", handover_id)
    assert desk.get("assignment", desk.assignment).ended_on == ON
    assert not desk.get("assignment", new_id).is_voided
    assert desk.get("commitment", matters["commitment"]).owner_cadre_id == successor


def test_one_that_was_recorded_by_hand_takes_nothing_back(desk: TryDesk, successor: str) -> None:
    handover_id = desk.record(
        "handover", assignment_id=desk.assignment, to_cadre_id=successor, handed_over_on="2026-11-20"
    )
    assert void(desk.store, "handover", handover_id, "重复").changes == Changes({"handovers"})
    unvoid(desk.store, "handover", handover_id)
    assert desk.get("assignment", desk.assignment).ended_on is None


def test_the_later_one_is_voided_first(desk: TryDesk, successor: str) -> None:
    first, new_id = hand_over(desk.store, desk.assignment, successor, ON, TODAY).ids
    second = hand_over(desk.store, new_id, desk.cadre, TODAY, TODAY).ids[0]
    with pytest.raises(Refused, match="再次交接"):
        void(desk.store, "handover", first, "名单有误")
    void(desk.store, "handover", second, "名单有误")
    void(desk.store, "handover", first, "名单有误")


def test_one_that_ended_before_keeps_its_end_and_he_who_has_it_keeps_his(
    desk: TryDesk, successor: str
) -> None:
    desk.edit("assignment", desk.assignment, ended_on="2026-11-01")
    his = desk.record(
        "assignment", cadre_id=successor, enterprise_id=desk.firm, role="leader", started_on="2026-11-02"
    )
    handover_id, taken = hand_over(desk.store, desk.assignment, successor, ON, TODAY).ids
    assert taken == his
    assert desk.get("assignment", desk.assignment).ended_on == date(2026, 11, 1)
    void(desk.store, "handover", handover_id, "重复")
    assert not desk.get("assignment", his).is_voided
    assert desk.get("assignment", desk.assignment).ended_on == date(2026, 11, 1)


def test_unsigned_it_is_reported_after_its_term_and_signed_it_is_not(
    desk: TryDesk, successor: str, matters: dict[str, str]
) -> None:
    handover_id = hand_over(desk.store, desk.assignment, successor, ON, TODAY).ids[0]

    def reported(day: date) -> bool:
        return "B25" in {one.finding.code for one in check(desk.store.reader(), day)}

    assert (reported(date(2026, 12, 5)), reported(date(2026, 12, 6))) == (False, True)
    sign_handover(desk.store, handover_id, TODAY, out_on=ON)
    assert reported(date(2026, 12, 6)), "one signature is not enough"
    sign_handover(desk.store, handover_id, TODAY, in_on=TODAY, supervised_by="孙立新")
    assert not reported(date(2026, 12, 6))
    assert desk.get("handover", handover_id).signed_out_on == ON


def test_it_is_signed_neither_before_nor_tomorrow(desk: TryDesk, successor: str) -> None:
    handover_id = hand_over(desk.store, desk.assignment, successor, ON, TODAY).ids[0]
    for day in (date(2026, 11, 19), date(2026, 11, 23)):
        with pytest.raises(Refused, match="签字日期"):
            sign_handover(desk.store, handover_id, TODAY, out_on=day)


def test_what_cannot_be_handed_over(desk: TryDesk, successor: str) -> None:
    with pytest.raises(Refused, match="王海涛"):
        hand_over(desk.store, desk.assignment, desk.cadre, ON, TODAY)
    with pytest.raises(NotFound):
        hand_over(desk.store, desk.assignment, "nobody", ON, TODAY)
    for day in (date(2026, 11, 23), date(2025, 2, 28)):
        with pytest.raises(Mistaken):
            hand_over(desk.store, desk.assignment, successor, day, TODAY)
    gone = desk.record("cadre", name="周志强", unit_id=desk.home, left_on="2026-10-01")
    with pytest.raises(Refused, match="周志强"):
        hand_over(desk.store, desk.assignment, gone, ON, TODAY)
    assert desk.get("assignment", desk.assignment).ended_on is None
    hand_over(desk.store, desk.assignment, successor, ON, TODAY)
    with pytest.raises(Refused, match="已经交接"):
        hand_over(desk.store, desk.assignment, successor, ON, TODAY)
