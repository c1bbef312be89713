"""企业服务日、企业家恳谈日: one day with several firms; each firm gets a draft visit to be filled in."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.actions.firm_days import DAYS, FirmDay, HeldDay, firm_days, record_firm_day
from qingdesk.actions.mistakes import Mistaken
from qingdesk.actions.record import Recorded
from qingdesk.domain.labels import word_label
from qingdesk.domain.mistakes import EMPTY, Mistake
from qingdesk.domain.visit import VisitDraft, VisitMode, Visitor
from qingdesk.errors import UserError
from qingdesk.i18n import _, format_date, ngettext
from qingdesk.progress import Progress
from qingdesk.store import cadres
from qingdesk.store.database import Store
from qingdesk.ui import finders
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.choose_cadre import find_cadres
from qingdesk.ui.record_form import RecordForm
from qingdesk.ui.screen import Target
from qingdesk.ui.style import SMALL_POINTS, STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.many_chooser import ManyChooser
from qingdesk.ui.widgets.scroll_area import ScrollArea
from qingdesk.ui.widgets.typed_lines import MomentLine
from qingdesk.ui.widgets.words import button, words

HELD_SHOWN = 4
_FIELDS = (("mode", "at_enterprise"), ("started_at", "ended_at"), ("place", "purpose"))


class FirmDayDialog(QDialog):
    """It stays open until the day's visits are saved, all of them or none."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setObjectName("firm_day_dialog")
        self.setWindowTitle(_("Service day or talk day"))
        self._desk = desk
        reader = desk.store.reader()
        self.firms = ManyChooser(
            lambda text: finders.find_firms(reader, text, desk.scope.cadre_id, desk.today())
        )
        self.firms.setObjectName("enterprise_ids")
        self.visitors = ManyChooser(lambda text: find_cadres(reader, text))
        self.visitors.setObjectName("visitors")
        self._firms_box = FieldBox(_("Firms *"), self.firms)
        self._visitors_box = FieldBox(_("Who goes of our side *"), self.visitors)
        self.form = RecordForm(
            "visit",
            (*_FIELDS, self._visitors_box, self._firms_box),
            desk.today,
            choices={"mode": [(mode, word_label(mode)) for mode in DAYS]},
            hints={
                "at_enterprise": _("Only a day that is held at the firms themselves counts as having been there."),
                "purpose": _("As it is announced: what firms may come with."),
            },
        )  # fmt: skip
        self.form.show_values(VisitDraft(mode=VisitMode.SERVICE_DAY))
        operator = finders.cadre_choice(reader, desk.scope.cadre_id)
        self.visitors.set_choices([operator] if operator is not None else [])
        self._wrong = words("", "red", wrap=True)
        self._wrong.setObjectName("dialog_wrong")
        self._wrong.hide()
        self._save = button(_("Make the visits"), self.save, look="filled", name="save")
        self._save.setShortcut("Ctrl+S")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        column.setSpacing(STEP * 2)
        column.addWidget(words(_("Service day or talk day"), points=TITLE_POINTS, bold=True))
        intro = _(
            "Each firm gets a visit of its own, as a draft: what it raises is entered there, and each is completed"
            " and signed by itself."
        )
        column.addWidget(words(intro, "quiet", wrap=True))
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, STEP, 0)
        inside.setSpacing(STEP * 2)
        inside.addWidget(self.form)
        held = self._held()
        if held:
            inside.addWidget(words(held, "quiet", SMALL_POINTS, wrap=True))
        inside.addStretch(1)
        column.addWidget(ScrollArea(sheet), 1)
        column.addWidget(self._wrong)
        foot = QHBoxLayout()
        foot.addWidget(words(_("* must be given"), "quiet"))
        foot.addStretch(1)
        foot.addWidget(button(_("Cancel"), self.reject, name="cancel"))
        foot.addWidget(self._save)
        column.addLayout(foot)
        room = self.screen().availableGeometry().height() - STEP * 8
        self.resize(em(self) * 50, min(sheet.sizeHint().height() + em(self) * 13, room))

    def _held(self) -> str:
        """The last days of the half-year, and what has become of what was raised there."""
        days = firm_days(self._desk.store.reader(), self._desk.scope.half)[:HELD_SHOWN]
        if not days:
            return ""
        return "\n".join([_("Held this half-year:"), *(self._line(day) for day in days)])

    def _line(self, held: HeldDay) -> str:
        firms = ngettext("{n} firm", "{n} firms", held.firms).format(n=held.firms)
        raised = _("{n} problems raised, {left} open").format(n=held.problems, left=held.open_problems)
        parts = (
            format_date(held.day, today=self._desk.today()),
            word_label(held.mode),
            held.place,
            firms,
            raised,
        )
        return "　".join(part for part in parts if part)

    def save(self) -> None:
        """Make the visits when it can be done; else say what is wrong beside each field."""
        values: dict[str, Any] = self.form.values()
        moment = self.form.boxes["started_at"].field
        is_empty = values["started_at"] is None and isinstance(moment, MomentLine) and not moment.mistake()
        mistakes = [Mistake("started_at", EMPTY)] if is_empty else []
        wrong = self.form.unread() + len(mistakes)
        for box, chooser, nothing in (
            (self._firms_box, self.firms, _("Choose at least one firm.")),
            (self._visitors_box, self.visitors, _("Choose at least one.")),
        ):
            box.set_mistake(chooser.mistake() or ("" if chooser.value() else nothing))
            wrong += bool(box.mistake())
        if wrong:
            self.form.show_mistakes(mistakes)
            self._say(_("Please put the fields in red right. Nothing was saved."))
            return
        reader = self._desk.store.reader()
        people = [cadres.get(reader, one) for one in self.visitors.value()]
        day = FirmDay(
            **values,
            visitors=tuple(Visitor(cadre.id, cadre.name, cadre.post) for cadre in people),
            enterprise_ids=self.firms.value(),
        )
        self._save.setEnabled(False)
        self._desk.jobs.write(
            partial(_record, self._desk.store, day, self._desk.today()),
            owner=self,
            on_done=self._saved,
            on_error=self._refused,
            label=_("Saving"),
        )

    def _saved(self, recorded: Recorded) -> None:
        many = len(recorded.records)
        self._desk.announcer.announce(recorded.changes)
        said = ngettext("{n} visit was made, as a draft.", "{n} visits were made, as drafts.", many)
        self._desk.messages.good(said.format(n=many))
        self.accept()
        self._desk.go(Target("visits", filter="drafts"))

    def _refused(self, error: UserError) -> None:
        self._save.setEnabled(True)
        elsewhere = self.form.show_mistakes(error.mistakes) if isinstance(error, Mistaken) else []
        self._say(" ".join(elsewhere) or str(error))

    def _say(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.show()


def _record(store: Store, day: FirmDay, today: date, progress: Progress) -> Recorded:
    return record_firm_day(store, day, today)
