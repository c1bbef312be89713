"""Preview: the pages of a PDF as they come out of the printer; print them at 100 %, or keep the PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from qingdesk.errors import UserError
from qingdesk.exchange.pictures import RenderedPage, page_count, render_page
from qingdesk.files import write_atomically
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.colours import Colours
from qingdesk.ui.desk import Desk
from qingdesk.ui.jobs import Job, Jobs
from qingdesk.ui.messages import Messages
from qingdesk.ui.printing import image_of, print_pages
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.words import button, words

A4_WIDTH_INCHES = 210 / 25.4
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


class PrintPreviewDialog(QDialog):
    """name: proposed for the file, without its ending. Pages are drawn off the window's thread."""

    def __init__(self, parent: QWidget | None, jobs: Jobs, pdf: bytes, name: str) -> None:
        super().__init__(parent)
        self.setObjectName("print_preview")
        self.setWindowTitle(_("Preview: {name}").format(name=name))
        self._jobs = jobs
        self._pdf = pdf
        self._name = name
        self._count = page_count(pdf)
        self._page = 1
        self._drawing: Job | None = None
        self._messages = Messages()
        self._view = PageView()
        self._zoom = ComboBox([(_FIT, _("Page width")), *((zoom, f"{zoom}%") for zoom in _ZOOMS)])
        self._zoom.setObjectName("preview_zoom")
        self._zoom.setAccessibleName(_("Size on the screen"))
        self._zoom.chosen.connect(self._draw)
        self._where = words("")
        self._where.setObjectName("preview_page")
        self._before = self._step(-1, "chevron-left", _("Page before"), Qt.Key.Key_PageUp)
        self._after = self._step(1, "chevron-right", _("Next page"), Qt.Key.Key_PageDown)
        self._printing = button(
            _("Print …"), self._print, look="filled", icon_name="printer", name="preview_print"
        )
        self._lay_out()
        room = self.screen().availableGeometry()
        self.resize(min(room.width() - STEP * 8, 1040), min(room.height() - STEP * 8, 900))
        self._show_place()

    def _step(self, by: int, icon_name: str, said: str, key: Qt.Key) -> QWidget:
        made = button("", partial(self._turn, by), icon_name=icon_name, name=f"preview_{icon_name}")
        made.setAccessibleName(said)
        made.setToolTip(said)
        made.setShortcut(key)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        column.setSpacing(STEP)
        row = QHBoxLayout()
        row.setSpacing(STEP)
        for widget in (self._before, self._where, self._after, self._zoom):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(words(_("Printed at 100 %, as shown"), "quiet"))
        row.addWidget(button(_("Save as PDF …"), self._keep, icon_name="download", name="preview_save"))
        row.addWidget(self._printing)
        row.addWidget(button(_("Close"), self.reject, name="preview_close"))
        column.addLayout(row)
        column.addWidget(self._messages)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._view)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setBackgroundRole(QPalette.ColorRole.Window)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        column.addWidget(self._scroll, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom.value() == _FIT:
            self._draw()

    def page(self) -> tuple[int, int]:
        """Which page is shown, of how many."""
        return self._page, self._count

    def _turn(self, by: int) -> None:
        self._page = max(1, min(self._count, self._page + by))
        self._scroll.verticalScrollBar().setValue(0)
        self._show_place()

    def _show_place(self) -> None:
        self._where.setText(_("Page {page} of {count}").format(page=self._page, count=self._count))
        self._before.setEnabled(self._page > 1)
        self._after.setEnabled(self._page < self._count)
        self._draw()

    def _draw(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        zoom = self._zoom.value()
        dots = _DOTS_AN_INCH * zoom / 100 if isinstance(zoom, int) and zoom != _FIT else self._fitting()
        pdf, page, ratio = self._pdf, self._page, self.devicePixelRatioF()
        self._drawing = self._jobs.run(
            lambda progress: render_page(pdf, page, dots * ratio),
            owner=self,
            on_done=self._show_drawn,
            on_error=self._messages.wrong,
            label=_("Drawing the page"),
        )

    def _fitting(self) -> float:
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return max(40.0, (self._scroll.width() - bar - STEP) / A4_WIDTH_INCHES)

    def _show_drawn(self, drawn: RenderedPage) -> None:
        self._drawing = None
        image = image_of(drawn)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._view.show_image(image)

    def _keep(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save as PDF"), str(Path.home() / f"{self._name}.pdf"), "PDF (*.pdf)"
        )
        if chosen:
            self.keep_as(Path(chosen))

    def keep_as(self, path: Path) -> None:
        """Write the PDF there; an error is told in the dialog."""
        pdf = self._pdf
        self._jobs.run(
            lambda progress: write_atomically(path, pdf),
            owner=self,
            on_done=lambda nothing: self._messages.good(_("Saved as {name}.").format(name=path.name)),
            on_error=self._messages.wrong,
            label=_("Saving the PDF"),
        )

    def _print(self) -> None:
        try:
            if print_pages(self, self._pdf, self._name, self._count):
                self._messages.good(_("Sent to the printer."))
        except UserError as error:
            self._messages.wrong(error)


def print_visits(desk: Desk, owner: QWidget, ids: Sequence[str]) -> None:
    """Render the visit records of these visits and show them; a draft among them is told, not printed."""
    store, wanted = desk.store, tuple(ids)
    _render(desk, owner, lambda progress: _visit_records(store, wanted, progress), _("Visit record"))


def print_records(
    desk: Desk, owner: QWidget, form_name: str, ids: Sequence[str], *, cadre_id: str = "", period: str = ""
) -> None:
    """Render that form of these records (or of a half-year, of one cadre) and show it. form_name: of `ALL_FORMS`."""
    store, wanted, today = desk.store, tuple(ids), desk.today()

    def work(progress: Progress) -> bytes:
        from qingdesk.actions.printing.print_form import print_form

        return print_form(
            store, form_name, wanted, period=period, cadre_id=cadre_id, today=today, progress=progress
        )

    from qingdesk.forms import ALL_FORMS

    _render(desk, owner, work, next(_(form.title) for form in ALL_FORMS if form.name == form_name))


def print_blank(desk: Desk, owner: QWidget, form_name: str) -> None:
    """Render a blank form with a reserved number, and show it. form_name: of `ALL_FORMS`."""
    store, today = desk.store, desk.today()

    def work(progress: Progress) -> bytes:
        from qingdesk.actions.printing.print_form import print_form

        return print_form(store, form_name, blank=1, today=today, progress=progress)

    from qingdesk.forms import ALL_FORMS

    _render(desk, owner, work, next(_(form.title) for form in ALL_FORMS if form.name == form_name))


def print_blank_visits(desk: Desk, owner: QWidget, many: int) -> None:
    """Render blank visit records, each with a reserved number, and show them."""
    store, today = desk.store, desk.today()

    def work(progress: Progress) -> bytes:
        from qingdesk.actions.print_forms import blank_visit_records

        return blank_visit_records(store, many, today)

    _render(desk, owner, work, _("Blank visit record"))


def _visit_records(store: Store, ids: Sequence[str], progress: Progress) -> bytes:
    from qingdesk.actions.print_forms import print_visit_records

    return print_visit_records(store, ids, progress=progress)


def _render(desk: Desk, owner: QWidget, work: Callable[[Progress], bytes], name: str) -> None:
    def show(pdf: bytes) -> None:
        dialog = PrintPreviewDialog(owner.window(), desk.jobs, pdf, name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # on the writer: what is printed is remembered by its digest
    desk.jobs.write(
        work, owner=owner, on_done=show, on_error=desk.messages.wrong, label=_("Preparing the form")
    )
