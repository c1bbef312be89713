"""Restore: which backups there are, what is in one, what would change; then it takes the store's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.actions.open_desk import needs_password
from qingdesk.domain.labels import noun_label
from qingdesk.errors import UserError
from qingdesk.i18n import _, format_moment, ngettext
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.file_places import choose_file
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.messages import ask
from qingdesk.ui.models.backups import columns
from qingdesk.ui.models.rows import RowsModel
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.card import Card, clear
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import button, words

if TYPE_CHECKING:
    from qingdesk.actions.backups import Listed, Opens
    from qingdesk.actions.restore import Preview, Restored

_SHOWN = ("visit", "meal", "problem", "commitment", "event", "gift", "enterprise", "cadre", "attachment")
"""Of the nouns inside, those that tell one backup from another."""


class RestoreDialog(QDialog):
    """`restored` after it was accepted: the store is then another one, and every window on it has to be made anew."""

    def __init__(
        self, parent: QWidget | None, jobs: Jobs, today: date, opens: Opens, password: str | None = None
    ) -> None:
        """opens: the open store, or the key of one that does not open any more, with its password."""
        super().__init__(parent)
        self.setObjectName("restore_dialog")
        self.setWindowTitle(_("Restore a backup"))
        self.restored: Restored | None = None
        self._jobs = jobs
        self._opens = opens
        self._today = today
        self._password = password
        self._file: Path | None = None
        self._model: RowsModel[Listed] = RowsModel(columns(today), self)
        self._table = Table("backup_table", _("Backups"))
        self._table.setModel(self._model)
        self._table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self._table.set_widths((8, 8, 3, 3, 5), stretch=1)
        self._table.give_way(3, 4, stretched=1, least=6)
        self._table.chosen.connect(self._look_at)
        self._inside = QVBoxLayout()
        self._lay_out()
        self._read()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(_("Restore a backup"), points=TITLE_POINTS, bold=True))
        column.addWidget(
            words(
                _("Choose one and look at what is in it. What is in use now is kept beside the backups."),
                "quiet",
                wrap=True,
            )
        )
        across = QHBoxLayout()
        across.setSpacing(STEP * 2)
        left = Card(tight=True)
        left.body.addWidget(self._table)
        across.addWidget(left, 3)
        right = Card(_("What is in it, and what would change"))
        right.body.addLayout(self._inside)
        right.body.addStretch(1)
        across.addWidget(right, 2)
        column.addLayout(across, 1)
        self._said = words("", "red", wrap=True)
        self._said.setObjectName("restore_said")
        self._said.hide()
        column.addWidget(self._said)
        row = QHBoxLayout()
        row.addWidget(button(_("From another place …"), self._choose_file, name="restore_other"))
        row.addStretch(1)
        row.addWidget(button(_("Cancel"), self.reject, name="cancel"))
        self._go = button(_("Restore …"), self._ask, look="danger", name="restore_go")
        self._go.setEnabled(False)
        row.addWidget(self._go)
        column.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(
            min(room.width() - STEP * 8, em(self) * 68), min(room.height() - STEP * 10, em(self) * 38)
        )

    def _read(self) -> None:
        self._show_words(_("Looking into the backups …"))
        self._jobs.run(
            partial(_listed, self._opens),
            owner=self,
            on_done=self._show_list,
            on_error=self._refused,
            label=_("Looking into the backups"),
        )

    def _show_list(self, found: Sequence[Listed]) -> None:
        self._model.show_rows(found)
        if found:
            self._show_words("")
            self._table.choose(0)
            self._table.setFocus()
        else:
            self._show_words(
                _("There is no backup in the store's folder. One on a stick can be chosen below.")
            )

    def _choose_file(self) -> None:
        path = choose_file(self, None, _("A backup"), _("Backups (*.db)"))
        if path is not None:
            self._table.clearSelection()
            self._look(path)

    def _look_at(self, row: int) -> None:
        if 0 <= row < len(self._model.rows()):
            self._look(self._model.at(row).path)

    def _look(self, file: Path) -> None:
        self._file = file
        self._go.setEnabled(False)
        self._said.hide()
        self._jobs.look(
            partial(_preview, self._opens, file),
            owner=self,
            on_done=partial(self._show_inside, file),
            on_error=partial(self._show_unreadable, file),
        )

    def _show_unreadable(self, file: Path, error: UserError) -> None:
        if file != self._file:
            return
        # of another desk it opens with its own key file; `restore` says what is missing
        is_foreign = file.with_suffix(".key").exists() and file.parent != self._opens.folder / "backups"
        self._go.setEnabled(is_foreign)
        self._show_words(
            _(
                "It does not open with this desk's key. Its own key file lies beside it, so it can be restored."
            )
            if is_foreign
            else str(error)
        )

    def _show_words(self, text: str) -> None:
        clear(self._inside)
        if text:
            self._inside.addWidget(words(text, "quiet", wrap=True))

    def _show_inside(self, file: Path, preview: Preview) -> None:
        if file != self._file:
            return
        clear(self._inside)
        inside = preview.inside
        self._inside.addWidget(words(inside.unit or file.name, bold=True, wrap=True))
        self._inside.addWidget(words(_utc_words(inside.newest_at, self._today), "quiet", wrap=True))
        self._inside.addWidget(_counts(preview))
        change = words(_change_words(preview), "text" if preview.rows_lost == 0 else "amber", wrap=True)
        change.setObjectName("restore_change")
        self._inside.addWidget(change)
        self._go.setEnabled(True)

    def _ask(self) -> None:
        file = self._file
        if file is None:
            return
        title = _("Put this backup in the store's place?")
        hint = _(
            "What was entered since then is not in it. What is in use now is kept, and can be restored again."
        )
        if not ask(self, title, hint, _("Restore"), dangerous=True):
            return
        folder, now = self._opens.folder, datetime.now()
        self._said.hide()
        if isinstance(self._opens, Store) and needs_password(folder):
            from qingdesk.ui.dialogs.password import ask_password

            try:
                done = ask_password(
                    self, folder, self._jobs, partial(_opened, self._opens, file, now), _("Restore a backup"),
                    alone=True,
                )  # fmt: skip
            except UserError as error:
                self._refused(error)
                return
            if done is not None:
                self._done(done)
            return
        self._go.setEnabled(False)
        work = (
            _opened(self._opens, file, now, None)
            if isinstance(self._opens, Store)
            else partial(_restored, folder, self._password, file, now)
        )
        self._jobs.alone(
            work, owner=self, on_done=self._done, on_error=self._refused, label=_("Restoring a backup")
        )

    def _done(self, restored: object) -> None:
        from qingdesk.actions.restore import Restored

        assert isinstance(restored, Restored)
        self.restored = restored
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._go.setEnabled(self._file is not None)
        self._said.setText(str(error))
        self._said.show()


def _counts(preview: Preview) -> QWidget:
    """Noun, in the backup, now."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QGridLayout

    shown = QWidget()
    grid = QGridLayout(shown)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(STEP * 2)
    grid.setColumnStretch(0, 1)
    right = Qt.AlignmentFlag.AlignRight
    grid.addWidget(words(_("in the backup"), "quiet"), 0, 1, right)
    if preview.now:
        grid.addWidget(words(_("now"), "quiet"), 0, 2, right)
    for row, noun in enumerate(_SHOWN, 1):
        grid.addWidget(words(noun_label(noun)), row, 0)
        inside, now = preview.inside.counts.get(noun, 0), preview.now.get(noun)
        grid.addWidget(words(str(inside)), row, 1, right)
        if now is not None:
            grid.addWidget(
                words(str(now), "text" if now == inside else "amber", bold=now != inside), row, 2, right
            )
    return shown


def _utc_words(moment: str, today: date) -> str:
    try:
        local = datetime.strptime(f"{moment}+0000", "%Y-%m-%dT%H:%M:%SZ%z").astimezone()
    except ValueError:
        return ""
    return _("Last change: {when}").format(when=format_moment(local.replace(tzinfo=None), today=today))


def _change_words(preview: Preview) -> str:
    if not preview.is_of_this_desk:
        return _("It is of another desk: everything that is here now would be replaced.")
    if not preview.now:
        return _("How much was entered since then cannot be told: the store does not open.")
    if preview.rows_lost == 0:
        return _("Nothing was changed since then: it holds all that is here now.")
    return ngettext(
        "{n} change made since then would be gone.",
        "{n} changes made since then would be gone.",
        preview.rows_lost,
    ).format(n=preview.rows_lost)


def _listed(opens: Opens, progress: Progress) -> list[Listed]:
    from qingdesk.actions.backups import list_backups

    return list_backups(opens)


def _preview(opens: Opens, file: Path, progress: Progress) -> Preview:
    from qingdesk.actions.restore import Preview, preview

    if isinstance(opens, Store):
        return preview(opens, file)
    return Preview(inside=opens.contents_of(file), now={}, rows_lost=0, is_of_this_desk=True)


def _opened(store: Store, file: Path, now: datetime, password: str | None) -> Callable[[Progress], Restored]:
    def work(progress: Progress) -> Restored:
        from qingdesk.actions.restore import restore_open

        return restore_open(store, password, file, now)

    return work


def _restored(folder: Path, password: str | None, file: Path, now: datetime, progress: Progress) -> Restored:
    from qingdesk.actions.restore import restore

    return restore(folder, password, file, now)
