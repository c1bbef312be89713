"""B24 承诺无书面依据: 兑现以会议纪要、批复、文件等书面形式承诺的优惠条件 (豫办〔2020〕23号 二（九）).

- Promised by word, basis empty: yellow.
- Basis 无书面依据: yellow.
- Minutes of a meeting: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.commitment import CommitmentBasis
from qingdesk.domain.facts import FirmFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: FirmFacts, policy: Policy, today: date) -> list[Finding]:
    """Basis empty or none."""
    found = []
    for commitment, day in seen(facts.firm_commitments, today):
        if commitment.basis not in (None, CommitmentBasis.NONE):
            continue
        found.append(
            RULE.finding(
                Severity.YELLOW,
                commitment.id,
                cadre_id=facts.cadre_id,
                enterprise_id=commitment.enterprise_id,
                text=commitment.text,
                promised_on=day,
            )
        )
    return found


RULE: Rule[FirmFacts] = Rule(
    code="B24",
    rule_id="commitment_without_basis",
    side=Side.TOO_DISTANT,
    scope=Scope.FIRM,
    noun="commitment",
    clause=Clause("positive-9", "以会议纪要、批复、文件等书面形式承诺"),
    check=check,
)
