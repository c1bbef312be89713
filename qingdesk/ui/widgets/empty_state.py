"""What a list shows when it has nothing: one sentence and the button that fills it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.words import button, words


class EmptyState(QWidget):
    """action: on its button; `pressed` is called for it."""

    def __init__(self, sentence: str, action: str = "", pressed: Callable[[], object] | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 3)
        column.setSpacing(STEP * 2)
        column.addStretch(2)
        said = words(sentence, "quiet", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(said)
        if action:
            self.button = button(action, pressed, look="filled", name="fill_empty")
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
