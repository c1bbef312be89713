"""What this program is, which version, and under which licences."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from qingdesk import __version__
from qingdesk.i18n import _
from qingdesk.ui.style import SMALL_POINTS, STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.words import button, words


def show_about(parent: QWidget) -> None:
    """Show it until it is closed."""
    dialog = QDialog(parent)
    dialog.setObjectName("about")
    dialog.setWindowTitle(_("About QingDesk"))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
    column.setSpacing(STEP)
    column.addWidget(words(_("QingDesk"), "accent", TITLE_POINTS + 4, bold=True))
    column.addWidget(words(_("Close to firms, and clean: duties, visits and their papers."), wrap=True))
    versions = f"{__version__} · Python {platform.python_version()} · Qt {qVersion()}"
    version = words(versions, "quiet", SMALL_POINTS)
    version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(version)
    licences = _(
        "Apache-2.0. With Qt and PySide6 (LGPL-3.0), the Noto and LXGW fonts (OFL-1.1) and Lucide icons (ISC); "
        "all licence texts travel with the program. It sends nothing over the network."
    )
    column.addWidget(words(licences, "quiet", SMALL_POINTS, wrap=True))
    column.addSpacing(STEP)
    column.addWidget(button(_("Close"), dialog.accept, look="filled"), 0, Qt.AlignmentFlag.AlignRight)
    dialog.setMinimumWidth(em(dialog) * 30)
    dialog.exec()
