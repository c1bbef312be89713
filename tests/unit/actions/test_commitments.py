"""承诺: fulfilled in parts, passed on with the office, changed only by law and against compensation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qingdesk.actions.commitments import change_by_law, fulfil, fulfil_part, pass_on
from qingdesk.actions.life import void
from qingdesk.domain.labels import field_label
from qingdesk.errors import Refused, UserError
from tests.stores import TODAY, TryDesk

ON = date(2026, 11, 20)


@pytest.fixture
def promise(desk: TryDesk) -> str:
    return desk.record(
        "commitment", enterprise_id=desk.firm, text="兑现奖补", basis="minutes", promised_on="2026-05-06",
        due_on="2026-11-01", amount_fen=5_000_000, owner_cadre_id=desk.cadre,
    )  # fmt: skip


def test_parts_add_up_and_the_last_one_is_the_day(desk: TryDesk, promise: str) -> None:
    fulfil_part(desk.store, promise, 2_000_000, date(2026, 10, 1), TODAY)
    half = desk.get("commitment", promise)
    assert (half.fulfilled_fen, half.fulfilled_on, half.is_live) == (2_000_000, None, True)
    with pytest.raises(Refused, match=r"50,000\.01"):
        fulfil_part(desk.store, promise, 3_000_001, ON, TODAY)
    fulfil_part(desk.store, promise, 3_000_000, ON, TODAY)
    whole = desk.get("commitment", promise)
    assert (whole.fulfilled_fen, whole.fulfilled_on, whole.is_live) == (5_000_000, ON, False)
    with pytest.raises(Refused, match="已兑现"):
        fulfil_part(desk.store, promise, 1, ON, TODAY)


def test_as_a_whole(desk: TryDesk, promise: str) -> None:
    fulfil(desk.store, promise, ON, TODAY)
    done = desk.get("commitment", promise)
    assert (done.fulfilled_fen, done.fulfilled_on, done.form_revision) == (5_000_000, ON, 1)


def test_without_an_amount_there_are_no_parts(desk: TryDesk) -> None:
    promise = desk.record("commitment", enterprise_id=desk.firm, text="修路", promised_on="2026-05-06")
    with pytest.raises(Refused, match="金额"):
        fulfil_part(desk.store, promise, 100, ON, TODAY)
    fulfil(desk.store, promise, ON, TODAY)
    assert desk.get("commitment", promise).fulfilled_fen is None


@pytest.mark.parametrize(("reason", "compensation"), [("", "补偿 2 万元"), ("规划调整", " ")])
def test_it_is_not_changed_without_cause_and_compensation(
    desk: TryDesk, promise: str, reason: str, compensation: str
) -> None:
    with pytest.raises(Refused, match="法定事由"):
        change_by_law(desk.store, promise, reason, compensation, TODAY)
    assert desk.get("commitment", promise).is_live


@pytest.mark.parametrize("missing", ["reason", "compensation"])
def test_changed_by_law_is_not_recorded_without_its_cause_and_compensation(
    desk: TryDesk, promise: str, missing: str
) -> None:
    said: dict[str, Any] = {
        "changed_by_law": True,
        "reason": "国土空间规划调整",
        "compensation": "另行硬化等长道路",
    }
    given = {
        "enterprise_id": desk.firm,
        "text": "硬化道路",
        "promised_on": "2026-06-01",
        **said,
        missing: " ",
    }
    with pytest.raises(UserError) as told:
        desk.record("commitment", **given)
    assert field_label("commitment", missing) in str(told.value) and "法定事由" in str(told.value)
    with pytest.raises(UserError):
        desk.edit("commitment", promise, **{**said, missing: ""})
    assert not desk.get("commitment", promise).changed_by_law


def test_changed_by_law(desk: TryDesk, promise: str) -> None:
    change_by_law(desk.store, promise, "国土空间规划调整", "依法补偿 2 万元", TODAY)
    changed = desk.get("commitment", promise)
    assert (changed.changed_by_law, changed.reason, changed.is_live) == (True, "国土空间规划调整", False)
    assert desk.audit_rows()[-1]["reason"] == "国土空间规划调整"


def test_a_change_of_office_passes_it_on_and_changes_nothing_else(desk: TryDesk, promise: str) -> None:
    other = desk.record("cadre", name="李建国", unit_id=desk.home)
    before = desk.get("commitment", promise)
    pass_on(desk.store, promise, other, TODAY)
    after = desk.get("commitment", promise)
    assert (after.owner_cadre_id, after.due_on, after.amount_fen) == (other, before.due_on, before.amount_fen)
    gone = desk.record("cadre", name="周志强", unit_id=desk.home, left_on="2026-10-01")
    with pytest.raises(Refused, match="周志强"):
        pass_on(desk.store, promise, gone, TODAY)


def test_a_voided_one_is_left_alone(desk: TryDesk, promise: str) -> None:
    void(desk.store, "commitment", promise, "重复")
    with pytest.raises(Refused, match="作废"):
        fulfil(desk.store, promise, ON, TODAY)
