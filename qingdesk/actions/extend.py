"""延期: one extension of a problem's term, asked for in time, with a reason, and told to the firm."""

from __future__ import annotations

from dataclasses import replace

from qingdesk.domain.progress import Progress, ProgressKind
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import problems, progresses
from qingdesk.store.writer import Writer


def extend_term(db: Writer, step: Progress) -> None:
    """Set the problem's `due_on`; raises `Refused` for a second, a late or an incomplete extension."""
    problem = problems.get(db, step.problem_id)
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
    if problem.due_on is not None and step.noted_on is not None and step.noted_on >= problem.due_on:
        raise Refused(
            _("The term ended on {due}: an extension must be asked for before.").format(due=problem.due_on),
            _("Note why it is late, and give the firm a new date. Nothing was saved."),
        )
    problems.update(db, replace(problem, due_on=step.new_due_on))
