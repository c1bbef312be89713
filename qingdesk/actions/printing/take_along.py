"""The form of a visit to come: what is known is printed, the rest is written there by hand."""

from __future__ import annotations

from datetime import date

from qingdesk.actions.printing.print_form import print_form
from qingdesk.actions.printing.visit_record import known_beforehand
from qingdesk.domain.visit import VisitDraft
from qingdesk.errors import Refused
from qingdesk.i18n import _, speaking
from qingdesk.progress import Progress, no_progress
from qingdesk.store.database import Store


def visit_record_to_take_along(
    store: Store, visit: VisitDraft, today: date, *, lang: str = "zh_CN", progress: Progress = no_progress
) -> bytes:
    """A form for one visit to come: firm, day, place and people are printed, the rest is blank for handwriting.

    It takes a reserved number; `Refused` without a firm, `UserError` naming characters that no font can print.
    """
    if not visit.enterprise_id:
        raise Refused(_("The firm is not chosen yet."), _("Choose it, or print a blank form."))
    with speaking(lang):
        filled = known_beforehand(store.reader(), visit)
    return print_form(
        store, "visit_record", blank=1, filled=filled, today=today, lang=lang, progress=progress
    )
