"""What this program is, which version, under which licences, and where the records lie."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk import __version__
from qingdesk.i18n import _
from qingdesk.paths import resource
from qingdesk.ui.style import SMALL_POINTS, STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.words import button, words


class AboutDialog(QDialog):
    """folder: of the store. What stands in it can be selected, for a mail to whoever looks after the program."""

    def __init__(self, parent: QWidget | None, folder: Path) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(_("About QingDesk"))
        self._folder = folder
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP)
        column.addWidget(words(_("QingDesk"), "accent", TITLE_POINTS + 4, bold=True))
        column.addWidget(words(_("Close to firms, and clean: duties, visits and their papers."), wrap=True))
        column.addSpacing(STEP)
        facts = QGridLayout()
        facts.setHorizontalSpacing(STEP * 3)
        facts.setVerticalSpacing(STEP // 2)
        facts.setColumnStretch(1, 1)
        made_with = f"Python {platform.python_version()} · Qt {qVersion()}"
        for row, (label, text, name) in enumerate(
            (
                (_("Version"), __version__, "about_version"),
                (_("Made with"), made_with, "about_made_with"),
                (_("Store"), str(folder), "about_store"),
            )
        ):
            facts.addWidget(words(label, "quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
            fact = words(text, wrap=True)
            fact.setObjectName(name)
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            facts.addWidget(fact, row, 1)
        column.addLayout(facts)
        column.addSpacing(STEP)
        licences = _(
            "Apache-2.0. With Qt and PySide6 (LGPL-3.0), the Noto and LXGW fonts (OFL-1.1) and Lucide icons (ISC); "
            "all licence texts travel with the program. It sends nothing over the network."
        )
        column.addWidget(words(licences, "quiet", SMALL_POINTS, wrap=True))
        column.addSpacing(STEP)
        foot = QHBoxLayout()
        foot.addWidget(button(_("Show the folder"), self._show_folder, name="about_show_folder"))
        foot.addWidget(button(_("Licences"), self._show_licences, name="about_licences"))
        foot.addStretch(1)
        close = button(_("Close"), self.accept, look="filled", name="close")
        close.setDefault(True)
        foot.addWidget(close)
        column.addLayout(foot)
        fit(self, em(self) * 36)
        close.setFocus()

    def _show_licences(self) -> None:
        """The parts and their licences, and how Qt is replaced; the texts lie beside this page."""
        from qingdesk.ui.dialogs.guide import GuideDialog

        GuideDialog(self, _("Licences"), resource("licences", "README.md")).exec()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
