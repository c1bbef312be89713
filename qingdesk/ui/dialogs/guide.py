"""The guide in the program: its sections on the left, the text on the right. It stays open beside the work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from qingdesk.i18n import _
from qingdesk.ui.style import STEP, em

_PLACE = Qt.ItemDataRole.UserRole


class GuideDialog(QDialog):
    """markdown: our own pages only; a link leads nowhere, for the program never goes to the network."""

    def __init__(self, parent: QWidget | None, title: str, markdown: str) -> None:
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
        self.sections.setFixedWidth(em(self) * 12)
        self.sections.currentItemChanged.connect(lambda item, before: self._scroll(item))
        self.text = QTextBrowser()
        self.text.setObjectName("guide_text")
        self.text.setAccessibleName(title)
        self.text.setOpenLinks(False)
        self.text.setMarkdown(markdown)
        self.text.document().setDocumentMargin(STEP * 2)
        row.addWidget(self.sections)
        row.addWidget(self.text, 1)
        self._find_sections()
        self.resize(em(self) * 66, em(self) * 44)

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
