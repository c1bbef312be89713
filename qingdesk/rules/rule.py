"""What a rule is: a pure function with its code, its side and the clause it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.policy import Policy, PolicyRow

POLICY_ISSUED = date(2020, 11, 4)
"""豫办〔2020〕23号."""

Facts = TypeVar("Facts", contravariant=True)


class Scope(StrEnum):
    """cadre: one cadre's facts. unit: one unit's. firm: a firm's problems and commitments, judged with the cadre
    who answers for them, and with the unit where nobody does."""

    CADRE = "cadre"
    UNIT = "unit"
    FIRM = "firm"


@dataclass(frozen=True)
class Clause:
    """place: an id of `resources/policy/clauses.json`. words: quoted from it, as they stand there."""

    place: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Rule(Generic[Facts]):
    """code: `A01`. rule_id: `unpaid_meal`, also its file's name. noun: what its findings point at. since: the day
    from which its clause is in force; on an earlier day nobody is checked by it. check(facts, policy, today): no
    clock, no database, no words."""

    code: str
    rule_id: str
    side: Side
    scope: Scope
    noun: str
    clause: Clause
    check: Callable[[Facts, Policy, date], list[Finding]]
    since: date = POLICY_ISSUED

    def finding(
        self,
        severity: Severity,
        record_id: str,
        *,
        cadre_id: str = "",
        period: str = "",
        enterprise_id: str = "",
        due_on: date | None = None,
        rests_on: Iterable[PolicyRow] = (),
        **params: object,
    ) -> Finding:
        """A finding of this rule. rests_on: the limits that decided it; one that is not verified makes it
        unconfirmed (待核实). params: plain values by the dictionary's names, dates and moments as ISO text,
        whose endings (`_on`, `_at`, `_fen`, `_id`) say how the sentence shows them."""
        return Finding(
            code=self.code,
            rule_id=self.rule_id,
            side=self.side,
            severity=severity,
            noun=self.noun,
            record_id=record_id,
            cadre_id=cadre_id,
            period=period,
            enterprise_id=enterprise_id,
            due_on=due_on,
            params={name: _plain(value) for name, value in params.items()},
            unconfirmed=any(not row.is_verified for row in rests_on),
        )


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value
