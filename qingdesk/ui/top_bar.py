"""The top of the frame: which half-year, whose records, the search, and the one filled button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from qingdesk.domain.period import Half
from qingdesk.i18n import _
from qingdesk.ui.colours import Colours
from qingdesk.ui.desk import Scope
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.words import button

HALVES_BACK = 8
ANOTHER = "another"


def half_words(half: Half) -> str:
    """2026 上半年."""
    if half.half == 1:
        return _("{year}, first half").format(year=half.year)
    return _("{year}, second half").format(year=half.year)


class TopBar(QWidget):
    """`new_visit`, `ask_may` and `choose_cadre` (someone not in the list) are for the frame to answer."""

    new_visit = Signal()
    choose_cadre = Signal()
    ask_may = Signal()

    def __init__(self, scope: Scope, this_half: Half, search: QWidget) -> None:
        super().__init__()
        self._scope = scope
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        row = QHBoxLayout(self)
        row.setContentsMargins(STEP * 2, STEP, STEP * 2, STEP)
        row.setSpacing(STEP + 2)
        halves = [this_half.previous(steps) for steps in range(-1, HALVES_BACK)]
        self.half = ComboBox((half, half_words(half)) for half in halves)
        self.half.setObjectName("choose_half")
        self.half.setAccessibleName(_("Half-year"))
        self.half.set_value(scope.half)
        self.half.chosen.connect(self._half_chosen)
        self.whose = ComboBox()
        self.whose.setObjectName("choose_whose")
        self.whose.setAccessibleName(_("Whose records"))
        self.whose.chosen.connect(self._whose_chosen)
        self.new = button(
            _("New visit"), self.new_visit.emit, look="filled", icon_name="plus", name="new_visit"
        )
        self.new.setToolTip("Ctrl+Shift+N")
        row.addWidget(self.half)
        row.addWidget(self.whose)
        row.addWidget(search, 4)
        row.addStretch(1)
        may = button(_("May I?"), self.ask_may.emit, name="may_i")
        may.setToolTip("F8")
        row.addWidget(may)
        row.addWidget(self.new)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_people(self, count: int, people: Sequence[tuple[str, str]]) -> None:
        """count: cadres in the unit · people: (id, words) of those worth offering, the operator first."""
        everyone = _("All cadres ({count})").format(count=count)
        offered: list[tuple[object, str]] = [("", everyone), *people]
        if count > len(people):
            offered.append((ANOTHER, _("Another cadre …")))
        self.whose.fill(offered)
        self.whose.set_value(self._scope.cadre_id)

    def _half_chosen(self) -> None:
        half = self.half.value()
        if isinstance(half, Half):
            self._scope.choose(half=half)

    def _whose_chosen(self) -> None:
        if self.whose.value() == ANOTHER:
            self.whose.set_value(self._scope.cadre_id)
            self.choose_cadre.emit()
        else:
            self._scope.choose(cadre_id=str(self.whose.value()))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        painter.setPen(colours.colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
