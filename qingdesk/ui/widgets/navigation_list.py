"""The nouns of the program down the left: icon, word, and a red badge where something is due."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from qingdesk.i18n import ngettext
from qingdesk.ui.colours import Colours
from qingdesk.ui.icons import paint_icon
from qingdesk.ui.shapes import RADIUS, rounded
from qingdesk.ui.style import BODY_POINTS, STEP, TITLE_POINTS, em, font
from qingdesk.ui.widgets.badge import paint_badge
from qingdesk.ui.widgets.words import words

WIDEST = 14
"""Chinese characters: a long English noun ends in … rather than take the room of the screen."""


class NavigationButton(QAbstractButton):
    """One noun. The chosen one stands on the soft accent, in bold."""

    def __init__(self, name: str, title: str, icon_name: str, key: str) -> None:
        super().__init__()
        self.setObjectName(f"go_{name}")
        self.setText(title)
        self.setCheckable(True)
        self.setToolTip(f"{title}  {key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._icon_name = icon_name
        self._count = 0
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """How many things are due here; said aloud too."""
        self._count = count
        due = ngettext("{count} thing is due", "{count} things are due", count).format(count=count)
        self.setAccessibleName(f"{self.text()} {due}" if count else self.text())
        self.update()

    def count(self) -> int:
        """The number in the badge."""
        return self._count

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics()
        width = letters.horizontalAdvance(self.text()) + letters.height() * 4 + STEP * 4
        return QSize(min(width, em(self) * WIDEST), letters.height() + STEP * 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        chosen = self.isChecked()
        if chosen or self.underMouse():
            rounded(painter, self.rect(), colours.colour("accent_soft" if chosen else "hover"), None)
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            rounded(painter, self.rect(), None, colours.colour("accent"), RADIUS)
        ink = colours.colour("accent" if chosen else "text")
        painter.setFont(font(BODY_POINTS, bold=chosen))
        side = self.fontMetrics().height() - 2
        middle = self.height() // 2
        paint_icon(painter, self._icon_name, QRect(STEP + 2, middle - side // 2, side, side), ink)
        painter.setPen(ink)
        text = self.rect().adjusted(STEP * 2 + side + 2, 0, -STEP, 0)
        room = text.width() - (STEP * 4 if self._count else 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        paint_badge(painter, self.width() - STEP - 2, middle, self._count, colours)


class NavigationList(QWidget):
    """`chosen` carries the name of the noun that a person went to."""

    chosen = Signal(str)

    def __init__(self, heading: str, places: Sequence[tuple[str, str, str, str]], name: str) -> None:
        """heading: above it, or "" · places: (name, title, icon, key) from the top down · name: as it is read out."""
        super().__init__()
        self.setAccessibleName(name)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP, STEP + 4, STEP, STEP)
        column.setSpacing(0)
        if heading:
            title = words(heading, "accent", TITLE_POINTS, bold=True)
            title.setContentsMargins(STEP + 2, 0, 0, STEP + 4)
            column.addWidget(title)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavigationButton] = {}
        for place, text, icon_name, key in places:
            made = NavigationButton(place, text, icon_name, key)
            made.clicked.connect(lambda checked=False, place=place: self.chosen.emit(place))
            self._group.addButton(made)
            self._buttons[place] = made
            column.addWidget(made)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_chosen(self, name: str) -> None:
        """Mark the noun whose screen is shown, without going there."""
        self._buttons[name].setChecked(True)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Badges by noun; a noun that is not named has none."""
        for name, made in self._buttons.items():
            made.set_count(counts.get(name, 0))

    def focus_chosen(self) -> None:
        """Take the keyboard to the noun that is shown."""
        checked = self._group.checkedButton()
        if checked is not None:
            checked.setFocus(Qt.FocusReason.OtherFocusReason)
