"""The record at the right of a list: findings on top, then what it says, then what happened to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from qingdesk.domain.finding import Finding, NoteState
from qingdesk.i18n import _, format_moment
from qingdesk.ui.desk import Desk
from qingdesk.ui.style import (
    BODY_POINTS,
    SMALL_POINTS,
    STEP,
    TITLE_POINTS,
    code_font,
    em,
    set_ink,
    set_points,
)
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.flow_row import FlowRow
from qingdesk.ui.widgets.scroll_area import PageArea
from qingdesk.ui.widgets.severity import INKS, SeverityMark
from qingdesk.ui.widgets.words import button, line, words

if TYPE_CHECKING:
    from qingdesk.actions.check import Checked

LEAST_WIDTH = 18
"""Of the card, in em."""
Fix = Callable[[Finding], tuple[str, Callable[[], object]] | None]
"""The words and the deed that put a finding right here; None where a sentence is all."""


class _Page(QWidget):
    """As high as its text is at its width, and no higher: wrapped labels ask for the height of their narrowest."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class RecordCard(Card):
    """A subclass fills `page` between `begin` and `show_page`; `foot` holds what can always be done.

    `noted` when a finding was explained.
    """

    noted = Signal(object)

    def __init__(self, desk: Desk, name: str, accessible_name: str, nothing: str) -> None:
        super().__init__(tight=True)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.desk = desk
        self._nothing = nothing
        self._area = PageArea(f"{name}_page")
        self._area.setAccessibleName(accessible_name)
        self.setMinimumWidth(em(self) * LEAST_WIDTH)
        self.body.setContentsMargins(1, STEP // 2, 1, 1)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(line())
        self.foot = FlowRow()
        self.foot.setContentsMargins(STEP * 2, STEP, STEP * 2, STEP)
        self.foot.setSpacing(STEP)
        self.body.addLayout(self.foot)
        self._had_focus = ""

    def begin(self) -> QVBoxLayout:
        """The layout of a new page."""
        focus = self.window().focusWidget()  # a dialog in front has the keyboard, but it comes back here
        has = focus is not None and self._area.isAncestorOf(focus)
        self._had_focus = focus.objectName() if has and focus is not None else ""
        self._page = page = _Page()  # kept: a layout alone does not keep its widget alive
        column = QVBoxLayout(page)
        column.setContentsMargins(STEP * 2, STEP, STEP * 2, STEP)
        column.setSpacing(STEP)
        return column

    def show_page(self, column: QVBoxLayout, *, same: bool = False) -> None:
        """Show it in the place of the one before. same: it is the same record, so one stays where one read."""
        column.addStretch(1)
        bar = self._area.verticalScrollBar()
        at = bar.value() if same else 0
        page, had_focus = self._page, self._had_focus

        def go_on() -> None:
            bar.setValue(at)
            again = page.findChild(QWidget, had_focus) or self._first_of_foot() if had_focus else None
            if again is not None:
                again.setFocus(Qt.FocusReason.OtherFocusReason)

        self._area.show_page(page, go_on)

    def _first_of_foot(self) -> QWidget | None:
        return next(iter(self.foot.widgets()), None)

    def show_nothing(self) -> None:
        """No record is chosen."""
        column = self.begin()
        empty = words(self._nothing, "quiet", wrap=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addWidget(empty)
        self.show_page(column)

    # What a page is made of

    def add_title(self, column: QVBoxLayout, title: str, note: str = "") -> None:
        """The record's name, and a quiet line below it."""
        name = words(title, points=TITLE_POINTS, bold=True, wrap=True)
        name.setObjectName(f"{self.objectName()}_title")
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(name)
        if note:
            column.addWidget(words(note, "quiet", SMALL_POINTS + 0.5, wrap=True))

    def add_state(self, column: QVBoxLayout, severity: str, text: str, note: str = "") -> None:
        """The mark with its word, and a quiet note beside it."""
        row = QHBoxLayout()
        row.setSpacing(STEP // 2)
        if severity:
            row.addWidget(SeverityMark(severity))
        state = words(text, INKS.get(severity, "quiet"))
        state.setObjectName(f"{self.objectName()}_state")
        row.addWidget(state)
        row.addSpacing(STEP)
        beside = ElidedLabel(note)
        set_ink(beside, "quiet")
        row.addWidget(beside, 1)
        column.addLayout(row)

    def add_findings(self, column: QVBoxLayout, record_ids: Iterable[str], fix: Fix) -> None:
        """What the check found about these records, each with its clause and what can be done; then, quietly, what
        was explained or cleared of it."""
        findings, ids = self.desk.findings, list(record_ids)
        found = [one for record_id in ids for one in findings.about(record_id)]
        found += [one for record_id in ids for one in findings.noted_about(record_id)]
        for one in found:
            column.addWidget(self._finding(one, findings.names, self.desk.today(), fix))

    def _finding(self, one: Checked, names: Mapping[str, str], today: date, fix: Fix) -> QWidget:
        from qingdesk.actions.wording import finding_words, note_words

        said = finding_words(one.finding, names, today)
        severity = one.finding.severity.value
        band = Card()
        band.setObjectName(f"finding_{one.finding.code}")
        if one.is_open:
            band.set_ground(f"{INKS[severity]}_soft", "")
        row = QHBoxLayout()
        row.setSpacing(STEP)
        row.addWidget(SeverityMark(severity), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        row.addLayout(texts, 1)
        band.body.addLayout(row)
        texts.addWidget(words(said.sentence, "text" if one.is_open else "quiet", wrap=True))
        clause = " · ".join(part for part in (said.clause, one.finding.code, said.unconfirmed) if part)
        if not one.is_open:
            clause = note_words(one.state, one.note, one.noted_by, one.noted_at, names, today)
        texts.addWidget(words(clause, "quiet", SMALL_POINTS, wrap=True))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(-STEP // 2, 0, 0, 0)  # a link's words stand in line with the sentence
        buttons.setSpacing(STEP)
        way = fix(one.finding) if one.is_open or one.state is NoteState.EXPLAINED else None
        if way is not None:
            made = button(way[0], way[1], look="link", name=f"put_right_{one.finding.code}")
            made.setAccessibleDescription(said.sentence)
            made.setToolTip(said.remedy)
            buttons.addWidget(made)
        explain = button(
            _("Explain …"),
            lambda: self._explain(one.finding),
            look="link",
            name=f"explain_{one.finding.code}",
        )
        explain.setAccessibleDescription(said.sentence)
        buttons.addWidget(explain)
        buttons.addStretch(1)
        texts.addLayout(buttons)
        return band

    def _explain(self, finding: Finding) -> None:
        from qingdesk.ui.dialogs.explain import explain

        explain(self, self.desk, finding)

    def add_heading(self, column: QVBoxLayout, text: str, way: QWidget | None = None) -> None:
        """A heading with a line below, and perhaps something to press at its right."""
        row = QHBoxLayout()
        row.setContentsMargins(0, STEP // 2, 0, 0)
        title = ElidedLabel(text)
        set_points(title, BODY_POINTS, bold=True)
        row.addWidget(title, 1)
        if way is not None:
            row.addWidget(way)
        column.addLayout(row)
        column.addWidget(line())

    def add_facts(
        self, column: QVBoxLayout, facts: Sequence[tuple[str, str]], codes: Sequence[str] = ()
    ) -> None:
        """(label, value) in two columns; empty values are left out. codes: labels whose value is a code."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(STEP * 2)
        grid.setVerticalSpacing(STEP - 3)
        grid.setColumnStretch(1, 1)
        shown = [(label, value) for label, value in facts if value]
        for row, (label, value) in enumerate(shown):
            name = words(label, "quiet", SMALL_POINTS + 0.5, wrap=True)
            name.setMinimumWidth(em(self) * 5)
            name.setMaximumWidth(em(self) * 7)
            text = words(value, wrap=True)
            text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            if label in codes:
                text.setFont(code_font())
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
        column.addLayout(grid)

    def add_text(self, column: QVBoxLayout, label: str, text: str) -> None:
        """A longer text under its label; nothing when there is none."""
        if not text:
            return
        column.addWidget(words(label, "quiet", SMALL_POINTS + 0.5))
        said = words(text, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(said)

    def add_story(self, column: QVBoxLayout, noun: str, record_id: str) -> None:
        """What happened to the record, and who did it."""
        from qingdesk.actions.story import story

        told = story(self.desk.store.reader(), noun, record_id, self.desk.findings.names)
        if not told:
            return
        self.add_heading(column, _("What happened"))
        today = self.desk.today()
        for one in told:
            row = QHBoxLayout()
            row.setSpacing(STEP + 4)
            when = words(format_moment(one.at, today=today), "quiet", SMALL_POINTS)
            row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
            said = f"{one.words}　{one.by}".strip("　")
            row.addWidget(words(said, "quiet", SMALL_POINTS, wrap=True), 1)
            column.addLayout(row)
