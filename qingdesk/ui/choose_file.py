"""Which file to take in; the folder is remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from qingdesk.i18n import _
from qingdesk.ui.preferences import Preferences


def choose_table(parent: QWidget, preferences: Preferences, title: str) -> Path | None:
    """A workbook or CSV file; None when a person thought better of it."""
    kinds = _("Tables (*.xlsx *.xls *.csv)")
    name, _kind = QFileDialog.getOpenFileName(parent, title, preferences.settings.last_folder, kinds)
    if not name:
        return None
    path = Path(name)
    preferences.change(replace(preferences.settings, last_folder=str(path.parent)))
    return path
