"""`template`: an empty ledger to fill in and import."""

from __future__ import annotations

from pathlib import Path

import click

from qingdesk.i18n import _


@click.command()
@click.argument("noun")
@click.option("-o", "--output", "file", required=True, type=click.Path(path_type=Path), help="FILE.xlsx")
def template(noun: str, file: Path) -> None:
    """A workbook to fill in: headings, an example, drop-down lists. `import ledger` reads it."""
    from qingdesk.actions.import_ledger import ledger_of
    from qingdesk.exchange.ledger.template import write_template

    write_template(file, ledger_of(noun))
    click.echo(_("Saved: {name}").format(name=file.name))
