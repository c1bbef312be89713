"""`policy`: the limits in force, with their basis, and what a unit sets of its own."""

from __future__ import annotations

import json

import click

from qingdesk.cli.desk import Desk, pass_desk, print_json
from qingdesk.errors import UserError
from qingdesk.i18n import _


@click.group()
def policy() -> None:
    """Limits from law, policy and the unit's own documents."""


@policy.command("list")
@click.argument("key", required=False, default="")
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def list_limits(desk: Desk, key: str, as_json: bool) -> None:
    """Every limit, or those of a key; 待核实 is said where nobody has confirmed it."""
    from qingdesk.store import policies

    rows = [row for row in policies.rows(desk.store.reader()) if row.key.startswith(key)]
    if as_json:
        print_json([vars(row) for row in rows])
        return
    for row in rows:
        scope = " ".join(text for text in (row.city, row.rank, row.season) if text)
        state = "" if row.is_verified else _("to be confirmed")
        value = json.dumps(row.value, ensure_ascii=False)
        parts = (row.id, row.key, scope, value, str(row.valid_from), row.basis, state)
        click.echo("  ".join(part for part in parts if part))


@policy.command("set")
@click.argument("key")
@click.argument("value")
@click.option("--from", "valid_from", required=True, help="From which day on, such as 2026-01-01.")
@click.option("--basis", required=True, help="The number of the unit's document.")
@click.option("--city", default="", help="Four digits (GB/T 2260).")
@click.option("--rank", default="", help="ministerial, bureau or other.")
@click.option("--season", default="", help="Such as 04-01/05-10.")
@click.option("--by", default="", help="Who compared it with its document; without a name it is 待核实.")
@pass_desk
def set_limit(
    desk: Desk, key: str, value: str, valid_from: str, basis: str, city: str, rank: str, season: str, by: str
) -> None:
    """Put a limit of the unit's own into force; VALUE is JSON, or the name of a deadline profile."""
    from qingdesk.actions.limits import read_limits, set_limits, shipped_profiles

    entry = {
        "key": key,
        "value": shipped_profiles().get(value) or _value(value),
        "valid_from": valid_from,
        "basis": basis,
        "city": city,
        "rank": rank,
        "season": season,
        "verified_by": by,
        "verified_on": desk.today.isoformat() if by.strip() else "",
    }
    set_limits(desk.store, read_limits(json.dumps(entry)))
    click.echo(key)


@policy.command("verify")
@click.argument("policy_id", metavar="ID")
@click.option("--by", required=True, help="Who compared it with its document.")
@pass_desk
def verify(desk: Desk, policy_id: str, by: str) -> None:
    """Confirm a limit: it is no longer 待核实."""
    from qingdesk.actions.limits import confirm_limit

    confirm_limit(desk.store, policy_id, by, desk.today)
    click.echo(policy_id)


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise UserError(
            _("“{value}” is not a value.").format(value=text),
            _("Write it as JSON: 2, or {example}.").format(example='{"lunch": 40}'),
        ) from error
