"""B23 承诺逾期未兑现."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.finding import Finding
from qingdesk.rules.commitments.commitment_overdue import RULE
from tests.unit.rules.samples import RED, cadre_facts, commitment, day, limits, severities, unit_facts


def judged(today: str, **fields: Any) -> list[Finding]:
    return RULE.check(cadre_facts(commitments=(commitment(**fields),)), limits(), day(today))


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-11-29", []), ("2026-11-30", []), ("2026-12-01", [RED])]
)
def test_past_its_day(today: str, expected: list[object]) -> None:
    found = judged(today)
    assert severities(found) == expected
    assert [f.due_on for f in found] == [day("2026-11-30") for _ in expected]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"fulfilled_on": day("2026-11-20")}, []),
        ({"amount_fen": 100, "fulfilled_fen": 100}, []),
        ({"amount_fen": 100, "fulfilled_fen": 101}, []),
        ({"amount_fen": 100, "fulfilled_fen": 99}, [RED]),
        ({"amount_fen": 100}, [RED]),
        ({"amount_fen": 0, "fulfilled_fen": 0}, [RED]),
        ({"fulfilled_fen": 100}, [RED]),
        ({"changed_by_law": True}, []),
        ({"due_on": None}, []),
    ],
)
def test_fulfilled_or_changed_by_law(fields: dict[str, Any], expected: list[object]) -> None:
    assert severities(judged("2026-12-01", **fields)) == expected


def test_how_much_is_done() -> None:
    (finding,) = judged("2026-12-01", amount_fen=1000, fulfilled_fen=600)
    assert (finding.params["case"], finding.params["percent"]) == ("amount", 60)


def test_where_no_leader_answers_for_it_it_is_the_unit_s() -> None:
    (finding,) = RULE.check(unit_facts(unclaimed_commitments=(commitment(),)), limits(), day("2026-12-01"))
    assert finding.cadre_id == ""
