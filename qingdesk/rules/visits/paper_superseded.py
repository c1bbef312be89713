"""C07 已签字后修改: what was signed is what is stored.

- Signed as version 1, then corrected to version 2: red, until version 2 is printed, signed and scanned.
- The newest scan shows version 2: none.
- Never signed: none (B08 asks for a signature).
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import visits_of


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """The newest signed scan's record_revision is earlier than the record's form_revision."""
    found = []
    for visit, day in visits_of(facts, today):
        signed = facts.scans.get(visit.id)
        if signed is None or signed >= visit.form_revision:
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                visit.id,
                cadre_id=facts.cadre_id,
                enterprise_id=visit.enterprise_id,
                visited_on=day,
                number=visit.number,
                signed_revision=signed,
                form_revision=visit.form_revision,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="C07",
    rule_id="paper_superseded",
    side=Side.INTEGRITY,
    scope=Scope.CADRE,
    noun="visit",
    clause=Clause("house", "签字的纸面与存档的记录应当一致"),
    check=check,
)
