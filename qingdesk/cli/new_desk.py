"""`init` and `demo`: a new store, empty or with sample records."""

from __future__ import annotations

from datetime import datetime

import click

from qingdesk.cli.desk import Desk, pass_desk, password, watched
from qingdesk.i18n import _

LEVELS = ("province", "city", "county", "township")


@click.command()
@click.option("--unit", required=True, help="The name of your unit.")
@click.option("--level", required=True, type=click.Choice(LEVELS))
@click.option("--region", required=True, help="Six digits (GB/T 2260), such as 410100.")
@click.option(
    "--desk", "code", default="DESK", show_default=True, help="Four letters or digits before every number."
)
@click.option(
    "--records-from", type=click.DateTime(["%Y-%m-%d"]), help="From which day on the duty is counted."
)
@click.option("--no-password", is_flag=True, help="Protect the store by a key of this computer only.")
@pass_desk
def init(
    desk: Desk,
    unit: str,
    level: str,
    region: str,
    code: str,
    records_from: datetime | None,
    no_password: bool,
) -> None:
    """Make a new, empty store."""
    from qingdesk.actions.set_up import DeskPlan, set_up_desk
    from qingdesk.domain.unit import Level

    plan = DeskPlan(
        unit_name=unit,
        level=Level(level),
        region=region,
        desk_code=code,
        records_from=records_from.date() if records_from else None,
        password=None if no_password else password(new=True),
    )
    set_up_desk(desk.folder, plan, desk.today).close()
    click.echo(_("A new store was made in {folder}.").format(folder=desk.folder))


@click.command()
@click.option("--cadres", type=click.IntRange(1, 50_000), default=24, show_default=True)
@click.option("--enterprises", type=click.IntRange(1, 200_000), default=96, show_default=True)
@click.option("--visits", type=click.IntRange(0, 2_000_000), default=400, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--no-window", is_flag=True, help="Make the store and stop.")
@pass_desk
def demo(desk: Desk, cadres: int, enterprises: int, visits: int, seed: int, no_window: bool) -> None:
    """Make a store with sample records, marked 示例, and open it."""
    from qingdesk.actions.demo.build import build_sample

    with watched(_("Making sample records")) as progress:
        build_sample(
            desk.folder,
            cadres=cadres,
            enterprises=enterprises,
            visits=visits,
            seed=seed,
            today=desk.today,
            progress=progress,
        ).close()
    click.echo(_("A sample store was made in {folder}.").format(folder=desk.folder))
    if not no_window:
        from qingdesk.app.start import run as open_window

        raise click.exceptions.Exit(open_window(desk.folder))
