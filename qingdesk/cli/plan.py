"""`plan`: days for the visits due."""

from __future__ import annotations

from pathlib import Path

import click

from qingdesk.cli.desk import Desk, pass_desk
from qingdesk.i18n import _, ngettext


@click.command()
@click.option("--ics", type=click.Path(path_type=Path), help="Also as a calendar file.")
@pass_desk
def plan(desk: Desk, ics: Path | None) -> None:
    """Proposed dates for the visits due in the running half-year. Nothing is saved in the store."""
    from qingdesk.actions.plan import plan_visits, save_ics

    made = plan_visits(desk.store, desk.today)
    for line in made.lines:
        click.echo(f"{line.day}  {line.enterprise}  {_(', ').join(line.visitors)}")
    for firm, number in made.left:
        text = ngettext(
            "{firm}: no day found for {count} visit; visits of one unit stay 30 days apart.",
            "{firm}: no day found for {count} visits; visits of one unit stay 30 days apart.",
            number,
        )
        click.echo(text.format(firm=firm, count=number))
    if not made.lines and not made.left:
        click.echo(_("Every visit of this half-year has been made."))
    for year in made.estimated:
        click.echo(
            _("The holidays of {year} are not entered: Monday to Friday is assumed.").format(year=year),
            err=True,
        )
    if ics is not None:
        save_ics(desk.store, made, ics)
        click.echo(_("Saved: {path}").format(path=ics), err=True)
