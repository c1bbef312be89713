"""礼品礼金: registered and handed in within a calendar month, or refused, or given back."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.actions.gifts import duty_of, hand_in_gift, refuse_gift, register_gift, return_gift
from qingdesk.domain.gift import Disposition
from qingdesk.errors import Refused
from tests.stores import TODAY, TryDesk

ON = date(2026, 11, 20)


@pytest.fixture
def card(desk: TryDesk) -> str:
    return desk.record(
        "gift", cadre_id=desk.cadre, received_on="2026-11-10", item="购物卡", kind="card", value_fen=50_000
    )


def test_its_month_is_clamped_and_runs_from_the_return(desk: TryDesk) -> None:
    given = {
        "cadre_id": desk.cadre,
        "received_on": "2026-01-31",
        "item": "茶叶",
        "kind": "goods",
        "value_fen": 20_000,
    }
    here = desk.get("gift", desk.record("gift", **given))
    away = desk.get("gift", desk.record("gift", **given, back_on="2026-02-05"))
    db = desk.store.reader()
    due = [duty_of(db, gift) for gift in (here, away)]
    assert [duty and duty.due_on for duty in due] == [date(2026, 2, 28), date(2026, 3, 5)]
    assert due[0] is not None and due[0].must_register and due[0].must_hand_in


def test_registered_then_handed_in(desk: TryDesk, card: str) -> None:
    register_gift(desk.store, card, ON, TODAY)
    assert desk.get("gift", card).disposition is Disposition.REGISTERED
    hand_in_gift(desk.store, card, TODAY, TODAY, handed_to="驻委纪检组", voucher_no="豫交 0012")
    done = desk.get("gift", card)
    assert (done.registered_on, done.handed_on, done.disposition) == (ON, TODAY, Disposition.HANDED_IN)
    assert (done.handed_to, done.voucher_no) == ("驻委纪检组", "豫交 0012")
    with pytest.raises(Refused, match="11月22日上交"):
        return_gift(desk.store, card, TODAY, outcome="退回")


def test_handing_in_registers_too(desk: TryDesk, card: str) -> None:
    hand_in_gift(desk.store, card, ON, TODAY, handed_to="驻委纪检组")
    register_gift(desk.store, card, TODAY, TODAY)
    done = desk.get("gift", card)
    assert (done.registered_on, done.disposition) == (TODAY, Disposition.HANDED_IN)


def test_given_back_or_refused(desk: TryDesk, card: str) -> None:
    with pytest.raises(Refused, match="退还给谁"):
        return_gift(desk.store, card, TODAY, outcome=" ")
    return_gift(desk.store, card, TODAY, outcome="11月21日当面退还")
    assert desk.get("gift", card).disposition is Disposition.RETURNED
    with pytest.raises(Refused, match="无需登记"):
        register_gift(desk.store, card, TODAY, TODAY)
    refuse_gift(desk.store, card, TODAY)
    assert desk.get("gift", card).outcome == "11月21日当面退还"


def test_not_before_it_was_received_and_not_to_nobody(desk: TryDesk, card: str) -> None:
    with pytest.raises(Refused, match="2026年11月9日"):
        register_gift(desk.store, card, date(2026, 11, 9), TODAY)
    with pytest.raises(Refused, match="哪个机构"):
        hand_in_gift(desk.store, card, ON, TODAY, handed_to="")
