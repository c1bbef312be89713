"""`record` and `edit`: the same checks as the dialogs, from JSON."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from qingdesk.cli.desk import Desk, pass_desk, read_json
from qingdesk.errors import UserError
from qingdesk.i18n import _


@click.command()
@click.argument("noun")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@pass_desk
def record(desk: Desk, noun: str, file: Path) -> None:
    """Save one JSON object, or a list: all or nothing. Prints an id a line."""
    from qingdesk.actions import record as recording

    given = read_json(file)
    entries: list[object] = given if isinstance(given, list) else [given]
    objects = [_refuse_no_object(entry, number) for number, entry in enumerate(entries, start=1)]
    saved = recording.record(desk.store, noun, objects, desk.today)
    for record_id in saved.ids:
        click.echo(record_id)


@click.command()
@click.argument("noun")
@click.argument("record_id", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--reason", default="", help="Why a numbered form is changed (更正).")
@pass_desk
def edit(desk: Desk, noun: str, record_id: str, file: Path, reason: str) -> None:
    """Change the fields that the JSON object gives; the others stay."""
    from qingdesk.actions import record as recording

    given = read_json(file)
    changes = _refuse_no_object(given, 1)
    recording.edit(desk.store, noun, record_id, changes, desk.today, reason=reason)
    click.echo(record_id)


def _refuse_no_object(entry: object, number: int) -> Mapping[str, object]:
    if not isinstance(entry, dict):
        raise UserError(
            _("Entry {number} is not a JSON object.").format(number=number),
            _("Write it in braces, with a name and a value for each field. Nothing was saved."),
        )
    return entry
