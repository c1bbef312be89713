"""Preview: the pages of a PDF as they come out of the printer; print them at 100 %, or keep the PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from qingdesk.domain.visit import VisitDraft
from qingdesk.errors import UserError
from qingdesk.exchange.pictures import RenderedPage, page_count, page_size, render_page
from qingdesk.files import write_atomically
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.ui.colours import Colours
from qingdesk.ui.desk import Desk
from qingdesk.ui.file_places import choose_place
from qingdesk.ui.jobs import Job, Jobs
from qingdesk.ui.messages import Messages, choose
from qingdesk.ui.preferences import Preferences
from qingdesk.ui.printing import ask_for_printer, image_of, put_down
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.words import button, words

BLANKS = (20, 10, 5, 1)
"""So many blank forms can be taken along; the most likely last."""
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
    """name: proposed for the file, without its ending. english: renders the copy for reading, where there is one.
    preferences: they keep the last folder and the last printer.
    Pages are drawn off the window's thread, on the screen and on paper."""

    def __init__(
        self,
        parent: QWidget | None,
        jobs: Jobs,
        pdf: bytes,
        name: str,
        english: Callable[[Progress], bytes] | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("print_preview")
        self.setWindowTitle(_("Preview: {name}").format(name=name))
        self._jobs = jobs
        self._pdf = pdf
        self._name = name
        self._english = english
        self._preferences = preferences
        self._printer_job: Job | None = None
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
        self._said = words(_("Printed at 100 %, as shown"), "quiet")
        self._said.setObjectName("preview_said")
        row.addWidget(self._said)
        self._stop = button(_("Stop"), self._stop_printing, name="preview_stop")
        self._stop.hide()
        row.addWidget(self._stop)
        if self._english is not None:
            row.addWidget(button(_("English copy …"), self._read_english, name="preview_english"))
        row.addWidget(button(_("Save as PDF …"), self._keep, icon_name="download", name="preview_save"))
        row.addWidget(self._printing)
        row.addWidget(button(_("Close"), self.reject, name="preview_close"))
        column.addLayout(row)
        column.addWidget(self._messages)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(_("Pages"))
        self._scroll.setObjectName("preview_pages")
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
        self._drawing = self._jobs.look(
            lambda progress: render_page(pdf, page, dots * ratio),
            owner=self,
            on_done=self._show_drawn,
            on_error=self._messages.wrong,
            label=_("Drawing the page"),
        )

    def _fitting(self) -> float:
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return max(40.0, (self._scroll.width() - bar - STEP) * 72 / page_size(self._pdf, self._page)[0])

    def _show_drawn(self, drawn: RenderedPage) -> None:
        self._drawing = None
        image = image_of(drawn)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._view.show_image(image)

    def _keep(self) -> None:
        title, name = _("Save as PDF"), f"{self._name}.pdf"
        chosen = choose_place(self, self._preferences, title, name, "PDF (*.pdf)")
        if chosen is not None:
            self.keep_as(chosen)

    def keep_as(self, path: Path) -> None:
        """Write the PDF there; an error is told in the dialog."""
        pdf = self._pdf
        self._jobs.run(
            lambda progress: write_atomically(path, pdf),
            owner=self,
            on_done=lambda nothing: self._messages.good(_("Saved as {name}.").format(name=path.name)),
            on_error=self._messages.wrong,
            label=_("Saving the PDF"),
            keeps=True,
        )

    def _print(self) -> None:
        printer = ask_for_printer(self, self._pdf, self._name, self._count, self._preferences)
        if printer is None:
            return
        pdf, first, last = self._pdf, printer.fromPage() or 1, printer.toPage() or self._count
        self._printing.setEnabled(False)
        self._stop.show()
        self._printer_job = self._jobs.run(
            lambda progress: put_down(printer, pdf, first, last, progress),
            owner=self,
            on_done=lambda nothing: self._printed(),
            on_error=self._not_printed,
            on_progress=self._show_progress,
            on_cancelled=self._stopped,
            label=_("Printing"),
            keeps=True,
        )

    def _show_progress(self, done: int, total: int) -> None:
        self._said.setText(_("Printing page {page} of {count}").format(page=done + 1, count=total))

    def _stop_printing(self) -> None:
        if self._printer_job is not None:
            self._printer_job.cancel()
            self._stop.setEnabled(False)

    def _rest(self) -> None:
        self._printer_job = None
        self._printing.setEnabled(True)
        self._stop.setEnabled(True)
        self._stop.hide()
        self._said.setText(_("Printed at 100 %, as shown"))

    def _printed(self) -> None:
        self._rest()
        self._messages.good(_("Sent to the printer."))

    def _not_printed(self, error: UserError) -> None:
        self._rest()
        self._messages.wrong(error)

    def _stopped(self) -> None:
        self._rest()
        self._messages.info(_("Stopped."), _("What the printer had been given already may still come out."))

    def _read_english(self) -> None:
        if self._english is None:
            return
        self._jobs.run(
            self._english,
            owner=self,
            on_done=self._show_english,
            on_error=self._messages.wrong,
            label=_("Preparing the form"),
        )

    def _show_english(self, pdf: bytes) -> None:
        name = _("{name} (English)").format(name=self._name)
        dialog = PrintPreviewDialog(self, self._jobs, pdf, name, preferences=self._preferences)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def print_visits(desk: Desk, owner: QWidget, ids: Sequence[str]) -> None:
    """Render the visit records of these visits and show them; a draft among them is told, not printed."""
    store, wanted = desk.store, tuple(ids)

    def work(lang: str, progress: Progress) -> bytes:
        from qingdesk.actions.print_forms import print_visit_records

        return print_visit_records(store, wanted, lang=lang, progress=progress)

    _render(desk, owner, work, _("Visit record"))


def print_records(
    desk: Desk, owner: QWidget, form_name: str, ids: Sequence[str], *, cadre_id: str = "", period: str = ""
) -> None:
    """Render that form of these records (or of a half-year, of one cadre) and show it. form_name: of `ALL_FORMS`."""
    store, wanted, today = desk.store, tuple(ids), desk.today()

    def work(lang: str, progress: Progress) -> bytes:
        from qingdesk.actions.printing.print_form import print_form

        return print_form(
            store,
            form_name,
            wanted,
            period=period,
            cadre_id=cadre_id,
            today=today,
            lang=lang,
            progress=progress,
        )

    _render(desk, owner, work, _title(form_name))


def print_blank(desk: Desk, owner: QWidget, form_name: str) -> None:
    """Ask how many, render so many blank forms, each with a reserved number, and show them. form_name: of
    `ALL_FORMS`."""
    many = _how_many(owner)
    if not many:
        return
    store, today = desk.store, desk.today()

    def work(lang: str, progress: Progress) -> bytes:
        from qingdesk.actions.printing.print_form import print_form

        return print_form(store, form_name, blank=many, today=today, lang=lang, progress=progress)

    _render(desk, owner, work, _title(form_name), has_english=False)


def _how_many(owner: QWidget) -> int:
    """0 when none is wanted."""
    words_of = ((str(many), ngettext("{n} form", "{n} forms", many).format(n=many)) for many in BLANKS)
    hint = _("Each takes a number of its own, which is not used again.")
    return int(choose(owner.window(), _("How many blank forms?"), hint, tuple(words_of)) or 0)


def print_visit_to_take_along(desk: Desk, owner: QWidget, visit: VisitDraft) -> None:
    """Render the form of a visit to come: what is known stands in it, the rest is written there by hand.
    Without a firm it is a blank one."""
    if not visit.enterprise_id:
        print_blank(desk, owner, "visit_record")
        return
    store, today = desk.store, desk.today()

    def work(lang: str, progress: Progress) -> bytes:
        from qingdesk.actions.print_forms import visit_record_to_take_along

        return visit_record_to_take_along(store, visit, today, lang=lang, progress=progress)

    _render(desk, owner, work, _("Visit record to take along"), has_english=False)


def print_test_page(desk: Desk, owner: QWidget) -> None:
    """Rules of 100 mm to measure: does the printer keep to 100 %?"""
    spoken = desk.preferences.settings.language

    def work(lang: str, progress: Progress) -> bytes:
        from qingdesk.actions.printing.print_test_page import print_test_page

        return print_test_page(spoken)

    _render(desk, owner, work, _("Test page"), has_english=False)


def _title(form_name: str) -> str:
    from qingdesk.forms import ALL_FORMS

    return next(_(form.title) for form in ALL_FORMS if form.name == form_name)


def _render(
    desk: Desk,
    owner: QWidget,
    work: Callable[[str, Progress], bytes],
    name: str,
    *,
    has_english: bool = True,
) -> None:
    def show(pdf: bytes) -> None:
        english = partial(work, "en") if has_english else None
        dialog = PrintPreviewDialog(owner.window(), desk.jobs, pdf, name, english, desk.preferences)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # on the writer: what is printed is remembered by its digest
    desk.jobs.write(
        partial(work, "zh_CN"),
        owner=owner,
        on_done=show,
        on_error=desk.messages.wrong,
        on_cancelled=desk.messages.stopped,
        label=_("Preparing the form"),
    )
