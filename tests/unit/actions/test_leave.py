"""A cadre leaves: his assignments end with one question, and what has to be handed over is listed."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.actions.handovers import hand_over
from qingdesk.actions.leave import cadre_leaves, preview_leaving, undo_leaving
from qingdesk.errors import Refused
from tests.stores import TODAY, TryDesk

ON = date(2026, 11, 20)


def test_his_assignments_end(desk: TryDesk) -> None:
    later = desk.record(
        "assignment",
        cadre_id=desk.cadre,
        enterprise_id=desk.firm,
        role="liaison_officer",
        started_on="2026-12-01",
    )
    ended = desk.record(
        "assignment", cadre_id=desk.cadre, enterprise_id=desk.firm, role="chief_service_officer",
        started_on="2025-01-01", ended_on="2025-06-30",
    )  # fmt: skip
    asked = preview_leaving(desk.store, desk.cadre, ON)
    assert [one.id for one in asked.ending] == [one.id for one in asked.handovers_due] == [desk.assignment]
    assert desk.get("cadre", desk.cadre).left_on is None
    left = cadre_leaves(desk.store, desk.cadre, ON, TODAY)
    assert desk.get("cadre", desk.cadre).left_on == ON
    assert desk.get("assignment", desk.assignment).ended_on == ON
    assert desk.get("assignment", later).is_voided
    assert desk.get("assignment", ended).ended_on == date(2025, 6, 30)
    assert [one.id for one in left.handovers_due] == [desk.assignment]
    assert set(left.changes) == {"cadres", "assignments"}


def test_what_is_due_can_still_be_handed_over(desk: TryDesk) -> None:
    to = desk.record("cadre", name="李建国", unit_id=desk.home)
    left = cadre_leaves(desk.store, desk.cadre, ON, TODAY)
    handover, _successor = hand_over(desk.store, left.handovers_due[0].id, to, ON, TODAY).records
    assert desk.get("handover", handover.id).assignment_id == desk.assignment


def test_it_can_be_taken_back(desk: TryDesk) -> None:
    cadre_leaves(desk.store, desk.cadre, ON, TODAY)
    undo_leaving(desk.store)
    assert desk.get("cadre", desk.cadre).left_on is None
    assert desk.get("assignment", desk.assignment).ended_on is None
    with pytest.raises(Refused):
        undo_leaving(desk.store)


def test_nobody_leaves_twice(desk: TryDesk) -> None:
    cadre_leaves(desk.store, desk.cadre, ON, TODAY)
    with pytest.raises(Refused, match="王海涛"):
        cadre_leaves(desk.store, desk.cadre, ON, TODAY)
