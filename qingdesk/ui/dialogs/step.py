"""One step of a problem's way in a dialog, with the few fields that belong to it: 受理 … 再评价, and 移交."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from qingdesk.actions import problem_closing, problems
from qingdesk.actions.record import Recorded
from qingdesk.domain.labels import word_label
from qingdesk.domain.mistakes import Mistake
from qingdesk.domain.problem import Problem, ProblemResult, RatedVia
from qingdesk.domain.problem_way import RATINGS, Milestone
from qingdesk.domain.progress import ProgressDraft, ProgressKind
from qingdesk.domain.record import Draft
from qingdesk.i18n import N_, _
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.problem import ProposeUnits
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.dialogs.saving import SaveDraft


@dataclass(frozen=True)
class StepForm:
    """title, intro: msgids · rows, needed: see `FormPlan` · day: the field that is today at first."""

    title: str
    intro: str
    rows: Sequence[Sequence[str]]
    needed: frozenset[str]
    day: str


STEPS: Mapping[Milestone, StepForm] = {
    Milestone.TRIAGE: StepForm(
        N_("Triage"),
        N_("What is it about, and how hard is it? The grade sets the term."),
        (("category", "grade", "triaged_on"),),
        frozenset({"category", "triaged_on"}),
        "triaged_on",
    ),
    Milestone.ASSIGN: StepForm(
        N_("Assign"),
        N_("Who leads, who helps, and who in the lead unit is in charge?"),
        (("lead_unit", "owner"), ("co_units",), ("assigned_on",)),
        frozenset({"lead_unit", "assigned_on"}),
        "assigned_on",
    ),
    Milestone.ANSWER: StepForm(
        N_("Answer the firm"),
        N_("The firm was told, in person or in writing, what comes of it and when."),
        (("answered_on",),),
        frozenset({"answered_on"}),
        "answered_on",
    ),
    Milestone.CLOSE: StepForm(
        N_("Close the problem"),
        N_("Another person than the one in charge looks whether it is done, and closes it."),
        (("result",), ("closed_on", "closed_by"), ("result_reason",), ("policy_basis",)),
        frozenset({"closed_on", "closed_by"}),
        "closed_on",
    ),
    Milestone.CALL_BACK: StepForm(
        N_("Call back"),
        N_(
            "Another person than the one in charge asks the firm. The rating is the firm's own; none is pressed for."
        ),
        (("revisited_on", "revisited_by"),),
        frozenset({"revisited_on", "revisited_by"}),
        "revisited_on",
    ),
    Milestone.RATE: StepForm(
        N_("The firm's rating"),
        N_("As the firm gave it, on the signed sheet, in a letter or in the call."),
        (("rating", "rated_on", "rated_via"),),
        frozenset({"rating", "rated_on", "rated_via"}),
        "rated_on",
    ),
    Milestone.RATE_AGAIN: StepForm(
        N_("The firm's second rating"),
        N_("What was wrong is put right and the firm is asked again; both ratings are kept."),
        (("second_rating", "second_rated_on"),),
        frozenset({"second_rating", "second_rated_on"}),
        "second_rated_on",
    ),
}
"""The steps that are fields of the problem; a repair is told in a sentence, so it is a `progress`."""


class StepDialog(RecordDialog):
    """One step; changing: it was taken before, and what was entered then is put right."""

    def __init__(
        self, parent: QWidget, desk: Desk, milestone: Milestone, problem: Problem, *, changing: bool = False
    ) -> None:
        form = STEPS[milestone]
        self._milestone = milestone
        ratings = [(None, _("not said")), *((value, _(said)) for value, said in RATINGS)]
        ways: list[tuple[object, str]] = [(None, _("not said"))]
        ways += [(way, word_label(way)) for way in RatedVia if way is not RatedVia.HANDLER]
        results = [(ProblemResult.OPEN, _("not said"))]
        results += [
            (result, word_label(result)) for result in ProblemResult if result is not ProblemResult.OPEN
        ]
        plan = FormPlan(
            "problem",
            form.rows,
            choices={"rating": ratings, "second_rating": ratings, "rated_via": ways, "result": results},
            intro=_(form.intro),
            needed=form.needed,
            hints=_hints(problem),
        )
        save = None if changing else _SAVES[milestone]
        super().__init__(parent, desk, plan, problem, _(form.title), save=save)
        filled: dict[str, Any] = {}
        if getattr(problem, form.day) is None:
            filled[form.day] = desk.today()
        self.form.show_values(replace(problem, **filled))
        if milestone is Milestone.ASSIGN:
            proposing = ProposeUnits(self)
            self.put_above(proposing)
            if not problem.lead_unit:
                proposing.propose()

    def more_mistakes(self, draft: Draft) -> list[Mistake]:
        """What is closed has a result."""
        found = super().more_mistakes(draft)
        if self._milestone is Milestone.CLOSE and _problem(draft).result is ProblemResult.OPEN:
            found.append(Mistake("result", N_("Choose what came of it.")))
        return found


class RepairDialog(RecordDialog):
    """整改: what was put right after a bad rating."""

    def __init__(self, parent: QWidget, desk: Desk, problem: Problem, by: str) -> None:
        plan = FormPlan(
            "progress",
            (("noted_on", "by"), ("text",)),
            intro=_(
                "What was wrong is put right within the term, and told here; then the firm is asked again."
            ),
            needed=frozenset({"text"}),
        )
        base = ProgressDraft(problem_id=problem.id, noted_on=desk.today(), kind=ProgressKind.NOTE, by=by)
        super().__init__(parent, desk, plan, base, _("Mend a bad rating"), save=_repair)


class HandOverLegalDialog(RecordDialog):
    """涉法涉诉、纪检线索: only that it was handed over, to whom and when."""

    def __init__(self, parent: QWidget, desk: Desk, problem: Problem) -> None:
        plan = FormPlan(
            "problem",
            (("lead_unit", "closed_on"),),
            intro=_(
                "Matters of discipline and of the courts are not handled here. Only that it was handed over is kept: "
                "what the record says of it is taken out, and it is closed."
            ),
            needed=frozenset({"lead_unit", "closed_on"}),
            hints={"lead_unit": _("The office that took it.")},
        )
        super().__init__(
            parent, desk, plan, problem, _("Hand over to discipline or court"), save=_hand_over_legal
        )
        self.form.show_values(replace(problem, lead_unit="", closed_on=desk.today()))
        self.form.boxes["lead_unit"].set_label(_("{label} *").format(label=_("Handed over to")))
        self.form.boxes["closed_on"].set_label(_("{label} *").format(label=_("Handed over on")))


def _hints(problem: Problem) -> dict[str, str]:
    hints = {"policy_basis": _("Needed where it cannot be done."), "grade": _("None counts as C.")}
    if problem.owner:
        other = _("Not {name}, who is in charge.").format(name=problem.owner)
        hints |= {"closed_by": other, "revisited_by": other}
    return hints


def _problem(draft: Draft) -> Problem:
    assert isinstance(draft, Problem)
    return draft


def _triage(store: Store, draft: Draft, today: date) -> Recorded:
    given = _problem(draft)
    assert given.category is not None and given.triaged_on is not None
    return problems.triage(store, given.id, given.category, given.grade, given.triaged_on, today)


def _assign(store: Store, draft: Draft, today: date) -> Recorded:
    given = _problem(draft)
    assert given.assigned_on is not None
    return problems.assign(
        store, given.id, given.lead_unit, given.assigned_on, today, co_units=given.co_units, owner=given.owner
    )


def _answer(store: Store, draft: Draft, today: date) -> Recorded:
    given = _problem(draft)
    assert given.answered_on is not None
    return problem_closing.answer(store, given.id, given.answered_on, today)


def _close(store: Store, draft: Draft, today: date) -> Recorded:
    given = _problem(draft)
    assert given.closed_on is not None
    return problem_closing.close(
        store, given.id, given.result, given.closed_by, given.closed_on, today,
        reason=given.result_reason, basis=given.policy_basis,
    )  # fmt: skip


def _call_back(store: Store, draft: Draft, today: date) -> Recorded:
    given = _problem(draft)
    assert given.revisited_on is not None
    return problem_closing.call_back(store, given.id, given.revisited_by, given.revisited_on, today)


def _rate(store: Store, draft: Draft, today: date) -> Recorded:
    given = _problem(draft)
    assert given.rating is not None and given.rated_via is not None and given.rated_on is not None
    return problem_closing.rate(store, given.id, given.rating, given.rated_via, given.rated_on, today)


def _rate_again(store: Store, draft: Draft, today: date) -> Recorded:
    given = _problem(draft)
    assert given.second_rating is not None and given.second_rated_on is not None
    via = given.rated_via or RatedVia.CALL
    return problem_closing.rate(store, given.id, given.second_rating, via, given.second_rated_on, today)


def _repair(store: Store, draft: Draft, today: date) -> Recorded:
    assert isinstance(draft, ProgressDraft) and draft.noted_on is not None
    return problem_closing.repair(store, draft.problem_id, draft.text, draft.noted_on, today, by=draft.by)


def _hand_over_legal(store: Store, draft: Draft, today: date) -> Recorded:
    given = _problem(draft)
    assert given.closed_on is not None
    return problems.hand_over_legal(store, given.id, given.lead_unit, given.closed_on, today)


_SAVES: Mapping[Milestone, SaveDraft] = {
    Milestone.TRIAGE: _triage,
    Milestone.ASSIGN: _assign,
    Milestone.ANSWER: _answer,
    Milestone.CLOSE: _close,
    Milestone.CALL_BACK: _call_back,
    Milestone.RATE: _rate,
    Milestone.RATE_AGAIN: _rate_again,
}
"""Each step by its own action, which knows what is refused."""
