"""What a firm asks for: the words of a problem, before it is known how it went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.words import words
from qingdesk.domain.problem import Category, ProblemSource

CATEGORIES = (
    *[Category.FINANCING] * 5, *[Category.LABOUR] * 5, *[Category.LAND] * 4, *[Category.ENERGY_LOGISTICS] * 4,
    *[Category.APPROVALS] * 4, *[Category.POLICY_DELIVERY] * 4, *[Category.MARKET] * 3,
    *[Category.TECHNOLOGY_TALENT] * 3, *[Category.ENVIRONMENT_SAFETY] * 3, *[Category.ENFORCEMENT] * 2,
    *[Category.ARREARS] * 2, Category.LEGACY, Category.OTHER, Category.OTHER,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """text: the problem. solution: what came of it when it was solved. lead: who takes the lead."""

    day: date
    enterprise_id: str
    source: ProblemSource
    by: str
    category: Category
    text: str
    solution: str
    lead: str
    visit_id: str = ""


def ask(
    dice: Dice, day: date, enterprise_id: str, source: ProblemSource, by: str, said: Mapping[str, object],
    visit_id: str = "",
) -> Asked:  # fmt: skip
    """Something that firms ask for, in words. said: the figures of `values`."""
    category = dice.pick(CATEGORIES)
    lists = words("problems")[category.value]
    text, solution = dice.pick(lists["texts"])
    lead = f"{words('problems')['prefix']}{dice.pick(lists['leads'])}"
    return Asked(
        day,
        enterprise_id,
        source,
        by,
        category,
        text.format_map(said),
        solution.format_map(said),
        lead,
        visit_id,
    )
