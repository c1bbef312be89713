"""The lines of 走访: the visit, its firm, who went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.labels import field_label, word_label
from qingdesk.domain.visit import Visit, VisitState
from qingdesk.i18n import _, format_date
from qingdesk.store import visits
from qingdesk.store.connection import Readable
from qingdesk.store.listed import Filter, Listing
from qingdesk.ui.models.firm_names import FirmNames
from qingdesk.ui.models.rows import Column, extra
from qingdesk.ui.style import code_font

STATE_MARKS = {VisitState.DRAFT: "yellow", VisitState.COMPLETED: "blue", VisitState.SIGNED: "good"}
"""A draft is to be completed, a completed one to be signed."""


@dataclass(frozen=True)
class VisitLine:
    """firm: its name."""

    visit: Visit
    firm: str


def lines(reader: Readable, found: Sequence[Visit]) -> list[VisitLine]:
    """These visits with the names of their firms."""
    firms = FirmNames(reader, [visit.enterprise_id for visit in found])
    return [VisitLine(visit, firms[visit.enterprise_id]) for visit in found]


def listing(asked: Filter) -> Listing:
    """Which of them, in what order."""
    return visits.listing(asked)


def counts(reader: Readable, asked: Filter) -> dict[str, int]:
    """How many lines each chip would leave; under "" without one."""
    return visits.counts_listed(reader, asked)


def columns(today: Callable[[], date]) -> tuple[Column[VisitLine], ...]:
    """Of the list, in the language in use."""

    def day(line: VisitLine) -> str:
        started = line.visit.started_at
        return format_date(started.date(), today=today()) if started is not None else ""

    def people(line: VisitLine) -> str:
        return _(", ").join(visitor.name for visitor in line.visit.visitors)

    def mode(line: VisitLine) -> str:
        return word_label(line.visit.mode) if line.visit.mode is not None else ""

    return (
        Column(_("Date"), day, name="day"),
        Column(field_label("visit", "enterprise_id"), lambda line: line.firm, name="firm"),
        Column(field_label("visit", "visitors"), people, name="visitors"),
        Column(_("Mode"), mode, name="mode"),
        Column(
            field_label("visit", "number"), lambda line: line.visit.number, font=code_font(), name="number"
        ),
        Column(
            field_label("visit", "state"),
            lambda line: word_label(line.visit.state),
            severity=lambda line: STATE_MARKS[line.visit.state],
            name="state",
        ),
        extra("visit", "place", lambda line: line.visit.place),
        extra("visit", "purpose", lambda line: " ".join(line.visit.purpose.split())),
        extra("visit", "hosts", lambda line: _(", ").join(host.name for host in line.visit.hosts)),
    )
