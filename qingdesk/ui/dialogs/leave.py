"""A cadre leaves: one question, with the day, what ends with it, and what somebody has to take over."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from qingdesk.actions.leave import Leaving, preview_leaving
from qingdesk.domain.cadre import Cadre
from qingdesk.errors import UserError
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store import enterprises
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.foot import foot
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.typed_lines import DateLine
from qingdesk.ui.widgets.words import button, words

NAMED = 8
"""Firms that are named; the others are counted."""


class LeaveDialog(QDialog):
    """`left` is what was done; None while nothing was."""

    def __init__(self, parent: QWidget, desk: Desk, cadre: Cadre) -> None:
        super().__init__(parent)
        self.setObjectName("leave_dialog")
        title = _("{name} leaves").format(name=cadre.name)
        self.setWindowTitle(title)
        self.left: Leaving | None = None
        self._desk, self._cadre = desk, cadre
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(title, points=TITLE_POINTS, bold=True))
        self._day = DateLine(desk.today)
        self._day.setObjectName("left_on")
        self._day.set_value(desk.today())
        self._box = FieldBox(_("Last day in office"), self._day)
        column.addWidget(self._box)
        self._said = words("", wrap=True)
        self._said.setObjectName("leave_said")
        column.addWidget(self._said)
        self._leave = button(_("End his assignments"), self._do, look="filled", name="leave")
        column.addLayout(foot(self, self._leave))
        self._day.parsed.connect(self._look)
        self._look()

    def _on(self) -> date | None:
        day = self._day.value()
        return day if isinstance(day, date) else None

    def _look(self) -> None:
        self._tell(self._on())
        fit(self, em(self) * 34)

    def _tell(self, on: date | None) -> None:
        self._leave.setEnabled(False)
        if on is None:
            self._said.setText("")
            return
        try:
            leaving = preview_leaving(self._desk.store, self._cadre.id, on)
        except UserError as error:
            self._said.setText(str(error))
            return
        self._said.setText(self._words(leaving))
        self._leave.setEnabled(True)

    def _words(self, leaving: Leaving) -> str:
        many = len(leaving.ending)
        if not many and not leaving.never_begun:
            return _("No assignment of his is in force on that day.")
        lines = [
            ngettext(
                "{n} assignment ends that day: {firms}", "{n} assignments end that day: {firms}", many
            ).format(n=many, firms=self._firms([one.enterprise_id for one in leaving.ending]))
        ]
        due = len(leaving.handovers_due)
        if due:
            lines.append(
                ngettext(
                    "{n} of them is to be handed over: {firms}. Choose who takes it over at the firm.",
                    "{n} of them are to be handed over: {firms}. Choose who takes them over at the firms.",
                    due,
                ).format(n=due, firms=self._firms([one.enterprise_id for one in leaving.handovers_due]))
            )
        if leaving.never_begun:
            lines.append(
                ngettext(
                    "{n} that has not begun yet is voided.", "{n} that have not begun yet are voided.",
                    len(leaving.never_begun),
                ).format(n=len(leaving.never_begun))
            )  # fmt: skip
        return "\n".join(lines)

    def _firms(self, ids: list[str]) -> str:
        reader = self._desk.store.reader()
        named = _(", ").join(enterprises.get(reader, one).name for one in ids[:NAMED])
        more = len(ids) - NAMED
        return named if more <= 0 else _("{firms} and {n} more").format(firms=named, n=more)

    def _do(self) -> None:
        on = self._on()
        if on is None:
            return
        self._leave.setEnabled(False)
        self._desk.jobs.write(
            partial(_leave, self._desk.store, self._cadre.id, on, self._desk.today()),
            owner=self,
            on_done=self._done,
            on_error=self._refused,
            label=_("Saving"),
        )

    def _done(self, leaving: Leaving) -> None:
        self.left = leaving
        self._desk.announcer.announce(leaving.changes)
        self._desk.messages.good(
            _("{name} has left; {n} assignments ended.").format(
                name=leaving.cadre.name, n=len(leaving.ending)
            ),
            _("Undo under Edit takes it back."),
        )
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._box.set_mistake(str(error))
        self._leave.setEnabled(True)


def _leave(store: Store, cadre_id: str, on: date, today: date, progress: Progress) -> Leaving:
    from qingdesk.actions.leave import cadre_leaves

    return cadre_leaves(store, cadre_id, on, today)
