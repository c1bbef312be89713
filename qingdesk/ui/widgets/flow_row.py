"""A row of buttons that goes on below where there is no more room at the side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


@dataclass(frozen=True)
class _Sized:
    """hint, smallest: of the item · least: what it takes of its line at the least."""

    item: QLayoutItem
    hint: QSize
    smallest: int
    least: int
    expands: bool


class FlowRow(QLayout):
    """Widgets side by side from the left; hidden ones take no room. One that expands takes what is left of its line."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._sizes: list[_Sized] | None = None

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._sizes = None

    def addStretch(self, stretch: int = 0) -> None:
        """A row that flows has no middle to stretch: what follows simply comes next."""

    def widgets(self) -> list[QWidget]:
        """From the left, hidden ones too."""
        return [widget for item in self._items if (widget := item.widget()) is not None]

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem:
        self._sizes = None
        taken = self._items.pop(index) if 0 <= index < len(self._items) else None
        return cast(QLayoutItem, taken)  # None ends Qt's own clearing; the stubs do not know

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, moves=True)

    def invalidate(self) -> None:
        self._sizes = None
        super().invalidate()

    def sizeHint(self) -> QSize:
        shown = self._shown()
        gaps = max(0, len(shown) - 1) * self.spacing()
        return self._framed(sum(one.hint.width() for one in shown) + gaps, self._highest())

    def minimumSize(self) -> QSize:
        return self._framed(max((one.smallest for one in self._shown()), default=0), self._highest())

    def _highest(self) -> int:
        return max((one.hint.height() for one in self._shown()), default=0)

    def _framed(self, width: int, height: int) -> QSize:
        margins: QMargins = self.contentsMargins()
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _shown(self) -> list[_Sized]:
        """What is not hidden, with its sizes: asked for again and again, and the same until Qt says otherwise."""
        if self._sizes is None:
            self._sizes = [_sized(item) for item in self._items if not item.isEmpty()]
        return self._sizes

    def _place(self, rect: QRect, *, moves: bool) -> int:
        """Put every widget in its place, or only say how high they are together."""
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        y, lines = room.y(), self._lines(room.width())
        for line in lines:
            left = room.width() - sum(one.least for one in line) - self.spacing() * (len(line) - 1)
            high = max(one.hint.height() for one in line)
            x = room.x()
            for one in line:
                wide = one.least
                if one.expands:
                    wide, left = wide + max(0, left), 0
                if moves:  # what is lower than the highest of its line stands in its middle
                    own = one.hint.height()
                    one.item.setGeometry(QRect(QPoint(x, y + (high - own) // 2), QSize(wide, own)))
                x += wide + self.spacing()
            y += high + self.spacing()
        below = y - (self.spacing() if lines else 0)
        return below - rect.y() + margins.bottom()

    def _lines(self, width: int) -> list[list[_Sized]]:
        """What stands on each line, from the top down."""
        lines: list[list[_Sized]] = []
        taken = 0
        for one in self._shown():
            if lines and taken + self.spacing() + one.least <= width:
                lines[-1].append(one)
                taken += self.spacing() + one.least
            else:
                lines.append([one])
                taken = one.least
        return lines


def _sized(item: QLayoutItem) -> _Sized:
    hint, smallest = item.sizeHint(), item.minimumSize().width()
    expands = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
    return _Sized(item, hint, smallest, smallest if expands else hint.width(), expands)
