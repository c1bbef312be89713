"""Meals and events as their lists ask for them: half-year, person, what is still to be done, text, order."""

from __future__ import annotations

from pathlib import Path

from qingdesk.actions.attach import attach_content
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.period import Half
from qingdesk.store import costs, events, meals, search
from qingdesk.store.listed import Filter
from tests.stores import TryDesk

SECOND_HALF = Half(2026, 2)
PNG = b"\x89PNG\r\n\x1a\n"


def _meal(desk: TryDesk, **given: object) -> str:
    plain: dict[str, object] = {
        "enterprise_id": desk.firm, "cadre_id": desk.cadre, "eaten_on": "2026-11-19", "kind": "lunch",
        "place": "canteen", "heads": 2, "posted_price_fen": 1500,
    }  # fmt: skip
    return desk.record("meal", **{**plain, **given})


def _event(desk: TryDesk, **given: object) -> str:
    plain: dict[str, object] = {
        "title": "产销对接会", "kind": "matchmaking", "organiser": "示例商会", "organiser_kind": "chamber",
        "starts_at": "2026-11-10T09:00", "applicant_id": desk.cadre,
    }  # fmt: skip
    return desk.record("event", **{**plain, **given})


def test_meals_by_what_is_still_to_be_done(desk: TryDesk) -> None:
    unpaid = _meal(desk)
    short = _meal(desk, paid_on="2026-11-19", paid_fen=1000, receipt_kind="tax_invoice")
    full = _meal(desk, paid_on="2026-11-19", paid_fen=3000, receipt_kind="tax_invoice")
    attach_content(desk.store, "meal", full, "发票.png", PNG, AttachmentRole.RECEIPT)
    reader = desk.store.reader()
    assert [meal.id for meal in meals.TABLE.listed(reader, meals.listing(Filter(state="unpaid")))] == [unpaid]
    assert [meal.id for meal in meals.TABLE.listed(reader, meals.listing(Filter(state="short")))] == [short]
    assert [meal.id for meal in meals.TABLE.listed(reader, meals.listing(Filter(state="no_receipt")))] == [
        short
    ]
    assert meals.TABLE.count_listed(reader, meals.listing()) == 3
    assert meals.sums_found(reader) == {
        "": meals.Sums(3, 9000, 4000),
        "unpaid": meals.Sums(1, 3000, 0),
        "short": meals.Sums(1, 3000, 1000),
        "no_receipt": meals.Sums(1, 3000, 1000),
    }
    assert meals.sums_found(reader, Filter(text="没有"))[""] == meals.Sums(0, 0, 0)
    assert meals.have_receipts(reader, [unpaid, full]) == {full}


def test_meals_of_a_half_year_and_a_person(desk: TryDesk) -> None:
    other = desk.record("cadre", name="张挈", unit_id=desk.home)
    old = _meal(desk, eaten_on="2026-05-06")
    his = _meal(desk, cadre_id=other)
    reader = desk.store.reader()
    assert [meal.id for meal in meals.TABLE.listed(reader, meals.listing(Filter(half=SECOND_HALF)))] == [his]
    assert [meal.id for meal in meals.TABLE.listed(reader, meals.listing(Filter(cadre_id=desk.cadre)))] == [
        old
    ]
    assert meals.TABLE.count_listed(reader, meals.listing(Filter(half=SECOND_HALF, cadre_id=desk.cadre))) == 0


def test_meals_by_text_and_sound(desk: TryDesk) -> None:
    found = _meal(desk, receipt_no="03881276", note="赶写材料")
    reader = desk.store.reader()
    for text in ("食品", "王海", "038812", "赶写"):
        assert [meal.id for meal in meals.TABLE.listed(reader, meals.listing(Filter(text=text)))] == [
            found
        ], text
    for text in ("没有", "%", "_"):
        assert meals.TABLE.count_listed(reader, meals.listing(Filter(text=text))) == 0, text
    with desk.store.transaction("index") as db:
        while search.catch_up(db):
            pass
    assert meals.TABLE.count_listed(reader, meals.listing(Filter(text="hnslsp"))) == 1
    assert meals.TABLE.count_listed(reader, meals.listing(Filter(text="wht"))) == 1


def test_meals_in_another_order_and_page_by_page(desk: TryDesk) -> None:
    ids = [_meal(desk, heads=heads, eaten_on=f"2026-11-{day}") for heads, day in ((3, 10), (1, 11), (2, 12))]
    reader = desk.store.reader()
    assert [meal.id for meal in meals.TABLE.listed(reader, meals.listing())] == ids[::-1]
    by_heads = meals.TABLE.listed(reader, meals.listing(Filter(order="heads", descending=False)))
    assert [meal.heads for meal in by_heads] == [1, 2, 3]
    assert [meal.id for meal in meals.TABLE.listed(reader, meals.listing(), limit=1, offset=1)] == [ids[1]]
    for order in meals.ORDERS:
        assert len(meals.TABLE.listed(reader, meals.listing(Filter(order=order)))) == 3


def test_events_by_what_is_still_to_be_done(desk: TryDesk) -> None:
    pending = _event(desk)
    approved = _event(desk, decision="approved", approved_at="2026-11-02T10:00")
    cost = desk.record("cost", event_id=approved, kind="lodging", amount_fen=20000, payer="unit")
    desk.record("cost", event_id=approved, kind="meals", amount_fen=3000, payer="self")
    reader = desk.store.reader()
    assert [event.id for event in events.TABLE.listed(reader, events.listing(Filter(state="pending")))] == [
        pending
    ]
    assert [event.id for event in events.TABLE.listed(reader, events.listing(Filter(state="unsettled")))] == [
        approved
    ]
    assert costs.sums_of_events(reader, [pending, approved]) == {approved: costs.CostSums(23000, 20000)}
    assert events.counts_found(reader) == {"": 2, "pending": 1, "unsettled": 1}
    desk.edit("cost", cost, settled_on="2026-11-20")
    assert events.TABLE.count_listed(reader, events.listing(Filter(state="unsettled"))) == 0


def test_events_of_those_who_applied_or_went(desk: TryDesk, tmp_path: Path) -> None:
    other = desk.record("cadre", name="张挈", unit_id=desk.home)
    went = _event(desk, attendees=[other], place="会展中心")
    reader = desk.store.reader()
    assert [event.id for event in events.TABLE.listed(reader, events.listing(Filter(cadre_id=other)))] == [
        went
    ]
    assert (
        events.TABLE.count_listed(reader, events.listing(Filter(cadre_id=desk.cadre, half=SECOND_HALF))) == 1
    )
    assert events.TABLE.count_listed(reader, events.listing(Filter(half=Half(2026, 1)))) == 0
    for text in ("产销", "商会", "会展", "王海"):
        assert events.TABLE.count_listed(reader, events.listing(Filter(text=text))) == 1, text
    for order in events.ORDERS:
        assert len(events.TABLE.listed(reader, events.listing(Filter(order=order)))) == 1
