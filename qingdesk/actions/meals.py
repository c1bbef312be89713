"""餐费: a new meal filled in as far as is known, and what is due for it while one types (财办行〔2019〕104号)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from qingdesk.domain.answerable import answers_for
from qingdesk.domain.event import Event
from qingdesk.domain.meal import Meal, MealDraft, MealKind, MealPlace
from qingdesk.domain.meal_due import KEYS, Due, allowance_city, due
from qingdesk.domain.policy import Policy
from qingdesk.domain.visit import Visit
from qingdesk.store import assignments, enterprises, events, policies, units, visits
from qingdesk.store.connection import Readable

DAYS_AROUND = 3
"""A visit or event so many days from the meal may be its business."""


@dataclass(frozen=True)
class MealStandard:
    """Read once when the dialog opens; asked at every key."""

    policy: Policy
    home_id: str
    home_region: str

    def due(self, db: Readable, meal: MealDraft) -> Due:
        """What the meal costs by the table in force on its day: event's city, else the firm's, else ours."""
        firm = enterprises.get(db, meal.enterprise_id) if meal.enterprise_id else None
        event = events.get(db, meal.event_id) if meal.event_id else None
        city = allowance_city(
            event_city=event.city if event is not None and not event.is_voided else "",
            enterprise_region=firm.region if firm else "",
            home_region=self.home_region,
        )
        return due(meal, self.policy, city=city, unit_id=self.home_id)


def standard(db: Readable) -> MealStandard:
    """The limits of the policy table that meals rest on, and the home unit."""
    home = units.home(db)
    return MealStandard(policies.load(db, *KEYS), home.id if home else "", home.region if home else "")


def new_meal(db: Readable, today: date, *, cadre_id: str = "", enterprise_id: str = "") -> MealDraft:
    """Today's lunch in the firm's canteen, for one, with what the firm and its visit say."""
    draft = MealDraft(
        cadre_id=cadre_id, eaten_on=today, kind=MealKind.LUNCH, place=MealPlace.CANTEEN, heads=1
    )
    return for_firm(db, replace(draft, enterprise_id=enterprise_id)) if enterprise_id else draft


def for_firm(db: Readable, draft: MealDraft) -> MealDraft:
    """The same meal at another firm: its posted price, its visit of that day with the visitors as eaters; without
    a visit, and while nobody is named, the cadre who leads the firm's liaison."""
    firm = enterprises.get(db, draft.enterprise_id)
    draft = replace(draft, posted_price_fen=firm.canteen_price_fen, visit_id="", event_id="")
    visit = next(iter(visits_around(db, draft, days=0)), None)
    if visit is None:
        return draft if draft.cadre_id else replace(draft, cadre_id=_leader(db, draft))
    eaters = [visitor.cadre_id for visitor in visit.visitors if visitor.cadre_id]
    cadre_id = draft.cadre_id or (eaters[0] if eaters else "")
    return replace(draft, visit_id=visit.id, cadre_id=cadre_id, heads=len(visit.visitors) or draft.heads)


def _leader(db: Readable, meal: MealDraft) -> str:
    if meal.eaten_on is None:
        return ""
    found = answers_for(assignments.of_enterprise(db, meal.enterprise_id), meal.eaten_on, meal.eaten_on)
    return found.cadre_id if found is not None else ""


def visits_around(db: Readable, meal: MealDraft, days: int = DAYS_AROUND) -> list[Visit]:
    """Visits to the meal's firm, that day's first, then those a few days away."""
    if not meal.enterprise_id or meal.eaten_on is None:
        return []
    day = meal.eaten_on
    first, after = day - timedelta(days=days), day + timedelta(days=days + 1)
    found = visits.TABLE.find(
        db,
        "enterprise_id = ? AND started_at >= ? AND started_at < ?",
        (meal.enterprise_id, first.isoformat(), after.isoformat()),
    )
    return sorted(found, key=lambda visit: _distance(visit.started_at, day))


def events_around(db: Readable, meal: MealDraft, days: int = DAYS_AROUND) -> list[Event]:
    """Events of whatever firm that lay a few days around the meal, the nearest first."""
    if meal.eaten_on is None:
        return []
    day = meal.eaten_on
    first, after = day - timedelta(days=days), day + timedelta(days=days + 1)
    found = events.TABLE.find(
        db,
        "starts_at < ? AND coalesce(ends_at, starts_at) >= ?",
        (after.isoformat(), first.isoformat()),
    )
    return sorted(found, key=lambda event: _distance(event.starts_at, day))


def is_on_a_form(db: Readable, meal: Meal) -> bool:
    """Does a numbered visit's paper speak of this meal? Then what was eaten is changed there, by 更正."""
    if not meal.visit_id:
        return False
    visit = visits.get(db, meal.visit_id)
    return bool(visit.number) and not visit.is_voided


def _distance(moment: datetime | None, day: date) -> int:
    return abs((moment.date() - day).days) if moment is not None else DAYS_AROUND + 1
