"""The signed scans of a record, one a line: of which version of its paper, and what it still lacks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.actions.scan_lately import FiledScan, of_record
from qingdesk.i18n import _, format_moment
from qingdesk.store import attachments
from qingdesk.ui.desk import Desk
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.severity import INKS, SeverityMark
from qingdesk.ui.widgets.words import button, words


class FiledScans(QWidget):
    """`is_empty` where none was filed."""

    def __init__(self, desk: Desk, record_id: str) -> None:
        super().__init__()
        self.setObjectName("filed_scans")
        self._desk = desk
        found = of_record(desk.store.reader(), record_id)
        self.is_empty = not found
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP // 2)
        for filed in found:
            column.addLayout(self._line(filed))

    def _line(self, filed: FiledScan) -> QVBoxLayout:
        scan = filed.scan
        when = format_moment(filed.filed_at.astimezone(), today=self._desk.today())
        said = _("Version {revision}, filed {when}").format(revision=scan.form_revision, when=when)
        severity = "red" if scan.is_superseded else "yellow" if filed.lacks_ticks else "good"
        lacks = (
            _("superseded by a correction: print and sign again")
            if scan.is_superseded
            else _("the firm's ticks are not entered yet")
            if filed.lacks_ticks
            else ""
        )
        block = QVBoxLayout()
        block.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(STEP // 2)
        row.addWidget(SeverityMark(severity), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words(said, "quiet" if scan.is_superseded else "text", wrap=True), 1)
        row.addWidget(
            button(_("Look at it"), partial(self._show, scan.attachment_id), look="link", name="scan_show")
        )
        block.addLayout(row)
        if lacks:
            below = QHBoxLayout()
            below.addWidget(words(lacks, INKS[severity], SMALL_POINTS, wrap=True), 1)
            if filed.lacks_ticks and not scan.is_superseded:
                enter = partial(self._enter_ticks, scan.record_id, scan.attachment_id)
                below.addWidget(button(_("Enter them …"), enter, look="link", name="scan_enter_ticks"))
            block.addLayout(below)
        return block

    def _show(self, attachment_id: str) -> None:
        from qingdesk.ui.dialogs.picture import show_paper

        show_paper(self._desk, self, attachments.get(self._desk.store.reader(), attachment_id))

    def _enter_ticks(self, visit_id: str, attachment_id: str) -> None:
        from qingdesk.ui.dialogs.firm_ticks import FirmTicksDialog

        FirmTicksDialog(self.window(), self._desk, visit_id, attachment_id).exec()
