"""礼品与婉拒: what could not be refused, and what was declined."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.domain.gift import Disposition
from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog
from qingdesk.ui.dialogs.record import RecordDialog
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.gifts import GiftsScreen
from qingdesk.ui.widgets.chooser import Chooser
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.table import Table
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import choose, find, press, write

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot) -> GiftsScreen:
    return surroundings.stand(qtbot, GiftsScreen(surroundings.desk), 1200, 640)


def _gift(desk: TryDesk, **given: object) -> str:
    plain = {
        "cadre_id": desk.cadre,
        "enterprise_id": desk.firm,
        "received_on": "2026-11-02",
        "item": "茶叶",
        "kind": "goods",
        "value_fen": 15_000,
    }
    return desk.record("gift", **{**plain, **given})


def _offer(desk: TryDesk, **given: object) -> str:
    plain = {"cadre_id": desk.cadre, "offered_on": "2026-11-05", "kind": "banquet", "reply": "declined"}
    return desk.record("offer", **{**plain, **given})


def _rows(screen: GiftsScreen, name: str = "gifts", column: int = 2) -> list[str]:
    model = find(screen, Table, name).model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_list_says_what_has_to_be_done_by_when(desk: TryDesk, screen: GiftsScreen) -> None:
    _gift(desk)
    _gift(desk, item="购物卡", kind="card", received_on="2026-10-01")
    _gift(desk, item="保温杯", value_fen=5_000)
    _gift(desk, item="红包", kind="cash", disposition="refused")
    screen.reload()
    states = dict(zip(_rows(screen), _rows(screen, column=5), strict=True))
    assert states["茶叶"] == "待登记，还剩 10 天"
    assert states["购物卡"] == "超期 21 天"
    assert states["保温杯"] == "无需办理"
    assert states["红包"] == "谢绝" or states["红包"] == "当场谢绝"


def test_a_gift_is_recorded_then_registered(
    desk: TryDesk, surroundings: Frame, screen: GiftsScreen, qtbot: QtBot
) -> None:
    def enter(dialog: QDialog) -> None:
        choose(find(dialog, Chooser, "cadre_id"), "王海涛")
        write(find(dialog, QLineEdit, "item"), "茶叶")
        write(find(dialog, QLineEdit, "value_fen"), "150")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "gifts_new")
    surroundings.wait(qtbot)
    (saved,) = desk.all("gift")
    assert (saved.item, saved.value_fen, saved.received_on) == ("茶叶", 15_000, TODAY)
    assert find(screen, QPushButton, "next_step").text() == "登记…"
    in_dialog(RecordDialog, lambda dialog: press(dialog, "save"))
    press(screen, "next_step")
    surroundings.wait(qtbot)
    assert desk.get("gift", saved.id).registered_on == TODAY
    assert screen.findChild(QPushButton, "next_step") is None


def test_a_card_is_handed_in_to_an_office(
    desk: TryDesk, surroundings: Frame, screen: GiftsScreen, qtbot: QtBot
) -> None:
    gift = _gift(desk, item="购物卡", kind="card")
    screen.reload()
    told: list[str] = []

    def enter(dialog: QDialog) -> None:
        press(dialog, "save")
        told.append(find(dialog, QLabel, "handed_to_below").text())
        write(find(dialog, QLineEdit, "handed_to"), "县纪委监委派驻组")
        write(find(dialog, QLineEdit, "voucher_no"), "0012")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "next_step")
    surroundings.wait(qtbot)
    saved = desk.get("gift", gift)
    assert told[0]
    assert (saved.handed_on, saved.voucher_no, saved.disposition) == (TODAY, "0012", Disposition.HANDED_IN)


def test_a_gift_given_back_says_to_whom(
    desk: TryDesk, surroundings: Frame, screen: GiftsScreen, qtbot: QtBot
) -> None:
    gift = _gift(desk)
    screen.reload()

    def enter(dialog: QDialog) -> None:
        press(dialog, "save")
        assert dialog.isVisible()
        write(find(dialog, QLineEdit, "outcome"), "11月3日退回企业，有收条")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "gift_give_back")
    surroundings.wait(qtbot)
    assert desk.get("gift", gift).disposition is Disposition.RETURNED


def test_chips_leave_what_is_to_be_done(desk: TryDesk, screen: GiftsScreen) -> None:
    _gift(desk)
    _gift(desk, item="购物卡", kind="card", registered_on="2026-11-03")
    _gift(desk, item="保温杯", value_fen=5_000)
    screen.reload()
    press(screen, "gifts_chip_to_register")
    assert _rows(screen) == ["茶叶"]
    press(screen, "gifts_chip_to_hand_in")
    assert _rows(screen) == ["购物卡"]


def test_the_finding_leads_to_the_step(
    desk: TryDesk, surroundings: Frame, screen: GiftsScreen, qtbot: QtBot
) -> None:
    _gift(desk, item="购物卡", kind="card", received_on="2026-10-01")
    surroundings.desk.findings.look_again()
    surroundings.wait(qtbot, lambda: surroundings.desk.findings.checked_at is not None)
    screen.reload()
    in_dialog(RecordDialog, lambda dialog: dialog.done(0))
    press(find(screen, QWidget, "finding_A23"), "put_right_A23")


def test_the_register_is_shown_before_it_is_printed(
    desk: TryDesk, surroundings: Frame, screen: GiftsScreen, qtbot: QtBot
) -> None:
    _gift(desk)
    screen.reload()
    press(screen, "gift_print")
    shown = screen.window()
    qtbot.waitUntil(lambda: bool(shown.findChildren(PrintPreviewDialog)))
    surroundings.wait(qtbot)
    find(shown, PrintPreviewDialog).close()


def test_an_invitation_is_recorded_in_the_second_list(
    desk: TryDesk, surroundings: Frame, screen: GiftsScreen, qtbot: QtBot
) -> None:
    press(screen, "tab_offers")

    def enter(dialog: QDialog) -> None:
        choose(find(dialog, Chooser, "cadre_id"), "王海涛")
        find(dialog, ComboBox, "kind").setCurrentIndex(1)
        write(find(dialog, QLineEdit, "inviter"), "孙桂英")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    screen.commands()[Command.NEW]()
    surroundings.wait(qtbot)
    (saved,) = desk.all("offer")
    assert (saved.inviter, saved.offered_on, saved.reply.value) == ("孙桂英", date(2026, 11, 22), "declined")
    assert _rows(screen, "offers") == ["孙桂英"]


def test_offers_are_shown_to_their_own_cadre_only(
    desk: TryDesk, surroundings: Frame, screen: GiftsScreen, qtbot: QtBot
) -> None:
    second = desk.record("cadre", name="李敏", unit_id=desk.home)
    _offer(desk, inviter="甲")
    _offer(desk, inviter="乙", cadre_id=second)
    screen.show_target(Target("gifts", part="offers"))
    screen.reload()
    assert sorted(_rows(screen, "offers")) == ["乙", "甲"]
    preferences = surroundings.desk.preferences
    preferences.change(replace(preferences.settings, operator_cadre_id=second))
    assert _rows(screen, "offers") == ["乙"]


def test_a_target_leads_to_the_right_list(desk: TryDesk, screen: GiftsScreen) -> None:
    gift, offer = _gift(desk), _offer(desk, inviter="甲")
    screen.reload()
    screen.show_target(Target("gifts", record_id=offer, part="offers"))
    assert find(screen, QLabel, "offer_title").text() == "宴请"
    assert find(screen, Table, "offers").isVisible()
    screen.show_target(Target("gifts", record_id=gift))
    assert find(screen, Table, "gifts").isVisible()


def test_the_half_that_nobody_sees_is_read_when_it_is_seen(
    desk: TryDesk, screen: GiftsScreen, qtbot: QtBot
) -> None:
    _offer(desk, inviter="甲")
    screen.reload()
    assert _rows(screen, "offers") == []
    press(screen, "tab_offers")
    qtbot.waitUntil(lambda: _rows(screen, "offers") == ["甲"])
    _offer(desk, inviter="乙")
    screen.reload()
    assert sorted(_rows(screen, "offers")) == ["乙", "甲"]
