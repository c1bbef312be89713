"""One side of the findings, worst first: mark, sentence, clause, the way to put it right, and to explain it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from qingdesk.i18n import _, ngettext
from qingdesk.ui.screens.overview.finding_rows import Ways, finding_row, group_row, grouped
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card, clear
from qingdesk.ui.widgets.chip import Chip
from qingdesk.ui.widgets.words import button, line, words

if TYPE_CHECKING:
    from qingdesk.actions.check import Checked

FIRST_SHOWN = 4
MOST_SHOWN = 60


class FindingsCard(Card):
    """Those that were explained leave the rows; a chip shows them again."""

    def __init__(self, name: str, title: str, ways: Ways, first_shown: int = FIRST_SHOWN) -> None:
        super().__init__(title, tight=True)
        self.setObjectName(name)
        self._ways = ways
        self._first_shown = first_shown
        self._shows_all = False
        self._unfolded: set[str] = set()
        self._open: Sequence[Checked] = ()
        self._noted: Sequence[Checked] = ()
        self._given: tuple[Mapping[str, str], date, datetime | None] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self._explained = Chip(_("Noted"), f"{name}_explained")
        self._explained.toggled.connect(lambda on: self._show())
        self.heading.addWidget(self._explained)
        self._explained.hide()
        self._more = button("", self._show_all, look="link", name=f"{name}_more")
        self.heading.addWidget(self._more)
        self._more.hide()
        self._say(_("Checking …"))

    def show_findings(
        self,
        found: Sequence[Checked],
        names: Mapping[str, str],
        today: date,
        checked_at: datetime | None,
        noted: Sequence[Checked] = (),
    ) -> None:
        """Those of this side; none says what was checked and when. noted: explained, cleared or not applicable."""
        self._open, self._noted = found, noted
        self._given = (names, today, checked_at)
        self._explained.set_count(len(noted))
        self._explained.setVisible(bool(noted))
        if not noted and self._explained.isChecked():
            self._explained.setChecked(False)  # shows the rows by its own signal
        else:
            self._show()

    def _show(self) -> None:
        if self._given is None:
            return
        names, today, checked_at = self._given
        had = self._focused()
        found = self._noted if self._explained.isChecked() else self._open
        self._tell_count()
        if not found:
            self._say(_nothing(checked_at))
            self._more.hide()
            return
        clear(self._rows)
        groups = grouped(found)
        shown = groups[: MOST_SHOWN if self._shows_all else self._first_shown]
        for group in shown:
            if not group.is_folded:
                self._add(finding_row(group.found[0], names, today, self._ways))
                continue
            unfolded = group.key in self._unfolded
            toggle = partial(self._toggle, group.key)
            self._add(group_row(group, names, today, unfolded, toggle))
            for one in group.found[:MOST_SHOWN] if unfolded else ():
                self._add(finding_row(one, names, today, self._ways, inset=True))
            if unfolded and len(group.found) > MOST_SHOWN:
                self._add(self._note(_("These are the first {n}.").format(n=MOST_SHOWN)))
        self._more.setText(_("Show all {n}").format(n=len(found)))
        self._more.setVisible(len(groups) > len(shown) and not self._shows_all)
        again = self.findChild(QWidget, had) if had else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_count(self) -> None:
        many = len(self._open)
        urgent = sum(one.finding.severity == "red" for one in self._open)
        count = ngettext("{n} item", "{n} items", many).format(n=many)
        at_once = ngettext("{n} to be put right at once", "{n} to be put right at once", urgent)
        self.note.setText(f"{count} · {at_once.format(n=urgent)}" if urgent else count if many else "")

    def _add(self, row: QWidget) -> None:
        if self._rows.count():
            self._rows.addWidget(line())
        self._rows.addWidget(row)

    def _focused(self) -> str:
        """The button that has the keyboard, when it is about to be made anew."""
        focus = QApplication.focusWidget()
        return focus.objectName() if focus is not None and self.isAncestorOf(focus) else ""

    def _toggle(self, key: str) -> None:
        self._unfolded ^= {key}
        self._show()

    def _show_all(self) -> None:
        self._shows_all = True
        self._show()

    def _say(self, sentence: str) -> None:
        clear(self._rows)
        label = self._note(sentence)
        label.setObjectName(f"{self.objectName()}_empty")
        self._rows.addWidget(label)

    def _note(self, sentence: str) -> QWidget:
        label = words(sentence, "quiet", wrap=True)
        label.setContentsMargins(STEP * 2 - 2, STEP * 2, STEP * 2 - 2, STEP * 2)
        return label


def _nothing(checked_at: datetime | None) -> str:
    from qingdesk.rules import ALL_RULES

    if checked_at is None:
        return _("Checking …")
    return _("Nothing found. {count} rules were checked at {time} over everything that is recorded.").format(
        count=len(ALL_RULES), time=f"{checked_at:%H:%M}"
    )
