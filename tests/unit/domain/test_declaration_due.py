"""By when an assignment's next declaration is due: thirty days, then twelve calendar months, clamped."""

from __future__ import annotations

import pytest

from qingdesk.domain.declaration_due import declaration_due
from qingdesk.domain.policy import Policy
from tests.unit.rules.samples import day, limits, row


@pytest.mark.parametrize(
    ("newest", "due"),
    [(None, "2026-10-31"), ("2025-02-28", "2026-02-28"), ("2024-02-29", "2025-02-28")],
)
def test_the_term(newest: str | None, due: str) -> None:
    found = declaration_due(day("2026-10-01"), day(newest) if newest else None, limits())
    assert found is not None and found.on == day(due)


def test_a_stricter_unit_and_none_at_all() -> None:
    stricter = limits(row("declaration.days", 10))
    found = declaration_due(day("2026-10-01"), None, stricter)
    assert found is not None and (found.on, found.row.value) == (day("2026-10-11"), 10)
    assert declaration_due(day("2026-10-01"), None, Policy(())) is None
