"""Two contents of one record, field by field."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qingdesk.domain.labels import field_label
from qingdesk.i18n import _
from qingdesk.store.collected import Contradiction
from qingdesk.store.connection import Value
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.words import button, words


class ContradictionDialog(QDialog):
    """Only the fields that differ; nothing is chosen here."""

    def __init__(self, parent: QWidget, title: str, one: Contradiction) -> None:
        super().__init__(parent)
        self.setObjectName("contradiction")
        self.setWindowTitle(_("Contradictions"))
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(title, points=TITLE_POINTS, bold=True, wrap=True))
        within = QWidget()
        grid = QGridLayout(within)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(STEP * 2)
        grid.setVerticalSpacing(STEP)
        for place, heading in enumerate((_("Field"), _("As it stands here"), _("As it came beside"))):
            grid.addWidget(words(heading, "quiet"), 0, place)
        for row, field in enumerate(one.told, 1):
            cells = (field_label(one.noun, field), said(one.kept.get(field)), said(one.beside.get(field)))
            for place, text in enumerate(cells):
                cell = words(text, wrap=True, bold=place == 0)
                cell.setTextInteractionFlags(
                    Qt.TextInteractionFlag.TextSelectableByMouse
                    | Qt.TextInteractionFlag.TextSelectableByKeyboard
                )
                grid.addWidget(cell, row, place, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(one.told) + 1, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(within)
        column.addWidget(area, 1)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addStretch(1)
        row_of_buttons.addWidget(button(_("Close"), self.accept, name="close"))
        column.addLayout(row_of_buttons)
        fit(self, em(self) * 44)


def said(value: Value) -> str:
    """A stored value as a person reads it."""
    if value is None:
        return _("(empty)")
    text = str(value)
    if text.startswith("["):
        try:
            items = json.loads(text)
        except ValueError:
            return text
        return "\n".join(
            " ".join(str(part) for part in item.values()) if isinstance(item, dict) else str(item)
            for item in items
        )
    return text
