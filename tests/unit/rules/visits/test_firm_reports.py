"""A27 企业反映有宴请、摊派、报销."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.finding import Finding
from qingdesk.domain.visit import VisitState
from qingdesk.rules.visits.firm_reports import RULE
from tests.unit.rules.samples import COLLEAGUE, RED, cadre_facts, day, limits, severities, visit

TICKS = ("banquet_reported", "levy_reported", "reimbursement_reported")


def judged(**fields: Any) -> list[Finding]:
    return RULE.check(cadre_facts(visits=(visit(**fields),)), limits(), day("2026-11-22"))


@pytest.mark.parametrize("tick", TICKS)
def test_any_tick(tick: str) -> None:
    (finding,) = judged(**{tick: True})
    assert finding.severity is RED
    assert finding.params["reported"] == [tick]
    assert judged(**{tick: False}) == []
    assert judged(**{tick: None}) == []


def test_one_finding_for_all_ticks_of_a_visit() -> None:
    (finding,) = judged(**dict.fromkeys(TICKS, True))
    assert finding.params["reported"] == list(TICKS)


def test_completed_or_signed_and_he_was_there() -> None:
    assert severities(judged(levy_reported=True, state=VisitState.COMPLETED)) == [RED]
    assert judged(levy_reported=True, state=VisitState.DRAFT) == []
    assert judged(levy_reported=True, visitors=(COLLEAGUE,)) == []
