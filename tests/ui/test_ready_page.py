"""The page of the next visit is made before it is asked for, and knows nothing of the one before."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.ui.screens.visit.page import VisitPage
from qingdesk.ui.screens.visit.ready_page import ReadyPage
from qingdesk.ui.screens.visit.section import Section
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, press
from tests.ui.visit_hands import line, page_of, show


class Loose:
    """Widgets of a kind without a parent that were made since."""

    def __init__(self, kind: type[QWidget]) -> None:
        self._kind = kind
        self._before = self._all()

    def _all(self) -> set[QWidget]:
        return {widget for widget in QApplication.topLevelWidgets() if isinstance(widget, self._kind)}

    def now(self) -> set[QWidget]:
        return {widget for widget in self._all() - self._before if shiboken6.isValid(widget)}


def test_it_is_made_while_nobody_waits_for_it(surroundings: Frame, qtbot: QtBot) -> None:
    screen, pages = QObject(), Loose(VisitPage)
    ready = ReadyPage(surroundings.desk, screen)
    assert not ready.is_ready
    ready.begin()
    qtbot.waitUntil(lambda: ready.is_ready)
    (made,) = pages.now()
    page = ready.take()
    qtbot.addWidget(page)
    assert page is made
    assert not ready.is_ready


def test_one_that_is_asked_for_half_way_is_finished_at_once(surroundings: Frame, qtbot: QtBot) -> None:
    screen, sections = QObject(), Loose(Section)
    ready = ReadyPage(surroundings.desk, screen)
    ready.begin()
    qtbot.waitUntil(lambda: len(sections.now()) > 3)
    first, second = ready.take(), ready.take()
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    assert first is not second
    first.open_new()
    second.open_new()
    assert sections.now() == set()


def test_parts_that_nobody_asked_for_go_with_their_screen(surroundings: Frame, qtbot: QtBot) -> None:
    screen, sections = QObject(), Loose(Section)
    ready = ReadyPage(surroundings.desk, screen)
    ready.begin()
    qtbot.waitUntil(lambda: len(sections.now()) > 3)
    screen.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sections.now() == set()


def test_it_is_opened_for_whoever_is_chosen_then(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    screen = show(surroundings, qtbot)
    qtbot.waitUntil(lambda: screen.ready.is_ready)
    other = desk.record("cadre", name="张挈", unit_id=desk.home)
    firm = desk.record("enterprise", name="第二厂")
    desk.record("assignment", cadre_id=other, enterprise_id=firm, role="leader", started_on="2026-01-01")
    surroundings.desk.scope.choose(cadre_id=other)
    screen.open_new("")
    assert find(page_of(screen), QLineEdit, "enterprise_id").text() == "第二厂"


def test_the_next_is_made_ready_while_one_is_open(surroundings: Frame, qtbot: QtBot) -> None:
    screen = show(surroundings, qtbot)
    screen.open_new("")
    assert not screen.ready.is_ready
    qtbot.waitUntil(lambda: screen.ready.is_ready)


def test_nothing_of_one_visit_stands_in_the_next(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    screen = show(surroundings, qtbot)
    saved = desk.visit(place="三号车间")
    screen.open_visit(saved)
    first = page_of(screen)
    assert find(first, QLineEdit, "place").text() == "三号车间"
    line(first, "place", "B7")
    press(first, "page_back")
    surroundings.wait(qtbot)
    screen.open_new("")
    assert page_of(screen) is not first
    assert find(page_of(screen), QLineEdit, "place").text() not in ("三号车间", "B7")
