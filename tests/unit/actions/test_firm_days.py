"""企业服务日、恳谈日: one day, several firms, a visit for each, and what they raised."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from qingdesk.actions.firm_days import FirmDay, firm_days, record_firm_day
from qingdesk.actions.life import void
from qingdesk.actions.mistakes import Mistaken
from qingdesk.domain.period import Half
from qingdesk.domain.visit import VisitMode, Visitor, VisitState
from qingdesk.errors import Refused
from tests.stores import TODAY, TryDesk

AT = datetime(2026, 11, 18, 9, 0)


def day(desk: TryDesk, *firms: str, mode: VisitMode = VisitMode.SERVICE_DAY, at: datetime = AT) -> FirmDay:
    return FirmDay(
        mode=mode, started_at=at, place="县政务服务中心", visitors=(Visitor(desk.cadre, "王海涛", "副县长"),),
        enterprise_ids=firms,
    )  # fmt: skip


@pytest.fixture
def other(desk: TryDesk) -> str:
    return desk.record("enterprise", name="示例纺织有限公司", contact_name="陈丽", contact_post="总经理")


def test_each_firm_gets_its_draft(desk: TryDesk, other: str) -> None:
    visits = [
        desk.get("visit", i)
        for i in record_firm_day(desk.store, day(desk, desk.firm, other, desk.firm), TODAY).ids
    ]
    assert [visit.enterprise_id for visit in visits] == [desk.firm, other]
    assert {visit.state for visit in visits} == {VisitState.DRAFT}
    assert {(visit.mode, visit.at_enterprise, visit.place) for visit in visits} == {
        (VisitMode.SERVICE_DAY, False, "县政务服务中心")
    }
    assert [host.name for host in visits[1].hosts] == ["陈丽"]


def test_what_came_of_the_days(desk: TryDesk, other: str) -> None:
    first, second = record_firm_day(desk.store, day(desk, desk.firm, other), TODAY).ids
    record_firm_day(desk.store, day(desk, other, mode=VisitMode.TALK_DAY, at=datetime(2026, 9, 1, 9)), TODAY)
    raised = {"source": "service_day", "raised_on": "2026-11-18", "text": "融资"}
    desk.record("problem", enterprise_id=desk.firm, visit_id=first, **raised)
    closed = {"result": "solved", "closed_on": "2026-11-20", "closed_by": "钱进"}
    desk.record("problem", enterprise_id=other, visit_id=second, **raised, **closed)
    db = desk.store.reader()
    held = firm_days(db, Half(2026, 2))
    assert [(one.mode, one.day, one.firms, one.problems, one.open_problems) for one in held] == [
        (VisitMode.SERVICE_DAY, date(2026, 11, 18), 2, 2, 1),
        (VisitMode.TALK_DAY, date(2026, 9, 1), 1, 0, 0),
    ]
    assert firm_days(db, Half(2026, 1)) == []
    void(desk.store, "visit", first, "未到场")
    assert firm_days(db, Half(2026, 2))[0].firms == 1


def test_what_cannot_be(desk: TryDesk) -> None:
    for wrong in (day(desk), day(desk, desk.firm, mode=VisitMode.PHONE)):
        with pytest.raises(Refused, match="服务日"):
            record_firm_day(desk.store, wrong, TODAY)
    with pytest.raises(Mistaken):
        record_firm_day(desk.store, day(desk, desk.firm, at=datetime(2026, 12, 1, 9)), TODAY)
    with pytest.raises(Mistaken):
        record_firm_day(desk.store, day(desk, desk.firm, "nobody"), TODAY)
    assert desk.all("visit") == []
