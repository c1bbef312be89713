"""`handover`: pass an assignment to another cadre, with everything that is open."""

from __future__ import annotations

from datetime import datetime

import click

from qingdesk.cli.desk import Desk, pass_desk


@click.command()
@click.argument("assignment_id", metavar="ASSIGNMENT_ID")
@click.option("--to", "to_cadre_id", required=True, metavar="CADRE_ID", help="Who takes over.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day of the handover; default today.")
@pass_desk
def handover(desk: Desk, assignment_id: str, to_cadre_id: str, on: datetime | None) -> None:
    """Hand an assignment over: open problems, commitments and unsigned forms go with it. Prints the id of the
    handover, then that of the new assignment; both cadres then sign the paper."""
    from qingdesk.actions.handovers import hand_over

    day = on.date() if on else desk.today
    for made in hand_over(desk.store, assignment_id, to_cadre_id, day, desk.today).ids:
        click.echo(made)
