"""One problem at the right of the list: its findings, the whole way that it goes, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.finding import Finding
from qingdesk.domain.labels import field_label, word_label
from qingdesk.domain.number import shown_number
from qingdesk.domain.problem import Problem, ProblemResult
from qingdesk.domain.problem_way import Milestone, Step, next_milestone, way
from qingdesk.domain.progress import ProgressKind
from qingdesk.i18n import N_, _, format_date
from qingdesk.store import enterprises, progresses
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.attachments import AttachmentBox
from qingdesk.ui.dialogs.step import STEPS
from qingdesk.ui.models.problems import rating_words, severity, state_words
from qingdesk.ui.record_card import RecordCard
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.way_mark import DONE, LATER, NEXT, WayMark
from qingdesk.ui.widgets.words import button, words

TITLES = {
    Milestone.TRIAGE: N_("Triaged"),
    Milestone.ASSIGN: N_("Assigned"),
    Milestone.PROGRESS: N_("Handled"),
    Milestone.ANSWER: N_("Answered"),
    Milestone.CLOSE: N_("Closed"),
    Milestone.CALL_BACK: N_("Called back"),
    Milestone.RATE: N_("Rated by the firm"),
    Milestone.REPAIR: N_("Mended"),
    Milestone.RATE_AGAIN: N_("Rated again"),
}
DO = {
    Milestone.TRIAGE: N_("Triage …"),
    Milestone.ASSIGN: N_("Assign …"),
    Milestone.ANSWER: N_("Answer the firm …"),
    Milestone.CLOSE: N_("Close …"),
    Milestone.CALL_BACK: N_("Note the call-back …"),
    Milestone.RATE: N_("Enter the rating …"),
    Milestone.REPAIR: N_("Note what was mended …"),
    Milestone.RATE_AGAIN: N_("Enter the second rating …"),
}
_OF_RULE = {
    "problem_not_triaged": Milestone.TRIAGE,
    "problem_unanswered": Milestone.ANSWER,
    "no_call_back": Milestone.CALL_BACK,
    "bad_rating_unrepaired": Milestone.REPAIR,
}

_PAPERS = (AttachmentRole.OTHER, AttachmentRole.PHOTO, AttachmentRole.SIGNED_SCAN)


class ProblemCard(RecordCard):
    """`step` carries the milestone that is to be entered, `change` one that was entered before; `note_step` asks
    for a step on the way."""

    step = Signal(object)
    change = Signal(object)
    hand_over = Signal()
    note_step = Signal()
    edit = Signal()
    print_ticket = Signal()
    open_visit = Signal(str)
    open_firm = Signal(str)

    def __init__(self, desk: Desk) -> None:
        said = _("The problem chosen in the list")
        super().__init__(desk, "problem", said, _("Choose a problem at the left."))
        self._shown = ""
        self._edit = button(_("Edit"), self.edit.emit, icon_name="pencil", name="problem_edit")
        self._ticket = button(
            _("Print the assignment"), self.print_ticket.emit, icon_name="printer", name="problem_ticket"
        )
        for made in (self._edit, self._ticket):
            self.foot.addWidget(made)
        self.foot.addStretch(1)
        self.show_problem(None)

    def show_problem(self, problem: Problem | None) -> None:
        """This one, or none."""
        for made in (self._edit, self._ticket):
            made.setEnabled(problem is not None)
        if problem is None:
            self._shown = ""
            self.show_nothing()
            return
        reader, today = self.desk.store.reader(), self.desk.today()
        firm = enterprises.get(reader, problem.enterprise_id)
        steps = way(problem, progresses.of_problem(reader, problem.id))
        column = self.begin()
        self.add_title(column, firm.name)
        self.add_state(
            column, severity(problem, today), state_words(problem, today), shown_number(problem.number)
        )
        self.add_findings(column, (problem.id,), partial(self._fix, problem))
        self.add_text(column, field_label("problem", "text"), problem.text)
        self.add_heading(column, _("The way it goes"), self._note_button(problem))
        for at, step in enumerate(steps):
            column.addWidget(self._step(problem, step, first=at == 0, last=at == len(steps) - 1))
        self.add_heading(column, _("Particulars"), self._links(problem))
        self.add_facts(column, self._facts(problem))
        if problem.is_open:
            legal = button(
                _("Hand over to discipline or court …"),
                self.hand_over.emit,
                look="quiet_link",
                name="problem_legal",
            )
            column.addWidget(legal, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_heading(column, _("Papers and pictures"))
        papers = AttachmentBox(self.desk, "problem", _PAPERS)
        papers.show_record(problem.id)
        column.addWidget(papers)
        self.add_story(column, "problem", problem.id)
        self.show_page(column, same=problem.id == self._shown)
        self._shown = problem.id

    def _fix(self, problem: Problem, finding: Finding) -> tuple[str, Callable[[], object]] | None:
        now = _OF_RULE.get(finding.rule_id) or next_milestone(problem)
        if finding.rule_id == "problem_bounced":
            return _("Note a step …"), self.note_step.emit
        return (_(DO[now]), partial(self.step.emit, now)) if now is not None else None

    def _note_button(self, problem: Problem) -> QWidget | None:
        if not problem.is_open:
            return None
        return button(
            _("Note a step …"), self.note_step.emit, look="link", icon_name="plus", name="problem_note"
        )

    def _links(self, problem: Problem) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        if problem.visit_id:
            way_there = button(
                _("The visit"),
                partial(self.open_visit.emit, problem.visit_id),
                look="link",
                name="problem_visit",
            )
            across.addWidget(way_there)
        firm = button(
            _("The firm"),
            partial(self.open_firm.emit, problem.enterprise_id),
            look="link",
            name="problem_firm",
        )
        across.addWidget(firm)
        return row

    def _step(self, problem: Problem, step: Step, *, first: bool, last: bool) -> QWidget:
        row = QWidget()
        row.setObjectName(f"step_{step.milestone.value}")
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(STEP)
        is_past = step.on is not None
        state = DONE if is_past else NEXT if step.is_next else LATER
        across.addWidget(WayMark(state, first=first, last=last))
        texts = QVBoxLayout()
        texts.setContentsMargins(0, 0, 0, STEP - 2)
        texts.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(STEP)
        head.addWidget(
            words(_(TITLES[step.milestone]), "text" if state != LATER else "quiet", bold=step.is_next)
        )
        if step.on is not None:
            head.addWidget(words(format_date(step.on, today=self.desk.today()), "quiet", SMALL_POINTS))
        head.addStretch(1)
        if is_past and step.milestone in STEPS:
            change = button(
                _("Change"),
                partial(self.step.emit, step.milestone),
                look="quiet_link",
                name=f"change_{step.milestone}",
            )
            change.setAccessibleName(_("Change: {what}").format(what=_(TITLES[step.milestone])))
            head.addWidget(change)
        texts.addLayout(head)
        for line in self._lines(problem, step):
            said = words(line, "quiet", SMALL_POINTS + 0.5, wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            texts.addWidget(said)
        if step.is_next:
            now = button(
                _(DO[step.milestone]),
                partial(self.step.emit, step.milestone),
                look="filled",
                name="next_step",
            )
            texts.addWidget(now, 0, Qt.AlignmentFlag.AlignLeft)
        across.addLayout(texts, 1)
        return row

    def _lines(self, problem: Problem, step: Step) -> list[str]:
        if step.milestone is Milestone.PROGRESS:
            return [self._noted(note.noted_on, note.kind, note.text, note.by) for note in step.notes]
        if step.on is None:
            return []
        grade = _("Grade {grade}").format(grade=problem.grade.value) if problem.grade else ""
        said = {
            Milestone.TRIAGE: (word_label(problem.category) if problem.category else "", grade),
            Milestone.ASSIGN: (problem.lead_unit, problem.owner),
            Milestone.ANSWER: (
                word_label(problem.result) if problem.result is not ProblemResult.OPEN else "",
                problem.result_reason,
            ),
            Milestone.CLOSE: (problem.closed_by,),
            Milestone.CALL_BACK: (problem.revisited_by,),
            Milestone.RATE: (
                rating_words(problem.rating),
                word_label(problem.rated_via) if problem.rated_via else "",
            ),
            Milestone.REPAIR: (),
            Milestone.RATE_AGAIN: (rating_words(problem.second_rating),),
        }[step.milestone]
        line = "　".join(part for part in said if part)
        return [line] if line else []

    def _noted(self, on: date | None, kind: ProgressKind | None, text: str, by: str) -> str:
        day = format_date(on, today=self.desk.today()) if on else ""
        what = word_label(kind) if kind else ""
        return "　".join(part for part in (day, what, text, by) if part)

    def _facts(self, problem: Problem) -> list[tuple[str, str]]:
        today = self.desk.today()

        def day(name: str) -> tuple[str, str]:
            value = getattr(problem, name)
            return field_label("problem", name), format_date(value, today=today) if value else ""

        def text(name: str) -> tuple[str, str]:
            value = str(getattr(problem, name))
            return field_label("problem", name), self.desk.preferences.shown("problem", name, value)

        source = word_label(problem.source) if problem.source else ""
        category = word_label(problem.category) if problem.category else ""
        grade = problem.grade.value if problem.grade else ""
        return [
            day("raised_on"),
            (field_label("problem", "source"), source),
            text("raised_by"),
            (field_label("problem", "category"), category),
            (field_label("problem", "grade"), grade),
            day("due_on"),
            text("lead_unit"),
            text("co_units"),
            text("owner"),
            text("requirement"),
            text("policy_basis"),
        ]
