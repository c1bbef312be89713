"""承诺: the list, the fulfilment, and who answers for it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog
from qingdesk.ui.dialogs.record import RecordDialog
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.commitments import CommitmentsScreen
from qingdesk.ui.widgets.chooser import Chooser
from qingdesk.ui.widgets.filter_line import FilterLine
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.table import Table
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import choose, find, press, write

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot) -> CommitmentsScreen:
    return surroundings.stand(qtbot, CommitmentsScreen(surroundings.desk), 1200, 640)


def _promise(desk: TryDesk, **given: object) -> str:
    plain = {
        "enterprise_id": desk.firm,
        "text": "厂区道路硬化",
        "promised_on": "2026-03-10",
        "due_on": "2026-11-30",
        "basis": "minutes",
        "basis_no": "会议纪要〔2026〕3号",
    }
    return desk.record("commitment", **{**plain, **given})


def _rows(screen: CommitmentsScreen, column: int = 2) -> list[str]:
    model = find(screen, Table, "commitments").model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_what_is_overdue_stands_first(desk: TryDesk, screen: CommitmentsScreen) -> None:
    _promise(desk, text="不急的", due_on="2027-06-30")
    _promise(desk, text="超期的", due_on="2026-11-01")
    _promise(desk, text="办完的", fulfilled_on="2026-05-01")
    screen.reload()
    assert _rows(screen) == ["超期的", "不急的", "办完的"]
    assert _rows(screen, 5) == ["超期 21 天", "未兑现", "已兑现"]


def test_a_commitment_is_recorded(
    desk: TryDesk, surroundings: Frame, screen: CommitmentsScreen, qtbot: QtBot
) -> None:
    def enter(dialog: QDialog) -> None:
        choose(find(dialog, Chooser, "enterprise_id"), "食品")
        write(find(dialog, PlainTextBox, "text"), "技改补助")
        write(find(dialog, QLineEdit, "amount_fen"), "１００")
        choose(find(dialog, Chooser, "owner_cadre_id"), "王海涛")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "commitments_new")
    surroundings.wait(qtbot)
    (saved,) = desk.all("commitment")
    assert (saved.text, saved.amount_fen, saved.owner_cadre_id) == ("技改补助", 10_000, desk.cadre)
    assert find(screen, QLabel, "commitment_title").text() == "河南示例食品有限公司"


def test_a_sum_is_fulfilled_in_parts(
    desk: TryDesk, surroundings: Frame, screen: CommitmentsScreen, qtbot: QtBot
) -> None:
    promise = _promise(desk, amount_fen=100_000)
    screen.reload()
    told: list[str] = []

    def part(dialog: QDialog) -> None:
        line = find(dialog, QLineEdit, "fulfilled_fen")
        assert line.text() == "1000.00"
        line.setText("")
        write(line, "400")
        press(dialog, "save")

    in_dialog(RecordDialog, part)
    press(screen, "next_step")
    surroundings.wait(qtbot)
    assert desk.get("commitment", promise).fulfilled_fen == 40_000
    assert _rows(screen, 5) == ["已兑现 40%"]

    def too_much(dialog: QDialog) -> None:
        line = find(dialog, QLineEdit, "fulfilled_fen")
        line.setText("")
        write(line, "700")
        press(dialog, "save")
        surroundings.wait(qtbot, lambda: not find(dialog, QLabel, "dialog_wrong").isHidden())
        told.append(find(dialog, QLabel, "dialog_wrong").text())
        line.setText("")
        write(line, "600")
        press(dialog, "save")

    in_dialog(RecordDialog, too_much)
    press(screen, "next_step")
    surroundings.wait(qtbot)
    assert "1,100.00" in told[0]
    assert desk.get("commitment", promise).fulfilled_on == TODAY
    assert screen.findChild(QPushButton, "next_step") is None


def test_one_without_a_sum_is_fulfilled_on_a_day(
    desk: TryDesk, surroundings: Frame, screen: CommitmentsScreen, qtbot: QtBot
) -> None:
    promise = _promise(desk)
    screen.reload()

    def enter(dialog: QDialog) -> None:
        line = find(dialog, QLineEdit, "fulfilled_on")
        line.setText("")
        write(line, "11.20")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "next_step")
    surroundings.wait(qtbot)
    assert desk.get("commitment", promise).fulfilled_on == date(2026, 11, 20)


def test_it_passes_to_another_cadre(
    desk: TryDesk, surroundings: Frame, screen: CommitmentsScreen, qtbot: QtBot
) -> None:
    second = desk.record("cadre", name="李敏", unit_id=desk.home)
    promise = _promise(desk, owner_cadre_id=desk.cadre)
    screen.reload()

    def enter(dialog: QDialog) -> None:
        choose(find(dialog, Chooser, "owner_cadre_id"), "李敏")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "commitment_pass_on")
    surroundings.wait(qtbot)
    assert desk.get("commitment", promise).owner_cadre_id == second
    assert "变更责任人" in _texts(screen.card)


def test_it_changes_only_for_a_lawful_cause_and_with_compensation(
    desk: TryDesk, surroundings: Frame, screen: CommitmentsScreen, qtbot: QtBot
) -> None:
    promise = _promise(desk, reason="资金紧张")
    screen.reload()
    told: list[str] = []

    def enter(dialog: QDialog) -> None:
        assert find(dialog, PlainTextBox, "reason").text() == ""
        write(find(dialog, PlainTextBox, "reason"), "因国家重点工程线路调整")
        press(dialog, "save")
        told.append(find(dialog, QLabel, "compensation_below").text())
        write(find(dialog, PlainTextBox, "compensation"), "另行硬化等长道路")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "commitment_by_law")
    surroundings.wait(qtbot)
    saved = desk.get("commitment", promise)
    assert told[0]
    assert (saved.changed_by_law, saved.compensation) == (True, "另行硬化等长道路")
    assert _rows(screen, 5) == ["依法变更"]


def test_a_finding_without_basis_leads_to_the_record(
    desk: TryDesk, surroundings: Frame, screen: CommitmentsScreen, qtbot: QtBot
) -> None:
    _promise(desk, basis="none", basis_no="")
    surroundings.desk.findings.look_again()
    surroundings.wait(qtbot, lambda: surroundings.desk.findings.checked_at is not None)
    screen.reload()
    seen: list[str] = []

    def leave(dialog: QDialog) -> None:
        seen.append(dialog.objectName())
        dialog.done(0)

    in_dialog(RecordDialog, leave)
    press(find(screen, QWidget, "finding_B24"), "put_right_B24")
    assert seen == ["commitment_dialog"]


def test_chips_and_filter(desk: TryDesk, screen: CommitmentsScreen, qtbot: QtBot) -> None:
    _promise(desk, text="超期的", due_on="2026-11-01")
    _promise(desk, text="办完的", fulfilled_on="2026-05-01")
    screen.reload()
    press(screen, "commitments_chip_live")
    assert _rows(screen) == ["超期的"]
    press(screen, "commitments_chip_without_basis")
    assert _rows(screen) == []
    screen.show_target(Target("commitments", filter="due"))
    assert _rows(screen) == ["超期的"]
    press(screen, "commitments_chip_due")
    write(find(screen, FilterLine, "commitments_filter"), "办完")
    qtbot.waitUntil(lambda: _rows(screen) == ["办完的"])


def test_the_ledger_is_shown_before_it_is_printed(
    desk: TryDesk, surroundings: Frame, screen: CommitmentsScreen, qtbot: QtBot
) -> None:
    for text in ("甲", "乙"):
        _promise(desk, text=text)
    screen.reload()
    screen.list.table.selectAll()
    screen.commands()[Command.PRINT]()
    shown = screen.window()
    qtbot.waitUntil(lambda: bool(shown.findChildren(PrintPreviewDialog)))
    surroundings.wait(qtbot)
    find(shown, PrintPreviewDialog).close()
