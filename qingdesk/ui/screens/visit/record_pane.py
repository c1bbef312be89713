"""The record at the right of the list: a visit with its meals, problems and commitments, to be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from qingdesk.actions.visit_entry import VisitEntry
from qingdesk.actions.visit_page import load
from qingdesk.domain.labels import field_label, word_label
from qingdesk.domain.number import shown_number
from qingdesk.domain.visit import Host, Visit, VisitDraft, Visitor, VisitState
from qingdesk.i18n import _, format_date, format_moment, format_money
from qingdesk.store import enterprises, meals
from qingdesk.ui.desk import Desk
from qingdesk.ui.filed_scans import FiledScans
from qingdesk.ui.models.visits import STATE_MARKS
from qingdesk.ui.style import SMALL_POINTS, STEP, TITLE_POINTS
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.severity import INKS, SeverityMark
from qingdesk.ui.widgets.words import button, line, words

_TEXTS = ("purpose", "situation", "party_guidance", "opinions", "answers", "transport_reason", "firm_remark")


class RecordPane(Card):
    """Carries the id of the visit that is to be opened, printed or voided, or whose papers are wanted."""

    open_asked = Signal(str)
    print_asked = Signal(str)
    void_asked = Signal(str)
    papers_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(tight=True)
        self._as_shown = desk.preferences.shown
        self.setObjectName("visit_record")
        self.setAccessibleName(_("The visit chosen in the list"))
        self._desk = desk
        self._reader = desk.store.reader()
        self._today = desk.today
        self._visit_id = ""
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setProperty("look", "on_card")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._scroll.setAccessibleName(_("The visit chosen in the list"))
        self.body.setContentsMargins(1, 4, 1, 4)
        self.body.addWidget(self._scroll, 1)
        self._foot: QWidget | None = None

    def _make_foot(self) -> QWidget:
        """What can be done with it: made when there is something to do it with, not before the list is painted."""
        made = QWidget()
        foot = QHBoxLayout(made)
        foot.setContentsMargins(STEP * 2, STEP, STEP * 2, STEP)
        foot.setSpacing(STEP)
        self._open = button(_("Open"), lambda: self.open_asked.emit(self._visit_id), name="record_open")
        self._print = button(_("Print"), lambda: self.print_asked.emit(self._visit_id), name="record_print")
        self._void = button(_("Void"), lambda: self.void_asked.emit(self._visit_id), name="record_void")
        self._papers = button(
            _("Papers …"), lambda: self.papers_asked.emit(self._visit_id), name="record_papers"
        )
        for one in (self._open, self._print, self._papers, self._void):
            foot.addWidget(one)
        foot.addStretch(1)
        self.body.addWidget(line())
        self.body.addWidget(made)
        return made

    def show_visit(self, visit_id: str) -> None:
        """Show this one; empty: none is chosen."""
        self._visit_id = visit_id
        self._foot = self._foot or self._make_foot()
        content = QWidget()
        content.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(content)
        column.setContentsMargins(STEP * 2, STEP + 4, STEP * 2, STEP + 4)
        column.setSpacing(STEP)
        if visit_id:
            visit, entry = load(self._reader, visit_id)
            self._fill(column, visit, entry)
            self._print.setEnabled(visit.state is not VisitState.DRAFT)
            hint = _("A draft has no number yet: complete it first.")
            self._print.setToolTip("" if self._print.isEnabled() else hint)
        else:
            column.addWidget(words(_("Choose a visit to read it here."), "quiet", wrap=True))
            self._print.setEnabled(False)
        self._open.setEnabled(bool(visit_id))
        self._void.setEnabled(bool(visit_id))
        self._papers.setEnabled(bool(visit_id))
        column.addStretch(1)
        self._scroll.setWidget(content)

    def _fill(self, column: QVBoxLayout, visit: Visit, entry: VisitEntry) -> None:
        firm = enterprises.get(self._reader, visit.enterprise_id)
        column.addWidget(words(firm.name, points=TITLE_POINTS, bold=True, wrap=True))
        state = QHBoxLayout()
        state.setSpacing(STEP // 2)
        mark = STATE_MARKS[visit.state]
        state.addWidget(SeverityMark(mark))
        state.addWidget(words(word_label(visit.state), INKS[mark]))
        if visit.number:
            state.addSpacing(STEP)
            state.addWidget(words(shown_number(visit.number), "quiet"))
        state.addStretch(1)
        column.addLayout(state)
        facts = QGridLayout()
        facts.setHorizontalSpacing(STEP * 2)
        facts.setVerticalSpacing(STEP - 2)
        facts.setColumnStretch(1, 1)
        for label, value in self._facts(visit):
            if value:
                _row(facts, label, value)
        column.addLayout(facts)
        scans = FiledScans(self._desk, visit.id)
        if not scans.is_empty:
            column.addSpacing(STEP // 2)
            column.addWidget(words(_("Signed scans"), "quiet", SMALL_POINTS + 0.5))
            column.addWidget(scans)
        self._fill_lines(column, visit, entry)
        for name in _TEXTS:
            text = str(getattr(visit, name))
            if text:
                _text(column, field_label("visit", name), text)
        if visit.policies:
            _text(column, field_label("visit", "policies"), "\n".join(visit.policies))

    def _facts(self, visit: Visit) -> list[tuple[str, str]]:
        return [
            (_("Time"), _when(visit, self._today())),
            (field_label("visit", "mode"), word_label(visit.mode) if visit.mode else ""),
            (field_label("visit", "place"), visit.place),
            (field_label("visit", "visitors"), _people(visit.visitors)),
            (field_label("visit", "hosts"), _people(visit.hosts, self._host_as_shown)),
            (field_label("visit", "transport"), word_label(visit.transport) if visit.transport else ""),
        ]

    def _host_as_shown(self, name: str) -> str:
        return self._as_shown("visit", "confirmed_by", name)

    def _fill_lines(self, column: QVBoxLayout, visit: Visit, entry: VisitEntry) -> None:
        for meal in meals.of_visit(self._reader, visit.id):
            kind = word_label(meal.kind) if meal.kind else ""
            due = format_money(meal.due_fen) if meal.due_fen is not None else "—"
            paid = format_money(meal.paid_fen) if meal.paid_fen is not None else "—"
            said = _("{kind}, {heads} of our side: due {due} yuan, paid {paid} yuan").format(
                kind=kind, heads=meal.heads or 0, due=due, paid=paid
            )
            short = meal.due_fen is not None and (meal.paid_fen or 0) < meal.due_fen
            _text(column, _("Meals taken"), said, "red" if short else "text")
        if entry.problems:
            _text(column, _("Problems raised"), "\n".join(one.draft.text for one in entry.problems))
        if entry.commitments:
            _text(column, _("Commitments"), "\n".join(one.draft.text for one in entry.commitments))


def _when(visit: VisitDraft, today: date) -> str:
    start, end = visit.started_at, visit.ended_at
    if start is None:
        return ""
    if not (start.hour or start.minute):
        return format_date(start.date(), today=today)
    said = format_moment(start, today=today)
    return f"{said}–{end.hour}:{end.minute:02d}" if end is not None else said


def _people(
    people: tuple[Visitor, ...] | tuple[Host, ...], shown: Callable[[str], str] = lambda name: name
) -> str:
    return "\n".join(f"{shown(one.name)}　{one.post}".strip() for one in people)


def _row(grid: QGridLayout, label: str, value: str) -> None:
    row = grid.rowCount()
    said = words(label, "quiet", SMALL_POINTS + 0.5, wrap=True)
    em = said.fontMetrics().horizontalAdvance("走")
    said.setMinimumWidth(em * 5)
    said.setMaximumWidth(em * 7)
    grid.addWidget(said, row, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(_selectable(words(value, wrap=True)), row, 1)


def _text(column: QVBoxLayout, label: str, text: str, ink: str = "text") -> None:
    column.addSpacing(STEP // 2)
    column.addWidget(words(label, "quiet", SMALL_POINTS + 0.5))
    column.addWidget(_selectable(words(text, ink, wrap=True)))


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
