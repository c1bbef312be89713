"""A cleaned row as drafts of records: its own, and the meal or the step that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from qingdesk.domain.commitment import CommitmentDraft
from qingdesk.domain.fields import fields_of
from qingdesk.domain.meal import MealDraft
from qingdesk.domain.problem import Problem, ProblemDraft, ProblemResult, ProblemSource
from qingdesk.domain.progress import ProgressDraft, ProgressKind
from qingdesk.domain.record import Draft
from qingdesk.domain.text import key
from qingdesk.domain.visit import VisitDraft, VisitMode, Visitor, VisitState, usually_at_enterprise
from qingdesk.exchange.ledger.row import LedgerRow
from qingdesk.exchange.ledger.values import BadCell
from qingdesk.exchange.roster.dates import NoSuchDate, date_in
from qingdesk.i18n import _

PARENT = "parent"
"""Stands for the id of the record that a child belongs to, until that one is saved."""

Signature = tuple[str, str, str]
"""(firm, day, text and people): two rows of one signature are one record."""


@dataclass(frozen=True)
class Remark:
    """Worth knowing about a field; both sentences are in the user's language."""

    field: str
    reason: str
    suggestion: str = ""


@dataclass(kw_only=True)
class Drafted:
    """draft: of the row's own noun. children: (noun, draft whose parent's id is `PARENT`)."""

    draft: Draft
    children: list[tuple[str, Draft]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def visit(row: LedgerRow, firm_id: str, home_id: str, visitors: tuple[Visitor, ...]) -> Drafted:
    """A completed visit, on site where the row does not say, with its meal. Raises `BadCell` for half a meal."""
    own, meal = _split(row.values, "meal")
    remarks = []
    if "mode" not in own:
        own["mode"] = VisitMode.ONSITE
        remarks.append(Remark("mode", _("Taken as a visit on site, for the row does not say how it was")))
    draft = VisitDraft(
        enterprise_id=firm_id,
        unit_id=home_id,
        visitors=visitors,
        at_enterprise=usually_at_enterprise(own["mode"]),
        state=VisitState.COMPLETED,
        **own,
    )
    made = Drafted(draft=draft, remarks=remarks)
    if meal and not row.no_meal:
        made.children.append(("meal", _meal(draft, meal, remarks)))
    return made


def _meal(draft: VisitDraft, given: dict[str, Any], remarks: list[Remark]) -> MealDraft:
    given.pop("said", None)
    if "kind" not in given:
        raise BadCell(
            _("Which meal it was is not said"),
            _("Write 早餐, 午餐 or 晚餐; 无 where there was none"),
            "meal.kind",
        )
    if "place" not in given:
        raise BadCell(
            _("Where the meal was eaten is not said"),
            _("Write it, such as 企业食堂, under 就餐地点"),
            "meal.place",
        )
    eater = next((visitor.cadre_id for visitor in draft.visitors if visitor.cadre_id), "")
    if not eater:
        raise BadCell(
            _("None of the visitors is a cadre of the store, so nobody can be charged with the meal"),
            _("Enter the cadre, or import the roster first"),
            "visitors",
        )
    if "heads" not in given:
        given["heads"] = len(draft.visitors)
        remarks.append(Remark("meal.heads", _("As many ate as went there, for the row does not say")))
    day = draft.started_at.date() if draft.started_at else None
    return MealDraft(
        visit_id=PARENT, enterprise_id=draft.enterprise_id, cadre_id=eater, eaten_on=day, **given
    )


def problem(row: LedgerRow, firm_id: str) -> Drafted:
    """A problem with the term that the ledger gives it (only an old ledger may bring one), and its progress.

    Raises `BadCell` for one that was closed without a result.
    """
    own, progress = _split(row.values, "progress")
    number = own.pop("number", "")
    due_on = own.pop("due_on", None)
    remarks = []
    if "source" not in own:
        own["source"] = ProblemSource.VISIT
        remarks.append(Remark("source", _("Taken as raised at a visit, for the row does not say")))
    result = own.get("result", ProblemResult.OPEN)
    if own.get("closed_on") is not None and result is ProblemResult.OPEN:
        raise BadCell(
            _("It was closed, but what came of it is not said"),
            _("Write 已解决, 部分解决, 无法解决 or 不属受理范围"),
            "result",
        )
    if own.get("closed_on") is None and result is not ProblemResult.OPEN:
        remarks.append(
            Remark("closed_on", _("No closing date: it counts as open"), _("Close it, or write 销号日期"))
        )
    if own.get("rating") is not None and "rated_on" not in own:
        days = [own[name] for name in ("revisited_on", "closed_on", "answered_on") if own.get(name)]
        if days:
            own["rated_on"] = days[0]
            remarks.append(
                Remark(
                    "rated_on", _("The rating is dated {day}, for the row does not say").format(day=days[0])
                )
            )
        else:
            own.pop("rating")
            remarks.append(
                Remark("rating", _("Not taken: a rating needs its day"), _("Write it under 评价日期"))
            )
    draft = Problem(enterprise_id=firm_id, due_on=due_on, **own)
    made = Drafted(draft=draft, remarks=remarks)
    text = str(progress.get("text", ""))
    if number:
        text = _("Number in the old ledger: {number}").format(number=number) + ("\n" + text if text else "")
    if text:
        noted_on = _noted_on(str(progress.get("text", "")), draft)
        step = ProgressDraft(problem_id=PARENT, noted_on=noted_on, kind=ProgressKind.NOTE, text=text)
        made.children.append(("progress", step))
    return made


def _noted_on(text: str, draft: ProblemDraft) -> date | None:
    """The day that the progress names, if it lies between the raising and the closing; else the best known one."""
    try:
        named = date_in(text)
    except NoSuchDate:
        named = None
    if (
        named is not None
        and draft.raised_on is not None
        and draft.raised_on <= named <= (draft.closed_on or named)
    ):
        return named
    return draft.answered_on or draft.closed_on or draft.assigned_on or draft.raised_on


def commitment(row: LedgerRow, firm_id: str, owner_id: str) -> Drafted:
    """A commitment with its term, sums and basis."""
    own, _none = _split(row.values, "")
    return Drafted(draft=CommitmentDraft(enterprise_id=firm_id, owner_cadre_id=owner_id, **own))


def _split(values: Mapping[str, object], child: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """(the row's own values, those of its child by their names)."""
    own = {name: value for name, value in values.items() if "." not in name}
    prefix = f"{child}."
    return own, {
        name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)
    }


def signature(draft: Draft) -> Signature:
    """What tells a record from another in the store or the file: firm, day, text; of a visit its people too."""
    if isinstance(draft, VisitDraft):
        texts = (draft.purpose, draft.situation, draft.opinions, draft.answers)
        names = "|".join(sorted(key(visitor.name) for visitor in draft.visitors))
        return draft.enterprise_id, _day(draft.started_at), "|".join((*map(key, texts), names))
    if isinstance(draft, ProblemDraft):
        return draft.enterprise_id, _day(draft.raised_on), key(draft.text)
    assert isinstance(draft, CommitmentDraft)
    return draft.enterprise_id, _day(draft.promised_on), key(draft.text)


def _day(value: date | datetime | None) -> str:
    return value.strftime("%Y-%m-%d") if value is not None else ""


def as_entered(draft: Draft) -> Draft:
    """The draft without what is no field of its noun's draft, for judging it."""
    if isinstance(draft, Problem):
        return ProblemDraft(**{field.name: getattr(draft, field.name) for field in fields_of(ProblemDraft)})
    return draft
