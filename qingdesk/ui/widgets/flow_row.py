"""A row of buttons that goes on below where there is no more room at the side."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowRow(QLayout):
    """Widgets side by side from the left; hidden ones take no room. One that expands takes what is left of its line."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def addStretch(self, stretch: int = 0) -> None:
        """A row that flows has no middle to stretch: what follows simply comes next."""

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem:
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

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = max(0, len(shown) - 1) * self.spacing()
        return self._framed(sum(size.width() for size in shown) + gaps, self._highest())

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._items if not item.isEmpty()), default=0)
        return self._framed(widest, self._highest())

    def _highest(self) -> int:
        return max((item.sizeHint().height() for item in self._items if not item.isEmpty()), default=0)

    def _framed(self, width: int, height: int) -> QSize:
        margins: QMargins = self.contentsMargins()
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, moves: bool) -> int:
        """Put every widget in its place, or only say how high they are together."""
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        y, lines = room.y(), self._lines(room.width())
        for line in lines:
            left = room.width() - sum(self._least(item) for item in line) - self.spacing() * (len(line) - 1)
            high = max(item.sizeHint().height() for item in line)
            x = room.x()
            for item in line:
                wide = self._least(item)
                if _expands(item):
                    wide, left = wide + max(0, left), 0
                if moves:  # what is lower than the highest of its line stands in its middle
                    own = item.sizeHint().height()
                    item.setGeometry(QRect(QPoint(x, y + (high - own) // 2), QSize(wide, own)))
                x += wide + self.spacing()
            y += high + self.spacing()
        below = y - (self.spacing() if lines else 0)
        return below - rect.y() + margins.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """What stands on each line, from the top down."""
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = self._least(item)
            if lines and taken + self.spacing() + wide <= width:
                lines[-1].append(item)
                taken += self.spacing() + wide
            else:
                lines.append([item])
                taken = wide
        return lines

    def _least(self, item: QLayoutItem) -> int:
        return item.minimumSize().width() if _expands(item) else item.sizeHint().width()


def _expands(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)
