"""自查: nine questions, beside each what the records say; kept as one record and printed to be signed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qingdesk.actions.record import Recorded
from qingdesk.actions.typed_drafts import DraftPlace, drop_typed
from qingdesk.domain.period import Half
from qingdesk.domain.self_check import SelfAnswer, SelfCheck, SelfCheckDraft
from qingdesk.errors import UserError
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.messages import ask
from qingdesk.ui.style import SMALL_POINTS, STEP, TITLE_POINTS, em
from qingdesk.ui.top_bar import half_words
from qingdesk.ui.typed_draft import TypedDraftBand
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.scroll_area import ScrollArea
from qingdesk.ui.widgets.typed_lines import DateLine
from qingdesk.ui.widgets.words import button, line, words

if TYPE_CHECKING:
    from qingdesk.actions.self_check_page import CheckLine, Question


class _Answer(QWidget):
    """One question: its text, what the records say, the answer and a remark."""

    def __init__(self, question: Question, given: SelfAnswer) -> None:
        super().__init__()
        self.setObjectName(f"question_{question.item}")
        self.item = question.item
        column = QVBoxLayout(self)
        column.setContentsMargins(0, STEP // 2, STEP, STEP // 2)
        column.setSpacing(STEP // 2)
        asked = words(f"{question.item}. {question.text}", bold=True, wrap=True)
        said = "\n".join(question.said) or _("The records say nothing of this.")
        told = words(said, "quiet", SMALL_POINTS + 0.5, wrap=True)
        told.setObjectName(f"said_{question.item}")
        for label in (
            asked,
            told,
        ):  # as high as its lines at this width, not as Qt guesses for a narrower one
            label.setMinimumHeight(label.fontMetrics().height())
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(STEP)
        self.answer = ComboBox([("", _("not answered")), ("no", question.no), ("yes", question.yes)])
        self.answer.setObjectName(f"answer_{question.item}")
        self.answer.setAccessibleName(question.text)
        self.answer.setAccessibleDescription(said)
        self.answer.set_value(given.answer)
        self.note = QLineEdit(given.note)
        self.note.setObjectName(f"note_{question.item}")
        self.note.setAccessibleName(_("Remark on question {n}").format(n=question.item))
        self.note.setPlaceholderText(_("In your own words"))
        row.addWidget(self.answer)
        row.addWidget(self.note, 1)
        column.addLayout(row)

    def value(self) -> SelfAnswer:
        """As it stands now."""
        return SelfAnswer(self.item, str(self.answer.value() or ""), self.note.text().strip())


class SelfCheckDialog(QDialog):
    """Stays open until it is saved; an answer to each question is asked for."""

    def __init__(self, parent: QWidget, desk: Desk, half: Half, whose: CheckLine) -> None:
        super().__init__(parent)
        self.setObjectName("self_check_dialog")
        self.setWindowTitle(_("Self-check"))
        self._desk = desk
        self._base: SelfCheckDraft = whose.check or SelfCheckDraft(cadre_id=whose.cadre.id, period=half.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        column.setSpacing(STEP)
        title = _("Self-check of {name}, {half}").format(name=whose.cadre.name, half=half_words(half))
        column.addWidget(words(title, points=TITLE_POINTS, bold=True, wrap=True))
        hint = _("In grey: what is recorded. The answer is yours; nothing is filled in for you.")
        column.addWidget(words(hint, "quiet", wrap=True))
        self._answers = [
            _Answer(question, next((a for a in self._base.answers if a.item == question.item), SelfAnswer()))
            for question in self._questions(whose.cadre.id, half)
        ]
        place = DraftPlace(
            "self_check_dialog",
            f"{whose.cadre.id} {half.name}",
            self._base.revision if isinstance(self._base, SelfCheck) else 0,
        )
        self._band = TypedDraftBand(desk, place, self._typed)
        self._place = place
        column.addWidget(self._band)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(STEP // 2)
        for answer in self._answers:
            rows.addWidget(line())
            rows.addWidget(answer)
        self._area = ScrollArea(page)
        column.addWidget(self._area, 1)
        self._signed = DateLine(desk.today)
        self._signed.setObjectName("signed_on")
        self._signed.set_value(self._base.signed_on)
        signed = FieldBox(_("Signed on paper on"), self._signed)
        self._wrong = words("", "red", wrap=True)
        self._wrong.setObjectName("dialog_wrong")
        self._wrong.hide()
        column.addWidget(self._wrong)
        foot = QHBoxLayout()
        foot.setSpacing(STEP)
        foot.addWidget(signed)
        foot.addStretch(1)
        foot.addWidget(button(_("Cancel"), self.reject, name="cancel"), 0, Qt.AlignmentFlag.AlignBottom)
        self._save = button(_("Save"), self.save, look="filled", name="save")
        self._save.setShortcut("Ctrl+S")
        foot.addWidget(self._save, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(em(self) * 48, min(em(self) * 50, room.height() - STEP * 8))
        self._answers[0].answer.setFocus()
        self._opened_with = self._typed()
        left = self._band.left()
        if left:
            self._show_typed(left)
        self._band.keeper.begin(has_draft=bool(left))
        self._band.refused.connect(lambda: self._show_typed(self._opened_with))
        for each in self._answers:
            each.answer.chosen.connect(self._band.keeper.touch)
            each.note.textEdited.connect(lambda text: self._band.keeper.touch())

    def _typed(self) -> str:
        given = [(each.item, each.answer.currentText(), each.note.text()) for each in self._answers]
        return json.dumps(given, ensure_ascii=False)

    def _show_typed(self, content: str) -> None:
        given = {item: (answer, note) for item, answer, note in json.loads(content)}
        for each in self._answers:
            answer, note = given.get(each.item, ("", ""))
            each.answer.show_words(answer)
            each.note.setText(note)

    def _questions(self, cadre_id: str, half: Half) -> list[Question]:
        from qingdesk.actions.self_check_page import questions

        findings = self._desk.findings
        found = [one.finding for one in findings.open(cadre_id)]
        today = self._desk.today()
        return questions(self._desk.store.reader(), cadre_id, half, today, found, findings.names)

    def _draft(self) -> SelfCheckDraft:
        answers = tuple(answer.value() for answer in self._answers)
        signed = self._signed.value()
        return replace(self._base, answers=answers, signed_on=signed if isinstance(signed, date) else None)

    def save(self) -> None:
        """Keep it when every question is answered; else go to the first that is not."""
        unanswered = [answer for answer in self._answers if not answer.answer.value()]
        if unanswered:
            many = len(unanswered)
            left = ngettext("{n} question is not answered.", "{n} questions are not answered.", many)
            self._say(left.format(n=many))
            self._area.ensureWidgetVisible(unanswered[0])
            unanswered[0].answer.setFocus()
            return
        if self._signed.mistake():
            self._signed.setFocus()
            return
        self._save.setEnabled(False)
        self._band.keeper.pause()
        self._desk.jobs.write(
            partial(_keep, self._desk.store, self._place, self._base, self._draft(), self._desk.today()),
            owner=self,
            on_done=self._saved,
            on_error=self._refused,
            label=_("Saving"),
        )

    def _saved(self, recorded: Recorded) -> None:
        self._base = self._draft()
        self._desk.announcer.announce(recorded.changes)
        self._desk.messages.good(_("The self-check was saved."), _("Print it and have it signed."))
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._save.setEnabled(True)
        self._band.keeper.go_on()
        self._say(str(error))

    def _say(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.show()

    def reject(self) -> None:
        """Esc and Cancel ask before they throw away what was answered."""
        given = [answer for answer in self._draft().answers if answer.answer or answer.note]
        kept = [answer for answer in self._base.answers if answer.answer or answer.note]
        gone = _("What you typed here is not kept.")
        if given != kept and not ask(self, _("Close without saving?"), gone, _("Close without saving")):
            return
        if self._band.keeper.has_draft() or given != kept:
            self._band.keeper.drop("")
        super().reject()


def _keep(
    store: Store,
    place: DraftPlace,
    base: SelfCheckDraft,
    draft: SelfCheckDraft,
    today: date,
    progress: Progress,
) -> Recorded:
    from qingdesk.ui.dialogs.saving import save_draft

    done = save_draft(store, "self_check", base, draft, today)
    drop_typed(store, place)
    return done
