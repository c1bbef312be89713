"""Papers and pictures hang on every kind of record, a visit too."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from qingdesk.ui.dialogs.papers import PapersDialog
from qingdesk.ui.screens.problems import ProblemsScreen
from qingdesk.ui.widgets.drop_zone import DropZone
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, press
from tests.ui.visit_hands import show

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def dragged(tmp_path: Path) -> QMimeData:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#2f6f4f"))
    image.save(str(tmp_path / "现场.png"))
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(tmp_path / "现场.png"))])
    return made


def test_a_reply_hangs_on_its_problem(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot, dragged: QMimeData
) -> None:
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-16", text="续贷难"
    )
    screen = ProblemsScreen(surroundings.desk)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    qtbot.waitUntil(lambda: screen.card.findChild(DropZone) is not None)
    find(screen.card, DropZone, "attach_zone").given.emit(dragged)
    surroundings.wait(qtbot, lambda: [one.record_id for one in desk.all("attachment")] == [problem])


def test_a_picture_of_a_visit_is_kept_with_it(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot, dragged: QMimeData
) -> None:
    visit = desk.visit()
    screen = show(surroundings, qtbot)

    def give(dialog: QDialog) -> None:
        find(dialog, DropZone, "attach_zone").given.emit(dragged)
        surroundings.wait(qtbot, lambda: len(desk.all("attachment")) == 1)
        press(dialog, "close")

    in_dialog(PapersDialog, give)
    press(screen, "record_papers")
    surroundings.wait(qtbot)
    assert [one.record_id for one in desk.all("attachment")] == [visit]
