"""Personal data past keeping: listed, erased from the records, then from their audit; and what firms are told.

PIPL 第19条 (no longer than needed), 第47条 (deletion), 第17条 (notice). The chain holds without the emptied texts.
"""

from __future__ import annotations

from datetime import date

from qingdesk.actions.changes import Changes
from qingdesk.domain.period import add_months
from qingdesk.errors import Refused
from qingdesk.i18n import _, format_date
from qingdesk.store import erasing, policies, units
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.erasing import PastKeeping

CHANGED = Changes({"enterprises", "visits", "problems"})


def keep_until(db: Readable, today: date) -> date:
    """Contacts whose assignment ended before this day are past keeping (`privacy.keep_years`, 5 unless set)."""
    return add_months(today, -12 * policies.load(db).number("privacy.keep_years", today))


def past_keeping(db: Readable, before: date) -> list[PastKeeping]:
    """Firms whose last assignment ended before that day and who are nobody's now, with contacts still in them."""
    return erasing.past_keeping(db, before)


def erase_contacts(store: Store, before: date, today: date) -> tuple[int, int]:
    """(records whose personal data went, audit rows that were emptied). before: `keep_until` proposes the day.

    Names, posts and phones of a firm's people, in the firm, in its visits and its problems. The records' own audit
    rows lose what they held, those written just now included; the chain goes on holding. Raises `Refused` for a
    day to come.
    """
    if before > today:
        raise Refused(
            _("{day} is still to come.").format(day=before.isoformat()),
            _("By the limit privacy.keep_years it would be {day}.").format(
                day=keep_until(store.reader(), today).isoformat()
            ),
        )
    with store.transaction("erase", before.isoformat()) as db:
        firms = [entry.enterprise_id for entry in erasing.past_keeping(db, before)]
        records = erasing.erase_people(db, firms)
        rows = erasing.empty_audit(db, records)
    return len(records), rows


def notice(store: Store, today: date) -> str:
    """A notice for firms' contacts: who keeps what of them, why, how long, and what they may ask for (PIPL 第17条)."""
    reader = store.reader()
    home = units.home(reader)
    years = policies.load(reader).number("privacy.keep_years", today)
    unit = home.name if home else ""
    return _(
        "Notice on personal data\n\n"
        "{unit} keeps the name, post and office phone of your enterprise's contact, in order to carry out its duty of "
        "contacting and serving enterprises (PIPL, article 13, duties laid down by law).\n\n"
        "They stand in the visit records and ledgers of this unit, on an encrypted computer that is on no network, and "
        "on the paper that you sign. They are given to nobody but the supervising body, where phones and names are "
        "masked. No identity number, home address, picture or whereabouts are kept.\n\n"
        "They are kept for {years} years after the contact has ended, and then erased.\n\n"
        "You may ask this unit to see them, to have a copy, to correct or to erase them, at any time and by word of "
        "mouth to the cadre who contacts you. Whether you agree has no bearing on how your enterprise is served.\n\n"
        "{unit}\n{day}"
    ).format(unit=unit, years=years, day=format_date(today))
