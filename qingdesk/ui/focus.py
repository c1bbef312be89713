"""Where the keyboard was, by name: what is shown anew has other widgets of the same names."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_within(page: QWidget) -> str:
    """The objectName of what has the keyboard on this page; empty when it is elsewhere."""
    focus = QApplication.focusWidget()
    return focus.objectName() if focus is not None and page.isAncestorOf(focus) else ""


def focus_again(page: QWidget, name: str) -> bool:
    """Give it back; False where nothing of that name can take it now."""
    kept = page.findChild(QWidget, name) if name else None
    if kept is None or not kept.isEnabled() or not kept.isVisible():
        return False
    kept.setFocus(Qt.FocusReason.OtherFocusReason)
    return True
