"""Set up a desk in three steps: unit, password, people. The store is made after the second."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout

from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.set_up.password_page import PasswordPage
from qingdesk.ui.set_up.people_page import PeoplePage
from qingdesk.ui.set_up.unit_page import UnitPage
from qingdesk.ui.style import STEP, TITLE_POINTS, em, set_ink, set_points
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.words import button, words

PEOPLE = 2


class SetUpWizard(QDialog):
    """`store` is the new one; it stays when a person closes the last step early."""

    def __init__(self, folder: Path, jobs: Jobs, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("set_up")
        self.setWindowTitle(_("Set up the desk"))
        self.store: Store | None = None
        self._folder = folder
        self._jobs = jobs
        self._today = today
        self._unit = UnitPage(today())
        self._password = PasswordPage()
        self._people = PeoplePage(jobs, today)
        self._pages = QStackedWidget()
        for page in (self._unit, self._password, self._people):
            self._pages.addWidget(page)
        self._steps = [QLabel(title) for title in (_("1  Unit"), _("2  Password"), _("3  Cadres and firms"))]
        self._lay_out()
        self._show(0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP * 2)
        column.addWidget(words(_("Set up the desk"), points=TITLE_POINTS + 2, bold=True))
        row = QHBoxLayout()
        row.setSpacing(STEP * 3)
        for step in self._steps:
            row.addWidget(step)
        row.addStretch(1)
        column.addLayout(row)
        card = Card()
        card.body.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        card.body.addWidget(self._pages)
        column.addWidget(card, 1)
        self._said = words("", "red", wrap=True)
        self._said.setObjectName("set_up_said")
        self._said.hide()
        column.addWidget(self._said)
        row = QHBoxLayout()
        self._back = button(_("Back"), lambda: self._show(self._pages.currentIndex() - 1), name="back")
        self._next = button(_("Next"), self._go_on, look="filled", name="next")
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._next)
        column.addLayout(row)
        letters = self.fontMetrics()
        room = self.screen().availableGeometry()
        self.resize(em(self) * 54, min(letters.height() * 32, room.height() - STEP * 8))

    def _show(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        for at, step in enumerate(self._steps):
            set_ink(step, "accent" if at == page else "quiet")
            set_points(step, 10.5, bold=at == page)
        self._back.setVisible(0 < page < PEOPLE)
        self._next.setText(
            _("Begin to work") if page == PEOPLE else _("Make the desk") if page == 1 else _("Next")
        )

    def _go_on(self) -> None:
        page = self._pages.currentIndex()
        self._said.hide()
        if page == 0 and self._unit.is_right():
            self._show(1)
        elif page == 1 and self._password.is_right():
            self._make()
        elif page == PEOPLE:
            self.accept()

    def _make(self) -> None:
        self._next.setEnabled(False)
        self._back.setEnabled(False)
        self._next.setText(_("Making the desk …"))
        plan = self._unit.plan(self._password.password())
        self._jobs.write(
            partial(_make, self._folder, plan, self._today()),
            owner=self,
            on_done=self._made,
            on_error=self._refused,
            label=_("Making the desk"),
        )

    def _made(self, store: Store) -> None:
        self.store = store
        self._people.use(store)
        self._next.setEnabled(True)
        self._show(PEOPLE)

    def _refused(self, error: UserError) -> None:
        self._next.setEnabled(True)
        self._back.setEnabled(True)
        self._show(self._pages.currentIndex())
        self._said.setText(str(error))
        self._said.show()


def _make(folder: Path, plan: DeskPlan, today: date, progress: Progress) -> Store:
    return set_up_desk(folder, plan, today)
