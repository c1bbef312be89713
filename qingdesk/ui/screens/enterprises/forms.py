"""How the fields of a firm and of an assignment stand in their dialogs."""

from __future__ import annotations

from qingdesk.domain.assignment import AssignmentDraft, Role
from qingdesk.domain.enterprise import Enterprise
from qingdesk.exchange.regions import load_regions
from qingdesk.i18n import _
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.choose_cadre import find_cadres
from qingdesk.ui.dialogs.record import FormPlan
from qingdesk.ui.regions import find_regions, region_choice
from qingdesk.ui.widgets.chooser import Choice

_FIRM_ROWS = (
    ("name", "uscc"),
    ("uscc_missing_reason", "status"),
    ("region", "address"),
    ("legal_representative", "industry", "size"),
    ("contact_name", "contact_post", "contact_phone"),
    ("ownership", "origin", "canteen_price_fen"),
    ("has_canteen", "has_party_org"),
    ("main_products",),
    ("note",),
)


def firm_plan(region: str) -> FormPlan:
    """region: the code that stands in the field at first."""
    return FormPlan(
        "enterprise",
        _FIRM_ROWS,
        finders={"region": find_regions},
        chosen=region_choice(load_regions(), region),
        hints={
            "uscc": _("18 characters; checked at once."),
            "uscc_missing_reason": _("Only where the firm has no code yet."),
            "industry": _("GB/T 4754, such as C27."),
            "canteen_price_fen": _("Yuan a head, where the canteen posts a price."),
        },
    )


def assignment_plan(desk: Desk, firm: Enterprise) -> FormPlan:
    """Who contacts this firm; the firm itself is given."""
    reader = desk.store.reader()
    return FormPlan(
        "assignment",
        (("cadre_id", "role"), ("started_on", "ended_on"), ("visits_per_half", "is_regulator"), ("basis",)),
        finders={
            "cadre_id": lambda text: find_cadres(reader, text),
            "enterprise_id": lambda text: [Choice(firm.id, firm.name)],
        },
        hints={
            "visits_per_half": _("Empty: as the policy says, one each half-year."),
            "ended_on": _("Empty while it lasts."),
        },
    )


def new_assignment(desk: Desk, firm: Enterprise) -> AssignmentDraft:
    """A leader's, from today."""
    return AssignmentDraft(enterprise_id=firm.id, role=Role.LEADER, started_on=desk.today())
