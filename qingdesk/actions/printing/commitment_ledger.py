"""承诺事项台账 of a half-year, or of a choice."""

from __future__ import annotations

from datetime import date

from qingdesk.actions.printing.printable import Chosen, Letterhead, OfSeveral
from qingdesk.actions.printing.problem_ledger import span_words, word_label_of
from qingdesk.actions.printing.problem_ticket import answers
from qingdesk.actions.printing.spoken import cadre_name, in_lines, ledger_number, short_day
from qingdesk.domain.commitment import Commitment
from qingdesk.forms.commitment_ledger import KIND, CommitmentLedgerForm
from qingdesk.i18n import _, format_money
from qingdesk.store import enterprises
from qingdesk.store.connection import Readable


def _make(db: Readable, chosen: Chosen, head: Letterhead) -> CommitmentLedgerForm:
    return CommitmentLedgerForm(
        record_id="",
        number="",
        span=span_words(db, chosen),
        lines=tuple(_line(db, place, each) for place, each in enumerate(chosen.records, 1)),
        **head.fields(),
    )


def _line(db: Readable, place: int, commitment: Commitment) -> tuple[str, ...]:
    paid = commitment.fulfilled_fen
    fulfilled = (
        _("fulfilled {day}").format(day=short_day(commitment.fulfilled_on))
        if commitment.fulfilled_on
        else "",
        _("{amount} yuan fulfilled").format(amount=format_money(paid)) if paid else "",
        _("changed for a lawful cause") if commitment.changed_by_law else "",
        commitment.reason,
        commitment.compensation,
    )
    return (
        str(place),
        ledger_number(commitment.number),
        enterprises.get(db, commitment.enterprise_id).name,
        commitment.text,
        in_lines((word_label_of(commitment.basis), commitment.basis_no)),
        in_lines((commitment.promised_by, cadre_name(db, commitment.owner_cadre_id))),
        short_day(commitment.promised_on),
        short_day(commitment.due_on),
        format_money(commitment.amount_fen) if commitment.amount_fen is not None else "",
        in_lines(fulfilled),
    )


def _is_of(db: Readable, commitment: Commitment, today: date, cadre_id: str) -> bool:
    return commitment.owner_cadre_id == cadre_id or answers(
        db, commitment.enterprise_id, commitment.promised_on, today, cadre_id
    )


FORM = OfSeveral(kind=KIND, noun="commitment", make=_make, cls=CommitmentLedgerForm, is_of=_is_of)
