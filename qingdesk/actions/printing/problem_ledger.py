"""诉求台账 of a half-year, or of a choice."""

from __future__ import annotations

from datetime import date

from qingdesk.actions.printing.printable import Chosen, Letterhead, OfSeveral
from qingdesk.actions.printing.problem_ticket import answers
from qingdesk.actions.printing.spoken import (
    cadre_name,
    half_year,
    in_lines,
    in_one_line,
    ledger_number,
    short_day,
)
from qingdesk.domain.labels import word_label
from qingdesk.domain.problem import Problem, ProblemResult
from qingdesk.forms.problem_ledger import KIND, ProblemLedgerForm
from qingdesk.i18n import N_, _
from qingdesk.store import enterprises, progresses
from qingdesk.store.connection import Readable

_RATINGS = (
    N_("Very dissatisfied"),
    N_("Dissatisfied"),
    N_("Fairly satisfied"),
    N_("Satisfied"),
    N_("Very satisfied"),
)
"""From 1 to 5 (好差评)."""


def _make(db: Readable, chosen: Chosen, head: Letterhead) -> ProblemLedgerForm:
    return ProblemLedgerForm(
        record_id="",
        number="",
        span=span_words(db, chosen),
        lines=tuple(_line(db, place, problem) for place, problem in enumerate(chosen.records, 1)),
        **head.fields(),
    )


def span_words(db: Readable, chosen: Chosen) -> str:
    """2026年下半年　王海涛; of a choice, how many."""
    if chosen.half is None:
        return _("chosen: {number}").format(number=len(chosen.records))
    return in_one_line((half_year(chosen.half), cadre_name(db, chosen.cadre_id)))


def _line(db: Readable, place: int, problem: Problem) -> tuple[str, ...]:
    steps = progresses.of_problem(db, problem.id)
    if problem.result is not ProblemResult.OPEN:
        progress = in_lines((word_label(problem.result), problem.result_reason, short_day(problem.closed_on)))
    elif steps:
        progress = in_lines((short_day(steps[-1].noted_on), steps[-1].text or word_label_of(steps[-1].kind)))
    else:
        progress = word_label(problem.result)
    rating = _(_RATINGS[problem.rating - 1]) if problem.rating else ""
    return (
        str(place),
        ledger_number(problem.number),
        enterprises.get(db, problem.enterprise_id).name,
        in_lines((short_day(problem.raised_on), word_label_of(problem.source))),
        in_lines((word_label_of(problem.category), problem.grade.value if problem.grade else "")),
        problem.text,
        in_lines((problem.lead_unit, problem.co_units)),
        short_day(problem.due_on),
        progress,
        in_lines((short_day(problem.revisited_on), rating)),
    )


def word_label_of(word: object) -> str:
    """The word of an enumeration, or nothing where none was chosen."""
    from enum import StrEnum

    return word_label(word) if isinstance(word, StrEnum) else ""


def _is_of(db: Readable, problem: Problem, today: date, cadre_id: str) -> bool:
    return answers(db, problem.enterprise_id, problem.raised_on, today, cadre_id)


FORM = OfSeveral(kind=KIND, noun="problem", make=_make, cls=ProblemLedgerForm, is_of=_is_of)
