"""Two records of one firm become one: which is kept, what goes over, where they differ; then do it, with one undo."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from qingdesk.actions.merge import Merged, MergePreview
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.fields import fields_of
from qingdesk.domain.labels import field_label, noun_label, word_label
from qingdesk.errors import UserError
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.foot import foot
from qingdesk.ui.finders import find_firms
from qingdesk.ui.style import SMALL_POINTS, STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.chooser import Choice, Chooser
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.words import button, line, words


class MergeDialog(QDialog):
    """`merged` is what was done; None while nothing was."""

    def __init__(self, parent: QWidget, desk: Desk, firm: Enterprise) -> None:
        super().__init__(parent)
        self.setObjectName("merge_dialog")
        self.setWindowTitle(_("Merge two records of one firm"))
        self.merged: Merged | None = None
        self._desk, self._firm = desk, firm
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(self.windowTitle(), points=TITLE_POINTS, bold=True))
        column.addWidget(words(firm.name, wrap=True))
        self._other = Chooser(self._others)
        self._other.setObjectName("merge_other")
        self._box = FieldBox(_("Is the same firm as"), self._other)
        column.addWidget(self._box)
        self._kept = ComboBox()
        self._kept.setObjectName("merge_kept")
        self._kept_box = FieldBox(
            _("The record that is kept"), self._kept, _("Its name stays; the other's becomes a former name.")
        )
        column.addWidget(self._kept_box)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._area, 1)
        self._wrong = words("", "red", wrap=True)
        self._wrong.setObjectName("dialog_wrong")
        self._wrong.hide()
        column.addWidget(self._wrong)
        self._merge = button(_("Merge"), self._do, look="filled", name="merge")
        column.addLayout(foot(self, self._merge))
        self._other.chosen.connect(self._other_chosen)
        self._kept.chosen.connect(self._look)
        self._other_chosen()
        room = self.screen().availableGeometry()
        self.resize(em(self) * 46, min(em(self) * 40, room.height() - STEP * 8))

    def _others(self, text: str) -> list[Choice]:
        reader = self._desk.store.reader()
        return [each for each in find_firms(reader, text) if each.id != self._firm.id]

    def _other_chosen(self) -> None:
        other = self._other.choice()
        self._kept_box.setVisible(other is not None)
        self._merge.setEnabled(False)
        self._wrong.hide()
        self._area.setWidget(QWidget())
        if other is not None:
            self._kept.fill(
                [(self._firm.id, self._firm.name), (other.id, f"{other.text}　{other.note}".strip())]
            )
            self._kept.set_value(self._firm.id)
            self._look()

    def _pair(self) -> tuple[str, str]:
        """(goes, is kept)."""
        kept = str(self._kept.value())
        return (self._other.value() if kept == self._firm.id else self._firm.id), kept

    def _look(self) -> None:
        """What it would do; counted in a moment, off the window's thread all the same."""
        self._merge.setEnabled(False)
        self._desk.jobs.look(
            partial(_preview, self._desk.store, *self._pair()),
            owner=self,
            on_done=self._show,
            on_error=self._refused,
            label=_("Looking at both records"),
        )

    def _show(self, preview: MergePreview) -> None:
        if (preview.merged.id, preview.kept.id) != self._pair():
            return  # chosen otherwise in the meantime
        self._wrong.hide()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, STEP, 0)
        column.setSpacing(STEP)
        moves = _("; ").join(f"{noun_label(noun)} {many}" for noun, many in preview.moves.items())
        column.addWidget(words(_("Goes over: {records}").format(records=moves or _("nothing")), wrap=True))
        if preview.doubled:
            said = ngettext(
                "{n} assignment that both have is voided.", "{n} assignments that both have are voided.",
                preview.doubled,
            )  # fmt: skip
            column.addWidget(words(said.format(n=preview.doubled), wrap=True))
        if preview.filled:
            names = _(", ").join(field_label("enterprise", name) for name in preview.filled)
            column.addWidget(words(_("Filled in from the other: {fields}").format(fields=names), wrap=True))
        if preview.differences:
            column.addWidget(line())
            column.addWidget(words(_("Where they differ, the kept record's words stay"), bold=True))
            column.addLayout(self._differences(preview))
        column.addStretch(1)
        self._area.setWidget(page)
        self._merge.setEnabled(True)

    def _differences(self, preview: MergePreview) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(STEP * 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for at, title in enumerate((_("Kept"), _("Goes")), 1):
            grid.addWidget(words(title, "quiet", SMALL_POINTS + 0.5), 0, at)
        for row, one in enumerate(preview.differences, 1):
            grid.addWidget(words(field_label("enterprise", one.field), "quiet", SMALL_POINTS + 0.5), row, 0)
            grid.addWidget(words(_value(preview.kept, one.field), wrap=True), row, 1)
            grid.addWidget(words(_value(preview.merged, one.field), "quiet", wrap=True), row, 2)
        return grid

    def _do(self) -> None:
        self._merge.setEnabled(False)
        self._desk.jobs.write(
            partial(_merge, self._desk.store, *self._pair(), self._desk.today()),
            owner=self,
            on_done=self._done,
            on_error=self._refused,
            label=_("Merging"),
        )

    def _done(self, merged: Merged) -> None:
        self.merged = merged
        self._desk.announcer.announce(merged.changes)
        self._desk.messages.good(
            _("The two records are one now: {name}.").format(name=merged.kept.name),
            _("Undo under Edit takes it back, until one of the records is changed."),
        )
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._wrong.setText(str(error))
        self._wrong.show()


def _value(firm: Enterprise, name: str) -> str:
    field = next(each for each in fields_of(Enterprise) if each.name == name)
    value = getattr(firm, name)
    if field.enum is not None and value is not None:
        return word_label(value)
    return (_("yes") if value else _("no")) if isinstance(value, bool) else str(field.plain(value))


def _preview(store: Store, merged_id: str, kept_id: str, progress: Progress) -> MergePreview:
    from qingdesk.actions.merge import preview_merge

    return preview_merge(store, merged_id, kept_id)


def _merge(store: Store, merged_id: str, kept_id: str, today: date, progress: Progress) -> Merged:
    from qingdesk.actions.merge import merge

    return merge(store, merged_id, kept_id, today)
