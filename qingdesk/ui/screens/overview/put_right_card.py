"""已改正: what was put right lately; a quiet card at the end of 总览."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.i18n import _, format_date, ngettext
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card, clear
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.severity import SeverityMark
from qingdesk.ui.widgets.words import words

if TYPE_CHECKING:
    from qingdesk.actions.put_right import PutRight

MOST_SHOWN = 6


class PutRightCard(Card):
    """Nothing was put right: it is hidden."""

    def __init__(self) -> None:
        super().__init__(_("Put right lately"), _("30 days"), tight=True)
        self.setObjectName("put_right")
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, STEP // 2, 0, STEP // 2)
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.hide()

    def show_rows(self, found: Sequence[PutRight], today: date) -> None:
        """The newest first."""
        clear(self._rows)
        for one in found[:MOST_SHOWN]:
            self._rows.addWidget(_row(one, today))
        many = ngettext("{n} item within 30 days", "{n} items within 30 days", len(found))
        self.note.setText(many.format(n=len(found)))
        self.setVisible(bool(found))


def _row(one: PutRight, today: date) -> QWidget:
    row = QWidget()
    row.setObjectName(f"was_{one.code}")
    across = QHBoxLayout(row)
    across.setContentsMargins(STEP * 2 - 2, STEP // 2, STEP * 2 - 2, STEP // 2)
    across.setSpacing(STEP)
    across.addWidget(SeverityMark("good"))
    day = words(format_date(one.gone_on, today=today), "quiet")
    day.setMinimumWidth(day.fontMetrics().horizontalAdvance("00月00日") + STEP)
    across.addWidget(day)
    across.addWidget(ElidedLabel(_("{title}: {about}").format(title=one.title, about=one.about)), 1)
    across.addWidget(words(one.code, "quiet"))
    return row
