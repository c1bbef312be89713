"""利益关系申报: proposed before it is late, for each assignment; a conflict is resolved or stays."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.actions.check import check
from qingdesk.actions.declarations import propose_declarations, resolve_conflict
from qingdesk.domain.declaration import Resolution
from qingdesk.errors import Refused
from tests.stores import TODAY, TryDesk


def due(desk: TryDesk, today: date = TODAY, cadre_id: str = "") -> list[tuple[str, date]]:
    found = propose_declarations(desk.store.reader(), today, cadre_id=cadre_id)
    return [(one.assignment.id, one.due_on) for one in found]


def test_never_declared_is_due_since_a_month_after_the_start(desk: TryDesk) -> None:
    assert due(desk) == [(desk.assignment, date(2025, 3, 31))]
    assert due(desk, cadre_id="somebody else") == []
    (proposed,) = propose_declarations(desk.store.reader(), TODAY)
    assert (proposed.draft.assignment_id, proposed.draft.declared_on) == (desk.assignment, TODAY)
    assert proposed.draft.has_conflict is None


def test_it_comes_up_thirty_days_before_its_twelve_months_are_over(desk: TryDesk) -> None:
    desk.record("declaration", assignment_id=desk.assignment, declared_on="2025-12-31", has_conflict=False)
    assert due(desk, date(2026, 11, 30)) == []
    assert due(desk, date(2026, 12, 1)) == [(desk.assignment, date(2026, 12, 31))]


@pytest.mark.parametrize("today", [date(2026, 12, 31), date(2027, 1, 1)])
def test_the_rule_agrees_with_the_list(desk: TryDesk, today: date) -> None:
    desk.record("declaration", assignment_id=desk.assignment, declared_on="2025-12-31", has_conflict=False)
    late = [one.finding.due_on for one in check(desk.store.reader(), today) if one.finding.code == "A28"]
    assert late == [day for _, day in due(desk, today) if day < today]


def test_an_ended_assignment_wants_none(desk: TryDesk) -> None:
    desk.edit("assignment", desk.assignment, ended_on="2026-11-21")
    assert due(desk) == []


def test_a_conflict_is_resolved(desk: TryDesk) -> None:
    conflict = desk.record(
        "declaration", assignment_id=desk.assignment, declared_on="2026-11-02", has_conflict=True, kind="debt"
    )
    with pytest.raises(Refused, match="利益冲突"):
        resolve_conflict(desk.store, conflict, Resolution.NONE, TODAY, TODAY)
    resolve_conflict(desk.store, conflict, Resolution.RECUSED, TODAY, TODAY)
    done = desk.get("declaration", conflict)
    assert (done.resolution, done.resolved_on) == (Resolution.RECUSED, TODAY)
