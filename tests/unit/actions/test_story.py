"""经过: what happened to a record, told in people's words."""

from __future__ import annotations

from datetime import date, datetime

from qingdesk.actions.attach import attach_content
from qingdesk.actions.events import approve_event, settle_event
from qingdesk.actions.life import complete, unvoid, void
from qingdesk.actions.story import story
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.i18n import set_language
from tests.stores import TODAY, TryDesk


def _told(desk: TryDesk, noun: str, record_id: str) -> list[str]:
    return [one.words for one in story(desk.store.reader(), noun, record_id, {})]


def test_the_life_of_a_meal(desk: TryDesk) -> None:
    set_language("en")
    meal = desk.record(
        "meal", enterprise_id=desk.firm, cadre_id=desk.cadre, eaten_on="2026-11-19", kind="lunch",
        place="canteen", heads=2,
    )  # fmt: skip
    desk.edit("meal", meal, paid_fen=8000, paid_on="2026-11-19")
    attach_content(desk.store, "meal", meal, "receipt.png", b"\x89PNG\r\n\x1a\n", AttachmentRole.RECEIPT)
    desk.edit("meal", meal, receipt_kind="tax_invoice")
    void(desk.store, "meal", meal, "entered twice")
    unvoid(desk.store, "meal", meal)
    assert _told(desk, "meal", meal) == [
        "Recorded",
        "Paid 80.00 yuan",
        "Attached receipt.png",
        "Changed: Kind of receipt",
        "Voided: entered twice",
        "Brought back",
    ]


def test_the_life_of_an_event_with_its_costs(desk: TryDesk) -> None:
    set_language("en")
    event = desk.record(
        "event", title="展销会", kind="exhibition", organiser="示例商会", organiser_kind="chamber",
        starts_at="2026-11-10T09:00", applicant_id=desk.cadre,
    )  # fmt: skip
    complete(desk.store, "event", event, date(2026, 11, 2))
    approve_event(desk.store, event, by="X", at=datetime(2026, 11, 4, 10), number="", today=TODAY)
    desk.record("cost", event_id=event, kind="lodging", amount_fen=33000, payer="unit")
    settle_event(desk.store, event, date(2026, 11, 20), "BX-1", TODAY)
    told = _told(desk, "event", event)
    assert told[:4] == ["Recorded", "Submitted and numbered", "Approved", "Cost noted: Lodging, 330.00 yuan"]
    assert "Settled on" in told[4]


def test_who_did_it_and_when(desk: TryDesk) -> None:
    set_language("en")
    visit = desk.visit()
    (first,) = story(desk.store.reader(), "visit", visit, {})
    assert first.by == "the desk"
    assert abs((first.at - datetime.now()).total_seconds()) < 3600
