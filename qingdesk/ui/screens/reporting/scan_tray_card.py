"""The tray: each page that waits with its picture, why it waits, and the records that it may belong to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from qingdesk.actions.record import Recorded
from qingdesk.domain.labels import noun_label
from qingdesk.domain.number import shown_number
from qingdesk.i18n import _, format_date, ngettext
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.jobs import Job
from qingdesk.ui.messages import ask
from qingdesk.ui.models.rows import Column, RowsModel
from qingdesk.ui.style import STEP, em
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.empty_state import EmptyState
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.thumbnail import Thumbnail
from qingdesk.ui.widgets.words import button, words

if TYPE_CHECKING:
    from qingdesk.actions.scan_blank import FilledBlank
    from qingdesk.actions.scan_tray import Likely
    from qingdesk.store.scan_pages import TrayPage

_SMALL = 360
"""Pixels across of the small picture."""

_TYPED = 250
"""Milliseconds after the last key: then records are looked for."""


class ScanTrayCard(Card):
    """A person says whose page it is; nothing is guessed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Waiting in the tray"), tight=True)
        self.setObjectName("scan_tray")
        self._desk = desk
        self._looking: Job | None = None
        self._image = QImage()
        self._drawing: Job | None = None
        waiting: list[Column[TrayPage]] = [
            Column(_("File"), lambda page: page.name),
            Column(_("Page no."), lambda page: str(page.page), right=True),
        ]
        self.model: RowsModel[TrayPage] = RowsModel(waiting, self)
        self.table = Table("tray_table", _("Waiting in the tray"))
        self.table.setModel(self.model)
        self.table.set_widths((8, 3), stretch=0)
        self.table.chosen.connect(lambda row: self._show_page())
        self._why = words("", wrap=True)
        self._why.setObjectName("tray_why")
        self._picture = Thumbnail(_("Scanned page"))
        self._picture.setObjectName("tray_picture")
        self._picture.setMinimumHeight(em(self) * 11)
        self._picture.clicked.connect(self._enlarge)
        self._text = QLineEdit()
        self._text.setObjectName("tray_text")
        self._text.setAccessibleName(_("Look for the record"))
        self._text.setPlaceholderText(_("Firm, person or number"))
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPED)
        self._typed.timeout.connect(self._look)
        self._text.textEdited.connect(lambda text: self._typed.start())
        likely: list[Column[Likely]] = [
            Column(_("Likely record"), lambda row: row.title or row.beside),
            Column("", lambda row: noun_label(row.noun)),
            Column(_("Day"), self._day),
        ]
        self.likely: RowsModel[Likely] = RowsModel(likely, self)
        self.likely_table = Table("likely_table", _("Records that it may belong to"))
        self.likely_table.setModel(self.likely)
        self.likely_table.set_widths((10, 4, 5), stretch=0)
        self.likely_table.chosen.connect(lambda row: self._grey())
        self.likely_table.opened.connect(lambda row: self._place())
        self._put = button(_("File it there"), self._place, look="filled", name="tray_place")
        self._begin = button(_("Record it …"), self._record, name="tray_record")
        self._drop = button(
            _("Throw away"), self._throw_away, look="quiet_link", icon_name="trash-2", name="tray_drop"
        )
        self._lay_out()

    def _lay_out(self) -> None:
        self._rows = QStackedWidget()
        self._rows.addWidget(self._page())
        self._rows.addWidget(EmptyState(_("Nothing waits: every page was matched to its record.")))
        self.body.addWidget(self._rows, 1)

    def _page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, STEP * 2, STEP)
        row.setSpacing(STEP + 4)
        row.addWidget(self.table, 2)
        seen = QVBoxLayout()
        seen.setContentsMargins(0, STEP, 0, 0)
        seen.addWidget(self._picture, 1)
        seen.addWidget(self._why)
        row.addLayout(seen, 3)
        right = QVBoxLayout()
        right.setContentsMargins(0, STEP, 0, 0)
        right.setSpacing(STEP)
        right.addWidget(self._text)
        right.addWidget(self.likely_table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(STEP)
        foot.addWidget(self._drop)
        foot.addStretch(1)
        foot.addWidget(self._begin)
        foot.addWidget(self._put)
        right.addLayout(foot)
        row.addLayout(right, 4)
        return page

    def reload(self) -> None:
        """Read the tray again, staying at the page."""
        from qingdesk.store import scan_pages

        kept = self._chosen()
        rows = scan_pages.find(self._desk.store.reader())
        self.model.show_rows(rows)
        self.note.setText(ngettext("{n} page", "{n} pages", len(rows)).format(n=len(rows)) if rows else "")
        self._rows.setCurrentIndex(0 if rows else 1)
        at = next((at for at, page in enumerate(rows) if kept is not None and page.id == kept.id), 0)
        self.table.choose(at)
        self._show_page()

    def _chosen(self) -> TrayPage | None:
        row = self.table.currentIndex().row()
        return self.model.at(row) if 0 <= row < len(self.model.rows()) else None

    def _record_chosen(self) -> Likely | None:
        row = self.likely_table.currentIndex().row()
        return self.likely.at(row) if 0 <= row < len(self.likely.rows()) else None

    def _show_page(self) -> None:
        from qingdesk.actions.scan_match import why_words
        from qingdesk.actions.scan_tray import blank_number

        page = self._chosen()
        self._image = QImage()
        self._picture.show_image(self._image)
        self.likely.show_rows([])
        self._grey()
        if page is None:
            return
        number = blank_number(self._desk.store.reader(), page)
        said = why_words(page.why)
        self._why.setText(f"{shown_number(number)} {said}".strip())
        if self._drawing is not None:
            self._drawing.cancel()  # one has stepped on
        self._drawing = self._desk.jobs.look(
            partial(_picture_of, self._desk.store, page),
            owner=self,
            on_done=partial(self._show_picture, page.id),
            on_error=self._desk.messages.wrong,
            label=_("Drawing the pictures"),
        )
        self._look()

    def _show_picture(self, page_id: str, image: QImage) -> None:
        page = self._chosen()
        if page is not None and page.id == page_id:
            self._image = image
            small = image.scaledToWidth(_SMALL, Qt.TransformationMode.SmoothTransformation)
            self._picture.show_image(image if image.isNull() else small)

    def _look(self) -> None:
        page = self._chosen()
        if page is None:
            return
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._desk.jobs.look(
            partial(_likely, self._desk.store, page, self._text.text()),
            owner=self,
            on_done=partial(self._show_likely, page.id),
            on_error=self._desk.messages.wrong,
            label=_("Looking for records"),
        )

    def _show_likely(self, page_id: str, found: Sequence[Likely]) -> None:
        page = self._chosen()
        if page is not None and page.id == page_id:
            self.likely.show_rows(found)
            self._grey()

    def _grey(self) -> None:
        page = self._chosen()
        self._put.setEnabled(page is not None and self._record_chosen() is not None)
        self._drop.setEnabled(page is not None)
        self._begin.setVisible(self._blank() is not None)

    def _day(self, row: Likely) -> str:
        return format_date(row.day, today=self._desk.today()) if row.day is not None else ""

    # Doing

    def _enlarge(self) -> None:
        from qingdesk.ui.dialogs.picture import PictureDialog

        page = self._chosen()
        if page is not None and not self._image.isNull():
            dialog = PictureDialog(self.window(), page.name, self._image)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _place(self) -> None:
        page, record = self._chosen(), self._record_chosen()
        if page is None or record is None:
            return
        self._put.setEnabled(False)
        self._desk.jobs.write(
            partial(_place, self._desk.store, page.id, record.noun, record.record_id),
            owner=self,
            on_done=self._placed,
            on_error=self._desk.messages.wrong,
            label=_("Filing the page"),
        )

    def _placed(self, done: Recorded) -> None:
        self._text.clear()
        self._desk.messages.good(_("The page was filed with its record."))
        self._desk.announcer.announce(done.changes)
        self.reload()

    def _blank(self) -> FilledBlank | None:
        """The blank form of the page that is shown, where a record can be begun from it."""
        from qingdesk.actions.scan_blank import waiting_blank
        from qingdesk.ui.screens.reporting.record_from_blank import FORMS

        page = self._chosen()
        if page is None or page.why.value != "blank":
            return None
        blank = waiting_blank(self._desk.store.reader(), page.form_id)
        return blank if blank is not None and blank.form in FORMS else None

    def _record(self) -> None:
        from qingdesk.ui.screens.reporting.record_from_blank import record_from_blank

        blank = self._blank()
        if blank is not None:
            record_from_blank(self._desk, self, blank)

    def _throw_away(self) -> None:
        page = self._chosen()
        if page is None:
            return
        title = _("Throw this page away?")
        if ask(self.window(), title, _("Its picture goes for good."), _("Throw away"), dangerous=True):
            self._desk.jobs.write(
                partial(_drop, self._desk.store, page.id),
                owner=self,
                on_done=self._desk.announcer.announce,
                on_error=self._desk.messages.wrong,
                label=_("Throwing the page away"),
            )


def _picture_of(store: Store, page: TrayPage, progress: Progress) -> QImage:
    from qingdesk.store import scan_pages
    from qingdesk.ui.printing import picture_of

    return picture_of(scan_pages.content(store.reader(), page.id), page.media_type)


def _likely(store: Store, page: TrayPage, text: str, progress: Progress) -> list[Likely]:
    from qingdesk.actions.scan_tray import likely
    from qingdesk.actions.search import catch_up

    if text.strip():
        catch_up(store, progress=progress)
    return likely(store.reader(), page, text)


def _place(store: Store, page_id: str, noun: str, record_id: str, progress: Progress) -> Recorded:
    from qingdesk.actions.scan_tray import place

    return place(store, page_id, noun, record_id)


def _drop(store: Store, page_id: str, progress: Progress) -> frozenset[str]:
    from qingdesk.actions.scan_tray import drop

    return drop(store, page_id)
