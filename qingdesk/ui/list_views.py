"""The views of a list: a menu to choose, save, change and delete them, and a chip for each that is pinned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store import saved_views
from qingdesk.store.saved_views import SavedView
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.view import ViewDialog
from qingdesk.ui.list_look import ListLook
from qingdesk.ui.messages import ask
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.chip import Chip
from qingdesk.ui.widgets.words import button

PINNED_SHOWN = 3
"""Chips: the filter needs its room as well; the others stand in the menu."""


class Looked(Protocol):
    """The list that the views are of."""

    def look(self) -> ListLook: ...
    def show_look(self, look: ListLook) -> None: ...
    def read_look(self, content: str) -> ListLook | None: ...
    def first_look(self) -> ListLook: ...
    def column_actions(self, menu: QMenu) -> Sequence[QAction]: ...


class ListViews(QWidget):
    """`chosen` when a person chose a view or went back to the list as it was at first."""

    chosen = Signal()

    def __init__(self, desk: Desk, name: str, looked: Looked) -> None:
        """name: of the list, in the store and of the widgets."""
        super().__init__()
        self._desk, self._name, self._looked = desk, name, looked
        self._views: list[SavedView] = []
        self._current = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        self._pinned: list[Chip] = []
        self._chips = QHBoxLayout()
        self._chips.setSpacing(STEP)
        row.addLayout(self._chips)
        self._button = button(_("Views"), icon_name="eye", name=f"{name}_views")
        self._menu = QMenu(self._button)
        self._menu.setObjectName(f"{name}_views_menu")
        self._menu.aboutToShow.connect(self._fill)
        self._button.setMenu(self._menu)
        row.addWidget(self._button)
        self._read()

    def _read(self) -> None:
        self._views = saved_views.find_all(self._desk.store.reader(), self._name)
        for old in self._pinned:
            self._chips.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._pinned = []
        for place, view in enumerate(view for view in self._views if view.is_pinned):
            if place < PINNED_SHOWN:
                chip = Chip(view.name, f"{self._name}_pinned_{place}")
                chip.clicked.connect(partial(self._press, view))
                self._chips.addWidget(chip)
                self._pinned.append(chip)
        self.show_current()

    def show_current(self) -> None:
        """Which view the list shows now is told by its chip and on the button."""
        look = self._looked.look()
        shown = {
            view.id
            for view in self._views
            if (kept := self._looked.read_look(view.content)) is not None and kept.filtered_alike(look)
        }
        current = next((view for view in self._views if view.id == self._current), None)
        if current is None or (current.id not in shown and shown):
            current = next((view for view in self._views if view.id in shown), current)
        self._current = current.id if current is not None else ""
        pinned = [view for view in self._views if view.is_pinned]
        for chip, view in zip(self._pinned, pinned, strict=False):
            chip.setChecked(view.id in shown)
        self._button.setAccessibleName(
            _("Views: {name}").format(name=current.name) if current is not None else _("Views")
        )

    def _press(self, view: SavedView) -> None:
        kept = self._looked.read_look(view.content)
        if kept is not None and kept.filtered_alike(self._looked.look()):
            self._forget()
        else:
            self._show(view)

    def _show(self, view: SavedView) -> None:
        kept = self._looked.read_look(view.content)
        self._current = view.id
        self._looked.show_look(kept or self._looked.first_look())
        self.show_current()
        self.chosen.emit()

    def _forget(self) -> None:
        self._current = ""
        self._looked.show_look(self._looked.first_look())
        self.show_current()
        self.chosen.emit()

    # The menu

    def _fill(self) -> None:
        menu, look = self._menu, self._looked.look()
        menu.clear()
        current = next((view for view in self._views if view.id == self._current), None)
        for place, view in enumerate(self._views):
            action = self._entry(view.name, f"view_{place}", partial(self._show, view))
            action.setCheckable(True)
            action.setChecked(view is current)
        menu.addSeparator()
        self._entry(_("Save this view …"), "save_view", self._save_new)
        if current is not None:
            kept = self._looked.read_look(current.content)
            replace = self._entry(
                _("Keep the list as it is now in “{name}”").format(name=current.name),
                "replace_view",
                partial(self._replace, current),
            )
            replace.setEnabled(kept != look)
            self._entry(
                _("Rename or pin “{name}” …").format(name=current.name),
                "change_view",
                partial(self._change, current),
            )
            self._entry(
                _("Delete “{name}” …").format(name=current.name),
                "delete_view",
                partial(self._delete, current),
            )
        menu.addSeparator()
        columns = menu.addMenu(_("Columns shown"))
        columns.setObjectName("choose_columns")
        columns.addActions(list(self._looked.column_actions(columns)))
        self._entry(_("Show the list as at first"), "first_look", self._forget)

    def _entry(self, text: str, name: str, does: Callable[[], object]) -> QAction:
        action = QAction(text.replace("&", "&&"), self._menu)
        action.setObjectName(name)
        action.triggered.connect(lambda: does())
        self._menu.addAction(action)
        return action

    # What changes a view

    def _save_new(self) -> None:
        dialog = ViewDialog(self.window(), _("Save this view"))
        if dialog.exec():
            store, name, content = self._desk.store, dialog.name, self._looked.look().content()
            screen, is_pinned = self._name, dialog.is_pinned

            def work(progress: Progress) -> None:
                from qingdesk.actions.views import save_view

                save_view(store, screen, name, content, is_pinned=is_pinned)

            self._write(work, _("The view “{name}” was saved.").format(name=name))

    def _change(self, view: SavedView) -> None:
        dialog = ViewDialog(self.window(), _("Rename or pin a view"), view.name, is_pinned=view.is_pinned)
        if dialog.exec():
            store, name, is_pinned = self._desk.store, dialog.name, dialog.is_pinned

            def work(progress: Progress) -> None:
                from qingdesk.actions.views import change_view

                change_view(store, view, name, is_pinned=is_pinned)

            self._write(work, _("The view “{name}” was changed.").format(name=name))

    def _replace(self, view: SavedView) -> None:
        store, content = self._desk.store, self._looked.look().content()

        def work(progress: Progress) -> None:
            from qingdesk.actions.views import replace_view

            replace_view(store, view, content)

        self._write(work, _("The view “{name}” was changed.").format(name=view.name))

    def _delete(self, view: SavedView) -> None:
        title = _("Delete the view “{name}”?").format(name=view.name)
        if not ask(self.window(), title, _("The records that it shows stay as they are."), _("Delete")):
            return
        store = self._desk.store

        def work(progress: Progress) -> None:
            from qingdesk.actions.views import delete_view

            delete_view(store, view)

        self._write(work, _("The view “{name}” was deleted.").format(name=view.name))

    def _write(self, work: Callable[[Progress], None], said: str) -> None:
        def done(nothing: None) -> None:
            self._read()
            self._desk.messages.good(said)

        def refused(error: UserError) -> None:
            self._desk.messages.wrong(error)

        self._desk.jobs.write(work, owner=self, on_done=done, on_error=refused, label=_("Saving"))
