"""反映问题: what the firm asks to be solved, and what was promised to it, a row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from qingdesk.actions.visit_entry import VisitEntry
from qingdesk.actions.visit_page import ON_THE_FORM
from qingdesk.domain.commitment import CommitmentBasis, CommitmentDraft
from qingdesk.domain.labels import word_label
from qingdesk.domain.problem import Category, Grade, ProblemDraft
from qingdesk.i18n import _, format_date, ngettext
from qingdesk.ui.screens.visit.line_rows import Column, LineRows
from qingdesk.ui.screens.visit.section import Help, Section
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.typed_lines import DateLine
from qingdesk.ui.widgets.words import button


class ProblemsSection(Section):
    """The due date beside a row is the profile's; it is kept with the problem when the page is saved."""

    def __init__(self, help_: Help, today: Callable[[], date]) -> None:
        super().__init__("problems", _("Problems raised"))
        self._help = help_
        self._today = today
        self.problems: LineRows[ProblemDraft] = LineRows(
            "problems",
            "problem",
            (
                Column("category", 3, lambda: _compact(ComboBox(_choices(Category)))),
                Column("grade", 2, lambda: _compact(ComboBox(_choices(Grade)))),
                Column("text", 8, lambda: PlainTextBox(1, 6)),
                Column("lead_unit", 4, QLineEdit),
            ),
            ProblemDraft(),
            _("To be solved by"),
        )
        self.commitments: LineRows[CommitmentDraft] = LineRows(
            "commitments",
            "commitment",
            (
                Column("text", 9, lambda: PlainTextBox(1, 6)),
                Column("basis", 3, lambda: _compact(ComboBox(_choices(CommitmentBasis)))),
                Column("basis_no", 4, QLineEdit),
                Column("promised_by", 3, QLineEdit),
                Column("due_on", 4, lambda: _wide_enough(DateLine(today))),
            ),
            CommitmentDraft(),
        )
        self._more = [
            button(_("Add a problem"), self.problems.add, look="link", icon_name="plus", name="add_problem"),
            button(
                _("Add a commitment"), self.commitments.add, look="link", icon_name="plus",
                name="add_commitment",
            ),
        ]  # fmt: skip
        for rows in (self.problems, self.commitments):
            self.body.addWidget(rows)
            rows.edited.connect(self.edited)
        links = QHBoxLayout()
        links.setSpacing(STEP)
        for more in self._more:
            links.addWidget(more)
        links.addStretch(1)
        self.body.addLayout(links)

    def show_entry(self, entry: VisitEntry) -> None:
        self.problems.show_lines(entry.problems, entry.removed)
        self.commitments.show_lines(entry.commitments, entry.removed)

    def read_into(self, entry: VisitEntry) -> VisitEntry:
        others = tuple(pair for pair in entry.removed if pair[0] not in ("problem", "commitment"))
        return replace(
            entry,
            problems=self.problems.lines(),
            commitments=self.commitments.lines(),
            removed=others + self.problems.removed() + self.commitments.removed(),
        )

    def unread(self) -> dict[str, str]:
        return {**self.problems.unread(), **self.commitments.unread()}

    def show_unread(self, typed: Mapping[str, str]) -> None:
        self.problems.show_unread(typed)
        self.commitments.show_unread(typed)

    def look(self, entry: VisitEntry) -> None:
        start = entry.draft.started_at
        for row in self.problems.rows():
            draft = row.read().draft
            raised_on = draft.raised_on or (start.date() if start else None)
            row.beside.setText(self._term(raised_on, draft.grade) if raised_on else "")

    def _term(self, raised_on: date, grade: Grade | None) -> str:
        around = self._help.around
        due_on = around.problem_due(raised_on, grade)
        if due_on is None:
            return ""
        days = around.calendar.working_days(raised_on, due_on)
        span = ngettext("{n} working day", "{n} working days", days).format(n=days)
        return f"{format_date(due_on, today=self._today())}\n{span}"

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        self.problems.show_mistakes(mistakes)
        self.commitments.show_mistakes(mistakes)

    def owns(self, field: str) -> bool:
        return field.startswith(("problems[", "commitments["))

    def count(self) -> int:
        return len(self.problems.lines()) + len(self.commitments.lines())

    def is_filled(self) -> bool:
        return self.count() > 0

    def freeze(self, frozen: bool) -> None:
        for rows, noun, names in (
            (self.problems, "problem", {"category", "grade", "text", "lead_unit"}),
            (self.commitments, "commitment", {"text", "basis", "basis_no", "promised_by", "due_on"}),
        ):
            rows.freeze(frozen, frozenset(names) - ON_THE_FORM[noun])
        for more in self._more:
            more.setVisible(not frozen)


def _wide_enough(day: DateLine) -> DateLine:
    """A whole day and its button."""
    day.setMinimumWidth(day.fontMetrics().horizontalAdvance("2026-11-30") + STEP * 6)
    return day


def _compact(box: ComboBox) -> ComboBox:
    """As wide as its column; the list itself shows its words in full."""
    box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(2)
    return box


def _choices(words: type[Category] | type[Grade] | type[CommitmentBasis]) -> list[tuple[object, str]]:
    return [(None, "—"), *((word, word_label(word)) for word in words)]
