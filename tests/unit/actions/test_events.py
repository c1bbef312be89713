"""An event's way: decided upon only when submitted, attended, settled; what the standards allow."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from qingdesk.actions.check import check
from qingdesk.actions.events import (
    approve_event,
    cost_standard,
    note_attendance,
    note_oral_approval,
    refuse_event,
    reopen_decision,
    settle_event,
)
from qingdesk.actions.life import complete
from qingdesk.actions.limits import set_limits
from qingdesk.actions.mistakes import Mistaken
from qingdesk.domain.cost import CostDraft, CostKind
from qingdesk.domain.event import Decision
from qingdesk.domain.policy import PolicyRow
from qingdesk.errors import Refused
from tests.stores import TODAY, TryDesk

AT = datetime(2026, 11, 4, 10)


@pytest.fixture
def event(desk: TryDesk) -> str:
    return desk.record(
        "event", title="产销对接会", kind="matchmaking", organiser="示例商会", organiser_kind="chamber",
        starts_at="2026-11-10T09:00", applicant_id=desk.cadre, attendees=[desk.cadre], city="410100",
    )  # fmt: skip


def _actions(desk: TryDesk) -> list[str]:
    return [str(row["action"]) for row in desk.audit_rows()]


def test_it_is_decided_only_once_it_was_submitted(desk: TryDesk, event: str) -> None:
    with pytest.raises(Refused):
        approve_event(desk.store, event, by="李县长", at=AT, number="1", today=TODAY)
    complete(desk.store, "event", event, TODAY)
    approve_event(desk.store, event, by="李县长", at=AT, number="2026-7", today=TODAY)
    saved: Any = desk.get("event", event)
    assert (saved.decision, saved.approved_by, saved.approved_at, saved.approval_no) == (
        Decision.APPROVED, "李县长", AT, "2026-7",
    )  # fmt: skip
    assert _actions(desk)[-1] == "approve_event"


def test_an_approval_has_its_moment(desk: TryDesk, event: str) -> None:
    complete(desk.store, "event", event, TODAY)
    with pytest.raises(Mistaken):
        approve_event(desk.store, event, by="李县长", at=None, number="", today=TODAY)
    assert desk.get("event", event).decision is Decision.PENDING


def test_a_refusal_and_a_decision_taken_back(desk: TryDesk, event: str) -> None:
    complete(desk.store, "event", event, TODAY)
    refuse_event(desk.store, event, by="李县长", number="", today=TODAY)
    assert desk.get("event", event).decision is Decision.REFUSED
    reopen_decision(desk.store, event, TODAY)
    assert desk.get("event", event).decision is Decision.PENDING


def test_oral_approval_and_attendance_as_it_was(desk: TryDesk, event: str) -> None:
    note_oral_approval(desk.store, event, by="李县长", at=AT, today=TODAY)
    note_attendance(
        desk.store, event, attended=[desk.cadre], starts_at=datetime(2026, 11, 10, 9),
        ends_at=datetime(2026, 11, 12, 17), city="410200", outcome="签约两项", today=TODAY,
    )  # fmt: skip
    saved: Any = desk.get("event", event)
    assert (saved.oral_by, saved.attended, saved.days_taken, saved.outcome) == (
        "李县长", (desk.cadre,), 3, "签约两项",
    )  # fmt: skip


def test_only_open_costs_of_the_unit_are_settled(desk: TryDesk, event: str) -> None:
    own = desk.record("cost", event_id=event, kind="lodging", amount_fen=20000, payer="unit")
    others = desk.record("cost", event_id=event, kind="meals", amount_fen=3000, payer="self")
    done = settle_event(desk.store, event, date(2026, 11, 20), "BX-12", TODAY)
    assert set(done.changes) == {"costs", "events"}
    assert (desk.get("cost", own).settled_on, desk.get("cost", own).claim_no) == (date(2026, 11, 20), "BX-12")
    assert desk.get("cost", others).settled_on is None
    with pytest.raises(Refused):
        settle_event(desk.store, event, date(2026, 11, 21), "", TODAY)


def test_a_voided_event_takes_no_step(desk: TryDesk, event: str) -> None:
    from qingdesk.actions.life import void

    void(desk.store, "event", event, "取消")
    with pytest.raises(Refused):
        note_oral_approval(desk.store, event, by="李县长", at=AT, today=TODAY)


def test_what_the_standards_allow(desk: TryDesk, event: str) -> None:
    reader = desk.store.reader()
    lodging = CostDraft(event_id=event, kind=CostKind.LODGING, amount_fen=50000, nights=1)
    assert cost_standard(reader, lodging, desk.get("event", event)) is None  # his rank is not known
    desk.edit("cadre", desk.cadre, rank="other")
    found = cost_standard(reader, lodging, desk.get("event", event))
    assert found is not None
    assert found.night_fen is not None and found.night_fen > 0
    travel = cost_standard(reader, CostDraft(kind=CostKind.TRANSPORT), desk.get("event", event))
    assert travel is not None
    assert "second" in travel.classes
    assert cost_standard(reader, CostDraft(kind=CostKind.FEE), desk.get("event", event)) is None


def test_the_desk_s_own_limit_holds_for_all_its_cadres_by_the_day_of_the_event(
    desk: TryDesk, event: str
) -> None:
    below = desk.record("unit", name="示例县统计局", level="county", region="411625")
    desk.edit("cadre", desk.cadre, rank="other", unit_id=below)
    fields: dict[str, Any] = {"rank": "other", "city": "4101", "basis": "示例办〔2026〕3号"}
    since, later = date(2026, 11, 10), date(2026, 11, 11)
    rows = [
        PolicyRow(key="lodging.limit_fen", value=fen, valid_from=day, **fields)
        for fen, day in ((20000, since), (10000, later))
    ]
    set_limits(desk.store, rows)
    desk.edit("event", event, actual_starts_at="2026-11-11T09:00", attended=[desk.cadre])
    lodging = CostDraft(event_id=event, kind=CostKind.LODGING, amount_fen=20001, nights=1)
    found = cost_standard(desk.store.reader(), lodging, desk.get("event", event))
    assert found is not None and found.night_fen == 20000, "as the rule takes it"
    desk.record("cost", event_id=event, cadre_id=desk.cadre, kind="lodging", amount_fen=20001, payer="unit")
    (above,) = [one.finding for one in check(desk.store.reader(), TODAY) if one.finding.code == "A18"]
    assert above.params["limit_fen"] == found.night_fen
