"""What tests of 诉求 do at its screen."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.ui.dialogs.record import RecordDialog
from qingdesk.ui.screens.problems import ProblemsScreen
from qingdesk.ui.widgets.table import Table
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, press, write


def raised(desk: TryDesk, **given: object) -> str:
    """The id of one that a firm raised."""
    plain = {
        "enterprise_id": desk.firm,
        "source": "visit",
        "raised_on": "2026-11-16",
        "text": "流动资金贷款续贷难",
    }
    return desk.record("problem", **{**plain, **given})


def rows(screen: ProblemsScreen, column: int = 2) -> list[str]:
    """A column of the list, as it stands there."""
    model = find(screen, Table, "problems").model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def next_step(screen: ProblemsScreen) -> str:
    """What the filled button says."""
    return find(screen, QPushButton, "next_step").text()


def texts(widget: QWidget) -> str:
    """All that is said within, one below the other."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def take(screen: ProblemsScreen, frame: Frame, qtbot: QtBot, **typed: str) -> None:
    """Press the next step, fill in the lines of its dialog, save."""

    def enter(dialog: QDialog) -> None:
        for name, text in typed.items():
            line = find(dialog, QLineEdit, name)
            line.setText("")
            write(line, text)
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "next_step")
    frame.wait(qtbot)
