"""诉求: triage, lead and co-units, transfer and return, what is told meanwhile; matters of law only handed over."""

from __future__ import annotations

from datetime import date

from qingdesk.actions.change import change, live
from qingdesk.actions.changes import Changes
from qingdesk.actions.record import Recorded, record_drafts
from qingdesk.actions.responsibilities import propose_units
from qingdesk.actions.saving import save_new
from qingdesk.domain.problem import Category, Grade, Problem, ProblemDraft, ProblemResult
from qingdesk.domain.progress import Progress, ProgressDraft, ProgressKind
from qingdesk.domain.responsible import Proposal
from qingdesk.domain.text import same_name
from qingdesk.errors import Refused
from qingdesk.i18n import _, format_date
from qingdesk.store import problems
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.writer import Writer

CHANGED = Changes({"problems"})
STEPPED = Changes({"problems", "progresses"})
DETAILS = 60
"""Characters from which on the text of a legal matter says more than that it was handed over."""


def triage(
    store: Store, problem_id: str, category: Category, grade: Grade | None, on: date, today: date
) -> Recorded:
    """受理分类: its kind and grade; the term follows the grade. A matter of discipline or of the courts is not
    triaged but handed over (`hand_over_legal`)."""
    if category is Category.LEGAL_TRANSFER:
        raise Refused(
            _("Matters of discipline and of the courts are not handled here."),
            _("Hand it over, and note only to whom and when."),
        )
    with store.transaction("triage_problem") as db:
        old = _open(db, problem_id)
        saved = change(db, problems.TABLE, old, today, category=category, grade=grade, triaged_on=on)
    return Recorded((saved,), CHANGED)


def proposed_units(db: Readable, problem: ProblemDraft) -> Proposal | None:
    """Who should lead and who help, by the table of responsibilities; None without one, or where nothing fits."""
    return propose_units(db, problem.category, f"{problem.text} {problem.requirement}")


def assign(
    store: Store,
    problem_id: str,
    lead_unit: str,
    on: date,
    today: date,
    *,
    co_units: str = "",
    owner: str = "",
) -> Recorded:
    """交办: who leads, who helps, who handles it. Raises `Refused` without a lead unit."""
    if not lead_unit.strip():
        raise Refused(_("Which unit leads?"), _("Choose or enter the lead unit. Nothing was saved."))
    with store.transaction("assign_problem") as db:
        old = _open(db, problem_id)
        saved = change(
            db,
            problems.TABLE,
            old,
            today,
            lead_unit=lead_unit.strip(),
            co_units=co_units.strip(),
            owner=owner.strip(),
            assigned_on=on,
            triaged_on=old.triaged_on or on,
        )
    return Recorded((saved,), CHANGED)


def note_step(
    store: Store, problem_id: str, text: str, on: date, today: date, *, by: str = "", told: bool = False
) -> Recorded:
    """办理进展: what was done. told: the firm knows."""
    step = ProgressDraft(
        problem_id=problem_id, noted_on=on, kind=ProgressKind.NOTE, text=text, by=by, told_enterprise=told
    )
    return record_drafts(store, [("progress", step)], today, action="note_problem")


def ask_extension(
    store: Store, problem_id: str, text: str, new_due_on: date, on: date, today: date, *, by: str = ""
) -> Recorded:
    """延期: once, in time, with its reason, the firm told; raises `Refused` for any other."""
    step = ProgressDraft(
        problem_id=problem_id,
        noted_on=on,
        kind=ProgressKind.EXTENSION,
        text=text,
        new_due_on=new_due_on,
        told_enterprise=True,
        by=by,
    )
    made = record_drafts(store, [("progress", step)], today, action="extend_problem")
    return Recorded(made.records, STEPPED)


def transfer(
    store: Store, problem_id: str, to_unit: str, text: str, on: date, today: date, *, by: str = ""
) -> Recorded:
    """转办: another unit leads from now on; a second transfer or return is reported (B16)."""
    with store.transaction("transfer_problem", text) as db:
        old = _open(db, problem_id)
        if not to_unit.strip() or same_name(to_unit, old.lead_unit):
            raise Refused(
                _("To which other unit is it transferred?"), _("Enter the unit. Nothing was saved.")
            )
        step = _step(db, old, ProgressKind.TRANSFER, text, on, by, today)
        saved = change(db, problems.TABLE, old, today, lead_unit=to_unit.strip(), owner="", assigned_on=on)
    return Recorded((saved, step), STEPPED)


def send_back(store: Store, problem_id: str, text: str, on: date, today: date, *, by: str = "") -> Recorded:
    """退回: the unit does not take it; it is to be assigned anew. Raises `Refused` without the reason."""
    if not text.strip():
        raise Refused(_("A return needs its reason."), _("Say why the unit does not take it."))
    with store.transaction("return_problem", text) as db:
        old = _open(db, problem_id)
        step = _step(db, old, ProgressKind.RETURN, text, on, by, today)
        saved = change(db, problems.TABLE, old, today, lead_unit="", owner="", assigned_on=None)
    return Recorded((saved, step), STEPPED)


def hand_over_legal(store: Store, problem_id: str, to_whom: str, on: date, today: date) -> Recorded:
    """涉法涉诉、纪检线索: only that it was handed over, to whom and when; nothing of its content is kept in the
    record, and it is closed as none of ours.

    Raises `Refused` without the receiver.
    """
    if not to_whom.strip():
        raise Refused(_("To whom was it handed over?"), _("Enter the office that took it."))
    with store.transaction("hand_over_legal_problem") as db:
        old = _open(db, problem_id)
        saved = change(
            db,
            problems.TABLE,
            old,
            today,
            category=Category.LEGAL_TRANSFER,
            text=_("Handed over to {receiver} on {day}.").format(
                receiver=to_whom.strip(), day=format_date(on)
            ),
            requirement="",
            lead_unit=to_whom.strip(),
            co_units="",
            triaged_on=old.triaged_on or on,
            assigned_on=on,
            answered_on=old.answered_on or on,
            result=ProblemResult.OUT_OF_SCOPE,
            closed_on=on,
        )
    return Recorded((saved,), CHANGED)


def says_too_much(problem: ProblemDraft) -> bool:
    """A matter of discipline or of the courts whose record holds more than its handing over: a hint for the page,
    never a refusal."""
    if problem.category is not Category.LEGAL_TRANSFER:
        return False
    return bool(problem.requirement.strip()) or len(problem.text) > DETAILS


def _open(db: Writer, problem_id: str) -> Problem:
    found = live(db, problems.TABLE, problem_id)
    if not found.is_open:
        raise Refused(_("This problem was closed already."), _("Nothing was changed."))
    return found


def _step(
    db: Writer, problem: Problem, kind: ProgressKind, text: str, on: date, by: str, today: date
) -> Progress:
    step = ProgressDraft(problem_id=problem.id, noted_on=on, kind=kind, text=text.strip(), by=by)
    saved = save_new(db, "progress", step, today)
    assert isinstance(saved, Progress)
    return saved
