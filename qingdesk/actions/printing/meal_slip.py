"""就餐交费凭证 of a meal."""

from __future__ import annotations

from qingdesk.actions.printing.printable import Letterhead, OfOneRecord
from qingdesk.actions.printing.spoken import both_ways, cadre_name, coded, day, in_one_line
from qingdesk.actions.printing.visit_record import basis_words
from qingdesk.actions.saving import meal_due_now
from qingdesk.domain.labels import noun_label, word_label
from qingdesk.domain.meal import Meal
from qingdesk.domain.number import shown_number
from qingdesk.forms.meal_slip import KIND, MealSlipForm
from qingdesk.i18n import _
from qingdesk.store import enterprises, events, visits
from qingdesk.store.connection import Readable


def _make(db: Readable, meal: Meal, head: Letterhead) -> MealSlipForm:
    firm = enterprises.get(db, meal.enterprise_id)
    heads = meal.heads or 0
    name = cadre_name(db, meal.cadre_id)
    several = _("{name} and others, {heads} in all").format(name=name, heads=heads)
    return MealSlipForm(
        record_id=meal.id,
        form_revision=meal.form_revision,
        number=shown_number(meal.number),
        enterprise=coded(firm.name, word_label(meal.place) if meal.place else ""),
        eaters=several if heads > 1 else name,
        eaten=in_one_line((day(meal.eaten_on), word_label(meal.kind) if meal.kind else "")),
        business=_business(db, meal),
        standard=basis_words(meal_due_now(db, meal), heads) or _("no standard says what is due"),
        due=both_ways(meal.due_fen),
        paid=both_ways(meal.paid_fen) if meal.is_paid else "",
        **head.fields(),
    )


def _business(db: Readable, meal: Meal) -> str:
    if meal.visit_id:
        visit = visits.get(db, meal.visit_id)
        return in_one_line((noun_label("visit"), shown_number(visit.number)))
    if meal.event_id:
        event = events.get(db, meal.event_id)
        return in_one_line((event.title, shown_number(event.number)))
    return ""


def _is_of(db: Readable, meal: Meal, cadre_id: str) -> bool:
    return meal.cadre_id == cadre_id


FORM = OfOneRecord(kind=KIND, noun="meal", make=_make, cls=MealSlipForm, is_of=_is_of)
