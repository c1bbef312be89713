"""What happened with a firm, year by year, each with its way there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.domain.labels import noun_label
from qingdesk.i18n import _, format_date, ngettext
from qingdesk.ui.models.firm_history import Happening
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.words import button, words

AT_FIRST = 12
"""Rows before a person asks for all: a firm that is looked at in passing must be there at once."""


class HistoryRows(QWidget):
    """`open_record` carries noun and id."""

    open_record = Signal(str, str)

    def __init__(self, history: Sequence[Happening], today: date) -> None:
        super().__init__()
        self.setObjectName("firm_history")
        self._history, self._today = history, today
        self._year = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(STEP // 2)
        self._add(history[:AT_FIRST])
        left = len(history) - AT_FIRST
        self._all = button(
            ngettext("Show {n} earlier one", "Show {n} earlier ones", left).format(n=left),
            self._show_all,
            look="link",
            name="firm_history_all",
        )
        self._column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._all.setVisible(left > 0)

    def _show_all(self) -> None:
        self._column.removeWidget(self._all)
        self._all.hide()
        self._add(self._history[AT_FIRST:])

    def _add(self, history: Sequence[Happening]) -> None:
        for one in history:
            if one.day.year != self._year:
                self._year = one.day.year
                year = _("Year {year}").format(year=one.day.year)
                self._column.addWidget(words(year, "quiet", SMALL_POINTS))
            self._column.addWidget(self._row(one))

    def _row(self, one: Happening) -> QWidget:
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(STEP)
        day = format_date(one.day, today=date(one.day.year, 12, 31))  # the year stands above
        across.addWidget(words(day, "quiet", SMALL_POINTS + 0.5))
        noun = noun_label(one.noun)
        across.addWidget(words(noun, "text", SMALL_POINTS + 0.5))
        text = ElidedLabel(one.words or "—", "text")
        across.addWidget(text, 1)
        if one.state:
            across.addWidget(words(one.state, "quiet", SMALL_POINTS))
        way = button(
            _("Open"),
            partial(self.open_record.emit, one.noun, one.record_id),
            look="link",
            name=f"{one.noun}_open",
        )
        way.setAccessibleName(_("Open: {what}").format(what=f"{day} {noun} {one.words}".strip()))
        across.addWidget(way)
        return made
