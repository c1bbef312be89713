"""Printable forms, one a module; PDF bytes out. The only place that knows reportlab.

The list below is light, so a menu can be built from it; a form's own module loads reportlab (0.3 s) and is
imported where something is printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.i18n import N_


@dataclass(frozen=True, kw_only=True)
class FormInfo:
    """One printable form.

    name: its module, its word on the command line. noun: the record it prints. title: a msgid. is_of_several: a
    ledger or summary, which is numbered by its print.
    """

    name: str
    noun: str
    title: str
    is_of_several: bool = False


ALL_FORMS: tuple[FormInfo, ...] = (
    FormInfo(name="visit_record", noun="visit", title=N_("Visit record")),
    FormInfo(name="meal_slip", noun="meal", title=N_("Meal payment slip")),
    FormInfo(name="event_approval", noun="event", title=N_("Approval to attend an event")),
    FormInfo(name="event_settlement", noun="event", title=N_("Settlement of event costs")),
    FormInfo(name="problem_ticket", noun="problem", title=N_("Assignment of a problem")),
    FormInfo(
        name="problem_ledger",
        noun="problem",
        title=N_("Ledger of problems"),
        is_of_several=True,
    ),
    FormInfo(
        name="commitment_ledger",
        noun="commitment",
        title=N_("Ledger of commitments"),
        is_of_several=True,
    ),
    FormInfo(name="gift_register", noun="gift", title=N_("Register of gifts")),
    FormInfo(name="declaration", noun="declaration", title=N_("Declaration form")),
    FormInfo(name="handover_list", noun="handover", title=N_("List of matters handed over")),
    FormInfo(name="self_check", noun="self_check", title=N_("Half-year self-check form")),
    FormInfo(
        name="half_year_summary",
        noun="assignment",
        title=N_("Half-year summary"),
        is_of_several=True,
    ),
    FormInfo(name="situation_report", noun="report", title=N_("Report by GB/T 9704")),
)

OF_SEVERAL_RECORDS = frozenset(form.name for form in ALL_FORMS if form.is_of_several)
