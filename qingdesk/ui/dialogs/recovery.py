"""The recovery code: shown once, to be printed or written down; and used, on the day the password is forgotten."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qingdesk.actions.password import LEAST_LENGTH, use_recovery_code
from qingdesk.errors import UserError, WrongPassword
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.foot import foot
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.password_line import password_line
from qingdesk.ui.widgets.words import button, words


class RecoveryCodeDialog(QDialog):
    """It closes when the person says that the code is on paper: it cannot be shown again."""

    def __init__(self, parent: QWidget, desk: Desk, code: str) -> None:
        super().__init__(parent)
        self.setObjectName("recovery_code_dialog")
        self.setWindowTitle(_("Recovery code"))
        self._desk = desk
        self._code = code
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP * 2)
        column.addWidget(words(_("The recovery code"), points=TITLE_POINTS, bold=True))
        shown = words(code, points=TITLE_POINTS + 5, bold=True)
        shown.setObjectName("recovery_code")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(shown)
        column.addWidget(
            words(
                _(
                    "It is shown this once. Print it or write it down, seal it and keep it in the office's safe: "
                    "with it a forgotten password can be replaced. Whoever has it and this computer can read "
                    "everything. A code that was made before opens nothing any more."
                ),
                wrap=True,
            )
        )
        self._kept = QCheckBox(_("It is on paper"))
        self._kept.setObjectName("recovery_kept")
        column.addWidget(self._kept)
        self._wrong = words("", "red", wrap=True)
        self._wrong.hide()
        column.addWidget(self._wrong)
        row = QHBoxLayout()
        printing = button(_("Print …"), self._print, icon_name="printer", name="recovery_print")
        row.addWidget(printing)
        row.addStretch(1)
        self._close = button(_("Close"), self.accept, look="filled", name="recovery_close")
        self._close.setEnabled(False)
        self._kept.toggled.connect(self._close.setEnabled)
        row.addWidget(self._close)
        column.addLayout(row)
        fit(self, em(self) * 46)

    def reject(self) -> None:
        """Not by mistake: Esc does nothing until the code is on paper."""
        if self._kept.isChecked():
            super().reject()

    def _print(self) -> None:
        self._desk.jobs.run(
            partial(_sheet, self._desk, self._code),
            owner=self,
            on_done=self._show_sheet,
            on_error=self._refused,
            label=_("Printing"),
        )

    def _show_sheet(self, pdf: bytes) -> None:
        from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog

        PrintPreviewDialog(self, self._desk.jobs, pdf, _("Recovery code")).exec()

    def _refused(self, error: UserError) -> None:
        self._wrong.setText(str(error))
        self._wrong.show()


def _sheet(desk: Desk, code: str, progress: Progress) -> bytes:
    from qingdesk.actions.printing.print_recovery import print_recovery
    from qingdesk.i18n import language

    return print_recovery(desk.store, code, desk.today(), language())


class RecoveryDialog(QDialog):
    """`password` is the new one after it was accepted."""

    def __init__(self, folder: Path, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recovery_dialog")
        self.setWindowTitle(_("Password forgotten"))
        self.password = ""
        self._folder = folder
        self._jobs = jobs
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP * 2)
        column.addWidget(words(_("A new password with the recovery code"), points=TITLE_POINTS, bold=True))
        column.addWidget(
            words(_("The code is on the sheet that was printed when it was made. Records stay."), wrap=True)
        )
        code = QLineEdit()
        code.setObjectName("typed_code")
        code.setMinimumWidth(em(self) * 26)
        self._code = FieldBox(
            _("Recovery code"), code, _("Seven groups of four; capitals and dashes do not matter.")
        )
        hint = _("At least {count} characters.").format(count=LEAST_LENGTH)
        self._new = FieldBox(_("New password"), password_line("recovered_password"), hint)
        self._again = FieldBox(_("New password again"), password_line("recovered_password_again"))
        for box in (self._code, self._new, self._again):
            column.addWidget(box)
        self._set = button(_("Set the password"), self._try, look="filled", name="recovery_use")
        column.addLayout(foot(self, self._set))

    def _typed(self, box: FieldBox) -> str:
        return box.field.text() if isinstance(box.field, QLineEdit) else ""

    def _try(self) -> None:
        for box in (self._code, self._new, self._again):
            box.set_mistake("")
        new = self._typed(self._new)
        if len(new) < LEAST_LENGTH:
            self._new.set_mistake(_("It needs at least {count} characters.").format(count=LEAST_LENGTH))
        elif new != self._typed(self._again):
            self._again.set_mistake(_("The two are not the same."))
        else:
            self._set.setEnabled(False)
            self._jobs.alone(  # so that it goes on while the desk is locked
                partial(_use, self._folder, self._typed(self._code), new),
                owner=self,
                on_done=self._done,
                on_error=self._refused,
                label=_("Setting the password"),
            )

    def _done(self, password: str) -> None:
        self.password = password
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._set.setEnabled(True)
        self._code.set_mistake(str(error))
        if isinstance(error, WrongPassword):
            self._code.field.setFocus()


def _use(folder: Path, code: str, new: str, progress: Progress) -> str:
    use_recovery_code(folder, code, new)
    return new
