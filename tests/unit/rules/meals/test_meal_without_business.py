"""A11 无走访就餐."""

from __future__ import annotations

import pytest

from qingdesk.domain.visit import VisitState
from qingdesk.rules.meals.meal_without_business import RULE
from tests.unit.rules.samples import RED, cadre_facts, day, event, limits, meal, severities, visit

VOIDED = "2026-11-21T00:00:00Z"


@pytest.mark.parametrize(
    ("links", "changed", "expected"),
    [
        ({"visit_id": ""}, {}, [RED]),
        ({"visit_id": "v1"}, {}, []),
        ({"visit_id": "v1"}, {"state": VisitState.DRAFT}, []),
        ({"visit_id": "v1"}, {"voided_at": VOIDED}, [RED]),
        ({"visit_id": "", "event_id": "t1"}, {}, []),
        ({"visit_id": "", "event_id": "t2"}, {}, [RED]),
    ],
)
def test_it_belongs_to_a_visit_or_an_event(
    links: dict[str, str], changed: dict[str, object], expected: list[object]
) -> None:
    facts = cadre_facts(meals=(meal(**links),), visits=(visit(**changed),), events=(event(),))
    assert severities(RULE.check(facts, limits(), day("2026-11-22"))) == expected
