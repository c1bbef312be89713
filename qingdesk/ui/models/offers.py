"""The lines of the list of invitations: private to the operator who is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.labels import word_label
from qingdesk.domain.offer import Offer, Reply
from qingdesk.i18n import _, format_date
from qingdesk.store import cadres, offers
from qingdesk.store.connection import Readable
from qingdesk.store.listed import Filter, Listing
from qingdesk.ui.models.firm_names import FirmNames
from qingdesk.ui.models.rows import Column, extra


@dataclass(frozen=True)
class OfferLine:
    """cadre, firm: names."""

    offer: Offer
    cadre: str
    firm: str


def lines(reader: Readable, found: Sequence[Offer]) -> list[OfferLine]:
    """These invitations with the names that they speak of."""
    firms = FirmNames(reader, [offer.enterprise_id for offer in found])
    people = {cadre_id: cadres.get(reader, cadre_id).name for cadre_id in {offer.cadre_id for offer in found}}
    return [OfferLine(offer, people[offer.cadre_id], firms[offer.enterprise_id]) for offer in found]


def listing(operator: str, asked: Filter) -> Listing:
    """Which of them, in what order; operator: whose are shown, empty for the desk's clerk, who sees all."""
    return offers.listing(operator, asked)


def severity(offer: Offer) -> str:
    """The mark of the answer that was given."""
    return "good" if offer.reply is Reply.DECLINED else "blue"


def columns(
    today: Callable[[], date], shown: Callable[[str, str, str], str]
) -> tuple[Column[OfferLine], ...]:
    """Of the list, in the language in use. shown: `Preferences.shown`."""

    def day(line: OfferLine) -> str:
        return format_date(line.offer.offered_on, today=today()) if line.offer.offered_on else ""

    return (
        Column(_("Offered on"), day, name="day"),
        Column(
            _("Kind of invitation"),
            lambda line: word_label(line.offer.kind) if line.offer.kind else "",
            name="kind",
        ),
        Column(
            _("From whom"),
            lambda line: (
                "　".join(part for part in (line.firm, shown("offer", "inviter", line.offer.inviter)) if part)
                or "—"
            ),
            name="from",
        ),
        Column(_("Cadre"), lambda line: line.cadre, name="cadre"),
        Column(
            _("Reply"),
            lambda line: word_label(line.offer.reply) if line.offer.reply else "",
            severity=lambda line: severity(line.offer),
            name="reply",
        ),
        extra("offer", "note", lambda line: " ".join(line.offer.note.split())),
    )
