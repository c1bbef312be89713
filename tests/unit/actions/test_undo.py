"""Undo of the last actions: in words, in order, and never of a number."""

from __future__ import annotations

import pytest

from qingdesk.actions.life import complete, unvoid, void
from qingdesk.actions.record import edit
from qingdesk.actions.undo import undo_last, undoable
from qingdesk.errors import Refused
from qingdesk.store import voided
from qingdesk.store.undo_steps import KEPT
from tests.stores import TODAY, TryDesk


def test_what_was_entered_changed_and_voided_is_undone_one_by_one(desk: TryDesk) -> None:
    before = len(undoable(desk.store))
    visit = desk.visit(situation="用电紧张", state="draft")
    edit(desk.store, "visit", visit, {"situation": "招工困难"}, TODAY)
    void(desk.store, "visit", visit, "重复")
    words = [one.words for one in undoable(desk.store)][:3]
    assert [text.split("：")[0] for text in words] == ["作废", "修改", "登记"]

    undone, changes = undo_last(desk.store)
    assert undone.words == words[0] and "visits" in changes
    assert not desk.get("visit", visit).is_voided
    undo_last(desk.store)
    assert desk.get("visit", visit).situation == "用电紧张"
    undo_last(desk.store)
    assert desk.get("visit", visit).is_voided
    assert len(undoable(desk.store)) == before


def test_thirty_are_kept(desk: TryDesk) -> None:
    for number in range(KEPT + 5):
        edit(desk.store, "cadre", desk.cadre, {"phone": str(number)}, TODAY)
    assert len(undoable(desk.store)) == KEPT


def test_a_number_is_not_given_back(desk: TryDesk) -> None:
    visit = desk.visit(state="draft")
    complete(desk.store, "visit", visit, TODAY)
    with pytest.raises(Refused) as caught:
        undo_last(desk.store)
    assert caught.value.hint
    assert desk.get("visit", visit).number


def test_nothing_to_undo_is_said(desk: TryDesk) -> None:
    while undoable(desk.store):
        with desk.store.transaction("forget") as db:
            db.execute("DELETE FROM undo_step")
    with pytest.raises(Refused):
        undo_last(desk.store)


def test_the_bin_holds_what_was_voided_by_itself(desk: TryDesk) -> None:
    visit = desk.visit()
    desk.record(
        "meal", visit_id=visit, enterprise_id=desk.firm, cadre_id=desk.cadre, eaten_on="2026-11-20",
        kind="lunch", place="canteen", heads=2,
    )  # fmt: skip
    void(desk.store, "visit", visit, "重复")
    rows = voided.voided(desk.store.reader())
    assert [(row.noun, row.reason) for row in rows] == [("visit", "重复")], (
        "the meal comes back with its visit"
    )
    assert rows[0].firm == "河南示例食品有限公司"
    assert voided.count(desk.store.reader()) == 1
    unvoid(desk.store, "visit", visit)
    assert voided.voided(desk.store.reader()) == []
