"""Whose records? One of many cadres, by typing a part of the name."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.store import cadres
from qingdesk.store.connection import Readable
from qingdesk.store.like import containing
from qingdesk.ui.dialogs.foot import foot
from qingdesk.ui.style import STEP, em
from qingdesk.ui.widgets.chooser import Choice, Chooser
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.words import button

OFFERED = 20


def find_cadres(reader: Readable, text: str) -> list[Choice]:
    """The first cadres whose name holds the text, with their post to tell two of one name apart."""
    found = cadres.find(
        reader, "name LIKE ? ESCAPE '\\'", (containing(text),), order_by="name, id", limit=OFFERED
    )
    return [Choice(cadre.id, cadre.name, cadre.post) for cadre in found]


class ChooseCadreDialog(QDialog):
    """`chosen` is the id, empty while none is."""

    def __init__(self, parent: QWidget | None, reader: Readable) -> None:
        super().__init__(parent)
        self.setObjectName("choose_cadre")
        self.setWindowTitle(_("Whose records"))
        self.chosen = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP * 2)
        self._line = Chooser(lambda text: find_cadres(reader, text))
        self._line.setObjectName("cadre")
        self._line.setMinimumWidth(em(self) * 20)
        self._box = FieldBox(_("Cadre"), self._line)
        column.addWidget(self._box)
        column.addLayout(foot(self, button(_("Show"), self._take, look="filled", name="take")))

    def _take(self) -> None:
        self.chosen = self._line.value()
        if self.chosen:
            self.accept()
        else:
            self._box.set_mistake(self._line.mistake() or _("Choose one from the list."))


def choose_cadre(parent: QWidget, reader: Readable) -> str:
    """The id of the cadre chosen; empty when none was."""
    dialog = ChooseCadreDialog(parent, reader)
    dialog.exec()
    return dialog.chosen
