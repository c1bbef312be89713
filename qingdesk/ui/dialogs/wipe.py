"""Before the desk is wiped: its code is typed, so that nobody does it with one click."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.dialogs.foot import foot
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.words import button, words


class WipeDialog(QDialog):
    """The button comes alive when the desk's code stands in the line."""

    def __init__(self, parent: QWidget | None, code: str) -> None:
        super().__init__(parent)
        self.setObjectName("wipe_dialog")
        self.setWindowTitle(_("Wipe this desk"))
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP * 2)
        column.addWidget(words(_("Wipe this desk?"), points=TITLE_POINTS, bold=True))
        column.addWidget(
            words(
                _(
                    "The key is overwritten first, then the records and the backups in the desk's folder go. Nobody "
                    "can bring them back. Backups on a stick or a share stay. Have you opened the desk on the other "
                    "computer, and looked at it?"
                ),
                wrap=True,
            )
        )
        line = QLineEdit()
        line.setObjectName("wipe_code")
        column.addWidget(FieldBox(_("Type the desk's code, {code}").format(code=code), line))
        wipe = button(_("Wipe"), self.accept, look="danger", name="wipe_now")
        wipe.setEnabled(False)
        line.textChanged.connect(lambda text: wipe.setEnabled(text.strip().upper() == code))
        column.addLayout(foot(self, wipe))
        fit(self, em(self) * 34)


def ask_wipe(parent: QWidget | None, code: str) -> bool:
    """code: the desk's four characters."""
    return bool(WipeDialog(parent, code).exec())
