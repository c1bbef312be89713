"""The sheet of keys, made from the menus: what stands there cannot be out of date."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QMenu, QTextBrowser, QVBoxLayout

from qingdesk.i18n import N_, _
from qingdesk.ui.style import STEP, em
from qingdesk.ui.widgets.words import button

_EVERYWHERE = (
    (N_("Tab, Shift+Tab"), N_("To the next field, and back")),
    (N_("↑ ↓"), N_("Step through a list; the record on the right follows")),
    (N_("Return"), N_("Open what is chosen in a list")),
    (N_("Ctrl+V"), N_("Paste a picture as an attachment")),
)


def sheet(window: QMainWindow) -> list[tuple[str, list[tuple[str, str]]]]:
    """(menu, [(key, what it does)]) for every menu that has keys."""
    found = []
    for menu in window.menuBar().findChildren(QMenu):
        keys = [
            (action.shortcut().toString(action.shortcut().SequenceFormat.NativeText), action.text())
            for action in menu.actions()
            if isinstance(action, QAction) and not action.shortcut().isEmpty()
        ]
        if keys:
            found.append((menu.title().replace("&", ""), keys))
    found.append((_("Everywhere"), [(_(key), _(what)) for key, what in _EVERYWHERE]))
    return found


class KeysDialog(QDialog):
    """Closed by Esc or Return."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("keys")
        self.setWindowTitle(_("Keyboard"))
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        text = QTextBrowser()
        text.setObjectName("keys_text")
        text.setAccessibleName(_("Keyboard"))
        text.setHtml(_html(sheet(window)))
        column.addWidget(text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = button(_("Close"), self.accept, look="filled", name="close")
        close.setDefault(True)
        row.addWidget(close)
        column.addLayout(row)
        self.resize(em(self) * 42, em(self) * 44)


def _html(groups: list[tuple[str, list[tuple[str, str]]]]) -> str:
    parts = []
    for title, keys in groups:
        rows = "".join(
            f"<tr><td style='padding-right:24px'><b>{escape(key)}</b></td><td>{escape(what)}</td></tr>"
            for key, what in keys
        )
        parts.append(f"<h3>{escape(title)}</h3><table cellpadding='3'>{rows}</table>")
    return "".join(parts)
