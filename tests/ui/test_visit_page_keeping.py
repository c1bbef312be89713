"""The visit page over time: kept as a draft, offered again, saved, numbered, corrected, voided."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.actions.life import void
from qingdesk.actions.visit_page import find_draft, from_content
from qingdesk.domain.visit import VisitState
from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.widgets.combo_box import ComboBox
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, press, write
from tests.ui.visit_hands import (
    answer_when_asked,
    give_reason,
    line,
    page_of,
    show,
    waited_for,
)

# A popup on the screen that tests draw on says that it cannot be raised.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def test_what_is_typed_is_kept_within_a_second_and_is_no_record(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    page = page_of(show(surroundings, qtbot, make=True, enterprise_id=desk.firm))
    reader, jobs, later = surroundings.desk.store.reader(), surroundings.desk.jobs, list[object]()

    def a_second_later() -> None:
        jobs.write(
            lambda progress: find_draft(surroundings.desk.store.reader()), owner=page, on_done=later.append
        )

    write(find(page, QPlainTextEdit, "situation"), "订单平稳")
    QTimer.singleShot(
        1_000, a_second_later
    )  # by the window's own clock, behind what the page has asked for by then
    qtbot.waitUntil(lambda: bool(later))
    assert later != [None], "it was kept before"
    surroundings.wait(qtbot)
    typed = find_draft(reader)
    assert typed is not None
    assert from_content(typed.content)[0].draft.situation == "订单平稳"
    assert "已自动保存" in find(page, QLabel, "page_note").text()
    assert not desk.all("visit")


def test_composing_alone_keeps_nothing(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    page = page_of(show(surroundings, qtbot, make=True, enterprise_id=desk.firm))
    text = find(page, QPlainTextEdit, "situation")
    write(text, "")
    page.keep()
    assert find_draft(surroundings.desk.store.reader()) is None
    write(text, "订单")
    page.keep()
    assert find_draft(surroundings.desk.store.reader()) is not None


def test_a_draft_is_offered_with_its_day_and_gone_on_with(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    screen = show(surroundings, qtbot, make=True, enterprise_id=desk.firm)
    write(find(page_of(screen), QPlainTextEdit, "situation"), "订单平稳")
    line(page_of(screen), "started_on", "13.40")
    screen.commands()[Command.BACK]()
    assert screen.page() is None
    left = find(screen, QWidget, "left_drafts")
    assert left.isVisible()
    assert "河南示例食品有限公司" in left.accessibleName()
    press(screen, "left_draft_open")
    page = page_of(screen)
    offer = find(page, QWidget, "draft_offer")
    assert offer.isVisible()
    assert "草稿" in offer.accessibleName()
    assert not find(page, QPlainTextEdit, "situation").isEnabled()
    assert Command.SAVE not in screen.commands()
    press(page, "draft_go_on")
    assert find(page, QPlainTextEdit, "situation").toPlainText() == "订单平稳"
    assert find(page, QLineEdit, "started_on").text() == "13.40"
    assert find(page, QPlainTextEdit, "situation").isEnabled()


def test_a_draft_can_be_thrown_away(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    screen = show(surroundings, qtbot, make=True, enterprise_id=desk.firm)
    write(find(page_of(screen), QPlainTextEdit, "situation"), "订单平稳")
    assert screen.may_leave()
    screen.show_target(Target("visits", make=True))
    page = page_of(screen)
    press(page, "draft_throw_away")
    reader = surroundings.desk.store.reader()
    surroundings.wait(qtbot, lambda: find_draft(reader) is None)
    screen.commands()[Command.BACK]()
    assert not find(screen, QWidget, "left_drafts").isVisible()
    screen.show_target(Target("visits", make=True))
    page = page_of(screen)
    assert not find(page, QWidget, "draft_offer").isVisible()
    assert find(page, QPlainTextEdit, "situation").toPlainText() == ""


def test_the_draft_of_a_saved_visit_says_when_the_visit_was_changed_since(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    visit_id = desk.visit(state="draft")
    screen = show(surroundings, qtbot, record_id=visit_id)
    write(find(page_of(screen), QPlainTextEdit, "answers"), "已答复")
    screen.commands()[Command.BACK]()
    desk.edit("visit", visit_id, place="二楼")
    screen.show_target(Target("visits", record_id=visit_id))
    page = page_of(screen)
    assert "覆盖" in find(page, QWidget, "draft_offer").accessibleName()
    press(page, "draft_go_on")
    press(page, "page_save")
    surroundings.wait(qtbot, lambda: desk.get("visit", visit_id).answers == "已答复")


def test_saving_keeps_a_draft_and_the_next_page_is_empty(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    screen = show(surroundings, qtbot, make=True, enterprise_id=desk.firm)
    write(find(page_of(screen), QPlainTextEdit, "situation"), "订单平稳")
    screen.commands()[Command.SAVE_AND_NEW]()
    surroundings.wait(qtbot, lambda: bool(desk.all("visit")))
    (visit,) = desk.all("visit")
    assert (visit.state, visit.number, visit.situation) == (VisitState.DRAFT, "", "订单平稳")
    assert find(page_of(screen), QPlainTextEdit, "situation").toPlainText() == ""
    assert find_draft(surroundings.desk.store.reader()) is None


def test_completing_numbers_it_freezes_it_and_offers_the_form(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    screen = show(surroundings, qtbot, make=True, enterprise_id=desk.firm)
    press(page_of(screen), "page_complete")
    surroundings.wait(qtbot, lambda: bool(desk.all("visit")))
    page = page_of(screen)
    assert "〔2026〕第 DESK-0001 号" in find(page, QLabel, "page_note").text()
    assert find(page, QPlainTextEdit, "situation").isReadOnly()
    assert not find(page, ComboBox, "mode").isEnabled()
    assert find(page, ComboBox, "facts_confirmed").isEnabled()
    messages = surroundings.desk.messages
    assert "DESK-0001" in messages.title.text()
    press(messages, "message_action")
    preview = waited_for(qtbot, surroundings, PrintPreviewDialog)
    assert preview.page() == (1, 1)
    press(preview, "preview_close")


def test_what_was_paid_is_entered_on_a_numbered_visit_without_a_reason(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    lunch = {"kind": "lunch", "place": "canteen", "heads": 2}
    page = page_of(show(surroundings, qtbot, record_id=desk.visit(meals=[lunch]), part="meals"))
    assert find(page, QLineEdit, "meal_heads").isReadOnly()
    line(page, "meal_paid_fen", "80")
    line(page, "meal_paid_on", "11.20")
    press(page, "page_save")
    surroundings.wait(qtbot, lambda: desk.all("meal")[0].is_paid)
    assert desk.all("visit")[0].form_revision == 1


def test_a_correction_asks_why_and_makes_a_new_version(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    page = page_of(show(surroundings, qtbot, record_id=desk.visit()))
    answer_when_asked(qtbot, give_reason(qtbot, "录入有误"))
    press(page, "page_correct")
    text = find(page, QPlainTextEdit, "situation")
    assert not text.isReadOnly()
    write(text, "订单平稳")
    press(page, "page_save_correction")
    surroundings.wait(qtbot, lambda: desk.all("visit")[0].form_revision == 2)
    assert desk.all("visit")[0].situation == "订单平稳"
    assert find(page, QPlainTextEdit, "situation").isReadOnly()


def test_a_visit_is_voided_with_a_reason(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    visit_id = desk.visit(state="draft")
    screen = show(surroundings, qtbot, record_id=visit_id)
    answer_when_asked(qtbot, give_reason(qtbot, "重复登记"))
    press(page_of(screen), "page_void")
    surroundings.wait(qtbot, lambda: desk.get("visit", visit_id).is_voided)
    assert desk.get("visit", visit_id).void_reason == "重复登记"
    assert screen.page() is None


def test_a_full_disk_keeps_what_was_typed_on_the_page(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    page = page_of(show(surroundings, qtbot, make=True, enterprise_id=desk.firm))
    write(find(page, QPlainTextEdit, "situation"), "订" * 19_000)
    with desk.store.transaction("fill") as db:
        pages = db.execute("PRAGMA page_count").fetchone()
        assert pages is not None
        db.execute(f"PRAGMA max_page_count = {int(pages[0] or 0)}")
    press(page, "page_save")
    surroundings.wait(qtbot, lambda: bool(surroundings.desk.messages.title.text()))
    assert surroundings.desk.messages.hint.text()
    assert find(page, QPlainTextEdit, "situation").toPlainText() == "订" * 19_000
    assert find(page, QPlainTextEdit, "situation").isEnabled()
    assert not desk.all("visit")
    surroundings.wait(qtbot, lambda: "未能自动保存" in find(page, QLabel, "page_note").text())


def test_the_draft_of_a_voided_visit_goes_with_it(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    visit_id = desk.visit(state="draft")
    screen = show(surroundings, qtbot, record_id=visit_id)
    write(find(page_of(screen), QPlainTextEdit, "answers"), "已答复")
    screen.commands()[Command.BACK]()
    void(desk.store, "visit", visit_id, "重复")
    screen.show_target(Target("visits", record_id=visit_id))
    reader = surroundings.desk.store.reader()
    surroundings.wait(qtbot, lambda: find_draft(reader, visit_id) is None)
    assert find(page_of(screen), QPlainTextEdit, "answers").isReadOnly()
