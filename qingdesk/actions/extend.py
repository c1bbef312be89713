"""办理时限: a problem's term, its one extension (asked for in time, with a reason, told to the firm), its closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qingdesk.domain.deadline import problem_due_on
from qingdesk.domain.labels import field_label
from qingdesk.domain.problem import Problem, ProblemDraft
from qingdesk.domain.progress import Progress, ProgressKind
from qingdesk.domain.text import same_name
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import policies, problems, progresses, units, workdays
from qingdesk.store.connection import Readable
from qingdesk.store.writer import Writer


def extend_term(db: Writer, step: Progress) -> None:
    """Set the problem's `due_on`; raises `Refused` for a second, a late or an incomplete extension."""
    problem = problems.get(db, step.problem_id)
    noted_on, due_on = step.noted_on, problem.due_on
    earlier = [
        p
        for p in progresses.of_problem(db, problem.id)
        if p.kind is ProgressKind.EXTENSION and p.id != step.id
    ]
    if earlier:
        raise Refused(
            _("This problem's term was extended once already."),
            _(
                "Only one extension is possible. Ask for coordination by the superior instead. Nothing was saved."
            ),
        )
    if step.new_due_on is None or not step.text.strip() or not step.told_enterprise:
        raise Refused(
            _("An extension needs its reason, the new date, and that the firm was told."),
            _("Fill in text, new_due_on and told_enterprise. Nothing was saved."),
        )
    if due_on is not None and noted_on is not None and noted_on >= due_on:
        raise Refused(
            _("The term ended on {due}: an extension must be asked for before.").format(due=due_on),
            _("Note why it is late, and give the firm a new date. Nothing was saved."),
        )
    if due_on is not None and step.new_due_on <= due_on:
        raise Refused(
            _("The term already runs to {due}.").format(due=due_on),
            _("An extension needs a later date. Nothing was saved."),
        )
    problems.update(db, replace(problem, due_on=step.new_due_on))


def extend_by_edit(db: Writer, old: Progress, new: Progress) -> None:
    """A step that becomes an extension extends; one that is an extension stays as it was told to the firm.

    Raises `Refused` for a changed extension.
    """
    if old.kind is ProgressKind.EXTENSION:
        if (old.kind, old.problem_id, old.new_due_on) != (new.kind, new.problem_id, new.new_due_on):
            raise Refused(
                _("An extension cannot be changed: the firm was told of it."),
                _("Void it with a reason and enter it again. Nothing was saved."),
            )
    elif new.kind is ProgressKind.EXTENSION:
        extend_term(db, new)


def withdraw(db: Writer, step: Progress) -> bool:
    """The extension was voided: the problem's term is again what its grade gives. Was there one?"""
    if step.kind is not ProgressKind.EXTENSION:
        return False
    problem = problems.get(db, step.problem_id)
    problems.update(db, replace(problem, due_on=term_of(db, problem)))
    return True


def term_of(db: Readable, problem: Problem) -> date | None:
    """raised_on + the term of its grade, by the profile and the working days of the store."""
    if problem.raised_on is None:
        return None
    home = units.home(db)
    policy = policies.load(db, "problem.profile")
    return problem_due_on(
        problem.raised_on, problem.grade, policy, workdays.load(db), unit_id=home.id if home else ""
    )


def refuse_own_closing(old: Problem, draft: ProblemDraft) -> None:
    """Raise `Refused` when the handler closes the problem, or calls back, himself; old records are taken as given."""
    for field, before, name in (
        ("closed_by", old.closed_by, draft.closed_by),
        ("revisited_by", old.revisited_by, draft.revisited_by),
    ):
        if name.strip() and draft.owner.strip() and name != before and same_name(name, draft.owner):
            raise Refused(
                _("{field}: this must be another person than the handler {name}.").format(
                    field=field_label("problem", field), name=draft.owner
                ),
                _("Let somebody else look at it, and enter his name. Nothing was saved."),
            )
