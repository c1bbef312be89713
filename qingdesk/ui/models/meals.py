"""The lines of 餐费: the meal, whose and where, what is due and paid, and what is still to be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.labels import field_label, word_label
from qingdesk.domain.meal import Meal
from qingdesk.i18n import _, format_date, format_money
from qingdesk.store import cadres, enterprises, meals
from qingdesk.store.connection import Readable
from qingdesk.ui.models.rows import Column, extra
from qingdesk.ui.worst_findings import Worst


@dataclass(frozen=True)
class MealLine:
    """severity, state: the mark and the words of the last column."""

    meal: Meal
    firm: str
    cadre: str
    severity: str
    state: str


def lines(reader: Readable, found: Sequence[Meal], worst: Worst) -> list[MealLine]:
    """These meals with the names that they speak of."""
    firms = {key: enterprises.get(reader, key).name for key in {meal.enterprise_id for meal in found}}
    people = {key: cadres.get(reader, key).name for key in {meal.cadre_id for meal in found}}
    with_picture = meals.have_receipts(reader, [meal.id for meal in found]) if found else set()
    made = []
    for meal in found:
        severity, state = meal_state(meal, meal.id in with_picture, worst.get(meal.id))
        made.append(MealLine(meal, firms[meal.enterprise_id], people[meal.cadre_id], severity, state))
    return made


def meal_state(meal: Meal, has_picture: bool, worst: tuple[str, str] | None) -> tuple[str, str]:
    """What is still to be done, and how grave it is: as grave as its worst finding, else amber."""
    severity = worst[0] if worst is not None else "yellow"
    if not meal.is_paid:
        return severity, _("Not paid")
    short = (meal.due_fen or 0) - (meal.paid_fen or 0)
    if meal.due_fen is not None and short > 0:
        return severity, _("Short by {amount}").format(amount=format_money(short))
    if meal.receipt_kind is None or not has_picture:
        return severity, _("Receipt missing")
    if worst is not None:
        return worst
    return "good", _("Complete")


def sum_words(fen: int | None) -> str:
    """An amount in its column; a dash where there is none."""
    return "—" if fen is None else format_money(fen)


def columns(today: date) -> tuple[Column[MealLine], ...]:
    """Of the list, in the language in use."""

    def day(line: MealLine) -> str:
        eaten = line.meal.eaten_on
        return format_date(eaten, today=today) if eaten is not None else ""

    return (
        Column(_("Date"), day, name="day"),
        Column(field_label("meal", "enterprise_id"), lambda line: line.firm, name="firm"),
        Column(field_label("meal", "cadre_id"), lambda line: line.cadre, name="cadre"),
        Column(
            field_label("meal", "kind"),
            lambda line: word_label(line.meal.kind) if line.meal.kind else "",
            name="kind",
        ),
        Column(_("Heads"), lambda line: str(line.meal.heads or 0), right=True, name="heads"),
        Column(_("Due (yuan)"), lambda line: sum_words(line.meal.due_fen), right=True, name="due"),
        Column(_("Paid (yuan)"), lambda line: sum_words(line.meal.paid_fen), right=True, name="paid"),
        Column(_("State"), lambda line: line.state, severity=lambda line: line.severity, name="state"),
        extra("meal", "number", lambda line: line.meal.number),
        extra("meal", "place", lambda line: word_label(line.meal.place) if line.meal.place else ""),
        extra(
            "meal",
            "paid_on",
            lambda line: format_date(line.meal.paid_on, today=today) if line.meal.paid_on else "",
        ),
        extra("meal", "receipt_no", lambda line: line.meal.receipt_no),
    )
