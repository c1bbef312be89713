"""What a saved view is called, and whether it stands above the list."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from qingdesk.domain.text import tidy
from qingdesk.i18n import _
from qingdesk.ui.dialogs.foot import foot
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.words import button, words


class ViewDialog(QDialog):
    """`name` and `is_pinned` are what was given; a name is needed."""

    def __init__(self, parent: QWidget, title: str, name: str = "", *, is_pinned: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("view_dialog")
        self.setWindowTitle(title)
        self.name, self.is_pinned = name, is_pinned
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(title, points=TITLE_POINTS, bold=True, wrap=True))
        self._line = QLineEdit(name)
        self._line.setObjectName("view_name")
        self._box = FieldBox(
            _("Name of the view"), self._line, _("It keeps the filters, the order and the columns.")
        )
        column.addWidget(self._box)
        self._pin = QCheckBox(_("Show it above the list"))
        self._pin.setObjectName("view_pin")
        self._pin.setChecked(is_pinned)
        column.addWidget(self._pin)
        column.addLayout(foot(self, button(_("Save"), self._take, look="filled", name="save")))
        fit(self, em(self) * 28)
        self._line.selectAll()

    def _take(self) -> None:
        self.name, self.is_pinned = tidy(self._line.text()), self._pin.isChecked()
        if self.name:
            self.accept()
        else:
            self._box.set_mistake(_("Give the view a name."))
            self._line.setFocus()
