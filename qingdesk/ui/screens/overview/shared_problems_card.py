"""Problems that several desks raise for one firm: they stand together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.domain.number import shown_number
from qingdesk.i18n import _, ngettext
from qingdesk.store.collected import SharedProblem
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.card import Card, clear
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.words import button, line, words

MOST_FIRMS = 6


class SharedProblemsCard(Card):
    """Hidden where no firm has problems from two desks. opened: with a problem's id."""

    def __init__(self, opened: Callable[[str], object]) -> None:
        super().__init__(_("One firm, problems from several desks"), tight=True)
        self.setObjectName("shared_problems")
        self._opened = opened
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, STEP // 2, 0, STEP // 2)
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.hide()

    def show_rows(self, found: Sequence[SharedProblem], units: Mapping[str, str]) -> None:
        """units: desk id → what its unit is called."""
        clear(self._rows)
        for place, firm in enumerate(found[:MOST_FIRMS]):
            if place:
                self._rows.addWidget(line())
            self._rows.addWidget(self._firm(firm, units))
        self.note.setText(ngettext("{n} firm", "{n} firms", len(found)).format(n=len(found)))
        self.setVisible(bool(found))

    def _firm(self, firm: SharedProblem, units: Mapping[str, str]) -> QWidget:
        shown = QWidget()
        shown.setObjectName(f"shared_{firm.uscc}")
        column = QVBoxLayout(shown)
        column.setContentsMargins(STEP * 2 - 2, STEP // 2, STEP * 2 - 2, STEP // 2)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(STEP)
        head.addWidget(words(firm.enterprise, bold=True))
        head.addWidget(words(firm.uscc, "quiet", SMALL_POINTS))
        head.addStretch(1)
        column.addLayout(head)
        for desk_id, problem_id, number, text in firm.problems:
            row = QHBoxLayout()
            row.setSpacing(STEP)
            told = _("{unit}: {text}").format(
                unit=units.get(desk_id, _("this desk")), text=" ".join(text.split())
            )
            row.addWidget(ElidedLabel(told), 1)
            link = button(
                shown_number(number) or _("Open"), partial(self._opened, problem_id), look="link",
                name=f"open_{problem_id}",
            )  # fmt: skip
            link.setAccessibleDescription(told)
            row.addWidget(link)
            column.addLayout(row)
        return shown
