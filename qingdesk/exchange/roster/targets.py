"""What a column of a roster can hold, and what the preview calls it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from qingdesk.i18n import N_


class Target(StrEnum):
    """What a column can hold. The part before the point says whose it is."""

    LEADER_NAME = "leader.name"
    LEADER_UNIT = "leader.unit"
    LEADER_POST = "leader.post"
    LEADER_PHONE = "leader.phone"
    OFFICER_NAME = "officer.name"
    OFFICER_UNIT = "officer.unit"
    OFFICER_POST = "officer.post"
    OFFICER_PHONE = "officer.phone"
    CHIEF_NAME = "chief.name"
    CHIEF_UNIT = "chief.unit"
    CHIEF_POST = "chief.post"
    CHIEF_PHONE = "chief.phone"
    FIRM_NAME = "firm.name"
    FIRM_USCC = "firm.uscc"
    FIRM_REGION = "firm.region"
    FIRM_ADDRESS = "firm.address"
    FIRM_INDUSTRY = "firm.industry"
    FIRM_OWNERSHIP = "firm.ownership"
    FIRM_ORIGIN = "firm.origin"
    FIRM_SIZE = "firm.size"
    FIRM_LEGAL = "firm.legal_representative"
    FIRM_CONTACT = "firm.contact_name"
    FIRM_CONTACT_POST = "firm.contact_post"
    FIRM_CONTACT_PHONE = "firm.contact_phone"
    FIRM_PRODUCTS = "firm.main_products"
    FIRM_NOTE = "firm.note"
    STARTED_ON = "assignment.started_on"
    BASIS = "assignment.basis"
    SERIAL = "serial"
    IGNORED = "ignored"


LABELS: Mapping[Target, str] = {
    Target.LEADER_NAME: N_("Leader: name"),
    Target.LEADER_UNIT: N_("Leader: unit"),
    Target.LEADER_POST: N_("Leader: post"),
    Target.LEADER_PHONE: N_("Leader: phone"),
    Target.OFFICER_NAME: N_("Liaison officer: name"),
    Target.OFFICER_UNIT: N_("Liaison officer: unit"),
    Target.OFFICER_POST: N_("Liaison officer: post"),
    Target.OFFICER_PHONE: N_("Liaison officer: phone"),
    Target.CHIEF_NAME: N_("Chief service officer: name"),
    Target.CHIEF_UNIT: N_("Chief service officer: unit"),
    Target.CHIEF_POST: N_("Chief service officer: post"),
    Target.CHIEF_PHONE: N_("Chief service officer: phone"),
    Target.FIRM_NAME: N_("Enterprise: name"),
    Target.FIRM_USCC: N_("Enterprise: credit code"),
    Target.FIRM_REGION: N_("Enterprise: region"),
    Target.FIRM_ADDRESS: N_("Enterprise: address"),
    Target.FIRM_INDUSTRY: N_("Enterprise: industry"),
    Target.FIRM_OWNERSHIP: N_("Enterprise: ownership"),
    Target.FIRM_ORIGIN: N_("Enterprise: local or from outside"),
    Target.FIRM_SIZE: N_("Enterprise: size"),
    Target.FIRM_LEGAL: N_("Enterprise: legal representative"),
    Target.FIRM_CONTACT: N_("Enterprise: contact (with or without phone)"),
    Target.FIRM_CONTACT_POST: N_("Enterprise: contact's post"),
    Target.FIRM_CONTACT_PHONE: N_("Enterprise: contact's phone"),
    Target.FIRM_PRODUCTS: N_("Enterprise: main products"),
    Target.FIRM_NOTE: N_("Enterprise: note"),
    Target.STARTED_ON: N_("Assigned from"),
    Target.BASIS: N_("Document it is based on"),
    Target.SERIAL: N_("Serial number"),
    Target.IGNORED: N_("Not taken"),
}
"""What the preview calls a target; msgids."""
