"""婉拒: seen by the cadre alone, and by the desk's clerk when nobody is chosen."""

from __future__ import annotations

from qingdesk.actions.life import void
from qingdesk.domain.period import Half
from qingdesk.store import offers
from qingdesk.store.listed import Filter
from tests.stores import TryDesk


def test_an_offer_is_hidden_from_another_operator(desk: TryDesk) -> None:
    other = desk.record("cadre", name="李建国", unit_id=desk.home)
    first = desk.record(
        "offer", cadre_id=desk.cadre, offered_on="2026-03-02", kind="banquet", reply="declined"
    )
    second = desk.record(
        "offer", cadre_id=desk.cadre, offered_on="2026-09-02", kind="travel", reply="accepted"
    )
    third = desk.record("offer", cadre_id=other, offered_on="2026-10-02", kind="fitness", reply="declined")
    db = desk.store.reader()

    def seen(operator: str, half: Half | None = None) -> list[str]:
        asked = offers.listing(operator, Filter(half=half))
        return [offer.id for offer in offers.TABLE.listed(db, asked)]

    assert seen(desk.cadre) == [second, first]
    assert seen(other) == [third]
    assert seen("") == [third, second, first]
    assert seen(desk.cadre, Half(2026, 1)) == [first]
    void(desk.store, "offer", second, "记错")
    assert seen("") == [third, first]
