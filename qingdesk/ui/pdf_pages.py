"""The pages of a PDF, one at a time and as large as a person wants, drawn off the window's thread."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QWidget

from qingdesk.exchange.pictures import RenderedPage, page_count, page_size, render_page
from qingdesk.i18n import _
from qingdesk.ui.colours import Colours
from qingdesk.ui.jobs import Job, Jobs
from qingdesk.ui.messages import Messages
from qingdesk.ui.printing import image_of
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.words import button, words

_ZOOMS = (50, 75, 100, 125, 150, 200)
_FIT = 0
_DOTS_AN_INCH = 96.0


class PageView(QWidget):
    """One page on its own, as large as its picture."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Page"))

    def show_image(self, image: QImage) -> None:
        """The picture knows its device pixel ratio."""
        self._image = image
        self.updateGeometry()
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        ratio = self._image.devicePixelRatio()
        return QSize(round(self._image.width() / ratio) + 2, round(self._image.height() / ratio) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._image.isNull():
            painter.drawImage(1, 1, self._image)
            painter.setPen(Colours.of(self.palette()).colour("line"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PdfPages(QScrollArea):
    """controls: what turns the pages and makes them larger, for the row of whoever shows them · messages: there it is
    told when a page cannot be drawn."""

    def __init__(self, jobs: Jobs, pdf: bytes, messages: Messages) -> None:
        super().__init__()
        self._jobs = jobs
        self._pdf = pdf
        self._messages = messages
        self.count = page_count(pdf)
        self.page = 1
        self._drawing: Job | None = None
        self._view = PageView()
        self._zoom = ComboBox([(_FIT, _("Page width")), *((zoom, f"{zoom}%") for zoom in _ZOOMS)])
        self._zoom.setObjectName("preview_zoom")
        self._zoom.setAccessibleName(_("Size on the screen"))
        self._zoom.chosen.connect(self._draw)
        self._where = words("")
        self._where.setObjectName("preview_page")
        self._before = self._step(-1, "chevron-left", _("Page before"), Qt.Key.Key_PageUp)
        self._after = self._step(1, "chevron-right", _("Next page"), Qt.Key.Key_PageDown)
        self.controls: tuple[QWidget, ...] = (self._before, self._where, self._after, self._zoom)
        self.setAccessibleName(_("Pages"))
        self.setObjectName("preview_pages")
        self.setWidget(self._view)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def _step(self, by: int, icon_name: str, said: str, key: Qt.Key) -> QPushButton:
        made = button("", partial(self._turn, by), icon_name=icon_name, name=f"preview_{icon_name}")
        made.setAccessibleName(said)
        made.setToolTip(said)
        made.setShortcut(key)
        return made

    def _turn(self, by: int) -> None:
        self.page = max(1, min(self.count, self.page + by))
        self.verticalScrollBar().setValue(0)
        self.show_place()

    def show_place(self) -> None:
        """Draw the page and say which it is."""
        self._where.setText(_("Page {page} of {count}").format(page=self.page, count=self.count))
        self._before.setEnabled(self.page > 1)
        self._after.setEnabled(self.page < self.count)
        self._draw()

    def fit(self) -> None:
        """There is more room or less: a page that is as wide as the room is drawn anew."""
        if self._zoom.value() == _FIT:
            self._draw()

    def _draw(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        zoom = self._zoom.value()
        dots = _DOTS_AN_INCH * zoom / 100 if isinstance(zoom, int) and zoom != _FIT else self._fitting()
        pdf, page, ratio = self._pdf, self.page, self.devicePixelRatioF()
        self._drawing = self._jobs.look(
            lambda progress: render_page(pdf, page, dots * ratio),
            owner=self,
            on_done=self._show_drawn,
            on_error=self._messages.wrong,
            label=_("Drawing the page"),
        )

    def _fitting(self) -> float:
        bar = self.verticalScrollBar().sizeHint().width()
        return max(40.0, (self.width() - bar - STEP) * 72 / page_size(self._pdf, self.page)[0])

    def _show_drawn(self, drawn: RenderedPage) -> None:
        self._drawing = None
        image = image_of(drawn)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._view.show_image(image)
