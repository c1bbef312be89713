"""Reminders: 14, 3 and 0 days before, once at each, and only while the program runs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qingdesk.actions.coming_up import ComesUp, stage_of
from qingdesk.ui.reminders import Reminders, reminder_words
from qingdesk.ui.screen import Target
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find


@pytest.mark.parametrize(
    ("days", "stage"), [(15, None), (14, 14), (13, 14), (4, 14), (3, 3), (1, 3), (0, 0), (-1, None)]
)
def test_the_stage_is_the_nearest_that_was_reached(days: int, stage: int | None) -> None:
    assert stage_of(TODAY + timedelta(days=days), TODAY) == stage


def _check(frame: Frame, qtbot: QtBot) -> None:
    before = frame.desk.findings.checked_at
    frame.desk.findings.look_again()
    frame.wait(qtbot, lambda: frame.desk.findings.checked_at != before)
    frame.wait(qtbot)


def _promise(desk: TryDesk, day: date) -> str:
    return desk.record(
        "commitment", enterprise_id=desk.firm, text="厂区道路硬化", promised_on="2026-10-01",
        due_on=day.isoformat(), basis="minutes",
    )  # fmt: skip


def test_what_is_near_is_told_once_with_the_plain_word(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    _promise(desk, TODAY + timedelta(days=3))
    messages = surroundings.desk.messages
    reminders = Reminders(surroundings.desk, messages)
    _check(surroundings, qtbot)
    qtbot.waitUntil(lambda: not messages.isHidden())
    assert "厂区道路硬化" in messages.hint.text()
    assert "11月25日" in messages.title.text()
    messages.hide()
    _check(surroundings, qtbot)
    assert messages.isHidden()
    reminders.deleteLater()


def test_what_is_far_is_not_told(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    _promise(desk, TODAY + timedelta(days=15))
    reminders = Reminders(surroundings.desk, surroundings.desk.messages)
    _check(surroundings, qtbot)
    assert surroundings.desk.messages.isHidden()
    reminders.deleteLater()


def test_the_note_leads_to_the_overview(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    _promise(desk, TODAY)
    messages = surroundings.desk.messages
    reminders = Reminders(surroundings.desk, messages)
    _check(surroundings, qtbot)
    qtbot.waitUntil(lambda: not messages.isHidden())
    find(messages, QPushButton, "message_action").click()
    assert surroundings.gone == [Target("overview", part="coming")]
    reminders.deleteLater()


def test_the_nearest_is_named_and_all_are_counted() -> None:
    near = [ComesUp(TODAY + timedelta(days=n), f"matter {n}", str(n)) for n in range(4)]
    title, hint = reminder_words(near, TODAY)
    assert "4" in title
    assert "matter 0" in hint
    assert "matter 1" not in hint
