"""`update`: what comes on a stick and is signed."""

from __future__ import annotations

from pathlib import Path

import click

from qingdesk.cli.desk import Desk, pass_desk


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="Where a newer program's installer is put; default here.",
)
@pass_desk
def update(desk: Desk, file: Path, folder: Path) -> None:
    """Take a signed update in: working days, limits, a newer program. Says what came, and what is left to do."""
    from qingdesk.actions.update import take_update

    for sentence in take_update(desk.store, file, folder.resolve()).sentences():
        click.echo(sentence)
