"""`import`: files from others come in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from qingdesk.cli import import_report as report
from qingdesk.cli.desk import Desk, pass_desk, print_json, read_json, watched
from qingdesk.i18n import _


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
@click.option(
    "--column", "columns", multiple=True, help="F=leader.name: what a column holds (ignored: nothing)."
)
@click.option(
    "--started-on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The assignments' start, in place of the roster's own date.",
)
@click.option("--answer", "answered", multiple=True, help="KEY=VALUE, as the questions are listed.")
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def roster(
    desk: Desk,
    file: Path,
    sheet: str,
    dry_run: bool,
    refused: Path | None,
    columns: tuple[str, ...],
    started_on: datetime | None,
    answered: tuple[str, ...],
    as_json: bool,
) -> None:
    """Units, cadres, enterprises and assignments from .xlsx, .xls or .csv. One transaction, one undo."""
    from qingdesk.actions import import_roster as importing
    from qingdesk.exchange.roster.corrections import corrected
    from qingdesk.exchange.roster.plan import Choices

    choices = Choices(answers=report.answers(answered), started_on=started_on.date() if started_on else None)
    with watched(_("Reading")) as progress:
        preview = importing.preview_roster(
            desk.store, file, desk.today, sheet=sheet, choices=choices, progress=progress
        )
        if columns:
            mappings = corrected(preview.parsed, columns)
            preview = importing.preview_again(desk.store, preview, desk.today, mappings=mappings)
    if not dry_run:
        with watched(_("Importing")) as progress:
            preview = importing.import_roster(desk.store, preview, desk.today, progress).preview
    if refused is not None:
        from qingdesk.exchange.roster.refused import refused_workbook

        refused_workbook(refused, preview.parsed, preview.plan)
    if as_json:
        print_json(importing.report_document(preview))
        return
    report.print_roster(preview, dry_run=dry_run)


@import_group.command("ledger")
@click.argument("noun")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", default="", help="Only this sheet of the workbook.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; change nothing.")
@click.option(
    "--refused", type=click.Path(path_type=Path), help="Save refused rows as a workbook to correct."
)
@click.option("--answer", "answered", multiple=True, help="KEY=VALUE, as the questions are listed.")
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def ledger(
    desk: Desk,
    noun: str,
    file: Path,
    sheet: str,
    dry_run: bool,
    refused: Path | None,
    answered: tuple[str, ...],
    as_json: bool,
) -> None:
    """Old records of a visit, problem or commitment ledger (.xlsx, .xls, .csv). One transaction, one undo."""
    from qingdesk.actions import import_ledger as importing
    from qingdesk.exchange.ledger.plan import LedgerChoices

    with watched(_("Reading")) as progress:
        preview = importing.preview_ledger(
            desk.store,
            noun,
            file,
            desk.today,
            sheet=sheet,
            choices=LedgerChoices(answers=report.answers(answered)),
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
    report.print_ledger(preview, dry_run=dry_run)


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
