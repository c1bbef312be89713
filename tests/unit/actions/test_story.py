"""经过: the audit of a record in people's words."""

from __future__ import annotations

from qingdesk.actions.commitments import fulfil
from qingdesk.actions.life import unvoid, void
from qingdesk.actions.story import story
from tests.stores import TODAY, TryDesk


def _told(desk: TryDesk, noun: str, record_id: str) -> list[str]:
    return [one.words for one in story(desk.store.reader(), noun, record_id, {})]


def test_a_life_is_told_from_its_beginning(desk: TryDesk) -> None:
    promise = desk.record(
        "commitment", enterprise_id=desk.firm, text="补助", promised_on="2026-03-01", basis="minutes"
    )
    desk.edit("commitment", promise, promised_by="县财政局", due_on="2026-12-01")
    fulfil(desk.store, promise, TODAY, TODAY)
    void(desk.store, "commitment", promise, "重复")
    unvoid(desk.store, "commitment", promise)
    told = _told(desk, "commitment", promise)
    assert told[0] == "登记"
    assert "承诺主体" in told[1]
    assert told[2:] == ["已兑现", "作废：重复", "恢复"]


def test_many_fields_are_told_as_some_and_more(desk: TryDesk) -> None:
    firm = desk.record("enterprise", name="新厂")
    desk.edit(
        "enterprise", firm, address="甲", contact_name="乙", contact_post="丙", main_products="丁", note="戊"
    )
    assert _told(desk, "enterprise", firm)[1].endswith("等")


def test_who_did_it_is_named(desk: TryDesk) -> None:
    firm = desk.record("enterprise", name="新厂")
    (one,) = story(desk.store.reader(), "enterprise", firm, {})
    assert one.by
    assert one.at.tzinfo is None
