"""B23 承诺逾期未兑现: 兑现以会议纪要、批复、文件等书面形式承诺的优惠条件 (豫办〔2020〕23号 二（九）).

- Due on 2026-11-30, 60.00 of 100.00 yuan fulfilled: none on that day, red from 12-01.
- The whole amount fulfilled, or a day of fulfilment: none.
- Changed for a lawful cause: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import FirmFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: FirmFacts, policy: Policy, today: date) -> list[Finding]:
    """Past its day, neither fulfilled nor changed by law."""
    found = []
    for commitment, day in seen(facts.firm_commitments, today):
        if commitment.due_on is None or today <= commitment.due_on or not commitment.is_live:
            continue
        amount, done = commitment.amount_fen or 0, commitment.fulfilled_fen or 0
        found.append(
            RULE.finding(
                Severity.RED,
                commitment.id,
                cadre_id=facts.cadre_id,
                enterprise_id=commitment.enterprise_id,
                due_on=commitment.due_on,
                case="amount" if amount > 0 else "",
                text=commitment.text,
                promised_on=day,
                due_date_on=commitment.due_on,
                amount_fen=commitment.amount_fen,
                fulfilled_fen=done,
                percent=done * 100 // amount if amount > 0 else 0,
            )
        )
    return found


RULE: Rule[FirmFacts] = Rule(
    code="B23",
    rule_id="commitment_overdue",
    side=Side.TOO_DISTANT,
    scope=Scope.FIRM,
    noun="commitment",
    clause=Clause("positive-9", "兑现以会议纪要、批复、文件等书面形式承诺的优惠条件"),
    check=check,
)
