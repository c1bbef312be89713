"""婉拒: seen by the cadre alone, and by the desk's clerk when nobody is chosen."""

from __future__ import annotations

from qingdesk.actions.life import void
from qingdesk.actions.offers import count_offers, offers_for
from qingdesk.domain.period import Half
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
        return [offer.id for offer in offers_for(db, operator, half=half)]

    assert seen(desk.cadre) == [second, first]
    assert seen(other) == [third]
    assert seen("") == [third, second, first]
    assert seen(desk.cadre, Half(2026, 1)) == [first]
    counts = count_offers(db, desk.cadre, half=Half(2026, 2))
    assert (counts.declined, counts.accepted) == (0, 1)
    void(desk.store, "offer", second, "记错")
    counts = count_offers(db, "")
    assert (counts.declined, counts.accepted) == (2, 0)
