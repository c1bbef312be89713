"""Why? Asked before something is voided or corrected; it goes into the audit."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.dialogs.foot import foot
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.words import button, words


class ReasonDialog(QDialog):
    """`reason` is what was typed; it may not be empty."""

    def __init__(self, parent: QWidget, title: str, hint: str, yes: str) -> None:
        super().__init__(parent)
        self.setObjectName("reason_dialog")
        self.setWindowTitle(_("QingDesk"))
        self.reason = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(title, points=TITLE_POINTS, bold=True, wrap=True))
        column.addWidget(words(hint, wrap=True))
        self._text = PlainTextBox(lines=2, most=5)
        self._text.setObjectName("reason")
        self._box = FieldBox(_("Reason"), self._text, _("A few words; they are kept in the audit."))
        column.addWidget(self._box)
        column.addLayout(foot(self, button(yes, self._take, look="danger", name="take")))
        fit(self, em(self) * 32)

    def _take(self) -> None:
        self.reason = self._text.text().strip()
        if self.reason:
            self.accept()
        else:
            self._box.set_mistake(_("Say in a few words why."))
            self._text.setFocus()


def ask_reason(parent: QWidget, title: str, hint: str = "", yes: str = "") -> str:
    """The reason; empty when a person thought better of it."""
    kept = _("It stays in the store for the audit, and can be brought back.")
    dialog = ReasonDialog(parent, title, hint or kept, yes or _("Void"))
    return dialog.reason if dialog.exec() else ""
