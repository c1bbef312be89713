"""What was done and shall not have been: undo the last action, bring back what was voided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk

if TYPE_CHECKING:
    from qingdesk.actions.changes import Changes
    from qingdesk.actions.undo import Undoable


def _undo(store: Store, progress: Progress) -> tuple[Undoable, Changes]:
    from qingdesk.actions.undo import undo_last

    return undo_last(store)


def undo(parent: QWidget, desk: Desk) -> None:
    """Undo the last action and say which it was."""
    store = desk.store

    def undone(given: tuple[Undoable, Changes]) -> None:
        what, changes = given
        desk.announcer.announce(changes)
        desk.messages.good(
            _("Undone."), _("{what} ({time})").format(what=what.words, time=f"{what.at:%m-%d %H:%M}")
        )

    desk.jobs.write(
        lambda progress: _undo(store, progress),
        owner=parent,
        on_done=undone,
        on_error=desk.messages.wrong,
        label=_("Undoing"),
    )


def show_bin(parent: QWidget, desk: Desk) -> None:
    """Every voided record, with its way back."""
    from qingdesk.ui.dialogs.bin import BinDialog

    BinDialog(parent, desk).exec()
