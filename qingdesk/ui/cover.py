"""A window that shows nothing of what it holds, and has all of it again afterwards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.style import TITLE_POINTS
from qingdesk.ui.widgets.words import words


class Cover(QWidget):
    """Over a whole window until `lift`. What it holds is hidden, not only painted over: nothing reads it aloud.

    A dialog cannot simply be hidden: it would take that for its end, and what was typed in it would be lost.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("cover")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        column = QVBoxLayout(self)
        said = words(_("Locked"), "quiet", TITLE_POINTS)
        column.addWidget(said, 0, Qt.AlignmentFlag.AlignCenter)
        self._window = window
        self._title = window.windowTitle()
        self._focus = window.focusWidget()
        self._least = window.minimumSize()
        within = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._hidden = [
            each for each in within if each is not self and not each.isWindow() and not each.isHidden()
        ]
        window.setMinimumSize(window.size())  # an empty window must not shrink
        for each in self._hidden:
            each.hide()
        window.setWindowTitle(_("QingDesk"))
        window.installEventFilter(self)
        self._fill()
        self.show()
        self.raise_()

    def lift(self) -> None:
        """Show again what was shown, with the cursor where it was."""
        self._window.removeEventFilter(self)
        self.hide()
        for each in self._hidden:
            each.show()
        self._window.setMinimumSize(self._least)
        self._window.setWindowTitle(self._title)
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fill()
        return False

    def _fill(self) -> None:
        self.setGeometry(self._window.rect())


def cover_all() -> list[Cover]:
    """Every window of the program that is up; menus and lists that hang open are closed."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    up = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return [Cover(each) for each in up if each.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)]
