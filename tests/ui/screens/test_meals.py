"""餐费: list, record, dialog, receipt, as a person uses them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from qingdesk.ui.dialogs.meal import MealDialog
from qingdesk.ui.dialogs.picture import PictureDialog
from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog
from qingdesk.ui.dialogs.reason import ReasonDialog
from qingdesk.ui.models.meals import MealLine
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.meals import MealsScreen
from qingdesk.ui.widgets.chip import Chip
from qingdesk.ui.widgets.chooser import Chooser
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.drop_zone import DropZone
from qingdesk.ui.widgets.due_band import DueBand
from qingdesk.ui.widgets.filter_line import FilterLine
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.thumbnail import Thumbnail
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import choose_over, find, key, press, type_over, write

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot) -> MealsScreen:
    return surroundings.stand(qtbot, MealsScreen(surroundings.desk), 1180, 680)


def _meal(desk: TryDesk, **given: object) -> str:
    plain: dict[str, object] = {
        "enterprise_id": desk.firm, "cadre_id": desk.cadre, "eaten_on": "2026-11-19", "kind": "lunch",
        "place": "canteen", "heads": 2, "posted_price_fen": 1500,
    }  # fmt: skip
    return desk.record("meal", **{**plain, **given})


def _lines(screen: MealsScreen) -> list[MealLine]:
    return list(screen.list.model.rows())


def _texts(screen: MealsScreen) -> str:
    return " ".join(label.text() for label in screen.card.findChildren(QLabel))


def _leave(dialog: QDialog, opened: list[str]) -> None:
    opened.append("new")
    press(dialog, "cancel")


def _png(folder: Path) -> Path:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    path = folder / "发票.png"
    assert image.save(str(path))
    return path


def test_the_list_says_what_is_due_paid_and_left(desk: TryDesk, screen: MealsScreen, qtbot: QtBot) -> None:
    _meal(desk)
    _meal(desk, eaten_on="2026-11-18", paid_on="2026-11-18", paid_fen=2000)
    _meal(desk, eaten_on="2026-11-17", paid_on="2026-11-17", paid_fen=3000)
    _meal(desk, eaten_on="2026-05-06")
    screen.reload()
    lines = _lines(screen)
    assert [line.severity for line in lines] == ["yellow"] * 3
    assert len({line.state for line in lines}) == 3
    assert "10.00" in lines[1].state
    about = find(screen, QLabel, "meals_about").text()
    assert "90.00" in about and "50.00" in about
    press(screen, "meals_chip_half")
    assert len(_lines(screen)) == 4
    press(screen, "meals_chip_short")
    assert [line.meal.eaten_on for line in _lines(screen)] == [date(2026, 11, 18)]
    unpaid = find(screen, Chip, "meals_chip_unpaid")
    qtbot.waitUntil(lambda: unpaid.text().endswith("2"))


def test_it_is_sorted_by_the_title_that_is_pressed(desk: TryDesk, screen: MealsScreen) -> None:
    for heads, day in ((3, 10), (1, 11), (2, 12)):
        _meal(desk, heads=heads, eaten_on=f"2026-11-{day}")
    screen.reload()
    header = find(screen, Table, "meals").horizontalHeader()
    place = header.sectionViewportPosition(4) + 10
    for wanted in ([1, 2, 3], [3, 2, 1]):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 10))
        assert [line.meal.heads for line in _lines(screen)] == wanted
    screen.list.filters.sort_by(7)  # the state is nothing that the store sorts by
    assert [line.meal.heads for line in _lines(screen)] == [3, 2, 1]


def test_it_filters_by_what_is_typed(desk: TryDesk, screen: MealsScreen, qtbot: QtBot) -> None:
    other = desk.record("enterprise", name="中原包装有限公司")
    _meal(desk)
    _meal(desk, enterprise_id=other)
    screen.reload()
    write(find(screen, FilterLine, "meals_filter"), "包装")
    qtbot.waitUntil(lambda: [line.firm for line in _lines(screen)] == ["中原包装有限公司"])


def test_a_meal_is_recorded_with_what_the_firm_and_its_visit_say(
    desk: TryDesk, surroundings: Frame, screen: MealsScreen, qtbot: QtBot
) -> None:
    desk.edit("enterprise", desk.firm, canteen_price_fen=1500)
    visit = desk.visit(started_at="2026-11-22T09:30", ended_at=None)

    def enter(dialog: QDialog) -> None:
        choose_over(dialog, "enterprise_id", "食品")
        band = find(dialog, DueBand)
        assert "15.00" in band.text()
        type_over(dialog, "heads", "２")
        assert "30.00" in band.text()
        type_over(dialog, "paid_fen", "20")
        assert "10.00" in find(dialog, QLabel, "paid_fen_below").text()
        assert find(dialog, QLineEdit, "paid_on").text() == TODAY.isoformat()
        type_over(dialog, "paid_fen", "30")
        assert find(dialog, QLabel, "paid_fen_below").isHidden()
        press(dialog, "save")

    in_dialog(MealDialog, enter)
    press(screen, "meals_new")
    (meal,) = desk.all("meal")
    assert (meal.visit_id, meal.cadre_id, meal.heads, meal.paid_fen, meal.due_fen) == (
        visit, desk.cadre, 2, 3000, 3000,
    )  # fmt: skip
    assert [line.meal.id for line in _lines(screen)] == [meal.id]


def test_one_meal_after_the_other_by_keyboard(desk: TryDesk, screen: MealsScreen, qtbot: QtBot) -> None:
    second = desk.record("enterprise", name="中原包装有限公司")

    def enter(dialog: QDialog) -> None:
        choose_over(dialog, "enterprise_id", "食品")
        choose_over(dialog, "cadre_id", "王海涛")
        type_over(dialog, "eaten_on", "11.19")
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: not find(dialog, Chooser, "enterprise_id").text())
        assert find(dialog, QLabel, "dialog_done").text()
        assert find(dialog, QLineEdit, "eaten_on").text() == "2026-11-19"
        assert find(dialog, Chooser, "cadre_id").value() == desk.cadre
        choose_over(dialog, "enterprise_id", "包装")
        press(dialog, "save")

    in_dialog(MealDialog, enter)
    press(screen, "meals_new")
    assert {meal.enterprise_id for meal in desk.all("meal")} == {desk.firm, second}
    assert {meal.eaten_on for meal in desk.all("meal")} == {date(2026, 11, 19)}


def test_what_is_missing_is_told_beside_its_field(desk: TryDesk, screen: MealsScreen) -> None:
    told: list[str] = []

    def enter(dialog: QDialog) -> None:
        type_over(dialog, "heads", "abc")
        press(dialog, "save")
        told.extend(find(dialog, QLabel, f"{name}_below").text() for name in ("enterprise_id", "heads"))
        in_dialog(QDialog, lambda question: press(question, "answer_yes"))
        press(dialog, "cancel")

    in_dialog(MealDialog, enter)
    press(screen, "meals_new")
    assert all(told)
    assert desk.all("meal") == []


def test_findings_stand_on_top_and_lead_to_the_payment(
    desk: TryDesk, surroundings: Frame, screen: MealsScreen, qtbot: QtBot
) -> None:
    visit = desk.visit(started_at="2026-11-02T09:30", ended_at="2026-11-02T13:30")
    meal = _meal(desk, eaten_on="2026-11-02", visit_id=visit)
    screen.reload()
    surroundings.checked(qtbot)
    assert _lines(screen)[0].severity == "red"
    assert "A01" in _texts(screen)

    def pay(dialog: QDialog) -> None:
        assert find(dialog, QLineEdit, "heads").isReadOnly()  # the visit's paper speaks of it
        type_over(dialog, "paid_fen", "30")
        find(dialog, ComboBox, "payment_method").set_value("qr")
        press(dialog, "save")

    in_dialog(MealDialog, pay)
    press(screen.card, "put_right_A01")
    assert (desk.get("meal", meal).paid_fen, desk.get("meal", meal).paid_on) == (3000, TODAY)
    assert "30.00" in _texts(screen)
    surroundings.checked(qtbot)
    assert "A01" not in _texts(screen)


def test_a_receipt_is_attached_by_file_by_paste_and_by_drag(
    desk: TryDesk, surroundings: Frame, screen: MealsScreen, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    meal = _meal(desk, paid_on="2026-11-19", paid_fen=3000, receipt_kind="tax_invoice")
    screen.reload()
    path = _png(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *given: ([str(path)], ""))
    zone = find(screen.card, DropZone, "attach_zone")
    zone.setFocus()
    key(zone, Qt.Key.Key_Return)
    surroundings.wait(qtbot, lambda: len(desk.all("attachment")) == 1)
    assert _lines(screen)[0].severity == "good"
    surroundings.wait(qtbot)
    picture = find(screen.card, Thumbnail, "attachment_picture")
    picture.click()
    surroundings.wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), PictureDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PictureDialog)
    dialog.close()

    QGuiApplication.clipboard().setImage(QImage(str(path)))
    zone = find(screen.card, DropZone, "attach_zone")
    zone.setFocus()
    QTest.keyClick(zone, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    surroundings.wait(qtbot, lambda: len(desk.all("attachment")) == 2)

    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path))])
    find(screen.card, DropZone, "attach_zone").given.emit(dragged)
    surroundings.wait(qtbot, lambda: len(desk.all("attachment")) == 3)
    assert {paper.record_id for paper in desk.all("attachment")} == {meal}


def test_what_is_no_picture_is_told(
    desk: TryDesk, surroundings: Frame, screen: MealsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    _meal(desk)
    screen.reload()
    path = tmp_path / "发票.jpg"
    path.write_text("no picture")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path))])
    find(screen.card, DropZone, "attach_zone").given.emit(dragged)
    surroundings.wait(qtbot, lambda: not surroundings.desk.messages.isHidden())
    assert desk.all("attachment") == []


def test_a_receipt_waits_for_its_meal(
    desk: TryDesk, screen: MealsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(_png(tmp_path)))])

    def enter(dialog: QDialog) -> None:
        choose_over(dialog, "enterprise_id", "食品")
        choose_over(dialog, "cadre_id", "王海涛")
        find(dialog, DropZone, "attach_zone").given.emit(dragged)
        press(dialog, "save")

    in_dialog(MealDialog, enter)
    press(screen, "meals_new")
    (paper,) = desk.all("attachment")
    assert paper.record_id == desk.all("meal")[0].id
    assert paper.name == "发票.png"


def test_the_selection_is_printed_written_and_voided(
    desk: TryDesk, surroundings: Frame, screen: MealsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    ids = [_meal(desk), _meal(desk, eaten_on="2026-11-18")]
    screen.reload()
    table = find(screen, Table, "meals")
    table.selectAll()
    screen.commands()[Command.PRINT]()
    surroundings.wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), PrintPreviewDialog))
    preview: Any = QApplication.activeModalWidget()
    assert preview.page() == (1, 2)
    preview.close()
    screen.list.export_to(tmp_path / "餐费.xlsx")
    surroundings.wait(qtbot, lambda: (tmp_path / "餐费.xlsx").exists())
    assert (tmp_path / "餐费.xlsx").read_bytes()[:2] == b"PK"

    def say_why(dialog: QDialog) -> None:
        write(find(dialog, PlainTextBox, "reason"), "重复登记")
        press(dialog, "take")

    in_dialog(ReasonDialog, say_why)
    screen.commands()[Command.VOID]()
    surroundings.wait(qtbot, lambda: all(desk.get("meal", one).is_voided for one in ids))
    assert _lines(screen) == []


def test_the_record_leads_to_its_visit_and_tells_its_story(
    desk: TryDesk, surroundings: Frame, screen: MealsScreen
) -> None:
    visit = desk.visit(started_at="2026-11-19T09:30", ended_at=None)
    meal = _meal(desk, visit_id=visit)
    desk.edit("meal", meal, paid_fen=3000, paid_on="2026-11-19")
    screen.reload()
    press(screen.card, "meal_business")
    assert surroundings.gone == [Target("visits", record_id=visit, part="meals")]
    assert "交费 30.00 元" in _texts(screen) or "Paid 30.00 yuan" in _texts(screen)


def test_where_to_go(desk: TryDesk, screen: MealsScreen) -> None:
    old = _meal(desk, eaten_on="2026-05-06")
    _meal(desk)
    screen.show_target(Target("meals", record_id=old))
    current = screen.list.current()
    assert current is not None and current.meal.id == old
    screen.show_target(Target("meals", filter="unpaid"))
    assert find(screen, Chip, "meals_chip_unpaid").isChecked()
    assert screen.may_leave()
    assert {Command.NEW, Command.FILTER, Command.PRINT, Command.VOID} <= set(screen.commands())
    opened: list[str] = []
    in_dialog(MealDialog, lambda dialog: _leave(dialog, opened))
    screen.show_target(Target("meals", make=True, enterprise_id=desk.firm))
    assert opened == ["new"]


def test_an_empty_list_offers_the_first_meal(desk: TryDesk, screen: MealsScreen) -> None:
    press(screen, "meals_chip_half")
    opened: list[str] = []
    in_dialog(MealDialog, lambda dialog: _leave(dialog, opened))
    press(screen, "fill_empty")
    assert opened == ["new"]
