"""The sheet of keys, made from the menus: what stands there cannot be out of date."""

from __future__ import annotations

import re
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
            found.append((_without_letter(menu.title()), keys))
    found.append((_("Everywhere"), [(_(key), _(what)) for key, what in _EVERYWHERE]))
    return found


def _without_letter(title: str) -> str:
    """文件(&F) → 文件: the letter is for the menu bar only."""
    return re.sub(r"\(&.\)", "", title).replace("&", "")


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
        text.document().setDocumentMargin(STEP * 2)
        text.setHtml(_html(sheet(window)))
        column.addWidget(text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = button(_("Close"), self.accept, look="filled", name="close")
        close.setDefault(True)
        row.addWidget(close)
        column.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(min(em(self) * 62, room.width()), min(em(self) * 46, room.height() - STEP * 6))


def _html(groups: list[tuple[str, list[tuple[str, str]]]]) -> str:
    """Two columns of groups, as even as may be; the keys of all stand in line."""
    half = sum(len(keys) + 2 for _title, keys in groups) / 2
    columns: list[list[str]] = [[], []]
    lines = 0.0
    for title, keys in groups:
        lines += (len(keys) + 2) / 2
        columns[0 if lines <= half else 1].append(_group(title, keys))
        lines += (len(keys) + 2) / 2
    cells = "".join(f"<td width='50%' valign='top'>{''.join(column)}</td>" for column in columns)
    return f"<table width='100%'><tr>{cells}</tr></table>"


def _group(title: str, keys: list[tuple[str, str]]) -> str:
    rows = "".join(
        f"<tr><td width='38%'><b>{escape(key)}</b></td><td>{escape(what)}</td></tr>" for key, what in keys
    )
    heading = f"<p style='font-weight:bold; margin-top:6px; margin-bottom:2px'>{escape(title)}</p>"
    return f"{heading}<table width='100%' cellpadding='3'>{rows}</table>"
