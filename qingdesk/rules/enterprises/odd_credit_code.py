"""C03 信用代码有误: GB 32100-2015, inner check character of GB 11714; regions of GB/T 2260.

- No code, and no reason why: yellow; with a reason: none.
- The inner check character is odd, as in some old codes: yellow.
- A code of Henan whose region never was: yellow; one abolished since: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.facts import UnitFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.domain.region import Regions
from qingdesk.domain.uscc import inner_check_ok
from qingdesk.rules.rule import Clause, Rule, Scope


def check(facts: UnitFacts, policy: Policy, today: date) -> list[Finding]:
    """No code and no reason, or an odd inner check character, or a region of Henan that no table has."""
    found = []
    for firm in facts.enterprises.values():
        case = _odd(firm, facts.regions)
        if firm.is_voided or not case:
            continue
        found.append(
            RULE.finding(
                Severity.YELLOW,
                firm.id,
                enterprise_id=firm.id,
                case=case,
                uscc=firm.uscc,
                region=firm.uscc[2:8],
            )
        )
    return found


def _odd(firm: Enterprise, regions: Regions | None) -> str:
    """The first thing that is odd, or empty."""
    if not firm.uscc:
        return "" if firm.uscc_missing_reason.strip() else "missing"
    if not inner_check_ok(firm.uscc):
        return "inner"
    of_henan = firm.uscc[2:4] == "41"
    return "region" if of_henan and regions is not None and not regions.is_known(firm.uscc[2:8]) else ""


RULE: Rule[UnitFacts] = Rule(
    code="C03",
    rule_id="odd_credit_code",
    side=Side.INTEGRITY,
    scope=Scope.UNIT,
    noun="enterprise",
    clause=Clause("uscc", "统一社会信用代码"),
    check=check,
)
