"""A field that may be read and copied, but not changed for now."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from qingdesk.ui.widgets.plain_text_box import PlainTextBox


def freeze(widget: QWidget, frozen: bool) -> None:
    """To be read and copied only, or to be changed again."""
    if isinstance(widget, QLineEdit | PlainTextBox):
        widget.setReadOnly(frozen)
        widget.update()
        for opener in widget.actions():  # a list or a calendar would change what is frozen
            opener.setVisible(not frozen)
            opener.setEnabled(not frozen)
    else:
        widget.setEnabled(not frozen)
