"""Preview: the pages of a PDF as they come out of the printer; print them at 100 %, or keep the PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from qingdesk.domain.visit import VisitDraft
from qingdesk.errors import UserError
from qingdesk.files import write_atomically
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.ui.desk import Desk
from qingdesk.ui.file_places import choose_place
from qingdesk.ui.jobs import Job, Jobs
from qingdesk.ui.messages import Messages, choose
from qingdesk.ui.pdf_pages import PdfPages
from qingdesk.ui.preferences import Preferences
from qingdesk.ui.printing import ask_for_printer, put_down
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.words import button, words

BLANKS = (20, 10, 5, 1)
"""So many blank forms can be taken along; the most likely last."""


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
        self._messages = Messages()
        self._pages = PdfPages(jobs, pdf, self._messages)
        self._printing = button(
            _("Print …"), self._print, look="filled", icon_name="printer", name="preview_print"
        )
        self._lay_out()
        room = self.screen().availableGeometry()
        self.resize(min(room.width() - STEP * 8, 1040), min(room.height() - STEP * 8, 900))
        self._pages.show_place()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        column.setSpacing(STEP)
        row = QHBoxLayout()
        row.setSpacing(STEP)
        for widget in self._pages.controls:
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
        column.addWidget(self._pages, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pages.fit()

    def page(self) -> tuple[int, int]:
        """Which page is shown, of how many."""
        return self._pages.page, self._pages.count

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
        printer = ask_for_printer(self, self._pdf, self._name, self._pages.count, self._preferences)
        if printer is None:
            return
        pdf, first, last = self._pdf, printer.fromPage() or 1, printer.toPage() or self._pages.count
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
    store, wanted, today = desk.store, tuple(ids), desk.today()

    def work(lang: str, progress: Progress) -> bytes:
        from qingdesk.actions.printing.print_form import print_form

        return print_form(store, "visit_record", wanted, today=today, lang=lang, progress=progress)

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
        from qingdesk.actions.printing.take_along import visit_record_to_take_along

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
