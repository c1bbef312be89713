"""The picture of the blank form that a visit is entered from, at the right of the page."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qingdesk.actions.scan_blank import waiting_blank
from qingdesk.domain.number import shown_number
from qingdesk.i18n import _
from qingdesk.ui.desk import Desk
from qingdesk.ui.scanned import pictures_of
from qingdesk.ui.style import em
from qingdesk.ui.widgets.paper_pages import PaperPages


class BlankBeside(QWidget):
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
        """Show the pages of the blank with this print's id; nothing for none, or one that was filed. Gives whether
        another one is shown now."""
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
