"""说明: from 总览, red → explained → put right → corrected; another cleared and opened again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.domain.finding import NoteState
from qingdesk.store import finding_notes, findings
from qingdesk.ui.dialogs.explain import ExplainDialog
from qingdesk.ui.screens.overview import OverviewScreen
from qingdesk.ui.widgets.chip import Chip
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, press, write


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot) -> Iterator[OverviewScreen]:
    made = OverviewScreen(surroundings.desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    yield made


def _check(screen: OverviewScreen, frame: Frame, qtbot: QtBot) -> None:
    before = frame.desk.findings.checked_at
    frame.desk.findings.look_again()
    screen.reload()
    frame.wait(qtbot, lambda: frame.desk.findings.checked_at != before)


def _meal(desk: TryDesk) -> str:
    visit = desk.visit(started_at="2026-11-10T09:30", ended_at="2026-11-10T12:40")
    return desk.record(
        "meal", visit_id=visit, enterprise_id=desk.firm, cadre_id=desk.cadre, eaten_on="2026-11-10",
        kind="lunch", place="canteen", heads=2,
    )  # fmt: skip


def _explain(
    screen: OverviewScreen, frame: Frame, qtbot: QtBot, code: str, text: str, state: NoteState
) -> None:
    def do(dialog: QDialog) -> None:
        chosen = find(dialog, ComboBox, "explain_state")
        chosen.set_value(state)
        write(find(dialog, PlainTextBox, "explain_text"), text)
        press(dialog, "save")

    in_dialog(ExplainDialog, do)
    before = frame.desk.findings.checked_at
    press(screen, f"explain_{code}")
    frame.wait(qtbot, lambda: frame.desk.findings.checked_at != before)


def _said(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_an_explained_finding_leaves_and_can_be_shown(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    meal = _meal(desk)
    _check(screen, surroundings, qtbot)
    chip = find(screen, Chip, "too_close_explained")
    assert chip.isHidden()
    _explain(screen, surroundings, qtbot, "A01", "收据在办公室", NoteState.EXPLAINED)
    qtbot.waitUntil(lambda: screen.findChild(QWidget, "put_right_A01") is None)
    assert not chip.isHidden()
    assert chip.text().endswith(" 1")
    chip.click()
    row = find(screen, QWidget, "finding_A01")
    assert "收据在办公室" in _said(row)
    notes = list(finding_notes.newest(desk.store.reader()).values())
    assert [(note.key[1], note.state) for note in notes] == [(meal, NoteState.EXPLAINED)]


def test_what_was_said_before_stands_in_the_dialog_and_it_can_be_opened_again(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    _meal(desk)
    _check(screen, surroundings, qtbot)
    _explain(screen, surroundings, qtbot, "A01", "收据在办公室", NoteState.CLEARED)
    qtbot.waitUntil(lambda: screen.findChild(QWidget, "put_right_A01") is None)
    find(screen, Chip, "too_close_explained").click()
    seen: list[str] = []

    def again(dialog: QDialog) -> None:
        seen.append(find(dialog, QLabel, "earlier_0").text())
        find(dialog, ComboBox, "explain_state").set_value(NoteState.OPEN)
        write(find(dialog, PlainTextBox, "explain_text"), "收据没有找到")
        press(dialog, "save")

    in_dialog(ExplainDialog, again)
    press(screen, "explain_A01")
    qtbot.waitUntil(lambda: screen.findChild(QPushButton, "put_right_A01") is not None)
    assert "收据在办公室" in seen[0]
    assert "已澄清" in seen[0]


def test_without_a_text_nothing_is_kept(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    _meal(desk)
    _check(screen, surroundings, qtbot)

    def empty(dialog: QDialog) -> None:
        press(dialog, "save")
        assert dialog.isVisible()
        press(dialog, "cancel")

    in_dialog(ExplainDialog, empty)
    press(screen, "explain_A01")
    assert finding_notes.newest(desk.store.reader()) == {}


def test_what_is_put_right_is_remembered_and_told(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    meal = _meal(desk)
    _check(screen, surroundings, qtbot)
    assert any(seen.code == "A01" for seen in findings.find(desk.store.reader()))
    assert find(screen, QWidget, "put_right").isHidden()
    desk.edit("meal", meal, paid_fen=8000, paid_on="2026-11-10", receipt_kind="tax_invoice", receipt_no="123")
    _check(screen, surroundings, qtbot)
    qtbot.waitUntil(lambda: not find(screen, QWidget, "put_right").isHidden())
    assert "河南示例食品有限公司" in _said(find(screen, QWidget, "was_A01"))


def test_red_explained_put_right_corrected(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    meal = _meal(desk)
    _check(screen, surroundings, qtbot)
    _explain(screen, surroundings, qtbot, "A01", "食堂月底统一开票", NoteState.EXPLAINED)
    find(screen, Chip, "too_close_explained").click()
    told = _said(find(screen, QWidget, "finding_A01"))
    assert find(screen, QPushButton, "put_right_A01").isEnabled(), "it may still be put right"
    assert "工作台　已说明：食堂月底统一开票" in told
    desk.edit("meal", meal, paid_fen=8000, paid_on="2026-11-20", receipt_kind="tax_invoice", receipt_no="123")
    _check(screen, surroundings, qtbot)
    qtbot.waitUntil(lambda: not find(screen, QWidget, "put_right").isHidden())
    was = _said(find(screen, QWidget, "was_A01"))
    assert "已纠正" in was and "首次发现" in was and "曾说明：食堂月底统一开票" in was
    assert find(screen, Chip, "too_close_explained").isHidden()


def test_many_of_one_rule_are_one_row_that_unfolds(
    desk: TryDesk, screen: OverviewScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    for number in range(6):
        firm = desk.record("enterprise", name=f"河南示例{number}有限公司")
        desk.record(
            "assignment", cadre_id=desk.cadre, enterprise_id=firm, role="leader", started_on="2025-03-01"
        )
    _check(screen, surroundings, qtbot)
    group = find(screen, QWidget, "group_A28")
    assert "7" in _said(group)
    assert not screen.findChildren(QWidget, "finding_A28")
    press(screen, "unfold_A28")
    assert len(screen.findChildren(QWidget, "finding_A28")) == 7
    press(screen, "unfold_A28")
    qtbot.waitUntil(lambda: not screen.findChildren(QWidget, "finding_A28"))


def test_a_year_without_calendar_is_said(screen: OverviewScreen, surroundings: Frame, qtbot: QtBot) -> None:
    _check(screen, surroundings, qtbot)
    line = find(screen, QLabel, "years_without_calendar")
    qtbot.waitUntil(lambda: not line.isHidden())
    assert str(TODAY.year + 1) in line.text()
