"""The thin index at the left of the page: which sections are filled, and which have something to put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy

from qingdesk.i18n import N_, _, ngettext
from qingdesk.ui.colours import Colours
from qingdesk.ui.shapes import RADIUS, rounded, stroke
from qingdesk.ui.style import BODY_POINTS, STEP, font
from qingdesk.ui.widgets.card import Card

_TICK = ((0.1, 0.55), (0.4, 0.85), (0.95, 0.15))

_SAID = {
    "filled": N_("{section}: filled in"),
    "empty": N_("{section}: empty"),
    "wrong": N_("{section}: something to put right"),
}


@dataclass(frozen=True)
class Mark:
    """kind: filled|empty|wrong. count: of rows, shown in place of the tick."""

    kind: str
    count: int = 0


class IndexButton(QAbstractButton):
    """The section's title, and its mark at the right."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(f"index_{name}")
        self.setText(title)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.mark = Mark("empty")
        self.set_mark(self.mark)

    def set_mark(self, mark: Mark) -> None:
        """Show it, and say it aloud."""
        self.mark = mark
        said = _(_SAID[mark.kind]).format(section=self.text())
        if mark.count and mark.kind == "filled":
            said = ngettext("{section}: {count} row", "{section}: {count} rows", mark.count).format(
                section=self.text(), count=mark.count
            )
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics()
        return QSize(letters.horizontalAdvance(self.text()) + STEP * 6, letters.height() + STEP + 4)

    def minimumSizeHint(self) -> QSize:
        """Closer together where letters are large and the screen is low."""
        return QSize(self.sizeHint().width(), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        chosen = self.isChecked()
        if chosen or self.underMouse():
            rounded(painter, self.rect(), colours.colour("accent_soft" if chosen else "hover"), None)
        if self.hasFocus():
            rounded(painter, self.rect(), None, colours.colour("accent"), RADIUS)
        inside = self.rect().adjusted(STEP + 2, 0, -STEP - 2, 0)
        painter.setFont(font(BODY_POINTS, bold=chosen))
        painter.setPen(colours.colour("accent" if chosen else "text"))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, left, self.text())
        self._paint_mark(painter, QRectF(inside), colours)

    def _paint_mark(self, painter: QPainter, inside: QRectF, colours: Colours) -> None:
        side = self.fontMetrics().height() * 0.55
        place = QRectF(inside.right() - side, inside.center().y() - side / 2, side, side)
        quiet, right = colours.colour("quiet"), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if self.mark.kind == "wrong":
            painter.setFont(font(BODY_POINTS, bold=True))
            painter.setPen(colours.colour("red"))
            painter.drawText(inside, right, "!")
        elif self.mark.kind == "filled" and self.mark.count:
            painter.setFont(font(BODY_POINTS))
            painter.setPen(quiet)
            painter.drawText(inside, right, str(self.mark.count))
        elif self.mark.kind == "filled":
            points = [QPointF(place.x() + x * side, place.y() + y * side) for x, y in _TICK]
            stroke(painter, points, quiet, 1.5)
        else:
            middle = place.center().y()
            stroke(painter, [QPointF(place.left(), middle), QPointF(place.right(), middle)], quiet, 1.2)


class SectionIndex(Card):
    """`chosen` carries the name of the section that a person went to."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[tuple[str, str]]) -> None:
        """sections: (name, title) in the order of the paper form."""
        super().__init__()
        self.setAccessibleName(_("Sections of the page"))
        self.body.setContentsMargins(STEP - 2, STEP - 2, STEP - 2, STEP - 2)
        self.body.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, IndexButton] = {}
        for name, title in sections:
            made = IndexButton(name, title)
            made.clicked.connect(lambda checked=False, name=name: self.chosen.emit(name))
            self._group.addButton(made)
            self._buttons[name] = made
            self.body.addWidget(made)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_place(self, name: str) -> None:
        """This section is in view."""
        self._buttons[name].setChecked(True)

    def set_mark(self, name: str, mark: Mark) -> None:
        """What the index says of a section."""
        if self._buttons[name].mark != mark:
            self._buttons[name].set_mark(mark)

    def mark(self, name: str) -> Mark:
        """What it says now."""
        return self._buttons[name].mark

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows step through the sections."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        buttons = list(self._buttons.values())
        here = next((at for at, one in enumerate(buttons) if one.hasFocus()), None)
        step = steps.get(Qt.Key(event.key()))
        if here is None or step is None:
            super().keyPressEvent(event)
            return
        goal = buttons[max(0, min(len(buttons) - 1, here + step))]
        goal.setFocus(Qt.FocusReason.TabFocusReason)
        goal.click()
