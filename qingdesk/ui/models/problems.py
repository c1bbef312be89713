"""The lines of the list of problems: the most urgent first, each with its firm and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.labels import word_label
from qingdesk.domain.problem import Problem
from qingdesk.domain.problem_way import RATINGS
from qingdesk.domain.stage import Stage, stage
from qingdesk.i18n import N_, _, format_date, ngettext
from qingdesk.store import problems
from qingdesk.store.connection import Readable
from qingdesk.store.listed import Filter, Listing
from qingdesk.ui.models.firm_names import FirmNames
from qingdesk.ui.models.rows import Column, extra

WAITING: Mapping[Stage, str] = {
    Stage.TO_TRIAGE: N_("To be triaged"),
    Stage.TO_ASSIGN: N_("To be assigned"),
    Stage.IN_HAND: N_("Being handled"),
    Stage.TO_CLOSE: N_("To be closed"),
    Stage.TO_CALL_BACK: N_("To be called back"),
    Stage.TO_RATE: N_("To be rated"),
    Stage.TO_REPAIR: N_("To be mended"),
    Stage.TO_RATE_AGAIN: N_("To be rated again"),
    Stage.DONE: N_("All done"),
}
"""What a problem waits for, by its next step."""


@dataclass(frozen=True)
class ProblemLine:
    """firm: its name."""

    problem: Problem
    firm: str


def lines(reader: Readable, found: Sequence[Problem]) -> list[ProblemLine]:
    """These problems with the names of their firms."""
    firms = FirmNames(reader, [problem.enterprise_id for problem in found])
    return [ProblemLine(problem, firms[problem.enterprise_id]) for problem in found]


def listing(today: date, asked: Filter) -> Listing:
    """Which of them, in what order."""
    return problems.listing(today, asked)


def counts(reader: Readable, today: date, asked: Filter) -> dict[str, int]:
    """How many lines each chip would leave; under "" without one."""
    return problems.count_states(reader, today, asked)


def severity(problem: Problem, today: date) -> str:
    """The mark of its state."""
    now = stage(problem)
    if now is Stage.DONE:
        return "good"
    if problem.is_open and problem.due_on is not None and today > problem.due_on:
        return "red"
    return "yellow" if now in (Stage.TO_TRIAGE, Stage.TO_REPAIR) else "blue"


def state_words(problem: Problem, today: date) -> str:
    """Overdue comes first, then what it waits for."""
    if problem.is_open and problem.due_on is not None and today > problem.due_on:
        late = (today - problem.due_on).days
        return ngettext("Overdue by {n} day", "Overdue by {n} days", late).format(n=late)
    return _(WAITING[stage(problem)])


def rating_words(rating: int | None) -> str:
    """5 is 非常满意; nothing where none was given."""
    return next((_(said) for value, said in RATINGS if value == rating), "")


def columns(today: Callable[[], date]) -> tuple[Column[ProblemLine], ...]:
    """Of the list, in the language in use."""

    def day(value: date | None) -> str:
        return format_date(value, today=today()) if value is not None else "—"

    return (
        Column(_("Raised on"), lambda line: day(line.problem.raised_on), name="day"),
        Column(_("Enterprise"), lambda line: line.firm, name="firm"),
        Column(_("What the firm asks"), lambda line: " ".join(line.problem.text.split()), name="text"),
        Column(_("Lead unit"), lambda line: line.problem.lead_unit or "—", name="unit"),
        Column(_("Due on"), lambda line: day(line.problem.due_on), name="due"),
        Column(
            _("State"),
            lambda line: state_words(line.problem, today()),
            severity=lambda line: severity(line.problem, today()),
            name="state",
        ),
        extra("problem", "number", lambda line: line.problem.number),
        extra(
            "problem",
            "category",
            lambda line: word_label(line.problem.category) if line.problem.category else "",
        ),
        extra("problem", "grade", lambda line: line.problem.grade.value if line.problem.grade else ""),
        extra("problem", "owner", lambda line: line.problem.owner),
        extra("problem", "raised_by", lambda line: line.problem.raised_by),
        extra("problem", "closed_on", lambda line: day(line.problem.closed_on)),
    )
