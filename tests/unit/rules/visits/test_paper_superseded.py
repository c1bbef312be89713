"""C07 已签字后修改."""

from __future__ import annotations

import pytest

from qingdesk.domain.visit import VisitState
from qingdesk.rules.visits.paper_superseded import RULE
from tests.unit.rules.samples import COLLEAGUE, RED, cadre_facts, day, limits, severities, visit


@pytest.mark.parametrize(
    ("form_revision", "scans", "expected"),
    [
        (1, {"v1": 1}, []),
        (2, {"v1": 1}, [RED]),
        (2, {"v1": 2}, []),
        (3, {"v1": 2}, [RED]),
        (2, {}, []),
        (2, {"v2": 1}, []),
    ],
)
def test_the_newest_scan_is_of_an_earlier_version(
    form_revision: int, scans: dict[str, int], expected: list[object]
) -> None:
    corrected = visit(form_revision=form_revision, state=VisitState.COMPLETED)
    facts = cadre_facts(visits=(corrected,), scans=scans)
    assert severities(RULE.check(facts, limits(), day("2026-11-22"))) == expected


def test_of_each_visitor() -> None:
    facts = cadre_facts(visits=(visit(form_revision=2, visitors=(COLLEAGUE,)),), scans={"v1": 1})
    assert RULE.check(facts, limits(), day("2026-11-22")) == []
