"""已纠正: what was put right lately, and what had been said of it; a quiet card at the end of 总览."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.i18n import _, format_date, ngettext
from qingdesk.ui.style import SMALL_POINTS, STEP
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
    from qingdesk.domain.labels import word_label

    row = QWidget()
    row.setObjectName(f"was_{one.code}")
    across = QHBoxLayout(row)
    across.setContentsMargins(STEP * 2 - 2, STEP // 2, STEP * 2 - 2, STEP // 2)
    across.setSpacing(STEP)
    top = Qt.AlignmentFlag.AlignTop
    across.addWidget(SeverityMark("good"), 0, top)
    day = words(format_date(one.gone_on, today=today), "quiet")
    day.setMinimumWidth(day.fontMetrics().horizontalAdvance("00月00日") + STEP)
    across.addWidget(day, 0, top)
    texts = QVBoxLayout()
    texts.setSpacing(1)
    texts.addWidget(ElidedLabel(_("{title}: {about}").format(title=one.title, about=one.about)))
    life = _("{state}, first seen {day}").format(
        state=word_label(one.state), day=format_date(one.first_seen_on, today=today)
    )
    said = _("explained: {text}").format(text=" ".join(one.said.split())) if one.said else ""
    line = " · ".join(part for part in (life, said, one.code) if part)
    texts.addWidget(ElidedLabel(line, "quiet", SMALL_POINTS))
    across.addLayout(texts, 1)
    return row
