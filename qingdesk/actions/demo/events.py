"""Events attended with approval, and what they cost; those that are not in order stand in `EVENT_TWISTS`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.links import Link
from qingdesk.actions.demo.meals import Canteen
from qingdesk.actions.demo.plans import MealTwist
from qingdesk.actions.demo.series import Batch
from qingdesk.actions.demo.span import Span
from qingdesk.actions.demo.values import values
from qingdesk.actions.demo.visit_faults import CLAIMED_RECEIPT
from qingdesk.actions.demo.words import words
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.cost import Cost, CostKind, Payer, TravelClass
from qingdesk.domain.event import Decision, Event, EventKind, OrganiserKind
from qingdesk.domain.meal import MealKind, MealPlace

_KINDS = tuple(EventKind)
_POSTED_FEN = 4000


@dataclass(frozen=True)
class EventTwist:
    """back: working days before today. fields: of the event, by the event as it would be. costs: changes by
    kind of cost. has_costs: False: none. is_variant: another way to break the same rule."""

    code: str
    back: int
    fields: Callable[[Event], dict[str, Any]] = field(default=lambda event: {})
    costs: dict[CostKind, dict[str, Any]] = field(default_factory=dict)
    has_costs: bool = True
    is_variant: bool = False


def _approved_late(event: Event) -> dict[str, Any]:
    assert event.starts_at is not None
    return {"approved_at": event.starts_at + timedelta(minutes=30)}


def _oral_only(event: Event) -> dict[str, Any]:
    assert event.starts_at is not None
    oral = {"oral_by": event.approved_by, "oral_at": event.starts_at - timedelta(days=1)}
    return {"decision": Decision.PENDING, "approved_by": "", "approved_at": None, "approval_no": "", **oral}


def _longer(event: Event) -> dict[str, Any]:
    assert event.ends_at is not None
    return {"actual_starts_at": event.starts_at, "actual_ends_at": event.ends_at + timedelta(days=2)}


EVENT_TWISTS = (
    EventTwist("A14 red", 35, _approved_late),
    EventTwist("A15", 6, _oral_only, has_costs=False),
    EventTwist("A18 lodging", 30, costs={CostKind.LODGING: {"amount_fen": 68000, "nights": 1}}),
    EventTwist("A20", 30, costs={CostKind.TRANSPORT: {"settled_on": None, "claim_no": ""}}),
    EventTwist(
        "A19", 45, costs={CostKind.LODGING: {"payer": Payer.ORGANISER, "settled_on": None, "claim_no": ""}}
    ),
    EventTwist("A16", 40, _longer),
    EventTwist(
        "A18 class", 50, costs={CostKind.TRANSPORT: {"travel_class": TravelClass.FIRST}}, is_variant=True
    ),
    EventTwist("A06", 90, costs={CostKind.MEALS: {}}, is_variant=True),
)


@dataclass
class Events:
    """Makes events with their costs and meals."""

    dice: Dice
    span: Span
    batch: Batch
    canteen: Canteen

    def hold(
        self, link: Link, day: date, colleague: Cadre | None, twist: EventTwist | None = None, number: int = 0
    ) -> None:
        """One event. colleague: who goes along, if anybody. number: of the twist, for a receipt used twice."""
        event = self._event(link, day, colleague)
        if twist is not None:
            event = replace(event, **twist.fields(event))
        self.batch.add("event", event)
        is_past = day < self.span.today
        if is_past and (twist is None or twist.has_costs):
            self._costs(event, day, twist, number)
        if is_past and twist is None and self.dice.chance(0.4):
            at_table = MealTwist(facts={"place": MealPlace.RESTAURANT, "posted_price_fen": _POSTED_FEN})
            heads = len(event.attended)
            self.canteen.serve(
                day, link.firm, link.cadre.id, heads, MealKind.LUNCH, event=event, twist=at_table
            )

    def _event(self, link: Link, day: date, colleague: Cadre | None) -> Event:
        dice, lists = self.dice, words("matters")
        kind = dice.pick(_KINDS)
        organiser, organiser_kind, code = self._organiser(link)
        trade, brand = dice.pick(words("firms")["trades"])[0], organiser
        city, nightly, fare = dice.pick(lists["cities"])
        starts = datetime.combine(day, time(9, 0))
        going = (link.cadre.id, *([colleague.id] if colleague else []))
        ends = datetime.combine(day + timedelta(days=dice.between(0, 1)), time(17, 0))
        is_past = day < self.span.today
        return Event(
            id=dice.new_id(),
            number=self.batch.number("event", min(day, self.span.yesterday).year),
            title=dice.pick(lists["events"][kind.value]).format(trade=trade, brand=brand),
            kind=kind,
            organiser=organiser,
            organiser_kind=organiser_kind,
            organiser_uscc=code,
            enterprise_id=link.firm.id if organiser_kind is OrganiserKind.ENTERPRISE else "",
            is_public=True,
            starts_at=starts,
            ends_at=ends,
            city=city,
            place=dice.pick(lists["venues"]),
            purpose=dice.pick(lists["event_purposes"]),
            applicant_id=link.cadre.id,
            attendees=going,
            budget_transport_fen=2 * fare * len(going),
            budget_lodging_fen=nightly * len(going),
            budget_meals_fen=10_000 * len(going),
            attended=going if is_past else (),
            outcome=dice.pick(lists["outcomes"]).format_map(values(dice, day)) if is_past else "",
            **self._approval(day),
        )

    def _approval(self, day: date) -> dict[str, Any]:
        """Asked for some days before and given soon after; one still to come may be pending."""
        dice = self.dice
        asked = min(day - timedelta(days=dice.between(5, 12)), self.span.yesterday)
        given = asked + timedelta(days=dice.between(1, 3))
        if given >= self.span.today:
            return {"submitted_on": asked}
        return {
            "submitted_on": asked,
            "decision": Decision.APPROVED,
            "approved_by": dice.pick(words("matters")["approvers"]),
            "approved_at": datetime.combine(given, time(dice.between(9, 16), 30)),
            "approval_no": f"{given:%Y}-{dice.between(1, 200):03d}",
        }

    def _organiser(self, link: Link) -> tuple[str, OrganiserKind, str]:
        dice, lists = self.dice, words("matters")
        if dice.chance(0.4):
            return link.firm.name, OrganiserKind.ENTERPRISE, link.firm.uscc
        if dice.chance(0.5):
            return dice.pick(lists["associations"]), OrganiserKind.ASSOCIATION, ""
        return dice.pick(lists["chambers"]), OrganiserKind.CHAMBER, ""

    def _costs(self, event: Event, day: date, twist: EventTwist | None, number: int) -> None:
        """The train there and back and a night, paid by the unit and settled within twenty working days."""
        dice = self.dice
        _, nightly, fare = next(city for city in words("matters")["cities"] if city[0] == event.city)
        settled = self.span.later(day, dice.between(3, 15))
        paid: dict[str, Any] = {"payer": Payer.UNIT}
        if settled < self.span.today:
            paid |= {"settled_on": settled, "claim_no": f"{settled:%Y%m}-{dice.between(1, 400):03d}"}
        changes = twist.costs if twist else {}
        wanted = (
            {CostKind.TRANSPORT, CostKind.LODGING} if changes or dice.chance(0.6) else {CostKind.TRANSPORT}
        )
        for kind in (CostKind.TRANSPORT, CostKind.LODGING, CostKind.MEALS):
            if kind not in wanted | changes.keys():
                continue
            facts: dict[str, Any] = {
                CostKind.TRANSPORT: {"amount_fen": 2 * fare, "travel_class": TravelClass.SECOND},
                CostKind.LODGING: {
                    "amount_fen": nightly,
                    "nights": 1,
                    "stayed_from": day,
                    "city": event.city,
                },
                CostKind.MEALS: {"amount_fen": 10_000, "receipt_no": CLAIMED_RECEIPT.format(number=number)},
            }[kind]
            facts = {**paid, **facts, **changes.get(kind, {})}
            cost = Cost(id=dice.new_id(), event_id=event.id, cadre_id=event.applicant_id, kind=kind, **facts)
            self.batch.add("cost", cost)
