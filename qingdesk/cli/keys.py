"""`password`, `recovery`, `move`, `wipe`, `erase`: who can open the desk, where it lives, and what of people stays."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from qingdesk.cli.desk import Desk, pass_desk, password
from qingdesk.errors import UserError
from qingdesk.i18n import _

NEW_PASSWORD = "QINGDESK_NEW_PASSWORD"
RECOVERY_CODE = "QINGDESK_RECOVERY_CODE"


def _asked(variable: str, prompt: str, *, new: bool) -> str:
    """From the environment, or typed on a terminal; raises `UserError`."""
    given = os.environ.get(variable)
    if given:
        return given
    if not sys.stdin.isatty():
        raise UserError(
            _("{what} is asked for.").format(what=prompt),
            _("Type it on a terminal, or set {variable}.").format(variable=variable),
        )
    asked: str = click.prompt(prompt, hide_input=True, confirmation_prompt=new, err=True)
    return asked


def _present(desk: Desk) -> str | None:
    from qingdesk.actions.open_desk import needs_password

    return password() if needs_password(desk.folder) else None


@click.group("password")
def password_group() -> None:
    """The password of the store."""


@password_group.command("set")
@pass_desk
def password_set(desk: Desk) -> None:
    """Set or change the password: only the key file is written anew. The present one comes from QINGDESK_PASSWORD,
    the new one from QINGDESK_NEW_PASSWORD, or both are asked for."""
    from qingdesk.actions.password import change_password

    old = _present(desk)
    change_password(desk.folder, old, _asked(NEW_PASSWORD, _("New password"), new=True))
    click.echo(_("The password was changed. Backups made before still open with the old one."))


@click.group("recovery")
def recovery_group() -> None:
    """The recovery code: a second way in, for the day on which the password is forgotten."""


@recovery_group.command("show")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write the sheet for the safe as a PDF, too."
)
@pass_desk
def recovery_show(desk: Desk, output: Path | None) -> None:
    """Make a new recovery code and show it this once; an earlier one opens nothing from then on."""
    from qingdesk.actions.password import show_recovery_code

    code = show_recovery_code(desk.folder, _present(desk))
    click.echo(code)
    if output is not None:
        from qingdesk.actions.printing.print_recovery import print_recovery
        from qingdesk.files import write_atomically
        from qingdesk.i18n import language

        write_atomically(output, print_recovery(desk.store, code, desk.today, language()))
    click.echo(_("Write it down now; it is not shown again. Keep it in the office's safe."), err=True)


@recovery_group.command("use")
@pass_desk
def recovery_use(desk: Desk) -> None:
    """Set a new password with the recovery code. It comes from QINGDESK_RECOVERY_CODE, the new password from
    QINGDESK_NEW_PASSWORD, or both are asked for."""
    from qingdesk.actions.password import use_recovery_code

    code = _asked(RECOVERY_CODE, _("Recovery code"), new=False)
    use_recovery_code(desk.folder, code, _asked(NEW_PASSWORD, _("New password"), new=True))
    click.echo(_("The new password is set."))


@click.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Take the whole desk out into this file."
)
@click.option("--in", "source", type=click.Path(path_type=Path), help="Bring a desk in from this file.")
@pass_desk
def move(desk: Desk, output: Path | None, source: Path | None) -> None:
    """Take the desk to a new laptop: store, key and settings in one sealed file, opened by a password."""
    from qingdesk.actions.move import bring_in, take_out
    from qingdesk.actions.open_desk import needs_password

    if (output is None) == (source is None):
        raise click.UsageError(_("Give -o FILE or --in FILE: one of them."))
    if output is not None:
        has_one = needs_password(desk.folder)
        words = password() if has_one else _asked(NEW_PASSWORD, _("A password for the journey"), new=True)
        take_out(desk.store, output, words)
        click.echo(
            _("The desk is in {path}. Bring it in, look at it, then wipe this one.").format(path=output)
        )
    elif source is not None:
        bring_in(desk.folder, source, password())
        click.echo(_("The desk was brought into {folder}.").format(folder=desk.folder))


@click.command()
@click.option(
    "--yes", "confirmed", metavar="DESK", help="The desk's four characters, instead of being asked."
)
@pass_desk
def wipe(desk: Desk, confirmed: str | None) -> None:
    """Take this desk off this computer for good: key, store and the backups in its folder."""
    from qingdesk.actions.move import wipe as wipe_desk

    code = desk.store.desk_code
    if confirmed is None and sys.stdin.isatty():
        confirmed = click.prompt(
            _("Everything goes. Type the desk's code, {code}").format(code=code), err=True
        )
    if confirmed != code:
        raise UserError(
            _("Nothing was wiped."),
            _("To wipe it, name its code: qingdesk wipe --yes {code}").format(code=code),
        )
    wipe_desk(desk.store)
    desk.close()
    click.echo(_("This desk is wiped."))


@click.command()
@click.option("--before", "before", required=True, type=click.DateTime(["%Y-%m-%d"]))
@click.option("--dry-run", is_flag=True, help="List only.")
@pass_desk
def erase(desk: Desk, before: datetime, dry_run: bool) -> None:
    """Erase the contacts of firms whose last assignment ended before a day, from records and audit alike."""
    from qingdesk.actions.privacy import erase_contacts, past_keeping

    due = past_keeping(desk.store.reader(), before.date())
    for entry in due:
        click.echo(f"{entry.ended_on}  {entry.enterprise}  {entry.enterprise_id}")
    if dry_run:
        return
    records, rows = erase_contacts(desk.store, before.date(), desk.today)
    click.echo(
        _("Personal data in {records} records was erased, and {rows} audit rows were emptied.").format(
            records=records, rows=rows
        )
    )
