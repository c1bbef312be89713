"""A07 非误餐时段就餐: 因工作误餐的，可按规定标准在企业食堂就餐 (豫办〔2020〕23号 二（五）).

- Visited 9:00-10:00, lunch (11:30-13:30): the visit reaches to 11:00 at most → yellow.
- Visited 9:00-10:30: it touches 11:30, none.
- Arrived at 14:00: touches 13:30, none; at 14:01 → yellow.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding, Severity, Side
from qingdesk.domain.meal import Meal
from qingdesk.domain.policy import Policy, PolicyRow
from qingdesk.rules.limits import limit
from qingdesk.rules.rule import Clause, Rule, Scope
from qingdesk.rules.seen import seen


def check(facts: CadreFacts, policy: Policy, today: date) -> list[Finding]:
    """The visit's start and end are known (a draft's count), and the meal's window on its day does not touch
    them, widened by `meal.window_before_min` and `meal.window_after_min`. Meals at events are not judged."""
    found = []
    for meal, day in seen(facts.meals, today):
        visit = facts.visit(meal.visit_id)
        if facts.event(meal.event_id) is not None or visit is None:
            continue
        windows = policy.find("meal.windows", day, unit_id=facts.unit_id)
        before = limit(policy, "meal.window_before_min", day, facts.unit_id)
        after = limit(policy, "meal.window_after_min", day, facts.unit_id)
        window = _window(windows, meal, day)
        if (
            visit.started_at is None
            or visit.ended_at is None
            or window is None
            or before is None
            or after is None
        ):
            continue
        early = window[0] - visit.ended_at > timedelta(minutes=after.value)
        late = visit.started_at - window[1] > timedelta(minutes=before.value)
        if not early and not late:
            continue
        found.append(
            RULE.finding(
                Severity.YELLOW,
                meal.id,
                cadre_id=meal.cadre_id,
                enterprise_id=meal.enterprise_id,
                rests_on=[row for row in (windows, before.row, after.row) if row is not None],
                eaten_on=day,
                meal_kind=meal.kind,
                started_at=visit.started_at,
                ended_at=visit.ended_at,
            )
        )
    return found


def _window(row: PolicyRow | None, meal: Meal, day: date) -> tuple[datetime, datetime] | None:
    """`{"lunch": ["11:30", "13:30"], …}` on that day."""
    if row is None or not isinstance(row.value, Mapping) or meal.kind is None:
        return None
    times = row.value.get(meal.kind.value)
    if not isinstance(times, list | tuple) or len(times) != 2:
        return None
    first, last = (datetime.combine(day, time.fromisoformat(text)) for text in times)
    return first, last


RULE: Rule[CadreFacts] = Rule(
    code="A07",
    rule_id="meal_outside_window",
    side=Side.TOO_CLOSE,
    scope=Scope.CADRE,
    noun="meal",
    clause=Clause("positive-5", "因工作误餐的"),
    check=check,
)
