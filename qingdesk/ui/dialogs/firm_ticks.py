"""What the firm ticked and wrote on the paper, entered while looking at the scan of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qingdesk.actions.record import Recorded
from qingdesk.domain.labels import field_label, word_label
from qingdesk.domain.number import shown_number
from qingdesk.domain.visit import ConfirmedVia, Visit
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store import attachments, visits
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.messages import ask
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.paper_pages import PaperPages
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.scroll_area import ScrollArea
from qingdesk.ui.widgets.typed_lines import DateLine
from qingdesk.ui.widgets.words import button, words

TICKS = ("facts_confirmed", "banquet_reported", "levy_reported", "reimbursement_reported")
_DPI = 110


class FirmTicksDialog(QDialog):
    """The paper at the left, what it says at the right; a tick that is not on it stays “not entered”."""

    def __init__(self, parent: QWidget, desk: Desk, visit_id: str, attachment_id: str) -> None:
        super().__init__(parent)
        self.setObjectName("firm_ticks")
        self.setWindowTitle(_("Confirmation by the firm"))
        self._desk = desk
        self._visit: Visit = visits.get(desk.store.reader(), visit_id)
        self._paper = PaperPages("firm_ticks_paper", ends_first=True)  # the ticks stand at the end
        self._by = QLineEdit(self._visit.confirmed_by)
        self._by.setObjectName("confirmed_by")
        self._on = DateLine(desk.today)
        self._on.setObjectName("confirmed_on")
        self._on.set_value(self._visit.confirmed_on)
        self._via = ComboBox([(None, _("Not yet")), *((way, word_label(way)) for way in ConfirmedVia)])
        self._via.setObjectName("confirmed_via")
        self._via.set_value(self._visit.confirmed_via or ConfirmedVia.SIGNATURE)
        self._ticks: dict[str, ComboBox] = {}
        for name in TICKS:
            self._ticks[name] = ComboBox([(None, _("Not entered")), (True, _("Yes")), (False, _("No"))])
            self._ticks[name].setObjectName(name)
            self._ticks[name].set_value(getattr(self._visit, name))
        self._remark = PlainTextBox(2, 6)
        self._remark.setObjectName("firm_remark")
        self._remark.setPlainText(self._visit.firm_remark)
        self._wrong = words("", "red", wrap=True)
        self._wrong.setObjectName("dialog_wrong")
        self._wrong.hide()
        self._save = button(_("Save"), self.save, look="filled", name="save")
        self._save.setShortcut("Ctrl+S")
        self._lay_out()
        self._before = self._given()
        desk.jobs.look(
            partial(_drawn, desk.store, attachment_id),
            owner=self,
            on_done=self._paper.show_images,
            on_error=self._say,
            label=_("Drawing the pictures"),
        )
        self._ticks[TICKS[0]].setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(STEP * 2, STEP * 2, STEP * 3, STEP * 2)
        row.setSpacing(STEP * 3)
        row.addWidget(self._paper, 3)
        column = QVBoxLayout()
        column.setSpacing(STEP)
        number = shown_number(self._visit.number)
        column.addWidget(words(number, points=TITLE_POINTS, bold=True, wrap=True))
        column.addWidget(
            words(_("Enter what the firm ticked and wrote on the paper, nothing else."), "quiet", wrap=True)
        )
        sheet = QWidget()
        fields = QVBoxLayout(sheet)
        fields.setContentsMargins(0, 0, STEP, 0)
        fields.setSpacing(STEP)
        for name, box in self._ticks.items():
            fields.addWidget(FieldBox(field_label("visit", name), box))
        for name, line in (
            ("confirmed_by", self._by),
            ("confirmed_on", self._on),
            ("confirmed_via", self._via),
            ("firm_remark", self._remark),
        ):
            fields.addWidget(FieldBox(field_label("visit", name), line))
        fields.addStretch(1)
        column.addWidget(ScrollArea(sheet), 1)
        column.addWidget(self._wrong)
        foot = QHBoxLayout()
        foot.setSpacing(STEP)
        foot.addStretch(1)
        foot.addWidget(button(_("Cancel"), self.reject, name="cancel"))
        foot.addWidget(self._save)
        column.addLayout(foot)
        row.addLayout(column, 2)
        room = self.screen().availableGeometry()
        self.resize(min(em(self) * 78, room.width() - STEP * 4), min(em(self) * 56, room.height() - STEP * 8))

    def _given(self) -> Mapping[str, object]:
        day, via = self._on.value(), self._via.value()
        return {
            **{name: box.value() for name, box in self._ticks.items()},
            "confirmed_by": self._by.text().strip(),
            "confirmed_on": day.isoformat() if isinstance(day, date) else None,
            "confirmed_via": via.value if isinstance(via, ConfirmedVia) else None,
            "firm_remark": self._remark.text(),
        }

    def save(self) -> None:
        """Keep what was entered; no 更正, for it lies outside of what was signed."""
        if self._on.mistake():
            self._on.setFocus()
            return
        self._save.setEnabled(False)
        self._desk.jobs.write(
            partial(_edit, self._desk.store, self._visit.id, self._given(), self._desk.today()),
            owner=self,
            on_done=self._saved,
            on_error=self._say,
            label=_("Saving"),
        )

    def _saved(self, recorded: Recorded) -> None:
        self._before = self._given()
        self._desk.announcer.announce(recorded.changes)
        self._desk.messages.good(_("What the firm confirmed was saved."))
        self.accept()

    def _say(self, error: UserError) -> None:
        self._save.setEnabled(True)
        self._wrong.setText(str(error))
        self._wrong.show()

    def reject(self) -> None:
        """Esc and Cancel ask before they throw away what was entered."""
        gone = _("What you typed here is not kept.")
        if self._given() != self._before and not ask(
            self, _("Close without saving?"), gone, _("Close without saving")
        ):
            return
        super().reject()


def _edit(
    store: Store, visit_id: str, given: Mapping[str, object], today: date, progress: Progress
) -> Recorded:
    from qingdesk.actions.record import edit

    return edit(store, "visit", visit_id, given, today)


def _drawn(store: Store, attachment_id: str, progress: Progress) -> list[QImage]:
    from qingdesk.exchange.pictures import page_count, render_page
    from qingdesk.ui.printing import image_of, picture_of

    reader = store.reader()
    content, kind = (
        attachments.content(reader, attachment_id),
        attachments.get(reader, attachment_id).media_type,
    )
    if kind != "application/pdf":
        image = picture_of(content, kind)
        return [] if image.isNull() else [image]
    return [image_of(render_page(content, number, _DPI)) for number in range(1, page_count(content) + 1)]
