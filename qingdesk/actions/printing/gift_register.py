"""礼品礼金登记表 of a gift."""

from __future__ import annotations

from qingdesk.actions.printing.printable import Letterhead, OfOneRecord
from qingdesk.actions.printing.spoken import both_ways, day, sum_of, unit_and_post
from qingdesk.domain.gift import Gift
from qingdesk.domain.labels import word_label
from qingdesk.domain.number import shown_number
from qingdesk.forms.gift_register import KIND, GiftRegisterForm
from qingdesk.store import cadres, enterprises, gifts
from qingdesk.store.connection import Readable


def _make(db: Readable, gift: Gift, head: Letterhead) -> GiftRegisterForm:
    receiver = cadres.get(db, gift.cadre_id)
    return GiftRegisterForm(
        record_id=gift.id,
        form_revision=gift.form_revision,
        number=shown_number(gift.number),
        cadre=receiver.name,
        post=unit_and_post(db, receiver),
        received_on=day(gift.received_on),
        place=gift.place,
        back_on=day(gift.back_on),
        enterprise=enterprises.get(db, gift.enterprise_id).name if gift.enterprise_id else "",
        giver=gift.giver,
        relation=gift.relation,
        item=gift.item,
        quantity=gift.quantity,
        kind=word_label(gift.kind) if gift.kind else "",
        value=both_ways(gift.value_fen),
        value_basis=gift.value_basis,
        year_total=sum_of(gifts.kept_until(db, gift)),
        affects_duty=gift.affects_duty,
        disposition=gift.disposition.value if gift.disposition else "",
        registered_on=day(gift.registered_on),
        handed_on=day(gift.handed_on),
        handed_to=gift.handed_to,
        voucher=gift.voucher_no,
        outcome=gift.outcome,
        **head.fields(),
    )


def _is_of(db: Readable, gift: Gift, cadre_id: str) -> bool:
    return gift.cadre_id == cadre_id


FORM = OfOneRecord(kind=KIND, noun="gift", make=_make, cls=GiftRegisterForm, is_of=_is_of)
