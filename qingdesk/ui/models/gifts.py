"""The lines of the list of gifts: each with its cadre, its firm, and what has to be done with it by when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.actions.gifts import KEYS
from qingdesk.domain.gift import Gift
from qingdesk.domain.gift_due import GiftDuty, gift_duty
from qingdesk.domain.labels import word_label
from qingdesk.i18n import _, format_date, format_money, ngettext
from qingdesk.store import cadres, gifts, policies, units
from qingdesk.store.connection import Readable
from qingdesk.store.gifts import Thresholds
from qingdesk.store.listed import Filter, Listing
from qingdesk.ui.models.firm_names import FirmNames
from qingdesk.ui.models.rows import Column, extra


@dataclass(frozen=True)
class GiftLine:
    """cadre, firm: names. duty: None where no term is in force."""

    gift: Gift
    cadre: str
    firm: str
    duty: GiftDuty | None


def thresholds(reader: Readable, today: date) -> Thresholds:
    """From which value a gift is registered, and handed in, by the limits of today."""
    home = units.home(reader)
    policy = policies.load(reader, *KEYS)

    def fen(key: str) -> int | None:
        row = policy.find(key, today, unit_id=home.id if home is not None else "")
        return row.value if row is not None and isinstance(row.value, int) else None

    return Thresholds(fen("gift.register_fen"), fen("gift.hand_in_fen"))


def lines(reader: Readable, found: Sequence[Gift]) -> list[GiftLine]:
    """These gifts with their names and what has to be done with each."""
    firms = FirmNames(reader, [gift.enterprise_id for gift in found])
    home = units.home(reader)
    policy = policies.load(reader, *KEYS)
    people = {cadre_id: cadres.get(reader, cadre_id).name for cadre_id in {gift.cadre_id for gift in found}}
    unit = home.id if home is not None else ""
    return [
        GiftLine(
            gift, people[gift.cadre_id], firms[gift.enterprise_id], gift_duty(gift, policy, unit_id=unit)
        )
        for gift in found
    ]


def listing(reader: Readable, today: date, asked: Filter) -> Listing:
    """Which of them, in what order."""
    return gifts.listing(thresholds(reader, today), asked)


REGISTER, HAND_IN = "register", "hand_in"


def next_step(gift: Gift, duty: GiftDuty | None) -> str:
    """`register`, `hand_in`, or nothing: what has to be done with it now."""
    if not gift.is_kept or duty is None:
        return ""
    if duty.must_hand_in:
        return HAND_IN if gift.handed_on is None else ""
    return REGISTER if duty.must_register and gift.registered_on is None else ""


def severity(gift: Gift, duty: GiftDuty | None, today: date) -> str:
    """The mark of its state."""
    if not next_step(gift, duty):
        return "good"
    return "red" if duty is not None and today > duty.due_on else "yellow"


def state_words(gift: Gift, duty: GiftDuty | None, today: date) -> str:
    """What has to be done and how many days are left; else what became of it."""
    step = next_step(gift, duty)
    if not step or duty is None:
        return word_label(gift.disposition) if gift.disposition is not None else _("Nothing to be done")
    left = (duty.due_on - today).days
    if left < 0:
        return ngettext("Overdue by {n} day", "Overdue by {n} days", -left).format(n=-left)
    said = _("To be handed in") if step == HAND_IN else _("To be registered")
    return ngettext("{what}, {n} day left", "{what}, {n} days left", left).format(what=said, n=left)


def columns(today: Callable[[], date], shown: Callable[[str, str, str], str]) -> tuple[Column[GiftLine], ...]:
    """Of the list, in the language in use. shown: `Preferences.shown`."""

    def value(line: GiftLine) -> str:
        return format_money(line.gift.value_fen) if line.gift.value_fen is not None else "—"

    def day(line: GiftLine) -> str:
        return format_date(line.gift.received_on, today=today()) if line.gift.received_on else ""

    return (
        Column(_("Received on"), day, name="day"),
        Column(_("Cadre"), lambda line: line.cadre, name="cadre"),
        Column(_("Item"), lambda line: f"{line.gift.item}　{line.gift.quantity}".strip("　"), name="item"),
        Column(
            _("From whom"),
            lambda line: line.firm or shown("gift", "giver", line.gift.giver) or "—",
            name="giver",
        ),
        Column(_("Value (yuan)"), value, right=True, name="value"),
        Column(
            _("State"),
            lambda line: state_words(line.gift, line.duty, today()),
            severity=lambda line: severity(line.gift, line.duty, today()),
            name="state",
        ),
        extra("gift", "number", lambda line: line.gift.number),
        extra("gift", "registered_on", lambda line: _day(line.gift.registered_on, today())),
        extra("gift", "handed_on", lambda line: _day(line.gift.handed_on, today())),
        extra("gift", "handed_to", lambda line: line.gift.handed_to),
    )


def _day(value: date | None, today: date) -> str:
    return format_date(value, today=today) if value is not None else ""
