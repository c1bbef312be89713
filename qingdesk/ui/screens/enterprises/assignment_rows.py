"""Who contacts the firm: each assignment with its declaration of interests and its handover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.domain.assignment import Assignment
from qingdesk.domain.declaration import Declaration, Resolution
from qingdesk.domain.declaration_due import declaration_due
from qingdesk.domain.handover import Handover
from qingdesk.domain.labels import word_label
from qingdesk.i18n import _, format_date
from qingdesk.store import declarations, handovers, policies, units
from qingdesk.store.connection import Readable
from qingdesk.ui.style import SMALL_POINTS, STEP, set_ink, set_points
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.words import button, words

EDIT, DECLARE, RESOLVE, PRINT_DECLARATION = "edit", "declare", "resolve", "print_declaration"
HAND_OVER, SIGN, PRINT_HANDOVER = "hand_over", "sign", "print_handover"


@dataclass(frozen=True)
class AssignmentLine:
    """declaration, handover: the newest of each. due_on: by when the next declaration is due."""

    assignment: Assignment
    cadre: str
    declaration: Declaration | None = None
    handover: Handover | None = None
    taken_by: str = ""
    due_on: date | None = None


def read_lines(
    reader: Readable, assignments: list[Assignment], people: Mapping[str, str]
) -> list[AssignmentLine]:
    """Each with what was declared and handed over. people: names by id."""
    home = units.home(reader)
    policy = policies.load(reader, "declaration.days", "declaration.months")
    found = []
    for each in assignments:
        declared = next(iter(declarations.of_assignment(reader, each.id)), None)
        passed = next(iter(handovers.of_assignment(reader, each.id)), None)
        newest = declared.declared_on if declared is not None else None
        due = None
        if each.started_on is not None:
            due = declaration_due(each.started_on, newest, policy, unit_id=home.id if home else "")
        found.append(
            AssignmentLine(
                each,
                people.get(each.cadre_id, ""),
                declared,
                passed,
                people.get(passed.to_cadre_id, "") if passed is not None else "",
                due.on if due is not None else None,
            )
        )
    return found


class AssignmentRow(QWidget):
    """`asked` carries what is to be done (a constant of this module) and the id it is done to."""

    asked = Signal(str, str)

    def __init__(self, line: AssignmentLine, today: date) -> None:
        super().__init__()
        self._line = line
        self._today = today
        each = line.assignment
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, STEP // 2)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(STEP)
        head.addWidget(words(line.cadre, bold=each.is_active(today)))
        head.addWidget(words(word_label(each.role) if each.role is not None else "", "quiet"))
        span = ElidedLabel(_span(each))
        set_points(span, SMALL_POINTS)
        set_ink(span, "quiet")
        head.addWidget(span, 1)
        head.addWidget(self._link(_("Edit"), EDIT, each.id, "assignment_edit"))
        column.addLayout(head)
        self._add_declaration(column)
        self._add_handover(column)

    def _link(self, text: str, what: str, record_id: str, name: str) -> QWidget:
        made = button(text, partial(self.asked.emit, what, record_id), look="link", name=name)
        made.setAccessibleName(f"{text} {self._line.cadre}")
        return made

    def _add_declaration(self, column: QVBoxLayout) -> None:
        line, each = self._line, self._line.assignment
        is_active = each.is_active(self._today)
        if not is_active and line.declaration is None:
            return
        said, ink = self._declared()
        column.addWidget(words(said, ink, SMALL_POINTS, wrap=True))
        links: list[QWidget] = []
        declared = line.declaration
        if is_active:
            links.append(self._link(_("Declare interests …"), DECLARE, each.id, "assignment_declare"))
        if declared is not None and _is_unresolved(declared):
            links.append(self._link(_("Resolve …"), RESOLVE, declared.id, "declaration_resolve"))
        if declared is not None:
            links.append(self._link(_("Print"), PRINT_DECLARATION, declared.id, "declaration_print"))
        _add_links(column, links)

    def _declared(self) -> tuple[str, str]:
        declared, due = self._line.declaration, self._line.due_on
        until = format_date(due, today=self._today) if due is not None else ""
        is_late = due is not None and due < self._today
        if declared is None or declared.declared_on is None:
            said = _("No interests were declared yet; due by {day}").format(day=until)
            return (said, "amber") if is_late else (said, "quiet")
        day = format_date(declared.declared_on, today=self._today)
        if declared.has_conflict:
            kind = word_label(declared.kind) if declared.kind else ""
            if _is_unresolved(declared):
                return _("Declared on {day}: {kind}, nothing was done about it yet").format(
                    day=day, kind=kind
                ), "red"
            done = word_label(declared.resolution) if declared.resolution else ""
            return _("Declared on {day}: {kind}, {done}").format(day=day, kind=kind, done=done), "quiet"
        said = _("Declared on {day}: no interest; valid until {until}").format(day=day, until=until)
        return said, "amber" if is_late and self._line.assignment.is_active(self._today) else "quiet"

    def _add_handover(self, column: QVBoxLayout) -> None:
        line, each = self._line, self._line.assignment
        passed = line.handover
        if passed is None:
            if each.started_on is not None:
                _add_links(column, [self._link(_("Hand over …"), HAND_OVER, each.id, "assignment_hand_over")])
            return
        day = format_date(passed.handed_over_on, today=self._today) if passed.handed_over_on else ""
        said = _("Handed over to {name} on {day}").format(name=line.taken_by, day=day)
        is_signed = passed.signed_out_on is not None and passed.signed_in_on is not None
        state = _("signed by both") if is_signed else _("not signed by both yet")
        text = _("{what}, {state}").format(what=said, state=state)
        column.addWidget(words(text, "quiet" if is_signed else "amber", SMALL_POINTS, wrap=True))
        links = [self._link(_("Print the list"), PRINT_HANDOVER, passed.id, "handover_print")]
        if not is_signed:
            links.insert(0, self._link(_("Enter the signatures …"), SIGN, passed.id, "handover_sign"))
        _add_links(column, links)


def _is_unresolved(declared: Declaration) -> bool:
    return bool(declared.has_conflict) and declared.resolution in (None, Resolution.NONE)


def _add_links(column: QVBoxLayout, links: list[QWidget]) -> None:
    row = QHBoxLayout()
    row.setContentsMargins(-STEP // 2, 0, 0, 0)
    row.setSpacing(STEP // 2)
    for link in links:
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    column.addLayout(row)


def _span(each: Assignment) -> str:
    first = f"{each.started_on}" if each.started_on is not None else ""
    if each.ended_on is None:
        return _("since {day}").format(day=first)
    return f"{first} – {each.ended_on}"
