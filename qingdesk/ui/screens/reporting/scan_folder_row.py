"""Which folder is watched for scans, and how to choose another or none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.ui.desk import Desk
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.words import button


class ScanFolderRow(QWidget):
    """What is chosen holds at once; the watching itself is the window's (`ui/scan_folder.py`)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._said = ElidedLabel("", "quiet")
        self._said.setObjectName("scan_folder")
        self._choose = button("", self.ask, look="link", name="scan_folder_choose")
        self._none = button(
            _("Stop watching"), lambda: self.choose(""), look="quiet_link", name="scan_folder_none"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        row.addWidget(self._said, 1)
        row.addWidget(self._none)
        row.addWidget(self._choose)
        desk.preferences.scan_folder_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        folder = self._desk.preferences.settings.scan_folder
        self._said.setText(
            _(
                "Scans put into {folder} are taken in by themselves, then moved into a folder within it."
            ).format(folder=folder)
            if folder
            else _("Does the scanner write into a folder? What is put there can be taken in by itself.")
        )
        self._said.setToolTip(folder)
        self._choose.setText(_("Another folder …") if folder else _("Watch a folder …"))
        self._none.setVisible(bool(folder))

    def ask(self) -> None:
        """Ask for a folder."""
        begin = self._desk.preferences.settings.scan_folder or str(Path.home())
        folder = QFileDialog.getExistingDirectory(self, _("The folder that the scanner writes into"), begin)
        if folder:
            self.choose(folder)

    def choose(self, folder: str) -> None:
        """Watch this folder from now on; none when it is empty."""
        preferences = self._desk.preferences
        try:
            if folder and Path(folder).resolve() == self._desk.store.folder.resolve():
                raise UserError(
                    _("This is the folder of the store itself."),
                    _("Choose the folder that the scanner writes into."),
                )
            preferences.change(replace(preferences.settings, scan_folder=folder))
        except UserError as error:
            self._desk.messages.wrong(error)
