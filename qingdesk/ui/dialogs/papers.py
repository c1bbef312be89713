"""The papers and pictures of one record: dragged in, pasted, or chosen; each kept at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.domain.attachment import AttachmentRole
from qingdesk.i18n import _
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.attachments import AttachmentBox
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.words import button, words


class PapersDialog(QDialog):
    """title: which record it is."""

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        noun: str,
        record_id: str,
        roles: Sequence[AttachmentRole],
        title: str,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("papers_dialog")
        self.setWindowTitle(_("Papers and pictures"))
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 2, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(_("Papers and pictures"), points=TITLE_POINTS, bold=True))
        column.addWidget(words(title, "quiet", wrap=True))
        self.box = AttachmentBox(desk, noun, roles)
        self.box.show_record(record_id)
        column.addWidget(self.box)
        hint = _("Pictures are turned upright and made small; the digest of the original is kept with them.")
        column.addWidget(words(hint, "quiet", wrap=True))
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Close"), self.accept, look="filled", name="close"))
        column.addLayout(row)
        self.setMinimumWidth(em(self) * 38)
