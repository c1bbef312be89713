"""Pages of a scanned paper one below the other, to be read while something is typed beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import clear
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.words import button

_ZOOMS = (1.0, 1.35, 1.8, 2.4)
"""Times the width that there is room for."""


class _Area(QScrollArea):
    def __init__(self, pages: PaperPages) -> None:
        super().__init__()
        self._pages = pages

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel makes the paper larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pages.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pages.draw()


class PaperPages(QWidget):
    """As wide as there is room, or larger; a line above says which paper it is.

    name: objectName of the scrolling part. ends_first: begin at the foot of the last page, where papers are signed.
    """

    def __init__(self, name: str, *, ends_first: bool = False) -> None:
        super().__init__()
        self._images: Sequence[QImage] = ()
        self._zoom = 0
        self.title = ElidedLabel("", "quiet")
        self._smaller = button("−", lambda: self.zoom(-1), look="quiet_link", name="paper_smaller")
        self._larger = button("+", lambda: self.zoom(1), look="quiet_link", name="paper_larger")
        for made, said in ((self._smaller, _("Smaller")), (self._larger, _("Larger"))):
            made.setAccessibleName(said)
            made.setToolTip(said)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(STEP)
        self._area = _Area(self)
        self._area.setObjectName(name)
        self._area.setAccessibleName(_("Scanned page"))
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        paper = QWidget()
        paper.setLayout(self._pages)
        self._area.setWidget(paper)
        if ends_first:
            bar = self._area.verticalScrollBar()
            bar.rangeChanged.connect(lambda low, high: bar.setValue(high))
        head = QHBoxLayout()
        head.setSpacing(STEP)
        head.addWidget(self.title, 1)
        head.addWidget(self._smaller)
        head.addWidget(self._larger)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP // 2)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self._grey()

    def show_images(self, images: Sequence[QImage]) -> None:
        """Show these; none empties it."""
        self._images = images
        self.draw()

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (−1), by one step."""
        self._zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1)
        self._grey()
        self.draw()

    def _grey(self) -> None:
        self._smaller.setEnabled(self._zoom > 0)
        self._larger.setEnabled(self._zoom < len(_ZOOMS) - 1)

    def draw(self) -> None:
        """The pages at the width there is now."""
        clear(self._pages)
        margins = self._pages.contentsMargins()
        room = max(self._area.viewport().width() - margins.left() - margins.right(), 1)
        for image in self._images:
            label = QLabel()
            wide = int(room * _ZOOMS[self._zoom])
            label.setPixmap(
                QPixmap.fromImage(image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation))
            )
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._pages.addWidget(label)
        self._pages.addStretch(1)
