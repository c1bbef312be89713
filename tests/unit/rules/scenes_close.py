"""Scenes of the rules on 亲而不清."""

from __future__ import annotations

from qingdesk.domain.cost import CostKind, Payer, TravelClass
from qingdesk.domain.event import Decision
from qingdesk.domain.gift import Disposition, GiftKind
from qingdesk.domain.meal import MealPlace
from qingdesk.domain.offer import Reply
from qingdesk.domain.visit import Transport
from tests.unit.rules.samples import (
    at,
    cost,
    day,
    declaration,
    event,
    meal,
    offer,
    visit,
)
from tests.unit.rules.scene import (
    AUTUMN,
    SPRING,
    TODAY,
    Changes,
    Scene,
    event_scene,
    gift_scene,
    meal_scene,
    visit_scene,
)

_UNPAID: Changes = {"paid_fen": None, "paid_on": None}
_EATEN: Changes = {"visits": (SPRING, AUTUMN, visit()), "receipts": frozenset({"m1"}), "events": (event(),)}

CLOSE: tuple[Scene, ...] = (
    meal_scene("unpaid_meal", **_UNPAID),
    Scene(
        "unpaid_meal",
        "no_sum",
        {"meals": (meal(place=MealPlace.RESTAURANT, event_id="t1", **_UNPAID),), "events": (event(),)},
        {"meals": (meal(event_id="t1"),), "events": (event(),), "receipts": frozenset({"m1"})},
    ),
    meal_scene("underpaid_meal", paid_fen=6000),
    meal_scene("meal_without_receipt", receipt_kind=None),
    meal_scene("claimed_meal", "claimed", claimed=True),
    Scene(
        "claimed_meal",
        "receipt",
        {**_EATEN, "meals": (meal(receipt_no="豫 0012"),), "costs": (cost(receipt_no="豫0012"),)},
        {**_EATEN, "meals": (meal(receipt_no="豫 0012"),), "costs": (cost(receipt_no="豫0013"),)},
        is_alone=True,
    ),
    Scene(
        "meal_outside_window",
        "",
        {
            "meals": (meal(),),
            "visits": (SPRING, AUTUMN, visit(ended_at=at("2026-11-19T10:00"))),
            "receipts": frozenset({"m1"}),
        },
        {"meals": (meal(),), "visits": (SPRING, AUTUMN, visit()), "receipts": frozenset({"m1"})},
    ),
    meal_scene("meal_outside_canteen", place=MealPlace.RESTAURANT),
    meal_scene("alcohol_or_tobacco", "alcohol", alcohol=True),
    meal_scene("alcohol_or_tobacco", "tobacco", tobacco=True),
    meal_scene("alcohol_or_tobacco", "both", alcohol=True, tobacco=True),
    meal_scene("too_many_companions", hosts_present=4),
    meal_scene("meal_without_business", visit_id=""),
    Scene("accepted_entertainment", "", {"offers": (offer(reply=Reply.ACCEPTED),)}, {"offers": (offer(),)}),
    event_scene("unapproved_event", "refused", decision=Decision.REFUSED, approved_at=None),
    event_scene(
        "unapproved_event",
        "oral",
        decision=Decision.PENDING,
        approved_at=None,
        starts_at=at("2026-12-02T09:00"),
        oral_at=at("2026-12-01T17:00"),
    ),
    event_scene("unapproved_event", "never", decision=Decision.PENDING, approved_at=None),
    event_scene("unapproved_event", "late", approved_at=at("2026-11-20T10:00")),
    event_scene(
        "oral_approval_unconfirmed",
        attended=(),
        decision=Decision.PENDING,
        approved_at=None,
        oral_at=at("2026-11-19T10:00"),
    ),
    event_scene("beyond_approval", "people", attended=("c1", "c2")),
    event_scene("beyond_approval", "days", actual_ends_at=at("2026-11-21T10:00")),
    event_scene("beyond_approval", "city", actual_city="4103"),
    event_scene("cost_above_standard", "lodging", costs=(cost(amount_fen=50000),)),
    event_scene(
        "cost_above_standard", "class", costs=(cost(kind=CostKind.TRANSPORT, travel_class=TravelClass.FIRST),)
    ),
    event_scene("cost_paid_by_firm", costs=(cost(payer=Payer.ENTERPRISE),)),
    event_scene(
        "event_unsettled",
        costs=(cost(settled_on=None),),
        starts_at=at("2026-10-20T09:00"),
        approved_at=at("2026-10-19T09:00"),
    ),
    visit_scene("enterprise_car", "dedicated", transport=Transport.ENTERPRISE_DEDICATED),
    visit_scene("enterprise_car", "reason", transport=Transport.ENTERPRISE_SHARED),
    visit_scene(
        "enterprise_car",
        "unpaid",
        transport=Transport.ENTERPRISE_SHARED,
        transport_reason="厂区偏远",
        transport_half_days=1,
    ),
    gift_scene("gift_unregistered", "late", disposition=Disposition.PENDING, registered_on=None),
    gift_scene(
        "gift_unregistered",
        "soon",
        disposition=Disposition.PENDING,
        registered_on=None,
        received_on=day("2026-11-10"),
    ),
    gift_scene("gift_not_handed_in", kind=GiftKind.CARD),
    visit_scene("firm_reports", levy_reported=True, banquet_reported=True),
    Scene(
        "no_declaration", "none", {"declarations": ()}, {"declarations": (declaration(declared_on=TODAY),)}
    ),
    Scene(
        "no_declaration",
        "old",
        {"declarations": (declaration(declared_on=day("2025-12-02")),)},
        {
            "declarations": (
                declaration(declared_on=day("2025-12-02")),
                declaration(id="d2", declared_on=TODAY),
            )
        },
    ),
    Scene(
        "unresolved_conflict",
        "",
        {"declarations": (declaration(has_conflict=True),)},
        {
            "declarations": (
                declaration(has_conflict=True),
                declaration(id="d2", declared_on=day("2026-02-02")),
            )
        },
    ),
)
