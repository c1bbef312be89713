"""亲而不清 · 清而不亲: one compliance rule a file, pure functions. Importing a file does not make it a rule:
being on a list here does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qingdesk.domain.facts import CadreFacts, FirmFacts, UnitFacts
from qingdesk.domain.finding import Finding
from qingdesk.domain.policy import Policy
from qingdesk.rules.assignments import (
    no_declaration,
    no_visit,
    nominal_only,
    not_handed_over,
    phone_only,
    visit_due,
    visited_by_others,
)
from qingdesk.rules.cadres import no_enterprise
from qingdesk.rules.commitments import commitment_overdue, commitment_without_basis
from qingdesk.rules.costs import cost_above_standard, cost_paid_by_firm
from qingdesk.rules.declarations import unresolved_conflict
from qingdesk.rules.enterprises import odd_credit_code
from qingdesk.rules.events import (
    beyond_approval,
    event_unsettled,
    oral_approval_unconfirmed,
    unapproved_event,
)
from qingdesk.rules.gifts import gift_not_handed_in, gift_unregistered
from qingdesk.rules.meals import (
    alcohol_or_tobacco,
    claimed_meal,
    meal_outside_canteen,
    meal_outside_window,
    meal_without_business,
    meal_without_receipt,
    too_many_companions,
    underpaid_meal,
    unpaid_meal,
)
from qingdesk.rules.offers import accepted_entertainment
from qingdesk.rules.problems import (
    bad_rating_unrepaired,
    no_call_back,
    problem_bounced,
    problem_due_soon,
    problem_not_triaged,
    problem_overdue,
    problem_unanswered,
)
from qingdesk.rules.rule import Rule
from qingdesk.rules.visits import (
    enterprise_car,
    firm_reports,
    over_visited,
    paper_superseded,
    unconfirmed_visit,
    visits_overlap,
)

CADRE_RULES: tuple[Rule[CadreFacts], ...] = (
    unpaid_meal.RULE,
    underpaid_meal.RULE,
    meal_without_receipt.RULE,
    claimed_meal.RULE,
    meal_outside_window.RULE,
    meal_outside_canteen.RULE,
    alcohol_or_tobacco.RULE,
    too_many_companions.RULE,
    meal_without_business.RULE,
    accepted_entertainment.RULE,
    unapproved_event.RULE,
    oral_approval_unconfirmed.RULE,
    beyond_approval.RULE,
    cost_above_standard.RULE,
    cost_paid_by_firm.RULE,
    event_unsettled.RULE,
    enterprise_car.RULE,
    gift_unregistered.RULE,
    gift_not_handed_in.RULE,
    firm_reports.RULE,
    no_declaration.RULE,
    unresolved_conflict.RULE,
    no_enterprise.RULE,
    no_visit.RULE,
    visit_due.RULE,
    phone_only.RULE,
    visited_by_others.RULE,
    nominal_only.RULE,
    unconfirmed_visit.RULE,
    not_handed_over.RULE,
    visits_overlap.RULE,
    paper_superseded.RULE,
)
"""On one cadre's facts."""

FIRM_RULES: tuple[Rule[FirmFacts], ...] = (
    problem_not_triaged.RULE,
    problem_due_soon.RULE,
    problem_overdue.RULE,
    problem_unanswered.RULE,
    problem_bounced.RULE,
    no_call_back.RULE,
    bad_rating_unrepaired.RULE,
    commitment_overdue.RULE,
    commitment_without_basis.RULE,
)
"""On a firm's problems and commitments: a cadre's, or the unit's where no leader answers for them."""

UNIT_RULES: tuple[Rule[UnitFacts], ...] = (
    over_visited.RULE,
    odd_credit_code.RULE,
)
"""On one unit's facts."""

ALL_RULES: tuple[Rule[CadreFacts] | Rule[UnitFacts], ...] = (*CADRE_RULES, *FIRM_RULES, *UNIT_RULES)
"""Every rule, each once."""

BY_ID: Mapping[str, Rule[CadreFacts] | Rule[UnitFacts]] = {rule.rule_id: rule for rule in ALL_RULES}
"""rule_id → rule."""


def check_cadre(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """What the rules find in one cadre's facts, in the order of the rules."""
    rules: tuple[Rule[CadreFacts], ...] = (*CADRE_RULES, *FIRM_RULES)
    return [f for rule in rules if rule.since <= today for f in rule.check(facts, policy, today)]


def check_unit(facts: UnitFacts, policy: Policy, today: date) -> list[Finding]:
    """What the rules find in one unit's facts, with the firms' matters that no leader answers for."""
    rules: tuple[Rule[UnitFacts], ...] = (*UNIT_RULES, *FIRM_RULES)
    return [f for rule in rules if rule.since <= today for f in rule.check(facts, policy, today)]
