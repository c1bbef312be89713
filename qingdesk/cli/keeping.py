"""`backup`, `restore`, `doctor`, `audit`: is everything safe and whole?"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from qingdesk.cli.desk import Desk, pass_desk, password, print_json
from qingdesk.i18n import _


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@pass_desk
def backup(desk: Desk, folder: Path | None) -> None:
    """Write a checked copy of the store, into its own folder or another. Prints where."""
    from qingdesk.actions.backups import back_up

    click.echo(str(back_up(desk.store, folder)))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@pass_desk
def restore(desk: Desk, file: Path) -> None:
    """Put a backup in the store's place; what was there is kept. Prints what is in it and where the old one lies."""
    from qingdesk.actions.open_desk import desk_exists, needs_password
    from qingdesk.actions.restore import needs_password_beside
    from qingdesk.actions.restore import restore as put_back

    desk.close()
    asks = needs_password(desk.folder) if desk_exists(desk.folder) else needs_password_beside(file)
    restored = put_back(desk.folder, password() if asks else None, file, datetime.now())
    inside = restored.inside
    click.echo(
        _("Restored: {unit}, last change {moment} (UTC), {visits} visits, {enterprises} enterprises.").format(
            unit=inside.unit, moment=inside.newest_at, visits=inside.counts["visit"],
            enterprises=inside.counts["enterprise"],
        )
    )  # fmt: skip
    if restored.kept is not None:
        click.echo(_("What was there is kept in {path}.").format(path=restored.kept))


@click.command()
@click.option("--json", "as_json", is_flag=True)
@click.option("--head", metavar="HEX", help="The audit head that stands on a printed form: is it still held?")
@click.option(
    "--repair", "mends", is_flag=True, help="Mend a damaged store, on copies; what was there is kept."
)
@click.option(
    "--delete-old", "lets_go", is_flag=True, help="Delete the copies that a restore or a repair replaced."
)
@pass_desk
def doctor(desk: Desk, as_json: bool, head: str | None, mends: bool, lets_go: bool) -> None:
    """Examine the store, each point with what to do. Exit 1 when anything is wrong."""
    from qingdesk.actions.doctor import compare_head, examine

    if mends:
        _repair(desk)
    if lets_go:
        _delete_old(desk)
    found = examine(desk.store)
    if head:
        found.append(compare_head(desk.store, head))
    if as_json:
        print_json([vars(point) for point in found])
    else:
        for point in found:
            mark = "✓" if point.is_well else "✗"
            click.echo(f"{mark} {point.title}" + (f"  {point.hint}" if point.hint else ""))
    if not all(point.is_well for point in found):
        raise click.exceptions.Exit(1)


def _repair(desk: Desk) -> None:
    from qingdesk.actions.open_desk import needs_password
    from qingdesk.actions.repair import repair

    desk.close()
    done = repair(desk.folder, password() if needs_password(desk.folder) else None, datetime.now())
    click.echo(done.sentence(), err=True)
    if done.kept is not None:
        click.echo(_("What was there is kept in {path}.").format(path=done.kept), err=True)


def _delete_old(desk: Desk) -> None:
    from qingdesk.actions.backups import delete_old_copies

    for backup in delete_old_copies(desk.store):
        click.echo(_("Deleted: {path}").format(path=backup.path), err=True)


@click.group("audit")
def audit_group() -> None:
    """The chained record of every change."""


@audit_group.command("verify")
@pass_desk
def audit_verify(desk: Desk) -> None:
    """Recompute the whole chain. Exit 1 when a row does not hold."""
    from qingdesk.actions.audit import fault_sentence, verify

    rows, faults = verify(desk.store.reader())
    for fault in faults:
        click.echo(fault_sentence(fault))
    click.echo(_("{rows} rows were checked; {faults} do not hold.").format(rows=rows, faults=len(faults)))
    if faults:
        raise click.exceptions.Exit(1)


@audit_group.command("show")
@click.argument("record_id", metavar="[ID]", required=False, default="")
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def audit_show(desk: Desk, record_id: str, as_json: bool) -> None:
    """The last changes, or all of one record: when, by whom, what."""
    from qingdesk.actions.audit import history

    rows = history(desk.store.reader(), record_id)
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo(
            "  ".join(str(row[name]) for name in ("seq", "at", "by", "action", "noun", "record_id", "reason"))
        )


@audit_group.command("left")
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def audit_left(desk: Desk, as_json: bool) -> None:
    """What left this desk: packages, lists as workbooks, papers; when, and by whom."""
    from qingdesk.actions.left_words import left_words
    from qingdesk.store import left

    found = left.find(desk.store.reader(), limit=10_000)
    if as_json:
        print_json([vars(each) for each in found])
        return
    for each in found:
        click.echo("  ".join((each.at, each.by, *left_words(each), str(each.count or ""))).rstrip())
