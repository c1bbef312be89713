"""What comes up in the next sixty days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.i18n import _, format_date, ngettext
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card, clear
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.words import button, line, words

MOST_SHOWN = 7


@dataclass(frozen=True)
class Upcoming:
    """day: by when · words: what · go: to where it is done, or None."""

    day: date
    words: str
    go: Callable[[], object] | None = None


class ComingCard(Card):
    """The nearest first."""

    def __init__(self, plan: Callable[[], object]) -> None:
        """plan: propose days for the visits that are due."""
        super().__init__(_("Coming up"), _("60 days"), tight=True)
        self.setObjectName("coming")
        self.heading.addWidget(button(_("Plan visits …"), plan, look="link", name="plan_visits"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_rows(self, coming: Sequence[Upcoming], today: date) -> None:
        """Those with a date from today on."""
        clear(self._rows)
        if not coming:
            label = words(_("Nothing with a date in the next 60 days."), "quiet", wrap=True)
            label.setContentsMargins(STEP * 2 - 2, STEP * 2, STEP * 2 - 2, STEP * 2)
            self._rows.addWidget(label)
        for at, one in enumerate(coming[:MOST_SHOWN]):
            if at:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(one, today))
        note = _("60 days")
        if len(coming) > MOST_SHOWN:
            note = _("60 days, the nearest {shown} of {total}").format(shown=MOST_SHOWN, total=len(coming))
        self.note.setText(note)

    def _row(self, one: Upcoming, today: date) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(STEP * 2 - 2, STEP // 2 + 1, STEP * 2 - 2, STEP // 2 + 1)
        across.setSpacing(STEP)
        day = words(format_date(one.day, today=today), bold=True)
        day.setMinimumWidth(day.fontMetrics().horizontalAdvance("00月00日") + STEP)
        across.addWidget(day)
        across.addWidget(ElidedLabel(one.words), 1)
        days = (one.day - today).days
        left = _("today") if days == 0 else ngettext("{n} day", "{n} days", days).format(n=days)
        across.addWidget(words(left, "quiet"))
        if one.go is not None:
            way = button(_("Open"), one.go, look="link")
            way.setAccessibleDescription(one.words)
            across.addWidget(way)
        return row
