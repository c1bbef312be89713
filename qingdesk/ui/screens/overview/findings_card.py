"""One side of the findings, worst first: mark, sentence, clause, and the way to put it right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.i18n import _, ngettext
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.card import Card, clear
from qingdesk.ui.widgets.severity import SeverityMark
from qingdesk.ui.widgets.words import button, line, words

if TYPE_CHECKING:
    from qingdesk.actions.check import Checked
    from qingdesk.domain.finding import Finding

FIRST_SHOWN = 4
MOST_SHOWN = 60


class FindingsCard(Card):
    """go: to where a finding is put right, or None where there is no such place."""

    def __init__(
        self,
        name: str,
        title: str,
        go: Callable[[Finding], Callable[[], object] | None],
        first_shown: int = FIRST_SHOWN,
    ) -> None:
        super().__init__(title, tight=True)
        self.setObjectName(name)
        self._go = go
        self._first_shown = first_shown
        self._shows_all = False
        self._given: tuple[Sequence[Checked], Mapping[str, str], date, datetime | None] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self._more = button("", self._show_all, look="link", name=f"{name}_more")
        self.heading.addWidget(self._more)
        self._more.hide()
        self._say(_("Checking …"))

    def show_findings(
        self, found: Sequence[Checked], names: Mapping[str, str], today: date, checked_at: datetime | None
    ) -> None:
        """Those of this side; none says what was checked and when."""
        self._given = (found, names, today, checked_at)
        urgent = sum(one.finding.severity == "red" for one in found)
        count = ngettext("{n} item", "{n} items", len(found)).format(n=len(found))
        at_once = ngettext("{n} to be put right at once", "{n} to be put right at once", urgent).format(
            n=urgent
        )
        self.note.setText(f"{count} · {at_once}" if urgent else count if found else "")
        if not found:
            self._say(_nothing(checked_at))
            self._more.hide()
            return
        clear(self._rows)
        shown = found[: MOST_SHOWN if self._shows_all else self._first_shown]
        for at, one in enumerate(shown):
            if at:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(one, names, today))
        self._more.setText(_("Show all {n}").format(n=len(found)))
        self._more.setVisible(len(found) > len(shown) and not self._shows_all)

    def _show_all(self) -> None:
        self._shows_all = True
        if self._given is not None:
            self.show_findings(*self._given)

    def _say(self, sentence: str) -> None:
        clear(self._rows)
        label = words(sentence, "quiet", wrap=True)
        label.setObjectName(f"{self.objectName()}_empty")
        label.setContentsMargins(STEP * 2 - 2, STEP * 2, STEP * 2 - 2, STEP * 2)
        self._rows.addWidget(label)

    def _row(self, one: Checked, names: Mapping[str, str], today: date) -> QWidget:
        from qingdesk.actions.wording import finding_words

        said = finding_words(one.finding, names, today)
        row = QWidget()
        row.setObjectName(f"finding_{one.finding.code}")
        across = QHBoxLayout(row)
        across.setContentsMargins(STEP * 2 - 2, STEP // 2 + 2, STEP * 2 - 2, STEP // 2 + 2)
        across.setSpacing(STEP + 4)
        across.addWidget(SeverityMark(one.finding.severity.value), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        sentence = words(said.sentence, wrap=True)
        sentence.setToolTip(said.remedy)
        texts.addWidget(sentence)
        clause = " · ".join(part for part in (said.clause, one.finding.code, said.unconfirmed) if part)
        texts.addWidget(words(clause, "quiet", SMALL_POINTS, wrap=True))
        across.addLayout(texts, 1)
        goes = self._go(one.finding)
        if goes is not None:
            way = button(_("Put right"), goes, look="link", name=f"put_right_{one.finding.code}")
            way.setAccessibleDescription(said.sentence)
            way.setToolTip(said.remedy)
            across.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _nothing(checked_at: datetime | None) -> str:
    from qingdesk.rules import ALL_RULES

    if checked_at is None:
        return _("Checking …")
    return _("Nothing found. {count} rules were checked at {time} over everything that is recorded.").format(
        count=len(ALL_RULES), time=f"{checked_at:%H:%M}"
    )
