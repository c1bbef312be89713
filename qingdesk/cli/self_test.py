"""`self-test`: the installed program checks itself."""

from __future__ import annotations

import click


@click.command("self-test")
def self_test() -> None:
    """Make a store, record, import, print, export and paint every screen, in a folder that goes away again."""
    from qingdesk.app.self_test import run_self_test

    raise click.exceptions.Exit(run_self_test(click.echo))
