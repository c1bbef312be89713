"""With letters of 150 % no screen and no dialog is larger than a laptop of 1366 × 768, in either language."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from pytestqt.qtbot import QtBot

from qingdesk.i18n import set_language
from qingdesk.ui.main_window import MainWindow
from qingdesk.ui.style import Appearance
from tests.ui.conftest import Frame
from tests.ui.every_dialog import EVERY_DIALOG, Sitting, every_target

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

SCREEN = QSize(1366, 768)
FRAME = QSize(0, 32)
"""What the title bar of a dialog takes."""


def too_large(size: QSize, room: QSize = SCREEN) -> bool:
    return size.width() > room.width() or size.height() > room.height()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_everything_fits(
    sample_frame: Frame, appearance: Appearance, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    set_language(language)
    appearance.use("light", 150)
    window = MainWindow(sample_frame.desk)
    qtbot.addWidget(window)
    window.resize(SCREEN)
    window.show()
    found = []
    for name, target in every_target().items():
        window.go(target)
        sample_frame.wait(qtbot)
        QCoreApplication.sendPostedEvents()
        if too_large(window.minimumSizeHint()):
            found.append(f"{name}: {window.minimumSizeHint()}")
    for name, make in EVERY_DIALOG.items():
        dialog = make(Sitting(window, sample_frame.desk, tmp_path))
        dialog.show()
        sample_frame.wait(qtbot)
        if too_large(dialog.minimumSizeHint(), SCREEN - FRAME):
            found.append(f"{name}: {dialog.minimumSizeHint()}")
        dialog.close()
        dialog.deleteLater()
    window.close()
    assert found == []
