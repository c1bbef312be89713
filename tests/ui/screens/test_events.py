"""活动: from application to settlement, as a person goes through it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from qingdesk.actions.life import complete
from qingdesk.domain.event import Decision
from qingdesk.ui.dialogs.cost import CostDialog
from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog
from qingdesk.ui.dialogs.reason import ReasonDialog
from qingdesk.ui.dialogs.record import RecordDialog
from qingdesk.ui.models.events import EventLine
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.events import EventsScreen
from qingdesk.ui.widgets.chip import Chip
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.many_chooser import ManyChooser
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import choose_over, find, press, type_over, write

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot) -> EventsScreen:
    return surroundings.stand(qtbot, EventsScreen(surroundings.desk), 1180, 680)


def _event(desk: TryDesk, **given: object) -> str:
    plain: dict[str, object] = {
        "title": "产销对接会", "kind": "matchmaking", "organiser": "示例商会", "organiser_kind": "chamber",
        "starts_at": "2026-11-10T09:00", "applicant_id": desk.cadre, "attendees": [desk.cadre],
    }  # fmt: skip
    return desk.record("event", **{**plain, **given})


def _submitted(desk: TryDesk, **given: object) -> str:
    event = _event(desk, **given)
    complete(desk.store, "event", event, date(2026, 11, 2))
    return event


def _lines(screen: EventsScreen) -> list[EventLine]:
    return list(screen.list.model.rows())


def _texts(screen: EventsScreen) -> str:
    return " ".join(label.text() for label in screen.card.findChildren(QLabel))


def _leave(dialog: QDialog, opened: list[str]) -> None:
    opened.append("new")
    press(dialog, "cancel")


def test_an_event_is_applied_for(desk: TryDesk, screen: EventsScreen) -> None:
    desk.edit("enterprise", desk.firm, uscc="91411625MA0000001B")
    second = desk.record("cadre", name="张挈", unit_id=desk.home)

    def enter(dialog: QDialog) -> None:
        type_over(dialog, "title", "食品展销会")
        find(dialog, ComboBox, "kind").set_value("exhibition")
        choose_over(dialog, "enterprise_id", "食品")
        assert find(dialog, QLineEdit, "organiser").text() == "河南示例食品有限公司"
        type_over(dialog, "starts_at", "12.1 9:30")
        choose_over(dialog, "applicant_id", "王海涛")
        choose_over(dialog, "attendees_line", "王海涛")
        choose_over(dialog, "attendees_line", "张挈")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "events_new")
    (event,) = desk.all("event")
    assert (event.organiser_uscc, event.starts_at) == ("91411625MA0000001B", datetime(2026, 12, 1, 9, 30))
    assert event.attendees == (desk.cadre, second)
    assert [line.event.id for line in _lines(screen)] == [event.id]
    assert not event.number


def test_people_are_taken_off_again(desk: TryDesk, screen: EventsScreen) -> None:
    second = desk.record("cadre", name="张挈", unit_id=desk.home)
    _event(desk, attendees=[desk.cadre, second])
    screen.reload()

    def enter(dialog: QDialog) -> None:
        press(dialog, "attendees_0")
        assert find(dialog, ManyChooser, "attendees").value() == (second,)
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen.card, "event_edit")
    assert desk.all("event")[0].attendees == (second,)


def test_from_application_to_settlement(
    desk: TryDesk, surroundings: Frame, screen: EventsScreen, qtbot: QtBot
) -> None:
    event = _event(desk)
    screen.reload()
    assert _lines(screen)[0].severity == "yellow"
    press(screen.card, "next_step")
    surroundings.wait(qtbot, lambda: bool(desk.get("event", event).number))

    def approve(dialog: QDialog) -> None:
        assert find(dialog, ComboBox, "decision").value() is Decision.APPROVED
        type_over(dialog, "approved_by", "李县长")
        press(dialog, "save")
        assert find(dialog, QLabel, "approved_at_below").text()  # an approval has its moment
        type_over(dialog, "approved_at", "11.4 10:00")
        press(dialog, "save")

    in_dialog(RecordDialog, approve)
    press(screen.card, "next_step")
    assert desk.get("event", event).is_approved

    def attend(dialog: QDialog) -> None:
        assert find(dialog, ManyChooser, "attended").value() == (desk.cadre,)
        write(find(dialog, PlainTextBox, "outcome"), "签约两项")
        press(dialog, "save")

    in_dialog(RecordDialog, attend)
    press(screen.card, "next_step")
    saved: Any = desk.get("event", event)
    assert (saved.attended, saved.actual_starts_at, saved.outcome) == (
        (desk.cadre,), datetime(2026, 11, 10, 9), "签约两项",
    )  # fmt: skip

    def cost(dialog: QDialog) -> None:
        find(dialog, ComboBox, "kind").set_value("lodging")
        type_over(dialog, "amount_fen", "330")
        press(dialog, "save")

    in_dialog(CostDialog, cost)
    press(screen.card, "cost_add")
    assert "330.00" in _texts(screen)

    def settle(dialog: QDialog) -> None:
        type_over(dialog, "claim_no", "BX-12")
        press(dialog, "save")

    in_dialog(RecordDialog, settle)
    press(screen.card, "next_step")
    (paid,) = desk.all("cost")
    assert (paid.settled_on, paid.claim_no) == (TODAY, "BX-12")
    assert _lines(screen)[0].severity == "good"


def test_an_oral_approval_is_noted(desk: TryDesk, screen: EventsScreen) -> None:
    event = _submitted(desk)
    screen.reload()

    def note(dialog: QDialog) -> None:
        press(dialog, "save")
        assert find(dialog, QLabel, "oral_by_below").text()
        type_over(dialog, "oral_by", "李县长")
        type_over(dialog, "oral_at", "11.9 18:00")
        press(dialog, "save")

    in_dialog(RecordDialog, note)
    press(screen.card, "event_oral")
    assert desk.get("event", event).oral_at == datetime(2026, 11, 9, 18)
    assert "李县长" in _texts(screen)


def test_an_approved_application_changes_only_with_a_reason(desk: TryDesk, screen: EventsScreen) -> None:
    event = _submitted(desk)
    desk.edit("event", event, decision="approved", approved_at="2026-11-04T10:00")
    screen.reload()

    def say_why(dialog: QDialog) -> None:
        def enter(record: QDialog) -> None:
            type_over(record, "place", "会展中心")
            press(record, "save")

        in_dialog(RecordDialog, enter)
        write(find(dialog, PlainTextBox, "reason"), "会场改了")
        press(dialog, "take")

    in_dialog(ReasonDialog, say_why)
    press(screen.card, "event_edit")
    saved: Any = desk.get("event", event)
    assert (saved.place, saved.form_revision) == ("会展中心", 2)


def test_findings_of_costs_stand_at_their_event(
    desk: TryDesk, surroundings: Frame, screen: EventsScreen, qtbot: QtBot
) -> None:
    event = _submitted(desk)
    desk.edit("event", event, decision="approved", approved_at="2026-11-04T10:00", attended=[desk.cadre])
    cost = desk.record("cost", event_id=event, kind="lodging", amount_fen=30000, payer="enterprise")
    screen.reload()
    surroundings.checked(qtbot)
    assert _lines(screen)[0].severity == "red"
    found = surroundings.desk.findings.about(cost)
    assert found
    opened: list[str] = []

    def look(dialog: QDialog) -> None:
        opened.append(find(dialog, QLineEdit, "amount_fen").text())
        press(dialog, "cancel")

    in_dialog(CostDialog, look)
    press(screen.card, f"put_right_{found[0].finding.code}")
    assert opened == ["300.00"]


def test_the_standard_is_said_beside_the_cost(desk: TryDesk, screen: EventsScreen) -> None:
    desk.edit("cadre", desk.cadre, rank="other")
    _submitted(desk, city="410100")
    screen.reload()
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        type_over(dialog, "amount_fen", "9000")
        find(dialog, ComboBox, "kind").set_value("lodging")
        find(dialog, ComboBox, "kind").chosen.emit()
        said.append(find(dialog, QLabel, "cost_standard").text())
        find(dialog, ComboBox, "kind").set_value("fee")
        find(dialog, ComboBox, "kind").chosen.emit()
        said.append("" if find(dialog, QLabel, "cost_standard").isVisible() else "hidden")
        in_dialog(QDialog, lambda question: press(question, "answer_yes"))
        press(dialog, "cancel")

    in_dialog(CostDialog, look)
    press(screen.card, "cost_add")
    assert any(character.isdigit() for character in said[0])
    assert said[1] == "hidden"


def test_a_cost_is_voided(desk: TryDesk, surroundings: Frame, screen: EventsScreen, qtbot: QtBot) -> None:
    event = _submitted(desk)
    cost = desk.record("cost", event_id=event, kind="meals", amount_fen=3000, payer="self")
    screen.reload()

    def say_why(dialog: QDialog) -> None:
        write(find(dialog, PlainTextBox, "reason"), "重复")
        press(dialog, "take")

    in_dialog(ReasonDialog, say_why)
    press(screen.card, "cost_void")
    surroundings.wait(qtbot, lambda: desk.get("cost", cost).is_voided)


def test_its_forms_are_printed_once_it_has_a_number(
    desk: TryDesk, surroundings: Frame, screen: EventsScreen, qtbot: QtBot
) -> None:
    event = _event(desk)
    screen.reload()
    assert Command.COMPLETE in screen.commands()
    screen.commands()[Command.COMPLETE]()
    surroundings.wait(qtbot, lambda: bool(desk.get("event", event).number))
    for name in ("event_print_approval", "event_print_settlement"):
        press(screen.card, name)
        surroundings.wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), PrintPreviewDialog))
        preview = QApplication.activeModalWidget()
        assert isinstance(preview, PrintPreviewDialog)
        preview.close()
        surroundings.wait(qtbot)


def test_chips_and_targets(desk: TryDesk, screen: EventsScreen) -> None:
    pending = _submitted(desk)
    old = _submitted(desk, starts_at="2026-03-01T09:00", title="年会")
    screen.reload()
    assert [line.event.id for line in _lines(screen)] == [pending]
    screen.show_target(Target("events", record_id=old))
    current = screen.list.current()
    assert current is not None and current.event.id == old
    screen.show_target(Target("events", filter="unsettled"))
    assert find(screen, Chip, "events_chip_unsettled").isChecked()
    assert _lines(screen) == []
    opened: list[str] = []
    in_dialog(RecordDialog, lambda dialog: _leave(dialog, opened))
    screen.show_target(Target("events", make=True))
    assert opened == ["new"]
    assert screen.may_leave()
