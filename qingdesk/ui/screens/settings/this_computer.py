"""The desk goes to another computer, and leaves this one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.actions.open_desk import needs_password
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.new_password import ask_new_password
from qingdesk.ui.dialogs.password import ask_password
from qingdesk.ui.dialogs.wipe import ask_wipe
from qingdesk.ui.file_places import choose_place
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.words import button, words


class ThisComputer(QWidget):
    """Two steps that belong together: take the desk along, and when it has arrived, wipe it here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(_("This computer"))
        card.body.addWidget(
            words(
                _(
                    "For a new laptop or a hand-over: take the whole desk along in one sealed file, open it over there "
                    "(qingdesk, “Bring a desk in”), look at it, and only then wipe this one."
                ),
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(button(_("Wipe this desk …"), self._wipe, look="quiet_link", name="wipe"))
        row.addStretch(1)
        row.addWidget(button(_("Take the desk along …"), self._take_out, name="take_out"))
        card.body.addLayout(row)
        column.addWidget(card)

    def _take_out(self) -> None:
        store = self._desk.store
        out = choose_place(
            self, self._desk.preferences, _("Take the desk along"), f"{store.desk_code}.qdmove",
            _("Desks on the move (*.qdmove)"),
        )  # fmt: skip
        if out is None:
            return
        try:
            if needs_password(store.folder):
                intro = _("The file opens with the same password.")
                work = partial(_taker, store, out)
                done = ask_password(
                    self, store.folder, self._desk.jobs, work, _("Take the desk along"), intro
                )
                if done is not None:
                    self._taken(out)
                return
        except UserError as error:
            self._desk.messages.wrong(error)
            return
        password = ask_new_password(
            self, _("A password for the journey"), _("It opens the file, and the desk where it arrives.")
        )
        if password:
            self._desk.jobs.write(
                _taker(store, out, password),
                owner=self,
                on_done=lambda done: self._taken(out),
                on_error=self._desk.messages.wrong,
                label=_("Taking the desk along"),
            )

    def _taken(self, out: Path) -> None:
        self._desk.messages.good(
            _("The desk is in {path}.").format(path=out),
            _(
                "Bring it in over there and look at it, then wipe this one: two desks of one number must not go on."
            ),
        )

    def _wipe(self) -> None:
        store = self._desk.store
        if not ask_wipe(self, store.desk_code):
            return
        self._desk.jobs.alone(
            partial(_wiped, store),
            owner=self,
            on_done=lambda done: self._desk.door.leave(),
            on_error=self._desk.messages.wrong,
            label=_("Wiping the desk"),
        )


def _taker(store: Store, out: Path, password: str) -> partial[bool]:
    return partial(_taken_out, store, out, password)


def _taken_out(store: Store, out: Path, password: str, progress: Progress) -> bool:
    from qingdesk.actions.move import take_out

    take_out(store, out, password)
    return True


def _wiped(store: Store, progress: Progress) -> None:
    from qingdesk.actions.move import wipe

    wipe(store)
