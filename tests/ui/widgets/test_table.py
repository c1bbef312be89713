"""A table as it is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from qingdesk.ui.colours import LIGHT
from qingdesk.ui.widgets.table import Table
from tests.ui.conftest import Frame
from tests.ui.every_dialog import EVERY_DIALOG, Sitting
from tests.ui.hands import find

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def colours_of(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
    }


def test_a_tick_in_a_cell_is_drawn_as_everywhere(frame: Frame, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = EVERY_DIALOG["roster"](Sitting(frame.shown(), frame.desk, tmp_path))
    dialog.show()
    frame.wait(qtbot)
    table = find(dialog, Table, "roster_rows")
    cell = table.visualRect(table.model().index(1, 0))
    drawn = table.viewport().grab(QRect(cell.topLeft(), cell.size())).toImage()
    assert LIGHT.accent in colours_of(drawn)
    dialog.done(0)
    dialog.deleteLater()
