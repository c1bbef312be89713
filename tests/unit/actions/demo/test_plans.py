"""The sample's diary and its desk for problems: what keeps the ordinary from being a finding."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from qingdesk.actions.demo.asked import ask
from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.plans import NEAR, Diary
from qingdesk.actions.demo.problems import Desk
from qingdesk.actions.demo.series import Batch
from qingdesk.actions.demo.span import Span
from qingdesk.actions.demo.values import values
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.calendar import Calendar
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.problem import ProblemSource
from qingdesk.domain.unit import Level
from qingdesk.progress import no_progress
from qingdesk.store import policies, problems, progresses, units, workdays

TODAY = date(2026, 11, 22)
LEADER, SECOND, OFFICER = (Cadre(id=name, name=name) for name in ("示例甲", "示例乙", "示例丁"))


def diary() -> tuple[Diary, Span]:
    """An empty one."""
    span = Span(TODAY, Calendar())
    return Diary(Dice(1, span.first), span), span


def test_no_firm_is_visited_again_too_soon() -> None:
    book, span = diary()
    firm = Enterprise(id="f", name="示例企业")
    days: list[date] = []
    while (found := book.find_day(span.first, span.yesterday, firm, LEADER, NEAR)) is not None:
        book.go(found[0], firm, LEADER, part=found[1])
        days.append(found[0])
    days.sort()
    assert len(days) > 20
    assert min((later - day).days for day, later in pairwise(days)) >= NEAR


def test_nobody_is_at_two_places_at_once() -> None:
    book, span = diary()
    first, last = date(2026, 9, 1), date(2026, 9, 10)
    for number in range(120):
        leader = (LEADER, SECOND)[number % 2]
        firm = Enterprise(id=str(number), name="示例企业")
        found = book.find_day(first, last, firm, leader, NEAR) or book.find_any_day(first, last, firm, leader)
        if found is not None:
            book.go(found[0], firm, leader, OFFICER, part=found[1])
    assert len(book.plans) == 4 * len(span.between(first, last))
    for cadre in (LEADER, SECOND, OFFICER):
        times = sorted(
            (plan.day, plan.start, plan.end) for plan in book.plans if cadre in (plan.cadre, plan.officer)
        )
        assert times
        assert all(a[0] < b[0] or a[2] < b[1] for a, b in pairwise(times))


@pytest.mark.parametrize("today", [TODAY, date(2027, 1, 4), date(2026, 10, 9)])
def test_what_runs_its_ordinary_course_is_not_late(tmp_path: Path, today: date) -> None:
    plan = DeskPlan(unit_name="示例办", level=Level.COUNTY, region="411600")
    store = set_up_desk(tmp_path, plan, today)
    reader = store.reader()
    home, span = units.home(reader), Span(today, workdays.load(reader))
    assert home is not None
    dice, batch = Dice(2, span.first), Batch(store, no_progress, 1)
    firm = Enterprise(id=dice.new_id(), name="示例企业")
    batch.add("enterprise", firm)
    desk = Desk(dice, span, batch, policies.load(reader), home.id)
    for day in span.between(span.back(45), span.yesterday):
        for _ in range(20):
            desk.handle(ask(dice, day, firm.id, ProblemSource.LETTER, "示例丙", values(dice, day)))
    batch.flush()
    found, steps = problems.TABLE.find(reader), progresses.TABLE.find(reader)
    store.close()
    still_open = [problem for problem in found if problem.is_open]
    assert len(still_open) > 20
    for problem in found:
        assert problem.due_on is not None and problem.raised_on is not None
        if problem.is_open:
            left = span.calendar.working_days(today, problem.due_on)
            worked_on = span.between(problem.raised_on, span.yesterday)
            assert problem.due_on >= today and (left > 2 or len(worked_on) <= 2)
            assert problem.triaged_on is not None or span.age(problem.raised_on) <= 1
        else:
            assert problem.answered_on is not None
            assert problem.owner not in (problem.closed_by, problem.revisited_by)
            assert problem.closed_on is not None and problem.raised_on < problem.closed_on <= problem.due_on
            assert problem.revisited_on is not None or span.age(problem.closed_on) <= 5
    days = {problem.id: (problem.raised_on, problem.closed_on or today) for problem in found}
    for step in steps:
        first, last = days[step.problem_id]
        assert first is not None and step.noted_on is not None and first <= step.noted_on <= last
