"""Set-up, step two: a password, or in plain words what it means to have none."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from qingdesk.actions.password import LEAST_LENGTH
from qingdesk.i18n import _
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.password_line import password_line
from qingdesk.ui.widgets.words import words


class PasswordPage(QWidget):
    """`password()` is None where none is wanted."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP + 4)
        self._with = QRadioButton(_("Protect the store with a password (advised)"))
        self._with.setObjectName("with_password")
        self._with.setChecked(True)
        self._without = QRadioButton(_("Without a password"))
        self._without.setObjectName("without_password")
        self._new, self._again = password_line("new_password"), password_line("new_password_again")
        hint = _("At least {count} characters. When it is forgotten, only a recovery code on paper helps.")
        self._new_box = FieldBox(_("Password"), self._new, hint.format(count=LEAST_LENGTH))
        self._again_box = FieldBox(_("Password again"), self._again)
        column.addWidget(self._with)
        column.addWidget(self._new_box)
        column.addWidget(self._again_box)
        column.addSpacing(STEP)
        column.addWidget(self._without)
        column.addWidget(
            words(
                _(
                    "The store is encrypted either way. Without a password its key lies on this computer: whoever "
                    "can use your account here can read everything, and a lost laptop is an open book. It can be "
                    "set later in the settings."
                ),
                "quiet",
                wrap=True,
            )
        )
        column.addStretch(1)
        self._with.toggled.connect(self._grey)

    def _grey(self, on: bool) -> None:
        self._new_box.setEnabled(on)
        self._again_box.setEnabled(on)

    def is_right(self) -> bool:
        """Tell what is wrong beside its field; True when nothing is."""
        self._new_box.set_mistake("")
        self._again_box.set_mistake("")
        if self._without.isChecked():
            return True
        if len(self._new.text()) < LEAST_LENGTH:
            self._new_box.set_mistake(_("It needs at least {count} characters.").format(count=LEAST_LENGTH))
            self._new.setFocus()
            return False
        if self._new.text() != self._again.text():
            self._again_box.set_mistake(_("The two are not the same."))
            self._again.setFocus()
            return False
        return True

    def password(self) -> str | None:
        """What was typed; None where none is wanted."""
        return None if self._without.isChecked() else self._new.text()
