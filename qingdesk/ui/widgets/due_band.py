"""应交 80.00 元 = 100.00 元 × 40% × 2 人: the sum due for a meal, how it was found, and on which basis."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from qingdesk.domain.meal import MealBasis
from qingdesk.domain.meal_due import Due
from qingdesk.i18n import _, format_money, ngettext
from qingdesk.ui.style import SMALL_POINTS, STEP, TITLE_POINTS
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.words import words


def how(owed: Due, heads: int) -> str:
    """The sum written out: `= 100.00 yuan × 40% × 2 people`; empty where no standard says."""
    people = ngettext("{n} person", "{n} people", heads).format(n=heads)
    if owed.basis is MealBasis.PERCENT_RULE:
        return _("= {allowance} yuan × {percent}% × {people}").format(
            allowance=format_money(owed.allowance_fen), percent=owed.percent, people=people
        )
    if owed.a_head_fen is None:
        return ""
    return _("= {price} yuan × {people}").format(price=format_money(owed.a_head_fen), people=people)


def why(owed: Due) -> str:
    """On what it rests: the document, and from which day it is in force; of two documents the first in full."""
    if owed.basis is MealBasis.POSTED_PRICE:
        return _("The canteen's posted price")
    said = [
        _("{basis}, since {day}").format(basis=row.basis, day=row.valid_from.isoformat())
        for row in owed.rows[:1]
    ]
    return " · ".join(dict.fromkeys([*said, *(row.basis for row in owed.rows[1:])]))


def why_in_full(owed: Due) -> str:
    """The rule in words, and every document with its date."""
    kinds = {
        MealBasis.UNIT_RULE: _("The unit's own rule"),
        MealBasis.PERCENT_RULE: _("Canteen without a posted price: a share of the daily allowance"),
    }
    sources = [
        _("{basis}, since {day}").format(basis=row.basis, day=row.valid_from.isoformat()) for row in owed.rows
    ]
    return "\n".join([kinds.get(owed.basis, why(owed)), *dict.fromkeys(sources)])


class DueBand(Card):
    """Says nothing definite where no standard does."""

    def __init__(self) -> None:
        super().__init__(ground="accent_soft")
        self.set_ground("accent_soft", "")
        self.setObjectName("meal_due")
        self.body.setContentsMargins(STEP + 4, STEP, STEP + 4, STEP)
        row = QHBoxLayout()
        row.setSpacing(STEP // 2)
        self._before = words(_("Due"))
        self._sum = words("", "accent", TITLE_POINTS, bold=True)
        self._how = words("")
        self._why = words("", "quiet", SMALL_POINTS + 0.5, wrap=True)
        self._open = words(_("To be confirmed"), "amber", SMALL_POINTS + 0.5)
        self._open.setToolTip(_("The unit has not yet compared this figure with the document."))
        for label in (self._before, self._sum, self._how):
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(STEP)
        row.addWidget(self._why, 1)  # aligned, it would be as high as one line
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    def show_due(self, owed: Due, heads: int, eaten_on: date | None) -> None:
        """heads: eaters of our side."""
        known = owed.fen is not None
        for label in (self._before, self._sum, self._how):
            label.setVisible(known)
        self._open.setVisible(known and owed.is_unconfirmed)
        if owed.fen is not None:
            self._sum.setText(_("{amount} yuan").format(amount=format_money(owed.fen)))
            self._how.setText(how(owed, heads))
            self._why.setText(why(owed))
            self._why.setToolTip(why_in_full(owed))
        else:
            self._why.setText(_unknown(heads, eaten_on))
        self.setAccessibleName(self.text())

    def text(self) -> str:
        """All that it says, in one line."""
        shown = (self._before, self._sum, self._how, self._why, self._open)
        return " ".join(label.text() for label in shown if label.isVisibleTo(self))


def _unknown(heads: int, eaten_on: date | None) -> str:
    if eaten_on is None or not heads:
        return _("Say when and how many of our side ate: then the amount due stands here.")
    return _("No standard says what is due here. Enter the posted price a head, or pay by the receipt.")
