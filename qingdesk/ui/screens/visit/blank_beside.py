"""The sheet of a visit and, at its right, the picture of the blank form that it is entered from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from qingdesk.actions.scan_blank import waiting_blank
from qingdesk.domain.number import shown_number
from qingdesk.i18n import _
from qingdesk.ui.desk import Desk
from qingdesk.ui.scanned import pictures_of
from qingdesk.ui.screens.visit.sheet import Sheet
from qingdesk.ui.style import STEP, em
from qingdesk.ui.widgets.paper_pages import PaperPages

_SHARES = (5_800, 4_200)
"""Of the sheet and of the paper beside it: on 1366 pixels the fields can still be read."""


class BesideBlank(QSplitter):
    """The sheet alone where there is no paper; else the index gives its room to both."""

    def __init__(self, desk: Desk, sheet: Sheet) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._desk, self._sheet = desk, sheet
        self._blank: _Blank | None = None
        self.setHandleWidth(STEP + 4)
        self.setChildrenCollapsible(False)
        self._put(sheet)

    def _put(self, widget: QWidget) -> None:
        self.addWidget(widget)
        self.setStretchFactor(self.count() - 1, 1)

    def show_blank(self, form_id: str) -> None:
        """Show the pages of the blank with this print's id; nothing for none, or one that was filed."""
        if self._blank is None:
            if not form_id:
                return
            self._blank = _Blank(self._desk)
            self._put(self._blank)
        is_new = self._blank.show_blank(form_id)
        self._sheet.index.setVisible(self._blank.isHidden())
        if is_new:
            self.setSizes(list(_SHARES))


class _Blank(QWidget):
    """Hidden where the visit comes from no paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._form_id = ""
        self.pages = PaperPages("blank_beside")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.setMinimumWidth(em(self) * 18)
        self.hide()

    def show_blank(self, form_id: str) -> bool:
        """Is another one shown now?"""
        if form_id == self._form_id:
            return False
        self._form_id = form_id
        blank = waiting_blank(self._desk.store.reader(), form_id)
        self.setVisible(blank is not None)
        self.pages.show_images(())
        if blank is None:
            return False
        self.pages.title.setText(
            _(
                "{number}: enter what stands on the paper; completed, it takes this number and the scan."
            ).format(number=shown_number(blank.number))
        )
        self._desk.jobs.look(
            partial(pictures_of, self._desk.store, blank.page_ids),
            owner=self,
            on_done=self.pages.show_images,
            on_error=self._desk.messages.wrong,
            label=_("Drawing the pictures"),
        )
        return True
