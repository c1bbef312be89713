"""`import`: files from others come in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qingdesk.cli.desk import Desk, pass_desk, print_json, read_json, watched
from qingdesk.i18n import _

if TYPE_CHECKING:
    from qingdesk.actions.import_ledger import LedgerPreview
    from qingdesk.actions.import_roster import RosterPreview
    from qingdesk.exchange.roster.row import Fault


@click.group("import")
def import_group() -> None:
    """Take in files: rosters, old ledgers, responsibilities, working days, limits."""


@import_group.command("roster")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", default="", help="Only this sheet of the workbook.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; change nothing.")
@click.option(
    "--refused", type=click.Path(path_type=Path), help="Save refused rows as a workbook to correct."
)
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def roster(desk: Desk, file: Path, sheet: str, dry_run: bool, refused: Path | None, as_json: bool) -> None:
    """Units, cadres, enterprises and assignments from .xlsx, .xls or .csv. One transaction, one undo."""
    from qingdesk.actions import import_roster as importing

    with watched(_("Reading")) as progress:
        preview = importing.preview_roster(desk.store, file, desk.today, sheet=sheet, progress=progress)
    if not dry_run:
        with watched(_("Importing")) as progress:
            preview = importing.import_roster(desk.store, preview, desk.today, progress).preview
    if refused is not None:
        from qingdesk.exchange.roster.refused import refused_workbook

        refused_workbook(refused, preview.parsed, preview.plan)
    if as_json:
        print_json(importing.report_document(preview))
        return
    _print_report(preview, dry_run)


def _print_report(preview: RosterPreview, dry_run: bool) -> None:
    from qingdesk.exchange.roster.plan import Outcome

    if dry_run:
        click.echo(_("Only looked at, nothing was changed:"))
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
    for row in preview.plan.rows_with(Outcome.REFUSED, Outcome.HELD_BACK, Outcome.ASK):
        for fault in row.row.faults or row.remarks[-1:]:
            _print_fault(fault)
    for question in preview.plan.questions:
        click.echo(question.text)


def _print_fault(fault: Fault) -> None:
    click.echo(
        _("{sheet}, row {row}, {column} {title}: “{value}” {reason} {suggestion}").format(
            sheet=fault.sheet,
            row=fault.row,
            column=fault.column,
            title=fault.title,
            value=fault.value,
            reason=fault.reason,
            suggestion=fault.suggestion,
        )
    )


@import_group.command("ledger")
@click.argument("noun")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", default="", help="Only this sheet of the workbook.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; change nothing.")
@click.option(
    "--refused", type=click.Path(path_type=Path), help="Save refused rows as a workbook to correct."
)
@click.option("--answer", "answers", multiple=True, help="KEY=VALUE, as --json lists the questions.")
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def ledger(
    desk: Desk,
    noun: str,
    file: Path,
    sheet: str,
    dry_run: bool,
    refused: Path | None,
    answers: tuple[str, ...],
    as_json: bool,
) -> None:
    """Old records of a visit, problem or commitment ledger (.xlsx, .xls, .csv). One transaction, one undo."""
    from qingdesk.actions import import_ledger as importing
    from qingdesk.exchange.ledger.plan import LedgerChoices

    # A key may hold =, an answer (an id, or a word) never does.
    given = {key: value for key, _equals, value in (answer.rpartition("=") for answer in answers)}
    with watched(_("Reading")) as progress:
        preview = importing.preview_ledger(
            desk.store,
            noun,
            file,
            desk.today,
            sheet=sheet,
            choices=LedgerChoices(answers=given),
            progress=progress,
        )
    if not dry_run:
        with watched(_("Importing")) as progress:
            preview = importing.import_ledger(desk.store, preview, desk.today, progress).preview
    if refused is not None:
        from qingdesk.exchange.ledger.refused import refused_rows

        refused_rows(refused, preview.parsed, preview.plan)
    if as_json:
        print_json(importing.report_document(preview))
        return
    _print_ledger(preview, dry_run)


def _print_ledger(preview: LedgerPreview, dry_run: bool) -> None:
    from qingdesk.exchange.roster.plan import Outcome

    if dry_run:
        click.echo(_("Only looked at, nothing was changed:"))
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
        if sheet.mapping is not None and sheet.mapping.not_taken:
            titles = _(", ").join(sheet.mapping.not_taken)
            click.echo(
                _("{sheet}: these columns are not taken: {titles}").format(sheet=sheet.name, titles=titles)
            )
    for row in preview.plan.rows_with(Outcome.REFUSED, Outcome.ASK):
        for fault in row.faults or row.remarks[-1:]:
            _print_fault(fault)
    for question in preview.plan.questions:
        click.echo(f"{question.text} ({question.key})")
        for option in question.options:
            click.echo(f"  {option.value}  {option.text}")


@import_group.command("responsibilities")
@click.argument("file", type=click.Path(path_type=Path))
@pass_desk
def responsibilities(desk: Desk, file: Path) -> None:
    """Who answers for which kind of problem; takes the place of the table before it."""
    from qingdesk.actions.responsibilities import import_responsibilities

    count, _changes = import_responsibilities(desk.store, file)
    click.echo(_("{count} tasks came in.").format(count=count))


@import_group.command("workdays")
@click.argument("file", type=click.Path(path_type=Path))
@pass_desk
def workdays(desk: Desk, file: Path) -> None:
    """Holidays and made-up working days of a year."""
    from qingdesk.actions.workdays import import_workdays

    years, _changes = import_workdays(desk.store, file)
    click.echo(_("Working days came in for: {years}").format(years=", ".join(str(year) for year in years)))


@import_group.command("policy")
@click.argument("file", type=click.Path(path_type=Path))
@pass_desk
def policy(desk: Desk, file: Path) -> None:
    """Limits of the unit's own, as JSON: stricter than the policy, each with its document."""
    import json

    from qingdesk.actions.limits import read_limits, set_limits

    rows = read_limits(json.dumps(read_json(file)))
    set_limits(desk.store, rows)
    click.echo(_("{count} limits came in.").format(count=len(rows)))
