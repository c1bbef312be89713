"""A new password, typed twice."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from qingdesk.actions.password import LEAST_LENGTH
from qingdesk.i18n import _
from qingdesk.ui.dialogs.foot import foot
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.password_line import password_line
from qingdesk.ui.widgets.words import button, words


class NewPasswordDialog(QDialog):
    """`password()` once it was accepted."""

    def __init__(self, parent: QWidget | None, title: str, intro: str) -> None:
        super().__init__(parent)
        self.setObjectName("new_password_dialog")
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP * 2)
        column.addWidget(words(title, points=TITLE_POINTS, bold=True))
        column.addWidget(words(intro, wrap=True))
        hint = _("At least {count} characters.").format(count=LEAST_LENGTH)
        self._new_line = password_line("journey_password")
        self._new = FieldBox(_("Password"), self._new_line, hint)
        self._again_line = password_line("journey_password_again")
        self._again = FieldBox(_("Password again"), self._again_line)
        column.addWidget(self._new)
        column.addWidget(self._again)
        column.addLayout(foot(self, button(_("Go on"), self._take, look="filled", name="new_password_ok")))
        fit(self, em(self) * 28)

    def password(self) -> str:
        """What was typed."""
        return self._new_line.text()

    def _take(self) -> None:
        for box in (self._new, self._again):
            box.set_mistake("")
        if len(self._new_line.text()) < LEAST_LENGTH:
            self._new.set_mistake(_("It needs at least {count} characters.").format(count=LEAST_LENGTH))
        elif self._new_line.text() != self._again_line.text():
            self._again.set_mistake(_("The two are not the same."))
        else:
            self.accept()


def ask_new_password(parent: QWidget | None, title: str, intro: str) -> str:
    """Empty when the person thought better of it."""
    dialog = NewPasswordDialog(parent, title, intro)
    return dialog.password() if dialog.exec() else ""
