"""What `import roster` and `import ledger` say of a file: rows by outcome, columns left out, faults, questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import click

from qingdesk.i18n import _

if TYPE_CHECKING:
    from qingdesk.actions.import_ledger import LedgerPreview
    from qingdesk.actions.import_roster import RosterPreview
    from qingdesk.exchange.roster.row import Fault

MOST_REMARKS = 20
"""Lines about rows that were taken; there may be one for every row."""
SHOWN = 40
"""Characters of a refused value that fit beside its reason; `--json` has it whole."""


class Answer(Protocol):
    """One option of a question."""

    @property
    def value(self) -> str: ...
    @property
    def text(self) -> str: ...


def print_roster(preview: RosterPreview, *, dry_run: bool) -> None:
    """The import of a roster, on stdout."""
    from qingdesk.exchange.roster.plan import Outcome

    _print_looked_at(dry_run)
    counts = preview.plan.counts
    click.echo(
        _(
            "{new} rows new, {changed} changed, {unchanged} unchanged, {refused} refused,"
            " {held} held back, {ask} to be asked about."
        ).format(
            new=counts[Outcome.NEW],
            changed=counts[Outcome.CHANGED],
            unchanged=counts[Outcome.UNCHANGED],
            refused=counts[Outcome.REFUSED],
            held=counts[Outcome.HELD_BACK],
            ask=counts[Outcome.ASK],
        )
    )
    for sheet in preview.parsed.sheets:
        if sheet.mapping is not None:
            _print_sheet(sheet.name, sheet.mapping.not_taken, is_empty=not sheet.rows)
    for row in preview.plan.rows_with(Outcome.REFUSED, Outcome.HELD_BACK, Outcome.ASK):
        _print_faults(row.row.faults or row.remarks[-1:])
    taken = preview.plan.rows_with(Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED)
    _print_remarks([remark for row in taken for remark in row.remarks])
    for question in preview.plan.questions:
        _print_question(question.text, question.key, question.options)


def print_ledger(preview: LedgerPreview, *, dry_run: bool) -> None:
    """The import of an old ledger, on stdout."""
    from qingdesk.exchange.roster.plan import Outcome

    _print_looked_at(dry_run)
    counts = preview.plan.counts
    click.echo(
        _("{new} rows new, {unchanged} unchanged, {refused} refused, {ask} to be asked about.").format(
            new=counts[Outcome.NEW],
            unchanged=counts[Outcome.UNCHANGED],
            refused=counts[Outcome.REFUSED],
            ask=counts[Outcome.ASK],
        )
    )
    for sheet in preview.parsed.sheets:
        if sheet.mapping is not None:
            _print_sheet(sheet.name, sheet.mapping.not_taken, is_empty=not sheet.rows)
    for row in preview.plan.rows_with(Outcome.REFUSED, Outcome.ASK):
        _print_faults(row.faults or row.remarks[-1:])
    for question in preview.plan.questions:
        _print_question(question.text, question.key, question.options)


def answers(given: Sequence[str]) -> Mapping[str, str]:
    """`KEY=VALUE` as `--answer` takes them; a key may hold =, an answer (an id, or a word) never does."""
    return {key: value for key, _equals, value in (answer.rpartition("=") for answer in given)}


def _print_looked_at(dry_run: bool) -> None:
    if dry_run:
        click.echo(_("Only looked at, nothing was changed:"))


def _print_sheet(name: str, not_taken: Sequence[str], *, is_empty: bool) -> None:
    sheet = name or "CSV"
    if is_empty:
        click.echo(_("{sheet}: there is no row below the header.").format(sheet=sheet))
    if not_taken:
        titles = _(", ").join(not_taken)
        click.echo(_("{sheet}: these columns are not taken: {titles}").format(sheet=sheet, titles=titles))


def _print_faults(faults: Sequence[Fault]) -> None:
    for fault in faults:
        place = _("{sheet}, row {row}").format(sheet=fault.sheet or "CSV", row=fault.row)
        cell = " ".join(word for word in (fault.column, fault.title) if word)
        value = fault.value if len(fault.value) <= SHOWN else fault.value[: SHOWN - 1] + "…"
        told = [_("“{value}”").format(value=value)] if value else []
        told += [sentence for sentence in (fault.reason, fault.suggestion) if sentence]
        click.echo(_("{place}: {told}").format(place=f"{place} {cell}".rstrip(), told=_("; ").join(told)))


def _print_remarks(remarks: Sequence[Fault]) -> None:
    """What is worth knowing of rows that were taken."""
    if remarks:
        click.echo(_("Taken, with a remark:"))
    _print_faults(remarks[:MOST_REMARKS])
    if len(remarks) > MOST_REMARKS:
        click.echo(_("… and {n} more; --json lists them all.").format(n=len(remarks) - MOST_REMARKS))


def _print_question(text: str, key: str, options: Sequence[Answer]) -> None:
    click.echo(f"{text} ({key})")
    for option in options:
        click.echo(f"  {option.value}  {option.text}")
