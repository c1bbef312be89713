"""A18 住宿交通超标准: 出行、就餐、住宿按公务出差标准执行 (豫办〔2020〕23号 二（七）).

- 郑州, rank other, 2 nights, 760.00: at the limit of 380.00 a night, none; 760.01 → red.
- 洛阳, rank other, from 2026-05-10: 500.00 a night; from 05-11: 330.00.
- First class by rail for the rank other: red; specially approved, or paid by himself: none.
"""

from __future__ import annotations

from datetime import date

from qingdesk.domain.cost import Cost, Payer, TravelClass
from qingdesk.domain.event import Event
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy, PolicyRow
from qingdesk.domain.travel_due import night_limit, travel_classes
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import costs_of


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """Not paid by himself, not specially approved: lodging a night above the limit of city, rank and season, or
    a class of travel above the rank's. Where no limit or rank is known: nothing."""
    found = []
    for cost, event, day in costs_of(facts, today):
        rank = facts.cadre.rank
        if cost.payer is Payer.SELF or cost.special_approval or rank is None:
            continue
        lodging = _lodging_limit(cost, event, rank.value, policy, facts.unit_id)
        classes = _class_limit(cost, day, rank.value, policy, facts.unit_id)
        row = lodging or classes
        if row is None:
            continue
        found.append(
            RULE.finding(
                Severity.RED,
                cost.id,
                cadre_id=facts.cadre_id,
                enterprise_id=event.enterprise_id,
                rests_on=(row,),
                case="lodging" if lodging else "class",
                title=event.title,
                starts_on=day,
                amount_fen=cost.amount_fen,
                nights=cost.nights or 1,
                limit_fen=lodging.value if lodging else None,
                travel_class=cost.travel_class,
                rank=rank,
            )
        )
    return found


def _lodging_limit(cost: Cost, event: Event, rank: str, policy: Policy, unit_id: str) -> PolicyRow | None:
    """The limit that this lodging is above, or None."""
    row = night_limit(cost, event, policy, rank=rank, unit_id=unit_id)
    if row is None or not isinstance(row.value, int) or cost.amount_fen is None:
        return None
    return row if cost.amount_fen > row.value * (cost.nights or 1) else None


def _class_limit(cost: Cost, day: date, rank: str, policy: Policy, unit_id: str) -> PolicyRow | None:
    """The list of classes that this one is not on, or None; `other` is not judged."""
    if cost.travel_class is None or cost.travel_class is TravelClass.OTHER:
        return None
    row = travel_classes(policy, day, rank=rank, unit_id=unit_id)
    if row is None or not isinstance(row.value, list | tuple):
        return None
    return None if cost.travel_class.value in row.value else row


RULE: Rule[CadreFacts] = Rule(
    code="A18",
    rule_id="cost_above_standard",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="cost",
    clause=Clause("positive-7", "出行、就餐、住宿按公务出差标准执行"),
    check=check,
)
