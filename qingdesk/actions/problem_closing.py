"""答复、销号、回访、评价、整改: how a problem ends, never by the hand of its own handler (好差评)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from qingdesk.actions.change import change, live
from qingdesk.actions.changes import Changes
from qingdesk.actions.extend import refuse_own_closing
from qingdesk.actions.record import Recorded
from qingdesk.actions.saving import save_new
from qingdesk.domain.problem import Problem, ProblemResult, RatedVia
from qingdesk.domain.progress import ProgressDraft, ProgressKind
from qingdesk.domain.stage import BAD
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import policies, problems, units
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.writer import Writer

CHANGED = Changes({"problems"})


def answer(store: Store, problem_id: str, on: date, today: date) -> Recorded:
    """答复企业: the firm was told, in person or in writing."""
    with store.transaction("answer_problem") as db:
        old = live(db, problems.TABLE, problem_id)
        saved = change(db, problems.TABLE, old, today, answered_on=on)
    return Recorded((saved,), CHANGED)


def close(
    store: Store,
    problem_id: str,
    result: ProblemResult,
    by: str,
    on: date,
    today: date,
    *,
    reason: str = "",
    basis: str = "",
) -> Recorded:
    """销号, by another person than the handler. reason: what was done, or why not; basis: the policy or law.

    Raises `Refused` for the handler himself, for no result, for a name that is missing, or for “impossible”
    without its reason and basis.
    """
    if result is ProblemResult.OPEN:
        raise Refused(_("What came of it?"), _("Choose the result. Nothing was saved."))
    if result is ProblemResult.IMPOSSIBLE and not (reason.strip() and basis.strip()):
        raise Refused(
            _("“Impossible” needs its reason and its basis."),
            _("Say why, and by which rule, and explain it to the firm. Nothing was saved."),
        )
    _refuse_nobody(by)
    with store.transaction("close_problem", reason) as db:
        old = live(db, problems.TABLE, problem_id)
        if not old.is_open:
            raise Refused(_("This problem was closed already."), _("Nothing was changed."))
        saved = _judged(
            db,
            old,
            today,
            result=result,
            result_reason=reason.strip() or old.result_reason,
            policy_basis=basis.strip() or old.policy_basis,
            closed_by=by.strip(),
            closed_on=on,
        )
    return Recorded((saved,), CHANGED)


def reopen(store: Store, problem_id: str, reason: str, today: date) -> Recorded:
    """The closing did not hold: it is open again, with its old term. Raises `Refused` without the reason."""
    if not reason.strip():
        raise Refused(_("Opening it again needs a reason."), _("Say what is still to be solved."))
    with store.transaction("reopen_problem", reason) as db:
        old = live(db, problems.TABLE, problem_id)
        if old.is_open:
            raise Refused(_("This problem is open."), _("Nothing was changed."))
        saved = change(
            db, problems.TABLE, old, today, result=ProblemResult.OPEN, closed_on=None, closed_by=""
        )
    return Recorded((saved,), CHANGED)


def call_back(store: Store, problem_id: str, by: str, on: date, today: date) -> Recorded:
    """回访, by another person than the handler; raises `Refused` for himself."""
    _refuse_nobody(by)
    with store.transaction("call_back_problem") as db:
        old = _closed(db, problem_id)
        saved = _judged(db, old, today, revisited_by=by.strip(), revisited_on=on)
    return Recorded((saved,), CHANGED)


def rate(store: Store, problem_id: str, rating: int, via: RatedVia, on: date, today: date) -> Recorded:
    """企业评价: 1 to 5, by the firm alone. After a bad one was repaired, the next is the second rating.

    Raises `Refused` for a rating by the handler, or for one more than may be given.
    """
    if via is RatedVia.HANDLER:
        raise Refused(
            _("The rating is the firm's own, not the handler's."),
            _("Take it from the signed form, a letter or a call of another person. Nothing was saved."),
        )
    with store.transaction("rate_problem") as db:
        old = _closed(db, problem_id)
        if old.rating is None:
            saved = change(db, problems.TABLE, old, today, rating=rating, rated_on=on, rated_via=via)
        elif old.fixed_on is not None and old.second_rating is None:
            saved = change(db, problems.TABLE, old, today, second_rating=rating, second_rated_on=on)
        else:
            raise Refused(
                _("The firm has rated this already."),
                _("A second rating follows the repair of a bad one. Nothing was saved."),
            )
    return Recorded((saved,), CHANGED)


def repair(store: Store, problem_id: str, text: str, on: date, today: date, *, by: str = "") -> Recorded:
    """整改 of a bad rating: what was put right, and when; then the firm is asked again.

    Raises `Refused` without the text, or where no bad rating is.
    """
    if not text.strip():
        raise Refused(_("What was put right?"), _("Say it in a sentence or two. Nothing was saved."))
    with store.transaction("repair_problem", text) as db:
        old = _closed(db, problem_id)
        if old.rating is None or old.rating > bad_rating(db, today):
            raise Refused(_("There is no bad rating to repair."), _("Nothing was changed."))
        step = ProgressDraft(
            problem_id=problem_id, noted_on=on, kind=ProgressKind.NOTE, text=text.strip(), by=by
        )
        noted = save_new(db, "progress", step, today)
        saved = change(db, problems.TABLE, old, today, fixed_on=on)
    return Recorded((saved, noted), Changes({"problems", "progresses"}))


def bad_rating(db: Readable, on: date) -> int:
    """The best rating that still asks for repair (`rating.bad`)."""
    home = units.home(db)
    row = policies.load(db, "rating.bad").find("rating.bad", on, unit_id=home.id if home else "")
    return row.value if row is not None and isinstance(row.value, int) else BAD


def _judged(db: Writer, old: Problem, today: date, **values: Any) -> Problem:
    """Saved, when it is not the handler's own closing or call-back."""
    refuse_own_closing(old, replace(old, **values))
    return change(db, problems.TABLE, old, today, **values)


def _closed(db: Writer, problem_id: str) -> Problem:
    found = live(db, problems.TABLE, problem_id)
    if found.is_open:
        raise Refused(
            _("This problem is still open."),
            _("It is closed first; then the firm is called back and asked. Nothing was saved."),
        )
    return found


def _refuse_nobody(name: str) -> None:
    if not name.strip():
        raise Refused(_("Who was it?"), _("Enter the name of the person. Nothing was saved."))
