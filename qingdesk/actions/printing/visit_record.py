"""走访企业记录表 of a completed visit."""

from __future__ import annotations

from typing import Any

from qingdesk.actions.printing.printable import Letterhead, OfOneRecord
from qingdesk.actions.printing.spoken import person, span
from qingdesk.actions.saving import meal_due_now
from qingdesk.domain.labels import word_label
from qingdesk.domain.meal import Meal, MealBasis
from qingdesk.domain.meal_due import Due
from qingdesk.domain.number import shown_number
from qingdesk.domain.visit import Visit, VisitDraft, VisitState
from qingdesk.errors import Refused
from qingdesk.forms.visit_record import KIND, VisitRecordForm
from qingdesk.i18n import _, format_money
from qingdesk.store import commitments, enterprises, meals, problems, units
from qingdesk.store.connection import Readable


def _visit_form(db: Readable, visit: Visit, is_sample: bool, audit_head: str) -> VisitRecordForm:
    firm = enterprises.get(db, visit.enterprise_id)
    unit = units.get(db, visit.unit_id) if visit.unit_id else units.home(db)
    return VisitRecordForm(
        record_id=visit.id,
        form_revision=visit.form_revision,
        unit_name=unit.name if unit else "",
        number=shown_number(visit.number),
        enterprise=firm.name,
        enterprise_code=firm.uscc,
        time=span(visit.started_at, visit.ended_at),
        place=visit.place,
        mode=word_label(visit.mode) if visit.mode else "",
        visitors=tuple(person(v.name, v.post) for v in visit.visitors),
        hosts=tuple(person(h.name, h.post) for h in visit.hosts),
        situation=visit.situation,
        party_guidance=visit.party_guidance,
        policies=visit.policies,
        opinions=visit.opinions,
        problems=_problems(db, visit),
        answers=visit.answers,
        meals=tuple(_meal(db, meal) for meal in meals.of_visit(db, visit.id)),
        transport=_transport(visit),
        remark="",
        audit_head=audit_head,
        sample=is_sample,
    )


def _make(db: Readable, visit: Visit, head: Letterhead) -> VisitRecordForm:
    return _visit_form(db, visit, head.is_sample, head.audit_head)


def known_beforehand(db: Readable, visit: VisitDraft) -> dict[str, Any]:
    """What a form to take along can say before the visit: firm, day, place, people. The rest is written by hand."""
    firm = enterprises.get(db, visit.enterprise_id)
    started = visit.started_at
    return {
        "enterprise": firm.name,
        "enterprise_code": firm.uscc,
        "time": span(started, None) if started is not None else "",
        "place": visit.place,
        "mode": word_label(visit.mode) if visit.mode else "",
        "visitors": tuple(person(v.name, v.post) for v in visit.visitors),
        "hosts": tuple(person(h.name, h.post) for h in visit.hosts),
    }


def refuse_unprintable(visit: Visit) -> None:
    """Raise `Refused` for a voided visit, or a draft."""
    if visit.is_voided:
        raise Refused(_("A voided visit is not printed."), _("Bring it back first, or choose another one."))
    if visit.state is VisitState.DRAFT:
        raise Refused(
            _("A draft is not printed: it has no number yet."),
            _("Complete and number the visit first, or print a blank form."),
        )


def _problems(db: Readable, visit: Visit) -> tuple[str, ...]:
    lines = []
    for problem in problems.of_visit(db, visit.id):
        marks = [word_label(problem.category)] if problem.category else []
        marks += [_("Grade {grade}").format(grade=problem.grade.value)] if problem.grade else []
        marks += [_("Problem {number}").format(number=shown_number(problem.number))]
        lines.append(_("{text} ({marks})").format(text=problem.text, marks=_(", ").join(marks)))
    for commitment in commitments.of_visit(db, visit.id):
        lines.append(
            _("Promised: {text} ({number})").format(
                text=commitment.text, number=shown_number(commitment.number)
            )
        )
    return tuple(lines)


def _meal(db: Readable, meal: Meal) -> str:
    words = [word_label(meal.kind)] if meal.kind else []
    words += [word_label(meal.place)] if meal.place else []
    words.append(_("{heads} of our side").format(heads=meal.heads or 0))
    if meal.due_fen is None:
        words.append(_("no standard says what is due"))
    else:
        words.append(_("due {amount} yuan").format(amount=format_money(meal.due_fen)))
        words.append(basis_words(meal_due_now(db, meal), meal.heads or 0))
    return "　".join(word for word in words if word)


def basis_words(owed: Due, heads: int) -> str:
    """How a sum due was found: `100.00 × 40% × 2（财办行〔2019〕104号）`."""
    if owed.a_head_fen is None:
        return ""
    if owed.basis is MealBasis.PERCENT_RULE:
        basis = "、".join(dict.fromkeys(row.basis for row in owed.rows if row.basis))
        return _("{allowance} × {percent}% × {heads} ({basis})").format(
            allowance=format_money(owed.allowance_fen), percent=owed.percent, heads=heads, basis=basis
        )
    kind = _("posted price") if owed.basis is MealBasis.POSTED_PRICE else _("the unit's own rule")
    return _("{price} × {heads} ({kind})").format(price=format_money(owed.a_head_fen), heads=heads, kind=kind)


def _transport(visit: Visit) -> str:
    if visit.transport is None:
        return ""
    words = word_label(visit.transport)
    return (
        _("{way}: {reason}").format(way=words, reason=visit.transport_reason)
        if visit.transport_reason
        else words
    )


def _is_of(db: Readable, visit: Visit, cadre_id: str) -> bool:
    return any(visitor.cadre_id == cadre_id for visitor in visit.visitors)


FORM = OfOneRecord(
    kind=KIND, noun="visit", make=_make, cls=VisitRecordForm, is_of=_is_of, refuse=refuse_unprintable
)
