"""`list` and `show`: records as they are."""

from __future__ import annotations

import click

from qingdesk.cli.desk import Desk, pass_desk, print_json
from qingdesk.errors import UserError
from qingdesk.i18n import _


@click.command("list")
@click.argument("noun")
@click.option(
    "--where", "conditions", multiple=True, metavar="FIELD=VALUE", help="Only records with this value."
)
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def list_records(desk: Desk, noun: str, conditions: tuple[str, ...], as_json: bool) -> None:
    """The records of a noun, one a line."""
    from qingdesk.actions import look_up

    reader = desk.store.reader()
    found = look_up.find(reader, noun, dict(_condition(text) for text in conditions))
    if as_json:
        print_json([look_up.as_json(record) for record in found])
        return
    names = look_up.names(reader)
    for record in found:
        click.echo(look_up.line(record, names))


@click.command()
@click.argument("noun")
@click.argument("record_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def show(desk: Desk, noun: str, record_id: str, as_json: bool) -> None:
    """One record, field by field."""
    from qingdesk.actions import look_up, problems
    from qingdesk.domain.problem import Problem

    reader = desk.store.reader()
    record = look_up.get(reader, noun, record_id)
    if as_json:
        print_json(look_up.as_json(record))
        return
    for label, value in look_up.labelled(noun, record, look_up.names(reader)):
        click.echo(f"{label}: {value}")
    if isinstance(record, Problem) and record.is_open and not record.lead_unit.strip():
        proposal = problems.proposed_units(reader, record)
        if proposal is not None:
            label = _("Proposed by the table of responsibilities")
            click.echo(f"{label}: {_(', ').join((proposal.lead_unit, *proposal.co_units))}")


def _condition(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UserError(
            _("“{text}” is not a condition.").format(text=text),
            _("Write it as field=value, such as state=draft."),
        )
    return name.strip(), value.strip()
