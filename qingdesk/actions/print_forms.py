"""Print forms: records as ready strings, rendered to PDF, and every print remembered by its digest."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime

from qingdesk.actions.periods import half_named
from qingdesk.actions.saving import meal_due_now
from qingdesk.domain.labels import word_label
from qingdesk.domain.meal import Meal, MealBasis
from qingdesk.domain.meal_due import Due
from qingdesk.domain.number import shown_number
from qingdesk.domain.visit import Visit, VisitState
from qingdesk.errors import Refused
from qingdesk.forms.visit_record import VisitRecordForm, digest, render
from qingdesk.i18n import _, format_date, format_money, speaking
from qingdesk.progress import Progress, no_progress
from qingdesk.store import (
    audit,
    commitments,
    enterprises,
    meals,
    numbers,
    printed_forms,
    problems,
    units,
    visits,
)
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store

MOST_BLANKS = 200


def print_visit_records(
    store: Store, ids: Sequence[str], *, lang: str = "zh_CN", progress: Progress = no_progress
) -> bytes:
    """The visit records of completed visits, as one PDF with a bookmark each.

    Raises `Refused` for a draft or a voided visit, `UserError` naming characters that no font can print.
    """
    reader = store.reader()
    found = [visits.get(reader, visit_id) for visit_id in ids]
    for visit in found:
        _refuse_unprintable(visit)
    with speaking(lang):
        forms = [visit_form(reader, visit, is_sample=store.is_sample) for visit in found]
    out = io.BytesIO()
    pages = render(forms, out, lang=lang, progress=progress)
    if lang == "zh_CN":
        with store.transaction("print_visit_record") as db:
            for visit, form in zip(found, forms, strict=True):
                share = pages if len(forms) == 1 else None
                printed_forms.remember(
                    db, visit.number, "visit", visit.id, visit.form_revision, digest(form), share
                )
    return out.getvalue()


def blank_visit_records(store: Store, many: int, today: date, *, lang: str = "zh_CN") -> bytes:
    """Blank visit records with reserved numbers, to take along; raises `Refused` for 0 or too many."""
    if not 1 <= many <= MOST_BLANKS:
        raise Refused(
            _("From 1 to {most} blank forms can be printed at once.").format(most=MOST_BLANKS),
            _("Each takes a number that is not used again; print what is needed this half-year."),
        )
    reader = store.reader()
    home = units.home(reader)
    forms: list[VisitRecordForm] = []
    with store.transaction("print_blank_visit_record") as db:
        for number in numbers.reserve(db, "visit", today.year, many):
            form = VisitRecordForm(
                record_id=db.new_id(),
                unit_name=home.name if home else "",
                number=shown_number(number),
                audit_head=_head(reader),
                blank=True,
                sample=store.is_sample,
            )
            printed_forms.remember(db, number, "visit", "", 0, digest(form), None, form_id=form.record_id)
            forms.append(form)
        out = io.BytesIO()
        render(forms, out, lang=lang)
    return out.getvalue()


def completed_in(db: Readable, period: str, cadre_id: str = "") -> list[str]:
    """The ids of a half-year's completed visits, oldest first; raises `Refused` when there is none."""
    found = [v for v in visits.find(db, half=half_named(period), cadre_id=cadre_id) if v.is_done]
    if not found:
        raise Refused(
            _("There is no completed visit in {period}.").format(period=period),
            _("Complete and number the visits first, or choose another half-year."),
        )
    return [visit.id for visit in reversed(found)]


def visit_form(db: Readable, visit: Visit, *, is_sample: bool) -> VisitRecordForm:
    """The form's strings, in the language spoken now."""
    firm = enterprises.get(db, visit.enterprise_id)
    unit = units.get(db, visit.unit_id) if visit.unit_id else units.home(db)
    return VisitRecordForm(
        record_id=visit.id,
        form_revision=visit.form_revision,
        unit_name=unit.name if unit else "",
        number=shown_number(visit.number),
        enterprise=firm.name,
        enterprise_code=firm.uscc,
        time=_span(visit.started_at, visit.ended_at),
        place=visit.place,
        mode=word_label(visit.mode) if visit.mode else "",
        visitors=tuple(_person(v.name, v.post) for v in visit.visitors),
        hosts=tuple(_person(h.name, h.post) for h in visit.hosts),
        situation=visit.situation,
        party_guidance=visit.party_guidance,
        policies=visit.policies,
        opinions=visit.opinions,
        problems=_problems(db, visit),
        answers=visit.answers,
        meals=tuple(_meal(db, meal) for meal in meals.of_visit(db, visit.id)),
        transport=_transport(visit),
        remark="",
        audit_head=_head(db),
        sample=is_sample,
    )


def _refuse_unprintable(visit: Visit) -> None:
    if visit.is_voided:
        raise Refused(_("A voided visit is not printed."), _("Bring it back first, or choose another one."))
    if visit.state is VisitState.DRAFT:
        raise Refused(
            _("A draft is not printed: it has no number yet."),
            _("Complete and number the visit first, or print a blank form."),
        )


def _span(start: datetime | None, end: datetime | None) -> str:
    if start is None:
        return ""
    text = f"{format_date(start.date())} {start.hour}:{start.minute:02d}"
    if end is None:
        return text
    until = f"{end.hour}:{end.minute:02d}"
    return f"{text}—{until}" if end.date() == start.date() else f"{text}—{format_date(end.date())} {until}"


def _person(name: str, post: str) -> str:
    return _("{name} ({post})").format(name=name, post=post) if post else name


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


def _head(db: Readable) -> str:
    return audit.head(db)[1][:16]
