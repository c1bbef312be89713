"""The guide in the program: its sections on the left, the text on the right. It stays open beside the work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QPixmap, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from qingdesk.i18n import _
from qingdesk.ui.style import STEP, em

_PLACE = Qt.ItemDataRole.UserRole
_TEXT_WIDTH = 46  # em


class _Page(QTextBrowser):
    """A page with its pictures, no wider than the text."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures beside the page; nothing else is ever fetched."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        picture = QPixmap(str(self._folder / QUrl(name).path()))
        sharp = self.devicePixelRatioF()
        width = round(min(picture.width(), em(self) * _TEXT_WIDTH * sharp))
        shown = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(sharp)
        return shown


class GuideDialog(QDialog):
    """page: one of our own, in Markdown; a link leads nowhere, for the program never goes to the network."""

    def __init__(self, parent: QWidget | None, title: str, page: Path) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = QHBoxLayout(self)
        row.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        row.setSpacing(STEP * 2)
        self.sections = QListWidget()
        self.sections.setObjectName("guide_sections")
        self.sections.setAccessibleName(_("Sections"))
        self.sections.setSpacing(STEP // 4)
        self.sections.setFixedWidth(em(self) * 12)
        self.sections.currentItemChanged.connect(lambda item, before: self._scroll(item))
        self.text = _Page(page.parent)
        self.text.setObjectName("guide_text")
        self.text.setAccessibleName(title)
        self.text.setOpenLinks(False)
        self.text.setMarkdown(page.read_text("utf-8"))
        self.text.document().setDocumentMargin(STEP * 2)
        row.addWidget(self.sections)
        row.addWidget(self.text, 1)
        self._find_sections()
        room = self.screen().availableGeometry()
        self.resize(em(self) * 64, min(em(self) * 44, room.height() - STEP * 6))

    def _find_sections(self) -> None:
        block = self.text.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level in (2, 3):
                item = QListWidgetItem(("　" if level == 3 else "") + block.text())
                item.setData(_PLACE, block.position())
                self.sections.addItem(item)
            block = block.next()

    def go_to(self, section: str) -> None:
        """To the section of that name, or one whose name holds it; the beginning when there is none."""
        for row in range(self.sections.count()):
            if section and self.sections.item(row).text().strip() == section:
                self.sections.setCurrentRow(row)
                return
        self.sections.setCurrentRow(0)

    def _scroll(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(int(item.data(_PLACE)))
        self.text.moveCursor(QTextCursor.MoveOperation.End)  # so that the heading comes to the top
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()
        place = self.text.cursorRect(cursor).top() + self.text.verticalScrollBar().value()
        self.text.verticalScrollBar().setValue(place - STEP)
