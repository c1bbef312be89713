"""Personal data past keeping: listed, erased from the records, then from the audit; the chain holds."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.actions.privacy import erase_contacts, keep_until, notice, past_keeping
from qingdesk.errors import Refused
from qingdesk.store import audit
from qingdesk.store.audit_records import strays
from tests.stores import TODAY, TryDesk


def old_firm(desk: TryDesk) -> tuple[str, str, str]:
    firm = desk.record(
        "enterprise",
        name="旧厂",
        contact_name="李建国",
        contact_phone="13900001111",
        legal_representative="赵六",
    )
    desk.record(
        "assignment", cadre_id=desk.cadre, enterprise_id=firm, role="leader", started_on="2018-01-01",
        ended_on="2019-12-31",
    )  # fmt: skip
    visit = desk.visit(
        enterprise_id=firm, started_at="2019-05-06T09:00", ended_at="2019-05-06T10:00",
        hosts=[{"name": "李建国", "post": "厂长"}],
    )  # fmt: skip
    problem = desk.record(
        "problem", enterprise_id=firm, visit_id=visit, text="融资", raised_by="李建国", raised_on="2019-05-06",
        source="visit",
    )  # fmt: skip
    return firm, visit, problem


def test_people_go_from_records_and_audit_and_the_chain_holds(desk: TryDesk) -> None:
    firm, visit, problem = old_firm(desk)
    kept = desk.record("enterprise", name="新厂", contact_name="钱七")
    (due,) = past_keeping(desk.store.reader(), date(2020, 1, 1))
    assert (due.enterprise_id, due.ended_on) == (firm, date(2019, 12, 31))
    records, rows = erase_contacts(desk.store, date(2020, 1, 1), TODAY)
    assert (records, rows) == (3, 6)
    gone = desk.get("enterprise", firm)
    assert (gone.name, gone.contact_name, gone.contact_phone, gone.legal_representative) == (
        "旧厂",
        "",
        "",
        "",
    )
    assert desk.get("visit", visit).hosts == () and desk.get("problem", problem).raised_by == ""
    reader = desk.store.reader()
    assert audit.verify(reader)[1] == [] and strays(reader) == []
    text = "".join(str(row["before"]) + str(row["after"]) for row in desk.audit_rows())
    assert "李建国" not in text and "13900001111" not in text and "赵六" not in text
    assert "钱七" in text and desk.get("enterprise", kept).contact_name == "钱七"
    assert past_keeping(reader, date(2020, 1, 1)) == []
    assert erase_contacts(desk.store, date(2020, 1, 1), TODAY) == (0, 0)


def test_who_is_still_contacted_is_kept(desk: TryDesk) -> None:
    firm, _visit, _problem = old_firm(desk)
    assert past_keeping(desk.store.reader(), date(2019, 12, 31)) == [], "ended on that day, not before"
    desk.record("assignment", cadre_id=desk.cadre, enterprise_id=firm, role="leader", started_on="2026-01-01")
    assert past_keeping(desk.store.reader(), date(2026, 1, 1)) == []


def test_a_day_to_come(desk: TryDesk) -> None:
    with pytest.raises(Refused):
        erase_contacts(desk.store, date(2026, 12, 31), TODAY)
    assert keep_until(desk.store.reader(), TODAY) == date(2021, 11, 22)


def test_what_firms_are_told(desk: TryDesk) -> None:
    assert "示例县工商联" in notice(desk.store, TODAY)
    assert "5" in notice(desk.store, TODAY)
