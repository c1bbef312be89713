"""亲而不清 · 清而不亲: one compliance rule a file, pure functions. Importing a file does not make it a rule:
being on a list here does."""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts, FirmFacts, UnitFacts
from qingdesk.domain.finding import Finding
from qingdesk.domain.policy import Policy
from qingdesk.rules.assignments import no_visit, visit_due
from qingdesk.rules.cadres import no_enterprise
from qingdesk.rules.events import unapproved_event
from qingdesk.rules.meals import meal_outside_canteen, meal_without_receipt, underpaid_meal, unpaid_meal
from qingdesk.rules.problems import problem_overdue
from qingdesk.rules.rule import Rule

CADRE_RULES: tuple[Rule[CadreFacts], ...] = (
    unpaid_meal.RULE,
    underpaid_meal.RULE,
    meal_without_receipt.RULE,
    meal_outside_canteen.RULE,
    unapproved_event.RULE,
    no_enterprise.RULE,
    no_visit.RULE,
    visit_due.RULE,
)
"""On one cadre's facts."""

FIRM_RULES: tuple[Rule[FirmFacts], ...] = (problem_overdue.RULE,)
"""On a firm's problems and commitments: a cadre's, or the unit's where no leader answers for them."""

UNIT_RULES: tuple[Rule[UnitFacts], ...] = ()
"""On one unit's facts."""

ALL_RULES: tuple[Rule[CadreFacts] | Rule[UnitFacts], ...] = (*CADRE_RULES, *FIRM_RULES, *UNIT_RULES)
"""Every rule, each once."""

BY_ID = {rule.rule_id: rule for rule in ALL_RULES}
"""rule_id → rule."""


def check_cadre(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """What the rules find in one cadre's facts, in the order of the rules."""
    rules: tuple[Rule[CadreFacts], ...] = (*CADRE_RULES, *FIRM_RULES)
    return [finding for rule in rules for finding in rule.check(facts, policy, today)]


def check_unit(facts: UnitFacts, policy: Policy, today: date) -> list[Finding]:
    """What the rules find in one unit's facts, with the firms' matters that no leader answers for."""
    rules: tuple[Rule[UnitFacts], ...] = (*UNIT_RULES, *FIRM_RULES)
    return [finding for rule in rules for finding in rule.check(facts, policy, today)]
