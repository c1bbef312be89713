"""What the rules look at of each record; a test holds it to their source."""

from __future__ import annotations

from qingdesk.domain.assignment import Assignment
from qingdesk.domain.commitment import Commitment
from qingdesk.domain.cost import Cost
from qingdesk.domain.declaration import Declaration
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.event import Event
from qingdesk.domain.gift import Gift
from qingdesk.domain.handover import Handover
from qingdesk.domain.meal import Meal
from qingdesk.domain.offer import Offer
from qingdesk.domain.problem import Problem
from qingdesk.domain.progress import Progress
from qingdesk.domain.visit import Visit
from qingdesk.store import (
    assignments,
    commitments,
    costs,
    declarations,
    enterprises,
    events,
    gifts,
    handovers,
    meals,
    offers,
    problems,
    progresses,
    visits,
)
from qingdesk.store.glance import Glance


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ASSIGNMENTS = Glance(
    assignments.TABLE,
    Assignment,
    _words("cadre_id enterprise_id role started_on ended_on visits_per_half"),
)
COMMITMENTS = Glance(
    commitments.TABLE,
    Commitment,
    _words(
        "number enterprise_id text basis promised_on due_on amount_fen fulfilled_fen fulfilled_on changed_by_law"
    ),
)
COSTS = Glance(
    costs.TABLE,
    Cost,
    _words(
        "event_id cadre_id kind amount_fen stayed_from nights city travel_class payer receipt_no settled_on"
        " special_approval"
    ),
)
DECLARATIONS = Glance(
    declarations.TABLE, Declaration, _words("assignment_id declared_on has_conflict kind resolution")
)
ENTERPRISES = Glance(enterprises.TABLE, Enterprise, _words("name uscc uscc_missing_reason region status"))
EVENTS = Glance(
    events.TABLE,
    Event,
    _words(
        "title organiser enterprise_id starts_at ends_at city applicant_id attendees decision approved_at oral_by"
        " oral_at attended actual_starts_at actual_ends_at actual_city"
    ),
)
GIFTS = Glance(
    gifts.TABLE,
    Gift,
    _words(
        "cadre_id enterprise_id received_on back_on item kind value_fen affects_duty disposition registered_on"
        " handed_on"
    ),
)
HANDOVERS = Glance(
    handovers.TABLE, Handover, _words("assignment_id handed_over_on signed_out_on signed_in_on")
)
MEALS = Glance(
    meals.TABLE,
    Meal,
    _words(
        "visit_id event_id enterprise_id cadre_id eaten_on kind place heads hosts_present posted_price_fen"
        " paid_fen paid_on receipt_kind receipt_no alcohol tobacco claimed"
    ),
)
OFFERS = Glance(offers.TABLE, Offer, _words("cadre_id enterprise_id offered_on kind inviter reply"))
PROBLEMS = Glance(
    problems.TABLE,
    Problem,
    _words(
        "number enterprise_id raised_on category text triaged_on answered_on closed_on revisited_on rating"
        " rated_on second_rating second_rated_on fixed_on due_on"
    ),
)
PROGRESSES = Glance(progresses.TABLE, Progress, _words("problem_id noted_on kind"))
VISITS = Glance(
    visits.TABLE,
    Visit,
    _words(
        "number form_revision enterprise_id unit_id mode at_enterprise started_at ended_at visitors situation"
        " opinions transport transport_reason transport_half_days transport_paid_fen state confirmed_via"
        " banquet_reported levy_reported reimbursement_reported"
    ),
)
GLANCES = (
    ASSIGNMENTS, COMMITMENTS, COSTS, DECLARATIONS, ENTERPRISES, EVENTS, GIFTS, HANDOVERS, MEALS, OFFERS, PROBLEMS,
    PROGRESSES, VISITS,
)  # fmt: skip
