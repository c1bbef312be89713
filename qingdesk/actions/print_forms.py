"""Print visit records: what the visit's page and list call. Every form: `actions/printing/print_form.py`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qingdesk.actions.periods import half_named
from qingdesk.actions.printing.print_form import MOST_BLANKS, print_form
from qingdesk.actions.printing.visit_record import basis_words, known_beforehand, visit_form
from qingdesk.domain.number import shown_number
from qingdesk.domain.visit import VisitDraft
from qingdesk.errors import Refused
from qingdesk.i18n import _, speaking
from qingdesk.progress import Progress, no_progress
from qingdesk.store import visits
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store

__all__ = [
    "MOST_BLANKS",
    "basis_words",
    "blank_visit_records",
    "completed_in",
    "print_visit_records",
    "shown_number",
    "visit_form",
    "visit_record_to_take_along",
]


def print_visit_records(
    store: Store, ids: Sequence[str], *, lang: str = "zh_CN", progress: Progress = no_progress
) -> bytes:
    """The visit records of completed visits, as one PDF with a bookmark each.

    Raises `Refused` for a draft or a voided visit, `UserError` naming characters that no font can print.
    """
    return print_form(store, "visit_record", ids, today=date.today(), lang=lang, progress=progress)


def blank_visit_records(store: Store, many: int, today: date, *, lang: str = "zh_CN") -> bytes:
    """Blank visit records with reserved numbers, to take along; raises `Refused` for 0 or too many."""
    return print_form(store, "visit_record", blank=many, today=today, lang=lang)


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


def completed_in(db: Readable, period: str, cadre_id: str = "") -> list[str]:
    """The ids of a half-year's completed visits, oldest first; raises `Refused` when there is none."""
    found = [v for v in visits.find(db, half=half_named(period), cadre_id=cadre_id) if v.is_done]
    if not found:
        raise Refused(
            _("There is no completed visit in {period}.").format(period=period),
            _("Complete and number the visits first, or choose another half-year."),
        )
    return [visit.id for visit in reversed(found)]
