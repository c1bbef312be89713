"""What a rule looks at: one cadre's records, or one unit's. Built by `store/facts.py`, judged by `rules/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar, cast

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
from qingdesk.domain.region import Regions
from qingdesk.domain.unit import Unit
from qingdesk.domain.visit import Visit

T = TypeVar("T")


class FirmFacts(Protocol):
    """What firms asked for and were promised, with whoever answers for it: a cadre, or (cadre_id empty) the
    unit. The rules on problems and commitments look at this alone."""

    @property
    def cadre_id(self) -> str:
        """Whose they are; empty: the unit's."""

    @property
    def unit_id(self) -> str:
        """Whose limits hold."""

    @property
    def calendar(self) -> Calendar:
        """Working days."""

    @property
    def firm_problems(self) -> tuple[Problem, ...]:
        """The problems that he answers for."""

    @property
    def firm_commitments(self) -> tuple[Commitment, ...]:
        """The commitments that he answers for."""

    @property
    def progress(self) -> tuple[Progress, ...]:
        """The steps of those problems."""


@dataclass(frozen=True, kw_only=True)
class CadreFacts:
    """One cadre's records, voided ones left out.

    Only the fields that the rules look at need be there (`store/looked_at.py`).
    assignments: his own, ended ones too. visits: those he took part in, and everybody's to the firms whose
    liaison he leads or led, drafts included (a draft is the place of its meals). meals, gifts, offers, declarations,
    handovers: his. events: those he applied for or attended, and those of his meals and costs. costs: of
    those events. problems, commitments: those that are his (`answerable.answers_for`); progress: of those
    problems. left_problems, left_commitments: all of the firms of his ended assignments, whoever answers for
    them now.
    receipts: ids of meals that have an attachment in the role receipt. cost_receipts: the receipt numbers
    (`receipt_key`) of all costs of the desk, or at least of those that one of his meals bears too. scans: for
    a visit's id the record_revision of its newest signed scan.
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
    left_problems: tuple[Problem, ...] = ()
    left_commitments: tuple[Commitment, ...] = ()
    receipts: frozenset[str] = frozenset()
    cost_receipts: frozenset[str] = frozenset()
    scans: Mapping[str, int] = field(default_factory=dict)
    _known: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, key: object, work_out: Callable[[], T]) -> T:
        """What several rules ask of the same facts is worked out once. key: says what, with all it depends on."""
        if key not in self._known:
            self._known[key] = work_out()
        return cast("T", self._known[key])

    @property
    def cadre_id(self) -> str:
        """Whose facts these are."""
        return self.cadre.id

    @property
    def unit_id(self) -> str:
        """The unit whose limits hold: the desk's own."""
        return self.home.id if self.home else ""

    @property
    def firm_problems(self) -> tuple[Problem, ...]:
        """The problems that he answers for."""
        return self.problems

    @property
    def firm_commitments(self) -> tuple[Commitment, ...]:
        """The commitments that he answers for."""
        return self.commitments

    def event(self, event_id: str) -> Event | None:
        """The event with this id, when it is among the facts; a voided one is no link."""
        return self._events.get(event_id)

    def visit(self, visit_id: str) -> Visit | None:
        """The visit with this id, when it is among the facts; a voided one is no link."""
        return self._visits.get(visit_id)

    @cached_property
    def _events(self) -> Mapping[str, Event]:
        return {event.id: event for event in self.events if not event.voided_at}

    @cached_property
    def _visits(self) -> Mapping[str, Visit]:
        return {visit.id: visit for visit in self.visits if not visit.voided_at}

    def meal_due(self, meal: Meal, policy: Policy) -> Due:
        """What this meal costs by the standard: the sum that the dialog, the rules and 能不能 share."""
        event = self.event(meal.event_id)
        firm = self.enterprises.get(meal.enterprise_id)
        city = allowance_city(
            event_city=event.city if event else "",
            enterprise_region=firm.region if firm else "",
            home_region=self.home.region if self.home else "",
        )
        return due(meal, policy, city=city, unit_id=self.unit_id)


@dataclass(frozen=True, kw_only=True)
class UnitFacts:
    """One unit's records for the rules that look past one cadre (over-visiting, codes).

    visits: by this unit (an empty `unit_id` is the home unit). problems: all of its firms.
    unclaimed_problems, unclaimed_commitments: those that no leader answers for (`answerable.answers_for` says
    None); progress: of those. regions: the codes of Henan, abolished ones included; without them no region is
    judged.
    """

    unit: Unit
    calendar: Calendar = field(default_factory=Calendar)
    enterprises: Mapping[str, Enterprise] = field(default_factory=dict)
    visits: tuple[Visit, ...] = ()
    problems: tuple[Problem, ...] = ()
    unclaimed_problems: tuple[Problem, ...] = ()
    unclaimed_commitments: tuple[Commitment, ...] = ()
    progress: tuple[Progress, ...] = ()
    regions: Regions | None = None

    @property
    def cadre_id(self) -> str:
        """No cadre's."""
        return ""

    @property
    def unit_id(self) -> str:
        """The unit whose limits hold."""
        return self.unit.id

    @property
    def firm_problems(self) -> tuple[Problem, ...]:
        """The problems that no leader answers for."""
        return self.unclaimed_problems

    @property
    def firm_commitments(self) -> tuple[Commitment, ...]:
        """The commitments that no leader answers for."""
        return self.unclaimed_commitments


def receipt_key(receipt_no: str) -> str:
    """A receipt number, blanks apart: 豫 00 12 and 豫0012 are one."""
    return "".join(receipt_no.split())
