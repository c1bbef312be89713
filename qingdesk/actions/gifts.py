"""礼品礼金: refuse, return, register, hand in, within one calendar month (中办发〔1995〕7号)."""

from __future__ import annotations

from datetime import date

from qingdesk.actions.change import change, live
from qingdesk.actions.changes import Changes
from qingdesk.actions.record import Recorded
from qingdesk.domain.gift import Disposition, Gift
from qingdesk.domain.gift_due import GiftDuty, gift_duty
from qingdesk.errors import Refused
from qingdesk.i18n import _, format_date
from qingdesk.store import gifts, policies, units
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.writer import Writer

CHANGED = Changes({"gifts"})
KEYS = ("gift.months", "gift.register_fen", "gift.hand_in_fen")


def duty_of(db: Readable, gift: Gift) -> GiftDuty | None:
    """By when it has to be registered and handed in; None where no term is in force."""
    home = units.home(db)
    return gift_duty(gift, policies.load(db, *KEYS), unit_id=home.id if home else "")


def register_gift(store: Store, gift_id: str, on: date, today: date) -> Recorded:
    """It was entered in the unit's register on that day."""
    with store.transaction("register_gift") as db:
        old = _kept(db, gift_id)
        _refuse_before(old, on)
        disposition = old.disposition if old.handed_on else Disposition.REGISTERED
        saved = change(db, gifts.TABLE, old, today, registered_on=on, disposition=disposition)
    return Recorded((saved,), CHANGED)


def hand_in_gift(
    store: Store, gift_id: str, on: date, today: date, *, handed_to: str, voucher_no: str = ""
) -> Recorded:
    """It was handed in to the office named, against its voucher; what is handed in is registered too.

    Raises `Refused` without the office, before the receipt, or for one that was not kept.
    """
    if not handed_to.strip():
        raise Refused(
            _("To whom was the gift handed in?"),
            _("Enter the office that took it, such as the discipline office of the unit. Nothing was saved."),
        )
    with store.transaction("hand_in_gift") as db:
        old = _kept(db, gift_id)
        _refuse_before(old, on)
        saved = change(
            db,
            gifts.TABLE,
            old,
            today,
            handed_on=on,
            handed_to=handed_to.strip(),
            voucher_no=voucher_no.strip() or old.voucher_no,
            registered_on=old.registered_on or on,
            disposition=Disposition.HANDED_IN,
        )
    return Recorded((saved,), CHANGED)


def return_gift(store: Store, gift_id: str, today: date, *, outcome: str) -> Recorded:
    """It was given back; outcome: when, to whom, against which receipt. Raises `Refused` without it."""
    return _not_kept(store, gift_id, today, Disposition.RETURNED, outcome)


def refuse_gift(store: Store, gift_id: str, today: date, *, outcome: str = "") -> Recorded:
    """It was refused on the spot."""
    return _not_kept(store, gift_id, today, Disposition.REFUSED, outcome)


def _not_kept(store: Store, gift_id: str, today: date, how: Disposition, outcome: str) -> Recorded:
    if how is Disposition.RETURNED and not outcome.strip():
        raise Refused(
            _("To whom and when was the gift given back?"),
            _("Enter it, with the receipt if there is one. Nothing was saved."),
        )
    with store.transaction(f"{how.value}_gift") as db:
        old = live(db, gifts.TABLE, gift_id)
        if old.handed_on is not None:
            raise Refused(
                _("This gift was handed in on {day}.").format(day=format_date(old.handed_on, today=today)),
                _("What was handed in cannot be given back. Nothing was changed."),
            )
        saved = change(db, gifts.TABLE, old, today, disposition=how, outcome=outcome.strip() or old.outcome)
    return Recorded((saved,), CHANGED)


def _kept(db: Writer, gift_id: str) -> Gift:
    found = live(db, gifts.TABLE, gift_id)
    if not found.is_kept:
        raise Refused(
            _("This gift was refused or given back: there is nothing to register or to hand in."),
            _("Nothing was changed."),
        )
    return found


def _refuse_before(gift: Gift, on: date) -> None:
    if gift.received_on is not None and on < gift.received_on:
        raise Refused(
            _("{day} is before the gift was received.").format(day=format_date(on)), _("Nothing was saved.")
        )
