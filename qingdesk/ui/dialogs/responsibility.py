"""One task of the table of responsibilities: its text, its units, and for which problems they are proposed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QVBoxLayout, QWidget

from qingdesk.actions.changes import Changes
from qingdesk.domain.labels import word_label
from qingdesk.domain.problem import Category
from qingdesk.domain.text import tidy
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.store.responsibilities import Responsibility
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.foot import foot
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.words import button, words

_ACROSS = 3


class ResponsibilityDialog(QDialog):
    """Stays open until the task is saved."""

    def __init__(self, parent: QWidget, desk: Desk, task: Responsibility) -> None:
        super().__init__(parent)
        self.setObjectName("responsibility_dialog")
        self.setWindowTitle(_("Who answers for it"))
        self._desk, self._task = desk, task
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(_("Who answers for it"), points=TITLE_POINTS, bold=True))
        if task.clause:
            column.addWidget(words(task.clause, "quiet", wrap=True))
        self._text = PlainTextBox(lines=2, most=6)
        self._text.setObjectName("task")
        self._text.set_text(task.task)
        column.addWidget(FieldBox(_("Task"), self._text))
        self._units = PlainTextBox(lines=3, most=8)
        self._units.setObjectName("units")
        self._units.set_text("\n".join(task.units))
        column.addWidget(FieldBox(_("Units"), self._units, _("One a line; the first leads.")))
        column.addWidget(words(_("Proposed for problems of")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(STEP * 2)
        self._ticks: dict[Category, QCheckBox] = {}
        for at, category in enumerate(Category):
            tick = QCheckBox(word_label(category))
            tick.setObjectName(f"category_{category.value}")
            tick.setChecked(category.value in task.categories)
            self._ticks[category] = tick
            grid.addWidget(tick, at // _ACROSS, at % _ACROSS)
        column.addLayout(grid)
        self._wrong = words("", "red", wrap=True)
        self._wrong.setObjectName("dialog_wrong")
        self._wrong.hide()
        column.addWidget(self._wrong)
        column.addStretch(1)
        self._save = button(_("Save"), self.save, look="filled", name="save")
        self._save.setShortcut("Ctrl+S")
        column.addLayout(foot(self, self._save))
        self.resize(em(self) * 40, self.sizeHint().height())

    def save(self) -> None:
        """Save it when it can be; else say what is missing."""
        units = tuple(dict.fromkeys(unit for line in self._units.text().splitlines() if (unit := tidy(line))))
        categories = tuple(category.value for category, tick in self._ticks.items() if tick.isChecked())
        task = replace(self._task, task=self._text.text().strip(), units=units, categories=categories)
        self._save.setEnabled(False)
        self._desk.jobs.write(
            partial(_change, self._desk.store, task),
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
        self._wrong.setText(str(error))
        self._wrong.show()


def _change(store: Store, task: Responsibility, progress: Progress) -> Changes:
    from qingdesk.actions.responsibilities import change_responsibility

    return change_responsibility(store, task)
