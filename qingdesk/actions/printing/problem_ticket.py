"""企业诉求交办单 of a problem."""

from __future__ import annotations

from datetime import date

from qingdesk.actions.printing.printable import Letterhead, OfOneRecord
from qingdesk.actions.printing.spoken import day, in_one_line, person
from qingdesk.domain.answerable import answers_for
from qingdesk.domain.labels import word_label
from qingdesk.domain.number import shown_number
from qingdesk.domain.problem import Problem, ProblemResult
from qingdesk.forms.problem_ticket import KIND, ProblemTicketForm
from qingdesk.i18n import _
from qingdesk.store import assignments, enterprises
from qingdesk.store.connection import Readable


def _make(db: Readable, problem: Problem, head: Letterhead) -> ProblemTicketForm:
    firm = enterprises.get(db, problem.enterprise_id)
    grade = _("Grade {grade}").format(grade=problem.grade.value) if problem.grade else ""
    return ProblemTicketForm(
        record_id=problem.id,
        form_revision=problem.form_revision,
        number=shown_number(problem.number),
        enterprise=firm.name,
        contact=in_one_line((person(firm.contact_name, firm.contact_post), firm.contact_phone)),
        raised_by=problem.raised_by,
        raised_on=day(problem.raised_on),
        source=word_label(problem.source) if problem.source else "",
        kind=in_one_line((word_label(problem.category) if problem.category else "", grade)),
        text=problem.text,
        requirement=problem.requirement,
        lead_unit=problem.lead_unit,
        co_units=problem.co_units,
        assigned_on=day(problem.assigned_on),
        due_on=day(problem.due_on),
        result=result_words(problem),
        **head.fields(),
    )


def result_words(problem: Problem) -> str:
    """Solved, and why or when; nothing while it is being handled."""
    if problem.result is ProblemResult.OPEN:
        return ""
    return in_one_line((word_label(problem.result), problem.result_reason, day(problem.answered_on)))


def answers(db: Readable, enterprise_id: str, on: date | None, today: date, cadre_id: str) -> bool:
    """Does this cadre answer for a firm's matter of that day?"""
    found = answers_for(assignments.of_enterprise(db, enterprise_id), on, today)
    return found is not None and found.cadre_id == cadre_id


def _is_of(db: Readable, problem: Problem, cadre_id: str) -> bool:
    on = problem.raised_on
    return on is not None and answers(db, problem.enterprise_id, on, on, cadre_id)


FORM = OfOneRecord(kind=KIND, noun="problem", make=_make, cls=ProblemTicketForm, is_of=_is_of)
