"""What a rule looks at: one cadre's records, or one unit's. Built by `store/facts.py`, judged by `rules/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from qingdesk.domain.assignment import Assignment
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.calendar import Calendar
from qingdesk.domain.commitment import Commitment
from qingdesk.domain.cost import Cost
from qingdesk.domain.declaration import Declaration
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.event import Event
from qingdesk.domain.gift import Gift
from qingdesk.domain.handover import Handover
from qingdesk.domain.meal import Meal
from qingdesk.domain.meal_due import Due, allowance_city, due
from qingdesk.domain.offer import Offer
from qingdesk.domain.policy import Policy
from qingdesk.domain.problem import Problem
from qingdesk.domain.progress import Progress
from qingdesk.domain.unit import Unit
from qingdesk.domain.visit import Visit


@dataclass(frozen=True, kw_only=True)
class CadreFacts:
    """One cadre's records, voided ones left out.

    assignments: his own. visits: those he took part in, and everybody's to the firms he is assigned to.
    meals, gifts, offers, declarations, handovers: his. events: he applied for or attended. problems,
    commitments: of the firms he is assigned to, those that are his by `rules.md` ("Whose finding"), decided
    by the store. receipts: ids of meals that have an attachment in the role receipt.
    """

    cadre: Cadre
    home: Unit | None = None
    records_from: date = date.min
    calendar: Calendar = field(default_factory=Calendar)
    assignments: tuple[Assignment, ...] = ()
    enterprises: Mapping[str, Enterprise] = field(default_factory=dict)
    visits: tuple[Visit, ...] = ()
    meals: tuple[Meal, ...] = ()
    events: tuple[Event, ...] = ()
    costs: tuple[Cost, ...] = ()
    problems: tuple[Problem, ...] = ()
    progress: tuple[Progress, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    gifts: tuple[Gift, ...] = ()
    offers: tuple[Offer, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    handovers: tuple[Handover, ...] = ()
    receipts: frozenset[str] = frozenset()

    def event(self, event_id: str) -> Event | None:
        """The event with this id, when it is among the facts."""
        return next((event for event in self.events if event.id == event_id), None) if event_id else None

    def visit(self, visit_id: str) -> Visit | None:
        """The visit with this id, when it is among the facts."""
        return next((visit for visit in self.visits if visit.id == visit_id), None) if visit_id else None

    def meal_due(self, meal: Meal, policy: Policy) -> Due:
        """What this meal costs by the standard: the sum that the dialog, the rules and 能不能 share."""
        event = self.event(meal.event_id)
        firm = self.enterprises.get(meal.enterprise_id)
        city = allowance_city(
            event_city=event.city if event else "",
            enterprise_region=firm.region if firm else "",
            home_region=self.home.region if self.home else "",
        )
        return due(meal, policy, city=city, unit_id=self.home.id if self.home else "")


@dataclass(frozen=True, kw_only=True)
class UnitFacts:
    """One unit's records for the unit rules (over-visiting, codes)."""

    unit: Unit
    calendar: Calendar = field(default_factory=Calendar)
    enterprises: Mapping[str, Enterprise] = field(default_factory=dict)
    visits: tuple[Visit, ...] = ()
    problems: tuple[Problem, ...] = ()
