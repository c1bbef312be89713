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

    name: its module, its word on the command line. noun: the record it prints. title: a msgid.
    """

    name: str
    noun: str
    title: str
    has_blank: bool


ALL_FORMS: tuple[FormInfo, ...] = (
    FormInfo(name="visit_record", noun="visit", title=N_("Visit record"), has_blank=True),
)
