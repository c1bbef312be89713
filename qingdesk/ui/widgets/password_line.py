"""A line that shows dots."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit


def password_line(name: str) -> QLineEdit:
    """name: its objectName."""
    line = QLineEdit()
    line.setObjectName(name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
