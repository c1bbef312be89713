"""企业: list, record, dialogs."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from qingdesk.ui.dialogs.record import RecordDialog
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.enterprises import EnterprisesScreen
from qingdesk.ui.widgets.chooser import Chooser
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.filter_line import FilterLine
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.table import Table
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import choose, find, key, press, write

CODE = "91411625MA0000001B"
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot) -> EnterprisesScreen:
    return surroundings.stand(qtbot, EnterprisesScreen(surroundings.desk), 1100, 600)


def _firms(screen: EnterprisesScreen) -> list[str]:
    model = find(screen, Table, "enterprises").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _fill(dialog: QDialog, **typed: str) -> None:
    for name, text in typed.items():
        write(find(dialog, QLineEdit, name), text)


def test_the_list_names_leader_and_visits(desk: TryDesk, screen: EnterprisesScreen) -> None:
    desk.visit()
    screen.reload()
    model = find(screen, Table, "enterprises").model()
    assert [model.index(0, column).data() for column in (0, 2, 3)] == ["河南示例食品有限公司", "王海涛", "1"]


def test_a_firm_is_added(desk: TryDesk, surroundings: Frame, screen: EnterprisesScreen, qtbot: QtBot) -> None:
    def enter(dialog: QDialog) -> None:
        _fill(dialog, name="豫丰机械制造有限公司", address="开发区１号")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "enterprises_new")
    assert "豫丰机械制造有限公司" in _firms(screen)
    saved = next(firm for firm in desk.all("enterprise") if firm.name == "豫丰机械制造有限公司")
    assert saved.address == "开发区1号"
    assert saved.region == "411625"
    assert find(screen, QLabel, "firm_name").text() == "豫丰机械制造有限公司"


def test_a_wrong_credit_code_is_told_beside_its_field(screen: EnterprisesScreen, qtbot: QtBot) -> None:
    told: list[str] = []

    def enter(dialog: QDialog) -> None:
        _fill(dialog, name="豫丰机械", uscc="91410100MA0000000Z")
        press(dialog, "save")
        told.append(find(dialog, QLabel, "uscc_below").text())
        told.append(find(dialog, QLabel, "dialog_wrong").text())
        in_dialog(QDialog, lambda question: press(question, "answer_yes"))
        press(dialog, "cancel")

    in_dialog(RecordDialog, enter)
    press(screen, "enterprises_new")
    assert told[0]
    assert "1" in told[1]
    assert _firms(screen) == ["河南示例食品有限公司"]


def test_a_second_firm_of_one_code_is_refused_and_the_dialog_stays(
    desk: TryDesk, surroundings: Frame, screen: EnterprisesScreen, qtbot: QtBot
) -> None:
    desk.edit("enterprise", desk.firm, uscc=CODE)
    told: list[str] = []

    def enter(dialog: QDialog) -> None:
        _fill(dialog, name="另一家", uscc=CODE)
        press(dialog, "save")
        surroundings.wait(qtbot, lambda: not find(dialog, QLabel, "dialog_wrong").isHidden())
        told.append(find(dialog, QLabel, "dialog_wrong").text())
        in_dialog(QDialog, lambda question: press(question, "answer_yes"))
        press(dialog, "cancel")

    in_dialog(RecordDialog, enter)
    press(screen, "enterprises_new")
    assert "河南示例食品有限公司" in told[0]
    assert len(desk.all("enterprise")) == 1


def test_a_firm_is_edited(desk: TryDesk, screen: EnterprisesScreen, qtbot: QtBot) -> None:
    def enter(dialog: QDialog) -> None:
        find(dialog, QLineEdit, "contact_name").setText("")
        _fill(dialog, contact_name="孙桂英", contact_phone="13800000001")
        find(dialog, ComboBox, "size").set_value("small")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "firm_edit")
    firm = desk.get("enterprise", desk.firm)
    assert (firm.contact_name, firm.contact_phone, firm.size.value) == ("孙桂英", "13800000001", "small")
    assert firm.revision == 2


def test_what_was_typed_is_not_lost_by_escape(screen: EnterprisesScreen, qtbot: QtBot) -> None:
    stayed: list[bool] = []

    def enter(dialog: QDialog) -> None:
        _fill(dialog, name="豫丰")
        in_dialog(QDialog, lambda question: press(question, "answer_no"))
        key(dialog, Qt.Key.Key_Escape)
        stayed.append(dialog.isVisible())
        in_dialog(QDialog, lambda question: press(question, "answer_yes"))
        key(dialog, Qt.Key.Key_Escape)

    in_dialog(RecordDialog, enter)
    press(screen, "enterprises_new")
    assert stayed == [True]


def test_a_cadre_is_assigned(desk: TryDesk, screen: EnterprisesScreen, qtbot: QtBot) -> None:
    second = desk.record("cadre", name="李敏", unit_id=desk.home, in_scope=True)

    def enter(dialog: QDialog) -> None:
        line = find(dialog, Chooser, "cadre_id")
        line.setFocus()
        write(line, "李敏")
        popup = QApplication.activePopupWidget()
        assert popup is not None
        key(popup, Qt.Key.Key_Down)
        key(popup, Qt.Key.Key_Return)
        find(dialog, QLineEdit, "started_on").setText("")
        _fill(dialog, started_on="11.1")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "firm_assign")
    made = next(each for each in desk.all("assignment") if each.cadre_id == second)
    assert made.started_on == date(2026, 11, 1)
    assert made.enterprise_id == desk.firm


def test_a_firm_with_live_records_is_not_voided(
    desk: TryDesk, surroundings: Frame, screen: EnterprisesScreen, qtbot: QtBot
) -> None:
    def say_why(dialog: QDialog) -> None:
        press(dialog, "take")
        assert dialog.isVisible()
        write(find(dialog, PlainTextBox, "reason"), "录错")
        press(dialog, "take")

    in_dialog(QDialog, say_why)
    press(screen, "firm_void")
    surroundings.wait(qtbot, lambda: not surroundings.desk.messages.isHidden())
    assert surroundings.desk.messages.title.text()
    assert not desk.get("enterprise", desk.firm).is_voided


def test_a_filter_leaves_what_fits(desk: TryDesk, screen: EnterprisesScreen, qtbot: QtBot) -> None:
    desk.record("enterprise", name="中原包装有限公司")
    screen.reload()
    assert len(_firms(screen)) == 2
    write(find(screen, FilterLine, "enterprises_filter"), "包装")
    qtbot.waitUntil(lambda: _firms(screen) == ["中原包装有限公司"])
    write(find(screen, FilterLine, "enterprises_filter"), "没有")
    qtbot.waitUntil(lambda: _firms(screen) == [])


def test_the_chosen_firm_stays_chosen(desk: TryDesk, screen: EnterprisesScreen) -> None:
    desk.record("enterprise", name="阿里山茶叶店")
    screen.show_target(Target("enterprises", record_id=desk.firm))
    assert find(screen, QLabel, "firm_name").text() == "河南示例食品有限公司"
    desk.record("enterprise", name="八达物流")
    screen.reload()
    assert find(screen, QLabel, "firm_name").text() == "河南示例食品有限公司"


def test_a_visit_is_begun_for_the_firm(desk: TryDesk, surroundings: Frame, screen: EnterprisesScreen) -> None:
    press(screen, "firm_visit")
    assert surroundings.gone == [Target("visits", make=True, enterprise_id=desk.firm)]


def test_its_commands(screen: EnterprisesScreen) -> None:
    assert set(screen.commands()) == {Command.NEW, Command.FILTER, Command.EXPORT, Command.COPY, Command.VOID}
    assert screen.may_leave()


def test_interests_are_declared_for_an_assignment(
    desk: TryDesk, surroundings: Frame, screen: EnterprisesScreen, qtbot: QtBot
) -> None:
    told: list[str] = []

    def enter(dialog: QDialog) -> None:
        press(dialog, "save")
        told.append(find(dialog, QLabel, "has_conflict_below").text())
        answer = find(dialog, ComboBox, "has_conflict")
        assert not find(dialog, ComboBox, "kind").isVisible()
        answer.setCurrentIndex(2)
        answer.chosen.emit()
        assert find(dialog, ComboBox, "kind").isVisible()
        find(dialog, ComboBox, "kind").setCurrentIndex(1)
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "assignment_declare")
    surroundings.wait(qtbot)
    (saved,) = desk.all("declaration")
    assert told[0]
    assert (saved.assignment_id, saved.has_conflict, bool(saved.kind)) == (desk.assignment, True, True)
    in_dialog(RecordDialog, lambda dialog: press(dialog, "save"))
    press(screen, "declaration_resolve")
    surroundings.wait(qtbot)
    assert desk.get("declaration", saved.id).resolved_on == date(2026, 11, 22)


def test_an_assignment_is_handed_over_and_signed(
    desk: TryDesk, surroundings: Frame, screen: EnterprisesScreen, qtbot: QtBot
) -> None:
    second = desk.record("cadre", name="李敏", unit_id=desk.home, in_scope=True)

    def enter(dialog: QDialog) -> None:
        choose(find(dialog, Chooser, "to_cadre_id"), "李敏")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "assignment_hand_over")
    surroundings.wait(qtbot)
    (saved,) = desk.all("handover")
    assert saved.to_cadre_id == second
    assert {each.cadre_id for each in desk.all("assignment")} == {desk.cadre, second}

    def sign(dialog: QDialog) -> None:
        for name in ("signed_out_on", "signed_in_on"):
            write(find(dialog, QLineEdit, name), "11.22")
        press(dialog, "save")

    in_dialog(RecordDialog, sign)
    press(screen, "handover_sign")
    surroundings.wait(qtbot)
    assert desk.get("handover", saved.id).signed_in_on == date(2026, 11, 22)
    assert screen.findChild(QPushButton, "handover_sign") is None
