"""A dialog for one record of a noun: it stays open until the record is saved."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.actions.mistakes import Mistaken
from qingdesk.actions.record import Recorded
from qingdesk.actions.typed_drafts import DraftPlace
from qingdesk.domain.labels import noun_label
from qingdesk.domain.mistakes import EMPTY, Mistake
from qingdesk.domain.record import Draft, Record
from qingdesk.errors import UserError
from qingdesk.i18n import _, ngettext
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.saving import SaveDraft, save_typed
from qingdesk.ui.double_hint import double_words
from qingdesk.ui.messages import ask
from qingdesk.ui.record_form import Chosen, Finder, RecordForm, Rows
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.typed_draft import TypedDraftBand
from qingdesk.ui.widgets.scroll_area import ScrollArea
from qingdesk.ui.widgets.words import button, line, words


@dataclass(frozen=True)
class FormPlan:
    """noun, and how its fields stand on the page: see `RecordForm`. intro: a sentence above them. needed: may not
    be empty here, though the noun itself lets them be. sticky: what the next new record takes over from the one just
    saved; empty: there is no next one."""

    noun: str
    rows: Rows
    finders: Mapping[str, Finder] = field(default_factory=dict)
    chosen: Chosen = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Sequence[tuple[object, str]]] = field(default_factory=dict)
    intro: str = ""
    needed: frozenset[str] = frozenset()
    sticky: tuple[str, ...] = ()


_WIDTHS = {1: 38, 2: 46, 3: 54}
"""How wide a dialog is, in em, by how many fields stand beside each other."""


class RecordDialog(QDialog):
    """base: a draft to begin with, or the record to change. `saved` is the record after it was accepted."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        plan: FormPlan,
        base: Draft,
        title: str,
        *,
        save: SaveDraft | None = None,
        yes: str = "",
    ) -> None:
        """save: in the place of recording or editing · yes: on the filled button, Save when empty."""
        super().__init__(parent)
        self.setObjectName(f"{plan.noun}_dialog")
        self.setWindowTitle(title)
        self.saved: Record | None = None
        self.desk = desk
        self._plan = plan
        self.base = self._first_base = base
        self._save_draft = save
        self._is_edited = False
        self._place = _place_of(plan, base)
        self._opened_with: dict[str, object] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        self._row.setSpacing(STEP * 3)
        column = self._column = QVBoxLayout()
        column.setSpacing(STEP * 2)
        self._row.addLayout(column, 1)
        column.addWidget(words(title, points=TITLE_POINTS, bold=True))
        if plan.intro:
            column.addWidget(words(plan.intro, "quiet", wrap=True))
        self.draft_band = TypedDraftBand(desk, self._place, self._typed)
        column.addWidget(self.draft_band)
        self.form = RecordForm(
            plan.noun, plan.rows, desk.today, finders=plan.finders, hints=plan.hints, choices=plan.choices,
            needed=plan.needed,
        )  # fmt: skip
        self.form.show_values(base, plan.chosen)
        self.form.edited.connect(self._mark_edited)
        self.draft_band.refused.connect(self._as_opened)
        self._area = ScrollArea(self.form)
        column.addWidget(self._area, 1)
        self._double = words("", "amber", wrap=True)
        self._double.setObjectName("double_hint")
        self._double.hide()
        column.addWidget(self._double)
        self._wrong = words("", "red", wrap=True)
        self._wrong.setObjectName("dialog_wrong")
        self._wrong.hide()
        column.addWidget(self._wrong)
        row = QHBoxLayout()
        row.addWidget(words(_("* must be given"), "quiet"))
        row.addStretch(1)
        self.foot = row
        self._done = words("", "green")
        self._done.setObjectName("dialog_done")
        row.insertWidget(1, self._done)
        self._goes_on = False
        row.addWidget(button(_("Cancel"), self.reject, name="cancel"))
        if plan.sticky and not isinstance(base, Record):
            more = button(_("Save and begin a new one"), self.save_and_go_on, name="save_and_new")
            more.setShortcut("Ctrl+Return")
            row.addWidget(more)
        self._save = button(yes or _("Save"), self.save, look="filled", name="save")
        self._save.setShortcut("Ctrl+S")
        row.addWidget(self._save)
        column.addWidget(line())
        column.addLayout(row)
        self._is_sized = False

    def _size(self) -> None:
        """As wide as its fullest line asks for, and as high as all lines together, if the screen is."""
        if self._is_sized:
            return
        fullest = max((len(names) for names in self._plan.rows if not isinstance(names, QWidget)), default=1)
        layout, room = self.layout(), self.screen().availableGeometry()
        assert layout is not None
        wide = max(em(self) * _WIDTHS[min(fullest, 3)], layout.minimumSize().width())
        self.resize(wide, self.height())
        form = self.form.layout()
        for _again in range(2):  # boxes with a hint make room for its lines once they know their width
            layout.activate()
            if form is not None:
                form.activate()
            self._area.updateGeometry()
        wanted = (
            layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.sizeHint().height()
        )
        self.resize(wide, min(wanted, room.height() - self.fontMetrics().height() * 4))

    def _mark_edited(self) -> None:
        self._is_edited = True
        self.draft_band.keeper.touch()
        self._look_for_doubles()

    def _look_for_doubles(self) -> None:
        own = self.base.id if isinstance(self.base, Record) else ""
        said = double_words(self.desk.store.reader(), self._plan.noun, self.draft(), own, self.desk.today())
        self._double.setText(said)
        self._double.setVisible(bool(said))

    # What was typed

    def showEvent(self, event: QShowEvent) -> None:
        self._size()
        super().showEvent(event)
        self._is_sized = True
        if not self._opened_with:  # the dialogs made of this one have filled in theirs by now
            self._take_up()

    def _typed(self) -> str:
        return json.dumps(self.form.typed(), ensure_ascii=False)

    def _take_up(self) -> None:
        """Show what was typed here before and never saved; from now on what is typed is kept."""
        self._opened_with = self.form.typed()
        left = self.draft_band.left()
        if left:
            given = json.loads(left)
            self.form.show_typed(given if isinstance(given, dict) else {})
            self._is_edited = True
            self.form.edited.emit()
        self.draft_band.keeper.begin(has_draft=bool(left))

    def _as_opened(self) -> None:
        self.form.show_typed(self._opened_with)
        self.form.edited.emit()
        self._is_edited = False

    def draft(self) -> Any:
        """What the dialog began with, with what stands in its fields now."""
        values: dict[str, Any] = self.form.values()
        return replace(self.base, **values)

    def save(self) -> None:
        """Save it when it can be; else say what is wrong beside each field."""
        draft = self.draft()
        mistakes = draft.mistakes(self.desk.today())
        mistakes += self.more_mistakes(draft)
        unread = self.form.unread()
        if mistakes or unread:
            self._show_mistaken(Mistaken("", "", mistakes), unread)
            return
        self._save.setEnabled(False)
        self.draft_band.keeper.pause()
        self.desk.jobs.write(
            partial(
                save_typed,
                self.desk.store,
                self._place,
                self._plan.noun,
                self.base,
                draft,
                self.desk.today(),
                self._save_draft,
            ),
            owner=self,
            on_done=self._saved,
            on_error=self._refused,
            label=_("Saving"),
        )

    def save_and_go_on(self) -> None:
        """Save it, then begin the next one in the same dialog."""
        self._goes_on = True
        self.save()

    def _begin_next(self, saved: Record) -> None:
        """The dialog of a new record with what stays: the day, the place, the people."""
        choices = {
            name: self.form.chosen(name) for name in self._plan.sticky if self.form.chosen(name) is not None
        }
        self.base = replace(self._first_base, **{name: getattr(saved, name) for name in self._plan.sticky})
        self.form.show_values(self.base, {name: one for name, one in choices.items() if one is not None})
        self._save.setEnabled(True)
        self._wrong.hide()
        self._double.hide()
        self._done.setText(
            _("{what} was saved. Here is the next one.").format(
                what=str(getattr(saved, "number", "") or noun_label(self._plan.noun))
            )
        )
        self.form.edited.emit()
        self._is_edited = False
        self.draft_band.keeper.begin()
        self.form.focus_first_empty()

    def more_mistakes(self, draft: Draft) -> list[Mistake]:
        """What keeps the draft from being saved here, though the noun itself would take it."""
        return [
            Mistake(name, EMPTY) for name in sorted(self._plan.needed) if getattr(draft, name) in (None, "")
        ]

    def put_above(self, widget: QWidget) -> None:
        """Something to press or to read between the title and the form."""
        self._column.insertWidget(self._column.indexOf(self._area), widget)

    def put_beside(self, widget: QWidget) -> None:
        """Something to look at, at the left of the form; the dialog takes the screen for it."""
        self._row.insertWidget(0, widget, 1)
        self._is_sized = True
        room = self.screen().availableGeometry()
        self.resize(min(room.width() - STEP * 4, em(self) * 100), room.height() - STEP * 8)

    def _saved(self, recorded: Recorded) -> None:
        self._is_edited = False
        self.saved = recorded.records[0]
        self.desk.announcer.announce(recorded.changes)
        if self._goes_on:
            self._goes_on = False
            self._begin_next(self.saved)
        else:
            self.accept()

    def _refused(self, error: UserError) -> None:
        self._goes_on = False
        self._save.setEnabled(True)
        self.draft_band.keeper.go_on()
        self.draft_band.keeper.touch()
        if isinstance(error, Mistaken):
            self._show_mistaken(error, 0)
        else:
            self._say(str(error))

    def _show_mistaken(self, error: Mistaken, unread: int) -> None:
        self._goes_on = False
        elsewhere = self.form.show_mistakes(error.mistakes)
        left = sum(bool(box.mistake()) for box in self.form.boxes.values())
        if elsewhere:
            self._say(" ".join(elsewhere))
        else:
            count = ngettext("{n} field is to be put right.", "{n} fields are to be put right.", left)
            self._say(count.format(n=left))

    def _say(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.show()

    def reject(self) -> None:
        """Esc and Cancel ask before they throw away what was typed."""
        gone = _("What you typed here is not kept.")
        if self._is_edited and not ask(self, _("Close without saving?"), gone, _("Close without saving")):
            return
        if self._is_edited or self.draft_band.keeper.has_draft():
            self.draft_band.keeper.drop("")
        super().reject()


def _place_of(plan: FormPlan, base: Draft) -> DraftPlace:
    """Each dialog of a noun has its own drafts, known by its first field; a new record's by what it belongs to."""
    first = next((names[0] for names in plan.rows if not isinstance(names, QWidget)), "")
    screen = f"{plan.noun}_dialog {first}".strip()
    if isinstance(base, Record):
        return DraftPlace(screen, base.id, base.revision)
    owners = (str(getattr(base, name, "") or "") for name in _OWNERS)
    return DraftPlace(screen, " ".join(owner for owner in owners if owner))


_OWNERS = ("enterprise_id", "visit_id", "event_id", "problem_id", "assignment_id")
