"""The lines for a day, a time of day, yuan and a whole number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QDialog, QLineEdit, QVBoxLayout

from qingdesk.domain.day_text import moment_text, parse_day, parse_moment, parse_time
from qingdesk.domain.fields import BadValue
from qingdesk.domain.money import parse_yuan, yuan
from qingdesk.domain.text import fold
from qingdesk.i18n import N_, _
from qingdesk.ui.icons import icon
from qingdesk.ui.widgets.parsed_line import ParsedLine


class DateLine(ParsedLine[date]):
    """A day: 11.22, 昨天, 2026-11-22, full-width digits; a calendar opens by its button or Alt+Down."""

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        super().__init__(lambda text: parse_day(text, today()), date.isoformat)
        self._today = today
        self.setPlaceholderText(_("such as 11.22"))
        self._opener = QAction(icon("calendar-days", "quiet"), _("Calendar"), self)
        self._opener.setShortcut("Alt+Down")
        self._opener.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._opener.triggered.connect(self._open)
        self.addAction(self._opener, QLineEdit.ActionPosition.TrailingPosition)

    def _open(self) -> None:
        popup = QDialog(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(popup)
        column.setContentsMargins(1, 1, 1, 1)
        calendar = QCalendarWidget()
        calendar.setAccessibleName(_("Calendar"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self.value() or self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.activated.connect(lambda day: self._take(day, popup))
        calendar.clicked.connect(lambda day: self._take(day, popup))
        column.addWidget(calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.open()
        calendar.setFocus()

    def _take(self, day: QDate, popup: QDialog) -> None:
        popup.close()
        self.set_value(date(day.year(), day.month(), day.day()))
        self.edited.emit()
        self.setFocus()


class TimeLine(ParsedLine[time]):
    """A time of day: 9:30, 930, 下午3点."""

    def __init__(self) -> None:
        super().__init__(parse_time, lambda moment: f"{moment.hour}:{moment.minute:02d}")
        self.setPlaceholderText(_("such as 9:30"))


class MomentLine(ParsedLine[datetime]):
    """A day and a time of day in one line: 11.22 9:30, 昨天 下午3点; the day alone where the time is not known."""

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        super().__init__(lambda text: parse_moment(text, today()), moment_text)
        self.setPlaceholderText(_("such as 11.22 9:30"))


class MoneyLine(ParsedLine[int]):
    """Yuan as typed, fen as `value()`."""

    def __init__(self) -> None:
        super().__init__(parse_yuan, yuan)
        self.setPlaceholderText("0.00")
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)


NOT_A_NUMBER = N_("“{value}” is not a whole number.")


def parse_number(text: str) -> int | None:
    """Digits of either width; empty is None. Raises `BadValue`."""
    typed = fold(text).strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 9):
        raise BadValue(NOT_A_NUMBER, value=text.strip())
    return int(typed)


class NumberLine(ParsedLine[int]):
    """A whole number, none below zero; takes the place of a spin box, which refuses full-width digits."""

    def __init__(self) -> None:
        super().__init__(parse_number, str)
