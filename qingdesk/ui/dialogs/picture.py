"""A paper of a record, large: a PDF as in the print preview, a picture as wide as the window lets it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from qingdesk.domain.attachment import Attachment
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store import attachments
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.words import button, words


class PictureDialog(QDialog):
    """The whole width of the dialog; one scrolls down."""

    def __init__(self, parent: QWidget, name: str, image: QImage) -> None:
        super().__init__(parent)
        self.setObjectName("picture_dialog")
        self.setWindowTitle(name)
        self._image = image
        self._label = QLabel()
        self._label.setAccessibleName(name)
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea()
        self._area.setWidget(self._label)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(name)
        self._area.setObjectName("picture_area")
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        column.addWidget(self._area, 1)
        row = QHBoxLayout()
        row.addWidget(words(name, "quiet"), 1)
        row.addWidget(button(_("Close"), self.reject, look="filled", name="picture_close"))
        column.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(min(room.width() - STEP * 8, 900), min(room.height() - STEP * 8, 900))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = min(self._area.viewport().width() - 2, self._image.width())
        shown = self._image.scaledToWidth(max(width, 1), Qt.TransformationMode.SmoothTransformation)
        self._label.setPixmap(QPixmap.fromImage(shown))


def show_paper(desk: Desk, owner: QWidget, paper: Attachment) -> None:
    """Read it off the window's thread and show it; one whose content was erased is told."""

    def show(content: bytes) -> None:
        from qingdesk.ui.printing import picture_of

        if paper.media_type == "application/pdf" and content:
            from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog

            dialog: QDialog = PrintPreviewDialog(
                owner.window(), desk.jobs, content, paper.name, preferences=desk.preferences
            )
        else:
            image = picture_of(content, paper.media_type)
            if image.isNull():
                desk.messages.warn(
                    _("{name} cannot be shown.").format(name=paper.name),
                    _("It is kept as it was given; its content may have been erased."),
                )
                return
            dialog = PictureDialog(owner.window(), paper.name, image)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    desk.jobs.run(
        partial(_content, desk.store, paper.id),
        owner=owner,
        on_done=show,
        on_error=desk.messages.wrong,
        label=_("Opening {name}").format(name=paper.name),
    )


def _content(store: Store, attachment_id: str, progress: Progress) -> bytes:
    return attachments.content(store.reader(), attachment_id)
