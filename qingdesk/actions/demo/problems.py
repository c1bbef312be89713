"""What became of what firms asked for: triaged, assigned, solved, answered, called back, rated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from qingdesk.actions.demo.asked import Asked
from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.people import person
from qingdesk.actions.demo.series import Batch
from qingdesk.actions.demo.span import Span
from qingdesk.actions.demo.words import words
from qingdesk.domain.deadline import problem_due_on
from qingdesk.domain.policy import Policy
from qingdesk.domain.problem import Grade, Problem, ProblemResult, RatedVia
from qingdesk.domain.progress import Progress, ProgressKind

_GRADES = (*[Grade.C] * 9, *[Grade.B] * 7, *[Grade.A] * 4)
_RESULTS = (
    *[ProblemResult.SOLVED] * 17,
    ProblemResult.PARTLY,
    ProblemResult.IMPOSSIBLE,
    ProblemResult.OUT_OF_SCOPE,
)
_RATINGS = (*[5] * 10, *[4] * 6, *[3] * 3, 2)
EXTENSION_WD = 10
_SOON_WD = 2


@dataclass(frozen=True)
class Step:
    """A progress that a fault asks for: kind, working days before today."""

    kind: ProgressKind
    back: int


@dataclass
class Desk:
    """Handles what was asked; what is given as `fate` stands as given, the rest runs its ordinary course."""

    dice: Dice
    span: Span
    batch: Batch
    policy: Policy
    home_id: str

    def handle(self, asked: Asked, fate: dict[str, Any] | None = None, steps: Iterable[Step] = ()) -> None:
        """Save the problem with its progress."""
        dice, span = self.dice, self.span
        grade = (fate or {}).get("grade") or dice.pick(_GRADES)
        due_on = problem_due_on(asked.day, grade, self.policy, span.calendar, unit_id=self.home_id)
        assert due_on is not None
        problem_id, owner = dice.new_id(), person(dice)
        progress = [self._step(problem_id, owner, span.back(step.back), step.kind) for step in steps]
        extended, least = None, 2
        if fate is None and grade is not Grade.C and dice.chance(0.05):
            extended = self._extension(problem_id, owner, asked.day, due_on)
            if extended is not None and extended.new_due_on is not None:
                least = span.calendar.working_days(asked.day, due_on) + 1
                due_on = extended.new_due_on
        course = (
            self._course(asked, due_on, owner, least) if fate is None else self._begun(asked, owner) | fate
        )
        problem = Problem(
            id=problem_id,
            number=self.batch.number("problem", asked.day.year),
            enterprise_id=asked.enterprise_id,
            visit_id=asked.visit_id,
            source=asked.source,
            raised_by=asked.by,
            raised_on=asked.day,
            category=asked.category,
            text=asked.text,
            requirement=dice.pick(words("problems")["requirements"]),
            due_on=due_on,
            **{"grade": grade, **course},
        )
        self.batch.add("problem", problem)
        for step in self._notes(problem, owner, extended, progress):
            self.batch.add("progress", step)

    def _begun(self, asked: Asked, owner: str) -> dict[str, Any]:
        """Triaged on the day or the next, assigned soon after: as far as that has come."""
        span, dice = self.span, self.dice
        triaged = asked.day if dice.chance(0.7) else span.later(asked.day, 1)
        if triaged > span.yesterday:
            return {}
        assigned = span.later(triaged, 1) if dice.chance(0.6) else triaged
        if assigned > span.yesterday:
            return {"triaged_on": triaged}
        co_units = f"{words('problems')['prefix']}{words('problems')[asked.category.value]['co']}"
        return {
            "triaged_on": triaged,
            "assigned_on": assigned,
            "lead_unit": asked.lead,
            "co_units": co_units if dice.chance(0.3) else "",
            "owner": owner,
        }

    def _course(self, asked: Asked, due_on: date, owner: str, least: int) -> dict[str, Any]:
        """Solved within its term, after `least` working days; still open where that day has not come."""
        span, dice = self.span, self.dice
        begun = self._begun(asked, owner)
        days = span.between(max(begun.get("assigned_on") or asked.day, asked.day + timedelta(days=1)), due_on)
        term = span.calendar.working_days(asked.day, due_on)
        took = dice.between(least, term)
        closed = next((day for day in days if span.calendar.working_days(asked.day, day) >= took), None)
        if closed is None and span.calendar.working_days(span.today, due_on) <= _SOON_WD and days:
            closed = days[-1]
        if closed is None or "assigned_on" not in begun:
            return begun
        return begun | self._closed(asked, closed, owner)

    def _closed(self, asked: Asked, closed: date, owner: str) -> dict[str, Any]:
        dice, lists = self.dice, words("problems")
        result = dice.pick(_RESULTS)
        reason = {ProblemResult.SOLVED: asked.solution, ProblemResult.PARTLY: lists["partly"]}
        return {
            "result": result,
            "result_reason": reason.get(result) or lists[result.value],
            "policy_basis": dice.pick(lists["law"]) if result is not ProblemResult.SOLVED else "",
            "answered_on": closed,
            "closed_on": closed,
            "closed_by": _another(dice, owner),
            **self._called_back(closed, owner),
        }

    def _called_back(self, closed: date, owner: str) -> dict[str, Any]:
        span, dice = self.span, self.dice
        day = span.later(closed, dice.between(1, 4))
        if day > span.yesterday:
            return {}
        called = {"revisited_on": day, "revisited_by": _another(dice, owner)}
        if not dice.chance(0.9):
            return called
        rating = dice.pick(_RATINGS)
        via = RatedVia.CALL if dice.chance(0.7) else RatedVia.SIGNED_FORM
        return called | {"rating": rating, "rated_on": day, "rated_via": via} | self._repaired(rating, day)

    def _repaired(self, rating: int, day: date) -> dict[str, Any]:
        """A bad rating is made good, and asked for again."""
        fixed = self.span.later(day, self.dice.between(3, 8))
        if rating > 2 or fixed > self.span.yesterday:
            return {}
        again = self.span.later(fixed, 2)
        second = {"second_rating": 4, "second_rated_on": again} if again <= self.span.yesterday else {}
        return {"fixed_on": fixed, **second}

    def _extension(self, problem_id: str, owner: str, raised: date, due_on: date) -> Progress | None:
        days = self.span.between(raised, due_on)[2:-2]
        if not days:
            return None
        until = self.span.later(due_on, EXTENSION_WD)
        return Progress(
            id=self.dice.new_id(),
            problem_id=problem_id,
            noted_on=days[-1],
            kind=ProgressKind.EXTENSION,
            text=self.dice.pick(words("problems")["extensions"]),
            new_due_on=until,
            told_enterprise=True,
            by=owner,
        )

    def _notes(
        self, problem: Problem, owner: str, extended: Progress | None, steps: list[Progress]
    ) -> list[Progress]:
        """The steps asked for, an extension, and a note or two, in the order of their days."""
        found = [*steps, *([extended] if extended else [])]
        last = problem.closed_on or self.span.yesterday
        days = self.span.between(problem.assigned_on, last)[1:] if problem.assigned_on else []
        for _ in range(self.dice.between(0, 2) if days else 0):
            found.append(self._step(problem.id, owner, self.dice.pick(days), ProgressKind.NOTE))
        if days and not steps and self.dice.chance(0.04):
            found.append(self._step(problem.id, owner, days[0], ProgressKind.TRANSFER))
        return sorted(found, key=lambda step: step.noted_on or self.span.today)

    def _step(self, problem_id: str, owner: str, day: date, kind: ProgressKind) -> Progress:
        lists = words("problems")
        texts = {
            ProgressKind.NOTE: "notes",
            ProgressKind.TRANSFER: "transfers",
            ProgressKind.RETURN: "returns",
        }
        unit = lists["prefix"] + self.dice.pick(
            lists[self.dice.pick(("land", "approvals", "other"))]["leads"]
        )
        text = self.dice.pick(lists[texts[kind]]).format(unit=unit)
        return Progress(
            id=self.dice.new_id(), problem_id=problem_id, noted_on=day, kind=kind, text=text, by=owner,
            told_enterprise=kind is ProgressKind.NOTE and self.dice.chance(0.7),
        )  # fmt: skip


def _another(dice: Dice, owner: str) -> str:
    """Who closes and calls back is never the handler himself."""
    name = person(dice)
    while name == owner:
        name = person(dice)
    return name
