"""陪餐人数: how many of the firm may sit at a missed meal (《党政机关国内公务接待管理规定》, here a yardstick)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.domain.policy import Policy, PolicyRow


@dataclass(frozen=True)
class Companions:
    """most: of the firm's people. row: the limit that says so."""

    most: int
    row: PolicyRow


def most_companions(heads: int, policy: Policy, on: date, *, unit_id: str = "") -> Companions | None:
    """`companions.max` up to `companions.upto` of us, beyond that heads // `companions.divisor`; None where no
    limit was in force."""
    most = _number(policy, "companions.max", on, unit_id)
    upto = _number(policy, "companions.upto", on, unit_id)
    divisor = _number(policy, "companions.divisor", on, unit_id)
    if most is None or upto is None:
        return None
    if heads <= upto[0]:
        return Companions(*most)
    if divisor is None or divisor[0] <= 0:
        return None
    return Companions(heads // divisor[0], divisor[1])


def _number(policy: Policy, key: str, on: date, unit_id: str) -> tuple[int, PolicyRow] | None:
    row = policy.find(key, on, unit_id=unit_id)
    if row is None or isinstance(row.value, bool) or not isinstance(row.value, int):
        return None
    return row.value, row
