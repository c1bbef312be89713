"""For every rule and each of its cases: a desk on which it finds exactly one thing, and the same put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qingdesk.domain.facts import CadreFacts, UnitFacts
from qingdesk.domain.finding import Finding
from qingdesk.domain.policy import Policy
from qingdesk.domain.visit import VisitMode
from qingdesk.rules import BY_ID, check_cadre, check_unit
from tests.unit.rules.samples import (
    assignment,
    at,
    cadre_facts,
    commitment,
    cost,
    day,
    event,
    gift,
    limits,
    meal,
    problem,
    unit_facts,
    visit,
)

TODAY = day("2026-12-03")
SPRING = visit(id="v-spring", started_at=at("2026-03-03T09:00"), ended_at=at("2026-03-03T12:00"))
AUTUMN = visit(id="v-autumn", started_at=at("2026-09-09T09:00"), ended_at=at("2026-09-09T12:00"))
LONG_AGO = visit(id="v-long-ago", started_at=at("2025-09-09T09:00"), ended_at=at("2025-09-09T12:00"))
CALL = visit(mode=VisitMode.PHONE, at_enterprise=False)

Changes = dict[str, Any]


def orderly(**changes: Any) -> CadreFacts:
    """A cadre's desk on which no rule finds anything on `TODAY`."""
    return cadre_facts(**{"visits": (SPRING, AUTUMN), **changes})


@dataclass(frozen=True)
class Scene:
    """broken, mended: what differs from an orderly desk. is_alone: other records would change the matter."""

    rule_id: str
    case: str
    broken: Changes
    mended: Changes
    is_alone: bool = False

    @property
    def is_units(self) -> bool:
        """Judged on the unit's facts."""
        return self.rule_id in ("over_visited", "odd_credit_code")

    def found(self, changes: Changes, policy: Policy | None = None) -> list[Finding]:
        """What all rules find, by the default limits."""
        known = limits() if policy is None else policy
        if self.is_units:
            return check_unit(self.unit(changes), known, TODAY)
        return check_cadre(orderly(**changes), known, TODAY)

    def unit(self, changes: Changes) -> UnitFacts:
        """The unit's facts."""
        return unit_facts(**changes)


def meal_scene(rule_id: str, case: str = "", **wrong: Any) -> Scene:
    right = {"visits": (SPRING, AUTUMN, visit()), "receipts": frozenset({"m1"})}
    broken = {**right, "meals": (meal(**wrong),)}
    return Scene(rule_id, case, broken, {**right, "meals": (meal(),)})


def event_scene(rule_id: str, case: str = "", *, costs: tuple[Any, ...] = (), **wrong: Any) -> Scene:
    return Scene(
        rule_id,
        case,
        {"events": (event(**wrong),), "costs": costs},
        {"events": (event(),), "costs": (cost(),)},
    )


def visit_scene(rule_id: str, case: str = "", **wrong: Any) -> Scene:
    return Scene(
        rule_id, case, {"visits": (SPRING, AUTUMN, visit(**wrong))}, {"visits": (SPRING, AUTUMN, visit())}
    )


def gift_scene(rule_id: str, case: str = "", **wrong: Any) -> Scene:
    return Scene(rule_id, case, {"gifts": (gift(**wrong),)}, {"gifts": (gift(),)})


def problem_scene(rule_id: str, case: str = "", *, steps: tuple[Any, ...] = (), **wrong: Any) -> Scene:
    fields = {"due_on": day("2026-12-31"), "answered_on": day("2026-11-23"), **wrong}
    right = problem(
        answered_on=day("2026-11-23"),
        closed_on=day("2026-11-26"),
        revisited_on=day("2026-11-27"),
        rating=5,
        rated_on=day("2026-11-27"),
    )
    return Scene(
        rule_id,
        case,
        {"problems": (problem(**fields),), "progress": steps},
        {"problems": (right,), "progress": steps},
    )


def commitment_scene(rule_id: str, case: str = "", **wrong: Any) -> Scene:
    right = commitment(fulfilled_on=day("2026-11-30"))
    return Scene(rule_id, case, {"commitments": (commitment(**wrong),)}, {"commitments": (right,)})


def duty_scene(
    rule_id: str, case: str, visits: tuple[Any, ...], mended: tuple[Any, ...], **fields: Any
) -> Scene:
    assigned = (assignment(**fields),)
    return Scene(
        rule_id,
        case,
        {"assignments": assigned, "visits": visits},
        {"assignments": assigned, "visits": mended},
    )


def name(scene: Scene) -> str:
    """`A01-unpaid_meal`, for a test's id."""
    return f"{BY_ID[scene.rule_id].code}-{scene.rule_id}-{scene.case}".rstrip("-")
