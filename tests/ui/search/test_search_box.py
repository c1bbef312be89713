"""The search box: found while typing, opened by keys alone, harmless to an input method."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.ui.screen import Target
from qingdesk.ui.search import SearchBox
from qingdesk.ui.search.targets import target_of
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, key, keys

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def box(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> Iterator[SearchBox]:
    window = QWidget()
    made = SearchBox(surroundings.desk)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made


def typed(box: SearchBox, qtbot: QtBot, text: str) -> list[str]:
    """What the list says once the answer is there."""
    box.setText(text)
    qtbot.waitUntil(lambda: not box.is_searching())
    model = box.results().rows
    return [model.row_at(row).words for row in range(model.rowCount())]


def test_firm_people_and_visits_are_found_while_typing(desk: TryDesk, box: SearchBox, qtbot: QtBot) -> None:
    desk.visit(situation="用电紧张")
    said = typed(box, qtbot, "hnsl")
    assert said[:2] == ["企业", "河南示例食品有限公司"]
    assert "走访" in said
    assert box.is_dropped_down()


def test_nothing_is_said_so(desk: TryDesk, box: SearchBox, qtbot: QtBot) -> None:
    said = typed(box, qtbot, "没有这个")
    assert len(said) == 1 and "没有这个" in said[0]


def test_arrows_step_over_headings_and_return_opens(
    desk: TryDesk, box: SearchBox, surroundings: Frame, qtbot: QtBot
) -> None:
    visit = desk.visit(situation="用电紧张")
    typed(box, qtbot, "hnsl")
    assert box.results().chosen() == 1, "the first result is chosen"
    key(box, Qt.Key.Key_Down)
    assert box.results().chosen() == 3, "a heading is stepped over"
    key(box, Qt.Key.Key_Down)
    assert box.results().chosen() == 1, "round the end"
    key(box, Qt.Key.Key_Up)
    key(box, Qt.Key.Key_Return)
    assert surroundings.gone == [Target("visits", record_id=visit)]
    assert not box.is_dropped_down()


def test_return_before_the_answer_opens_the_first_one(
    desk: TryDesk, box: SearchBox, surroundings: Frame, qtbot: QtBot
) -> None:
    keys(box, "hnslsp")
    key(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(surroundings.gone))
    assert surroundings.gone == [Target("enterprises", record_id=desk.firm)]


def test_only_the_newest_answer_is_shown(desk: TryDesk, box: SearchBox, qtbot: QtBot) -> None:
    desk.record("enterprise", name="另一家纸厂")
    box.setText("hn")
    box.setText("lyjzc")
    qtbot.waitUntil(lambda: not box.is_searching())
    assert box.results().rows.row_at(1).words == "另一家纸厂"


def test_escape_closes_then_empties(desk: TryDesk, box: SearchBox, qtbot: QtBot) -> None:
    typed(box, qtbot, "hnsl")
    key(box, Qt.Key.Key_Escape)
    assert not box.is_dropped_down() and box.text()
    key(box, Qt.Key.Key_Escape)
    assert not box.text()


def test_return_during_composition_opens_nothing(
    desk: TryDesk, box: SearchBox, surroundings: Frame, qtbot: QtBot
) -> None:
    typed(box, qtbot, "hnsl")
    QApplication.sendEvent(box, QInputMethodEvent("zoufang", []))
    key(box, Qt.Key.Key_Return)
    key(box, Qt.Key.Key_Down)
    assert surroundings.gone == []
    assert box.is_dropped_down()
    commit = QInputMethodEvent()
    commit.setCommitString("食品")
    QApplication.sendEvent(box, commit)
    assert box.text() == "hnsl食品"


def test_a_click_opens(desk: TryDesk, box: SearchBox, surroundings: Frame, qtbot: QtBot) -> None:
    typed(box, qtbot, "hnsl")
    listed = box.results()
    place = listed.visualRect(listed.rows.index(1)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert surroundings.gone == [Target("enterprises", record_id=desk.firm)]
    heading = listed.visualRect(listed.rows.index(0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, heading.y()))
    assert len(surroundings.gone) == 1


def test_leaving_the_box_closes_the_list(desk: TryDesk, box: SearchBox, qtbot: QtBot) -> None:
    typed(box, qtbot, "hnsl")
    box.clearFocus()
    assert not box.is_dropped_down()


def test_ctrl_k_goes_to_the_box_and_a_result_to_its_page(desk: TryDesk, frame: Frame, qtbot: QtBot) -> None:
    window = frame.shown()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = find(window, SearchBox, "search")
    qtbot.waitUntil(box.hasFocus)
    keys(box, "hnslsp")
    qtbot.waitUntil(lambda: not box.is_searching() and box.is_dropped_down())
    key(box, Qt.Key.Key_Return)
    assert window.shown() == "enterprises"
    frame.wait(qtbot)


def test_every_noun_that_is_found_leads_somewhere(desk: TryDesk) -> None:
    from qingdesk.actions.search import Result
    from qingdesk.store.search_texts import OWN

    for noun in OWN:
        target = target_of(Result(noun, "1", "x", None, "", part_of="2"))
        assert target is not None, noun
