"""A13 接受宴请、旅游、健身、娱乐: 不得…接受企业宴请或旅游、健身、娱乐等活动安排 (豫办〔2020〕23号 三（五）).

- A banquet, accepted: red, and it stays until the entry is corrected or cleared.
- A tour, declined: none; it is kept for his own protection.
- A public event, accepted: none; it goes the way of events.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.offer import OfferKind, Reply
from qingdesk.domain.policy import Policy
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen

KINDS = frozenset({OfferKind.BANQUET, OfferKind.TRAVEL, OfferKind.FITNESS, OfferKind.ENTERTAINMENT})


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Banquet, travel, fitness or entertainment accepted."""
    found = []
    for offer, day in seen(facts.offers, today):
        if offer.kind not in KINDS or offer.reply is not Reply.ACCEPTED:
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                offer.id,
                cadre_id=offer.cadre_id,
                enterprise_id=offer.enterprise_id,
                offered_on=day,
                offer_kind=offer.kind,
                inviter=offer.inviter,
            )
        )
    return found


RULE: Rule[CadreFacts] = Rule(
    code="A13",
    rule_id="accepted_entertainment",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="offer",
    clause=Clause("negative-5", "接受企业宴请或旅游、健身、娱乐等活动安排"),
    check=check,
)
