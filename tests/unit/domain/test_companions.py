"""陪餐人数: three up to ten of us, beyond that a third."""

from __future__ import annotations

import pytest

from qingdesk.domain.companions import most_companions
from qingdesk.domain.policy import Policy
from tests.unit.rules.samples import day, limits, row

ON = day("2026-11-20")


@pytest.mark.parametrize(("heads", "most"), [(1, 3), (10, 3), (11, 3), (12, 4), (15, 5)])
def test_by_heads(heads: int, most: int) -> None:
    found = most_companions(heads, limits(), ON)
    assert found is not None and found.most == most


def test_a_stricter_unit_and_none_at_all() -> None:
    found = most_companions(3, limits(row("companions.max", 1)), ON)
    assert found is not None and (found.most, found.row.basis) == (1, "本单位规定")
    assert most_companions(3, Policy(()), ON) is None
    assert most_companions(30, limits(row("companions.divisor", 0)), ON) is None
