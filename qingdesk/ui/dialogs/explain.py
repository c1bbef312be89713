"""说明: why a finding is as it is, cleared or not applicable; kept with who and when, and the finding closes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from qingdesk.actions.changes import Changes
from qingdesk.domain.finding import Finding, NoteState
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store import finding_notes
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.foot import foot
from qingdesk.ui.style import SMALL_POINTS, STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.words import button, words

MOST_NOTES = 6
"""So many of the earlier ones are told; the newest are."""


class ExplainDialog(QDialog):
    """`state` and `text` are what was chosen and typed once it was accepted."""

    def __init__(
        self, parent: QWidget, sentence: str, earlier: Sequence[str] = (), *, may_reopen: bool = False
    ) -> None:
        """earlier: what was said before, one line each · may_reopen: it is explained or cleared now."""
        super().__init__(parent)
        self.setObjectName("explain_dialog")
        self.setWindowTitle(_("Explain a finding"))
        self.state = NoteState.EXPLAINED
        self.text = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(_("Explain a finding"), points=TITLE_POINTS, bold=True))
        column.addWidget(words(sentence, wrap=True))
        for at, said in enumerate(earlier[-MOST_NOTES:]):
            note = words(said, "quiet", SMALL_POINTS + 0.5, wrap=True)
            note.setObjectName(f"earlier_{at}")
            column.addWidget(note)
        again = [(NoteState.OPEN, _("It is to be dealt with again"))] if may_reopen else []
        self._kind = ComboBox(
            [
                (NoteState.EXPLAINED, _("It is so, and this is why")),
                (NoteState.CLEARED, _("It was looked into and is cleared")),
                (NoteState.NOT_APPLICABLE, _("It does not apply here")),
                *again,
            ]
        )
        self._kind.setObjectName("explain_state")
        column.addWidget(FieldBox(_("How it stands"), self._kind))
        self._line = PlainTextBox(lines=3, most=8)
        self._line.setObjectName("explain_text")
        hint = _(
            "A sentence or two. It is kept with your name and the day; the record itself does not change."
        )
        self._box = FieldBox(_("Explanation"), self._line, hint)
        column.addWidget(self._box)
        column.addLayout(foot(self, button(_("Save"), self._take, look="filled", name="save")))
        fit(self, em(self) * 34)
        self._line.setFocus()

    def _take(self) -> None:
        self.text = self._line.text().strip()
        chosen = self._kind.value()
        if isinstance(chosen, NoteState):
            self.state = chosen
        if self.text:
            self.accept()
        else:
            self._box.set_mistake(_("Say in a sentence or two how it was."))
            self._line.setFocus()


def explain(owner: QWidget, desk: Desk, finding: Finding) -> None:
    """Ask, keep it, and check again."""
    from qingdesk.actions.wording import finding_words, note_words

    names, today = desk.findings.names, desk.today()
    notes = finding_notes.of(desk.store.reader(), finding.key)
    dialog = ExplainDialog(
        owner.window(),
        finding_words(finding, names, today).sentence,
        [note_words(note.state, note.text, note.by, note.noted_at, names, today) for note in notes],
        may_reopen=bool(notes) and notes[-1].state is not NoteState.OPEN,
    )
    if not dialog.exec():
        return

    def done(changes: Changes) -> None:
        desk.announcer.announce(changes)
        desk.messages.good(_("The explanation was saved."))

    desk.jobs.write(
        partial(_note, desk.store, finding, dialog.state, dialog.text),
        owner=owner,
        on_done=done,
        on_error=desk.messages.wrong,
        label=_("Saving"),
    )


def _note(store: Store, finding: Finding, state: NoteState, text: str, progress: Progress) -> Changes:
    from qingdesk.actions.findings import note_finding

    return note_finding(store, finding, state, text)
