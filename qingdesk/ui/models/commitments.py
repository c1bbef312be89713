"""The lines of the list of commitments: those still to be fulfilled first, by their term."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.commitment import Commitment, CommitmentBasis
from qingdesk.domain.labels import word_label
from qingdesk.i18n import _, format_date, format_money, ngettext
from qingdesk.store import commitments
from qingdesk.store.connection import Readable
from qingdesk.store.listed import Filter, Listing
from qingdesk.ui.models.firm_names import FirmNames
from qingdesk.ui.models.rows import Column, extra


@dataclass(frozen=True)
class CommitmentLine:
    """firm: its name."""

    commitment: Commitment
    firm: str


def lines(reader: Readable, found: Sequence[Commitment]) -> list[CommitmentLine]:
    """These commitments with the names of their firms."""
    firms = FirmNames(reader, [each.enterprise_id for each in found])
    return [CommitmentLine(each, firms[each.enterprise_id]) for each in found]


def listing(today: date, asked: Filter) -> Listing:
    """Which of them, in what order."""
    return commitments.listing(today, asked)


def counts(reader: Readable, today: date, asked: Filter) -> dict[str, int]:
    """How many lines each chip would leave; under "" without one."""
    return commitments.count_states(reader, today, asked)


def severity(commitment: Commitment, today: date) -> str:
    """The mark of its state."""
    if not commitment.is_live:
        return "good"
    if commitment.due_on is not None and today > commitment.due_on:
        return "red"
    return "yellow" if not has_basis(commitment) else "blue"


def has_basis(commitment: Commitment) -> bool:
    """Was it given in writing?"""
    return commitment.basis not in (None, CommitmentBasis.NONE)


def state_words(commitment: Commitment, today: date) -> str:
    """Overdue comes first, then how much of it was fulfilled."""
    if commitment.is_fulfilled:
        return _("Fulfilled")
    if commitment.changed_by_law:
        return _("Changed by law")
    if commitment.due_on is not None and today > commitment.due_on:
        late = (today - commitment.due_on).days
        return ngettext("Overdue by {n} day", "Overdue by {n} days", late).format(n=late)
    if not has_basis(commitment):
        return _("Without basis")
    if commitment.amount_fen and commitment.fulfilled_fen:
        share = commitment.fulfilled_fen * 100 // commitment.amount_fen
        return _("{percent}% fulfilled").format(percent=share)
    return _("Not fulfilled yet")


def columns(today: Callable[[], date]) -> tuple[Column[CommitmentLine], ...]:
    """Of the list, in the language in use."""

    def day(value: date | None) -> str:
        return format_date(value, today=today()) if value is not None else "—"

    def amount(line: CommitmentLine) -> str:
        fen = line.commitment.amount_fen
        return format_money(fen) if fen is not None else "—"

    return (
        Column(_("Promised on"), lambda line: day(line.commitment.promised_on), name="day"),
        Column(_("Enterprise"), lambda line: line.firm, name="firm"),
        Column(_("What was promised"), lambda line: " ".join(line.commitment.text.split()), name="text"),
        Column(_("Amount (yuan)"), amount, right=True, name="amount"),
        Column(_("Due on"), lambda line: day(line.commitment.due_on), name="due"),
        Column(
            _("State"),
            lambda line: state_words(line.commitment, today()),
            severity=lambda line: severity(line.commitment, today()),
            name="state",
        ),
        extra("commitment", "number", lambda line: line.commitment.number),
        extra(
            "commitment",
            "basis",
            lambda line: word_label(line.commitment.basis) if line.commitment.basis else "",
        ),
        extra("commitment", "basis_no", lambda line: line.commitment.basis_no),
        extra("commitment", "promised_by", lambda line: line.commitment.promised_by),
        extra("commitment", "fulfilled_on", lambda line: day(line.commitment.fulfilled_on)),
    )
