"""The visit page as a person uses it: filled in, typed, told, kept as a draft, saved, numbered, corrected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.actions.visit_page import find_draft, from_content
from qingdesk.domain.visit import VisitState
from qingdesk.i18n import set_language
from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog
from qingdesk.ui.dialogs.reason import ReasonDialog
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.visit.due_band import DueBand
from qingdesk.ui.screens.visit.index import IndexButton
from qingdesk.ui.screens.visit.page import VisitPage
from qingdesk.ui.screens.visits import VisitsScreen
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.table import Table
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, keys, press, turn_wheel, write

_CONTROL = Qt.KeyboardModifier.ControlModifier
# A popup on the screen that tests draw on says that it cannot be raised.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

Open = Callable[..., VisitsScreen]
Q = TypeVar("Q", bound=QWidget)


@pytest.fixture
def visits(surroundings: Frame, qtbot: QtBot) -> Open:
    """The screen, shown as large as on a small laptop, at a target when one is given."""

    def show(**target: Any) -> VisitsScreen:
        screen = VisitsScreen(surroundings.desk)
        qtbot.addWidget(screen)
        screen.resize(1180, 680)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        if target:
            screen.show_target(replace(Target("visits"), **target))
        return screen

    return show


def page_of(screen: VisitsScreen) -> VisitPage:
    page = screen.page()
    assert page is not None
    return page


def line(page: QWidget, name: str, text: str) -> QLineEdit:
    """Empty a line and type into it."""
    field = find(page, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    if text.isascii():
        keys(field, text)
    else:
        write(field, text)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()
    return field


def choose(page: QWidget, name: str, text: str) -> None:
    """Choose from a list by the keyboard."""
    box = find(page, ComboBox, name)
    box.setFocus()
    goal = box.findText(text)
    assert goal >= 0, [box.itemText(row) for row in range(box.count())]
    while box.currentIndex() != goal:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < goal else Qt.Key.Key_Up)


def below(page: QWidget, name: str) -> str:
    """What stands under a field; nothing while it is hidden."""
    label = find(page, QLabel, f"{name}_below")
    return label.text() if label.isVisible() else ""


def mark(page: QWidget, section: str) -> tuple[str, int]:
    found = find(page, IndexButton, f"index_{section}").mark
    return found.kind, found.count


def give_reason(qtbot: QtBot, reason: str) -> Callable[[], None]:
    """Answer the dialog that asks why, once it stands there."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReasonDialog)
        write(find(dialog, QPlainTextEdit, "reason"), reason)
        press(dialog, "take")

    return answer


def test_a_new_page_is_filled_from_the_assignment(desk: TryDesk, surroundings: Frame, visits: Open) -> None:
    surroundings.desk.scope.choose(cadre_id=desk.cadre)
    page = page_of(visits(make=True))
    assert find(page, QLineEdit, "enterprise_id").text() == "河南示例食品有限公司"
    assert find(page, QLineEdit, "started_on").text() == "2026-11-22"
    assert find(page, QLineEdit, "visitors_0_name").text() == "王海涛"
    assert find(page, QLineEdit, "visitors_0_post").text() == "副县长"
    assert mark(page, "basics") == ("filled", 0)
    assert mark(page, "situation") == ("empty", 0)


def test_another_firm_fills_in_its_own_place_and_people_and_keeps_what_was_typed(
    desk: TryDesk, surroundings: Frame, visits: Open, qtbot: QtBot
) -> None:
    desk.record("enterprise", name="第二厂", address="工业路2号", contact_name="李厂长")
    surroundings.desk.scope.choose(cadre_id=desk.cadre)
    page = page_of(visits(make=True))
    write(find(page, QPlainTextEdit, "situation"), "订单平稳")
    firm = line(page, "enterprise_id", "第二")
    find(page, QLineEdit, "place").setFocus()
    assert firm.text() == "第二厂"
    assert find(page, QLineEdit, "place").text() == "工业路2号"
    assert find(page, QLineEdit, "hosts_0_name").text() == "李厂长"
    assert find(page, QPlainTextEdit, "situation").toPlainText() == "订单平稳"


def test_a_cadre_is_a_visitor_by_his_full_name_and_anyone_else_by_any(desk: TryDesk, visits: Open) -> None:
    page = page_of(visits(make=True, enterprise_id=desk.firm))
    press(page, "add_visitors")
    line(page, "visitors_1_name", "王海")
    find(page, QLineEdit, "place").setFocus()
    line(page, "visitors_0_name", "王海涛")
    find(page, QLineEdit, "place").setFocus()
    first, second = page.entry().draft.visitors
    assert (first.cadre_id, first.name, first.post) == (desk.cadre, "王海涛", "副县长")
    assert (second.cadre_id, second.name) == ("", "王海")


def test_what_is_due_for_a_meal_stands_there_while_one_types(desk: TryDesk, visits: Open) -> None:
    page = page_of(visits(make=True, enterprise_id=desk.firm))
    choose(page, "meal_had", "有")
    choose(page, "meal_kind", "午餐")
    line(page, "meal_heads", "２")
    said = find(page, DueBand, "meal_due").text()
    assert "应交 80.00 元 = 100.00 元 × 40% × 2 人" in said
    assert "财办行〔2019〕104号，自 2019-08-01" in said
    assert "待核实" in said
    assert below(page, "meal_paid_fen") == "未交 80.00 元"
    line(page, "meal_paid_fen", "60")
    assert below(page, "meal_paid_fen") == "少 20.00 元"
    assert mark(page, "meals") == ("wrong", 0)
    line(page, "meal_paid_fen", "80")
    assert below(page, "meal_paid_fen") == ""
    assert mark(page, "meals") == ("filled", 0)
    line(page, "meal_posted_price_fen", "15")
    assert "应交 30.00 元" in find(page, DueBand, "meal_due").text()


def test_a_mistake_is_told_beside_its_field_and_an_empty_field_only_when_one_saves(
    desk: TryDesk, surroundings: Frame, visits: Open
) -> None:
    page = page_of(visits(make=True))
    assert below(page, "enterprise_id") == ""
    line(page, "started_on", "2026-02-30")
    assert "2026-02-30" in below(page, "started_on")
    line(page, "started_on", "2027-01-05")
    assert below(page, "started_on")
    assert mark(page, "basics")[0] == "wrong"
    press(page, "page_save")
    assert below(page, "enterprise_id")
    assert not desk.all("visit")
    assert "3" in surroundings.desk.messages.title.text()
    assert QApplication.focusWidget() is find(page, QLineEdit, "enterprise_id")


def test_an_end_before_its_start_is_told_at_the_end(desk: TryDesk, visits: Open) -> None:
    page = page_of(visits(make=True, enterprise_id=desk.firm))
    line(page, "begins", "930")
    line(page, "ends", "9:00")
    assert below(page, "ends")
    line(page, "ends", "11:00")
    assert below(page, "ends") == ""


def test_problems_and_commitments_are_rows_and_an_empty_row_is_none(
    desk: TryDesk, surroundings: Frame, visits: Open, qtbot: QtBot
) -> None:
    page = page_of(visits(make=True, enterprise_id=desk.firm))
    press(page, "add_problem")
    write(find(page, QPlainTextEdit, "problem_0_text"), "不动产登记证")
    choose(page, "problem_0_category", "用地")
    press(page, "add_problem")
    press(page, "add_commitment")
    write(find(page, QPlainTextEdit, "commitment_0_text"), "月底前答复")
    line(page, "commitment_0_due_on", "11.30")
    assert mark(page, "problems") == ("filled", 2)
    assert "11月27日\n5 个工作日" in [label.text() for label in page.findChildren(QLabel)]
    press(page, "page_save")
    surroundings.wait(qtbot, lambda: bool(desk.all("visit")))
    assert [one.text for one in desk.all("problem")] == ["不动产登记证"]
    assert str(desk.all("commitment")[0].due_on) == "2026-11-30"
    press(page, "problem_2_away")
    press(page, "page_save")
    surroundings.wait(qtbot, lambda: not desk.all("problem"))


def test_what_is_typed_is_kept_within_a_second_and_is_no_record(
    desk: TryDesk, surroundings: Frame, visits: Open, qtbot: QtBot
) -> None:
    desk.record("cadre", name="张挈", unit_id=desk.home)  # the writer is there: what is timed is the page
    page = page_of(visits(make=True, enterprise_id=desk.firm))
    write(find(page, QPlainTextEdit, "situation"), "订单平稳")
    reader = surroundings.desk.store.reader()
    qtbot.waitUntil(lambda: find_draft(reader) is not None, timeout=1_000)
    surroundings.wait(qtbot)
    typed = find_draft(reader)
    assert typed is not None
    assert from_content(typed.content)[0].draft.situation == "订单平稳"
    assert "已自动保存" in find(page, QLabel, "page_note").text()
    assert not desk.all("visit")


def test_composing_alone_keeps_nothing(desk: TryDesk, surroundings: Frame, visits: Open) -> None:
    page = page_of(visits(make=True, enterprise_id=desk.firm))
    text = find(page, QPlainTextEdit, "situation")
    write(text, "")
    page.keep()
    assert find_draft(surroundings.desk.store.reader()) is None
    write(text, "订单")
    page.keep()
    assert find_draft(surroundings.desk.store.reader()) is not None


def test_a_draft_is_offered_with_its_day_and_gone_on_with(
    desk: TryDesk, surroundings: Frame, visits: Open, qtbot: QtBot
) -> None:
    screen = visits(make=True, enterprise_id=desk.firm)
    write(find(page_of(screen), QPlainTextEdit, "situation"), "订单平稳")
    line(page_of(screen), "started_on", "13.40")
    screen.commands()[Command.BACK]()
    assert screen.page() is None
    screen.show_target(Target("visits", make=True))
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


def test_a_draft_can_be_thrown_away(desk: TryDesk, surroundings: Frame, visits: Open, qtbot: QtBot) -> None:
    screen = visits(make=True, enterprise_id=desk.firm)
    write(find(page_of(screen), QPlainTextEdit, "situation"), "订单平稳")
    assert screen.may_leave()
    screen.show_target(Target("visits", make=True))
    page = page_of(screen)
    press(page, "draft_throw_away")
    reader = surroundings.desk.store.reader()
    surroundings.wait(qtbot, lambda: find_draft(reader) is None)
    assert find(page, QPlainTextEdit, "situation").toPlainText() == ""


def test_the_draft_of_a_saved_visit_says_when_the_visit_was_changed_since(
    desk: TryDesk, surroundings: Frame, visits: Open, qtbot: QtBot
) -> None:
    visit_id = desk.visit(state="draft")
    screen = visits(record_id=visit_id)
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
    desk: TryDesk, surroundings: Frame, visits: Open, qtbot: QtBot
) -> None:
    screen = visits(make=True, enterprise_id=desk.firm)
    write(find(page_of(screen), QPlainTextEdit, "situation"), "订单平稳")
    screen.commands()[Command.SAVE_AND_NEW]()
    surroundings.wait(qtbot, lambda: bool(desk.all("visit")))
    (visit,) = desk.all("visit")
    assert (visit.state, visit.number, visit.situation) == (VisitState.DRAFT, "", "订单平稳")
    assert find(page_of(screen), QPlainTextEdit, "situation").toPlainText() == ""
    assert find_draft(surroundings.desk.store.reader()) is None


def test_completing_numbers_it_freezes_it_and_offers_the_form(
    desk: TryDesk, surroundings: Frame, visits: Open, qtbot: QtBot
) -> None:
    screen = visits(make=True, enterprise_id=desk.firm)
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
    desk: TryDesk, surroundings: Frame, visits: Open, qtbot: QtBot
) -> None:
    lunch = {"kind": "lunch", "place": "canteen", "heads": 2}
    page = page_of(visits(record_id=desk.visit(meals=[lunch]), part="meals"))
    assert find(page, QLineEdit, "meal_heads").isReadOnly()
    line(page, "meal_paid_fen", "80")
    line(page, "meal_paid_on", "11.20")
    press(page, "page_save")
    surroundings.wait(qtbot, lambda: desk.all("meal")[0].is_paid)
    assert desk.all("visit")[0].form_revision == 1


def test_a_correction_asks_why_and_makes_a_new_version(
    desk: TryDesk, surroundings: Frame, visits: Open, qtbot: QtBot
) -> None:
    page = page_of(visits(record_id=desk.visit()))
    answer_when_asked(qtbot, give_reason(qtbot, "录入有误"))
    press(page, "page_correct")
    text = find(page, QPlainTextEdit, "situation")
    assert not text.isReadOnly()
    write(text, "订单平稳")
    press(page, "page_save_correction")
    surroundings.wait(qtbot, lambda: desk.all("visit")[0].form_revision == 2)
    assert desk.all("visit")[0].situation == "订单平稳"
    assert find(page, QPlainTextEdit, "situation").isReadOnly()


def test_a_visit_is_voided_with_a_reason(
    desk: TryDesk, surroundings: Frame, visits: Open, qtbot: QtBot
) -> None:
    visit_id = desk.visit(state="draft")
    screen = visits(record_id=visit_id)
    answer_when_asked(qtbot, give_reason(qtbot, "重复登记"))
    press(page_of(screen), "page_void")
    surroundings.wait(qtbot, lambda: desk.get("visit", visit_id).is_voided)
    assert desk.get("visit", visit_id).void_reason == "重复登记"
    assert screen.page() is None


def test_a_full_disk_keeps_what_was_typed_on_the_page(
    desk: TryDesk, surroundings: Frame, visits: Open, qtbot: QtBot
) -> None:
    page = page_of(visits(make=True, enterprise_id=desk.firm))
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


def test_everything_is_reached_by_the_keyboard_and_said_aloud(desk: TryDesk, visits: Open) -> None:
    page = page_of(visits(make=True, enterprise_id=desk.firm))
    press(page, "add_problem")
    choose(page, "meal_had", "有")
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not isinstance(widget.parent(), ComboBox)
    ]
    assert not nameless
    text = find(page, QPlainTextEdit, "situation")
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is find(page, QPlainTextEdit, "party_guidance")


def test_the_index_leads_to_a_section_and_follows_the_keyboard(desk: TryDesk, visits: Open) -> None:
    page = page_of(visits(make=True, enterprise_id=desk.firm))
    press(page, "index_opinions")
    assert QApplication.focusWidget() is find(page, QPlainTextEdit, "opinions")
    button = find(page, IndexButton, "index_opinions")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Down)
    assert find(page, IndexButton, "index_problems").isChecked()


def test_the_wheel_changes_no_choice_that_has_not_the_keyboard(desk: TryDesk, visits: Open) -> None:
    page = page_of(visits(make=True, enterprise_id=desk.firm))
    mode = find(page, ComboBox, "mode")
    turn_wheel(mode)
    assert mode.currentText() == "实地走访"


def test_the_list_shows_the_record_and_filters_it(
    desk: TryDesk, surroundings: Frame, visits: Open, qtbot: QtBot
) -> None:
    second = desk.record("enterprise", name="第二厂")
    desk.visit()
    desk.visit(enterprise_id=second, state="draft", situation="用工缺口")
    screen = visits()
    table = find(screen, Table, "visits")
    assert screen.model.rowCount() == 2
    press(screen, "chip_drafts")
    assert [screen.model.firm(one) for one in filter(None, [screen.model.visit(0)])] == ["第二厂"]
    assert any(label.text() == "用工缺口" for label in screen.record.findChildren(QLabel))
    assert not find(screen, QAbstractButton, "record_print").isEnabled()
    press(screen, "chip_drafts")
    write(screen.filter, "食品")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page_of(screen).visit_id() == desk.all("visit")[0].id


def test_an_empty_list_offers_the_first_visit(desk: TryDesk, visits: Open) -> None:
    screen = visits()
    press(screen, "fill_empty")
    assert page_of(screen).visit_id() == ""


def test_english_is_complete_on_the_page(desk: TryDesk, visits: Open) -> None:
    set_language("en")
    page = page_of(visits(make=True))
    press(page, "add_problem")
    choose(page, "meal_had", "Yes, a meal")
    shown = [label.text() for label in page.findChildren(QLabel)]
    shown += [made.text() for made in page.findChildren(QAbstractButton)]
    assert not [text for text in shown if any("\u4e00" <= letter <= "\u9fff" for letter in text)]


def answer_when_asked(qtbot: QtBot, answer: Callable[[], None]) -> None:
    """Do this as soon as a dialog waits for an answer."""
    QTimer.singleShot(0, answer)


def waited_for(qtbot: QtBot, frame: Frame, kind: type[Q]) -> Q:
    """The dialog of that kind, once it is open."""
    frame.wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog
