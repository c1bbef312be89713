"""One day that is not what its weekday says."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from qingdesk.actions.changes import Changes
from qingdesk.domain.text import tidy
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.store.workdays import OddDay
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.foot import foot
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.typed_lines import DateLine
from qingdesk.ui.widgets.words import button, words


class WorkdayDialog(QDialog):
    """given: the day to mend, whose date stays; None for a new one."""

    def __init__(self, parent: QWidget, desk: Desk, given: OddDay | None) -> None:
        super().__init__(parent)
        self.setObjectName("workday_dialog")
        title = _("Edit a day") if given is not None else _("Add a day")
        self.setWindowTitle(title)
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(title, points=TITLE_POINTS, bold=True))
        self._day = DateLine(desk.today)
        self._day.setObjectName("day")
        self._day.set_value(given.day if given is not None else None)
        self._day.setReadOnly(given is not None)
        self._box = FieldBox(_("Day"), self._day)
        column.addWidget(self._box)
        self._kind = ComboBox([(False, _("Day off")), (True, _("Working day, made up for"))])
        self._kind.setObjectName("is_workday")
        self._kind.set_value(given.is_workday if given is not None else False)
        column.addWidget(FieldBox(_("Counts as"), self._kind))
        self._basis = QLineEdit(given.basis if given is not None else "")
        self._basis.setObjectName("basis")
        column.addWidget(FieldBox(_("Basis"), self._basis, _("The notice that says so.")))
        self._save = button(_("Save"), self.save, look="filled", name="save")
        self._save.setShortcut("Ctrl+S")
        column.addLayout(foot(self, self._save))
        self.setMinimumWidth(em(self) * 26)

    def save(self) -> None:
        """Save it when there is a day."""
        day = self._day.value()
        if not isinstance(day, date):
            self._box.set_mistake(self._day.mistake() or _("Give the day."))
            self._day.setFocus()
            return
        odd = OddDay(day, self._kind.value() is True, tidy(self._basis.text()))
        self._save.setEnabled(False)
        self._desk.jobs.write(
            partial(_set, self._desk.store, odd),
            owner=self,
            on_done=self._saved,
            on_error=self._refused,
            label=_("Saving"),
        )

    def _saved(self, changes: Changes) -> None:
        self._desk.announcer.announce(changes)
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._save.setEnabled(True)
        self._box.set_mistake(str(error))


def _set(store: Store, odd: OddDay, progress: Progress) -> Changes:
    from qingdesk.actions.workdays import set_workday

    return set_workday(store, odd)
