"""Above 总览 and the list of visits: what was typed and never saved; nobody has to remember it after a crash."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from qingdesk.actions.visit_entry import from_content
from qingdesk.actions.visit_page import SCREEN
from qingdesk.domain.visit import Visit
from qingdesk.i18n import _, format_date, ngettext
from qingdesk.store import drafts, enterprises
from qingdesk.store.connection import Readable
from qingdesk.store.drafts import TypedDraft
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.words import button, words


def draft_words(typed: TypedDraft, visit: Visit | None, today: date) -> tuple[str, str]:
    """Title and hint of the offer of a draft: of when it is, and whether the visit was changed since."""
    saved = datetime.fromisoformat(typed.saved_at).replace(tzinfo=UTC).astimezone()
    when = f"{format_date(saved.date(), today=today)} {saved:%H:%M}"
    hint = _("It was typed but never saved. It is shown below.")
    if visit is not None and typed.base_revision != visit.revision:
        hint = _("The visit was changed since then: going on saves the draft over that change.")
    return _("An unfinished draft of {when}").format(when=when), hint


class LeftDrafts(Card):
    """`asked` carries the id of the visit whose newest draft is to be looked at; empty for a new visit."""

    asked = Signal(str)

    def __init__(self, reader: Readable) -> None:
        super().__init__()
        self.setObjectName("left_drafts")
        self.set_ground("amber_soft")
        self._reader = reader
        self._record_id = ""
        self._title: QLabel | None = None
        self.hide()

    def _make(self) -> QLabel:
        """The line, with its title: made when there is something to tell, which is seldom."""
        self.body.setContentsMargins(STEP + 4, STEP // 2, STEP // 2, STEP // 2)
        row = QHBoxLayout()
        row.setSpacing(STEP)
        title = words("", bold=True)
        self._firm = ElidedLabel()
        self._more = words("", "quiet")
        row.addWidget(title)
        row.addWidget(self._firm, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button(_("Look at it"), self._ask, look="link", name="left_draft_open"))
        self.body.addLayout(row)
        return title

    def look(self, today: date) -> None:
        """Show the newest, and how many there are besides; nothing when there is none."""
        left = drafts.find_all(self._reader, SCREEN)
        self.setVisible(bool(left))
        if not left:
            return
        self._title = self._title or self._make()
        newest = left[0]
        self._record_id = newest.record_id
        title, _hint = draft_words(newest, None, today)
        self._title.setText(title)
        firm_id = from_content(newest.content)[0].draft.enterprise_id
        firm = enterprises.get(self._reader, firm_id).name if firm_id else ""
        self._firm.setText(firm or _("New visit"))
        others = len(left) - 1
        more = ngettext("and {count} more", "and {count} more", others).format(count=others)
        self._more.setText(more if others else "")
        self.setAccessibleName(f"{title} {self._firm.text()} {self._more.text()}".strip())

    def _ask(self) -> None:
        self.asked.emit(self._record_id)
