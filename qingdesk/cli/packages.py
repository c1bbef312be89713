"""`export`, `verify`, `collect`, `key`: packages for supervisors, and whose are believed."""

from __future__ import annotations

from pathlib import Path

import click

from qingdesk.cli.desk import Desk, pass_desk, print_json, watched
from qingdesk.i18n import _

PROFILES = ("full", "supervisor", "statistics")


@click.command()
@click.option("--period", required=True, help="A half-year, such as 2026H1.")
@click.option("--profile", required=True, type=click.Choice(PROFILES))
@click.option("--with-offers", is_flag=True, help="Declined invitations too; they are private otherwise.")
@click.option(
    "--seal-for", "seal_for", metavar="KEY", help="Only the holder of this key can read it (.zip.age)."
)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@pass_desk
def export(
    desk: Desk, period: str, profile: str, with_offers: bool, seal_for: str | None, output: Path
) -> None:
    """Write a signed package of a half-year's records and all that they refer to."""
    from qingdesk.actions.export import export_package
    from qingdesk.actions.keys import recipient
    from qingdesk.actions.periods import half_named

    half = half_named(period)
    sealed_for = recipient(desk.store, seal_for) if seal_for else ""
    with watched(_("Exporting")) as progress:
        report = export_package(
            desk.store,
            half,
            profile,
            sealed_name(output) if sealed_for else output,
            with_offers=with_offers,
            seal_for=sealed_for,
            today=desk.today,
            progress=progress,
        )
    click.echo(
        _("{path}: {rows} rows, {size} bytes").format(path=report.path, rows=report.total, size=report.size)
    )


def sealed_name(path: Path) -> Path:
    """A sealed package says so by its name."""
    return path if path.suffix == ".age" else path.with_name(path.name + ".age")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def verify(desk: Desk, file: Path, as_json: bool) -> None:
    """Check a package: signature, every digest, and that nothing is missing or was added. Exit 1 when anything is
    wrong."""
    from qingdesk.actions.open_desk import desk_exists
    from qingdesk.actions.verify import verify_package

    store = desk.store if desk_exists(desk.folder) else None
    with watched(_("Verifying")) as progress:
        faults = verify_package(file, store, progress=progress).faults
    if as_json:
        print_json([{"kind": f.kind.value, "member": f.member, "sentence": f.sentence()} for f in faults])
    else:
        for fault in faults:
            click.echo(fault.sentence())
        if not faults:
            click.echo(_("{name} is whole.").format(name=file.name))
    if faults:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE.zip ...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def collect(desk: Desk, files: tuple[Path, ...], as_json: bool) -> None:
    """Take packages of other desks in; each whole or not at all. Exit 1 when one could not be taken."""
    from qingdesk.actions.collect import collect_packages

    with watched(_("Taking packages in")) as progress:
        outcomes = collect_packages(desk.store, files, progress=progress)
    if as_json:
        print_json([outcome.plain() for outcome in outcomes])
    else:
        for outcome in outcomes:
            click.echo(outcome.sentence(), err=outcome.refused is not None)
    if any(outcome.refused for outcome in outcomes):
        raise click.exceptions.Exit(1)


@click.group("key")
def key_group() -> None:
    """The desk's own key, and whose packages are believed."""


@key_group.command("show")
@pass_desk
def key_show(desk: Desk) -> None:
    """This desk's public key, as JSON: send it to your supervisor, and read the key_id out to them."""
    from qingdesk.actions.keys import key_document, own_keys

    print_json(key_document(own_keys(desk.store).public))


@key_group.command("list")
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def key_list(desk: Desk, as_json: bool) -> None:
    """Every key that is trusted here."""
    from qingdesk.store import known_keys

    keys = known_keys.find(desk.store.reader())
    if as_json:
        print_json([vars(key) for key in keys])
        return
    for key in keys:
        click.echo(f"{key.key_id}  {key.name}  {key.trusted_at}")


@key_group.command("trust")
@click.argument("file", type=click.Path(path_type=Path))
@pass_desk
def key_trust(desk: Desk, file: Path) -> None:
    """Believe what a key signs: from the file of its “key show”, or from one of its packages."""
    from qingdesk.actions.keys import trust

    key, _changes = trust(desk.store, file)
    click.echo(
        _("{name} is trusted with the key {key}. Have them read it out to you.").format(
            name=key.name, key=key.key_id
        )
    )


@key_group.command("forget")
@click.argument("key", metavar="ID")
@pass_desk
def key_forget(desk: Desk, key: str) -> None:
    """Believe it no longer; what came with it stays."""
    from qingdesk.actions.keys import forget

    forget(desk.store, key)
    click.echo(_("The key {key} is no longer trusted.").format(key=key))
