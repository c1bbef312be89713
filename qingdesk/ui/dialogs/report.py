"""情况报告: its title and its text, a line a paragraph; the figures are the program's."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qingdesk.actions.mistakes import Mistaken
from qingdesk.actions.record import Recorded
from qingdesk.actions.typed_drafts import DraftPlace, drop_typed
from qingdesk.domain.report import Report, ReportDraft
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.messages import ask
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.typed_draft import TypedDraftBand
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.words import button, words


class ReportDialog(QDialog):
    """base: the report, or the first text that the program proposes."""

    def __init__(self, parent: QWidget, desk: Desk, base: ReportDraft) -> None:
        super().__init__(parent)
        self.setObjectName("report_dialog")
        self.setWindowTitle(_("Situation report"))
        self._desk = desk
        self._base = base
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(_("Situation report"), points=TITLE_POINTS, bold=True))
        place = DraftPlace(
            "report_dialog",
            base.id if isinstance(base, Report) else base.period,
            base.revision if isinstance(base, Report) else 0,
        )
        self._place = place
        self._band = TypedDraftBand(desk, place, self._typed)
        column.addWidget(self._band)
        self._title = QLineEdit(base.title)
        self._title.setObjectName("title")
        self._box = FieldBox(_("Title"), self._title)
        column.addWidget(self._box)
        self._text = PlainTextBox(lines=12, most=24)
        self._text.setObjectName("paragraphs")
        self._text.set_text("\n".join(base.paragraphs))
        hint = _("Each line is a paragraph; lines that begin with a number are headings.")
        column.addWidget(FieldBox(_("Text"), self._text, hint))
        self._wrong = words("", "red", wrap=True)
        self._wrong.setObjectName("dialog_wrong")
        self._wrong.hide()
        column.addWidget(self._wrong)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(STEP)
        foot.addStretch(1)
        foot.addWidget(button(_("Cancel"), self.reject, name="cancel"))
        self._save = button(_("Save"), self.save, look="filled", name="save")
        self._save.setShortcut("Ctrl+S")
        foot.addWidget(self._save)
        column.addLayout(foot)
        fit(self, em(self) * 50)
        self._text.setFocus()
        self._opened_with = self._typed()
        left = self._band.left()
        if left:
            self._show_typed(left)
        self._band.keeper.begin(has_draft=bool(left))
        self._band.refused.connect(lambda: self._show_typed(self._opened_with))
        self._title.textEdited.connect(lambda text: self._band.keeper.touch())
        self._text.edited.connect(self._band.keeper.touch)

    def _typed(self) -> str:
        return json.dumps([self._title.text(), self._text.text()], ensure_ascii=False)

    def _show_typed(self, content: str) -> None:
        title, text = json.loads(content)
        self._title.setText(title)
        self._text.set_text(text)

    def draft(self) -> ReportDraft:
        """What stands there now."""
        lines = tuple(line.strip() for line in self._text.text().splitlines() if line.strip())
        return replace(self._base, title=self._title.text().strip(), paragraphs=lines)

    def save(self) -> None:
        """Keep it with the figures as they are now."""
        self._save.setEnabled(False)
        self._band.keeper.pause()
        self._desk.jobs.write(
            partial(_keep, self._desk.store, self._place, self._base, self.draft(), self._desk.today()),
            owner=self,
            on_done=self._saved,
            on_error=self._refused,
            label=_("Saving"),
        )

    def _saved(self, recorded: Recorded) -> None:
        self._desk.announcer.announce(recorded.changes)
        self._desk.messages.good(_("The report was saved, with the figures as they are now."))
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._save.setEnabled(True)
        self._band.keeper.go_on()
        of_title = [m for m in getattr(error, "mistakes", ()) if m.field == "title"]
        if isinstance(error, Mistaken) and of_title:
            self._box.set_mistake(_(of_title[0].reason).format(**of_title[0].params))
            self._title.setFocus()
        else:
            self._wrong.setText(str(error))
            self._wrong.show()

    def reject(self) -> None:
        """Esc and Cancel ask before they throw away what was typed."""
        now, was = self.draft(), self._base
        changed = (now.title, now.paragraphs) != (was.title, tuple(was.paragraphs))
        gone = _("What you typed here is not kept.")
        if changed and not ask(self, _("Close without saving?"), gone, _("Close without saving")):
            return
        if self._band.keeper.has_draft() or changed:
            self._band.keeper.drop("")
        super().reject()


def _keep(
    store: Store, place: DraftPlace, base: ReportDraft, draft: ReportDraft, today: date, progress: Progress
) -> Recorded:
    from qingdesk.actions.reports import save_report

    done = save_report(store, base, draft, today)
    drop_typed(store, place)
    return done
