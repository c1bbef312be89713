"""The buttons at the foot of a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from qingdesk.i18n import _
from qingdesk.ui.widgets.words import button


def foot(dialog: QDialog, *does: QPushButton) -> QHBoxLayout:
    """At the right: Cancel, then what the dialog does."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(button(_("Cancel"), dialog.reject, name="cancel"))
    for made in does:
        row.addWidget(made)
    return row
