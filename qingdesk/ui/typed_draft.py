"""Above the fields of a dialog: what was typed there and never saved, and the way to be rid of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from qingdesk.actions.typed_drafts import DraftPlace, drop_typed, find_typed, keep_typed
from qingdesk.errors import UserError
from qingdesk.i18n import _, format_date
from qingdesk.store.drafts import TypedDraft
from qingdesk.ui.desk import Desk
from qingdesk.ui.draft_keeper import DraftKeeper
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.words import button, words


class TypedDraftBand(Card):
    """Hidden while there is nothing to say. `refused` when a person does not want what was left: show the dialog
    as it was opened."""

    refused = Signal()

    def __init__(self, desk: Desk, place: DraftPlace, content: Callable[[], str]) -> None:
        """content: what stands in the dialog, as text; asked a moment after `touch`."""
        super().__init__()
        self.setObjectName("typed_draft")
        self.set_ground("amber_soft")
        self._desk, self._place = desk, place
        store = desk.store
        self.keeper = DraftKeeper(
            desk.jobs,
            content,
            self,
            keep=partial(keep_typed, store, place),
            drop=lambda record_id: drop_typed(store, place),
        )
        self.keeper.failed.connect(self._told_failure)
        self.body.setContentsMargins(STEP + 4, STEP // 2, STEP // 2, STEP // 2)
        row = QHBoxLayout()
        row.setSpacing(STEP)
        self._said = words("", wrap=True)
        row.addWidget(self._said, 1)
        row.addWidget(button(_("Throw it away"), self._refuse, look="link", name="typed_draft_drop"))
        self.body.addLayout(row)
        self.hide()

    def left(self) -> str:
        """The content that was left there, told of in the band; empty when there is none."""
        typed = find_typed(self._desk.store.reader(), self._place)
        if typed is None:
            return ""
        self._said.setText(_words(typed, self._place, self._desk.today()))
        self.setAccessibleName(self._said.text())
        self.show()
        return typed.content

    def _refuse(self) -> None:
        self.hide()
        self.keeper.drop("")
        self.refused.emit()
        self.keeper.begin()

    def _told_failure(self, error: UserError) -> None:
        self._said.setText(str(error))
        self.show()


def _words(typed: TypedDraft, place: DraftPlace, today: date) -> str:
    saved = datetime.fromisoformat(typed.saved_at).replace(tzinfo=UTC).astimezone()
    when = f"{format_date(saved.date(), today=today)} {saved:%H:%M}"
    said = _("Typed on {when} and never saved: it stands below.").format(when=when)
    if typed.base_revision != place.revision:
        said += " " + _("The record was changed since then; saving puts this over that change.")
    return said
