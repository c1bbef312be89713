"""Is there one already? Said while a record of a firm and a day is typed; it keeps nobody from saving."""

from __future__ import annotations

from datetime import date, datetime

from qingdesk.domain.labels import noun_label
from qingdesk.i18n import _
from qingdesk.store.connection import Readable
from qingdesk.store.same_day import DAYS, same_day
from qingdesk.ui.models.firm_history import happening


def double_words(reader: Readable, noun: str, draft: object, own_id: str, today: date) -> str:
    """What is recorded of that firm on that day; empty when nothing is, or one of the two is not given yet."""
    firm_id = getattr(draft, "enterprise_id", "")
    moment = getattr(draft, DAYS[noun], None) if noun in DAYS else None
    day = moment.date() if isinstance(moment, datetime) else moment
    if not firm_id or not isinstance(day, date):
        return ""
    found = [happening(one, today) for one in same_day(reader, noun, firm_id, day, own_id)]
    told = [f"{one.words}（{one.state}）" if one.state else one.words for one in found if one is not None]
    if not told:
        return ""
    return _("On that day there is of this firm already: {noun} {what}").format(
        noun=noun_label(noun), what=_("; ").join(told)
    )
